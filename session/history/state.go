package history

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cultivar/session"
)

const (
	formatName = "format"
	formatText = "1\n"
)

var statePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*$`)

// State reads one of the session's small documents; ok is false if there is none.
func (s *Store) State(ctx context.Context, name string) (data []byte, ok bool, err error) {
	id, err := s.reader.resolve(ctx, stateRef)
	if err != nil || id == "" {
		return nil, false, err
	}
	entries, err := s.stateEntries(ctx, id)
	if err != nil {
		return nil, false, err
	}
	for _, e := range entries {
		if e.name == name {
			o, err := s.reader.one(ctx, e.id, "blob")
			return o.data, err == nil, err
		}
	}
	return nil, false, nil
}

func (s *Store) stateEntries(ctx context.Context, tree string) ([]entry, error) {
	o, err := s.reader.one(ctx, tree, "tree")
	if err != nil {
		return nil, fmt.Errorf("read the session's state: %w", err)
	}
	return parseTree(o.data)
}

// SetState replaces one of the session's small documents.
func (s *Store) SetState(ctx context.Context, name string, data []byte) error {
	if !statePattern.MatchString(name) {
		return fmt.Errorf("keep %q: it is no name for a part of the state", name)
	}
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		old, err := s.reader.resolve(ctx, stateRef)
		if err != nil {
			return err
		}
		var entries []entry
		if old != "" {
			if entries, err = s.stateEntries(ctx, old); err != nil {
				return err
			}
		}
		next := []entry{{name: name, id: c.pack.add("blob", data)}}
		for _, e := range entries {
			if e.name != name {
				next = append(next, e)
			}
		}
		c.silent = true
		c.op.Refs = []ref{{Name: stateRef, Old: old, New: c.pack.tree(next)}}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep the session's %s: %w", name, err)
	}
	if name == "source" {
		s.forget()
	}
	return nil
}

// checkFormat refuses a session that a newer Cultivar wrote.
func (s *Store) checkFormat(ctx context.Context) error {
	data, ok, err := s.State(ctx, formatName)
	if err != nil || !ok {
		return err
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || n > format {
		return &session.Problem{
			Attempted: "open the session " + s.dir,
			Cause:     fmt.Sprintf("its form on disk is number %s, and this Cultivar knows up to %d", strings.TrimSpace(string(data)), format),
			Do:        "open it with a newer Cultivar; plain git works on it too",
		}
	}
	return nil
}
