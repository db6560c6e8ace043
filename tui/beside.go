package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/desk"
	"cultivar/tui/picture"
	"cultivar/tui/status"
)

// besideWidth is the width from which the history stays beside two pictures.
const besideWidth = 120

// beside puts two pictures where one was, so that both are as large as they can be.
func (l *Layout) beside(width int, aspect float64) {
	left := l.Main
	if width >= besideWidth {
		left, l.History = l.halve(clamp(width/4, 28, 44))
	}
	left = inset(left)
	one, two := left, left
	if columns, _ := shape(2, left.W, left.H, aspect); columns == 2 {
		one.W = (left.W - 2) / 2
		two.X, two.W = left.X+left.W-one.W, one.W
	} else {
		one.H = left.H / 2
		two.Y, two.H = left.Y+one.H, one.H
	}
	l.Other, _ = footed(one)
	l.Stage, l.Info = footed(two)
}

func (m *Model) canStandBeside() string {
	if m.beside {
		return ""
	}
	if cramped(m.width, m.height) {
		return "there is no room for two pictures; c blinks"
	}
	return m.canBlink()
}

// standBeside shows what is looked at and what it is compared with side by side, or ends that.
func (m *Model) standBeside() tea.Cmd {
	if m.beside {
		m.beside = false
		return nil
	}
	_, name := m.comparison()
	m.stopLooking()
	m.beside = true
	m.status.Say(status.Info, "beside %s; space marks another to compare with, d shows the code, esc ends it", name)
	return nil
}

// besideSpots are the two pictures.
func (m *Model) besideSpots() []desk.Spot {
	out := []desk.Spot{m.largeSpot("stage", m.layout.Stage)}
	if ref, _ := m.comparison(); ref != "" {
		s := m.spot("other", ref, m.contentOf(ref), m.layout.Other)
		m.scrolled(&s)
		s.Words, s.Rests = m.describeRef(ref), !m.rested
		out = append(out, s)
	}
	return out
}

// besideBlock draws the two pictures, each with its name below.
func (m *Model) besideBlock(region Rect) []string {
	one, two := m.layout.Other, m.layout.Stage
	left := append(m.otherPicture(one), box.Line(m.otherLine(one.W), one.W))
	right := append(m.desk.Show("stage").View(two.W, two.H, m.style), box.Line(m.infoLine(two.W), two.W))
	if one.Y == two.Y {
		left = box.Beside(strings.Repeat(" ", two.X-one.X-one.W), left, right)
	} else {
		left = append(left, right...)
	}
	return box.Block(indent(left, one.X-region.X, region.W), region.W, region.H)
}

func (m *Model) otherPicture(r Rect) []string {
	p := m.desk.Show("other")
	if ref, _ := m.comparison(); ref == "" {
		p = picture.Picture{State: picture.Described, Words: []string{"the seed has no parent to compare with"}}
	}
	return p.View(r.W, r.H, m.style)
}

func (m *Model) otherLine(w int) string {
	ref, name := m.comparison()
	if ref == "" {
		return ""
	}
	right := ""
	if _, _, isTile := ref.Tile(); !isTile {
		right = m.style.Faint.Render(short(string(ref)))
	}
	return box.Ends(m.style.Second.Render(name)+"  "+m.style.Text.Render(terminal.Printable(m.nameOf(session.Ref(ref)))), right, w)
}
