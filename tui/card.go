package tui

import (
	"fmt"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/desk"
	"cultivar/tui/picture"
)

// The card tells of the version under the cursor of the history, with a picture of it where the
// version is not shown large anyway beside the grid.
const (
	thumbLeast = 34 // the width of a card that has room for a picture
	cardLeast  = 4  // rows
	cardMost   = 11
)

// deal puts a card under the history, and a picture into it.
func (l *Layout) deal(aspect float64, words bool) {
	if rows := clamp(l.History.H*2/5, cardLeast, cardMost); l.History.H-rows-1 >= cardLeast {
		l.History.H -= rows + 1
		l.Rule = l.History.Y + l.History.H
		l.Card = Rect{X: l.History.X, Y: l.Rule + 1, W: l.History.W, H: rows}
	}
	l.thumb(aspect, words)
}

// thumb gives the left of the card to a picture.
func (l *Layout) thumb(aspect float64, words bool) {
	c := l.Card
	if words || c.W < thumbLeast || c.H < cardLeast {
		return
	}
	w := clamp(int(float64(c.H)*aspect+0.5), 6, c.W/2)
	l.Thumb = Rect{X: c.X, Y: c.Y, W: w, H: clamp(int(float64(w)/aspect+0.5), 2, c.H)}
}

// thumbSpot is the small picture of the version under the cursor of the history.
func (m *Model) thumbSpot() (desk.Spot, bool) {
	v, ok := m.history.Under()
	if !ok || m.layout.Thumb.Empty() {
		return desk.Spot{}, false
	}
	s := m.spot("thumb", session.Ref(v.ID), v.ID, m.layout.Thumb)
	s.Lens, s.Rests = nil, !m.rested
	s.From = m.from.Within(1, 1)
	if px := m.sight.caps.Pixels(terminal.Size{W: s.Box.W, H: s.Box.H}); px.W > 0 && px.H > 0 {
		s.From = m.from.Within(px.W, px.H)
	}
	return s, true
}

// cardBlock draws the card.
func (m *Model) cardBlock() []string {
	c, t := m.layout.Card, m.layout.Thumb
	if t.Empty() {
		return box.Block(m.cardLines(c.W, c.H), c.W, c.H)
	}
	thumb := m.desk.Show("thumb")
	if thumb.State == picture.Described {
		return box.Block(m.cardLines(c.W, c.H), c.W, c.H)
	}
	left := box.Block(thumb.View(t.W, t.H, m.style), t.W, c.H)
	return box.Beside("  ", left, box.Block(m.cardLines(c.W-t.W-2, c.H), c.W-t.W-2, c.H))
}

// cardLines say what a version is: its words, how it came to be, what was asked for, what stands at it.
func (m *Model) cardLines(w, h int) []string {
	under, _ := m.history.Under()
	v, ok := m.version(under.ID) // with its true parents, steps among them
	if !ok {
		return nil
	}
	s := m.style
	out := paintLines(box.Wrap(terminal.Printable(v.Subject), w, 2), s.Strong.Render)
	out = append(out, paintLines(box.Wrap(originWords(v), w, 2), s.Muted.Render)...)
	if v.Instruction != "" && v.Instruction != v.Subject {
		out = append(out, paintLines(box.Wrap("“"+strings.Join(strings.Fields(terminal.Printable(v.Instruction)), " ")+"”", w, max(1, h-len(out)-2)), s.Text.Render)...)
	}
	if marks := m.standing(v); marks != "" {
		out = append(out, paintLines(box.Wrap(marks, w, 1), s.Second.Render)...)
	}
	return append(out, s.Faint.Render(v.When.Local().Format("2 January 15:04")))
}

// originWords say how a version came to be: "ask, by the phrasebook".
func originWords(v session.Version) string {
	by := v.Proposer
	if v.Model != "" {
		by = v.Model
	}
	words := string(v.Origin)
	if v.Step {
		words += ", a step"
	}
	if by != "" {
		words += ", by " + terminal.Printable(by)
	}
	if n := len(v.Parents); n > 1 {
		words += fmt.Sprintf(", from %d parents", n)
	}
	return words
}

// standing is what stands at a version: branches, star, mark.
func (m *Model) standing(v session.Version) string {
	var parts []string
	if v.ID == m.head.Version {
		parts = append(parts, "the head")
	}
	for _, b := range v.Branches {
		parts = append(parts, terminal.Printable(b))
	}
	if v.Star {
		parts = append(parts, "★ starred")
	}
	if v.Kept {
		parts = append(parts, "on no branch")
	}
	return strings.Join(parts, " · ")
}
