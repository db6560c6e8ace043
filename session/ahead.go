package session

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"cultivar/session/breed"
)

// ahead holds the generation that is bred before anybody has asked for it, one at most. Its events wait in
// its run's channel, and nothing of it is recorded: whoever asks for it gets the events, and what nobody asks
// for was never there. It is made by the same code, from the same parents, taste and seed, as one that is bred
// when it is asked for, and equals it but for its id.
type ahead struct {
	mu     sync.Mutex
	asked  string // what it was made for, see wanting
	seed   uint64
	run    *run
	cancel context.CancelFunc
	over   chan struct{} // closed when the newest run has ended; nil before the first
}

// wanting is all that a generation depends on besides its seed, as one string.
func wanting(p Parents, q BreedRequest, taste *breed.Taste) string {
	target := fmt.Sprintf("%p", q.Target)
	q.Seed, q.Target = 0, nil
	text, err := json.Marshal([]any{p.Refs, p.Head, p.Names, p.Standing, p.Checks, q, target, taste})
	if err != nil {
		return ""
	}
	return string(text)
}

// begin has a generation bred, unless it is there already; what was bred for somebody else is given up. over is
// closed when the breeding has ended.
func (a *ahead) begin(ctx context.Context, n *Nursery, p Parents, q BreedRequest, taste *breed.Taste) (over <-chan struct{}) {
	asked := wanting(p, q, taste)
	q.settle()
	a.mu.Lock()
	defer a.mu.Unlock()
	if asked == a.asked && a.run != nil || ctx.Err() != nil {
		return a.over
	}
	a.drop()
	before := a.over
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	r := &run{Nursery: n, events: make(chan Event, eventBuffer), tile: q.Tile}
	r.g.ID, r.g.Seed = "ahead", q.Seed
	done := make(chan struct{})
	a.asked, a.seed, a.run, a.cancel, a.over = asked, q.Seed, r, cancel, done
	go func() {
		defer close(done)
		defer close(r.events)
		if before != nil {
			<-before
		}
		if err := r.breed(ctx, p, q, taste); err != nil {
			r.last(Failed{For: r.of(), Tile: -1, Err: err})
		}
	}()
	return done
}

// end gives up what is there and waits until nothing is bred any more.
func (a *ahead) end() {
	a.mu.Lock()
	a.drop()
	over := a.over
	a.mu.Unlock()
	if over != nil {
		<-over
	}
}

// take hands over the generation that was bred for this, if there is one; any other is given up.
func (a *ahead) take(p Parents, q BreedRequest, taste *breed.Taste) (*run, context.CancelFunc) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.run == nil || a.asked != wanting(p, q, taste) || q.Seed != 0 && q.Seed != a.seed {
		a.drop()
		return nil, nil
	}
	r, cancel := a.run, a.cancel
	a.asked, a.run, a.cancel = "", nil, nil
	return r, cancel
}

// forget gives up what is there.
func (a *ahead) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.drop()
}

// drop is forget; a.mu is held.
func (a *ahead) drop() {
	if a.cancel != nil {
		a.cancel()
	}
	a.asked, a.run, a.cancel = "", nil, nil
}

// Prepare breeds ahead what Breed with the same arguments would breed, without recording it or telling
// anybody. At most one generation is kept so; what was prepared for other arguments is given up at once. A
// request without a seed gets one that is chosen now. It returns when the breeding is under way; done is
// closed when it is over.
func (s *Studio) Prepare(ctx context.Context, parents []Ref, q BreedRequest) (done <-chan struct{}, err error) {
	none := make(chan struct{})
	close(none)
	if drawn, _ := s.CanDraw(); !drawn {
		return none, nil // what is not drawn is bred in no time
	}
	p, taste, err := s.breedingFrom(ctx, parents)
	if err != nil {
		return none, named("breed ahead", err)
	}
	if over := s.ahead.begin(ctx, s.Nursery, p, q, taste); over != nil {
		return over, nil
	}
	return none, nil
}

// Unprepare gives up what was bred ahead.
func (s *Studio) Unprepare() { s.ahead.forget() }

// adopt makes a generation that was bred ahead this run's own, event by event, while it may still be under way.
func (r *run) adopt(ctx context.Context, bred *run, cancel context.CancelFunc) error {
	defer cancel()
	for {
		var e Event
		var open bool
		select {
		case e, open = <-bred.events:
		case <-ctx.Done():
			return ctx.Err()
		}
		if !open {
			r.g.Seed, r.g.Rate = bred.g.Seed, bred.g.Rate
			return nil
		}
		switch e := e.(type) {
		case Started:
			r.begin(ctx, Parents{Refs: e.Parents, Head: bred.g.Head, Checks: bred.promises}, e.Count)
		case Progress:
			e.For = r.of()
			r.emit(ctx, e)
		case Proposed:
			r.repeat(ctx, e.Variant)
		case Pictured:
			r.empty = r.empty || e.Tile == 0 && e.Shot.Blank
			e.For = r.of()
			r.emit(ctx, e)
		case Failed:
			return e.Err
		}
	}
}

// repeat takes over a variant that was announced elsewhere, perhaps for the second time.
func (r *run) repeat(ctx context.Context, v Variant) {
	v.Generation = r.g.ID
	if _, known := r.g.Variant(v.Tile); known {
		r.replace(ctx, v)
		return
	}
	r.add(ctx, v)
}
