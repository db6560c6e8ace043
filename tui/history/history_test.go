package history

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/lanes"
	"cultivar/tui/style"
)

func grown() *Model {
	tree := session.Tree{
		Head: session.Head{Branch: "main", Version: "c"}, Branches: map[string]string{"main": "c", "wild": "d"},
		Versions: []session.Version{
			{ID: "c", Parents: []string{"a", "b"}, Subject: "a cross\x1b[2J", Branches: []string{"main"}},
			{ID: "d", Parents: []string{"a"}, Subject: "dark", Branches: []string{"wild"}, Star: true},
			{ID: "b", Parents: []string{"a"}, Subject: "larger type", Step: true},
			{ID: "a", Subject: "seed"},
		},
	}
	m := &Model{}
	m.SetRows(lanes.Rows(tree, true), tree.Head)
	return m
}

func view(m *Model, w, h int) string {
	return ansi.Strip(strings.Join(m.View(terminal.Rect{W: w, H: h}, style.NewPlain()), "\n"))
}

func TestTheTreeIsShown(t *testing.T) {
	text := view(grown(), 40, 8)
	for _, want := range []string{"a cross", "main", "dark", "★ wild", "larger type", "seed", "●", "○"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "[2J") {
		t.Error("a control sequence is shown")
	}
}

func TestViewIsExact(t *testing.T) {
	m := grown()
	for _, size := range [][2]int{{40, 8}, {12, 3}, {5, 1}, {80, 30}} {
		lines := m.View(terminal.Rect{W: size[0], H: size[1]}, style.NewPlain())
		if len(lines) != size[1] {
			t.Errorf("%d lines of %d", len(lines), size[1])
		}
		for _, line := range lines {
			if ansi.StringWidth(line) != size[0] {
				t.Errorf("%q is %d wide, not %d", line, ansi.StringWidth(line), size[0])
			}
		}
	}
}

func TestTheCursorWalksVersions(t *testing.T) {
	m := grown()
	m.Focus(true)
	for _, want := range []string{"d", "b", "a"} {
		m.Move(1)
		if v, _ := m.Under(); v.ID != want {
			t.Errorf("on %s, wanted %s", v.ID, want)
		}
	}
	if m.Move(1) {
		t.Error("it goes beyond the seed")
	}
	if !strings.Contains(view(m, 40, 2), "seed") {
		t.Error("the cursor is out of sight")
	}
	m.Focus(false)
	if v, _ := m.Under(); v.ID != "c" {
		t.Error("without the keys it does not stand on the head")
	}
}
