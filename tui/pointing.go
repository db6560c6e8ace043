package tui

import (
	"context"
	"fmt"
	"image/color"
	"regexp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/point"
	"cultivar/tui/desk"
	"cultivar/tui/marks"
	"cultivar/tui/mention"
	"cultivar/tui/status"
)

// pointing is what words can point at in the design that is looked at.
type pointing struct {
	// grid says that the lettered grid and the elements are drawn over the picture.
	grid bool
	// content names the design that was measured; asked the one that is being measured.
	content, asked string
	known          session.Pointing
	list           mention.Model
}

// pointedAt is how the elements of a design arrive.
type pointedAt struct {
	content string
	known   session.Pointing
	err     error
}

// toggleGrid draws the lettered grid and the elements over the picture, or takes them away.
func (m *Model) toggleGrid() tea.Cmd {
	m.point.grid = !m.point.grid
	if !m.point.grid {
		m.status.Say(status.Info, "the picture alone again")
		return nil
	}
	m.scroll.whole = false
	m.status.Say(status.Info, "%s", "say @B3 for a cell, @ and a name for an element, or click one; @ ends it")
	return nil
}

// canPoint says why nothing can be pointed at.
func (m *Model) canPoint() string {
	if why := m.canDraw(); why != "" {
		return why
	}
	switch {
	case m.lens != nil:
		return "the lens is on; v ends it"
	case m.gen != nil && !m.look && m.layout.Large.Empty():
		return "enter looks large first"
	}
	return ""
}

// measureForPointing has the design measured that is looked at, if somebody wants to point at it.
func (m *Model) measureForPointing() tea.Cmd {
	if !m.point.grid && !m.mentioning() || m.studio == nil || m.head.Version == "" || !m.canShoot() {
		return nil
	}
	ref := m.current()
	content := m.contentOf(ref)
	if content == "" || content == m.point.content || content == m.point.asked {
		return nil
	}
	m.point.asked = content
	studio := m.studio
	return m.run("", func(ctx context.Context) tea.Msg {
		known, err := studio.Pointing(ctx, ref)
		return pointedAt{content: content, known: known, err: err}
	})
}

func (m *Model) pointedAt(msg pointedAt) tea.Cmd {
	if msg.content != m.point.asked {
		return nil
	}
	m.point.content, m.point.known = msg.content, msg.known
	if msg.err != nil {
		m.status.Say(status.Warn, "%s", sentence("measure the picture", msg.err))
	}
	m.offerMentions()
	return nil
}

// mentioning reports whether the text before the cursor points at something.
func (m *Model) mentioning() bool {
	if m.region != onPrompt || m.start != nil {
		return false
	}
	_, ok := mention.At(m.prompt.Before())
	return ok
}

// offerMentions lists what the text before the cursor may point at.
func (m *Model) offerMentions() {
	typed, ok := mention.At(m.prompt.Before())
	if !ok || !m.mentioning() || m.point.content != m.contentOf(m.current()) {
		m.point.list.Close()
		return
	}
	m.point.list.Offer(typed, m.mentions(typed))
	m.scrollToHere()
}

// scrollToHere brings what is pointed at into sight on a long page.
func (m *Model) scrollToHere() {
	box, ok := m.here()
	if !ok || !m.long() || m.from.Height == 0 || m.gen != nil && !m.look {
		return
	}
	m.scroll.whole = false
	top, screen := float64(m.scrollTop()), float64(m.from.Height)
	if box.Y >= top && box.Y+min(box.H, screen) <= top+screen {
		return
	}
	wanted := box.Y - max(0, screen-box.H)/2
	m.scroll.top = clamp(int(wanted), 0, max(0, int(m.point.known.Height)-m.from.Height))
}

var cellBegun = regexp.MustCompile(`^[A-Fa-f][1-6]?$`)

// mentions are the elements that fit what was typed, then the cells of the grid that do.
func (m *Model) mentions(typed string) []mention.Item {
	var out []mention.Item
	handles := fuzzily(m.point.known.Handles, typed)
	for _, h := range handles {
		out = append(out, mention.Item{Name: h.Name, Kind: terminal.Printable(h.Tag), Text: terminal.Printable(h.Text)})
	}
	if !cellBegun.MatchString(typed) {
		return out
	}
	var cells []mention.Item
	for row := range point.Rows {
		name := strings.ToUpper(typed[:1]) + fmt.Sprint(row+1)
		if len(typed) == 1 || strings.EqualFold(name, typed) {
			cells = append(cells, mention.Item{Name: name, Kind: "cell", Text: "of the lettered grid"})
		}
	}
	if len(typed) == 2 {
		return append(cells, out...)
	}
	return append(out, cells...)
}

// fuzzily completes handles by what was typed, and where that gives little by its letters in order.
func fuzzily(handles []point.Handle, typed string) []point.Handle {
	out := point.Complete(handles, typed)
	if typed == "" || len(out) >= mention.Rows {
		return out
	}
	var names []string
	for _, h := range handles {
		names = append(names, h.Name+" "+h.Text)
	}
	for _, match := range fuzzy.Find(typed, names) {
		h := handles[match.Index]
		if !slices.ContainsFunc(out, func(o point.Handle) bool { return o.Name == h.Name }) {
			out = append(out, h)
		}
	}
	return out
}

