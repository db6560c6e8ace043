package session

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"strings"
	"time"

	"cultivar/render"
)

// run is one generation being made: it owns the channel that its events go out on.
type run struct {
	*Nursery
	events chan Event
	// keep records the generation; nil where there is no store.
	keep func(context.Context, Generation) error
	g    Generation
	tile render.Viewport
	// promises are the checks that still have to hold, wishes those of this generation's own instruction.
	promises, wishes []Check
	// pictures are the shots of what a model proposed, by the artifact's key.
	pictures map[string]render.Shot
	// empty says that the first parent's picture is all of one colour.
	empty bool
	// reference is what the variants are compared with, nil for nothing.
	reference *Reference
	// notUnderstood and refused are what the phrasebook left of the instruction.
	notUnderstood, refused []string
}

// eventBuffer lets a run finish its last words after whoever listened has cancelled it.
const eventBuffer = 256

// start makes a generation in the background: make proposes, and what it returns is said to the
// designer. The channel is closed after Done, or after Failed for the whole generation.
func (n *Nursery) start(ctx context.Context, tile render.Viewport, keep func(context.Context, Generation) error, propose func(context.Context, *run) (said string, err error)) (string, <-chan Event) {
	r := &run{Nursery: n, keep: keep, events: make(chan Event, eventBuffer), tile: tile}
	r.g.ID, r.g.Made = newGenerationID(time.Now())
	go func() {
		defer close(r.events)
		said, err := propose(ctx, r)
		if recording := r.record(ctx); err == nil {
			err = recording
		}
		if err != nil {
			r.last(Failed{For: r.of(), Tile: -1, Err: err, Generation: r.g})
			return
		}
		r.last(Done{For: r.of(), Generation: r.g, Said: said, NotUnderstood: r.notUnderstood, Refused: r.refused})
	}()
	return r.g.ID, r.events
}

// newGenerationID is the time to the millisecond, so that ids sort, and something random, so that two
// studios differ.
func newGenerationID(now time.Time) (string, time.Time) {
	now = now.UTC().Truncate(time.Millisecond)
	var salt [2]byte
	_, _ = rand.Read(salt[:])
	stamp := strings.Replace(now.Format("20060102T150405.000"), ".", "", 1)
	return stamp + "-" + hex.EncodeToString(salt[:]), now
}

func (r *run) of() For { return For(r.g.ID) }

// emit sends an event, unless nobody listens any more.
func (r *run) emit(ctx context.Context, e Event) {
	select {
	case r.events <- e:
	case <-ctx.Done():
	}
}

// last sends the closing event; whoever cancelled and still listens gets it too.
func (r *run) last(e Event) {
	select {
	case r.events <- e:
	case <-time.After(5 * time.Second):
	}
}

// begin says that the generation is under way, and waits for the camera if one is on its way.
func (r *run) begin(ctx context.Context, p Parents, count int) {
	r.g.Parents, r.g.Head, r.promises = p.Refs, p.Head, p.Checks
	r.emit(ctx, Started{For: r.of(), Count: count, Parents: p.Refs})
	r.awaitCamera(ctx)
}

// add gives a variant its place and announces it.
func (r *run) add(ctx context.Context, v Variant) Variant {
	v.Generation = r.g.ID
	if v.Tile == 0 {
		v.Tile = len(r.g.Variants) + 1
	}
	r.g.Variants = append(r.g.Variants, v)
	r.emit(ctx, Proposed{For: r.of(), Variant: v})
	return v
}

// record keeps the generation, also one that was cancelled half way: what was proposed is work.
func (r *run) record(ctx context.Context) error {
	if len(r.g.Variants) == 0 || r.keep == nil {
		return nil
	}
	return r.keep(context.WithoutCancel(ctx), r.g)
}
