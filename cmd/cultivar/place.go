package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

// sessionsDir is where sessions live by default.
func sessionsDir() string { return filepath.Join(xdg.DataHome, "cultivar", "sessions") }

// sessionFor is the directory of a file's own session: named after the design, and told apart from
// its namesakes by its path, so that the same file is resumed.
func sessionFor(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		absolute = real
	}
	sum := sha256.Sum256([]byte(absolute))
	return filepath.Join(sessionsDir(), slug(designName(absolute))+"-"+hex.EncodeToString(sum[:3])), nil
}

// sessionNamed is a fresh directory for a design that came from no file.
func sessionNamed(name string) string {
	return filepath.Join(sessionsDir(), slug(name)+"-"+time.Now().Format("20060102-150405"))
}

// designName is what a person calls a design file: index.html is named after its folder.
func designName(path string) string {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if base == "index" {
		if folder := filepath.Base(filepath.Dir(path)); folder != "." && folder != string(filepath.Separator) {
			return folder
		}
	}
	return base
}

func slug(name string) string {
	mapped := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, name)
	parts := strings.FieldsFunc(mapped, func(r rune) bool { return r == '-' })
	joined := strings.Join(parts, "-")
	if joined == "" {
		return "design"
	}
	return joined[:min(len(joined), 40)]
}

// studio opens the session that --session names, or the one in the working directory.
func (a *app) studio(ctx context.Context, draws bool) (*session.Studio, error) {
	dir := a.session
	if dir == "" {
		if !history.Exists(".") {
			return nil, usageError{&session.Problem{Attempted: "find the session", Cause: "none is named and this folder is none", Do: "add --session DIR (`cultivar new` makes one)"}}
		}
		dir = "."
	}
	return a.openSession(ctx, dir, draws)
}

// openSession opens an existing session.
func (a *app) openSession(ctx context.Context, dir string, draws bool) (*session.Studio, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, &session.Problem{Attempted: "open the session " + dir, Cause: "there is no such directory", Do: "`cultivar new " + dir + "` makes it", Err: err}
	}
	store, err := history.Open(ctx, dir)
	var told *session.Problem
	if errors.As(err, &told) {
		return nil, err
	}
	if err != nil {
		return nil, &session.Problem{Attempted: "open the session " + dir, Cause: err.Error(), Do: "`cultivar new DIR` makes a session", Err: err}
	}
	return a.work(ctx, store, draws)
}

// work makes the service on a store, with what else it needs.
func (a *app) work(ctx context.Context, store *history.Store, draws bool) (*session.Studio, error) {
	for _, line := range store.Repaired() {
		a.note("repaired: %s", line)
	}
	o, err := a.options(ctx, draws)
	if err != nil {
		return nil, err
	}
	s := session.New(store, o)
	a.onClose(s.Close)
	if a.tends {
		a.tend(ctx, store)
	}
	return s, nil
}

// quietAfter is how long after opening git may pack the session.
const quietAfter = 30 * time.Second

// tend has git pack the session in the background, until the program ends.
func (a *app) tend(ctx context.Context, store *history.Store) {
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
		case <-time.After(quietAfter):
			_ = store.Idle(ctx) // packing is git's concern; the next opening tries again
		}
	}()
	a.onClose(func() error { stop(); <-done; return nil })
}

// createSession makes a session and plants its seed.
func (a *app) createSession(ctx context.Context, dir string, design artifact.Artifact, p session.Provenance, line string) (*session.Studio, session.Version, error) {
	store, err := history.Create(ctx, dir)
	if err != nil {
		return nil, session.Version{}, &session.Problem{Attempted: "make the session " + dir, Cause: err.Error(), Do: "name an empty or new directory", Err: err}
	}
	s, err := a.work(ctx, store, false)
	if err != nil {
		return nil, session.Version{}, err
	}
	v, err := s.Plant(ctx, design, p, line)
	return s, v, err
}

// sessionOfFile opens the session of a design file, made if it is opened for the first time.
func (a *app) sessionOfFile(ctx context.Context, path string) (*session.Studio, error) {
	dir := a.session
	if dir == "" {
		var err error
		if dir, err = sessionFor(path); err != nil {
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
	}
	if history.Exists(dir) {
		return a.openSession(ctx, dir, false)
	}
	design, err := a.introduceDesign(path)
	if err != nil {
		return nil, err
	}
	s, _, err := a.createSession(ctx, dir, design, session.Provenance{Proposer: "person"}, "open "+filepath.Base(path))
	if err != nil {
		return nil, err
	}
	return s, s.Link(ctx, path, design)
}
