package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed"
	"cultivar/session/export"
	"cultivar/themes"
	"cultivar/tui/dialog"
	"cultivar/tui/status"
)

// ask opens a dialog; then is what its answer does.
func (m *Model) ask(spec dialog.Spec, then func(dialog.Answered) tea.Cmd) tea.Cmd {
	m.dialog, m.answer = dialog.New(spec, m.style), then
	return nil
}

func (m *Model) answered(msg dialog.Answered) tea.Cmd {
	then := m.answer
	m.closeDialog()
	return then(msg)
}

func (m *Model) closeDialog() tea.Cmd {
	m.dialog, m.answer = nil, nil
	return nil
}

// bodyLines breaks text into lines for a dialog.
func bodyLines(text string, w int) []string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		out = append(out, strings.Split(ansi.Wordwrap(terminal.Printable(line), w, ""), "\n")...)
	}
	return append(out, "")
}

// openPalette finds a command by its name.
func (m *Model) openPalette() tea.Cmd {
	spec := dialog.Spec{ID: "palette", Title: "commands", Input: true, Enter: "do it"}
	for _, c := range m.keys.All() {
		if c.Group == moving || c.ID == "palette" || c.ID == "lensMove" {
			continue
		}
		spec.Items = append(spec.Items, dialog.Item{ID: c.ID, Label: c.Name, Note: c.Label()})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Item == "" {
			return nil
		}
		return m.act(a.Item)
	})
}

// chooseTheme dresses what is under the cursor.
func (m *Model) chooseTheme() tea.Cmd {
	spec := dialog.Spec{
		ID: "theme", Title: "wear a theme", Input: true, Placeholder: "a name or a style code", Enter: "try it on",
	}
	for _, t := range themes.Builtin() {
		spec.Items = append(spec.Items, dialog.Item{ID: t.Name, Label: t.Name, Note: t.Type.Heading.Name, Swatches: []string{t.Background, t.Text, t.Accent, t.Accent2}})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		name := a.Item
		if name == "" {
			name = a.Text
		}
		if _, err := themes.Lookup(name); err != nil {
			m.refuse(terminal.Printable(err.Error()))
			return nil
		}
		return m.wear(name)
	})
}

func (m *Model) wear(name string) tea.Cmd {
	studio, parent := m.studio, m.current()
	cmd := m.propose("trying on "+name, []session.Ref{parent}, 1, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
		return studio.Wear(ctx, parent, name, from)
	})
	m.gen.again = nil
	return cmd
}

// exported says where an export went.
type exported struct {
	path  string
	bytes int
	// exists says that nothing was written because a file is there already.
	exists bool
	ref    session.Ref
}

// chooseExport asks for a path; its ending is the format.
func (m *Model) chooseExport() tea.Cmd {
	ref := m.current()
	formats := export.Formats(m.kind)
	first := "html"
	if len(formats) > 0 {
		first = formats[0]
	}
	spec := askPath(dialog.Spec{
		ID: "export", Title: "export", Value: m.name + "." + first, Enter: "export",
		Body: []string{"the ending is the format: " + strings.Join(formats, ", ")},
	})
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if chosenPath(a) == "" {
			return nil
		}
		return m.export(ref, chosenPath(a), formats, false)
	})
}

func (m *Model) export(ref session.Ref, path string, formats []string, over bool) tea.Cmd {
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if !slices.Contains(formats, format) {
		m.refuse(fmt.Sprintf("%q is no format for this design; choose %s", format, strings.Join(formats, ", ")))
		return nil
	}
	studio := m.studio
	return m.run("exporting "+filepath.Base(path), func(ctx context.Context) tea.Msg {
		full := expandHome(path)
		if _, err := os.Stat(full); err == nil && !over {
			return exported{path: path, exists: true, ref: ref}
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failed{attempted: "export to " + path, err: err}
		}
		data, err := studio.Export(ctx, ref, format)
		if err == nil {
			err = export.Write(full, data)
		}
		if err != nil {
			return failed{attempted: "export to " + path, err: err}
		}
		if absolute, err := filepath.Abs(full); err == nil {
			full = absolute
		}
		return exported{path: full, bytes: len(data), ref: ref}
	})
}

