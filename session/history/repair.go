package history

import (
	"context"
	"strings"
)

// wake looks for what an interruption left behind and mends it.
func (s *Store) wake(ctx context.Context) error {
	if err := s.checkFormat(ctx); err != nil {
		return err
	}
	if s.interrupted() {
		if err := s.write(ctx, func(context.Context, *change) error { return errDone }); err != nil {
			return err
		}
	}
	return nil
}

// finishMove rolls the newest operation forward to where it was going. The lock is held.
func (s *Store) finishMove(ctx context.Context) error {
	last, err := s.newest(ctx)
	if err != nil {
		return err
	}
	var undone []ref
	before := ""
	for _, r := range last.Refs {
		if r.Name == "HEAD" {
			branch, err := s.headBranch(ctx)
			if err == nil && "ref: "+branchRef+branch == r.Old {
				undone = append(undone, r)
			}
			continue
		}
		now, err := s.reader.resolve(ctx, r.Name)
		if err != nil {
			return err
		}
		if strings.HasPrefix(r.Name, branchRef) && r.Old != "" {
			before = r.Old
		}
		if now == r.Old && now != r.New {
			undone = append(undone, r)
		}
	}
	if err := s.changeRefs(ctx, nil, undone); err != nil {
		return err
	}
	return s.finishFiles(ctx, before)
}

// finishFiles brings the head files to the head, from whatever an interruption left.
func (s *Store) finishFiles(ctx context.Context, before string) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	if head.Version == "" {
		s.unmarkMoving()
		return nil
	}
	c := &change{silent: true}
	if err := s.planTurn(ctx, c, before, head.Version); err != nil {
		return err
	}
	c.move.parent = head.Version
	s.mended("finished a change that was interrupted")
	return s.perform(ctx, c)
}
