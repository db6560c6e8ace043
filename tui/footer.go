package tui

import (
	"cultivar/tui/status"
)

// statusLine says what goes on.
func (m *Model) statusLine(w int) string {
	st := m.status
	if len(m.unrolled(w)) > 0 {
		st.Notice = ""
	}
	st.Facts = m.facts()
	if job := m.tasks.newest(); job != nil {
		st.Task = &status.Task{What: job.what, Share: job.share, Elapsed: m.clock.now().Sub(job.started)}
	}
	for _, id := range footers[m.situation()] {
		if c, ok := m.byID[id]; ok && (c.able == nil || c.able(m) == "") {
			st.Hints = append(st.Hints, status.Hint{Key: c.Label(), Does: c.Short})
		}
	}
	if hints, ok := fixedHints[m.situation()]; ok {
		st.Hints = hints
	}
	return st.View(w, m.style)
}

// fixedHints are those of situations in which other keys hold than those of the keymap.
var fixedHints = map[string][]status.Hint{
	"prompt": {{Key: "enter", Does: "do it"}, {Key: "^j", Does: "new line"}, {Key: "↑", Does: "earlier"}, {Key: "esc", Does: "back"}},
	"picks":  {{Key: "space", Does: "take or leave"}, {Key: "enter", Does: "make a tile"}, {Key: "a", Does: "accept"}, {Key: "*", Does: "all or none"}, {Key: "esc", Does: "back"}},
	"start":  {{Key: "enter", Does: "open"}, {Key: "1–9", Does: "starter"}, {Key: "o", Does: "file"}, {Key: "i", Does: "describe"}, {Key: "?", Does: "help"}, {Key: "q", Does: "quit"}},
}

// situation is what the footer's hints are chosen by.
func (m *Model) situation() string {
	switch {
	case m.picks != nil:
		return "picks"
	case m.region == onPrompt:
		return "prompt"
	case m.start != nil:
		return "start"
	case m.head.Version == "":
		return "opening"
	case m.look:
		return "look"
	case m.beside:
		return "beside"
	case m.region == onHistory:
		return "history"
	case m.gen != nil:
		return "grid"
	}
	return "stage"
}
