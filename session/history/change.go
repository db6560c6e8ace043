package history

import (
	"context"
	"errors"
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
	if i, ok := s.interrupted(); ok {
		if err := s.finish(ctx, i); err != nil {
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
	if err := s.markMoving(c.op.N); err != nil {
		return err
	}
	if !c.silent {
		extra = append(extra, ref{Name: opName(c.op.N), New: c.op.blob})
	}
	if err := s.changeRefs(ctx, extra, c.op.Refs); err != nil {
		return err
	}
	s.syncRefs(append(extra, c.op.Refs...))
	if !c.silent {
		s.last = c.op
	}
	if s.onDurable != nil {
		s.onDurable(c.now)
	}
	s.markSettling()
	s.settle(ctx, c.move)
	s.fewerPacks()
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
		s.unmark()
		return err
	}
	if head != "" {
		if err := s.pointHead(ctx, head); err != nil {
			return err
		}
	}
	return s.refs.commit(deleted)
}

// syncRefs makes renamed refs safe against a power cut: git syncs their bytes, not their folders.
func (s *Store) syncRefs(refs []ref) {
	done := map[string]bool{}
	for _, r := range refs {
		dir := filepath.Dir(s.git.path(r.Name))
		if done[dir] {
			continue
		}
		done[dir] = true
		if f, err := os.Open(dir); err == nil {
			_ = f.Sync()
			f.Close()
		}
	}
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

// writeGit runs a git that writes; it inherits the lock.
func (s *Store) writeGit(ctx context.Context, args ...string) ([]byte, error) {
	cmd := s.git.command(ctx, args...)
	cmd.ExtraFiles = []*os.File{s.lock.file}
	return output(cmd, nil)
}

// errDone ends a write in which nothing is left to do.
var errDone = errors.New("done")
