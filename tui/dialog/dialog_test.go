package dialog

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/style"
)

func press(m *Model, keys ...string) tea.Msg {
	var last tea.Msg
	for _, k := range keys {
		msg := tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		switch k {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "esc":
			msg = tea.KeyPressMsg{Code: tea.KeyEscape}
		case "down":
			msg = tea.KeyPressMsg{Code: tea.KeyDown}
		case "up":
			msg = tea.KeyPressMsg{Code: tea.KeyUp}
		case "tab":
			msg = tea.KeyPressMsg{Code: tea.KeyTab}
		case "space":
			msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
		}
		if said, _ := m.Update(msg); said != nil {
			last = said
		}
	}
	return last
}

func fruits(spec Spec) *Model {
	spec.ID = "fruit"
	for _, name := range []string{"apple", "banana", "cherry", "damson"} {
		spec.Items = append(spec.Items, Item{ID: name, Label: name})
	}
	return New(spec, style.NewPlain())
}

func answerOf(t *testing.T, msg tea.Msg) Answered {
	t.Helper()
	a, ok := msg.(Answered)
	if !ok {
		t.Fatalf("no answer but %#v", msg)
	}
	return a
}

func TestChooseFromAList(t *testing.T) {
	if a := answerOf(t, press(fruits(Spec{}), "down", "down", "up", "enter")); a.Item != "banana" || a.ID != "fruit" {
		t.Errorf("%+v", a)
	}
	if a := answerOf(t, press(fruits(Spec{}), "down", "down", "down", "down", "down", "enter")); a.Item != "damson" {
		t.Errorf("the cursor leaves the list: %+v", a)
	}
}

func TestTypingNarrowsTheList(t *testing.T) {
	m := fruits(Spec{Input: true})
	if a := answerOf(t, press(m, "c", "h", "enter")); a.Item != "cherry" || a.Text != "ch" {
		t.Errorf("%+v", a)
	}
	m = fruits(Spec{Input: true})
	press(m, "z", "z")
	lines, _ := m.View(60, 20, style.NewPlain())
	if !strings.Contains(strings.Join(lines, "\n"), "nothing fits") {
		t.Error("an empty list says nothing")
	}
}

func TestFreeTextWins(t *testing.T) {
	m := fruits(Spec{Input: true, Free: true})
	if a := answerOf(t, press(m, "b", "a", "enter")); a.Item != "" || a.Text != "ba" {
		t.Errorf("%+v", a)
	}
	m = fruits(Spec{Input: true, Free: true})
	if a := answerOf(t, press(m, "b", "a", "down", "enter")); a.Item != "banana" {
		t.Errorf("%+v", a)
	}
}

func TestSeveralAreTicked(t *testing.T) {
	m := fruits(Spec{Multi: true})
	if a := answerOf(t, press(m, "space", "down", "down", "space", "space", "down", "space", "enter")); strings.Join(a.On, " ") != "apple damson" {
		t.Errorf("ticked %v", a.On)
	}
}

func TestTabCompletes(t *testing.T) {
	m := New(Spec{ID: "path", Input: true, Free: true, Complete: func(text string) []string {
		return []string{text + "sign/a.svg", text + "sign/b.svg"}
	}}, style.NewPlain())
	press(m, "d", "e", "tab")
	if m.Value() != "design/" {
		t.Errorf("completed to %q", m.Value())
	}
}

func TestLeaving(t *testing.T) {
	if msg, ok := press(fruits(Spec{}), "esc").(Cancelled); !ok || msg.ID != "fruit" {
		t.Errorf("%#v", msg)
	}
}

func TestViewIsABox(t *testing.T) {
	for _, spec := range []Spec{{Title: "fruit"}, {Title: strings.Repeat("long ", 40), Input: true, Body: []string{"choose one"}}, {Multi: true, Enter: "eat"}} {
		m := fruits(spec)
		for _, size := range [][2]int{{70, 20}, {30, 8}, {200, 60}} {
			lines, _ := m.View(size[0], size[1], style.NewPlain())
			w := ansi.StringWidth(lines[0])
			if w > size[0] || len(lines) > size[1]+4 {
				t.Errorf("%d×%d lines in %v", w, len(lines), size)
			}
			for _, line := range lines {
				if ansi.StringWidth(line) != w {
					t.Errorf("a line of %d in a box of %d: %q", ansi.StringWidth(line), w, line)
				}
			}
		}
	}
}

func TestClickChooses(t *testing.T) {
	m := fruits(Spec{Input: true, Body: []string{"choose"}})
	lines, _ := m.View(60, 20, style.NewPlain())
	for y, line := range lines {
		if strings.Contains(line, "cherry") {
			m.Click(y)
		}
	}
	if it, _ := m.Under(); it.ID != "cherry" {
		t.Errorf("clicked on %q", it.ID)
	}
}
