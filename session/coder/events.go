package coder

import (
	"sync"
	"time"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/plain"
)

// draftPause is the least time between two drafts of a tile: nobody reads faster.
const draftPause = 80 * time.Millisecond

// events reports from several tiles, one at a time.
type events struct {
	mu   sync.Mutex
	on   session.ModelEvents
	last map[int]time.Time
	// sketched are the tiles that are shown as pictures while they are written, and when they were last.
	sketched map[int]time.Time
	// replies counts the tiles that came to something.
	replies int
}

func newEvents(on session.ModelEvents) *events {
	return &events{on: on, last: map[int]time.Time{}, sketched: map[int]time.Time{}}
}

func (e *events) plan(i int, direction string) {
	if e.on.Plan == nil || direction == "" {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.on.Plan(i, direction)
}

func (e *events) draft(i int, text string) {
	if e.on.Draft == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if now := time.Now(); now.Sub(e.last[i]) >= draftPause {
		e.last[i] = now
		shown := plain.Text(text)
		if _, drawn := e.sketched[i]; drawn {
			shown = ""
		}
		e.on.Draft(i, shown, tokens(text))
	}
}

// sketchPause is the least time between two sketches of a tile.
const sketchPause = 600 * time.Millisecond

// wantsSketch says that a tile may be drawn again.
func (e *events) wantsSketch(i int) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.on.Partial != nil && time.Since(e.sketched[i]) >= sketchPause
}

func (e *events) sketch(i int, a artifact.Artifact) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.on.Partial(i, a)
	e.sketched[i] = time.Now()
}

func (e *events) reply(i int, r session.Reply) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.replies++
	if e.on.Reply != nil {
		e.on.Reply(i, r)
	}
}

func (e *events) fail(i int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.on.Fail != nil {
		e.on.Fail(i, err)
	}
}