// mentionKey gives a key to the list of mentions; done reports whether it took it.
func (m *Model) mentionKey(pressed string) (done bool) {
	list := &m.point.list
	if !list.Open() {
		return false
	}
	under, _ := list.Under()
	switch {
	case pressed == "up":
		list.Move(-1)
	case pressed == "down":
		list.Move(1)
	case pressed == "esc":
		list.Leave()
	case pressed == "enter" && strings.EqualFold(under.Name, list.Typed()):
		list.Close()
		return false
	case pressed == "tab", pressed == "enter":
		m.prompt.Swap(len(list.Typed()), under.Name+" ")
		list.Close()
	default:
		return false
	}
	return true
}

// here is the place of what is being pointed at: the item under the cursor of the list, or the last
// thing that the prompt mentions.
func (m *Model) here() (render.Box, bool) {
	if m.region != onPrompt {
		return render.Box{}, false
	}
	if under, ok := m.point.list.Under(); ok {
		return m.placeOf(under.Name)
	}
	all := mentionName.FindAllStringSubmatch(m.prompt.Value(), -1)
	if len(all) == 0 {
		return render.Box{}, false
	}
	return m.placeOf(all[len(all)-1][1])
}

var mentionName = regexp.MustCompile(`@([A-Za-z][\w-]*)`)

func (m *Model) placeOf(name string) (render.Box, bool) {
	for _, h := range m.point.known.Handles {
		if strings.EqualFold(h.Name, name) {
			return h.Box, true
		}
	}
	return point.Cell(m.point.known.Screen, name)
}

// marked has a spot show what can be pointed at.
func (m *Model) marked(s *desk.Spot) {
	if s.Whole || s.Lens != nil || s.Content == "" || s.Content != m.point.content || m.blink.on && m.blink.other {
		return
	}
	view := m.seen(s)
	if view.W <= 0 || view.H <= 0 {
		return
	}
	over := marks.Marks{Columns: point.Columns, Rows: point.Rows, Color: m.markColor(), Letters: m.sight.caps.Protocol != terminal.Blocks}
	if box, ok := m.here(); ok {
		over.Here = new(areaOf(box, view))
	}
	if m.point.grid {
		over.Grid = new(areaOf(m.point.known.Screen, view))
		for _, h := range m.point.known.Handles {
			over.Outlines = append(over.Outlines, areaOf(h.Box, view))
		}
	}
	if over.Here != nil || over.Grid != nil {
		s.Marks = &over
	}
}

// seen is the part of the measured document that a spot shows, in CSS pixels: for a drawing that is
// shown in a frame of its own proportions, its own box.
func (m *Model) seen(s *desk.Spot) render.Box {
	if m.kind == artifact.Drawing && m.from != render.DefaultViewport(render.FormDrawing) {
		return m.point.known.Screen
	}
	return render.Box{Y: float64(s.Top), W: float64(s.From.Width), H: float64(s.From.Height)}
}

func areaOf(b, view render.Box) marks.Area {
	return marks.Area{X: (b.X - view.X) / view.W, Y: (b.Y - view.Y) / view.H, W: b.W / view.W, H: b.H / view.H}
}

func (m *Model) markColor() color.RGBA {
	r, g, b, _ := m.style.Selected.GetBackground().RGBA()
	return color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
}

// mentionRows draws the list, and says where: over the history if there is one beside the picture, so
// that what is pointed at is seen, else above the prompt.
func (m *Model) mentionRows() ([]string, Rect) {
	l := m.layout
	at := Rect{X: l.Prompt.X, W: min(56, m.width-4)}
	if !l.History.Empty() && l.Split > 0 {
		at.X, at.W = l.Split+1, m.width-l.Split-2
	}
	rows := m.point.list.View(at.W, m.style)
	at.H = len(rows)
	at.Y = max(0, l.Prompt.Y-1-at.H)
	return rows, at
}

// clickMarked puts the handle of the smallest element under a click into the prompt; ok is false
// where nothing can be pointed at.
func (m *Model) clickMarked(x, y int) (cmd tea.Cmd, ok bool) {
	if !m.point.grid {
		return nil, false
	}
	for _, id := range []string{"stage", "look", "large"} {
		s, there := m.desk.Spot(id)
		if !there || s.Marks == nil || !inside(s.Box, x, y) {
			continue
		}
		shown, at := m.desk.Show(id).Size, s.Box
		left, top := at.X+(at.W-shown.W)/2, at.Y+(at.H-shown.H)/2
		if !inside(Rect{X: left, Y: top, W: shown.W, H: shown.H}, x, y) {
			return nil, true
		}
		view := m.seen(&s)
		px := view.X + (float64(x-left)+0.5)/float64(shown.W)*view.W
		py := view.Y + (float64(y-top)+0.5)/float64(shown.H)*view.H
		if name := m.nameAt(px, py); name != "" {
			cmd = m.focus(onPrompt)
			m.prompt.Insert("@" + name + " ")
		}
		return cmd, true
	}
	return nil, false
}

// nameAt is the handle of the smallest element at a point, else the cell there.
func (m *Model) nameAt(x, y float64) string {
	name, least := point.CellAt(m.point.known.Screen, x, y), 0.0
	for _, h := range m.point.known.Handles {
		if h.Box.Contains(x, y) && (least == 0 || h.Box.Area() <= least) {
			name, least = h.Name, h.Box.Area()
		}
	}
	return name
}
