package session

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long the source must be quiet before it is read: an editor saves in several moves.
const settle = 40 * time.Millisecond

// Watch reports what other programs do to the source file and to the files around it, until ctx
// ends. The channel is closed then, and at once if the session came from no file.
func (s *Studio) Watch(ctx context.Context) (<-chan SourceChange, error) {
	changes := make(chan SourceChange, 1)
	link, linked, err := s.Source(ctx)
	if err != nil || !linked {
		close(changes)
		return changes, err
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		close(changes)
		return changes, fmt.Errorf("watch %s: %w", link.Path, err)
	}
	for _, folder := range link.folders() {
		if err := watcher.Add(folder); err != nil && folder == filepath.Dir(link.Path) {
			close(changes)
			return changes, errors.Join(fmt.Errorf("watch %s: %w", folder, err), watcher.Close())
		}
	}
	go s.watch(ctx, watcher, changes)
	return changes, nil
}

// folders are those that hold the source's files.
func (l Source) folders() []string {
	seen := map[string]bool{}
	folders := []string{filepath.Dir(l.Path)}
	seen[folders[0]] = true
	for name := range l.Seen {
		if folder := filepath.Dir(l.file(name)); !seen[folder] {
			seen[folder] = true
			folders = append(folders, folder)
		}
	}
	return folders
}

func (s *Studio) watch(ctx context.Context, watcher *fsnotify.Watcher, changes chan<- SourceChange) {
	defer close(changes)
	defer watcher.Close()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	last := ""
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-watcher.Events:
			if !ok {
				return
			}
			quiet.Reset(settle)
		case <-watcher.Errors:
		case <-quiet.C:
			change, ok, err := s.Changed(ctx)
			if err != nil || !ok {
				last = ""
				continue
			}
			if key := change.Artifact.Key(); key != last {
				last = key
				select {
				case changes <- change:
				case <-ctx.Done():
					return
				}
			}
		}
	}
}
