package history

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Idle lets git tidy up, if it thinks that it is time: loose objects into packs, loose refs into one
// file. It returns when that is done or ctx ends; everything else goes on meanwhile.
func (s *Store) Idle(ctx context.Context) error {
	if s.looseRefs(200) {
		if err := s.packRefs(ctx); err != nil {
			return err
		}
	}
	return s.tidy(ctx, "--auto")
}

// Pack packs everything now.
func (s *Store) Pack(ctx context.Context) error {
	if err := s.packRefs(ctx); err != nil {
		return err
	}
	return s.tidy(ctx)
}

func (s *Store) tidy(ctx context.Context, args ...string) error {
	err := s.packAlone(ctx, append([]string{
		"-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "-c", "gc.packRefs=false", "-c", "core.compression=-1", "gc", "--quiet",
	}, args...)...)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && packedElsewhere(err):
		return nil
	case err != nil:
		return fmt.Errorf("pack the session: %w", err)
	}
	return nil
}

// packAlone runs a git that moves objects between packs, unless one of ours is at it already: two at
// once could hide an object from a reader for a moment.
func (s *Store) packAlone(ctx context.Context, args ...string) error {
	f, err := os.OpenFile(s.private("packing"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return nil
	}
	s.freePackLocks()
	cmd := s.git.command(ctx, args...)
	cmd.ExtraFiles = []*os.File{f} // locked as long as it lives, even if we do not
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	_, err = output(cmd, nil)
	return err
}

// packedElsewhere recognises that another git, which is not ours, is at the same.
func packedElsewhere(err error) bool {
	return err != nil && (strings.Contains(err.Error(), "already running") || strings.Contains(err.Error(), ".lock': File exists"))
}

// freePackLocks removes what a packing git leaves behind when it is killed. None of ours is at work, and
// others hold these for much less than a second.
func (s *Store) freePackLocks() {
	for _, name := range []string{
		"gc.pid.lock", "objects/info/commit-graph.lock", "objects/info/commit-graphs/commit-graph-chain.lock",
		"objects/pack/multi-pack-index.lock",
	} {
		info, err := os.Lstat(s.git.path(name))
		if err == nil && time.Since(info.ModTime()) > time.Second {
			_ = os.Remove(s.git.path(name))
		}
	}
}

// packRefs puts refs into one file. It takes the lock, for git leaves a lock file behind when killed,
// which only the next holder of ours may take for dead.
func (s *Store) packRefs(ctx context.Context) error {
	err := s.write(ctx, func(ctx context.Context, _ *change) error {
		if err := s.markMoving(0); err != nil {
			return err
		}
		defer s.unmark()
		if _, err := s.writeGit(ctx, "pack-refs", "--all"); err != nil {
			return err
		}
		return errDone
	})
	if err != nil {
		return fmt.Errorf("pack the session's refs: %w", err)
	}
	return nil
}

// looseRefs says whether there are more than n files among the refs of Cultivar's own.
func (s *Store) looseRefs(n int) bool {
	for _, dir := range []string{opRef, generationRef, keptRef, starRef} {
		entries, _ := os.ReadDir(filepath.Join(s.git.gitDir, strings.TrimSuffix(dir, "/")))
		if n -= len(entries); n < 0 {
			return true
		}
	}
	return false
}

// manyPacks and manyRefs are how many may pile up before something is done about it.
const (
	manyPacks = 64
	manyRefs  = 1000
)

// fewerPacks puts small packs and loose refs together in the background when there are many; Close
// waits for it. Failing to is no failure.
func (s *Store) fewerPacks() {
	s.packs++
	if s.packs%16 != 1 || !s.packing.TryLock() {
		return
	}
	s.background.Go(func() {
		defer s.packing.Unlock()
		packs, err := filepath.Glob(s.git.path("objects", "pack", "*.pack"))
		if err == nil && len(packs) > manyPacks {
			_ = s.packAlone(context.Background(), "repack", "-q", "-d", "--geometric=2")
		}
		if s.looseRefs(manyRefs) {
			_ = s.packRefs(context.Background())
		}
	})
}
