package tui

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/status"
)

// generation is the one that the grid shows, while it is made and afterwards.
type generation struct {
	id      string
	number  int // among the session's generations, from 1
	parents []session.Ref
	tiles   []tile // the parent first
	// task is the one that makes it, or fills a tile of it again, 0 if none does.
	task int
	// from is the viewport of the pictures that come with its events.
	from render.Viewport
	said string
	// again makes it once more from the same parents; nil if nothing can.
	again func(m *Model) tea.Cmd
	// filling is the tile that is being filled again, 0 for none; queue are those to be filled next.
	filling int
	queue   []int
	// outside says that it shows a change that another program made to the source file.
	outside bool
	// before is what was shown before it, shown again if nothing comes of it.
	before *generation
	cursor int
	// then is done once it is complete.
	then func(m *Model) tea.Cmd
}

// tile is one cell of a generation.
type tile struct {
	number int
	// name is what the parent is called; variants have captions.
	name    string
	ref     session.Ref
	variant *session.Variant // nil for the parent and while nothing is proposed
	content string
	failed  string
	draft   string
	// pictured says that a picture came with an event and must not be asked for.
	pictured bool
	version  string // the version that it was accepted as
}

func (g *generation) tile(number int) *tile {
	for i := range g.tiles {
		if g.tiles[i].number == number {
			return &g.tiles[i]
		}
	}
	return nil
}

// running reports whether it is still being made.
func (g *generation) running() bool { return g.task != 0 && g.filling == 0 }

// event is one event of a generation under way, with the channel that the next one comes from. Open
// is false when the channel has been closed.
type event struct {
	task  int
	event session.Event
	open  bool
	next  <-chan session.Event
}

// listen waits for the next event.
func listen(task int, events <-chan session.Event) tea.Cmd {
	return func() tea.Msg {
		e, open := <-events
		return event{task: task, event: e, open: open, next: events}
	}
}

// proposal starts a generation in the background.
type proposal func(ctx context.Context, from render.Viewport) (id string, events <-chan session.Event)

// propose starts a generation of count tiles and shows its empty grid.
func (m *Model) propose(what string, parents []session.Ref, count int, start proposal) tea.Cmd {
	m.stopLooking()
	if m.gen != nil && m.gen.task != 0 {
		m.tasks.end(m.gen.task)
	}
	job, ctx := m.tasks.start(m.ctx, what, m.clock.now())
	from := m.tileViewport(count + 1)
	m.remember(parents)
	id, events := start(ctx, from)
	m.gen = &generation{id: id, number: len(m.ids) + 1, parents: parents, task: job.id, from: from, before: m.settledGeneration()}
	m.gen.again = func(m *Model) tea.Cmd { return m.propose(what, parents, count, start) }
	m.gen.tiles = append(m.gen.tiles, m.parentTile(parents))
	for n := 1; n <= count; n++ {
		m.gen.tiles = append(m.gen.tiles, tile{number: n, ref: session.TileRef(id, n)})
	}
	m.focus(onStage)
	m.showTiles()
	m.grid.MoveTo(1)
	return tea.Batch(m.animate(), listen(job.id, events))
}

// settledGeneration is the generation that is shown, or was before the one that is being made.
func (m *Model) settledGeneration() *generation {
	g := m.gen
	for g != nil && g.task != 0 && g.filling == 0 {
		g = g.before
	}
	if g != nil {
		g.before, g.cursor = nil, m.grid.Cursor()
	}
	return g
}

// parentTile is tile 0.
func (m *Model) parentTile(parents []session.Ref) tile {
	t := tile{ref: "head", content: m.head.Version, name: m.name}
	if len(parents) > 0 {
		t.ref, t.content = parents[0], string(parents[0])
		if v := m.variantAt(parents[0]); v != nil {
			t.content = v.Artifact.Key()
		}
	}
	var names []string
	for _, ref := range parents {
		names = append(names, m.nameOf(ref))
	}
	if len(names) > 0 {
		t.name = strings.Join(names, " × ")
	}
	return t
}

// variantAt finds a tile that is a parent, or one of the generation that is shown.
func (m *Model) variantAt(ref session.Ref) *session.Variant {
	if v, ok := m.ancestors[ref]; ok {
		return &v
	}
	return nil
}

// remember keeps the variants among parents, so that they have their names and pictures later.
func (m *Model) remember(parents []session.Ref) {
	if m.gen == nil {
		return
	}
	for _, t := range m.gen.tiles {
		if t.variant != nil && slices.Contains(parents, t.ref) {
			m.ancestors[t.ref] = *t.variant
		}
	}
}

