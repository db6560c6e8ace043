package history

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session"
)

// damaged is a session of three versions on two branches, closed, for damaging.
func damaged(t *testing.T) *garden {
	g := plant(t)
	g.seed("one")
	g.accept("two")
	_, err := g.Branch(t.Context(), "side", "head")
	g.do(err)
	g.accept("three")
	g.do(g.Close())
	return g
}

func (g *garden) reopen() {
	g.t.Helper()
	s, err := Open(g.t.Context(), g.Dir())
	g.do(err)
	g.t.Cleanup(func() { s.Close() })
	g.Store = s
}

func (g *garden) gitFile(name string) string { return filepath.Join(g.Dir(), ".git", name) }

func TestOpenMends(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(g *garden)
		says   string
	}{
		"nothing":           {func(*garden) {}, ""},
		"no private folder": {func(g *garden) { g.do(os.RemoveAll(filepath.Join(g.Dir(), ".cultivar"))) }, ""},
		"an empty config":   {func(g *garden) { g.do(os.WriteFile(g.gitFile("config"), nil, 0o644)) }, "config was damaged"},
		"no config":         {func(g *garden) { g.do(os.Remove(g.gitFile("config"))) }, "config was damaged"},
		"a config of zeros": {func(g *garden) { g.do(os.WriteFile(g.gitFile("config"), make([]byte, 200), 0o644)) }, "config was damaged"},
		"a broken config":   {func(g *garden) { g.append("config", "[core\n") }, "config was damaged"},
		"an empty HEAD":     {func(g *garden) { g.do(os.WriteFile(g.gitFile("HEAD"), nil, 0o644)) }, "HEAD was damaged"},
		"no HEAD":           {func(g *garden) { g.do(os.Remove(g.gitFile("HEAD"))) }, "HEAD was damaged"},
		"a detached HEAD":   {func(g *garden) { g.plainGit("checkout", "-q", "--detach") }, "the head was on no branch"},
		"an empty branch":   {func(g *garden) { g.do(os.WriteFile(g.gitFile("refs/heads/side"), nil, 0o644)) }, "branch side was damaged"},
		"zeros in a branch": {func(g *garden) { g.do(os.WriteFile(g.gitFile("refs/heads/side"), make([]byte, 41), 0o644)) }, "branch side was damaged"},
		"no index":          {func(g *garden) { g.do(os.Remove(g.gitFile("index"))) }, "index was damaged"},
		"a cut index":       {func(g *garden) { g.do(os.Truncate(g.gitFile("index"), 50)) }, "index was damaged"},
		"half a pack":       {func(g *garden) { g.do(os.WriteFile(g.gitFile("objects/pack/pack-0123.idx"), []byte("x"), 0o444)) }, ""},
		"stale locks": {func(g *garden) {
			g.do(os.WriteFile(filepath.Join(g.Dir(), ".cultivar", "moving"), []byte("0"), 0o644))
			for _, lock := range []string{"index.lock", "HEAD.lock", "refs/heads/side.lock", "packed-refs.lock"} {
				g.do(os.WriteFile(g.gitFile(lock), nil, 0o644))
			}
		}, "removed index.lock"},
		"files of the version before": {func(g *garden) {
			g.do(os.WriteFile(filepath.Join(g.Dir(), ".cultivar", "settling"), []byte("3"), 0o644))
			g.put("index.html", "two")
		}, "finished a change"},
		"typing during an interrupted change": {func(g *garden) {
			g.do(os.WriteFile(filepath.Join(g.Dir(), ".cultivar", "settling"), []byte("3"), 0o644))
			g.put("index.html", "typed")
		}, "are kept as"},
	} {
		t.Run(name, func(t *testing.T) {
			g := damaged(t)
			c.damage(g)
			g.reopen()
			said := strings.Join(g.Repaired(), "\n")
			if c.says == "" && said != "" || !strings.Contains(said, c.says) {
				t.Errorf("it says %q, not %q", said, c.says)
			}
			h, err := g.Head(t.Context())
			g.do(err)
			if h.Branch != "side" || g.file("index.html") != "three" {
				t.Errorf("the head is %+v, the file %q", h, g.file("index.html"))
			}
			g.sound()
			g.accept("four")
			g.sound()
			g.do(g.Close())
			g.reopen()
			if len(g.Repaired()) > 0 {
				t.Errorf("opened again, it still repairs: %q", g.Repaired())
			}
			if strings.Contains(name, "typing") && !g.holds("typed") {
				t.Error("what was typed is lost")
			}
		})
	}
}

