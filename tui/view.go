package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/picture"
	"cultivar/tui/status"
)

// arrange lays the screen out for what is to be shown.
func (m *Model) arrange() {
	if m.width == 0 {
		return
	}
	m.prompt.SetWidth(m.width - 4)
	tiles := 0
	switch {
	case m.start != nil:
		m.showStarters()
		tiles = len(m.start.Starters())
	case m.gen != nil:
		tiles = len(m.gen.tiles)
	}
	m.layout = arrange(m.width, m.height, m.mode(tiles))
	m.grid.SetBoxes(m.layout.Tiles, m.layout.Columns, m.layout.Foot)
	m.fillPictures()
}

// mode is what there is to arrange, with a grid of so many tiles.
func (m *Model) mode(tiles int) Mode {
	mode := Mode{
		Prompt: m.prompt.Height(), Look: m.look, History: m.region == onHistory, Tiles: tiles, Start: m.start != nil,
		Words: m.desk.Mutes(), Most: m.mostPictures(),
	}
	if cell := m.sight.caps.Cell(); m.start == nil && m.from.Height > 0 {
		mode.Aspect = float64(m.from.Width) / float64(m.from.Height) * float64(cell.H) / float64(cell.W)
	}
	return mode
}

// mostPictures is how many tiles a terminal bears that keeps few pictures: some room is left for the
// large one and for those that are drawn again. 0 is no bound.
func (m *Model) mostPictures() int {
	if keeps := m.sight.caps.Keeps; keeps > 0 && m.sight.caps.Protocol == terminal.Sixel {
		return max(4, keeps-4)
	}
	return 0
}

// fillPictures gives the tiles of the grid what the desk has for them.
func (m *Model) fillPictures() {
	tiles := m.grid.Tiles()
	for i := range tiles {
		tiles[i].Picture = m.tilePicture(i)
		if tiles[i].Picture.State == picture.Described && m.gen != nil {
			tiles[i].Caption = ""
		}
	}
}

func (m *Model) tilePicture(i int) picture.Picture {
	if m.start != nil {
		return m.desk.Show("starter/" + m.opts.Starters[i].Name)
	}
	t := m.gen.tiles[i]
	switch {
	case t.failed != "":
		return picture.Picture{State: picture.Broken, Why: t.failed}
	case t.draft != "":
		return picture.Picture{State: picture.Described, Words: draftLines(t.draft)}
	}
	return m.desk.Show(fmt.Sprintf("%s/%d", m.gen.id, t.number))
}

// draftLines are the last lines that a model has written.
func draftLines(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	lines = lines[max(0, len(lines)-6):]
	for i, l := range lines {
		lines[i] = terminal.Printable(l)
	}
	return lines
}

// paint composes the frame and plans the pictures that go with it.
func (m *Model) paint() {
	if m.width == 0 {
		return
	}
	m.fillPictures()
	m.cursor, m.sight.covers = nil, nil
	rows := m.compose()
	rows = m.overlay(rows)
	m.content = strings.Join(rows, "\n")
	m.sendPictures()
	rows[len(rows)-1] = m.sight.stamp + rows[len(rows)-1]
	m.content = strings.Join(rows, "\n")
}

// sendPictures hands over what must be written so that the pictures stand as the frame wants them.
func (m *Model) sendPictures() {
	if m.sight.sender == nil || !m.sight.known {
		return
	}
	frame := terminal.Frame{Content: m.content, Covers: m.sight.covers}
	if !m.layout.Small && m.code == nil {
		for _, s := range m.desk.Placements() {
			frame.Placements = append(frame.Placements, terminal.Placement{Place: s.ID, Picture: s.Picture, X: s.At.X, Y: s.At.Y})
		}
	}
	if stamp := m.sight.sender.Stamp(m.sight.screen.Plan(frame)); stamp != "" {
		m.sight.stamp = stamp
	}
}

