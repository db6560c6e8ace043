package session

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/export"
)

// WriteBack writes the head's files over the source, each atomically, and returns the paths written.
// If the source holds bytes that the session has not seen it writes nothing and returns
// ErrConflict, unless force is set: then those bytes are first committed as a version of origin edit.
func (s *Studio) WriteBack(ctx context.Context, force bool) ([]string, error) {
	const attempted = "write back"
	s.sourceMu.Lock()
	defer s.sourceMu.Unlock()
	link, linked, err := s.Source(ctx)
	if err != nil {
		return nil, named(attempted, err)
	}
	if !linked {
		return nil, s.noSource(attempted)
	}
	a, err := s.Artifact(ctx, "head")
	if err != nil {
		return nil, named(attempted, err)
	}
	if err := s.settleConflict(ctx, link, a, force); err != nil {
		return nil, err
	}
	written, displaced, err := link.write(a)
	if keeping := s.keepAside(ctx, link, displaced, a); err == nil {
		err = keeping
	}
	if err != nil {
		return written, named(attempted, err)
	}
	return written, named(attempted, s.Link(ctx, link.Path, a))
}

// settleConflict makes sure that no bytes on disk are overwritten that no version holds.
func (s *Studio) settleConflict(ctx context.Context, link Source, a artifact.Artifact, force bool) error {
	unseen, err := link.unseen(a)
	if err != nil {
		return named("write back", err)
	}
	if len(unseen) == 0 {
		return nil
	}
	if !force {
		return &Problem{
			Attempted: "write back", Cause: strings.Join(unseen, ", ") + " changed on disk since the session last saw it",
			Do: "merge it, take it, or write over it (it is kept as a version)", Err: ErrConflict,
		}
	}
	displaced := map[string][]byte{}
	for _, name := range unseen {
		if displaced[name], err = os.ReadFile(link.file(name)); err != nil {
			return named("write back", err)
		}
		link.Seen[name] = digest(displaced[name])
	}
	return named("write back", s.keepAside(ctx, link, displaced, a))
}

// keepAside commits bytes that another program saved and that are written over, and the session's own
// after them, so that both are versions.
func (s *Studio) keepAside(ctx context.Context, link Source, displaced map[string][]byte, a artifact.Artifact) error {
	if len(displaced) == 0 {
		return nil
	}
	theirs := a
	for name, data := range displaced {
		theirs = theirs.With(name, data)
	}
	base := filepath.Base(link.Path)
	edit, err := s.CommitEdit(ctx, theirs, "keep what was in "+base)
	if err != nil {
		return err
	}
	_, err = s.store.Commit(ctx, "restore", edit.ID, []Draft{{
		Artifact: a, Subject: "write over the edit of " + base, Parents: []string{edit.ID},
		Provenance: Provenance{Origin: Restore, Proposer: "person", Instruction: "back to what was before the edit"},
	}})
	return err
}

// unseen lists the paths whose bytes on disk are neither known to the session nor what would be written.
func (l Source) unseen(a artifact.Artifact) ([]string, error) {
	var out []string
	for _, name := range a.Paths() {
		data, err := os.ReadFile(l.file(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		case bytes.Equal(data, a.Files[name]) || l.Seen[name] == digest(data):
		default:
			out = append(out, name)
		}
	}
	return out, nil
}

// write replaces the files that differ. displaced holds what lay there and is known to nobody.
func (l Source) write(a artifact.Artifact) (written []string, displaced map[string][]byte, err error) {
	displaced = map[string][]byte{}
	for _, name := range a.Paths() {
		path := l.file(name)
		if data, err := os.ReadFile(path); err == nil && bytes.Equal(data, a.Files[name]) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return written, displaced, err
		}
		old, err := export.Replace(path, a.Files[name])
		if err != nil {
			return written, displaced, err
		}
		if old != nil && l.Seen[name] != digest(old) && !bytes.Equal(old, a.Files[name]) {
			displaced[name] = old
		}
		written = append(written, path)
	}
	return written, displaced, nil
}
