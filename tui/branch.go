package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/dialog"
)

// chooseBranch goes to a branch of the list, or makes one of the name typed.
func (m *Model) chooseBranch() tea.Cmd {
	at := session.Ref(m.head.Version)
	if v, ok := m.pointed(); ok {
		at = session.Ref(v.ID)
	}
	spec := dialog.Spec{
		ID: "branch", Title: "branches", Input: true, Free: true, Placeholder: "name of a new branch at " + short(string(at)),
		Enter: "go there, or make it",
	}
	for _, name := range m.branchNames() {
		note := short(m.tree.Branches[name])
		if name == m.head.Branch {
			note = "here  " + note
		}
		spec.Items = append(spec.Items, dialog.Item{ID: name, Label: terminal.Printable(name), Note: note})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		switch {
		case a.Item != "":
			return m.checkout(a.Item, a.Item)
		case a.Text == "":
			return nil
		case m.tree.Branches[a.Text] != "":
			return m.checkout(a.Text, a.Text)
		}
		return m.change("make the branch "+a.Text, true, func(ctx context.Context, s *session.Studio) (string, error) {
			head, err := s.Branch(ctx, a.Text, at)
			return "now on the new branch " + head.Branch, err
		})
	})
}

// renameBranch gives the branch under the cursor, or the one that is checked out, another name.
func (m *Model) renameBranch() tea.Cmd {
	name := m.head.Branch
	if v, ok := m.pointed(); ok && m.region == onHistory && len(v.Branches) > 0 && m.tree.Branches[name] != v.ID {
		name = v.Branches[0]
	}
	spec := dialog.Spec{ID: "rename", Title: "rename the branch " + terminal.Printable(name), Input: true, Free: true, Value: name, Enter: "rename it"}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Text == "" || a.Text == name {
			return nil
		}
		return m.change("rename "+name, false, func(ctx context.Context, s *session.Studio) (string, error) {
			return name + " is called " + a.Text + " now", s.Rename(ctx, name, a.Text)
		})
	})
}
