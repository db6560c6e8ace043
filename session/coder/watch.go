package coder

import (
	"context"
	"fmt"
	"time"
)

// Stalled is the error of a server that stopped answering.
type Stalled struct{ After time.Duration }

func (e *Stalled) Error() string { return fmt.Sprintf("no answer for %s", e.After) }

// Busy is the error of a server that wants to be left alone for longer than anybody waits.
type Busy struct {
	Status int
	Wait   time.Duration
}

func (e *Busy) Error() string {
	return fmt.Sprintf("it asks to wait %s", e.Wait.Round(time.Second))
}

// watch ends a request on which nothing comes.
type watch struct {
	cancel context.CancelCauseFunc
	timer  *time.Timer
}

func newWatch(cancel context.CancelCauseFunc, limit time.Duration) *watch {
	return &watch{cancel: cancel, timer: time.AfterFunc(limit, func() { cancel(&Stalled{After: limit}) })}
}

// extend gives the server more time from now.
func (w *watch) extend(limit time.Duration) {
	if w.timer.Stop() {
		w.timer = time.AfterFunc(limit, func() { w.cancel(&Stalled{After: limit}) })
	}
}

func (w *watch) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
