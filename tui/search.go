package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/lanes"
	"cultivar/tui/dialog"
	"cultivar/tui/status"
)

// mostMatches bounds how many matches of a search are listed.
const mostMatches = 200

// search lists what fits while words are typed, and goes to what is chosen.
func (m *Model) search() tea.Cmd {
	spec := dialog.Spec{
		ID: "search", Title: "search captions and history", Input: true, Value: m.filter, Placeholder: session.QueryHelp, Enter: "go there",
		Find: m.matches,
	}
	return m.ask(spec, m.found)
}

// matches are the tiles on the screen and the versions that fit a query.
func (m *Model) matches(text string) []dialog.Item {
	q := m.query(text)
	if q.Empty() {
		return nil
	}
	var out []dialog.Item
	if m.gen != nil && !q.Filters() {
		for _, t := range m.gen.tiles {
			if caption := m.caption(t); q.Says(caption) {
				out = append(out, dialog.Item{ID: fmt.Sprintf("tile %d", t.number), Label: caption, Note: fmt.Sprintf("tile %d", t.number)})
			}
		}
	}
	for _, v := range q.Find(m.tree) {
		if len(out) == mostMatches {
			break
		}
		out = append(out, dialog.Item{ID: v.ID, Label: terminal.Printable(v.Subject), Note: versionNote(v)})
	}
	return out
}

// versionNote is what stands beside a version in a list.
func versionNote(v session.Version) string {
	note := strings.Join(v.Branches, " ")
	if v.Star {
		note += " ★"
	}
	return strings.TrimSpace(terminal.Printable(note) + "  " + string(v.Origin) + "  " + short(v.ID))
}

// query reads a query as the history is shown now: folded steps are not found.
func (m *Model) query(text string) session.Query {
	q := session.ParseQuery(text)
	q.Steps = m.unfolded
	return q
}

// found goes to what was chosen; a query that filters leaves only what fits in the history.
func (m *Model) found(a dialog.Answered) tea.Cmd {
	switch {
	case a.Text == "":
		m.refilter("")
		return nil
	case a.Item == "":
		m.status.Say(status.Warn, "nothing holds “%s”", cutWords(a.Text))
		return nil
	case strings.HasPrefix(a.Item, "tile "):
		return m.goToTile(strings.TrimPrefix(a.Item, "tile "))
	}
	filter := ""
	if m.query(a.Text).Filters() {
		filter = a.Text
	}
	cmd := m.focus(onHistory)
	m.refilter(filter)
	m.history.Select(a.Item)
	return cmd
}

func (m *Model) goToTile(number string) tea.Cmd {
	for i, t := range m.gen.tiles {
		if fmt.Sprint(t.number) == number {
			m.grid.MoveTo(i)
			m.rested = true
		}
	}
	return m.focus(onStage)
}

// refilter shows only what fits a query in the history, "" for all of it.
func (m *Model) refilter(filter string) {
	m.filter = filter
	m.history.SetRows(layRows(m.tree, m.unfolded, m.filter), m.head)
}

// layRows lays the history out: what fits the filter, with steps or with steps folded.
func layRows(tree session.Tree, steps bool, filter string) []lanes.Row {
	q := session.ParseQuery(filter)
	q.Steps = steps
	if !q.Empty() {
		tree.Versions = lanes.Only(tree.Versions, q.Find(tree))
		steps = true
	}
	return lanes.Rows(tree, steps)
}

// historyLabel names the history, and what is left out of it.
func (m *Model) historyLabel() string {
	label := m.regionLabel("history", onHistory)
	if m.filter != "" {
		label += m.style.Muted.Render(fmt.Sprintf(" %d/%d ", m.history.Len(), len(m.tree.Versions))) + m.style.Second.Render(terminal.Printable(m.filter))
	}
	return label
}

func (m *Model) needSteps() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	for _, v := range m.tree.Versions {
		if v.Step {
			return ""
		}
	}
	return "no version has come through steps yet; accepting a tile bred from tiles makes some"
}

// foldSteps hides the steps between versions, or shows them.
func (m *Model) foldSteps() tea.Cmd {
	m.unfolded = !m.unfolded
	m.refilter(m.filter)
	m.status.Say(status.Info, "%s", map[bool]string{true: "steps are shown", false: "steps are folded"}[m.unfolded])
	return nil
}
