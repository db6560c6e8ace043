package history

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// sizes says how many bytes on disk each generation holds that no newer one holds; "" is the sum.
// ids are oldest first.
func (s *Store) sizes(ctx context.Context, ids []string) (map[string]int64, error) {
	onDisk, err := s.diskSizes(ctx)
	if err != nil {
		return nil, err
	}
	sizes := map[string]int64{}
	seen := map[string]bool{}
	for i := len(ids) - 1; i >= 0; i-- {
		files, err := s.readFolders(ctx, generationRef+ids[i])
		if err != nil {
			return nil, err
		}
		for _, blob := range files {
			if !seen[blob] {
				seen[blob] = true
				sizes[ids[i]] += onDisk[blob]
				sizes[""] += onDisk[blob]
			}
		}
	}
	return sizes, nil
}

// diskSizes are the bytes that every object takes on disk, packed as it is now.
func (s *Store) diskSizes(ctx context.Context) (map[string]int64, error) {
	out, err := s.git.run(ctx, nil, "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objectsize:disk)")
	if err != nil {
		return nil, fmt.Errorf("measure objects: %w", err)
	}
	sizes := map[string]int64{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		id, size, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.ParseInt(size, 10, 64); err == nil {
			sizes[id] = n
		}
	}
	return sizes, nil
}

// freed is how many bytes on disk go with generations: those of objects that nothing else reaches.
func (s *Store) freed(ctx context.Context, ids []string) (int64, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	going := map[string]bool{}
	for _, id := range ids {
		going[generationRef+id] = true
	}
	refs, err := s.git.run(ctx, nil, "for-each-ref", "--format=%(objectname) %(refname)")
	if err != nil {
		return 0, err
	}
	var revisions bytes.Buffer
	for line := range strings.Lines(string(refs)) {
		id, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !going[name] {
			revisions.WriteByte('^')
		}
		revisions.WriteString(id + "\n")
	}
	out, err := s.git.run(ctx, revisions.Bytes(), "rev-list", "--objects", "--disk-usage", "--stdin")
	if err != nil {
		return 0, fmt.Errorf("measure generations: %w", err)
	}
	return strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
}

// underway is how old a pack must be before what is in it and in no ref counts as garbage: plain git
// writes objects first and the refs to them a moment later.
const underway = time.Minute

// reclaim packs everything anew without what no ref reaches. It holds the lock, so that no change of ours
// has objects without refs meanwhile.
func (s *Store) reclaim(ctx context.Context) error {
	packs, err := filepath.Glob(s.git.path("objects", "pack", "*.pack"))
	if err != nil {
		return err
	}
	args := []string{"repack", "-a", "-d", "-q"}
	for _, pack := range packs {
		if info, err := os.Stat(pack); err == nil && time.Since(info.ModTime()) < underway {
			args = append(args, "--keep-pack="+filepath.Base(pack))
		}
	}
	err = s.write(ctx, func(ctx context.Context, _ *change) error {
		if err := s.packAlone(ctx, args...); err != nil {
			return err
		}
		return errDone
	})
	if err != nil {
		return fmt.Errorf("free the disk: %w", err)
	}
	return s.packRefs(ctx)
}
