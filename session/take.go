package session

import (
	"context"
	"path/filepath"

	"cultivar/session/artifact"
)

// brought merges what was done to the source since the link's base with what was accepted since then;
// where both changed the same lines, the preferred side counts.
func (s *Studio) brought(ctx context.Context, link Source, onDisk artifact.Artifact, prefer Side) (SourceChange, error) {
	alone := SourceChange{Artifact: onDisk}
	base, ours, ok, err := s.common(ctx, link)
	if err != nil || !ok {
		return alone, err
	}
	merged, err := merge(base, ours, onDisk, prefer)
	if err != nil {
		alone.Apart = true
		return alone, nil
	}
	return SourceChange{Artifact: merged, Merged: true}, nil
}

// common reads what the source and the head have in common, and the head; ok is false if nothing was
// accepted since the session last knew the source, or if nobody knows.
func (s *Studio) common(ctx context.Context, link Source) (base, ours artifact.Artifact, ok bool, err error) {
	head, err := s.store.Head(ctx)
	if err != nil || link.Base == "" || link.Base == head.Version {
		return base, ours, false, err
	}
	if base, err = s.store.Artifact(ctx, link.Base); err != nil {
		return base, ours, false, nil // the base is gone; the edit stands for itself
	}
	ours, err = s.store.Artifact(ctx, head.Version)
	return base, ours, err == nil, err
}

// Clash is what the source on disk and the head have each changed since they were the same.
type Clash struct {
	Path    string   `json:"path"`
	Changes []Change `json:"changes"`
}

// Count says how many changes there are of a side; changes that both made alike count for neither.
func (c Clash) Count(whose Side) int {
	n := 0
	for _, change := range c.Changes {
		if change.Whose == whose && !change.agreed() {
			n++
		}
	}
	return n
}

// Clash compares the source on disk with the head.
func (s *Studio) Clash(ctx context.Context) (Clash, error) {
	const attempted = "compare the source with the head"
	link, onDisk, err := s.onDisk(ctx, attempted)
	if err != nil {
		return Clash{}, err
	}
	base, ours, apart, err := s.common(ctx, link)
	if err == nil && !apart {
		base, err = s.Artifact(ctx, "head")
		ours = base
	}
	if err != nil {
		return Clash{}, named(attempted, err)
	}
	return Clash{Path: link.Path, Changes: weave(base, ours, onDisk)}, nil
}

// onDisk reads the source as it is now.
func (s *Studio) onDisk(ctx context.Context, attempted string) (Source, artifact.Artifact, error) {
	link, linked, err := s.Source(ctx)
	if err != nil {
		return link, artifact.Artifact{}, named(attempted, err)
	}
	if !linked {
		return link, artifact.Artifact{}, s.noSource(attempted)
	}
	a, _, err := artifact.Open(link.Path)
	return link, a, named(attempted, err)
}

// AcceptSource commits what another program did to the source as a version of origin edit: onto the
// head if it can be merged, else onto the version that the source came from, on a branch of its own.
func (s *Studio) AcceptSource(ctx context.Context) (Version, error) {
	return s.takeSource(ctx, Neither)
}

// MergeSource commits what another program did to the source, merged with the head, and writes the
// result back. Where both changed the same lines the preferred side counts; both are versions.
func (s *Studio) MergeSource(ctx context.Context, prefer Side) (Version, []string, error) {
	v, err := s.takeSource(ctx, prefer)
	if err != nil {
		return v, nil, err
	}
	paths, err := s.WriteBack(ctx, false)
	return v, paths, err
}

func (s *Studio) takeSource(ctx context.Context, prefer Side) (Version, error) {
	const attempted = "take the change of the source"
	s.sourceMu.Lock()
	defer s.sourceMu.Unlock()
	link, onDisk, err := s.onDisk(ctx, attempted)
	if err != nil {
		return Version{}, err
	}
	change, err := s.brought(ctx, link, onDisk, prefer)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	head, err := s.store.Head(ctx)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	if now, err := s.store.Artifact(ctx, head.Version); err == nil && now.Key() == onDisk.Key() {
		return Version{}, &Problem{Attempted: attempted, Cause: filepath.Base(link.Path) + " holds what the head holds", Do: "there is nothing to take"}
	}
	onto, drafts := editDrafts(link, head.Version, onDisk, change)
	versions, err := s.store.Commit(ctx, "edit", onto, drafts)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	return versions[len(versions)-1], named(attempted, s.link(ctx, link.Path, versions[0].ID, onDisk))
}

// editDrafts are the versions that an edit of the source becomes, the edit itself first, and the
// version that they are committed onto.
func editDrafts(link Source, head string, onDisk artifact.Artifact, change SourceChange) (onto string, drafts []Draft) {
	edit := Draft{
		Artifact: onDisk, Subject: shorten("edit "+filepath.Base(link.Path), 72), Parents: []string{head},
		Provenance: Provenance{Origin: Edit, Proposer: "person"},
	}
	switch {
	case change.Apart:
		edit.Parents = []string{link.Base}
		return link.Base, []Draft{edit}
	case change.Merged:
		merged := edit
		merged.Artifact, merged.Parents = change.Artifact, []string{head, "#0"}
		edit.Parents, edit.Step = []string{link.Base}, true
		return head, []Draft{edit, merged}
	}
	return head, []Draft{edit}
}
