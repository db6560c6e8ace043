// Package mention offers what can be pointed at while a designer types "@" and the beginning of a
// name: a small list above the prompt.
package mention

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Item is one thing that can be pointed at.
type Item struct {
	// Name is written after "@".
	Name string
	// Kind says what it is: a tag, "cell".
	Kind string
	// Text is what can be read on it.
	Text string
}

// Model is the list. Its zero value is closed.
type Model struct {
	items  []Item
	cursor int
	// typed is what the list was offered for.
	typed string
	open  bool
	// left says that the designer wants no list for this mention.
	left bool
}

// Rows is how many items are shown at once.
const Rows = 7

// Offer opens the list on the items that fit what was typed; none close it. The cursor stays while
// the same is typed.
func (m *Model) Offer(typed string, items []Item) {
	if m.left {
		return
	}
	if typed != m.typed || !m.open {
		m.cursor = 0
	}
	m.typed, m.items, m.open = typed, items, len(items) > 0
	m.cursor = min(m.cursor, max(0, len(items)-1))
}

// Close ends the list; nothing is being mentioned any more.
func (m *Model) Close() { *m = Model{} }

// Leave hides the list until Close: this mention needs none.
func (m *Model) Leave() { *m = Model{left: true} }

// Open reports whether the list is shown.
func (m Model) Open() bool { return m.open }

// Typed is what the list was offered for.
func (m Model) Typed() string { return m.typed }

// Move moves the cursor, round at the ends.
func (m *Model) Move(by int) {
	if n := len(m.items); n > 0 {
		m.cursor = ((m.cursor+by)%n + n) % n
	}
}

// Under is the item under the cursor.
func (m Model) Under() (Item, bool) {
	if !m.open || m.cursor >= len(m.items) {
		return Item{}, false
	}
	return m.items[m.cursor], true
}

var mentioned = regexp.MustCompile(`(?:^|[\s(,"“])@([\w-]*)$`)

// At finds the mention that a text ends in; ok is false if it ends in none.
func At(text string) (typed string, ok bool) {
	found := mentioned.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	return found[1], true
}

// View draws the list w cells wide.
func (m Model) View(w int, s style.Set) []string {
	first := max(0, min(m.cursor-Rows+1, len(m.items)-Rows))
	shown := m.items[first:min(len(m.items), first+Rows)]
	name, kind := 0, 0
	for _, it := range shown {
		name, kind = max(name, ansi.StringWidth(it.Name)+1), max(kind, ansi.StringWidth(it.Kind))
	}
	name = min(name, w/2)
	inner := w - 4
	lines := []string{s.Faint.Render("╭" + strings.Repeat("─", w-2) + "╮")}
	for i, it := range shown {
		line := box.Line("@"+it.Name, name) + "  " + box.Line(it.Kind, kind)
		if it.Text != "" {
			line += "  " + it.Text
		}
		if first+i == m.cursor {
			line = s.Selected.Render(box.Line(line, inner))
		} else {
			line = s.Text.Render(box.Line("@"+it.Name, name)) + s.Muted.Render(box.Line("  "+box.Line(it.Kind, kind)+"  "+it.Text, inner-name))
		}
		lines = append(lines, s.Faint.Render("│")+" "+line+" "+s.Faint.Render("│"))
	}
	return append(lines, s.Faint.Render("╰")+hint(w-2, s)+s.Faint.Render("╯"))
}

func hint(w int, s style.Set) string {
	text := box.Cut(" ↑↓ · tab take · esc leave ", w)
	return s.Muted.Render(text) + s.Faint.Render(strings.Repeat("─", max(0, w-ansi.StringWidth(text))))
}
