package history

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"cultivar/session"
)

// Commit records drafts in order as one operation and moves the head's branch to the last one. When
// onto is not the tip of the head's branch, the branch whose tip it is becomes the head; if there
// is none a new branch is made.
func (s *Store) Commit(ctx context.Context, kind, onto string, drafts []session.Draft) ([]session.Version, error) {
	if len(drafts) == 0 {
		return nil, errors.New("commit: there is nothing to commit")
	}
	for _, d := range drafts {
		if err := checkPaths(d.Artifact); err != nil {
			return nil, err
		}
	}
	var versions []session.Version
	err := s.write(ctx, func(ctx context.Context, c *change) (err error) {
		versions, err = s.buildCommit(ctx, c, kind, onto, drafts)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("commit: %w", err)
	}
	if kind == string(session.Seed) {
		s.forget()
	}
	return versions, nil
}

func (s *Store) buildCommit(ctx context.Context, c *change, kind, onto string, drafts []session.Draft) ([]session.Version, error) {
	head, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	if onto == "" && kind != string(session.Seed) {
		onto = head.Version
	}
	if onto, err = s.commitID(ctx, onto); err != nil {
		return nil, err
	}
	versions, err := s.draftVersions(ctx, c, drafts)
	if err != nil {
		return nil, err
	}
	last := &versions[len(versions)-1]
	branch, err := s.branchFor(ctx, head, onto)
	if err != nil {
		return nil, err
	}
	branch.New = last.ID
	if turn, turned := headRef(head.Branch, strings.TrimPrefix(branch.Name, branchRef)); turned {
		c.op.Refs = append(c.op.Refs, turn)
	}
	c.op.Refs = append(c.op.Refs, branch)
	c.op.Kind, c.op.What = kind, fmt.Sprintf("%s %s %s", kind, short(last.ID), last.Subject)
	last.Branches = []string{strings.TrimPrefix(branch.Name, branchRef)}
	return versions, s.planMove(ctx, c, head.Version, drafts[len(drafts)-1].Artifact.Files)
}

// draftVersions adds the drafts' objects and describes the versions that they become.
func (s *Store) draftVersions(ctx context.Context, c *change, drafts []session.Draft) ([]session.Version, error) {
	var ids []string
	var versions []session.Version
	for _, d := range drafts {
		parents, err := s.parentIDs(ctx, d.Parents, ids)
		if err != nil {
			return nil, err
		}
		n := noteFor(d)
		id := c.pack.commit(c.pack.files(d.Artifact.Files), parents, c.now, n.message())
		ids = append(ids, id)
		versions = append(versions, versionOf(id, commitObject{parents: parents, when: c.now.Truncate(time.Second), note: parseNote(n.message())}))
	}
	return versions, nil
}

func noteFor(d session.Draft) note {
	subject := subjectLine(d.Subject)
	if subject == "" {
		subject = subjectLine(d.Instruction)
	}
	if subject == "" {
		subject = subjectLine(string(d.Origin) + " " + d.Artifact.Main)
	}
	return note{
		subject: subject, Provenance: d.Provenance, step: d.Step, variant: d.Variant,
		kind: d.Artifact.Kind, main: d.Artifact.Main,
	}
}

// parentIDs turns a draft's parents, which may be earlier drafts "#0", into commit ids.
func (s *Store) parentIDs(ctx context.Context, names, drafted []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		id, err := s.parentID(ctx, name, drafted)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (s *Store) parentID(ctx context.Context, name string, drafted []string) (string, error) {
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		return s.commitID(ctx, name)
	}
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(drafted) {
		return "", fmt.Errorf("parent %s is not one of the drafts before it", name)
	}
	return drafted[i], nil
}

// branchFor finds the branch that a commit onto a version goes to; New is still to be set.
func (s *Store) branchFor(ctx context.Context, head session.Head, onto string) (ref, error) {
	if onto == head.Version {
		return ref{Name: branchRef + head.Branch, Old: onto}, nil
	}
	branches, err := s.branches(ctx)
	if err != nil {
		return ref{}, err
	}
	for name, tip := range branches {
		if tip == onto && onto != "" {
			return ref{Name: branchRef + name, Old: onto}, nil
		}
	}
	return ref{Name: branchRef + uniqueBranch(head.Branch, branches)}, nil
}

// planMove plans to make files the head files.
func (s *Store) planMove(ctx context.Context, c *change, from string, files map[string][]byte) error {
	old, _, err := s.filesOf(ctx, from)
	if err != nil {
		return err
	}
	m := &move{from: old, to: map[string]string{}, data: map[string][]byte{}, parent: from}
	for path, data := range files {
		id := objectID("blob", data)
		m.to[path], m.data[id] = id, data
	}
	m.tree = c.pack.folder(maps.Clone(m.to))
	c.move = m
	return nil
}