// eventArrived takes an event of the generation under way; one of another generation is dropped, and
// its channel read to the end.
func (m *Model) eventArrived(msg event) tea.Cmd {
	if !msg.open {
		return m.eventsOver(msg.task)
	}
	if m.gen == nil || m.gen.task != msg.task || m.tasks.get(msg.task) == nil {
		return listen(msg.task, msg.next)
	}
	return tea.Batch(m.happened(msg.event), listen(msg.task, msg.next))
}

func (m *Model) happened(e session.Event) tea.Cmd {
	switch e := e.(type) {
	case session.Started:
		return m.genStarted(e)
	case session.Progress:
		return m.progressed(e)
	case session.Drafted:
		return m.drafted(e)
	case session.Proposed:
		return m.proposed(e)
	case session.Pictured:
		return m.pictured(e)
	case session.Failed:
		return m.tileFailed(e)
	case session.Done:
		return m.generationDone(e)
	}
	return nil
}

func (m *Model) genStarted(e session.Started) tea.Cmd {
	if m.gen.filling != 0 {
		return nil
	}
	if len(e.Parents) > 0 {
		m.gen.parents = e.Parents
		m.gen.tiles[0].ref = e.Parents[0]
	}
	for n := len(m.gen.tiles); n <= e.Count; n++ {
		m.gen.tiles = append(m.gen.tiles, tile{number: n, ref: session.TileRef(m.gen.id, n)})
	}
	m.gen.tiles = m.gen.tiles[:min(len(m.gen.tiles), e.Count+1)]
	m.showTiles()
	return nil
}

func (m *Model) progressed(e session.Progress) tea.Cmd {
	if job := m.tasks.get(m.gen.task); job != nil {
		job.what, job.share = terminal.Printable(e.What), e.Share
	}
	return nil
}

func (m *Model) drafted(e session.Drafted) tea.Cmd {
	if t := m.gen.tile(e.Tile); t != nil {
		t.draft = e.Text
		m.showTiles()
	}
	if job := m.tasks.get(m.gen.task); job != nil {
		job.what = fmt.Sprintf("%s is writing, %d tokens", m.studio.ModelName(), e.Tokens)
	}
	return nil
}

func (m *Model) proposed(e session.Proposed) tea.Cmd {
	if m.gen.filling != 0 {
		return nil
	}
	t := m.gen.tile(e.Variant.Tile)
	if t == nil {
		m.gen.tiles = append(m.gen.tiles, tile{number: e.Variant.Tile})
		t = &m.gen.tiles[len(m.gen.tiles)-1]
	}
	v := e.Variant
	t.variant, t.ref, t.content, t.draft = &v, v.Ref(), v.Artifact.Key(), ""
	m.showTiles()
	return nil
}

// pictured encodes a tile's picture for the spot where it stands.
func (m *Model) pictured(e session.Pictured) tea.Cmd {
	if m.gen.filling != 0 {
		return nil
	}
	t := m.gen.tile(e.Tile)
	if t == nil || t.content == "" {
		return nil
	}
	t.pictured = true
	m.arrange()
	spot, ok := m.tileSpot(e.Tile)
	if !ok || spot.From != m.gen.from || spot.Lens != nil {
		return nil
	}
	return m.encode(spot, e.Shot)
}

func (m *Model) tileFailed(e session.Failed) tea.Cmd {
	if e.Tile >= 0 {
		if t := m.gen.tile(e.Tile); t != nil {
			t.failed = sentence("", e.Err)
			m.showTiles()
		}
		return nil
	}
	return m.generationFailed(e)
}

// generationFailed keeps what was proposed, if anything was, and says why the rest is missing.
func (m *Model) generationFailed(e session.Failed) tea.Cmd {
	m.tasks.end(m.gen.task)
	m.gen.task = 0
	if m.gen.filling != 0 {
		m.gen.filling, m.gen.queue = 0, nil
		m.showTiles()
		return m.taskFailed(failed{attempted: "fill the tile", err: e.Err})
	}
	if len(e.Generation.Variants) > 0 {
		m.settleTiles(e.Generation)
		return tea.Batch(m.taskFailed(failed{attempted: "finish the generation", err: e.Err}), m.load())
	}
	m.gen = m.gen.before
	m.showTiles()
	if m.gen != nil {
		m.grid.MoveTo(m.gen.cursor)
	}
	return m.taskFailed(failed{attempted: "propose", err: e.Err})
}

