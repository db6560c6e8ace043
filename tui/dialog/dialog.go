// Package dialog asks the designer for something: a line of text, one or several of a list, a yes.
// A Model holds one question; its answer comes as an Answered message, a refusal as Cancelled.
package dialog

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/sahilm/fuzzy"

	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Item is one line to choose.
type Item struct {
	ID, Label string
	// Note stands at the right: a key, a date.
	Note string
	// On says that the item is ticked, in a list of which several can be.
	On bool
	// Swatches are colours shown beside the label, as "#rrggbb".
	Swatches []string
}

// Spec is a question.
type Spec struct {
	// ID comes back with the answer.
	ID, Title string
	// Body is said above the answer.
	Body []string
	// Input asks for a line of text; Value stands there at first.
	Input              bool
	Value, Placeholder string
	// Complete offers ways to go on from what is typed; tab takes what they share, or the item under the cursor.
	Complete func(text string) []string
	// Items are to choose from. With Input they are those that fit what is typed.
	Items []Item
	// Find gives the items that fit what is typed, instead of Items.
	Find func(text string) []Item
	// Multi lets several items be ticked.
	Multi bool
	// Free lets enter answer with the text alone even if an item fits it.
	Free bool
	// Enter says what enter does: "export", "open".
	Enter string
}

// Answered is the designer's answer.
type Answered struct {
	ID, Text string
	// Item is the ID of the chosen item, "" if none.
	Item string
	// On are the IDs of the ticked items.
	On []string
}

// Cancelled says that the designer left without an answer.
type Cancelled struct{ ID string }

// Model is one open question.
type Model struct {
	spec   Spec
	input  textinput.Model
	items  []Item
	fits   []int
	cursor int
	rows   int
	high   int // the rows that the dialog may take
}

// New opens a question.
func New(spec Spec, s style.Set) *Model {
	m := &Model{spec: spec, items: append([]Item(nil), spec.Items...), input: textinput.New(), rows: 12, high: 24}
	m.input.Prompt = "› "
	m.input.Placeholder = spec.Placeholder
	m.input.SetVirtualCursor(false)
	state := textinput.StyleState{Text: s.Text, Placeholder: s.Faint, Prompt: s.Accent, Suggestion: s.Faint}
	m.input.SetStyles(textinput.Styles{Focused: state, Blurred: state, Cursor: textinput.CursorStyle{Color: s.Text.GetForeground(), Shape: tea.CursorBar}})
	m.input.SetValue(spec.Value)
	m.input.CursorEnd()
	m.input.Focus()
	m.filter()
	return m
}

// Value is the text typed so far.
func (m *Model) Value() string { return m.input.Value() }

// Under is the item under the cursor.
func (m *Model) Under() (Item, bool) {
	if m.cursor < 0 || m.cursor >= len(m.fits) {
		return Item{}, false
	}
	return m.items[m.fits[m.cursor]], true
}

// Update takes a key or a paste. What ends the question, Answered or Cancelled, is said at once, so that the next key finds it closed.
func (m *Model) Update(msg tea.Msg) (said tea.Msg, cmd tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, m.typed(msg)
	}
	switch k := press.String(); {
	case k == "esc":
		return Cancelled{ID: m.spec.ID}, nil
	case k == "enter":
		return m.enter(), nil
	case k == "up", k == "ctrl+p", k == "k" && !m.spec.Input:
		m.move(-1)
	case k == "down", k == "ctrl+n", k == "j" && !m.spec.Input:
		m.move(1)
	case k == "pgup":
		m.move(-m.rows)
	case k == "pgdown":
		m.move(m.rows)
	case k == "tab" && m.spec.Complete != nil:
		m.complete()
	case k == "space" && m.spec.Multi:
		m.tick()
	case m.spec.Input:
		return nil, m.typed(msg)
	case k == "q":
		return Cancelled{ID: m.spec.ID}, nil
	}
	return nil, nil
}

func (m *Model) typed(msg tea.Msg) tea.Cmd {
	if !m.spec.Input {
		return nil
	}
	before := m.input.Value()
	var cmd tea.Cmd
	m.input, cmd = m.input.Update(msg)
	if m.input.Value() != before {
		m.filter()
	}
	return cmd
}

func (m *Model) complete() {
	ways := m.spec.Complete(m.input.Value())
	if item, ok := m.Under(); ok {
		ways = []string{item.ID}
	}
	if len(ways) > 0 {
		m.input.SetValue(common(ways))
		m.input.CursorEnd()
		m.filter()
	}
}

// common is the longest beginning that all of list share.
func common(list []string) string {
	out := list[0]
	for _, s := range list[1:] {
		for !strings.HasPrefix(s, out) {
			out = out[:len(out)-1]
		}
	}
	return strings.ToValidUTF8(out, "")
}

func (m *Model) filter() {
	m.fits = m.fits[:0]
	text := strings.TrimSpace(m.input.Value())
	if m.spec.Find != nil {
		m.items = m.spec.Find(text)
		text = ""
	}
	if !m.spec.Input || text == "" || m.spec.Free && text == strings.TrimSpace(m.spec.Value) {
		for i := range m.items {
			m.fits = append(m.fits, i)
		}
	} else {
		for _, match := range fuzzy.FindFrom(text, labels(m.items)) {
			m.fits = append(m.fits, match.Index)
		}
	}
	m.cursor = 0
	if m.spec.Free && (text != "" || m.spec.Find != nil) {
		m.cursor = -1
	}
}

type labels []Item

