package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/lanes"
	"cultivar/tui/status"
)

// loaded is the session as it is on disk.
type loaded struct {
	studio *session.Studio
	tree   session.Tree
	ids    []string
	kind   artifact.Kind
	from   render.Viewport
	words  []string // the head, described
	key    string   // names the head's bytes
	source session.Source
	linked bool
	// rows are the history as it was to be shown then.
	rows     []lanes.Row
	unfolded bool
	filter   string
	err      error
	// said are the instructions of the history, oldest first.
	said []string
	// elsewhere says that it was read because the session changed and nothing was done here.
	elsewhere bool
}

// load reads the head, the history and the generations.
func (m *Model) load() tea.Cmd { return m.reload(false) }

func (m *Model) reload(elsewhere bool) tea.Cmd {
	studio, unfolded, filter := m.studio, m.unfolded, m.filter
	m.loads++
	return m.run("", func(ctx context.Context) tea.Msg {
		l := readSession(ctx, studio)
		l.elsewhere = elsewhere
		l.rows, l.unfolded, l.filter = layRows(l.tree, unfolded, filter), unfolded, filter
		return l
	})
}

func readSession(ctx context.Context, studio *session.Studio) loaded {
	l := loaded{studio: studio}
	if l.tree, l.err = studio.Tree(ctx, 0); l.err != nil {
		return l
	}
	if l.ids, l.err = studio.GenerationIDs(ctx); l.err != nil {
		return l
	}
	if l.source, l.linked, l.err = studio.Source(ctx); l.err != nil {
		return l
	}
	if l.tree.Head.Version != "" {
		a, err := studio.Artifact(ctx, "head")
		if err != nil {
			l.err = err
			return l
		}
		l.kind, l.from, l.words = a.Kind, standpoint(a), designWords(a)
		l.key = a.Key()
	}
	for i := len(l.tree.Versions) - 1; i >= 0; i-- {
		if v := l.tree.Versions[i]; v.Instruction != "" && v.Origin == session.Ask {
			l.said = append(l.said, v.Instruction)
		}
	}
	return l
}

func (m *Model) loaded(msg loaded) tea.Cmd {
	m.loads--
	if msg.studio != m.studio {
		return nil
	}
	if msg.err != nil {
		m.status.Say(status.Bad, "%s", sentence("read the session", msg.err))
		return nil
	}
	if news := m.news(msg); msg.elsewhere && news != "" {
		m.status.Say(status.Info, "%s", news)
	}
	if m.head.Version == "" {
		m.prompt.Recall(msg.said)
	}
	m.outsideSettled(msg)
	m.tree, m.head, m.ids, m.kind = msg.tree, msg.tree.Head, msg.ids, msg.kind
	m.from, m.words, m.headKey = msg.from, msg.words, msg.key
	m.source, m.linked = msg.source, msg.linked
	m.name = designName(msg.source, msg.linked, msg.studio.Store().Dir())
	m.numberVersions()
	if msg.rows != nil && msg.unfolded == m.unfolded && msg.filter == m.filter {
		m.history.SetRows(msg.rows, msg.tree.Head)
	} else {
		m.refilter(m.filter)
	}
	m.markAccepted()
	return m.catchUp()
}

// numberVersions makes the versions that were read quick to find.
func (m *Model) numberVersions() {
	m.places = make(map[string]int, len(m.tree.Versions))
	for i, v := range m.tree.Versions {
		m.places[v.ID] = i
	}
}

// version finds a version in the history that was read.
func (m *Model) version(id string) (session.Version, bool) {
	if i, ok := m.places[id]; ok {
		return m.tree.Versions[i], true
	}
	return session.Version{}, false
}
