package history

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

// put writes a file into the session as another program would.
func (g *garden) put(path, text string) {
	g.t.Helper()
	full := filepath.Join(g.Dir(), path)
	g.do(os.MkdirAll(filepath.Dir(full), 0o755))
	g.do(os.WriteFile(full, []byte(text), 0o644))
}

// holds says whether any version has a file of these bytes.
func (g *garden) holds(text string) bool {
	g.t.Helper()
	tree, err := g.Tree(g.t.Context(), 0)
	g.do(err)
	return slices.ContainsFunc(tree.Versions, func(v session.Version) bool {
		a, err := g.Artifact(g.t.Context(), v.ID)
		g.do(err)
		for _, data := range a.Files {
			if string(data) == text {
				return true
			}
		}
		return false
	})
}

func TestStrangeBytesAreKept(t *testing.T) {
	g := plant(t)
	first := g.seed("one")
	g.accept("two")
	for name, c := range map[string]struct {
		path string
		then func() error
	}{
		"accept":   {"index.html", func() error { g.accept("next"); return nil }},
		"checkout": {"img/a b/ü.png", func() error { _, err := g.Checkout(t.Context(), first.ID); return err }},
		"undo":     {"index.html", func() error { _, err := g.Undo(t.Context()); return err }},
	} {
		g.put(c.path, "by hand before "+name)
		g.do(c.then())
		if !g.holds("by hand before " + name) {
			t.Errorf("what was typed before %s is lost", name)
		}
		g.sound()
	}
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	edits := 0
	for _, v := range tree.Versions {
		if v.Origin == session.Edit {
			edits++
			if !v.Kept || !strings.HasPrefix(v.Subject, "edit ") {
				t.Errorf("an edit looks like %+v", v)
			}
		}
	}
	if edits != 3 {
		t.Errorf("%d edits", edits)
	}
}

func TestKnownBytesAreNoEdit(t *testing.T) {
	g := plant(t)
	g.seed("one")
	g.accept("two")
	g.accept("three")
	g.do(g.Record(t.Context(), session.Generation{ID: "g1", Variants: []session.Variant{{Tile: 1, Artifact: page("tile")}}}))
	for _, text := range []string{"one", "tile"} {
		g.put("index.html", text)
		g.accept("after " + text)
	}
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	if len(tree.Versions) != 5 {
		t.Errorf("%d versions: known bytes were taken for an edit", len(tree.Versions))
	}
}

func TestFilesComeAndGo(t *testing.T) {
	g := plant(t)
	g.put("notes/todo.txt", "mine")
	shapes := []map[string]string{
		{"index.html": "a", "x": "file"},
		{"index.html": "b", "x/y/z.css": "deep", "x/w.css": "w"},
		{"index.html": "c", "X": "capital"},
		{"index.html": "d", "notes": "a file where a folder of mine is"},
		{"index.html": "e"},
	}
	head := ""
	for i, shape := range shapes {
		a := artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{}}
		for path, text := range shape {
			a.Files[path] = []byte(text)
		}
		d := session.Draft{Artifact: a, Subject: fmt.Sprint(i), Provenance: session.Provenance{Origin: session.Ask}}
		if head != "" {
			d.Parents = []string{head}
		}
		v, err := g.Commit(t.Context(), "accept", head, []session.Draft{d})
		g.do(err)
		head = v[0].ID
		if _, blocked := shape["notes"]; blocked {
			if g.file("notes/todo.txt") != "mine" || len(g.Repaired()) == 0 {
				t.Errorf("a folder of somebody's stood in the way: %q, %q", g.file("notes/todo.txt"), g.Repaired())
			}
			continue
		}
		for path, text := range shape {
			if g.file(path) != text {
				t.Errorf("%d: %s is %q", i, path, g.file(path))
			}
		}
	}
	if _, err := os.Stat(filepath.Join(g.Dir(), "x")); err == nil {
		t.Error("a folder that nothing is in was left")
	}
	if out := g.plainGit("status", "--porcelain"); out != "?? notes/\n" {
		t.Errorf("status: %s", out)
	}
}

func TestLinksDoNotLeadOutside(t *testing.T) {
	g := plant(t)
	g.seed("one")
	outside := t.TempDir()
	g.do(os.RemoveAll(filepath.Join(g.Dir(), "img")))
	g.do(os.Symlink(outside, filepath.Join(g.Dir(), "img")))
	g.accept("two")
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Errorf("the session has written outside itself: %v", entries)
	}
	if g.file("img/a b/ü.png") != "png" {
		t.Errorf("the file is %q", g.file("img/a b/ü.png"))
	}
}

func TestRefusedPaths(t *testing.T) {
	g := plant(t)
	for _, path := range []string{
		"../x", "a/../../x", "/etc/passwd", "", "a//b", ".", "./a", ".git/config", "a/.GIT/x", ".cultivar/lock",
		".gitmodules", "GIT~1/x", ".git. /x", ".g\u200cit/x", "a\\b", "a\x00b", "\xff", strings.Repeat("x", 300),
	} {
		a := page("x").With(path, []byte("evil"))
		if _, err := g.Commit(t.Context(), "seed", "", []session.Draft{{Artifact: a}}); err == nil {
			t.Errorf("%q was taken", path)
		}
		if err := g.Record(t.Context(), session.Generation{ID: "g", Variants: []session.Variant{{Tile: 1, Artifact: a}}}); err == nil {
			t.Errorf("%q was taken in a generation", path)
		}
	}
	for _, path := range []string{"a b/ü.png", "-x", "#x", "a\nb", "…", ".hidden", "git/x", "con", "a'\"b"} {
		g.do(g.Record(t.Context(), session.Generation{ID: "g", Variants: []session.Variant{{Tile: 1, Artifact: page("x").With(path, []byte("good"))}}}))
		back, err := g.Generation(t.Context(), "g")
		g.do(err)
		if string(back.Variants[0].Artifact.Files[path]) != "good" {
			t.Errorf("%q did not come back", path)
		}
	}
}
