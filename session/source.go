package session

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/export"
)

// Source is the link to the file that a session came from.
type Source struct {
	// Path is the main file's absolute path.
	Path string `json:"path"`
	// Seen maps the artifact's paths to the SHA-256 of the bytes on disk that the session knows.
	Seen map[string]string `json:"seen"`
	// Base is the version that those bytes are, "" if it is not known.
	Base string `json:"base,omitempty"`
}

// Source reads the session's source link; ok is false for a session that came from no file.
func (s *Studio) Source(ctx context.Context) (link Source, ok bool, err error) {
	data, ok, err := s.store.State(ctx, "source")
	if err != nil || !ok {
		return Source{}, false, err
	}
	if err := json.Unmarshal(data, &link); err != nil {
		return Source{}, false, fmt.Errorf("read the source link: %w", err)
	}
	return link, link.Path != "", nil
}

// Link remembers the file that the session came from, with the bytes it had.
func (s *Studio) Link(ctx context.Context, path string, a artifact.Artifact) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("link %s: %w", path, err)
	}
	head, err := s.store.Head(ctx)
	if err != nil {
		return fmt.Errorf("link %s: %w", path, err)
	}
	return s.link(ctx, absolute, head.Version, a)
}

// link remembers that path holds a's bytes, which are the version base.
func (s *Studio) link(ctx context.Context, path, base string, a artifact.Artifact) error {
	link := Source{Path: path, Base: base, Seen: map[string]string{}}
	for name, data := range a.Files {
		link.Seen[name] = digest(data)
	}
	return s.setSource(ctx, link)
}

func (s *Studio) setSource(ctx context.Context, link Source) error {
	data, err := json.MarshalIndent(link, "", "  ")
	if err != nil {
		return err
	}
	return s.store.SetState(ctx, "source", data)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// file is where the artifact's path lies on disk.
func (l Source) file(name string) string {
	return filepath.Join(filepath.Dir(l.Path), filepath.FromSlash(name))
}

// SourceChange is what another program did to the source file.
type SourceChange struct {
	// Artifact is the change brought onto the head if the two do not touch the same lines, else the
	// source as it is on disk.
	Artifact artifact.Artifact
	// Merged says that it was brought onto the head, Apart that it could not be: it is the head's rival.
	Merged, Apart bool
	// Instruction is the text of a comment such as <!-- cultivar: warmer --> that was saved in it.
	Instruction string
	// Err says why the changed file cannot be read as a design.
	Err error
}

// Changed looks whether the source on disk holds bytes that the session does not know; ok is false
// if there is nothing new.
func (s *Studio) Changed(ctx context.Context) (change SourceChange, ok bool, err error) {
	link, linked, err := s.Source(ctx)
	if err != nil || !linked {
		return SourceChange{}, false, err
	}
	a, _, err := artifact.Open(link.Path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return SourceChange{}, false, nil
		}
		return SourceChange{Err: err}, true, nil
	}
	if !link.differs(a) {
		return SourceChange{}, false, nil
	}
	change, err = s.brought(ctx, link, a)
	change.Instruction = commentInstruction(a)
	return change, true, err
}

// brought merges what was done to the source since the link's base with what was accepted since then.
func (s *Studio) brought(ctx context.Context, link Source, onDisk artifact.Artifact) (SourceChange, error) {
	alone := SourceChange{Artifact: onDisk}
	head, err := s.store.Head(ctx)
	if err != nil || link.Base == "" || link.Base == head.Version {
		return alone, err
	}
	base, err := s.store.Artifact(ctx, link.Base)
	if err != nil {
		return alone, nil // the base was collected; the edit stands for itself
	}
	ours, err := s.store.Artifact(ctx, head.Version)
	if err != nil {
		return alone, err
	}
	merged, err := merge(base, ours, onDisk)
	if err != nil {
		alone.Apart = true
		return alone, nil
	}
	return SourceChange{Artifact: merged, Merged: true}, nil
}

// differs reports whether a holds bytes that the link has not seen.
func (l Source) differs(a artifact.Artifact) bool {
	for name, data := range a.Files {
		if l.Seen[name] != digest(data) {
			return true
		}
	}
	return false
}

// AcceptSource commits what another program did to the source as a version of origin edit: onto the
// head if it can be merged, else onto the version that the source came from, on a branch of its own.
func (s *Studio) AcceptSource(ctx context.Context) (Version, error) {
	const attempted = "take the change of the source"
	link, linked, err := s.Source(ctx)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	if !linked {
		return Version{}, s.noSource(attempted)
	}
	a, _, err := artifact.Open(link.Path)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	change, err := s.brought(ctx, link, a)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	head, err := s.store.Head(ctx)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	edit := Draft{
		Artifact: a, Subject: shorten("edit "+filepath.Base(link.Path), 72), Parents: []string{head.Version},
		Provenance: Provenance{Origin: Edit, Proposer: "person"},
	}
	onto, drafts := head.Version, []Draft{edit}
	switch {
	case change.Apart:
		onto, drafts[0].Parents = link.Base, []string{link.Base}
	case change.Merged:
		merged := edit
		merged.Artifact, merged.Parents = change.Artifact, []string{head.Version, "#0"}
		drafts[0].Parents, drafts[0].Step = []string{link.Base}, true
		drafts = append(drafts, merged)
	}
	versions, err := s.store.Commit(ctx, "edit", onto, drafts)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	return versions[len(versions)-1], named(attempted, s.link(ctx, link.Path, versions[0].ID, a))
}

// CommitEdit commits a person's own edit onto the head.
func (s *Studio) CommitEdit(ctx context.Context, a artifact.Artifact, line string) (Version, error) {
	head, err := s.store.Head(ctx)
	if err != nil {
		return Version{}, named("keep the edit", err)
	}
	versions, err := s.store.Commit(ctx, "edit", head.Version, []Draft{{
		Artifact: a, Subject: shorten(line, 72), Parents: []string{head.Version},
		Provenance: Provenance{Origin: Edit, Proposer: "person"},
	}})
	if err != nil {
		return Version{}, named("keep the edit", err)
	}
	return versions[0], nil
}

// WriteBack writes the head's files over the source, each atomically, and returns the paths written.
// If the source holds bytes that the session has not seen it writes nothing and returns
// ErrConflict, unless force is set: then those bytes are first committed as a version of origin edit.
func (s *Studio) WriteBack(ctx context.Context, force bool) ([]string, error) {
	const attempted = "write back"
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
			Do: "look at the change and take it, or write over it (it is kept as a version)", Err: ErrConflict,
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

func (s *Studio) noSource(attempted string) error {
	return &Problem{Attempted: attempted, Cause: "this session came from no file", Do: "export it with o instead"}
}
