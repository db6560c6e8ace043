package coder

import (
	"sync"
	"time"

	"cultivar/session"
	"cultivar/session/plain"
)

// draftPause is the least time between two drafts of a tile: nobody reads faster.
const draftPause = 80 * time.Millisecond

// events reports from several tiles, one at a time.
type events struct {
	mu   sync.Mutex
	on   session.ModelEvents
	last map[int]time.Time
	// replies counts the tiles that came to something.
	replies int
}

func newEvents(on session.ModelEvents) *events {
	return &events{on: on, last: map[int]time.Time{}}
}

func (e *events) draft(i int, text string) {
	if e.on.Draft == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if now := time.Now(); now.Sub(e.last[i]) >= draftPause {
		e.last[i] = now
		e.on.Draft(i, plain.Text(text), tokens(text))
	}
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
