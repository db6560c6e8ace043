package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"cultivar/session/artifact"
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
// if there is nothing new. It waits while the session itself writes the source.
func (s *Studio) Changed(ctx context.Context) (change SourceChange, ok bool, err error) {
	s.sourceMu.Lock()
	defer s.sourceMu.Unlock()
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
	if head, err := s.Artifact(ctx, "head"); err == nil && len(artifact.Changed(head, a)) == 0 {
		return SourceChange{}, false, nil // another studio has written it back just now
	}
	change, err = s.brought(ctx, link, a, Neither)
	change.Instruction = commentInstruction(a)
	return change, true, err
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

func (s *Studio) noSource(attempted string) error {
	return &Problem{Attempted: attempted, Cause: "this session came from no file", Do: "export it with o instead"}
}
