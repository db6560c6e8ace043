package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/history"
	"cultivar/session/starter"
	"cultivar/tui"
)

// studioFlags are the flags of the studio itself.
type studioFlags struct {
	protocol string
	still    bool
	lines    bool
}

func (f *studioFlags) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.protocol, "protocol", "", "how pictures are shown: auto, kitty, iterm2, sixel, blocks or words")
	cmd.Flags().BoolVar(&f.still, "still", false, "play no films")
	cmd.Flags().BoolVar(&f.lines, "lines", false, "read orders and tell designs line by line, without a screen")
}

// open runs the studio on a session, on a file, or on the start screen.
func (a *app) open(ctx context.Context, f studioFlags, args []string) error {
	protocol, err := terminal.ParseProtocol(first(f.protocol, a.config.Protocol))
	if err != nil {
		return usageError{err}
	}
	path := append(args, a.session)[0]
	if path != "" {
		if _, err := os.Stat(path); err != nil {
			return &session.Problem{Attempted: "open " + path, Cause: "there is no such file or command", Do: "see `cultivar --help`", Err: err}
		}
	}
	lines := f.lines || os.Getenv("TERM") == "dumb"
	if !lines && (!isTerminal(a.out) || !isTerminal(a.in)) {
		return &session.Problem{Attempted: "open the studio", Cause: "standard input and output are no terminal", Do: "use --lines, or a command such as `cultivar breed` (see `cultivar --help`)"}
	}
	silent := &app{stdio: a.stdio, session: a.session, browser: a.browser, seed: a.seed, quiet: true, tends: true, config: a.config}
	defer silent.close()
	debug.SetGCPercent(25) // most of its memory is pictures, in which there is nothing to look through
	options := tui.Options{
		Path:         path,
		OpenFile:     silent.openPath,
		NewStarter:   silent.studioFromStarter,
		NewFromWords: silent.studioFromWords,
		Camera:       func(ctx context.Context) (render.Camera, error) { return silent.camera(ctx) },
		Recent:       recent(ctx),
		Starters:     starters(),
		Protocol:     protocol,
		Still:        f.still || a.config.Still,
		NoColor:      noColor(),
		Advise:       news,
	}
	if lines {
		return tui.RunLines(ctx, a.in, a.out, options)
	}
	return tui.Run(ctx, options)
}

// openPath opens a session's directory, a folder that holds a page, or a design.
func (a *app) openPath(ctx context.Context, path string) (*session.Studio, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &session.Problem{Attempted: "open " + path, Cause: "there is no such file", Do: "check the path", Err: err}
	case !info.IsDir():
		return a.sessionOfFile(ctx, path)
	case history.Exists(path):
		return a.openSession(ctx, path, false)
	}
	for _, name := range []string{"index.html", "index.htm", "index.svg"} {
		if isFile(filepath.Join(path, name)) {
			return a.sessionOfFile(ctx, filepath.Join(path, name))
		}
	}
	return nil, &session.Problem{Attempted: "open " + path, Cause: "the folder is no session and holds no index.html", Do: "name a design file"}
}

func (a *app) studioFromStarter(ctx context.Context, name string) (*session.Studio, error) {
	s, _, err := a.newFromStarter(ctx, a.freshDir(name), name)
	return s, err
}

func (a *app) studioFromWords(ctx context.Context, words string) (*session.Studio, error) {
	s, _, err := a.newFromWords(ctx, a.freshDir(strings.Join(strings.Fields(words)[:min(4, len(strings.Fields(words)))], "-")), words)
	return s, err
}

// freshDir is where a session that came from no file is kept.
func (a *app) freshDir(name string) string {
	if a.session != "" {
		return a.session
	}
	return sessionNamed(name)
}

func recent(ctx context.Context) []tui.Recent {
	list, err := history.List(ctx, sessionsDir())
	if err != nil {
		return nil
	}
	out := make([]tui.Recent, len(list))
	for i, s := range list {
		out[i] = tui.Recent{Name: s.Name, Path: s.Dir, From: s.Source, When: s.Changed}
	}
	return out
}

func starters() []tui.Starter {
	var out []tui.Starter
	for _, s := range starter.List() {
		design, err := starter.Get(s.Name)
		if err == nil {
			out = append(out, tui.Starter{Name: s.Name, Title: s.Title, Artifact: design})
		}
	}
	return out
}
