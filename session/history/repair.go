package history

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// wake looks for what an interruption or a mishap left behind and mends it.
func (s *Store) wake(ctx context.Context) error {
	if err := s.mendFiles(ctx); err != nil {
		return err
	}
	if err := s.checkFormat(ctx); err != nil {
		if s.configReadable(ctx) {
			return err
		}
		if err := errors.Join(s.mendUnlocked(func() error { return s.replaceConfig(ctx) }), s.checkFormat(ctx)); err != nil {
			return err
		}
	}
	if _, ok := s.interrupted(); ok {
		if err := s.mend(ctx, func(context.Context) error { return nil }); err != nil {
			return err
		}
	}
	return s.meetRemotes(ctx)
}

// mend repairs something under the lock, after finishing what was interrupted. A session that
// cannot be written to stays as it is.
func (s *Store) mend(ctx context.Context, repair func(context.Context) error) error {
	err := s.write(ctx, func(ctx context.Context, _ *change) error {
		if err := repair(ctx); err != nil {
			return err
		}
		return errDone
	})
	if err != nil && readOnly(err) {
		s.mended("the session cannot be written to, so it was not repaired: %v", err)
		return nil
	}
	return err
}

// finish brings an interrupted change to its end. The lock is held.
func (s *Store) finish(ctx context.Context, i interruption) error {
	s.freeLocks(i.since)
	before, finished := "", false
	if i.refs {
		var err error
		if before, finished, err = s.rollForward(ctx, i.operation); err != nil {
			return fmt.Errorf("finish an interrupted change: %w", err)
		}
	}
	if _, err := s.headBranch(ctx); err != nil {
		s.unmark() // somebody has detached the head since: the files are theirs
		return nil
	}
	moved, err := s.finishFiles(ctx, before)
	if err != nil {
		return fmt.Errorf("finish an interrupted change: %w", err)
	}
	if finished || moved {
		s.mended("finished a change that was interrupted")
	}
	return nil
}

// rollForward takes the refs of an operation to where it was going, if the operation is there. before
// is the version that the head files may still be of.
func (s *Store) rollForward(ctx context.Context, operation int) (before string, finished bool, err error) {
	last, err := s.newest(ctx)
	if err != nil || (operation >= 0 && last.N != operation) {
		return "", false, err
	}
	var rest []ref
	for _, r := range last.Refs {
		if r.Name == "HEAD" {
			branch, err := s.headBranch(ctx)
			if err == nil && "ref: "+branchRef+branch == r.Old {
				rest = append(rest, r)
			}
			old, err := s.reader.resolve(ctx, strings.TrimPrefix(r.Old, "ref: "))
			if err != nil {
				return "", false, err
			}
			before = old
			continue
		}
		now, err := s.reader.resolve(ctx, r.Name)
		if err != nil {
			return "", false, err
		}
		if now == r.Old {
			rest = append(rest, r)
		}
		if strings.HasPrefix(r.Name, branchRef) && r.Old != "" && before == "" {
			before = r.Old
		}
	}
	return before, len(rest) > 0, s.changeRefs(ctx, nil, rest)
}

// finishFiles brings the head files and the index to the head, and says whether a file was not.
func (s *Store) finishFiles(ctx context.Context, before string) (moved bool, err error) {
	head, err := s.Head(ctx)
	if err != nil {
		return false, err
	}
	if head.Version == "" {
		s.unmark()
		return false, nil
	}
	c := &change{silent: true}
	if err := s.planTurn(ctx, c, before, head.Version); err != nil {
		return false, err
	}
	c.move.parent = head.Version
	for _, p := range c.move.paths() {
		id, _, err := s.headFile(p)
		if err != nil {
			return false, err
		}
		moved = moved || id != c.move.to[p]
	}
	return moved, s.perform(ctx, c)
}