func (m *Model) generationDone(e session.Done) tea.Cmd {
	refilled := m.gen.filling
	m.tasks.end(m.gen.task)
	m.gen.task, m.gen.filling = 0, 0
	if refilled != 0 {
		m.moveMarks(m.gen.id, e.Generation.ID, refilled)
	}
	m.gen.before = nil
	m.settleTiles(e.Generation)
	for _, v := range e.Generation.Variants {
		m.cost += v.Cost
	}
	m.gen.said = terminal.Printable(e.Said)
	if m.gen.said != "" {
		m.status.Say(status.Info, "%s", m.gen.said)
	}
	cmds := []tea.Cmd{m.load(), m.fillNext()}
	if then := m.gen.then; then != nil {
		m.gen.then = nil
		cmds = append(cmds, then(m))
	}
	return tea.Batch(cmds...)
}

// settleTiles makes the tiles what was recorded.
func (m *Model) settleTiles(g session.Generation) {
	parent := m.gen.tiles[0]
	old := m.gen.tiles
	m.gen.id = g.ID
	if !slices.Contains(m.ids, g.ID) {
		m.ids = append(slices.Clone(m.ids), g.ID)
	}
	m.gen.tiles = []tile{parent}
	for _, v := range g.Variants {
		v.Generation = g.ID
		t := tile{number: v.Tile, ref: v.Ref(), variant: &v, content: v.Artifact.Key(), pictured: true}
		for _, was := range old {
			if was.number == t.number && was.content == t.content {
				t.version = was.version
			}
		}
		m.gen.tiles = append(m.gen.tiles, t)
	}
	slices.SortFunc(m.gen.tiles, func(a, b tile) int { return a.number - b.number })
	m.showTiles()
}

// eventsOver ends a generation whose channel closed without a last word.
func (m *Model) eventsOver(task int) tea.Cmd {
	m.tasks.end(task)
	if m.gen == nil || m.gen.task != task {
		return nil
	}
	m.gen.task, m.gen.filling = 0, 0
	m.showTiles()
	return nil
}

// generationRead is an older generation, read from the store.
type generationRead struct {
	generation session.Generation
	number     int
	// parents are those of its parents that are tiles.
	parents map[session.Ref]session.Variant
}

// showGeneration reads a generation and shows it.
func (m *Model) showGeneration(index int) tea.Cmd {
	studio, id := m.studio, m.ids[index]
	return m.run("", func(ctx context.Context) tea.Msg {
		g, err := studio.Generation(ctx, id)
		if err != nil {
			return failed{attempted: "read the generation", err: err}
		}
		parents := map[session.Ref]session.Variant{}
		for _, ref := range g.Parents {
			if _, _, isTile := ref.Tile(); !isTile {
				continue
			}
			if v, err := studio.Variant(ctx, ref); err == nil {
				parents[ref] = v
			}
		}
		return generationRead{generation: g, number: index + 1, parents: parents}
	})
}

func (m *Model) generationRead(msg generationRead) tea.Cmd {
	g := msg.generation
	m.stopLooking()
	if m.gen != nil && m.gen.task != 0 {
		m.tasks.end(m.gen.task)
	}
	for ref, v := range msg.parents {
		m.ancestors[ref] = v
	}
	m.gen = &generation{id: g.ID, number: msg.number, parents: g.Parents}
	m.gen.tiles = []tile{m.parentTile(g.Parents)}
	m.gen.again = m.againLike(g)
	m.settleTiles(g)
	m.grid.MoveTo(1)
	m.markAccepted()
	return nil
}

// markAccepted finds which of the tiles are versions now.
func (m *Model) markAccepted() {
	if m.gen == nil {
		return
	}
	byTile := map[session.Ref]string{}
	for _, v := range m.tree.Versions {
		if v.Variant != "" && !v.Step && !v.Kept {
			byTile[v.Variant] = v.ID
		}
	}
	for i, t := range m.gen.tiles {
		if t.number > 0 {
			m.gen.tiles[i].version = byTile[t.ref]
		}
	}
	m.showTiles()
}

// underCursor is the tile under the cursor, nil outside the grid.
func (m *Model) underCursor() *tile {
	if m.gen == nil || len(m.gen.tiles) == 0 {
		return nil
	}
	return &m.gen.tiles[min(m.grid.Cursor(), len(m.gen.tiles)-1)]
}

// point is a place in a design.
type point = image.Point
