// Package codeview shows text that scrolls: a coloured diff, a console, a long answer.
package codeview

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"cultivar/render/terminal"
	"cultivar/tui/box"
	"cultivar/tui/dialog"
	"cultivar/tui/style"
)

// Model is the view.
type Model struct {
	title string
	lines []string
	top   int
	left  int
	rows  int
}

// NewText shows plain text.
func NewText(title, text string, s style.Set) *Model {
	m := &Model{title: title}
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		m.lines = append(m.lines, s.Text.Render(clean(line)))
	}
	return m
}

// NewDiff shows a unified diff, its lines coloured by what they do and, where they stay, by syntax.
func NewDiff(title, unified string, s style.Set) *Model {
	m := &Model{title: title}
	paint := plain(s)
	for line := range strings.SplitSeq(strings.TrimRight(unified, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "+++ "):
			paint = highlighter(strings.TrimSpace(strings.TrimPrefix(line, "+++ ")), s)
			m.lines = append(m.lines, s.Strong.Render(clean(line)))
		case strings.HasPrefix(line, "--- "):
			m.lines = append(m.lines, s.Muted.Render(clean(line)))
		case strings.HasPrefix(line, "@@"):
			m.lines = append(m.lines, s.Second.Render(clean(line)))
		case strings.HasPrefix(line, "+"):
			m.lines = append(m.lines, s.Added.Render("+")+paint(clean(line[1:]), s.Added))
		case strings.HasPrefix(line, "-"):
			m.lines = append(m.lines, s.Removed.Render("-"+clean(line[1:])))
		default:
			m.lines = append(m.lines, " "+paint(clean(strings.TrimPrefix(line, " ")), s.Muted))
		}
	}
	return m
}

// clean makes a line of a design safe to show.
func clean(line string) string {
	return terminal.Printable(strings.ReplaceAll(line, "\t", "  "))
}

type painter func(line string, base lipgloss.Style) string

func plain(style.Set) painter {
	return func(line string, base lipgloss.Style) string { return base.Render(line) }
}

// highlighter colours lines by the syntax that a file's name tells.
func highlighter(name string, s style.Set) painter {
	lexer := lexers.Match(name)
	if lexer == nil || s.Plain {
		return plain(s)
	}
	lexer = chroma.Coalesce(lexer)
	return func(line string, base lipgloss.Style) string {
		tokens, err := lexer.Tokenise(nil, line)
		if err != nil {
			return base.Render(line)
		}
		var b strings.Builder
		for _, t := range tokens.Tokens() {
			b.WriteString(tint(t.Type, base, s).Render(strings.TrimRight(t.Value, "\n")))
		}
		return b.String()
	}
}

func tint(t chroma.TokenType, base lipgloss.Style, s style.Set) lipgloss.Style {
	switch {
	case t.InCategory(chroma.Comment):
		return s.Faint
	case t.InCategory(chroma.Keyword), t == chroma.NameTag:
		return s.Key
	case t.InSubCategory(chroma.LiteralString), t.InSubCategory(chroma.LiteralNumber):
		return s.Warning
	case t == chroma.NameAttribute, t == chroma.NameProperty:
		return s.Text
	}
	return base
}

// Scroll moves by rows and columns.
func (m *Model) Scroll(rows, columns int) {
	m.top = max(0, min(m.top+rows, len(m.lines)-m.rows))
	m.left = max(0, m.left+columns)
}

// Page is the height of the view.
func (m *Model) Page() int { return max(1, m.rows-1) }

// View draws the text in a frame of exactly w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	inner := w - 4
	m.rows = max(1, h-2)
	m.Scroll(0, 0)
	lines := make([]string, m.rows)
	for i := range lines {
		if m.top+i < len(m.lines) {
			lines[i] = box.Line(cutLeft(m.lines[m.top+i], m.left), inner)
		}
	}
	return dialog.Frame(m.title, m.hint(), lines, inner, s)
}

func (m *Model) hint() string {
	if len(m.lines) <= m.rows {
		return "esc back"
	}
	share := 100 * (m.top + m.rows) / len(m.lines)
	return strings.Join([]string{percent(min(100, share)), "↑↓ scroll", "esc back"}, " · ")
}
