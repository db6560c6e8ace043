package prompt

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"cultivar/tui/style"
)

func fresh() *Model {
	m := New(style.NewPlain())
	m.SetWidth(40)
	m.Focus()
	return &m
}

func write(m *Model, text string) {
	for _, r := range text {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func hit(m *Model, code rune, mod tea.KeyMod) tea.Msg {
	said, _ := m.Update(tea.KeyPressMsg{Code: code, Mod: mod})
	return said
}

func TestEnterSubmits(t *testing.T) {
	m := fresh()
	write(m, "  warmer  ")
	if msg := hit(m, tea.KeyEnter, 0); msg != (Submitted{"warmer"}) {
		t.Errorf("%#v", msg)
	}
	if m.Value() != "  warmer  " {
		t.Error("the text is gone before it is understood")
	}
	m.Remember("warmer")
	if m.Value() != "" {
		t.Error("the text is still there after it is understood")
	}
	if msg := hit(m, tea.KeyEnter, 0); msg != (Left{}) {
		t.Errorf("an empty prompt submits %#v", msg)
	}
}

func TestOtherTextIsNotClearedByALateAnswer(t *testing.T) {
	m := fresh()
	write(m, "something else")
	m.Remember("warmer")
	if m.Value() != "something else" {
		t.Errorf("the prompt holds %q", m.Value())
	}
}

func TestEarlierInstructionsComeBack(t *testing.T) {
	m := fresh()
	m.Recall([]string{"one", "two"})
	m.Remember("three")
	write(m, "draft")
	for _, want := range []string{"three", "two", "one", "one"} {
		hit(m, tea.KeyUp, 0)
		if m.Value() != want {
			t.Errorf("up gives %q, wanted %q", m.Value(), want)
		}
	}
	for _, want := range []string{"two", "three", "draft", "draft"} {
		hit(m, tea.KeyDown, 0)
		if m.Value() != want {
			t.Errorf("down gives %q, wanted %q", m.Value(), want)
		}
	}
}

func TestItGrowsWithItsLines(t *testing.T) {
	m := fresh()
	if m.Height() != 1 {
		t.Fatalf("empty it has %d rows", m.Height())
	}
	write(m, "one")
	hit(m, 'j', tea.ModCtrl)
	write(m, "two")
	if m.Height() != 2 || m.Value() != "one\ntwo" {
		t.Errorf("%d rows for %q", m.Height(), m.Value())
	}
	m.Update(tea.PasteMsg{Content: "\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10"})
	if m.Height() != maxRows {
		t.Errorf("%d rows for many lines", m.Height())
	}
}