func (l labels) String(i int) string { return l[i].Label }
func (l labels) Len() int            { return len(l) }

func (m *Model) move(by int) {
	low := 0
	if m.spec.Free {
		low = -1
	}
	m.cursor = max(low, min(m.cursor+by, len(m.fits)-1))
}

func (m *Model) tick() {
	if m.cursor >= 0 && m.cursor < len(m.fits) {
		at := m.fits[m.cursor]
		m.items[at].On = !m.items[at].On
	}
}

func (m *Model) enter() Answered {
	a := Answered{ID: m.spec.ID, Text: strings.TrimSpace(m.input.Value())}
	if item, ok := m.Under(); ok {
		a.Item = item.ID
	}
	for _, item := range m.items {
		if item.On {
			a.On = append(a.On, item.ID)
		}
	}
	return a
}

// Click chooses the line of the list at row y of the view.
func (m *Model) Click(y int) {
	if at := y - m.listTop() + m.scroll(); y >= m.listTop() && at < len(m.fits) {
		m.cursor = at
		if m.spec.Multi {
			m.tick()
		}
	}
}

// body is as much of the text above the list as leaves room for a few of its lines.
func (m *Model) body() []string {
	return m.spec.Body[:max(0, min(len(m.spec.Body), m.high-7))]
}

func (m *Model) listTop() int {
	top := 1 + len(m.body())
	if m.spec.Input {
		top += 2
	}
	return top
}

// scroll is the first line of the list that is shown.
func (m *Model) scroll() int { return max(0, min(m.cursor-m.rows+1, len(m.fits)-m.rows)) }

// View draws the dialog, at most w by h cells, and says where the text cursor stands in it.
func (m *Model) View(w, h int, s style.Set) (lines []string, cursor *tea.Cursor) {
	inner := max(10, min(w-6, m.width()))
	m.high = h
	m.rows = max(1, min(12, h-m.listTop()-1))
	var body []string
	for _, l := range m.body() {
		body = append(body, s.Text.Render(box.Cut(l, inner)))
	}
	if m.spec.Input {
		m.input.SetWidth(inner - 3)
		if c := m.input.Cursor(); c != nil {
			cursor = c
			cursor.X += 2
			cursor.Y += 1 + len(body)
		}
		body = append(body, m.input.View(), s.Faint.Render(strings.Repeat("─", inner)))
	}
	list := m.list(inner, s)
	if m.spec.Find != nil {
		list = box.Block(list, inner, m.rows)
	}
	body = append(body, list...)
	return Frame(m.spec.Title, m.hint(), body, inner, s), cursor
}

// findWidth is the width of a question whose items change while one types.
const findWidth = 72

func (m *Model) width() int {
	w := max(44, ansi.StringWidth(m.spec.Title)+4, ansi.StringWidth(m.hint())+4)
	for _, l := range m.spec.Body {
		w = max(w, ansi.StringWidth(l))
	}
	if m.spec.Find != nil {
		return max(w, findWidth)
	}
	for _, it := range m.items {
		w = max(w, ansi.StringWidth(it.Label)+ansi.StringWidth(it.Note)+10+len(it.Swatches))
	}
	return w
}

func (m *Model) hint() string {
	does := m.spec.Enter
	if does == "" {
		does = "choose"
	}
	hint := "enter " + does + " · esc back"
	if m.spec.Multi {
		hint = "space tick · " + hint
	}
	if m.spec.Complete != nil {
		hint = "tab complete · " + hint
	}
	return hint
}

func (m *Model) list(w int, s style.Set) []string {
	if len(m.items) == 0 && m.input.Value() == "" || len(m.spec.Items) == 0 && m.spec.Find == nil {
		return nil
	}
	if len(m.fits) == 0 {
		if m.spec.Free {
			return nil
		}
		return []string{s.Muted.Render("nothing fits")}
	}
	first := m.scroll()
	var out []string
	for i := first; i < min(first+m.rows, len(m.fits)); i++ {
		out = append(out, m.line(m.items[m.fits[i]], i == m.cursor, w, s))
	}
	return out
}

func (m *Model) line(it Item, here bool, w int, s style.Set) string {
	tick := ""
	if m.spec.Multi {
		tick = "○ "
		if it.On {
			tick = "● "
		}
	}
	swatches := ""
	for _, c := range it.Swatches {
		swatches += s.Swatch(c)
	}
	if here {
		return s.Selected.Render(box.Ends(" "+tick+it.Label, it.Note+" ", w-ansi.StringWidth(swatches)-1)) + " " + swatches
	}
	return box.Ends(" "+s.Text.Render(tick+it.Label), s.Muted.Render(it.Note)+" ", w-ansi.StringWidth(swatches)-1) + " " + swatches
}

// Frame puts a border around lines that are inner cells wide, with a title above and a hint below.
func Frame(title, hint string, lines []string, inner int, s style.Set) []string {
	edge := s.Accent
	rule := func(left, text, right string, render func(...string) string) string {
		text = box.Cut(text, inner-2)
		fill := strings.Repeat("─", max(0, inner-ansi.StringWidth(text)-1))
		return edge.Render(left+"─") + " " + render(text) + " " + edge.Render(fill+right)
	}
	out := []string{rule("╭", title, "╮", s.Strong.Render)}
	for _, l := range lines {
		out = append(out, edge.Render("│")+" "+box.Line(l, inner)+" "+edge.Render("│"))
	}
	return append(out, rule("╰", hint, "╯", s.Muted.Render))
}
