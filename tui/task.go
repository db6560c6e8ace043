package tui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cultivar/tui/status"
)

// task is something that goes on in the background and can be cancelled.
type task struct {
	id int
	// what says it in the status line; a quiet task has none and esc does not reach it.
	what    string
	share   float64
	started time.Time
	cancel  context.CancelFunc
}

// tasks are those that go on, oldest first.
type tasks struct {
	list []*task
	next int
}

// start adds a task with a context of its own.
func (t *tasks) start(ctx context.Context, what string, now time.Time) (*task, context.Context) {
	t.next++
	child, cancel := context.WithCancel(ctx)
	job := &task{id: t.next, what: what, share: -1, started: now, cancel: cancel}
	t.list = append(t.list, job)
	return job, child
}

// end takes a task off the list; ok is false if it was not on it.
func (t *tasks) end(id int) (ok bool) {
	for i, job := range t.list {
		if job.id == id {
			job.cancel()
			t.list = append(t.list[:i:i], t.list[i+1:]...)
			return true
		}
	}
	return false
}

func (t *tasks) get(id int) *task {
	for _, job := range t.list {
		if job.id == id {
			return job
		}
	}
	return nil
}

// newest is the latest task that is not quiet, nil if there is none.
func (t *tasks) newest() *task {
	for i := len(t.list) - 1; i >= 0; i-- {
		if t.list[i].what != "" {
			return t.list[i]
		}
	}
	return nil
}

// finished is how a task's result comes back.
type finished struct {
	id     int
	result tea.Msg
}

// failed is the result of a task that did not do what it should.
type failed struct {
	attempted string
	err       error
}

// run does f in the background and brings its message back. what is shown in the status line; ""
// makes the task quiet.
func (m *Model) run(what string, f func(ctx context.Context) tea.Msg) tea.Cmd {
	job, ctx := m.tasks.start(m.ctx, what, m.clock.now())
	id := job.id
	return tea.Batch(m.animate(), func() tea.Msg { return finished{id: id, result: f(ctx)} })
}

// taskFinished takes a task's result, unless the task is gone.
func (m *Model) taskFinished(msg finished) tea.Cmd {
	if !m.tasks.end(msg.id) || msg.result == nil {
		return nil
	}
	return m.handle(msg.result)
}

// taskFailed says why.
func (m *Model) taskFailed(msg failed) tea.Cmd {
	if errors.Is(msg.err, context.Canceled) {
		m.status.Say(status.Info, "cancelled: %s", msg.attempted)
		return nil
	}
	said := sentence(msg.attempted, msg.err)
	if text := m.prompt.Value(); text != "" {
		said = strings.Replace(said, "Not understood: “"+text+"”", "Not understood", 1) // it still stands in the prompt
	}
	m.status.Say(status.Bad, "%s", said)
	if m.studio == nil && m.start == nil {
		m.begin()
	}
	return nil
}

// cancelNewest ends the task that was started last and reports whether there was one.
func (m *Model) cancelNewest() bool {
	job := m.tasks.newest()
	if job == nil {
		return false
	}
	what := job.what
	if m.gen != nil && m.gen.task == job.id {
		job.cancel()
		m.status.Say(status.Info, "cancelling: %s", what)
		return true
	}
	m.tasks.end(job.id)
	m.status.Say(status.Info, "cancelled: %s", what)
	return true
}

// cancelAll ends everything.
func (t *tasks) cancelAll() {
	for _, job := range t.list {
		job.cancel()
	}
}
