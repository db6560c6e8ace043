package history

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long the refs must rest before a change is told: one change moves several of them.
// latest is how long it is put off at most.
const (
	quiet  = 25 * time.Millisecond
	latest = 100 * time.Millisecond
)

// Watch sends on the channel it returns after anything in the session may have changed, by this process
// or another: versions, branches, stars, generations, state, head. Several changes may come as one. The channel is
// closed when ctx ends.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the session: %w", err)
	}
	if err := s.watchRefs(watcher); err != nil {
		watcher.Close()
		return nil, fmt.Errorf("watch the session: %w", err)
	}
	changed := make(chan struct{}, 1)
	go func() {
		defer close(changed)
		defer watcher.Close()
		s.tell(ctx, watcher, changed)
	}()
	return changed, nil
}

// watchRefs watches the folders of refs, and the one of HEAD and the packed refs.
func (s *Store) watchRefs(watcher *fsnotify.Watcher) error {
	if err := watcher.Add(s.git.gitDir); err != nil {
		return err
	}
	return filepath.WalkDir(s.git.path("refs"), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return watcher.Add(path)
		}
		return nil // it was packed away meanwhile
	})
}

// tell sends once the refs have come to rest.
func (s *Store) tell(ctx context.Context, watcher *fsnotify.Watcher, changed chan<- struct{}) {
	rest := time.NewTimer(time.Hour)
	rest.Stop()
	var since time.Time // of the first change that has not been told
	for {
		select {
		case <-ctx.Done():
			return
		case <-rest.C:
			since = time.Time{}
			select {
			case changed <- struct{}{}:
			default:
			}
			continue
		case <-watcher.Errors: // too much at once to say what: so something has changed
		case event, ok := <-watcher.Events:
			if !ok {
				return
			}
			if !s.matters(event, watcher) {
				continue
			}
		}
		if since.IsZero() {
			since = time.Now()
		}
		rest.Reset(min(quiet, max(0, latest-time.Since(since))))
	}
}

// matters says whether an event may be a change of refs, and watches folders that are new.
func (s *Store) matters(event fsnotify.Event, watcher *fsnotify.Watcher) bool {
	if event.Has(fsnotify.Create) {
		if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
			_ = s.watchRefs(watcher)
		}
	}
	return !strings.HasSuffix(event.Name, ".lock") && event.Op != fsnotify.Chmod
}