// compose draws the frame and its regions.
func (m *Model) compose() []string {
	l, s := m.layout, m.style
	if l.Small {
		return box.Middle(box.Wrap(fmt.Sprintf("Cultivar needs %d×%d cells, this is %d×%d.", minWidth, minHeight, m.width, m.height), m.width, m.height), m.width, m.height)
	}
	rows := make([]string, 0, m.height)
	rows = append(rows, m.topEdge())
	rows = append(rows, m.mainRows()...)
	rows = append(rows, m.edge("├", "┴", "┤", ""))
	side := s.Faint.Render("│")
	for _, line := range box.Block(strings.Split(m.prompt.View(), "\n"), l.Prompt.W, l.Prompt.H) {
		rows = append(rows, side+" "+line+" "+side)
	}
	rows = append(rows, side+" "+m.statusLine(l.Status.W)+" "+side)
	rows = append(rows, m.edge("╰", "─", "╯", ""))
	if m.region == onPrompt {
		if c := m.prompt.Cursor(); c != nil {
			c.X, c.Y = c.X+l.Prompt.X, c.Y+l.Prompt.Y
			m.cursor = c
		}
	}
	return rows
}

// edge is a horizontal line of the frame, with a joint where the halves of the main region part.
func (m *Model) edge(left, joint, right, label string) string {
	line := strings.Repeat("─", m.width-2)
	if x := m.layout.Split; x > 0 {
		line = strings.Repeat("─", x-1) + joint + strings.Repeat("─", m.width-2-x)
	}
	return m.style.Faint.Render(left + line + right)
}

// topEdge is the frame's first row: the design, its branch, what is shown of it.
func (m *Model) topEdge() string {
	s := m.style
	title := m.title()
	label := ""
	if m.layout.Split > 0 && m.layout.Bar == 0 && !m.layout.History.Empty() {
		label = m.regionLabel("history", onHistory)
	}
	room := m.width - 2
	if x := m.layout.Split; x > 0 {
		room = x - 1
	}
	left := s.Faint.Render("╭─ ") + box.Cut(title, room-4) + " "
	left += s.Faint.Render(strings.Repeat("─", max(0, room+1-ansi.StringWidth(left))))
	if m.layout.Split == 0 {
		return left + s.Faint.Render("╮")
	}
	rest := m.width - room - 3
	if label == "" {
		return left + s.Faint.Render("┬"+strings.Repeat("─", rest)+"╮")
	}
	right := s.Faint.Render("┬─ ") + label + " "
	return left + right + s.Faint.Render(strings.Repeat("─", max(0, rest+1-ansi.StringWidth(right)))+"╮")
}

func (m *Model) regionLabel(name string, r region) string {
	if m.region == r {
		return m.style.Accent.Render(name)
	}
	return m.style.Muted.Render(name)
}

// title names what is shown: landing · main · generation 12.
func (m *Model) title() string {
	s := m.style
	if m.start != nil {
		return s.Strong.Render("cultivar")
	}
	if m.studio == nil || m.name == "" {
		return s.Strong.Render("cultivar")
	}
	dot := s.Faint.Render(" · ")
	out := s.Strong.Render(m.name)
	if m.head.Branch != "" {
		out += dot + s.Accent.Render(terminal.Printable(m.head.Branch))
	}
	if m.gen != nil {
		what := fmt.Sprintf("generation %d", m.gen.number)
		if m.gen.outside {
			what = "changed by another program"
		}
		out += dot + s.Muted.Render(what)
	}
	return out
}

func (m *Model) windowTitle() string {
	if m.name == "" {
		return "cultivar"
	}
	return m.name + " — cultivar"
}

// mainRows are the rows between the frame's top and the prompt.
func (m *Model) mainRows() []string {
	l, s := m.layout, m.style
	side := s.Faint.Render("│")
	leftW := l.Main.W
	if l.Split > 0 {
		leftW = l.Split - l.Main.X
	}
	left := m.leftBlock(leftW, l.Main.H)
	out := make([]string, l.Main.H)
	var right []string
	if l.Split > 0 {
		right = m.rightBlock(l.Main.W-leftW-1, l.Main.H)
	}
	for y := range out {
		out[y] = side + left[y]
		switch {
		case l.Split > 0 && l.Bar > 0 && y == l.Bar-l.Main.Y:
			out[y] += right[y]
		case l.Split > 0:
			out[y] += side + right[y] + side
		default:
			out[y] += side
		}
	}
	return out
}

