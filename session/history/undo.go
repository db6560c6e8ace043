package history

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"cultivar/session"
)

// Undo reverses the newest operation that is not undone. If other programs have moved the same
// branches since, it takes back their changes first, as one undo of its own.
func (s *Store) Undo(ctx context.Context) (session.Operation, error) {
	op, err := s.writeOp(ctx, func(ctx context.Context, c *change) error {
		last, err := s.newest(ctx)
		if err != nil {
			return err
		}
		if last.Undo == 0 {
			return session.ErrNothing
		}
		target, err := s.operation(ctx, last.Undo)
		if err != nil {
			return err
		}
		c.op.placed, c.op.Kind, c.op.Below = true, "undo", last.Redo
		if outside := s.movedSince(ctx, target.Refs); len(outside) > 0 {
			c.op.Undo, c.op.What = last.Undo, "undo what other programs changed"
			return s.reverse(ctx, c, outside)
		}
		c.op.Undo, c.op.Reverses, c.op.What = target.Below, target.N, "undo "+target.What
		return s.reverse(ctx, c, target.Refs)
	})
	if err != nil {
		return op, fmt.Errorf("undo: %w", err)
	}
	return op, nil
}

// Redo reverses the newest undo.
func (s *Store) Redo(ctx context.Context) (session.Operation, error) {
	op, err := s.writeOp(ctx, func(ctx context.Context, c *change) error {
		last, err := s.newest(ctx)
		if err != nil {
			return err
		}
		if last.Redo == 0 {
			return session.ErrNothing
		}
		target, err := s.operation(ctx, last.Redo)
		if err != nil {
			return err
		}
		if len(s.movedSince(ctx, target.Refs)) > 0 {
			return &session.Problem{
				Attempted: "redo", Cause: "another program has moved the branch since", Do: "the version is still in the history",
			}
		}
		c.op.placed, c.op.Kind, c.op.Reverses = true, "redo", target.N
		c.op.Below, c.op.Redo = target.Undo, target.Below
		c.op.What = "redo " + strings.TrimPrefix(target.What, "undo ")
		return s.reverse(ctx, c, target.Refs)
	})
	if err != nil {
		return op, fmt.Errorf("redo: %w", err)
	}
	return op, nil
}

// writeOp is write, giving the operation with its number.
func (s *Store) writeOp(ctx context.Context, build func(ctx context.Context, c *change) error) (session.Operation, error) {
	var made *change
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		made = c
		return build(ctx, c)
	})
	if err != nil {
		return session.Operation{}, err
	}
	return made.op.Operation, nil
}

// movedSince are the refs that no longer are where an operation left them, as changes from there to
// where they are now. HEAD may have been turned freely.
func (s *Store) movedSince(ctx context.Context, refs []ref) []ref {
	var moved []ref
	for _, r := range refs {
		if r.Name == "HEAD" {
			continue
		}
		if now, err := s.reader.resolve(ctx, r.Name); err == nil && now != r.New {
			moved = append(moved, ref{Name: r.Name, Old: r.New, New: now})
		}
	}
	return moved
}

// reverse plans to take refs back and holds the versions that they leave.
func (s *Store) reverse(ctx context.Context, c *change, refs []ref) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	after := map[string]string{}
	target := head.Branch
	for _, r := range refs {
		back := ref{Name: r.Name, Old: r.New, New: r.Old}
		if r.Name == "HEAD" {
			target = strings.TrimPrefix(r.Old, "ref: "+branchRef)
			continue
		}
		c.op.Refs = append(c.op.Refs, back)
		after[r.Name] = back.New
		if back.Old != "" {
			c.kept = append(c.kept, back.Old)
		}
	}
	tip, set := after[branchRef+target]
	if !set {
		if tip, err = s.reader.resolve(ctx, branchRef+target); err != nil {
			return err
		}
	}
	if tip == "" {
		if target, tip, err = s.otherBranch(ctx, after); err != nil {
			return err
		}
	}
	if r, turned := headRef(head.Branch, target); turned {
		c.op.Refs = append(c.op.Refs, r)
	}
	if tip == head.Version {
		return nil
	}
	return s.planTurn(ctx, c, head.Version, tip)
}

// otherBranch finds a branch to stand on when the head's own goes.
func (s *Store) otherBranch(ctx context.Context, after map[string]string) (name, tip string, err error) {
	branches, err := s.branches(ctx)
	if err != nil {
		return "", "", err
	}
	maps.DeleteFunc(branches, func(other, _ string) bool { _, changes := after[branchRef+other]; return changes })
	name, tip = anyBranch(branches)
	if tip == "" {
		return "", "", &session.Problem{Attempted: "go back", Cause: "no branch would be left", Do: "check out another version first"}
	}
	return name, tip, nil
}
