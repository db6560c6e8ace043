package tui

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/tui/status"
)

// sourceChanged is what another program did to the source file.
type sourceChanged struct {
	studio *session.Studio
	change session.SourceChange
}

// watch follows the source file for as long as its session is open.
func (m *Model) watch() tea.Cmd {
	studio, ctx, post := m.studio, m.ctx, m.post
	return m.run("", func(context.Context) tea.Msg {
		changes, err := studio.Watch(ctx)
		if err != nil {
			return failed{attempted: "watch the source file", err: err}
		}
		go func() {
			for c := range changes {
				post(sourceChanged{studio, c})
			}
		}()
		return nil
	})
}

// sourceChanged shows the change at once if nothing else is looked at, else says that it is there.
func (m *Model) sourceChanged(msg sourceChanged) tea.Cmd {
	if msg.studio != m.studio {
		return nil
	}
	name := filepath.Base(m.source.Path)
	if msg.change.Err != nil {
		m.status.Say(status.Warn, "%s", sentence(name+" has changed", msg.change.Err))
		return nil
	}
	if msg.change.Artifact.Key() == m.headKey {
		return nil
	}
	m.out = &msg.change
	if m.gen == nil && m.dialog == nil && !m.look {
		return m.showOutside()
	}
	m.status.Say(status.Info, "%s was changed by another program; f shows it", name)
	return nil
}

// showOutside offers the change as a generation of one; a change that asks for something in a comment
// has it done.
func (m *Model) showOutside() tea.Cmd {
	change, studio := *m.out, m.studio
	m.out = nil
	parents := []session.Ref{session.Ref(m.head.Version)}
	cmd := m.propose("reading "+filepath.Base(m.source.Path), parents, 1, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
		return studio.Outside(ctx, parents[0], change.Artifact, from)
	})
	m.gen.outside, m.gen.again = true, nil
	m.gen.then = func(m *Model) tea.Cmd {
		m.status.Say(status.Info, "%s was changed by another program%s", filepath.Base(m.source.Path), offer(change))
		if change.Instruction != "" {
			m.prompt.SetValue(change.Instruction)
			return m.focus(onPrompt)
		}
		return nil
	}
	return cmd
}

// offer says what a does with a change of the source.
func offer(change session.SourceChange) string {
	switch {
	case change.Merged:
		return " and is brought onto what you accepted; a keeps it"
	case change.Apart:
		return " where you changed it too; a keeps it on a branch of its own"
	}
	return "; a keeps the change as a version"
}

// toEdit is a copy of a design on disk, ready for an editor.
type toEdit struct {
	dir    string
	parent session.Ref
	design artifact.Artifact
}

// edited says that the editor was closed.
type edited struct {
	toEdit
	err error
}

// editCode lays a copy of what is under the cursor out for the designer's editor.
func (m *Model) editCode() tea.Cmd {
	studio, ref := m.studio, m.current()
	return m.run("opening the editor", func(ctx context.Context) tea.Msg {
		a, err := studio.Artifact(ctx, ref)
		if err != nil {
			return failed{attempted: "edit the code", err: err}
		}
		dir, err := layOut(a)
		if err != nil {
			return failed{attempted: "edit the code", err: err}
		}
		return toEdit{dir: dir, parent: ref, design: a}
	})
}

// layOut writes an artifact's files into a new folder.
func layOut(a artifact.Artifact) (string, error) {
	dir, err := os.MkdirTemp("", "cultivar-edit-")
	if err != nil {
		return "", err
	}
	for _, path := range a.Paths() {
		to := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(to, a.Files[path], 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

func (m *Model) openEditor(msg toEdit) tea.Cmd {
	command := m.editor()
	file := filepath.Join(msg.dir, filepath.FromSlash(msg.design.Main))
	run := exec.CommandContext(m.ctx, command[0], append(command[1:len(command):len(command)], file)...)
	run.Dir = msg.dir
	if m.sight.tty != nil {
		run.Stdout = m.sight.tty // what the program writes to is no file: an editor would be given a pipe
	}
	return m.exec(run, func(err error) tea.Msg { return edited{toEdit: msg, err: err} })
}

// editor is the designer's editor and its arguments.
func (m *Model) editor() []string {
	if len(m.opts.Editor) > 0 {
		return m.opts.Editor
	}
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if fields := strings.Fields(m.opts.getenv(name)); len(fields) > 0 {
			return fields
		}
	}
	return []string{"vi"}
}

// editorClosed proposes what the editor left, if it differs.
func (m *Model) editorClosed(msg edited) tea.Cmd {
	defer os.RemoveAll(msg.dir)
	m.regained()
	if msg.err != nil {
		return m.taskFailed(failed{attempted: "run " + m.editor()[0], err: fmt.Errorf("%w; set $EDITOR to your editor", msg.err)})
	}
	a, err := gather(msg.dir, msg.design)
	if err != nil {
		return m.taskFailed(failed{attempted: "read the edited files", err: err})
	}
	if a.Key() == msg.design.Key() {
		m.status.Say(status.Info, "nothing was changed in the editor")
		return nil
	}
	studio, parent := m.studio, msg.parent
	cmd := m.propose("reading the edit", []session.Ref{parent}, 1, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
		return studio.Edited(ctx, parent, a, from)
	})
	m.gen.again = nil
	return cmd
}

// gather reads the files of a design back from a folder.
func gather(dir string, design artifact.Artifact) (artifact.Artifact, error) {
	out := design
	for _, path := range design.Paths() {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			return design, err
		}
		if string(data) != string(design.Files[path]) {
			out = out.With(path, data)
		}
	}
	return out, nil
}
