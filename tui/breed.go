package tui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/breed"
	"cultivar/tui/dialog"
	"cultivar/tui/status"
)

// variants is how many variants one generation has on this screen.
func (m *Model) variants() int {
	n := capacity(m.width, m.height)
	if m.steer.count > 0 {
		n = m.steer.count + 1
	}
	if most := m.mostPictures(); most > 0 {
		n = min(n, most)
	}
	return n - 1
}

// chosenParents are the marked ones, else what is under the cursor.
func (m *Model) chosenParents() []session.Ref {
	if len(m.marks) > 0 {
		return slices.Clone(m.marks)
	}
	return []session.Ref{m.current()}
}

// current is what the cursor is on: a tile, a version of the history, the head.
func (m *Model) current() session.Ref {
	if m.region == onHistory {
		if v, ok := m.history.Under(); ok {
			return session.Ref(v.ID)
		}
	}
	if t := m.underCursor(); t != nil {
		return t.ref
	}
	return session.Ref(m.head.Version)
}

func (m *Model) breedNext() tea.Cmd { return m.breedFrom(m.chosenParents(), m.request()) }

// breedFrom breeds a generation with the embedded engine.
func (m *Model) breedFrom(parents []session.Ref, q session.BreedRequest) tea.Cmd {
	studio := m.studio
	m.marks, m.steer.seed = nil, 0
	what := "breeding"
	if len(parents) > 1 {
		what = fmt.Sprintf("crossing %d parents", len(parents))
	}
	return m.propose(what, parents, q.Count, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
		q.Tile = from
		return studio.Breed(ctx, parents, q)
	})
}

// againLike breeds once more from the parents of a generation that was read from the store.
func (m *Model) againLike(g session.Generation) func(*Model) tea.Cmd {
	if g.Instruction != "" {
		return nil
	}
	parents, rate := g.Parents, g.Rate
	return func(m *Model) tea.Cmd {
		q := m.request()
		if rate > 0 {
			q.Rate = rate
		}
		return m.breedFrom(parents, q)
	}
}

func (m *Model) reroll() tea.Cmd { return m.gen.again(m) }

// mark marks what is under the cursor as a parent, or takes the mark away.
func (m *Model) mark() tea.Cmd {
	ref := m.current()
	at := slices.Index(m.marks, ref)
	on := at < 0
	if on {
		m.marks = append(m.marks, ref)
	} else {
		m.marks = slices.Delete(m.marks, at, at+1)
	}
	m.showTiles()
	if n := len(m.marks); n > 0 {
		m.status.Say(status.Info, "%s marked; n breeds from %s", plural(n, "parent"), map[bool]string{true: "it", false: "them"}[n == 1])
	}
	if _, _, isTile := ref.Tile(); !isTile {
		return nil
	}
	studio := m.studio
	return m.run("", func(ctx context.Context) tea.Msg {
		studio.Mark(ctx, ref, on)
		return nil
	})
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// rejected says that a tile was turned down.
type rejected struct{ number int }

// reject turns the tile under the cursor down and fills it again.
func (m *Model) reject() tea.Cmd {
	t := m.underCursor()
	studio, ref, number := m.studio, t.ref, t.number
	return tea.Batch(
		m.run("", func(ctx context.Context) tea.Msg {
			studio.Reject(ctx, ref)
			return nil
		}),
		m.rejectedTile(rejected{number}),
	)
}

func (m *Model) rejectedTile(msg rejected) tea.Cmd {
	m.unmark(msg.number)
	return m.refill(msg.number)
}

func (m *Model) rerollTile() tea.Cmd { return m.refill(m.underCursor().number) }

// refill fills a tile again, after those that wait before it.
func (m *Model) refill(number int) tea.Cmd {
	if !slices.Contains(m.gen.queue, number) {
		m.gen.queue = append(m.gen.queue, number)
	}
	m.showTiles()
	return m.fillNext()
}

// fillNext fills the next tile that waits for it.
func (m *Model) fillNext() tea.Cmd {
	if m.gen == nil || m.gen.task != 0 || len(m.gen.queue) == 0 {
		return nil
	}
	number := m.gen.queue[0]
	m.gen.queue = m.gen.queue[1:]
	t := m.gen.tile(number)
	if t == nil {
		return m.fillNext()
	}
	q := m.request()
	q.Tile = m.tileViewport(len(m.gen.tiles))
	job, ctx := m.tasks.start(m.ctx, fmt.Sprintf("breeding tile %d again", number), m.clock.now())
	_, events := m.studio.Refill(ctx, t.ref, q)
	m.gen.task, m.gen.filling = job.id, number
	m.showTiles()
	return tea.Batch(m.animate(), listen(job.id, events))
}

// moveMarks carries marks over to the generation in which one tile was filled again.
func (m *Model) moveMarks(from, to string, except int) {
	for i, ref := range m.marks {
		if g, n, ok := ref.Tile(); ok && g == from && n != except {
			m.marks[i] = session.TileRef(to, n)
		}
	}
}

func (m *Model) unmark(number int) {
	if t := m.gen.tile(number); t != nil {
		m.marks = slices.DeleteFunc(m.marks, func(r session.Ref) bool { return r == t.ref })
	}
}

func (m *Model) moreLike() tea.Cmd {
	t := m.underCursor()
	q := m.request()
	recipe := t.variant.Recipe
	q.Like = &recipe
	m.studio.Mark(m.ctx, t.ref, true)
	return m.breedFrom(slices.Clone(m.gen.parents), q)
}

func (m *Model) opposite() tea.Cmd {
	t := m.underCursor()
	q := m.request()
	recipe := t.variant.Recipe
	q.Unlike = &recipe
	m.studio.Reject(m.ctx, t.ref)
	return m.breedFrom(slices.Clone(m.gen.parents), q)
}

func (m *Model) stronger() tea.Cmd { return m.strengthen(0.1) }
func (m *Model) weaker() tea.Cmd   { return m.strengthen(-0.1) }

func (m *Model) strengthen(by float64) tea.Cmd {
	m.steer.rate = float64(clamp(int((m.steer.rate+by)*10+0.5), 1, 10)) / 10
	m.status.Say(status.Info, "strength %.1f for the next generation", m.steer.rate)
	return nil
}

func (m *Model) chooseLocks() tea.Cmd {
	spec := dialog.Spec{ID: "locks", Title: "lock traits", Body: []string{"breeding leaves what is ticked as it is"}, Multi: true, Enter: "keep"}
	for _, t := range breed.Traits(m.kind) {
		spec.Items = append(spec.Items, dialog.Item{ID: string(t), Label: string(t), On: slices.Contains(m.steer.locks, t)})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		m.steer.locks = nil
		for _, id := range a.On {
			m.steer.locks = append(m.steer.locks, breed.Trait(id))
		}
		return nil
	})
}
