package history

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cultivar/session"
)

// Two processes accept at once, each going on from its own last version.
func TestTwoProcessesAccept(t *testing.T) {
	g := plant(t)
	g.seed("one")
	each := 20
	if n, err := strconv.Atoi(os.Getenv("CULTIVAR_ACCEPTS")); err == nil {
		each = n / 2
	}
	promised := make(chan []string, 2)
	for range 2 {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), victimTask+"=line", victimDir+"="+g.Dir())
		out, err := cmd.StdoutPipe()
		g.do(err)
		g.do(cmd.Start())
		go func() {
			var ids []string
			for lines := bufio.NewScanner(out); len(ids) < each && lines.Scan(); {
				if words := strings.Fields(lines.Text()); words[0] == "done" {
					ids = append(ids, words[2])
				} else if words[0] == "error" {
					t.Error(lines.Text())
				}
			}
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			promised <- ids
		}()
	}
	ids := append(<-promised, <-promised...)
	g.do(g.Close())
	g.reopen()
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	there := map[string]bool{}
	for _, v := range tree.Versions {
		there[v.ID] = true
	}
	for _, id := range ids {
		if !there[id] {
			t.Errorf("%s is lost", id)
		}
	}
	if len(ids) != 2*each || len(tree.Branches) != 2 {
		t.Errorf("%d accepted, branches %v", len(ids), tree.Branches)
	}
	g.sound()
}

func TestManyGoroutines(t *testing.T) {
	g := plant(t)
	seed := g.seed("one")
	errs := make(chan error, 12)
	for i := range cap(errs) {
		go func() {
			var err error
			switch i % 3 {
			case 0:
				_, err = g.Commit(t.Context(), "accept", seed.ID, []session.Draft{draft(fmt.Sprint(i), seed.ID)})
			case 1:
				err = g.Record(t.Context(), litter(fmt.Sprintf("g%d", i), 3))
			default:
				_, err = g.Tree(t.Context(), 0)
			}
			errs <- err
		}()
	}
	for range cap(errs) {
		g.do(<-errs)
	}
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	if len(tree.Versions) != 5 {
		t.Errorf("%d versions", len(tree.Versions))
	}
	g.sound()
}

// Whatever is done can be undone step by step to the seed and done again, and no version is ever lost.
func TestUndoEverything(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		g := plant(outer)
		defer g.Close()
		ctx := outer.Context()
		ids := []string{g.seed("seed").ID}
		states := []string{g.picture()}
		for i := range rapid.IntRange(1, 6).Draw(t, "operations") {
			before := g.picture()
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0, 1:
				ids = append(ids, g.accept(fmt.Sprint("version ", i)).ID)
			case 2:
				_, err = g.Checkout(ctx, rapid.SampledFrom(ids).Draw(t, "version"))
			case 3:
				_, err = g.Branch(ctx, fmt.Sprint("b", i), rapid.SampledFrom(ids).Draw(t, "version"))
			case 4:
				err = g.Star(ctx, rapid.SampledFrom(ids).Draw(t, "version"), rapid.Bool().Draw(t, "on"))
			case 5:
				h, _ := g.Head(ctx)
				err = g.Rename(ctx, h.Branch, fmt.Sprint("r", i))
			}
			if err != nil {
				t.Fatal(err)
			}
			if g.picture() != before {
				states = append(states, g.picture())
			}
		}
		g.walk(t, states, func() error { _, err := g.Undo(ctx); return err }, -1)
		g.walk(t, states, func() error { _, err := g.Redo(ctx); return err }, +1)
		tree, err := g.Tree(ctx, 0)
		g.do(err)
		if len(tree.Versions) != len(ids) {
			t.Fatalf("%d of %d versions are left", len(tree.Versions), len(ids))
		}
		if out := g.plainGit("status", "--porcelain"); out != "" {
			t.Fatalf("status: %s", out)
		}
	})
}

// walk goes back or on through all states and expects each of them; operations that changed nothing
// that can be seen may stand between.
func (g *garden) walk(t *rapid.T, states []string, step func() error, by int) {
	at := 0
	if by < 0 {
		at = len(states) - 1
	}
	for {
		err := step()
		if errors.Is(err, session.ErrNothing) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if now := g.picture(); now != states[at] {
			at += by
			if at < 0 || at >= len(states) || now != states[at] {
				t.Fatalf("a step of %d led to\n%s\nand not to one of\n%s", by, now, strings.Join(states, "\n"))
			}
		}
	}
	if by < 0 && at != 0 || by > 0 && at != len(states)-1 {
		t.Fatalf("stopped at state %d of %d", at, len(states))
	}
}

