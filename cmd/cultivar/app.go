package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"cultivar/session"
)

// stdio is where a command reads and writes.
type stdio struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// app is one run of the command line: its global flags, its configuration, and the adapters that it
// has constructed so far.
type app struct {
	stdio
	session string
	browser string
	seed    uint64
	json    bool
	quiet   bool
	// tends says that sessions stay open, so that their repositories are packed when it is quiet.
	tends bool

	config  config
	closers []func() error
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, io stdio) int {
	a := &app{stdio: io}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	err := execute(ctx, root)
	a.close()
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil {
		return exitInterrupted
	}
	a.complain(err)
	return exitCode(err)
}

func (a *app) close() {
	for i := len(a.closers) - 1; i >= 0; i-- {
		if err := a.closers[i](); err != nil {
			a.note("close: %v", err)
		}
	}
	a.closers = nil
}

// closing closes what the command has opened, a browser above all, while the command writes what it has
// got. The caller waits for it.
func (a *app) closing() (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		a.close()
	}()
	return func() { <-done }
}

// onClose has something closed when the command is over.
func (a *app) onClose(f func() error) { a.closers = append(a.closers, f) }

// say prints a line for a person; with --json or --quiet nothing.
func (a *app) say(format string, args ...any) {
	if !a.json && !a.quiet {
		fmt.Fprintf(a.out, format+"\n", args...)
	}
}

// note prints a remark on standard error; with --quiet nothing.
func (a *app) note(format string, args ...any) {
	if !a.quiet && !a.json {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// result prints the command's JSON object; without --json nothing.
func (a *app) result(v any) error {
	if !a.json {
		return nil
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// stages measures how long the parts of a command take, in milliseconds.
type stages struct {
	last time.Time
	ms   map[string]int64
}

func newStages() *stages { return &stages{last: time.Now(), ms: map[string]int64{}} }

func (s *stages) done(name string) {
	now := time.Now()
	s.ms[name] += now.Sub(s.last).Milliseconds()
	s.last = now
}

// follow waits for a generation, reporting progress, and returns it with what the proposer said.
func (a *app) follow(ctx context.Context, events <-chan session.Event, each func(session.Event)) (session.Generation, string, error) {
	var failures []session.Failed
	for e := range events {
		if each != nil {
			each(e)
		}
		switch e := e.(type) {
		case session.Done:
			for _, tile := range failures {
				a.note("tile %d: %v", tile.Tile, tile.Err)
			}
			return e.Generation, e.Said, nil
		case session.Failed:
			if e.Tile < 0 {
				return e.Generation, "", e.Err
			}
			failures = append(failures, e)
		}
	}
	return session.Generation{}, "", ctx.Err()
}

// isTerminal reports whether f is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
