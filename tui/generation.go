package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
)

// generation is the one that the grid shows, while it is made and afterwards.
type generation struct {
	id      string
	number  int // among the session's generations, from 1
	parents []session.Ref
	seed    uint64 // of its proposals, 0 if it has none
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
	// wanted are tiles that are accepted once the generation is recorded.
	wanted []wanted
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
	// plan is the direction that a model takes in it, while it is being made.
	plan string
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

// settleTiles makes the tiles what was recorded.
func (m *Model) settleTiles(g session.Generation) {
	parent := m.gen.tiles[0]
	old := m.gen.tiles
	m.gen.id, m.gen.seed = g.ID, g.Seed
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
	m.gen.renumber(old)
	m.showTiles()
}

// renumber follows the tiles that are wanted to the numbers that they have now; one that was left out
// of the generation is wanted no more.
func (g *generation) renumber(old []tile) {
	var still []wanted
	for _, w := range g.wanted {
		was := slices.IndexFunc(old, func(t tile) bool { return t.number == w.number })
		if was < 0 {
			continue
		}
		if now := slices.IndexFunc(g.tiles, func(t tile) bool { return t.number > 0 && t.content == old[was].content }); now >= 0 {
			still = append(still, wanted{g.tiles[now].number, w.on})
		}
	}
	g.wanted = still
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
