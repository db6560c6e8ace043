package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/status"
)

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
	case session.Planned:
		return m.planned(e)
	case session.Charged:
		return m.charged(e)
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

func (m *Model) planned(e session.Planned) tea.Cmd {
	if t := m.gen.tile(e.Tile); t != nil {
		t.plan = terminal.Printable(e.Direction)
		m.showTiles()
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
	defer m.sayWarning()
	m.tasks.end(m.gen.task)
	m.gen.task = 0
	if m.gen.filling != 0 {
		m.gen.filling, m.gen.queue = 0, nil
		m.showTiles()
		return m.taskFailed(failed{attempted: "fill the tile", err: e.Err})
	}
	if len(e.Generation.Variants) > 0 {
		m.settleTiles(e.Generation)
		return tea.Batch(m.taskFailed(failed{attempted: "finish the generation", err: e.Err}), m.acceptWanted(), m.load())
	}
	m.gen = m.gen.before
	m.showTiles()
	if m.gen != nil {
		m.grid.MoveTo(m.gen.cursor)
	}
	cmd := m.taskFailed(failed{attempted: "propose", err: e.Err})
	if text := strings.TrimSpace(m.prompt.Value()); text != "" && !m.prompt.Focused() {
		m.prompt.Refuse(text)
	}
	return cmd
}

func (m *Model) generationDone(e session.Done) tea.Cmd {
	defer m.sayWarning()
	refilled := m.gen.filling
	m.tasks.end(m.gen.task)
	m.gen.task, m.gen.filling = 0, 0
	if refilled != 0 {
		m.moveMarks(m.gen.id, e.Generation.ID, refilled)
	}
	m.gen.before = nil
	m.settleTiles(e.Generation)
	m.gen.said = terminal.Printable(e.Said)
	if m.gen.said != "" {
		m.status.Say(status.Info, "%s", m.gen.said)
	}
	cmds := []tea.Cmd{m.load(), m.acceptWanted(), m.fillNext()}
	if then := m.gen.then; then != nil {
		m.gen.then = nil
		cmds = append(cmds, then(m))
	}
	return tea.Batch(cmds...)
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
