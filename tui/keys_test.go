package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// state is all of the model that a key can change without being seen to work.
func (m *Model) state() string {
	gen := ""
	if m.gen != nil {
		gen = fmt.Sprint(m.gen.id, m.gen.queue, m.gen.task)
	}
	under, _ := m.history.Under()
	began := ""
	if m.start != nil {
		began = fmt.Sprint(*m.start)
	}
	return fmt.Sprint(m.region, gen, m.grid.Cursor(), m.look, m.blink.on, m.lens, m.scroll, m.marks, m.steer.locks, m.steer.rate, m.head, len(m.tasks.list),
		m.dialog != nil, m.help != nil, m.code != nil, m.status.Notice, began, under.ID)
}

// twin is a copy of the model that a key can be tried on.
func (m *Model) twin() *Model {
	c := *m
	if m.gen != nil {
		g := *m.gen
		g.tiles = slices.Clone(g.tiles)
		c.gen = &g
	}
	if m.start != nil {
		s := *m.start
		c.start = &s
	}
	c.tasks.list, c.marks = slices.Clone(m.tasks.list), slices.Clone(m.marks)
	c.status.Clear()
	return &c
}

// TestEveryKeyActsOrSaysWhy presses every key of the keymap in every situation.
func TestEveryKeyActsOrSaysWhy(t *testing.T) {
	situations := map[string]func(*driver){
		"stage":   func(*driver) {},
		"grid":    func(d *driver) { d.Press("n").Settle() },
		"parent":  func(d *driver) { d.Press("n").Settle().Press("0") },
		"look":    func(d *driver) { d.Press("n").Settle().Press("enter").Settle() },
		"history": func(d *driver) { d.Press("n").Settle().Press("a").Settle().Press("tab") },
		"small":   func(d *driver) { d.Resize(40, 10).Settle() },
		"start":   nil,
	}
	for name, reach := range situations {
		t.Run(name, func(t *testing.T) {
			var d *driver
			if reach == nil {
				d = drive(t, 120, 40, Options{Recent: []Recent{{Name: "one"}, {Name: "two"}}, Starters: sprouts()}).Settle().Press("down")
			} else {
				d = open(t, 120, 40)
				reach(d)
			}
			for _, c := range d.m.keys.All() {
				for _, key := range c.Keys {
					m := d.m.twin()
					before := m.state()
					cmd := m.key(keyPress(key))
					if cmd == nil && m.state() == before {
						t.Errorf("%s (%s) did nothing and said nothing", key, c.ID)
					}
					if running := len(d.m.tasks.list); len(m.tasks.list) > running {
						for _, job := range m.tasks.list[running:] {
							job.cancel()
						}
					}
				}
			}
		})
	}
}

func TestEveryKeyStandsInTheHelp(t *testing.T) {
	d := open(t, 120, 60).Press("?").Settle()
	text := d.Text()
	for _, c := range d.m.keys.All() {
		if label := c.Label(); label != "" && !strings.Contains(text, " "+label+" ") {
			t.Errorf("the help does not show %s (%s)", label, c.ID)
		}
	}
}

func TestNoKeyHasTwoMeanings(t *testing.T) {
	seen := map[string]string{}
	for _, c := range controls() {
		for _, key := range c.Keys {
			if other := seen[key]; other != "" {
				t.Errorf("%s is both %s and %s", key, other, c.ID)
			}
			seen[key] = c.ID
		}
	}
}

func TestUnknownKeySaysSo(t *testing.T) {
	open(t, 80, 24).Press("Z").Status("Z does nothing here")
}

func TestKeysOutrunWhatTheyAsk(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("b").Type("wild").Press("enter", "o").Settle().Shows("the ending is the format")
	d.Press("esc", "i", "esc", ":").Settle().Shows("commands")
}

func TestMouse(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	third := d.m.layout.Tiles[3]
	d.Click(third.X+2, third.Y+3, tea.MouseLeft).Settle().Grid().At(3)
	d.Click(third.X+2, third.Y+3, tea.MouseRight).Settle()
	if len(d.m.marks) != 1 {
		t.Error("the right button did not mark")
	}
	d.Click(third.X+2, third.Y+3, tea.MouseLeft).Settle()
	if !d.m.look {
		t.Error("a second click did not look large")
	}
	d.Click(10, 10, tea.MouseLeft).Settle()
	if d.m.look {
		t.Error("a click did not leave the large look")
	}
	d.take(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	d.Settle().Grid().At(4)
	h := d.m.layout.History
	d.Click(h.X+3, h.Y, tea.MouseLeft).Settle()
	if d.m.region != onHistory {
		t.Error("a click into the history did not go there")
	}
	p := d.m.layout.Prompt
	d.Click(p.X+3, p.Y, tea.MouseLeft).Settle()
	if d.m.region != onPrompt {
		t.Error("a click into the prompt did not go there")
	}
	d.Press("esc", ":").Settle().Click(0, 0, tea.MouseLeft).Settle()
	if d.m.dialog != nil {
		t.Error("a click outside did not close the dialog")
	}
}
