package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"cultivar/session"
)

const (
	// privateDir holds the cache and the lock; all of it may be deleted.
	privateDir = ".cultivar"
	// format is the version of the form on disk, kept in refs/cultivar/state.
	format = 1

	stateRef      = "refs/cultivar/state"
	generationRef = "refs/cultivar/generations/"
	starRef       = "refs/cultivar/stars/"
	keptRef       = "refs/cultivar/kept/"
	opRef         = "refs/cultivar/ops/"
	branchRef     = "refs/heads/"
)

// Store is a session.Store on a git repository.
type Store struct {
	dir  string
	git  git
	root *os.Root

	reader *reader
	lock   *lock
	refs   *writer

	mu       sync.Mutex
	repaired []string
	commits  commitCache
	trees    treeCache
	last     record // the newest operation that this Store knows of

	packs      int // written by this Store
	packing    sync.Mutex
	background sync.WaitGroup

	onDurable func(began time.Time) // for measuring
}

var _ session.Store = (*Store)(nil)

// Open opens the session in dir and mends what an interruption left behind.
func Open(ctx context.Context, dir string) (*Store, error) {
	if !Exists(dir) {
		return nil, notSession(dir)
	}
	if _, err := os.Stat(filepath.Join(dir, ".git", "reftable")); err == nil {
		return nil, &session.Problem{
			Attempted: "open the session " + dir, Cause: "its refs are kept in a form that Cultivar does not read yet",
			Do: "convert it: git refs migrate --ref-format=files",
		}
	}
	s, err := connect(dir)
	if err != nil {
		return nil, err
	}
	if err := s.wake(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect makes a Store without touching the repository.
func connect(dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open the session: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the session: %w", err)
	}
	g := git{dir: dir, gitDir: filepath.Join(dir, ".git")}
	return &Store{
		dir: dir, git: g, root: root,
		reader: &reader{git: g}, lock: newLock(filepath.Join(dir, privateDir)), refs: &writer{git: g},
	}, nil
}

// Dir is the session's directory.
func (s *Store) Dir() string { return s.dir }

// Repaired says what was mended, one line each.
func (s *Store) Repaired() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.repaired...)
}

// mended notes something for Repaired.
func (s *Store) mended(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.repaired = append(s.repaired, fmt.Sprintf(format, args...))
}

// Close ends the git processes, after what is going on in the background.
func (s *Store) Close() error {
	s.background.Wait()
	s.reader.close()
	s.refs.close()
	return errors.Join(s.lock.close(), s.root.Close())
}
