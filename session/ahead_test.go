package session_test

import (
	"context"
	"encoding/json"
	"testing"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

// outcome is all that a generation shows and records, but for its id and time.
type outcome struct {
	record   string
	sources  []string
	pictures map[int]string
}

func (d *desk) outcome(events <-chan session.Event) outcome {
	d.Helper()
	o := outcome{pictures: map[int]string{}}
	for e := range events {
		switch e := e.(type) {
		case session.Pictured:
			o.pictures[e.Tile] = string(e.Shot.Image.Pix)
		case session.Failed:
			d.Fatalf("it failed: %v", e.Err)
		case session.Done:
			for _, v := range e.Generation.Variants {
				o.sources = append(o.sources, string(v.Artifact.Source()))
				if v.Generation != e.Generation.ID {
					d.Errorf("tile %d says that it is of generation %q", v.Tile, v.Generation)
				}
			}
			e.Generation.ID, e.Generation.Made = "", e.Generation.Made.Truncate(0).AddDate(-e.Generation.Made.Year(), 0, 0)
			record, err := json.Marshal(e.Generation.Variants)
			must(d.T, err)
			o.record = string(record)
		}
	}
	return o
}

func ahead(seed uint64) session.BreedRequest {
	return session.BreedRequest{Count: 4, Seed: seed, Tile: session.View(artifact.Page).Within(160, 100)}
}

func TestWhatIsBredAheadIsWhatIsBredCold(t *testing.T) {
	warm, cold := newDesk(t), newDesk(t)
	done, err := warm.studio.Prepare(warm.ctx, nil, ahead(7))
	must(t, err)
	<-done
	if ids, _ := warm.studio.GenerationIDs(warm.ctx); len(ids) != 0 {
		t.Fatalf("what nobody asked for is recorded: %v", ids)
	}
	sheets := warm.camera.sheets.Load()
	request := ahead(0) // any seed will do, so the one that was chosen ahead is taken
	_, events := warm.studio.Breed(warm.ctx, nil, request)
	got := warm.outcome(events)
	if n := warm.camera.sheets.Load() - sheets; n != 0 {
		t.Errorf("%d sheets were drawn for what was there already", n)
	}
	_, events = cold.studio.Breed(cold.ctx, nil, ahead(7))
	want := cold.outcome(events)
	if len(got.sources) != 4 || got.pictures[0] == "" {
		t.Fatalf("%d tiles came of it", len(got.sources))
	}
	for i := range want.sources {
		if got.sources[i] != want.sources[i] || got.pictures[i+1] != want.pictures[i+1] {
			t.Errorf("tile %d is another one than the one bred cold", i+1)
		}
	}
	if clean := func(o outcome) string { return withoutParents(t, o.record) }; clean(got) != clean(want) {
		t.Errorf("captions, recipes or checks differ:\n%s\n%s", clean(got), clean(want))
	}
	if ids, _ := warm.studio.GenerationIDs(warm.ctx); len(ids) != 1 {
		t.Errorf("%d generations are recorded, want the one that was asked for", len(ids))
	}
}

// withoutParents leaves out the versions' ids, in which two sessions differ.
func withoutParents(t *testing.T, record string) string {
	t.Helper()
	var variants []map[string]any
	must(t, json.Unmarshal([]byte(record), &variants))
	for _, v := range variants {
		delete(v, "parents")
	}
	out, err := json.Marshal(variants)
	must(t, err)
	return string(out)
}

func TestOnlyTheSameRequestTakesWhatIsBredAhead(t *testing.T) {
	d := newDesk(t)
	others := map[string]session.BreedRequest{"strength": ahead(0), "count": ahead(0), "lock": ahead(0), "seed": ahead(8), "size": ahead(0)}
	for name, q := range others {
		switch name {
		case "strength":
			q.Rate = 0.9
		case "count":
			q.Count = 3
		case "lock":
			q.Locks = append(q.Locks, "palette")
		case "size":
			q.Tile = session.View(artifact.Page).Within(80, 50)
		}
		done, err := d.studio.Prepare(d.ctx, nil, ahead(7))
		must(t, err)
		<-done
		_, events := d.studio.Breed(d.ctx, nil, q)
		if g := d.finish(events); g.Seed == 7 {
			t.Errorf("another %s got what was bred ahead", name)
		}
	}
}

func TestATasteThatChangesMeanwhileGetsAnotherGeneration(t *testing.T) {
	d := newDesk(t)
	g := d.breed()
	done, err := d.studio.Prepare(d.ctx, nil, ahead(7))
	must(t, err)
	<-done
	d.studio.Mark(d.ctx, g.Variants[1].Ref(), true)
	_, events := d.studio.Breed(d.ctx, nil, ahead(0))
	if g := d.finish(events); g.Seed == 7 {
		t.Error("the generation does not know what was learnt after it was bred")
	}
}

// stuckCamera draws nothing until its context ends.
type stuckCamera struct {
	*painter
	begun, ended chan struct{}
}

func (c stuckCamera) Sheet(ctx context.Context, _ []render.Document, _ render.Viewport, _ func(int, render.Shot)) ([]render.Shot, error) {
	c.begun <- struct{}{}
	<-ctx.Done()
	c.ended <- struct{}{}
	return nil, ctx.Err()
}

func TestWhatIsBredAheadIsCancelledWhenNobodyWantsIt(t *testing.T) {
	d := newDesk(t)
	camera := stuckCamera{d.camera, make(chan struct{}), make(chan struct{}, 1)}
	give := map[string]func() <-chan session.Event{
		"another breeding": func() <-chan session.Event { _, e := d.studio.Breed(d.ctx, nil, ahead(8)); return e },
		"a refusal":        func() <-chan session.Event { d.studio.Unprepare(); return nil },
		"an instruction": func() <-chan session.Event {
			_, e := d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: "warmer palette"})
			return e
		},
		"a theme": func() <-chan session.Event {
			_, e := d.studio.Wear(d.ctx, "head", "48213", ahead(1).Tile)
			return e
		},
	}
	for name, f := range give {
		d.studio.SetCamera(camera, "")
		done, err := d.studio.Prepare(d.ctx, nil, ahead(7))
		must(t, err)
		<-camera.begun
		d.studio.SetCamera(d.camera, "")
		events := f()
		select {
		case <-camera.ended:
		case <-d.ctx.Done():
			t.Fatalf("%s leaves it running", name)
		}
		<-done
		if events != nil {
			d.finish(events)
		}
	}
}
