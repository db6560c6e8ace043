package tui

import (
	"context"
	"io"
	"os"
	"time"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
)

// Options are what the studio's screen is given by whoever starts it.
type Options struct {
	// Studio is the session to show. Without one, Path is opened, and without that there is a start screen.
	Studio *session.Studio
	Path   string
	// OpenFile opens a session on a design, a session's directory, or a folder that holds one.
	OpenFile func(ctx context.Context, path string) (*session.Studio, error)
	// NewStarter makes a session from a starter, NewFromWords one from a description.
	NewStarter   func(ctx context.Context, name string) (*session.Studio, error)
	NewFromWords func(ctx context.Context, words string) (*session.Studio, error)
	// Camera starts the browser; it is called once, in the background. Nil leaves the studio with the
	// camera that it has.
	Camera func(ctx context.Context) (render.Camera, error)
	// Recent lists earlier sessions, newest first; Starters what a new one can start from.
	Recent   []Recent
	Starters []Starter
	// Protocol overrides how pictures are shown; Still turns playing off; NoColor asks for no colours.
	Protocol terminal.Protocol
	Still    bool
	NoColor  bool
	// Editor is the command of the designer's editor, with its arguments; empty means $EDITOR, else vi.
	Editor []string
	// Advise is asked whether a line that says how to get better pictures in this terminal is news; nil
	// means that none is.
	Advise func(line string) bool
	// Input and Output are the terminal; nil means this process's own.
	Input  io.Reader
	Output *os.File
	// Environ is the environment, as os.Environ gives it; nil means this process's own.
	Environ []string
}

// Recent is an earlier session on the start screen.
type Recent struct {
	Name string
	// Path is what OpenFile is given.
	Path string
	// From is the file that the session came from, "" if none.
	From     string
	When     time.Time
	Versions int
}

// Starter is a design to start from.
type Starter struct {
	Name, Title string
	Artifact    artifact.Artifact
}

func (o Options) environ() []string {
	if o.Environ != nil {
		return o.Environ
	}
	return os.Environ()
}

// getenv looks a variable up in the environment; the last one of a name counts.
func (o Options) getenv(name string) string {
	value := ""
	for _, pair := range o.environ() {
		if len(pair) > len(name) && pair[len(name)] == '=' && pair[:len(name)] == name {
			value = pair[len(name)+1:]
		}
	}
	return value
}
