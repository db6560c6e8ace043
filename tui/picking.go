package tui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/desk"
	"cultivar/tui/hunks"
	"cultivar/tui/status"
)

// picking is the choice among the changes of one tile: the list stands left, what is chosen is drawn
// right.
type picking struct {
	ref    session.Ref
	number int
	list   *hunks.Model
}

// hunksKnown are the changes of a tile.
type hunksKnown struct {
	ref    session.Ref
	number int
	all    []session.Hunk
}

// pickHunks lists the changes of the tile under the cursor.
func (m *Model) pickHunks() tea.Cmd {
	studio, t := m.studio, *m.underCursor()
	return m.run("", func(ctx context.Context) tea.Msg {
		all, err := studio.Hunks(ctx, t.ref)
		if err != nil {
			return failed{attempted: "part the change", err: err}
		}
		return hunksKnown{ref: t.ref, number: t.number, all: all}
	})
}

func (m *Model) canPick() string {
	if why := m.needVariant(); why != "" {
		return why
	}
	if m.gen.running() {
		return "the generation is still being made"
	}
	return ""
}

func (m *Model) hunksKnown(msg hunksKnown) tea.Cmd {
	if len(msg.all) == 0 {
		m.status.Say(status.Info, "the code is that of the parent")
		return nil
	}
	m.stopLooking()
	m.picks = &picking{ref: msg.ref, number: msg.number, list: hunks.New(msg.all, m.style)}
	return m.focus(onStage)
}

// pickKey is a key while changes are chosen.
func (m *Model) pickKey(pressed string) tea.Cmd {
	list := m.picks.list
	switch pressed {
	case "up", "k":
		list.Move(-1)
	case "down", "j":
		list.Move(1)
	case "pgup", "ctrl+u", "ctrl+b":
		list.Scroll(-list.Page())
	case "pgdown", "ctrl+d", "ctrl+f":
		list.Scroll(list.Page())
	case "space":
		list.Toggle()
	case "*":
		list.ToggleAll()
	case "enter":
		return m.takePicked(false)
	case "a":
		return m.takePicked(true)
	case "esc", "q", "p":
		m.picks = nil
	default:
		m.refuse("space takes or leaves the change, enter makes a tile of what is taken, esc leaves")
	}
	return nil
}

// taken is a tile made of some changes of another one.
type taken struct {
	generation session.Generation
	accept     bool
	chosen, of int
}

// takePicked makes a tile of the chosen changes, and accepts it if that is wanted.
func (m *Model) takePicked(accept bool) tea.Cmd {
	studio, ref, chosen, of := m.studio, m.picks.ref, m.picks.list.Chosen(), m.picks.list.Len()
	if len(chosen) == 0 {
		m.refuse("no change is taken: that would be the parent")
		return nil
	}
	return m.run("", func(ctx context.Context) tea.Msg {
		v, err := studio.Take(ctx, ref, chosen...)
		if err != nil {
			return failed{attempted: "take the changes", err: err}
		}
		g, err := studio.Generation(ctx, v.Generation)
		if err != nil {
			return failed{attempted: "show what was taken", err: err}
		}
		return taken{generation: g, accept: accept, chosen: len(chosen), of: of}
	})
}

func (m *Model) taken(msg taken) tea.Cmd {
	m.picks = nil
	parents := map[session.Ref]session.Variant{}
	for _, ref := range msg.generation.Parents {
		if v := m.variantAt(ref); v != nil {
			parents[ref] = *v
		}
	}
	cmd := m.generationRead(generationRead{generation: msg.generation, number: len(m.ids) + 1, parents: parents})
	m.status.Say(status.Good, "took %d of %s; a accepts it", msg.chosen, plural(msg.of, "change"))
	if msg.accept {
		return tea.Batch(cmd, m.load(), m.acceptTile(*m.underCursor(), false))
	}
	return tea.Batch(cmd, m.load())
}

// pickAreas are the list and the picture beside it.
func (m *Model) pickAreas() (list, picture Rect) {
	r := m.layout.Stage
	list = Rect{X: r.X, Y: r.Y, W: clamp(r.W*45/100, 34, 84), H: r.H}
	picture = Rect{X: list.X + list.W + 2, Y: r.Y, W: r.W - list.W - 2, H: r.H}
	return list, picture
}

// pickSpot shows what the chosen changes make of the parent.
func (m *Model) pickSpot() desk.Spot {
	_, at := m.pickAreas()
	ref := session.PartRef(m.picks.ref, m.picks.list.Chosen()...)
	s := m.spot("picks", ref, string(ref), at)
	m.scrolled(&s)
	s.Words = []string{m.pickedWords()}
	return s
}

func (m *Model) pickedWords() string {
	return fmt.Sprintf("%d of %s taken", len(m.picks.list.Chosen()), plural(m.picks.list.Len(), "change"))
}

// pickBlock draws the list and the picture.
func (m *Model) pickBlock(region Rect) []string {
	list, picture := m.pickAreas()
	left := m.picks.list.View(list.W, list.H, m.style)
	right := m.desk.Show("picks").View(picture.W, picture.H, m.style)
	gap := slices.Repeat([]string{"  "}, list.H)
	rows := indent(box.Beside("", left, gap, right), list.X-region.X, region.W)
	name := ""
	if t := m.gen.tile(m.picks.number); t != nil {
		name = terminal.Printable(m.caption(*t))
	}
	info := box.Ends(m.style.Accent.Render(fmt.Sprint(m.picks.number))+"  "+m.style.Strong.Render(name), m.style.Muted.Render(m.pickedWords()), m.layout.Info.W)
	return append(rows, box.Line(" "+info, region.W))
}

// clickPicks takes or leaves the change that was clicked.
func (m *Model) clickPicks(msg tea.MouseClickMsg) tea.Cmd {
	if list, _ := m.pickAreas(); inside(list, msg.X, msg.Y) && m.picks.list.Click(msg.Y-list.Y) {
		m.picks.list.Toggle()
	}
	return nil
}
