package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session"
)

// grown is a session with a fork, a star, a kept version, a generation and state.
func grown(t *testing.T) (g *garden, starred, kept session.Version) {
	g = plant(t)
	g.seed("one")
	starred = g.accept("two")
	kept = g.accept("three")
	_, err := g.Undo(t.Context())
	g.do(err)
	g.do(g.Star(t.Context(), starred.ID, true))
	_, err = g.Branch(t.Context(), "side", starred.ID)
	g.do(err)
	g.accept("four")
	g.do(g.Record(t.Context(), session.Generation{ID: "20261122T174512-3f2a", Variants: []session.Variant{
		{Tile: 7, Artifact: page("tile seven")},
	}}))
	g.do(g.SetState(t.Context(), "taste", []byte("warm")))
	return g, starred, kept
}

func TestPushedAndClonedWhole(t *testing.T) {
	g, starred, kept := grown(t)
	bare := filepath.Join(t.TempDir(), "bare.git")
	g.plainGit("init", "-q", "--bare", "-b", "main", bare)
	g.plainGit("remote", "add", "origin", bare)
	g.plainGit("push")
	clone := filepath.Join(t.TempDir(), "clone")
	g.plainGit("clone", "-q", bare, clone)
	if !Exists(clone) {
		t.Fatal("a clone is not taken for a session")
	}
	s, err := Open(t.Context(), clone)
	g.do(err)
	c := &garden{s, t}
	defer s.Close()
	want, err := g.Tree(t.Context(), 0)
	g.do(err)
	got, err := c.Tree(t.Context(), 0)
	g.do(err)
	if len(got.Versions) != len(want.Versions) || len(got.Branches) != 2 {
		t.Errorf("the clone has %d versions and branches %v", len(got.Versions), got.Branches)
	}
	v, err := c.Version(t.Context(), starred.ID)
	if err != nil || !v.Star {
		t.Errorf("the star is not there: %+v, %v", v, err)
	}
	if v, err := c.Version(t.Context(), kept.ID); err != nil || v.Subject != kept.Subject {
		t.Errorf("the kept version is not there: %v", err)
	}
	gen, err := c.Generation(t.Context(), "")
	if tile, ok := gen.Variant(7); err != nil || !ok || string(tile.Artifact.Source()) != "tile seven" {
		t.Errorf("the generation is not there: %v", err)
	}
	if data, ok, _ := c.State(t.Context(), "taste"); !ok || string(data) != "warm" {
		t.Errorf("the state is %q", data)
	}
	c.sound()
	c.accept("from the clone")
	c.plainGit("push")
	if len(s.Repaired()) == 0 || !strings.Contains(s.Repaired()[0], "fresh clone") {
		t.Errorf("repaired: %q", s.Repaired())
	}
	if refs := g.plainGit("ls-remote", bare); strings.Contains(refs, opRef) {
		t.Errorf("operations have travelled: %s", refs)
	}
}

func TestLaterRemoteCarriesAllToo(t *testing.T) {
	g, starred, _ := grown(t)
	bare := filepath.Join(t.TempDir(), "bare.git")
	g.plainGit("init", "-q", "--bare", bare)
	g.plainGit("remote", "add", "backup", bare)
	again, err := Open(t.Context(), g.Dir())
	g.do(err)
	defer again.Close()
	g.plainGit("push", "backup")
	if refs := g.plainGit("ls-remote", bare); !strings.Contains(refs, starRef+starred.ID) {
		t.Errorf("pushed: %s", refs)
	}
	if names := strings.Fields(g.plainGit("remote")); len(names) != 1 {
		t.Errorf("remotes: %v", names)
	}
}

