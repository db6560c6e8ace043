package prompt

import (
	"strings"
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

func TestARefusedTextGivesWay(t *testing.T) {
	m := fresh()
	write(m, "make it frob")
	m.Refuse("make it frob")
	if m.Value() != "make it frob" {
		t.Fatalf("the refused text is gone: %q", m.Value())
	}
	write(m, "red")
	if m.Value() != "red" {
		t.Errorf("typing went on with the refused text: %q", m.Value())
	}
	hit(m, tea.KeyUp, 0)
	if m.Value() != "make it frob" {
		t.Errorf("up gives %q", m.Value())
	}

	m.Refuse("make it frob")
	hit(m, tea.KeyLeft, 0)
	write(m, "!")
	if m.Value() != "make it fro!b" {
		t.Errorf("mending gives %q", m.Value())
	}
}

func TestTheCursorStaysInSight(t *testing.T) {
	m := fresh()
	m.SetRows(2)
	write(m, "one")
	for range 4 {
		hit(m, 'j', tea.ModCtrl)
		write(m, "more")
	}
	write(m, " last")
	if m.Height() != 2 || !strings.Contains(m.View(), "last") || m.Cursor().Y != 1 {
		t.Errorf("%d rows, cursor %v:\n%s", m.Height(), m.Cursor(), m.View())
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
