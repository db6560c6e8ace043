package tui

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/status"
)

// attached is how a reference picture arrives.
type attached struct{ reference *session.Reference }

// attach has a picture go along with instructions, and generations bred towards it.
func (m *Model) attach(path string) tea.Cmd {
	return m.run("", func(context.Context) tea.Msg {
		r, err := session.ReadReference(path)
		if err != nil {
			return failed{attempted: "attach a picture", err: err}
		}
		return attached{r}
	})
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

// pictureEndings are the endings of files that a paste may name to attach them.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// pastedPicture is the path of a picture that a paste names, "" if it names none: terminals paste the
// path of a file that is dropped on them, quoted or as an address.
func pastedPicture(text string) string {
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