func TestPlainGitWorksOnASession(t *testing.T) {
	g, _, _ := grown(t)
	g.sound()
	if out := g.plainGit("log", "--graph", "--all", "--format=%s"); strings.Count(out, "make it") < 4 {
		t.Errorf("log: %s", out)
	}
	if out := g.plainGit("diff", "main", "side"); !strings.Contains(out, "+four") {
		t.Errorf("diff: %s", out)
	}
	// A habitual commit finds nothing to commit.
	cmd := exec.Command("git", "-c", "user.name=a", "-c", "user.email=b", "commit", "-am", "habit")
	cmd.Dir = g.Dir()
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Errorf("`git commit -am` committed something: %s", out)
	}
	// A real one becomes a version of origin edit, of the same kind.
	if err := os.WriteFile(filepath.Join(g.Dir(), "index.html"), []byte("by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	g.plainGit("-c", "user.name=a", "-c", "user.email=b", "commit", "-qam", "by hand\n\nin my editor")
	v, err := g.Version(t.Context(), "head")
	g.do(err)
	if v.Origin != session.Edit || v.Proposer != "person" || v.Subject != "by hand" || v.Instruction != "in my editor" {
		t.Errorf("a plain commit reads as %+v", v)
	}
	a, err := g.Artifact(t.Context(), "head")
	g.do(err)
	if a.Kind != "page" || a.Main != "index.html" || string(a.Source()) != "by hand" {
		t.Errorf("its artifact: %s %s %q", a.Kind, a.Main, a.Source())
	}
	// Undo takes it back first, then what was before.
	op, err := g.Undo(t.Context())
	g.do(err)
	if g.file("index.html") != "four" {
		t.Errorf("after %q the file is %q", op.What, g.file("index.html"))
	}
	_, err = g.Undo(t.Context())
	g.do(err)
	if g.file("index.html") != "two" {
		t.Errorf("the file is %q", g.file("index.html"))
	}
	for range 2 {
		_, err = g.Redo(t.Context())
		g.do(err)
	}
	if g.file("index.html") != "by hand" {
		t.Errorf("after redo the file is %q", g.file("index.html"))
	}
	g.sound()
}

func TestPlainBisect(t *testing.T) {
	g := plant(t)
	first := g.seed("0")
	for i := 1; i < 8; i++ {
		g.accept(strings.Repeat("x", i))
	}
	g.plainGit("bisect", "start", "main", first.ID)
	out := g.plainGit("bisect", "run", "sh", "-c", "! grep -q xxxxx index.html")
	if !strings.Contains(out, "is the first bad commit") {
		t.Errorf("bisect: %s", out)
	}
	g.plainGit("bisect", "reset")
	g.sound()
}

// hostile is an environment full of traps.
func hostile(t *testing.T) {
	home := t.TempDir()
	hooks := filepath.Join(home, "hooks")
	for _, name := range []string{"pre-commit", "reference-transaction", "post-checkout", "post-index-change"} {
		if err := os.MkdirAll(hooks, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(hooks, name), []byte("#!/bin/sh\necho trapped >&2\nexit 1\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	config := "[core]\n\thooksPath = " + hooks + "\n\tautocrlf = true\n\teol = crlf\n\tfsmonitor = /nonexistent\n" +
		"[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n[user]\n\tuseConfigOnly = true\n" +
		"[log]\n\tshowSignature = true\n\tdecorate = full\n[color]\n\tui = always\n[transfer]\n\tfsckObjects = true\n"
	if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("GIT_DIR", "/nonexistent/.git")
	t.Setenv("GIT_WORK_TREE", "/nonexistent")
	t.Setenv("GIT_INDEX_FILE", "/nonexistent/index")
	t.Setenv("GIT_OBJECT_DIRECTORY", "/nonexistent/objects")
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.bare")
	t.Setenv("GIT_CONFIG_VALUE_0", "true")
	t.Setenv("GIT_AUTHOR_DATE", "not a date")
	t.Setenv("EMAIL", "")
}

func TestHostileEnvironment(t *testing.T) {
	outer := t.TempDir()
	cmd := exec.Command("git", "init", "-q", outer)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	hostile(t)
	s, err := Create(t.Context(), filepath.Join(outer, "inside", "session"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	g := &garden{s, t}
	g.seed("one\r\ntwo\nthree\r\n")
	g.accept("one\ntwo\r\n")
	if g.file("index.html") != "one\ntwo\r\n" {
		t.Errorf("line ends have changed: %q", g.file("index.html"))
	}
	_, err = g.Undo(t.Context())
	g.do(err)
	a, err := g.Artifact(t.Context(), "head")
	g.do(err)
	if string(a.Source()) != "one\r\ntwo\nthree\r\n" {
		t.Errorf("line ends have changed: %q", a.Source())
	}
	if h, _ := g.Head(t.Context()); h.Branch != "main" {
		t.Errorf("the branch is %s", h.Branch)
	}
	if out, err := s.git.run(t.Context(), nil, "status", "--porcelain"); err != nil || len(out) > 0 {
		t.Errorf("status: %s, %v", out, err)
	}
}

func TestForeignFoldersAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if Exists(dir) {
		t.Error("an empty folder is taken for a session")
	}
	if err := os.WriteFile(filepath.Join(dir, "work.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, prepare := range map[string]func(){
		"a folder with files": func() {},
		"a git repository": func() {
			out, err := exec.Command("git", "-C", dir, "init", "-q").CombinedOutput()
			if err != nil {
				t.Fatalf("%s", out)
			}
		},
	} {
		prepare()
		if _, err := Create(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "not empty") {
			t.Errorf("%s: Create says %v", name, err)
		}
		if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "no session") {
			t.Errorf("%s: Open says %v", name, err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("the folder holds %v", entries)
	}
}
