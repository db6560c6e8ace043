package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// change is one change under way, while the lock is held.
type change struct {
	pack pack
	op   record
	// silent changes are no operations: nothing undoes them.
	silent bool
	// kept are versions to hold by kept refs.
	kept []string
	// move is what happens to the head files; nil if nothing does.
	move *move
	now  time.Time
}

// write lets build prepare a change under the lock and then carries it out.
func (s *Store) write(ctx context.Context, build func(ctx context.Context, c *change) error) error {
	fresh, err := s.lock.acquire(ctx)
	if err != nil {
		return err
	}
	defer s.lock.release()
	if fresh {
		s.refs.close()
		s.refs.lock = s.lock.file
	}
	if s.interrupted() {
		if err := s.finishMove(ctx); err != nil {
			return err
		}
	}
	c := &change{now: time.Now()}
	if err := build(ctx, c); err != nil {
		if errors.Is(err, errDone) {
			return nil
		}
		return err
	}
	return s.perform(ctx, c)
}

// perform carries out a change: objects, refs, head files, index.
func (s *Store) perform(ctx context.Context, c *change) error {
	if err := s.keepStrays(ctx, c); err != nil {
		return err
	}
	if !c.silent {
		if err := s.number(ctx, c); err != nil {
			return err
		}
	}
	extra, err := s.keptRefs(ctx, c.kept)
	if err != nil {
		return err
	}
	if err := s.git.store(ctx, &c.pack, s.lock.file); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	if err := s.markMoving(); err != nil {
		return err
	}
	if !c.silent {
		extra = append(extra, ref{Name: opName(c.op.N), New: c.op.blob})
	}
	if err := s.changeRefs(ctx, extra, c.op.Refs); err != nil {
		return err
	}
	if !c.silent {
		s.lastOp = c.op.N
	}
	s.settle(ctx, c.move)
	return nil
}

// changeRefs makes and updates refs in one transaction, then points HEAD, then deletes refs. If the
// transaction fails nothing has changed.
func (s *Store) changeRefs(ctx context.Context, extra, refs []ref) error {
	var deleted []ref
	head := ""
	updates := extra
	for _, r := range refs {
		switch {
		case r.Name == "HEAD":
			head = r.New
		case r.New == "":
			deleted = append(deleted, r)
		default:
			updates = append(updates, r)
		}
	}
	if err := s.refs.commit(updates); err != nil {
		s.unmarkMoving()
		return err
	}
	if head != "" {
		if err := s.pointHead(ctx, head); err != nil {
			return err
		}
	}
	return s.refs.commit(deleted)
}

// keptRefs are the refs, not there yet, that hold versions.
func (s *Store) keptRefs(ctx context.Context, ids []string) ([]ref, error) {
	var refs []ref
	seen := map[string]bool{}
	for _, id := range ids {
		name := keptRef + id
		old, err := s.reader.resolve(ctx, name)
		if err != nil {
			return nil, err
		}
		if old == "" && !seen[id] {
			refs = append(refs, ref{Name: name, New: id})
		}
		seen[id] = true
	}
	return refs, nil
}

// movingPath marks that refs and head files are on their way.
func (s *Store) movingPath() string { return filepath.Join(s.dir, privateDir, "moving") }

func (s *Store) markMoving() error {
	if err := os.WriteFile(s.movingPath(), nil, 0o644); err != nil {
		return fmt.Errorf("write to the session: %w", err)
	}
	return nil
}

func (s *Store) unmarkMoving() { _ = os.Remove(s.movingPath()) }

func (s *Store) interrupted() bool {
	_, err := os.Lstat(s.movingPath())
	return err == nil
}

// errDone ends a write in which nothing is left to do.
var errDone = errors.New("done")
