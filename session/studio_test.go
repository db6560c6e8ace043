package session_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

const pageSource = `<!doctype html>
<html><head><style>
:root { --accent: #c0392b; }
body { background: #ffffff; color: #222222; font: 16px/1.5 Georgia, serif; margin: 2rem; }
h1 { color: var(--accent); font-size: 40px; }
.card { background: #f4f4f4; border-radius: 8px; padding: 16px; }
</style></head>
<body><header><h1>Orchard</h1></header><main><div class="card"><p>Apples and pears.</p></div></main></body></html>
`

// desk is a session on real git with a painter for a camera.
type desk struct {
	*testing.T
	ctx    context.Context
	studio *session.Studio
	camera *painter
	source string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	folder := t.TempDir()
	source := filepath.Join(folder, "design", "index.html")
	must(t, os.MkdirAll(filepath.Dir(source), 0o755))
	must(t, os.WriteFile(source, []byte(pageSource), 0o644))
	store, err := history.Create(ctx, filepath.Join(folder, "session"))
	must(t, err)
	d := &desk{T: t, ctx: ctx, camera: &painter{}, source: source}
	d.studio = session.New(store, session.Options{Camera: d.camera})
	t.Cleanup(func() { must(t, d.studio.Close()) })
	a, _, err := artifact.Open(source)
	must(t, err)
	_, err = d.studio.Plant(ctx, a, session.Provenance{Proposer: "person"}, "open index.html")
	must(t, err)
	must(t, d.studio.Link(ctx, source, a))
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) breed(parents ...session.Ref) session.Generation {
	d.Helper()
	_, events := d.studio.Breed(d.ctx, parents, session.BreedRequest{Count: 4, Seed: 11, Tile: session.View(artifact.Page).Within(160, 100)})
	return d.finish(events)
}

func (d *desk) finish(events <-chan session.Event) session.Generation {
	d.Helper()
	for e := range events {
		switch e := e.(type) {
		case session.Done:
			return e.Generation
		case session.Failed:
			d.Fatalf("tile %d failed: %v", e.Tile, e.Err)
		}
	}
	d.Fatal("the generation ended without a last word")
	return session.Generation{}
}

