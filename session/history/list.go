package history

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cultivar/session/artifact"
)

// Listed is a session as the start screen shows it.
type Listed struct {
	Dir     string        `json:"dir"`
	Name    string        `json:"name"`
	Kind    artifact.Kind `json:"kind"`
	Changed time.Time     `json:"changed"`
	// Source is the path of the file that the session came from, "" for none.
	Source string `json:"source,omitempty"`
}

// List gives the sessions in a folder, the one changed last first. What it needs to know of each is
// in a small file in its private folder, which is written anew where it is missing.
func List(ctx context.Context, base string) ([]Listed, error) {
	entries, err := os.ReadDir(base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list sessions: %w", err)
	}
	var found []Listed
	for _, e := range entries {
		dir := filepath.Join(base, e.Name())
		if ctx.Err() == nil && Exists(dir) {
			found = append(found, listed(ctx, dir))
		}
	}
	slices.SortFunc(found, func(a, b Listed) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Name, b.Name))
	})
	return found, ctx.Err()
}

// about is what the private folder remembers for listing.
type about struct {
	Kind   artifact.Kind `json:"kind"`
	Source string        `json:"source,omitempty"`
}

const aboutName = "about.json"

func listed(ctx context.Context, dir string) Listed {
	var a about
	data, err := os.ReadFile(filepath.Join(dir, privateDir, aboutName))
	if err != nil || json.Unmarshal(data, &a) != nil {
		a = readAbout(ctx, dir)
	}
	return Listed{Dir: dir, Name: filepath.Base(dir), Kind: a.Kind, Source: a.Source, Changed: lastChange(dir)}
}

// lastChange is when something in the session was last written.
func lastChange(dir string) time.Time {
	var last time.Time
	for _, name := range []string{"index", "HEAD", "refs/cultivar", "refs/cultivar/generations", "refs/heads"} {
		if info, err := os.Stat(filepath.Join(dir, ".git", name)); err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	return last
}

// readAbout asks the session itself and remembers the answer.
func readAbout(ctx context.Context, dir string) about {
	s, err := connect(dir)
	if err != nil {
		return about{}
	}
	defer s.Close()
	return s.remember(ctx)
}

// remember writes down what List needs to know.
func (s *Store) remember(ctx context.Context) about {
	var a about
	if n, err := s.noteOf(ctx, "HEAD"); err == nil {
		a.Kind = n.kind
	}
	if data, ok, err := s.State(ctx, "source"); err == nil && ok {
		var link struct{ Path string }
		if json.Unmarshal(data, &link) == nil {
			a.Source = link.Path
		}
	}
	if data, err := json.Marshal(a); err == nil && a.Kind != "" {
		_ = replaceFile(filepath.Join(s.dir, privateDir, aboutName), data)
	}
	return a
}

// forget makes the next List ask again.
func (s *Store) forget() { _ = s.root.Remove(privateDir + "/" + aboutName) }
