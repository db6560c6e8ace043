package history

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

func page(html string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{
		"index.html": []byte(html), "img/a b/ü.png": []byte("png"),
	}}
}

func draft(html string, parents ...string) session.Draft {
	return session.Draft{
		Artifact: page(html), Subject: "make it " + html, Parents: parents,
		Provenance: session.Provenance{Origin: session.Ask, Proposer: "phrasebook", Instruction: html},
	}
}

// garden is a session under test.
type garden struct {
	*Store
	t *testing.T
}

func plant(t *testing.T) *garden {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "session"))
	if err != nil {
		t.Fatal(err)
	}
	g := &garden{s, t}
	t.Cleanup(func() { s.Close() })
	return g
}

func (g *garden) do(err error) {
	g.t.Helper()
	if err != nil {
		g.t.Fatal(err)
	}
}

func (g *garden) seed(html string) session.Version {
	g.t.Helper()
	d := draft(html)
	d.Origin = session.Seed
	v, err := g.Commit(g.t.Context(), "seed", "", []session.Draft{d})
	g.do(err)
	return v[0]
}

func (g *garden) accept(html string) session.Version {
	g.t.Helper()
	head, err := g.Head(g.t.Context())
	g.do(err)
	v, err := g.Commit(g.t.Context(), "accept", head.Version, []session.Draft{draft(html, head.Version)})
	g.do(err)
	return v[0]
}

// plainGit runs the user's git in the session.
func (g *garden) plainGit(args ...string) string {
	g.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = g.Dir()
	out, err := cmd.CombinedOutput()
	if err != nil {
		g.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (g *garden) file(path string) string {
	g.t.Helper()
	data, err := os.ReadFile(filepath.Join(g.Dir(), path))
	if err != nil {
		return "(" + err.Error() + ")"
	}
	return string(data)
}

func (g *garden) sound() {
	g.t.Helper()
	if out := g.plainGit("fsck", "--full", "--strict"); strings.Contains(out, "error") {
		g.t.Errorf("fsck: %s", out)
	}
	if out := g.plainGit("status", "--porcelain"); out != "" {
		g.t.Errorf("status is not clean: %s", out)
	}
}

func TestFirstWalk(t *testing.T) {
	g := plant(t)
	ctx := context.Background()
	seed := g.seed("one")
	two := g.accept("two")
	if g.file("index.html") != "two" || g.file("img/a b/ü.png") != "png" {
		t.Errorf("head files: %q", g.file("index.html"))
	}
	g.sound()
	op, err := g.Undo(ctx)
	g.do(err)
	if !strings.HasPrefix(op.What, "undo accept") || g.file("index.html") != "one" {
		t.Errorf("undo: %+v, file %q", op, g.file("index.html"))
	}
	if _, err := g.Undo(ctx); !errors.Is(err, session.ErrNothing) {
		t.Errorf("undoing the seed: %v", err)
	}
	_, err = g.Redo(ctx)
	g.do(err)
	if g.file("index.html") != "two" {
		t.Errorf("redo: %q", g.file("index.html"))
	}
	h, err := g.Checkout(ctx, seed.ID[:8])
	g.do(err)
	if h.Version != seed.ID || g.file("index.html") != "one" {
		t.Errorf("checkout: %+v %q", h, g.file("index.html"))
	}
	side := g.accept("three")
	g.sound()
	tree, err := g.Tree(ctx, 0)
	g.do(err)
	if len(tree.Versions) != 3 || tree.Versions[2].ID != seed.ID || tree.Head.Version != side.ID {
		t.Errorf("tree: %+v", tree)
	}
	g.do(g.Star(ctx, two.ID, true))
	g.do(g.Rename(ctx, tree.Head.Branch, "warm ones"))
	h, err = g.Head(ctx)
	g.do(err)
	if h.Branch != "warm-ones" {
		t.Errorf("renamed: %+v", h)
	}
	a, err := g.Artifact(ctx, "main")
	g.do(err)
	if a.Key() != page("two").Key() {
		t.Errorf("artifact: %+v", a)
	}
	g.sound()
}

func TestGenerationRoundTrip(t *testing.T) {
	g := plant(t)
	ctx := context.Background()
	g.seed("one")
	gen := session.Generation{ID: "20261122T174512-3f2a", Parents: []session.Ref{"x"}}
	for i := 1; i <= 3; i++ {
		gen.Variants = append(gen.Variants, session.Variant{Generation: gen.ID, Tile: i, Artifact: page("tile"), Caption: "warmer"})
	}
	g.do(g.Record(ctx, gen))
	back, err := g.Generation(ctx, "2026")
	g.do(err)
	v, ok := back.Variant(2)
	if !ok || v.Artifact.Key() != page("tile").Key() || v.Caption != "warmer" || v.Generation != gen.ID {
		t.Errorf("variant: %+v", v)
	}
	g.do(g.SetState(ctx, "taste", []byte("warm")))
	data, ok, err := g.State(ctx, "taste")
	g.do(err)
	if !ok || string(data) != "warm" {
		t.Errorf("state: %q", data)
	}
	p, err := g.Prune(ctx, session.Limits{})
	g.do(err)
	if len(p.Generations) != 1 {
		t.Errorf("collected %v", p.Generations)
	}
	g.sound()
}