func (m *Model) exported(msg exported) tea.Cmd {
	if !msg.exists {
		m.status.Say(status.Good, "exported %s to %s, %s", m.nameOf(msg.ref), terminal.Printable(msg.path), sizeWords(msg.bytes))
		return nil
	}
	spec := dialog.Spec{ID: "over", Title: terminal.Printable(filepath.Base(msg.path)) + " is there already", Items: []dialog.Item{
		{ID: "over", Label: "write over it"}, {ID: "leave", Label: "leave it"},
	}}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Item != "over" {
			return nil
		}
		return m.export(msg.ref, msg.path, export.Formats(m.kind), true)
	})
}

func sizeWords(bytes int) string {
	if bytes < 1000 {
		return fmt.Sprintf("%d bytes", bytes)
	}
	if bytes < 1000*1000 {
		return fmt.Sprintf("%.1f kB", float64(bytes)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// copied holds code for the clipboard.
type copied struct{ design artifact.Artifact }

func (m *Model) copyCode() tea.Cmd {
	studio, ref := m.studio, m.current()
	return m.run("", func(ctx context.Context) tea.Msg {
		a, err := studio.Artifact(ctx, ref)
		if err != nil {
			return failed{attempted: "copy the code", err: err}
		}
		return copied{a}
	})
}

func (m *Model) copied(msg copied) tea.Cmd {
	source := string(msg.design.Source())
	m.status.Say(status.Good, "copied %s, %s", terminal.Printable(msg.design.Main), sizeWords(len(source)))
	return tea.SetClipboard(source)
}

// chooseProtocol shows pictures in another way.
func (m *Model) chooseProtocol() tea.Cmd {
	spec := dialog.Spec{ID: "protocol", Title: "how to show pictures", Enter: "show them so"}
	for _, p := range []terminal.Protocol{terminal.Kitty, terminal.ITerm2, terminal.Sixel, terminal.Blocks, terminal.Words} {
		item := dialog.Item{ID: p.String(), Label: p.String()}
		if p == m.sight.caps.Protocol {
			item.Note = "now"
		}
		spec.Items = append(spec.Items, item)
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		p, err := terminal.ParseProtocol(a.Item)
		if err != nil {
			return nil
		}
		return m.see(m.sight.caps.With(p))
	})
}

// chooseTaste says what the studio has learnt.
func (m *Model) chooseTaste() tea.Cmd {
	studio := m.studio
	return m.run("", func(ctx context.Context) tea.Msg {
		taste, on := studio.Taste(ctx)
		return tasted{taste.Opinions(), on}
	})
}

// tasted is what the studio thinks that the designer likes.
type tasted struct {
	opinions []breed.Opinion
	on       bool
}

func (m *Model) tasteKnown(msg tasted) tea.Cmd {
	body := []string{"nothing yet: accept, mark and reject tiles, and it will lean your way"}
	if len(msg.opinions) > 0 {
		body = []string{"you seem to like:"}
		for _, o := range msg.opinions {
			body = append(body, fmt.Sprintf("  %-16s %s", o.Word, strings.Repeat("▪", max(1, int(o.Weight*20+0.5)))))
		}
	}
	body = append(body, "", "one tile in four explores freely all the same", "")
	lean := dialog.Item{ID: "off", Label: "do not lean towards it"}
	if !msg.on {
		lean = dialog.Item{ID: "on", Label: "lean towards it"}
	}
	spec := dialog.Spec{ID: "taste", Title: "taste", Body: body, Items: []dialog.Item{lean, {ID: "reset", Label: "forget it"}}}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		return m.change("change taste", false, func(ctx context.Context, s *session.Studio) (string, error) {
			switch a.Item {
			case "reset":
				return "forgot what you like", s.ResetTaste(ctx)
			case "on":
				return "generations lean towards what you like", s.SetTaste(ctx, true)
			}
			return "generations no longer lean towards what you like", s.SetTaste(ctx, false)
		})
	})
}

// quit leaves, after asking if something runs.
func (m *Model) quit() tea.Cmd {
	job := m.tasks.newest()
	if job == nil {
		return tea.Quit
	}
	spec := dialog.Spec{ID: "quit", Title: "quit", Body: []string{"still " + job.what, ""}, Items: []dialog.Item{
		{ID: "quit", Label: "quit all the same"}, {ID: "stay", Label: "stay"},
	}}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Item != "quit" {
			return nil
		}
		return tea.Quit
	})
}

// branchNames lists the branches, the one that is checked out first.
func (m *Model) branchNames() []string {
	var out []string
	for name := range m.tree.Branches {
		if name != m.head.Branch {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	if m.head.Branch == "" {
		return out
	}
	return append([]string{m.head.Branch}, out...)
}
