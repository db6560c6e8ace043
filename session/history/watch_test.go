package history

import (
	"context"
	"testing"
	"time"

	"cultivar/session"
)

// Two studios on one session see each other's versions and generations.
func TestTwoStudios(t *testing.T) {
	g := plant(t)
	ctx, cancel := context.WithCancel(t.Context())
	changed, err := g.Watch(ctx)
	g.do(err)
	other, err := Open(ctx, g.Dir())
	g.do(err)
	defer other.Close()
	o := &garden{other, t}
	saw := func(what string, there func() bool) {
		t.Helper()
		for limit := time.After(10 * time.Second); !there(); {
			select {
			case <-changed:
			case <-limit:
				t.Fatalf("%s was not seen", what)
			}
		}
	}
	seed := o.seed("one")
	tip := func(id string) func() bool {
		return func() bool {
			h, err := g.Head(ctx)
			g.do(err)
			return h.Version == id
		}
	}
	saw("the seed", tip(seed.ID))
	v := o.accept("two")
	saw("a version", tip(v.ID))
	g.do(o.Record(ctx, session.Generation{ID: "g1", Variants: []session.Variant{{Tile: 1, Artifact: page("x")}}}))
	saw("a generation", func() bool { ids, err := g.List(ctx); g.do(err); return len(ids) == 1 })
	g.do(o.Star(ctx, v.ID, true))
	saw("a star", func() bool { v, err := g.Version(ctx, v.ID); g.do(err); return v.Star })
	g.do(o.packRefs(ctx))
	mine := g.accept("three")
	saw("one's own version", tip(mine.ID))
	if h, err := o.Head(ctx); err != nil || h.Version != mine.ID {
		t.Errorf("the other one sees %v, %v", h, err)
	}
	cancel()
	for range changed {
		continue
	}
}
