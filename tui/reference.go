package tui

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/clipboard"
	"cultivar/tui/status"
)

// attached is how a reference picture arrives.
type attached struct{ reference *session.Reference }

// attach has a picture, however it is read, go along with instructions, and generations bred towards it.
func (m *Model) attach(read func() (*session.Reference, error)) tea.Cmd {
	return m.run("", func(context.Context) tea.Msg {
		r, err := read()
		if err != nil {
			return failed{attempted: "attach a picture", err: err}
		}
		return attached{r}
	})
}

// pasteClipboard attaches the picture that the system's clipboard holds; words go where a paste goes.
func (m *Model) pasteClipboard() tea.Cmd {
	getenv := m.opts.getenv
	return m.run("", func(ctx context.Context) tea.Msg {
		held, err := clipboard.Read(ctx, getenv)
		if err != nil {
			return failed{attempted: "paste a picture", err: unpasted(err)}
		}
		if held.Picture == nil {
			return tea.PasteMsg{Content: held.Text}
		}
		r, err := session.NewReference(pastedName, held.Picture)
		if err != nil {
			return failed{attempted: "paste a picture", err: err}
		}
		return attached{r}
	})
}

// pastedName is what a picture is called that came without a name.
const pastedName = "the pasted picture"

// unpasted says what to do where nothing can be pasted.
func unpasted(err error) error {
	p := &session.Problem{Attempted: "paste a picture", Cause: err.Error(), Do: "T attaches a file", Err: err}
	switch {
	case errors.Is(err, clipboard.ErrNoProgram):
		p.Do = "install wl-clipboard or xclip (pngpaste on macOS), or T attaches a file"
	case errors.Is(err, clipboard.ErrEmpty):
		p.Do = "copy one, or T attaches a file"
	}
	return p
}

func (m *Model) attached(msg attached) tea.Cmd {
	m.steer.target = msg.reference
	name, model := terminal.Printable(msg.reference.Name), m.studio.ModelName()
	switch {
	case model == "":
		m.status.Say(status.Good, "n breeds towards %s; H shows where tiles differ from it; the phrasebook takes no pictures", name)
	case m.studio.ModelSees():
		m.status.Say(status.Good, "n breeds towards %s, and it goes to %s with what you say; H shows where tiles differ from it", name, model)
	default:
		m.status.Say(status.Warn, "n breeds towards %s; %s takes no pictures: it is told the colours, and tiles are compared with it", name, model)
	}
	return nil
}

// pictureEndings are of the pictures that can be attached.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// isPicture says that a paste is a picture or names one.
func isPicture(text string) bool { return session.IsDataURL(text) || pastedPath(text) != "" }

// pastedPicture reads the picture that a paste is or names.
func pastedPicture(text string) func() (*session.Reference, error) {
	if session.IsDataURL(text) {
		return func() (*session.Reference, error) { return session.ReferenceFromURL(pastedName, text) }
	}
	return pictureFile(pastedPath(text))
}

// pictureFile reads a picture from a file.
func pictureFile(path string) func() (*session.Reference, error) {
	return func() (*session.Reference, error) { return session.ReadReference(path) }
}

// pastedPath is the path of a picture that a paste names, "" if it names none: terminals paste the
// path of a file that is dropped on them, quoted or as an address.
func pastedPath(text string) string {
	path := strings.Trim(strings.TrimSpace(text), `'"`)
	if u, err := url.Parse(path); err == nil && u.Scheme == "file" {
		path = u.Path
	}
	path = expandHome(strings.ReplaceAll(path, `\ `, " "))
	if strings.Contains(path, "\n") || !slices.Contains(pictureEndings, strings.ToLower(filepath.Ext(path))) {
		return ""
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
}
