package tui

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/tui/dialog"
)

// designEndings are of the files that are offered to be opened; any other can be named.
var designEndings = []string{".html", ".htm", ".xhtml", ".svg", ".glsl", ".frag", ".fs", ".fsh"}

// askPath is a question for a path: what it can be goes along below the line, and tab completes it. endings are of the files
// that are shown, all if there are none.
func askPath(spec dialog.Spec, endings ...string) dialog.Spec {
	spec.Input, spec.Free = true, true
	here := &folder{endings: endings}
	spec.Find = func(text string) []dialog.Item {
		var out []dialog.Item
		for _, path := range here.paths(text) {
			out = append(out, dialog.Item{ID: path, Label: terminal.Printable(path)})
		}
		return out
	}
	spec.Complete = here.paths
	return spec
}

// folder is what lies in the folder that a path being typed has reached; it is read once, not at every letter.
type folder struct {
	endings []string
	read    bool
	dir     string
	names   []string // folders, which end in a slash, then files
}

// paths are those that text can be the beginning of.
func (f *folder) paths(text string) []string {
	dir, base := filepath.Split(text)
	if !f.read || f.dir != dir {
		f.read, f.dir, f.names = true, dir, namesIn(cmp.Or(expandHome(dir), "."), f.endings)
	}
	var out []string
	for _, name := range f.names {
		if strings.HasPrefix(name, base) && (base != "" || !strings.HasPrefix(name, ".")) {
			out = append(out, dir+name)
		}
	}
	return out
}

func namesIn(dir string, endings []string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var folders, files []string
	for _, e := range entries {
		switch name := e.Name(); {
		case isFolder(filepath.Join(dir, name), e):
			folders = append(folders, name+"/")
		case len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(name))):
			files = append(files, name)
		}
	}
	return append(folders, files...)
}

// isFolder follows a link to see what it leads to.
func isFolder(path string, e os.DirEntry) bool {
	if e.Type()&os.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// chosenPath is what a question for a path was answered with.
func chosenPath(a dialog.Answered) string {
	if a.Item != "" {
		return a.Item
	}
	return a.Text
}

// chooseFile asks for a design to open.
func (m *Model) chooseFile() tea.Cmd { return m.chooseFileFrom("") }

func (m *Model) chooseFileFrom(path string) tea.Cmd {
	spec := askPath(dialog.Spec{
		ID: "open", Title: "open a design", Value: path, Placeholder: "a page, a drawing, a shader, or a folder", Enter: "open",
	}, designEndings...)
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if chosenPath(a) == "" {
			return nil
		}
		return m.openTyped(chosenPath(a))
	})
}

// unopened is a path that led to no design.
type unopened struct {
	path string
	why  failed
}

// openTyped opens what was asked for, and asks again where that fails.
func (m *Model) openTyped(path string) tea.Cmd {
	open, full := m.opts.OpenFile, expandHome(path)
	what := "open " + filepath.Base(full)
	return m.run(what, func(ctx context.Context) tea.Msg {
		studio, err := open(ctx, full)
		if err != nil {
			return unopened{path, failed{attempted: what, err: err}}
		}
		return opened{studio}
	})
}

// notOpened asks again; in a folder that is no design it shows what there is.
func (m *Model) notOpened(msg unopened) tea.Cmd {
	cmd := m.taskFailed(msg.why)
	if errors.Is(msg.why.err, context.Canceled) {
		return cmd
	}
	path := msg.path
	if info, err := os.Stat(expandHome(path)); err == nil && info.IsDir() && !strings.HasSuffix(path, "/") {
		path += "/"
	}
	return tea.Batch(cmd, m.chooseFileFrom(path))
}

func expandHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest) + map[bool]string{true: "/"}[strings.HasSuffix(path, "/")]
		}
	}
	return path
}
