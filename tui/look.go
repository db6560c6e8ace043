package tui

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/codeview"
	"cultivar/tui/status"
)

// blink alternates what is looked at with what it is compared to.
type blink struct {
	on bool
	// other says that the comparison is shown now.
	other  bool
	serial int
	// ref and content are what it is compared to.
	ref     session.Ref
	content string
	name    string
}

// blinked says that the pictures change places now.
type blinked struct{ serial int }

// toggleBlink starts the comparison, or ends it.
func (m *Model) toggleBlink() tea.Cmd {
	if m.blink.on {
		m.blink = blink{serial: m.blink.serial}
		return nil
	}
	ref, name := m.comparison()
	m.blink = blink{on: true, other: true, serial: m.blink.serial + 1, ref: ref, content: m.contentOf(ref), name: name}
	m.status.Say(status.Info, "blinking against %s; c or esc ends it", name)
	return m.clock.after(blinkTime, blinked{m.blink.serial})
}

func (m *Model) blinkOn(msg blinked) tea.Cmd {
	if !m.blink.on || msg.serial != m.blink.serial {
		return nil
	}
	m.blink.other = !m.blink.other
	return m.clock.after(blinkTime, msg)
}

// comparison is what blink and diff compare with: the one that is marked, else the parent.
func (m *Model) comparison() (session.Ref, string) {
	here := m.current()
	if len(m.marks) == 1 && m.marks[0] != here {
		return m.marks[0], "the marked one"
	}
	if m.gen != nil && m.region != onHistory {
		return m.gen.tiles[0].ref, "the parent"
	}
	if v, ok := m.version(string(here)); ok && len(v.Parents) > 0 {
		return session.Ref(v.Parents[0]), "the parent"
	}
	return "", ""
}

// contentOf names the bytes of what ref names.
func (m *Model) contentOf(ref session.Ref) string {
	if m.gen != nil {
		for _, t := range m.gen.tiles {
			if t.ref == ref {
				return t.content
			}
		}
	}
	return string(ref)
}

// compared is the difference of two designs' code.
type compared struct {
	title, unified string
	about          []string
}

// compareCode shows how the code differs from the parent's, or from that of the marked one.
func (m *Model) compareCode() tea.Cmd {
	from, name := m.comparison()
	studio, to := m.studio, m.current()
	title, about := "code, against "+name, m.aboutCurrent()
	return m.run("", func(ctx context.Context) tea.Msg {
		unified, err := studio.Diff(ctx, from, to)
		if err != nil {
			return failed{attempted: "compare the code", err: err}
		}
		return compared{title, unified, about}
	})
}

// aboutCurrent is what is known in words about what the cursor is on: its caption, its traits.
func (m *Model) aboutCurrent() []string {
	if t := m.underCursor(); t != nil && t.variant != nil && m.region != onHistory {
		about := []string{terminal.Printable(t.variant.Caption)}
		if len(t.variant.Traits) > 0 {
			about = append(about, "changes "+strings.Join(t.variant.Traits, ", ")+"; "+distanceWords(t.variant.Distance))
		}
		return about
	}
	return []string{m.nameOf(m.current())}
}

func (m *Model) comparedCode(msg compared) tea.Cmd {
	if strings.TrimSpace(msg.unified) == "" {
		m.status.Say(status.Info, "the code is the same")
		return nil
	}
	m.code = codeview.NewDiff(msg.title, msg.unified, m.style, msg.about...)
	return nil
}

// lens is a region that is shown at 100 % in every picture.
type lens struct{ at image.Point }

func (m *Model) toggleLens() tea.Cmd {
	if m.lens != nil {
		m.lens = nil
		m.status.Say(status.Info, "whole pictures again")
		return nil
	}
	m.lens = &lens{}
	m.status.Say(status.Info, "%s", "a region at 100 %: shift and the arrows move it, v ends it")
	return nil
}

// lensStep is how far one key moves the lens, in CSS pixels.
const lensStep = 80

func (m *Model) moveLens() tea.Cmd {
	at := m.lens.at
	switch m.pressed {
	case "shift+left":
		at.X -= lensStep
	case "shift+right":
		at.X += lensStep
	case "shift+up":
		at.Y -= lensStep
	case "shift+down":
		at.Y += lensStep
	}
	m.lens = &lens{image.Point{X: clamp(at.X, 0, m.from.Width-lensStep), Y: clamp(at.Y, 0, m.from.Height-lensStep)}}
	return nil
}

// stopLooking leaves the large look and the comparison.
func (m *Model) stopLooking() {
	m.look, m.beside, m.blink.on = false, false, false
}
