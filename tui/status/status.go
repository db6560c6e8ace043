// Package status is the last line of the studio: at its left what is going on, what has just
// happened, or which keys help now; at its right what the studio works with.
package status

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Tone says how a notice is meant.
type Tone int

// The tones.
const (
	Info Tone = iota
	Good
	Warn
	Bad
)

// Hint is a key and what it does.
type Hint struct{ Key, Does string }

// Task is something that is going on.
type Task struct {
	What string
	// Share is how much is done, 0 to 1, or negative if nobody knows.
	Share   float64
	Elapsed time.Duration
}

// Model is the status line.
type Model struct {
	// Task is what is going on, nil for nothing.
	Task *Task
	// Notice is what has just happened, "" for nothing.
	Notice string
	Tone   Tone
	Hints  []Hint
	// Facts stand at the right, the most important first.
	Facts []string
	// Frame counts the spinner on.
	Frame int
}

var spinner = []string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}

// Say sets the notice.
func (m *Model) Say(tone Tone, format string, args ...any) {
	m.Tone, m.Notice = tone, format
	if len(args) > 0 {
		m.Notice = fmt.Sprintf(format, args...)
	}
}

// Clear takes the notice away.
func (m *Model) Clear() { m.Notice = "" }

// View draws the line, w cells wide.
func (m Model) View(w int, s style.Set) string {
	room := w / 2
	if m.Notice != "" {
		room = min(room, w-ansi.StringWidth(m.Notice)-6)
	}
	right := m.facts(room, s)
	return box.Ends(m.left(w-ansi.StringWidth(right)-2, s), right, w)
}

func (m Model) left(w int, s style.Set) string {
	switch {
	case m.Task != nil && m.Notice != "":
		return box.Cut(m.task(s)+"  "+m.notice(s), w)
	case m.Task != nil:
		return m.task(s) + hints([]Hint{{"esc", "cancel"}}, w-ansi.StringWidth(m.task(s)), s, "   ")
	case m.Notice != "":
		return m.notice(s)
	}
	return hints(m.Hints, w, s, "")
}

func (m Model) task(s style.Set) string {
	line := s.Accent.Render(spinner[m.Frame%len(spinner)]) + " " + s.Text.Render(m.Task.What)
	if m.Task.Share >= 0 {
		line += " " + bar(m.Task.Share, 8, s)
	}
	if m.Task.Elapsed >= time.Second {
		line += s.Muted.Render(" " + m.Task.Elapsed.Truncate(time.Second).String())
	}
	return line
}

func bar(share float64, w int, s style.Set) string {
	full := max(0, min(w, int(share*float64(w)+0.5)))
	return s.Accent.Render(strings.Repeat("━", full)) + s.Faint.Render(strings.Repeat("─", w-full))
}

// Mark stands before a notice of this tone.
func (t Tone) Mark() string { return [...]string{"", "✓ ", "! ", "✗ "}[t] }

// Paint colours text as the notice is meant.
func (m Model) Paint(text string, s style.Set) string {
	switch m.Tone {
	case Good:
		return s.Success.Render(text)
	case Warn:
		return s.Warning.Render(text)
	case Bad:
		return s.Danger.Render(text)
	}
	return s.Text.Render(text)
}

func (m Model) notice(s style.Set) string { return m.Paint(m.Tone.Mark()+m.Notice, s) }

// hints writes as many hints as there is room for.
// hints are as many as have room, the last of them always: it leads to all others.
func hints(list []Hint, w int, s style.Set, before string) string {
	draw := func(h Hint) string { return s.Key.Render(h.Key) + " " + s.Muted.Render(h.Does) }
	if len(list) == 0 {
		return ""
	}
	between := s.Faint.Render(" · ")
	last := draw(list[len(list)-1])
	out, room := before, w-ansi.StringWidth(last)
	for _, h := range list[:len(list)-1] {
		next := draw(h) + between
		if ansi.StringWidth(out)+ansi.StringWidth(next) > room {
			break
		}
		out += next
	}
	if ansi.StringWidth(out) > room {
		return ""
	}
	return out + last
}

func (m Model) facts(w int, s style.Set) string {
	out := ""
	for _, f := range m.Facts {
		if f == "" {
			continue
		}
		next := s.Muted.Render(f)
		if out != "" {
			next = s.Faint.Render(" · ") + next
		}
		if ansi.StringWidth(out)+ansi.StringWidth(next) > w {
			break
		}
		out += next
	}
	return out
}