// picture is all of the session's refs that a person knows, and the head file.
func (g *garden) picture() string {
	refs, err := g.git.run(g.t.Context(), nil, "for-each-ref", "--format=%(refname) %(objectname:short)", branchRef, starRef)
	g.do(err)
	head, err := g.Head(g.t.Context())
	g.do(err)
	return head.Branch + " " + g.file("index.html") + " " + strings.ReplaceAll(string(refs), "\n", "; ")
}

func TestOldTileAfterManyVersions(t *testing.T) {
	g := plant(t)
	g.seed("one")
	g.do(g.Record(t.Context(), litter("20260101T000000-0001", 9)))
	var drafts []session.Draft
	for i := range 500 {
		parent := "head"
		if i > 0 {
			parent = fmt.Sprintf("#%d", i-1)
		}
		drafts = append(drafts, draft(fmt.Sprint("version ", i), parent))
	}
	_, err := g.Commit(t.Context(), "accept", "head", drafts)
	g.do(err)
	g.do(g.Record(t.Context(), litter("20260102T000000-0002", 2)))
	g.do(g.Pack(t.Context()))
	gen, err := g.Generation(t.Context(), "20260101")
	g.do(err)
	tile, ok := gen.Variant(7)
	if !ok {
		t.Fatal("tile 7 is gone")
	}
	want := litter("20260101T000000-0001", 9).Variants[6].Artifact
	head, err := g.Head(t.Context())
	g.do(err)
	v, err := g.Commit(t.Context(), "accept", head.Version, []session.Draft{{Artifact: tile.Artifact, Variant: tile.Ref(), Parents: []string{head.Version}}})
	g.do(err)
	a, err := g.Artifact(t.Context(), v[0].ID)
	g.do(err)
	if a.Key() != want.Key() || g.file("index.html") != string(want.Source()) {
		t.Error("the bytes of tile 7 have changed")
	}
	if p, err := g.Prune(t.Context(), session.Limits{}); err != nil || len(p.Generations) != 1 {
		t.Errorf("collected %v, %v: a generation that a version came from must stay", p, err)
	}
	g.sound()
}

func TestCrossoverWithSteps(t *testing.T) {
	g := plant(t)
	seed := g.seed("one")
	step := func(html string) session.Draft {
		d := draft(html, seed.ID)
		d.Step = true
		return d
	}
	v, err := g.Commit(t.Context(), "accept", seed.ID, []session.Draft{step("a"), step("b"), draft("cross", "#0", "#1")})
	g.do(err)
	cross, err := g.Version(t.Context(), "head")
	g.do(err)
	if len(cross.Parents) != 2 || cross.Parents[0] != v[0].ID || cross.Parents[1] != v[1].ID || !v[0].Step || cross.Step {
		t.Errorf("lineage: %+v", cross)
	}
	if out := g.plainGit("rev-list", "--parents", "-1", "HEAD"); len(strings.Fields(out)) != 3 {
		t.Errorf("git sees %s", out)
	}
	op, err := g.Undo(t.Context())
	g.do(err)
	if h, _ := g.Head(t.Context()); h.Version != seed.ID {
		t.Errorf("%q led to %s", op.What, h.Version)
	}
}

func TestNames(t *testing.T) {
	g := plant(t)
	seed := g.seed("one")
	for words, want := range map[string]string{
		"Warm palette!": "Warm-palette", "größer": "größer", "../../evil": "evil", "-x": "x", "a..b": "a-b", "x.lock": "x-lock", "@{u}": "u", "feature/x": "feature-x",
	} {
		h, err := g.Branch(t.Context(), words, seed.ID)
		if err != nil || h.Branch != want {
			t.Errorf("%q became %q, %v", words, h.Branch, err)
		}
	}
	for _, words := range []string{"MAIN", "x", "…", "HEAD"} {
		if h, err := g.Branch(t.Context(), words, seed.ID); err == nil {
			t.Errorf("%q was taken as %q", words, h.Branch)
		}
	}
	for name, want := range map[string]error{
		"nowhere": session.ErrUnknown, "abcdef": session.ErrUnknown, "": session.ErrUnknown, "a b": session.ErrUnknown,
		"--all": session.ErrUnknown, "main\nx": session.ErrUnknown, "main~5": session.ErrUnknown,
	} {
		if _, err := g.Version(t.Context(), name); !errors.Is(err, want) {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := g.Generation(t.Context(), "x"+name); !errors.Is(err, want) {
			t.Errorf("generation %q: %v", name, err)
		}
	}
	g.sound()
}

func TestVisitsLeaveNoBranches(t *testing.T) {
	g := plant(t)
	first := g.seed("one")
	second := g.accept("two")
	g.accept("three")
	for _, id := range []string{first.ID, second.ID, first.ID, "main"} {
		_, err := g.Checkout(t.Context(), id)
		g.do(err)
	}
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	if len(tree.Branches) != 1 || len(tree.Versions) != 3 {
		t.Errorf("branches %v, %d versions", tree.Branches, len(tree.Versions))
	}
}
