package history

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The markers stand in the private folder while a change is under way and hold the number of its
// operation, or 0: the first while refs are moving, the second while only files and index are.
const (
	movingName   = "moving"
	settlingName = "settling"
)

func (s *Store) private(name string) string { return filepath.Join(s.dir, privateDir, name) }

func (s *Store) markMoving(operation int) error {
	if err := os.WriteFile(s.private(movingName), []byte(strconv.Itoa(operation)), 0o644); err != nil {
		return fmt.Errorf("write to the session: %w", err)
	}
	return nil
}

// markSettling says that the refs are in place.
func (s *Store) markSettling() { _ = os.Rename(s.private(movingName), s.private(settlingName)) }

func (s *Store) unmark() {
	_ = os.Remove(s.private(settlingName))
	_ = os.Remove(s.private(movingName))
}

// interruption is a change that did not come to its end.
type interruption struct {
	// refs says that refs may be halfway; operation is theirs, 0 for none, -1 if it is not known.
	refs      bool
	operation int
	since     time.Time
}

// interrupted looks for the markers.
func (s *Store) interrupted() (interruption, bool) {
	for _, name := range []string{movingName, settlingName} {
		info, err := os.Lstat(s.private(name))
		if err != nil {
			continue
		}
		i := interruption{refs: name == movingName, operation: -1, since: info.ModTime()}
		if data, err := os.ReadFile(s.private(name)); err == nil {
			if n, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil {
				i.operation = n
			}
		}
		return i, true
	}
	return interruption{}, false
}

// freeLocks removes lock files that git left behind when it was killed in the middle of our change.
// Whoever calls holds the session's lock, which every writing git of ours inherits, so none of these
// is at work. Locks older than the change are somebody else's.
func (s *Store) freeLocks(since time.Time) {
	remove := func(path string) {
		info, err := os.Lstat(path)
		if err == nil && !info.ModTime().Before(since.Add(-time.Second)) && os.Remove(path) == nil {
			s.mended("removed %s, left by an interrupted change", filepath.Base(path))
		}
	}
	for _, name := range []string{"HEAD.lock", "index.lock", "packed-refs.lock", "packed-refs.new"} {
		remove(s.git.path(name))
	}
	_ = filepath.WalkDir(s.git.path("refs"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".lock") {
			remove(path)
		}
		return nil
	})
}

// readOnly recognises a session that cannot be written to.
func readOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "read-only file system")
}
