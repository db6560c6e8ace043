// Package prompt is the line in which a designer says what to change: it grows with its text, takes
// pasted lines, and remembers earlier instructions.
package prompt

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"cultivar/tui/style"
)

// Submitted is sent when the designer presses enter on a text that is not blank.
type Submitted struct{ Text string }

// Left is sent when the designer leaves the prompt with esc.
type Left struct{}

const maxRows = 8

// Model is the prompt.
type Model struct {
	area  textarea.Model
	past  []string
	at    int    // index into past; len(past) is the text being written
	draft string // the text being written, while an earlier one is shown
	stale bool   // the text was not understood: what is typed next takes its place
}

// New makes an empty prompt.
func New(s style.Set) Model {
	a := textarea.New()
	a.Prompt = ""
	a.SetPromptFunc(2, func(i textarea.PromptInfo) string {
		if i.LineNumber == 0 {
			return "› "
		}
		return "  "
	})
	a.ShowLineNumbers = false
	a.DynamicHeight = true
	a.MinHeight, a.MaxHeight = 1, maxRows
	a.MaxContentHeight = 200
	a.CharLimit = 20000
	a.SetVirtualCursor(false)
	a.KeyMap.InsertNewline = key.NewBinding(key.WithKeys("shift+enter", "alt+enter", "ctrl+j"))
	a.Placeholder = "press i and say what to change"
	m := Model{area: a}
	m.SetStyle(s)
	return m
}

// SetStyle changes the colours.
func (m *Model) SetStyle(s style.Set) {
	state := textarea.StyleState{Text: s.Text, Placeholder: s.Faint, Prompt: s.Accent, Selection: s.Selected, EndOfBuffer: s.Faint}
	blurred := state
	blurred.Prompt, blurred.Text = s.Faint, s.Muted
	m.area.SetStyles(textarea.Styles{Focused: state, Blurred: blurred, Cursor: textarea.CursorStyle{Color: s.Text.GetForeground(), Shape: tea.CursorBar}})
}

// SetWidth changes the width in cells.
func (m *Model) SetWidth(w int) {
	if w > 0 && w != m.area.Width()+2 {
		m.area.SetWidth(w)
	}
}

// SetRows bounds how many rows of the text are shown; those about the cursor are.
func (m *Model) SetRows(n int) {
	if n = max(1, min(n, maxRows)); n != m.area.MaxHeight {
		m.area.MaxHeight = n
		m.area.SetWidth(m.area.Width() + 2)
	}
}

// SetPlaceholder changes what an empty prompt says.
func (m *Model) SetPlaceholder(s string) { m.area.Placeholder = s }

// Focus gives the prompt the keys.
func (m *Model) Focus() tea.Cmd { return m.area.Focus() }

// Blur takes the keys away. The text stays.
func (m *Model) Blur() { m.area.Blur() }

// Focused reports whether keys go to the prompt.
func (m Model) Focused() bool { return m.area.Focused() }

// Value is the text.
func (m Model) Value() string { return m.area.Value() }

// SetValue replaces the text.
func (m *Model) SetValue(text string) {
	m.area.SetValue(text)
	m.area.MoveToEnd()
}

// Before is the text of the cursor's line up to the cursor.
func (m Model) Before() string {
	lines := strings.Split(m.area.Value(), "\n")
	if m.area.Line() >= len(lines) {
		return ""
	}
	line := []rune(lines[m.area.Line()])
	return string(line[:min(m.area.Column(), len(line))])
}

// Swap replaces the last n characters before the cursor by text.
func (m *Model) Swap(n int, text string) {
	for range n {
		m.area, _ = m.area.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
	m.area.InsertString(text)
}

// Insert puts text at the cursor, apart from the word before it.
func (m *Model) Insert(text string) {
	if before := m.Before(); before != "" && !strings.HasSuffix(before, " ") {
		text = " " + text
	}
	m.area.InsertString(text)
}

// Height is how many rows the text takes.
func (m Model) Height() int { return max(1, min(m.area.Height(), maxRows)) }

// Remember adds an instruction to those that the up key brings back, and clears the prompt if it
// still holds it.
func (m *Model) Remember(text string) {
	if len(m.past) == 0 || m.past[len(m.past)-1] != text {
		m.past = append(m.past, text)
	}
	m.at = len(m.past)
	if strings.TrimSpace(m.area.Value()) == text {
		m.area.Reset()
	}
}

// Recall sets the instructions of earlier, oldest first.
func (m *Model) Recall(past []string) { m.past, m.at = past, len(past) }

// Update takes a key or a paste. What leaves the prompt, Submitted or Left, is said at once, so that the next key goes elsewhere.
func (m *Model) Update(msg tea.Msg) (said tea.Msg, cmd tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		m.replaceStale(press)
		switch press.String() {
		case "enter":
			return m.submit(), nil
		case "esc":
			return Left{}, nil
		case "up":
			if m.area.Line() == 0 && m.back() {
				return nil, nil
			}
		case "down":
			if m.area.Line() == m.area.LineCount()-1 && m.forward() {
				return nil, nil
			}
		}
	}
	m.area, cmd = m.area.Update(msg)
	return nil, cmd
}

// Refuse leaves a text that was not understood to be mended: a letter typed next begins anew, any other key goes on with it, and the
// up key brings it back.
func (m *Model) Refuse(text string) {
	value := m.area.Value()
	m.Remember(text)
	m.SetValue(value)
	m.stale = strings.TrimSpace(value) == text
}

func (m *Model) replaceStale(press tea.KeyPressMsg) {
	if m.stale && press.Text != "" {
		m.area.Reset()
	}
	m.stale = false
}

func (m *Model) submit() tea.Msg {
	text := strings.TrimSpace(m.area.Value())
	if text == "" {
		return Left{}
	}
	return Submitted{Text: text}
}

func (m *Model) back() bool {
	if m.at == 0 {
		return false
	}
	if m.at == len(m.past) {
		m.draft = m.area.Value()
	}
	m.at--
	m.SetValue(m.past[m.at])
	return true
}

func (m *Model) forward() bool {
	if m.at >= len(m.past) {
		return false
	}
	m.at++
	text := m.draft
	if m.at < len(m.past) {
		text = m.past[m.at]
	}
	m.SetValue(text)
	return true
}

// View is the text, Height rows.
func (m Model) View() string { return m.area.View() }

// Cursor is where the text cursor stands within the prompt, nil if it is not shown.
func (m Model) Cursor() *tea.Cursor { return m.area.Cursor() }
