package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/status"
)

// leftBlock is the stage or the grid.
func (m *Model) leftBlock(w, h int) []string {
	region := Rect{X: m.layout.Main.X, Y: m.layout.Main.Y, W: w, H: h}
	switch {
	case m.start != nil:
		return m.startBlock(region)
	case m.layout.Split == 0 && !m.layout.History.Empty():
		list := m.layout.History
		return indent(m.history.View(list, m.style), list.X-region.X, w)
	case m.head.Version == "":
		return box.Middle(m.waitingLines(), w, h)
	case !m.layout.Other.Empty():
		return m.besideBlock(region)
	case m.picks != nil:
		return m.pickBlock(region)
	case m.gen != nil && !m.look:
		return m.grid.View(region, m.style)
	}
	id := "stage"
	if m.look {
		id = "look"
	}
	stage := m.layout.Stage
	out := indent(m.pictureBlock(id, stage), stage.X-region.X, w)
	return append(out, box.Line(" "+m.infoLine(stage.W), w))
}

// waitingLines are what stands on the stage until the design is open.
func (m *Model) waitingLines() []string {
	if m.tasks.newest() == nil && m.status.Tone == status.Bad {
		return []string{m.style.Muted.Render("nothing is open; O opens a design, q quits")}
	}
	return []string{m.style.Faint.Render("· · ·")}
}

func (m *Model) startBlock(region Rect) []string {
	list := m.layout.History
	switch {
	case list.Empty():
		return m.grid.View(region, m.style)
	case len(m.layout.Tiles) == 0:
		return indent(m.start.View(list.W, list.H, m.style), list.X-region.X, region.W)
	}
	left := indent(m.start.View(list.W, list.H, m.style), list.X-region.X, list.X-region.X+list.W)
	rest := Rect{X: list.X + list.W, Y: region.Y, W: region.W - (list.X - region.X) - list.W, H: region.H}
	return box.Beside("", left, m.grid.View(rest, m.style))
}

// indent shifts lines right by x cells, to a width of w.
func indent(lines []string, x, w int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = box.Line(strings.Repeat(" ", x)+l, w)
	}
	return out
}

// rightBlock is the large tile, what is known about it, and the history.
func (m *Model) rightBlock(w, h int) []string {
	l, s := m.layout, m.style
	out := box.Block(nil, w, h)
	put := func(r Rect, lines []string) {
		for i, line := range indent(lines, r.X-l.Split-1, w) {
			if y := r.Y - l.Main.Y + i; i < r.H && y < h {
				out[y] = line
			}
		}
	}
	if !l.Large.Empty() {
		put(l.Large, m.pictureBlock("large", l.Large))
	}
	if !l.Detail.Empty() {
		put(l.Detail, m.detailLines(l.Detail.W))
	}
	put(l.History, m.history.View(l.History, s))
	if !l.Card.Empty() {
		put(l.Card, m.cardBlock())
	}
	for y, label := range m.rules() {
		line := s.Faint.Render("├─ ") + box.Cut(label, w-4) + " "
		out[y-l.Main.Y] = line + s.Faint.Render(strings.Repeat("─", max(0, w+1-ansi.StringWidth(line)))+"┤")
	}
	return out
}

// rules are the lines that divide the right half, by their rows, with what stands in them.
func (m *Model) rules() map[int]string {
	out := map[int]string{}
	if y := m.layout.Bar; y > 0 {
		out[y] = m.historyLabel()
	}
	if v, ok := m.history.Under(); ok && m.layout.Rule > 0 {
		out[m.layout.Rule] = m.style.Muted.Render(short(v.ID))
	}
	return out
}

// detailLines say what is known about the tile under the cursor.
func (m *Model) detailLines(w int) []string {
	t := m.underCursor()
	if t == nil {
		return nil
	}
	s := m.style
	head := fmt.Sprintf("%d", t.number)
	if t.number == 0 {
		head = "parent"
	}
	var out []string
	for i, line := range box.Wrap(head+"  "+m.caption(*t), w, 2) {
		if i == 0 {
			rest := strings.TrimPrefix(line, head)
			out = append(out, s.Accent.Render(head)+s.Strong.Render(rest))
			continue
		}
		out = append(out, s.Strong.Render(line))
	}
	if t.failed != "" {
		return append(out, paintLines(box.Wrap(t.failed, w, 5), s.Danger.Render)...)
	}
	if t.variant == nil {
		return append(out, paintLines(box.Wrap(strings.Join(m.describeTile(*t)[1:], "\n"), w, 4), s.Muted.Render)...)
	}
	return append(out, m.variantLines(*t.variant, w)...)
}

func (m *Model) variantLines(v session.Variant, w int) []string {
	s := m.style
	var out []string
	for _, c := range v.Checks {
		if !c.OK {
			out = append(out, paintLines(box.Wrap("! "+c.Name+": "+terminal.Printable(c.Note), w, 2), s.Warning.Render)...)
		}
	}
	facts := []string{}
	if v.Distance >= 0 {
		facts = append(facts, distanceWords(v.Distance))
	}
	if len(v.Traits) > 0 {
		facts = append(facts, strings.Join(v.Traits, ", "))
	}
	out = append(out, s.Muted.Render(strings.Join(facts, " · ")))
	if names := coloursOf(v); len(names) > 0 {
		out = append(out, s.Muted.Render(strings.Join(names, ", ")))
	}
	by := v.Proposer
	if v.Model != "" {
		by = v.Model
	}
	return append(out, s.Faint.Render("by "+terminal.Printable(by)))
}

func paintLines(lines []string, render func(...string) string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = render(l)
	}
	return out
}

// infoLine is the row under the stage.
func (m *Model) infoLine(w int) string {
	s := m.style
	if m.blink.on && m.blink.other {
		return box.Ends(s.Second.Render("◐ "+m.blink.name), s.Muted.Render("blinking"), w)
	}
	right := ""
	if note := saidNote(m.said()); note != "" {
		right = s.Warning.Render("! "+note) + " "
	}
	if m.blink.on {
		right = s.Muted.Render("blinking")
	}
	if note := m.scrollNote(); note != "" && m.region == onStage {
		right = strings.TrimRight(right, " ") + "  " + s.Muted.Render(note) + " "
	}
	if t := m.underCursor(); t != nil && m.region != onHistory {
		return box.Ends(s.Accent.Render(fmt.Sprint(t.number))+"  "+s.Strong.Render(m.caption(*t)), right, w)
	}
	v, ok := m.version(string(m.current()))
	if !ok {
		return box.Line("", w)
	}
	mark := s.Muted.Render("●")
	if v.ID == m.head.Version {
		mark = s.Accent.Render("●")
	}
	right += s.Muted.Render(strings.Join(v.Branches, " ") + " ")
	if v.Star {
		right += s.Warning.Render("★ ")
	}
	right += s.Faint.Render(short(v.ID))
	return box.Ends(mark+" "+s.Text.Render(terminal.Printable(v.Subject)), right, w)
}
