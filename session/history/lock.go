package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lock lets one writer at a time into a session, of all goroutines and processes. Git processes
// that write inherit the locked file, so it stays locked while any of them lives and its owner has
// not unlocked it.
type lock struct {
	dir   string // the session's private folder
	inner chan struct{}
	file  *os.File
}

func newLock(dir string) *lock {
	return &lock{dir: dir, inner: make(chan struct{}, 1)}
}

// acquire waits for the lock. fresh is true if the lock file is another one than the last time.
func (l *lock) acquire(ctx context.Context) (fresh bool, err error) {
	select {
	case l.inner <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	fresh, err = l.acquireFile(ctx)
	if err != nil {
		<-l.inner
		return false, fmt.Errorf("lock the session: %w", err)
	}
	return fresh, nil
}

func (l *lock) acquireFile(ctx context.Context) (fresh bool, err error) {
	for {
		if l.file == nil {
			if err := l.open(); err != nil {
				return false, err
			}
			fresh = true
		}
		if err := flock(ctx, l.file); err != nil {
			return false, err
		}
		if l.current() {
			return fresh, nil
		}
		l.file.Close() // somebody deleted the folder: the lock there is another one now
		l.file = nil
	}
}

// open makes the private folder, if need be, and the lock file in it.
func (l *lock) open() error {
	if err := makePrivate(l.dir); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(l.dir, "lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	l.file = f
	return nil
}

// current says whether the locked file still has its name.
func (l *lock) current() bool {
	held, err := l.file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(filepath.Join(l.dir, "lock"))
	return err == nil && os.SameFile(held, named)
}

func (l *lock) release() {
	_ = syscall.Flock(int(l.file.Fd()), syscall.LOCK_UN)
	<-l.inner
}

func (l *lock) close() error {
	l.inner <- struct{}{}
	defer func() { <-l.inner }()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}

// flock locks a file. When ctx ends first, the lock is given up as soon as it comes.
func flock(ctx context.Context, f *os.File) error {
	fd := int(f.Fd())
	if err := syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB); !errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	own, err := syscall.Dup(fd) // f may be closed meanwhile
	if err != nil {
		return err
	}
	got := make(chan error, 1)
	go func() { got <- block(own) }()
	select {
	case err := <-got:
		syscall.Close(own)
		return err
	case <-ctx.Done():
		go func() {
			if <-got == nil {
				_ = syscall.Flock(own, syscall.LOCK_UN)
			}
			syscall.Close(own)
		}()
		return ctx.Err()
	}
}

func block(fd int) error {
	for {
		if err := syscall.Flock(fd, syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}
