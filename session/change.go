package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cultivar/session/artifact"
)

// Plant commits an artifact as the session's seed.
func (s *Studio) Plant(ctx context.Context, a artifact.Artifact, p Provenance, line string) (Version, error) {
	if p.Origin == "" {
		p.Origin = Seed
	}
	versions, err := s.store.Commit(ctx, "seed", "", []Draft{{Artifact: a, Provenance: p, Subject: shorten(line, 72)}})
	if err != nil {
		return Version{}, &Problem{Attempted: "keep " + a.Main, Cause: cause(err), Err: err}
	}
	return versions[0], nil
}

// Checkout makes a version, a tile's version or a branch the head.
func (s *Studio) Checkout(ctx context.Context, name string) (Head, error) {
	h, err := s.store.Checkout(ctx, name)
	return h, named("check out "+name, err)
}

// Branch makes a branch at what ref names and checks it out.
func (s *Studio) Branch(ctx context.Context, name string, at Ref) (Head, error) {
	full, err := s.Resolve(ctx, at)
	if err != nil {
		return Head{}, named("branch at "+string(at), err)
	}
	if _, _, isTile := full.Tile(); isTile {
		return Head{}, &Problem{Attempted: "branch at " + string(full), Cause: "a tile is not a version yet", Do: "accept it first"}
	}
	h, err := s.store.Branch(ctx, name, string(full))
	return h, named("make the branch "+name, err)
}

// Rename renames a branch.
func (s *Studio) Rename(ctx context.Context, from, to string) error {
	return named(fmt.Sprintf("rename %s to %s", from, to), s.store.Rename(ctx, from, to))
}

// Star sets or clears the star of a version.
func (s *Studio) Star(ctx context.Context, ref Ref, on bool) error {
	full, err := s.Resolve(ctx, ref)
	if err == nil {
		err = s.store.Star(ctx, string(full), on)
	}
	return named("star "+string(ref), err)
}

// Undo reverses the newest operation that is not undone.
func (s *Studio) Undo(ctx context.Context) (Operation, error) {
	op, err := s.store.Undo(ctx)
	return op, named("undo", err)
}

// Redo reverses the newest undo.
func (s *Studio) Redo(ctx context.Context) (Operation, error) {
	op, err := s.store.Redo(ctx)
	return op, named("redo", err)
}

// named makes an error of the store one for a person.
func named(attempted string, err error) error {
	if err == nil {
		return nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return err
	}
	do := ""
	switch {
	case errors.Is(err, ErrUnknown):
		do = "`cultivar log` lists the versions and branches"
	case errors.Is(err, ErrAmbiguous):
		do = "give more of the name"
	}
	text := err.Error()
	if errors.Is(err, ErrNothing) {
		text = strings.TrimSpace("there is nothing to " + attempted)
	}
	return &Problem{Attempted: attempted, Cause: text, Do: do, Err: err}
}