func (d *desk) git(args ...string) string {
	d.Helper()
	out, err := exec.Command("git", append([]string{"-C", d.studio.Store().Dir()}, args...)...).CombinedOutput()
	if err != nil {
		d.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func TestAcceptingACrossOfUnacceptedTilesCommitsItsTrueLineage(t *testing.T) {
	d := newDesk(t)
	first := d.breed()
	second := d.breed(first.Variants[0].Ref(), first.Variants[2].Ref())
	v, err := d.studio.Accept(d.ctx, second.Variants[1].Ref())
	must(t, err)
	if len(v.Parents) != 2 {
		t.Fatalf("the cross has parents %v, want two", v.Parents)
	}
	if got := d.git("rev-list", "--count", "HEAD"); got != "4" {
		t.Errorf("%s commits, want seed, two steps and the cross", got)
	}
	tree, err := d.studio.Tree(d.ctx, 0)
	must(t, err)
	steps := 0
	for _, version := range tree.Versions {
		if version.Step {
			steps++
		}
	}
	if steps != 2 {
		t.Errorf("%d steps, want 2", steps)
	}
	if status := d.git("status", "--porcelain"); status != "" {
		t.Errorf("git status is not clean:\n%s", status)
	}
}

func TestAStepIsCommittedOnce(t *testing.T) {
	d := newDesk(t)
	first := d.breed()
	second := d.breed(first.Variants[0].Ref())
	_, err := d.studio.Accept(d.ctx, second.Variants[0].Ref())
	must(t, err)
	_, err = d.studio.Accept(d.ctx, second.Variants[1].Ref())
	must(t, err)
	tree, err := d.studio.Tree(d.ctx, 0)
	must(t, err)
	if len(tree.Versions) != 4 {
		t.Errorf("%d versions, want seed, one step and two tiles", len(tree.Versions))
	}
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	d := newDesk(t)
	a, b := d.breed(), d.breed()
	if len(a.Variants) != 4 || len(b.Variants) != 4 {
		t.Fatalf("%d and %d variants, want 4", len(a.Variants), len(b.Variants))
	}
	for i := range a.Variants {
		if a.Variants[i].Artifact.Key() != b.Variants[i].Artifact.Key() {
			t.Errorf("tile %d differs", i+1)
		}
	}
}

func TestAGenerationOutlivesItsStudio(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	store, err := history.Open(d.ctx, d.studio.Store().Dir())
	must(t, err)
	defer store.Close()
	again := session.New(store, session.Options{})
	a, err := again.Artifact(d.ctx, g.Variants[3].Ref())
	must(t, err)
	if !bytes.Equal(a.Source(), g.Variants[3].Artifact.Source()) {
		t.Error("tile 4 came back with other bytes")
	}
	v, err := again.Variant(d.ctx, "4")
	must(t, err)
	if v.Caption == "" || len(v.Recipe.Genes) == 0 {
		t.Errorf("tile 4 lost its caption or recipe: %+v", v.Provenance)
	}
}

func TestUndoAndRedo(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	v, err := d.studio.Accept(d.ctx, g.Variants[0].Ref())
	must(t, err)
	_, err = d.studio.Undo(d.ctx)
	must(t, err)
	if head, _ := d.studio.Head(d.ctx); head.Version == v.ID {
		t.Error("undo left the head where it was")
	}
	if a, err := d.studio.Artifact(d.ctx, session.Ref(v.ID)); err != nil || len(a.Files) == 0 {
		t.Errorf("the undone version is lost: %v", err)
	}
	_, err = d.studio.Redo(d.ctx)
	must(t, err)
	if head, _ := d.studio.Head(d.ctx); head.Version != v.ID {
		t.Error("redo did not bring the head back")
	}
	if _, err := d.studio.Redo(d.ctx); !errors.Is(err, session.ErrNothing) {
		t.Errorf("a second redo gives %v, want ErrNothing", err)
	}
}

func TestTheSourceIsWrittenOnlyByWriteBack(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	_, err := d.studio.Accept(d.ctx, g.Variants[0].Ref())
	must(t, err)
	if data, _ := os.ReadFile(d.source); string(data) != pageSource {
		t.Fatal("accepting changed the source file")
	}
	paths, err := d.studio.WriteBack(d.ctx, false)
	must(t, err)
	data, _ := os.ReadFile(d.source)
	if len(paths) != 1 || !bytes.Equal(data, g.Variants[0].Artifact.Source()) {
		t.Errorf("write back wrote %v", paths)
	}
	if _, changed, err := d.studio.Changed(d.ctx); changed || err != nil {
		t.Errorf("the session's own write looks like a change (%v)", err)
	}
}

func TestWriteBackShowsAConflictAndKeepsBothSides(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	_, err := d.studio.Accept(d.ctx, g.Variants[0].Ref())
	must(t, err)
	theirs := strings.Replace(pageSource, "Orchard", "Meadow", 1)
	must(t, os.WriteFile(d.source, []byte(theirs), 0o644))
	if _, err := d.studio.WriteBack(d.ctx, false); !errors.Is(err, session.ErrConflict) {
		t.Fatalf("write back gives %v, want ErrConflict", err)
	}
	if data, _ := os.ReadFile(d.source); string(data) != theirs {
		t.Fatal("the conflict was overwritten")
	}
	_, err = d.studio.WriteBack(d.ctx, true)
	must(t, err)
	if data, _ := os.ReadFile(d.source); !bytes.Equal(data, g.Variants[0].Artifact.Source()) {
		t.Error("forcing did not write")
	}
	if log := d.git("log", "-p", "--all"); !strings.Contains(log, "Meadow") {
		t.Error("the overwritten bytes are in no version")
	}
}

func TestAnOutsideChangeIsSeenAndCanBeTaken(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	defer cancel()
	changes, err := d.studio.Watch(ctx)
	must(t, err)
	theirs := strings.Replace(pageSource, "<main>", "<main><!-- cultivar: warmer palette -->", 1)
	must(t, os.WriteFile(d.source, []byte(theirs), 0o644))
	change := <-changes
	if change.Instruction != "warmer palette" || string(change.Artifact.Source()) != theirs {
		t.Errorf("seen: %q", change.Instruction)
	}
	v, err := d.studio.AcceptSource(d.ctx)
	must(t, err)
	if v.Origin != session.Edit {
		t.Errorf("origin %s, want edit", v.Origin)
	}
	if _, changed, _ := d.studio.Changed(d.ctx); changed {
		t.Error("the change is offered again")
	}
}

func TestWithoutACameraNothingIsCheckedAndNothingFails(t *testing.T) {
	d := newDesk(t)
	d.studio.SetCamera(nil, "no browser found")
	g := d.breed()
	if len(g.Variants) != 4 {
		t.Fatalf("%d variants, want 4", len(g.Variants))
	}
	if g.Variants[0].Distance != -1 || g.Variants[0].Checks != nil {
		t.Error("an undrawn tile claims to have been checked")
	}
	if _, err := d.studio.Shoot(d.ctx, "head", render.Viewport{Width: 10, Height: 10}); !errors.Is(err, session.ErrNoCamera) {
		t.Errorf("a shot without a camera gives %v", err)
	}
}

func TestAShotIsTakenOnce(t *testing.T) {
	d := newDesk(t)
	for range 3 {
		_, err := d.studio.Shoot(d.ctx, "head", session.View(artifact.Page))
		must(t, err)
	}
	if n := d.camera.shots.Load(); n != 1 {
		t.Errorf("%d shots of the same version, want 1", n)
	}
}

func TestACancelledGenerationEnds(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	cancel()
	_, events := d.studio.Breed(ctx, nil, session.BreedRequest{Tile: session.View(artifact.Page)})
	for range events {
	}
}

func TestThePhrasebookAnswersOrLeavesTheInstruction(t *testing.T) {
	d := newDesk(t)
	_, events := d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: "make the background navy", Tile: session.View(artifact.Page).Within(160, 100)})
	g := d.finish(events)
	if len(g.Variants) != 1 || g.Variants[0].Proposer != "phrasebook" || g.Variants[0].Instruction == "" {
		t.Errorf("the phrasebook proposed %+v", g.Variants)
	}
	_, events = d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: "make it taste of strawberries", Tile: session.View(artifact.Page)})
	for e := range events {
		if failed, ok := e.(session.Failed); ok {
			if !errors.Is(failed.Err, session.ErrNotUnderstood) {
				t.Errorf("refused with %v", failed.Err)
			}
			return
		}
	}
	t.Error("an impossible instruction was not refused")
}

func TestRefillMakesANewGeneration(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	_, events := d.studio.Refill(d.ctx, g.Variants[1].Ref(), session.BreedRequest{Tile: session.View(artifact.Page).Within(160, 100)})
	next := d.finish(events)
	if next.ID == g.ID || len(next.Variants) != 4 {
		t.Fatalf("refilled generation %s has %d tiles", next.ID, len(next.Variants))
	}
	for _, v := range g.Variants {
		other, ok := next.Variant(v.Tile)
		if !ok {
			t.Fatalf("tile %d is gone", v.Tile)
		}
		if same := other.Artifact.Key() == v.Artifact.Key(); same == (v.Tile == 2) {
			t.Errorf("tile %d: same is %t", v.Tile, same)
		}
	}
}