func (g *garden) append(name, text string) {
	f, err := os.OpenFile(g.gitFile(name), os.O_APPEND|os.O_WRONLY, 0o644)
	g.do(err)
	_, err = f.WriteString(text)
	g.do(err)
	g.do(f.Close())
}

// A change whose refs were interrupted goes on to where its operation says.
func TestRefsRollForward(t *testing.T) {
	g := plant(t)
	g.seed("one")
	before := g.accept("two")
	after := g.accept("three")
	g.do(g.Close())
	g.plainGit("update-ref", "refs/heads/main", before.ID)
	g.do(os.WriteFile(filepath.Join(g.Dir(), ".cultivar", "moving"), []byte("3"), 0o644))
	g.put("index.html", "two")
	g.reopen()
	if h, _ := g.Head(t.Context()); h.Version != after.ID || g.file("index.html") != "three" {
		t.Errorf("the head is %s, the file %q", h.Version, g.file("index.html"))
	}
	g.sound()
	// Without a marker the same is somebody's `git reset`, and stays.
	g.do(g.Close())
	g.plainGit("reset", "-q", "--hard", before.ID)
	g.reopen()
	if h, _ := g.Head(t.Context()); h.Version != before.ID {
		t.Errorf("a reset was undone")
	}
}

func TestTypingInTheSessionIsLeftAlone(t *testing.T) {
	g := damaged(t)
	g.put("index.html", "typed")
	g.reopen()
	if g.file("index.html") != "typed" || len(g.Repaired()) > 0 {
		t.Errorf("the file is %q, repaired %q", g.file("index.html"), g.Repaired())
	}
}

func TestNewerFormatIsRefused(t *testing.T) {
	g := plant(t)
	g.do(g.SetState(t.Context(), "format", []byte("2\n")))
	if _, err := Open(t.Context(), g.Dir()); err == nil || !strings.Contains(err.Error(), "newer Cultivar") {
		t.Errorf("opening says %v", err)
	}
}

func TestDeadReaderIsReplaced(t *testing.T) {
	g := plant(t)
	v := g.seed("one")
	g.do(g.reader.proc.cmd.Process.Kill())
	if _, err := g.Artifact(t.Context(), v.ID); err != nil {
		t.Error(err)
	}
	g.do(g.refs.proc.cmd.Process.Kill())
	if err := g.Star(t.Context(), v.ID, true); err == nil {
		return
	}
	g.do(g.Star(t.Context(), v.ID, true)) // the first try may notice the death, the next works
}

func TestReadOnlySession(t *testing.T) {
	g := damaged(t)
	if os.Getuid() == 0 {
		t.Skip("root writes everywhere; the full disk test covers failing writes")
	}
	err := filepath.WalkDir(g.Dir(), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(path, 0o555)
		}
		return err
	})
	g.do(err)
	t.Cleanup(func() {
		_ = filepath.WalkDir(g.Dir(), func(path string, d os.DirEntry, _ error) error { return os.Chmod(path, 0o755) })
	})
	g.reopen()
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	if len(tree.Versions) != 3 {
		t.Errorf("%d versions", len(tree.Versions))
	}
	if _, err := g.Commit(t.Context(), "accept", "", []session.Draft{draft("x", tree.Head.Version)}); err == nil {
		t.Error("a version was accepted into a session that cannot be written to")
	}
}