// leftBlock is the stage or the grid.
func (m *Model) leftBlock(w, h int) []string {
	region := Rect{X: m.layout.Main.X, Y: m.layout.Main.Y, W: w, H: h}
	switch {
	case m.start != nil:
		return m.startBlock(region)
	case m.head.Version == "":
		return box.Middle(m.waitingLines(), w, h)
	case m.gen != nil && !m.look:
		return m.grid.View(region, m.style)
	}
	id := "stage"
	if m.look {
		id = "look"
	}
	stage := m.layout.Stage
	out := indent(m.desk.Show(id).View(stage.W, stage.H, m.style), stage.X-region.X, w)
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
		put(l.Large, m.desk.Show("large").View(l.Large.W, l.Large.H, s))
	}
	if !l.Detail.Empty() {
		put(l.Detail, m.detailLines(l.Detail.W))
	}
	put(l.History, m.history.View(l.History, s))
	if l.Bar > 0 {
		label := m.regionLabel("history", onHistory)
		line := s.Faint.Render("├─ ") + label + " "
		out[l.Bar-l.Main.Y] = line + s.Faint.Render(strings.Repeat("─", max(0, w+1-ansi.StringWidth(line)))+"┤")
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
		facts = append(facts, fmt.Sprintf("%.0f %% away", v.Distance*100))
	}
	if len(v.Traits) > 0 {
		facts = append(facts, strings.Join(v.Traits, ", "))
	}
	out = append(out, s.Muted.Render(strings.Join(facts, " · ")))
	if names := paletteNames(v.Artifact); len(names) > 0 {
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

// statusLine says what goes on.
func (m *Model) statusLine(w int) string {
	st := m.status
	st.Facts = m.facts()
	if job := m.tasks.newest(); job != nil {
		st.Task = &status.Task{What: job.what, Share: job.share, Elapsed: m.clock.now().Sub(job.started)}
	}
	for _, id := range footers[m.situation()] {
		if c, ok := m.keys.Get(id); ok {
			st.Hints = append(st.Hints, status.Hint{Key: c.Label(), Does: c.Short})
		}
	}
	if hints, ok := fixedHints[m.situation()]; ok {
		st.Hints = hints
	}
	return st.View(w, m.style)
}

// fixedHints are those of situations in which other keys hold than those of the keymap.
var fixedHints = map[string][]status.Hint{
	"prompt": {{Key: "enter", Does: "do it"}, {Key: "^j", Does: "new line"}, {Key: "↑", Does: "earlier"}, {Key: "esc", Does: "back"}},
	"start":  {{Key: "enter", Does: "open"}, {Key: "1–9", Does: "starter"}, {Key: "o", Does: "file"}, {Key: "i", Does: "describe"}, {Key: "?", Does: "help"}, {Key: "q", Does: "quit"}},
}

// situation is what the footer's hints are chosen by.
func (m *Model) situation() string {
	switch {
	case m.region == onPrompt:
		return "prompt"
	case m.start != nil:
		return "start"
	case m.look:
		return "look"
	case m.region == onHistory:
		return "history"
	case m.gen != nil:
		return "grid"
	}
	return "stage"
}

// overlay lays the dialog, the help or a text over the rows.
func (m *Model) overlay(rows []string) []string {
	if m.layout.Small {
		return rows
	}
	var top []string
	var cursor *tea.Cursor
	switch {
	case m.dialog != nil:
		top, cursor = m.dialog.View(m.width-8, m.height-4, m.style)
	case m.help != nil:
		top = m.help.View(m.width-4, m.height-2, m.style)
	case m.code != nil:
		top = m.code.View(m.width, m.height, m.style)
	default:
		return rows
	}
	w := ansi.StringWidth(top[0])
	at := Rect{X: (m.width - w) / 2, Y: max(0, (m.height-len(top))/2), W: w, H: len(top)}
	m.sight.covers = []Rect{at}
	m.cursor = nil
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+at.X, cursor.Y+at.Y
		m.cursor = cursor
	}
	return box.Over(rows, top, at.X, at.Y)
}
