package history

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cultivar/session"
	"cultivar/session/artifact"
)

// versionOf describes a commit.
func versionOf(id string, c commitObject) session.Version {
	return session.Version{
		ID: id, Parents: c.parents, Subject: c.note.subject, When: c.when,
		Provenance: c.note.Provenance, Step: c.note.step, Variant: c.note.variant,
	}
}

var hexPrefix = regexp.MustCompile(`^[0-9a-f]{4,40}$`)

// commitID resolves a branch, "head", an id or a unique prefix of one; "" stays "".
func (s *Store) commitID(ctx context.Context, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	for _, candidate := range candidates(name) {
		found, err := s.reader.info(ctx, candidate)
		if err == nil {
			return found[0].id, nil
		}
		if !errors.Is(err, session.ErrUnknown) {
			return "", fmt.Errorf("version %s: %w", name, unwrapTo(err))
		}
	}
	return "", fmt.Errorf("version %s: %w", name, session.ErrUnknown)
}

// candidates are the git names that a version's name may mean, the likeliest first.
func candidates(name string) []string {
	if len(name) == 40 && hexPrefix.MatchString(name) {
		return []string{name + "^{commit}"}
	}
	if strings.EqualFold(name, "head") {
		return []string{"HEAD^{commit}"}
	}
	if strings.ContainsAny(name, "\n\x00") {
		return nil
	}
	c := []string{branchRef + name + "^{commit}"}
	if hexPrefix.MatchString(name) {
		c = append(c, name+"^{commit}")
	}
	return c
}

// unwrapTo keeps only the domain's part of an error about a name.
func unwrapTo(err error) error {
	if errors.Is(err, session.ErrAmbiguous) {
		return session.ErrAmbiguous
	}
	return err
}

// Version resolves an id, a unique prefix of one, a branch, or "head".
func (s *Store) Version(ctx context.Context, name string) (session.Version, error) {
	id, err := s.commitID(ctx, name)
	if err != nil {
		return session.Version{}, err
	}
	if id == "" {
		return session.Version{}, fmt.Errorf("version: %w", session.ErrUnknown)
	}
	c, err := s.commit(ctx, id)
	if err != nil {
		return session.Version{}, err
	}
	v := versionOf(id, c)
	return v, s.adorn(ctx, &v)
}

// adorn adds what refs say about a version.
func (s *Store) adorn(ctx context.Context, v *session.Version) error {
	refs, err := s.listRefs(ctx)
	if err != nil {
		return err
	}
	v.Branches = refs.tips[v.ID]
	v.Star = refs.stars[v.ID]
	if slices.Contains(refs.kept, v.ID) {
		out, err := s.git.run(ctx, nil, "for-each-ref", "--count=1", "--contains="+v.ID, branchRef)
		if err != nil {
			return fmt.Errorf("version %s: %w", short(v.ID), err)
		}
		v.Kept = len(out) == 0
	}
	return nil
}

// commit reads one commit.
func (s *Store) commit(ctx context.Context, id string) (commitObject, error) {
	if c, ok := s.commits.get(id); ok {
		return c, nil
	}
	o, err := s.reader.one(ctx, id, "commit")
	if err != nil {
		return commitObject{}, err
	}
	c, err := parseCommit(o.data)
	if err == nil {
		s.commits.put(o.id, c)
	}
	return c, err
}

// noteOf reads what a commit says about its version. A plain git commit says nothing about kind and
// main file: these are its parent's.
func (s *Store) noteOf(ctx context.Context, id string) (note, error) {
	first := note{}
	for depth := 0; id != ""; depth++ {
		c, err := s.commit(ctx, id)
		if err != nil {
			return first, err
		}
		n := c.note
		if depth == 0 {
			first = n
		}
		if n.main != "" {
			first.kind, first.main = n.kind, n.main
			return first, nil
		}
		id = ""
		if len(c.parents) > 0 {
			id = c.parents[0]
		}
	}
	return first, nil
}

// filesOf maps the paths of a version's tree to blob ids.
func (s *Store) filesOf(ctx context.Context, version string) (files map[string]string, tree string, err error) {
	if version == "" {
		return nil, "", nil
	}
	c, err := s.commit(ctx, version)
	if err != nil {
		return nil, "", err
	}
	files, err = s.flatten(ctx, c.tree)
	return files, c.tree, err
}

// flatten maps the paths below a tree to blob ids.
func (s *Store) flatten(ctx context.Context, tree string) (map[string]string, error) {
	if files, ok := s.trees.get(tree); ok {
		return files, nil
	}
	files, err := s.readFolders(ctx, tree)
	if err == nil {
		s.trees.put(tree, files)
	}
	return files, err
}

func (s *Store) readFolders(ctx context.Context, tree string) (map[string]string, error) {
	files := map[string]string{}
	ids, prefixes := []string{tree}, []string{""}
	for len(ids) > 0 {
		found, err := s.reader.get(ctx, ids...)
		if err != nil {
			return nil, fmt.Errorf("read files: %w", err)
		}
		var deeper, names []string
		for i, o := range found {
			entries, err := parseTree(o.data)
			if err != nil {
				return nil, err
			}
			for _, e := range entries {
				if e.dir {
					deeper, names = append(deeper, e.id), append(names, prefixes[i]+e.name+"/")
				} else {
					files[prefixes[i]+e.name] = e.id
				}
			}
		}
		ids, prefixes = deeper, names
	}
	return files, nil
}

// Artifact reads a version's tree.
func (s *Store) Artifact(ctx context.Context, version string) (artifact.Artifact, error) {
	id, err := s.commitID(ctx, version)
	if err != nil || id == "" {
		return artifact.Artifact{}, errors.Join(err, unknownIfEmpty(id, err))
	}
	files, _, err := s.filesOf(ctx, id)
	if err != nil {
		return artifact.Artifact{}, err
	}
	n, err := s.noteOf(ctx, id)
	if err != nil {
		return artifact.Artifact{}, err
	}
	data, err := s.blobs(ctx, files)
	return artifact.Artifact{Kind: n.kind, Main: n.main, Files: data}, err
}

func unknownIfEmpty(id string, err error) error {
	if id == "" && err == nil {
		return fmt.Errorf("read a version: %w", session.ErrUnknown)
	}
	return nil
}

// blobs reads the bytes of a map of paths to blob ids.
func (s *Store) blobs(ctx context.Context, files map[string]string) (map[string][]byte, error) {
	paths, ids := make([]string, 0, len(files)), make([]string, 0, len(files))
	for path, id := range files {
		paths, ids = append(paths, path), append(ids, id)
	}
	found, err := s.reader.get(ctx, ids...)
	if err != nil {
		return nil, fmt.Errorf("read files: %w", err)
	}
	data := make(map[string][]byte, len(files))
	for i, o := range found {
		data[paths[i]] = o.data
	}
	return data, nil
}
