package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// clock is where the model gets its time from, so that tests have their own.
type clock struct {
	now   func() time.Time
	after func(d time.Duration, msg tea.Msg) tea.Cmd
}

func wallClock() clock {
	return clock{
		now: time.Now,
		after: func(d time.Duration, msg tea.Msg) tea.Cmd {
			return tea.Tick(d, func(time.Time) tea.Msg { return msg })
		},
	}
}

// How long things wait.
const (
	// frameTime is between two frames of the spinner.
	frameTime = 100 * time.Millisecond
	// restTime is how long the cursor must rest before the large picture follows it.
	restTime = 120 * time.Millisecond
	// aheadTime is how long everything must rest before the next generation is bred ahead.
	aheadTime = 300 * time.Millisecond
	// settleTime is how long the screen's size must stay before pictures are made for it.
	settleTime = 80 * time.Millisecond
	// blinkTime is how long each picture of a comparison stands.
	blinkTime = 650 * time.Millisecond
)

// spun counts the spinner on.
type spun struct{}

// animate keeps the spinner turning while something goes on.
func (m *Model) animate() tea.Cmd {
	if m.spinning || m.tasks.newest() == nil {
		return nil
	}
	m.spinning = true
	return m.clock.after(frameTime, spun{})
}

func (m *Model) spin() tea.Cmd {
	m.spinning = false
	m.status.Frame++
	return m.animate()
}
