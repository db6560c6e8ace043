package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
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
	s.sweep(ctx)
	last, err := s.newest(ctx)
	if err != nil {
		return fmt.Errorf("finish an interrupted change: %w", err)
	}
	if i.operation >= 0 && last.N != i.operation {
		last = record{} // it was no operation, or its refs had not begun to move
	}
	finished := false
	if i.refs {
		if finished, err = s.rollForward(ctx, last); err != nil {
			return fmt.Errorf("finish an interrupted change: %w", err)
		}
	}
	if _, err := s.headBranch(ctx); err != nil {
		s.unmark() // somebody has detached the head since: the files are theirs
		return nil
	}
	moved, err := s.finishFiles(ctx, last)
	if err != nil {
		return fmt.Errorf("finish an interrupted change: %w", err)
	}
	if finished || moved {
		s.mended("finished a change that was interrupted")
	}
	return nil
}

// rollForward takes the refs of an operation to where it was going.
func (s *Store) rollForward(ctx context.Context, op record) (finished bool, err error) {
	var rest []ref
	for _, r := range op.Refs {
		now := ""
		if r.Name == "HEAD" {
			if branch, err := s.headBranch(ctx); err == nil {
				now = "ref: " + branchRef + branch
			}
		} else if now, err = s.reader.resolve(ctx, r.Name); err != nil {
			return false, err
		}
		if now == r.Old {
			rest = append(rest, r)
		}
	}
	return len(rest) > 0, s.changeRefs(ctx, nil, rest)
}

// before is the version that was the head before an operation.
func (s *Store) before(ctx context.Context, op record) (string, error) {
	head, err := s.Head(ctx)
	if err != nil {
		return "", err
	}
	branch := branchRef + head.Branch
	for _, r := range op.Refs {
		if r.Name == "HEAD" {
			branch = strings.TrimPrefix(r.Old, "ref: ")
		}
	}
	for _, r := range op.Refs {
		if r.Name == branch {
			return r.Old, nil
		}
	}
	return s.reader.resolve(ctx, branch)
}

// finishFiles brings the head files and the index to the head, from whatever an operation left, and
// says whether a file was behind.
func (s *Store) finishFiles(ctx context.Context, op record) (moved bool, err error) {
	head, err := s.Head(ctx)
	if err != nil {
		return false, err
	}
	if head.Version == "" {
		s.unmark()
		return false, nil
	}
	before, err := s.before(ctx, op)
	if err != nil {
		return false, err
	}
	c := &change{silent: true, now: time.Now()}
	c.op.N = op.N // so that an interruption of this is finished likewise
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

// sweep removes what killed changes have left among the private files, if its bytes are recorded.
func (s *Store) sweep(ctx context.Context) {
	entries, err := os.ReadDir(filepath.Join(s.dir, privateDir))
	if err != nil {
		return
	}
	for _, e := range entries {
		name := privateDir + "/" + e.Name()
		if !strings.HasPrefix(e.Name(), "head-") {
			continue
		}
		id, _, err := s.headFile(name)
		if err != nil || id == "" {
			continue
		}
		if known, err := s.recorded(ctx, id); err == nil && known {
			_ = s.root.Remove(name)
		}
	}
}
