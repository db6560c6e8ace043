package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"cultivar/session"
)

// move brings the head files from one version's to another's.
type move struct {
	// from and to map paths to blob ids.
	from, to map[string]string
	// safe are the ids of the bytes that stood at each path and are recorded.
	safe map[string]string
	// data holds bytes by blob id, where they are at hand.
	data map[string][]byte
	// parent is the version that stray edits are children of, "" for none.
	parent string
	// tree is the tree that to was made of, for the index.
	tree string
}

// paths are all paths that the move touches or leaves alone, in order.
func (m *move) paths() []string {
	all := maps.Clone(m.to)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, m.from)
	return slices.Sorted(maps.Keys(all))
}

// headFile reads one of the session's files; id is "" if it is not there.
func (s *Store) headFile(path string) (id string, data []byte, err error) {
	info, err := s.root.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		if err == nil || errors.Is(err, fs.ErrNotExist) || unreachable(err) {
			return "", nil, nil
		}
		return "", nil, fmt.Errorf("read %s: %w", path, err)
	}
	data, err = s.root.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("read %s: %w", path, err)
	}
	return objectID("blob", data), data, nil
}

// strays are the head files whose bytes the move would overwrite or remove and nobody has recorded.
func (s *Store) strays(ctx context.Context, m *move) (map[string][]byte, error) {
	found := map[string][]byte{}
	m.safe = map[string]string{}
	for _, p := range m.paths() {
		id, data, err := s.headFile(p)
		if err != nil {
			return nil, err
		}
		m.safe[p] = id
		if id == "" || id == m.from[p] || id == m.to[p] {
			continue
		}
		known, err := s.recorded(ctx, id)
		if err != nil {
			return nil, err
		}
		if !known {
			found[p] = data
		}
	}
	return found, nil
}

// recorded says whether a blob is in any version or variant.
func (s *Store) recorded(ctx context.Context, id string) (bool, error) {
	there, err := s.reader.resolve(ctx, id)
	if err != nil || there == "" {
		return false, err
	}
	out, err := s.git.run(ctx, nil, "rev-list", "--objects", "--branches",
		"--glob="+keptRef+"*", "--glob="+starRef+"*", "--glob="+generationRef+"*")
	if err != nil {
		return false, fmt.Errorf("look for recorded bytes: %w", err)
	}
	return strings.Contains("\n"+string(out), "\n"+id), nil
}

// keepStrays adds a version of origin edit for bytes that a change would overwrite.
func (s *Store) keepStrays(ctx context.Context, c *change) error {
	if c.move == nil {
		return nil
	}
	found, err := s.strays(ctx, c.move)
	if err != nil || len(found) == 0 {
		return err
	}
	return s.keepEdit(ctx, c, c.move, found)
}

// keepEdit adds a version of origin edit: the files that the move comes from, with found ones in their
// places.
func (s *Store) keepEdit(ctx context.Context, c *change, m *move, found map[string][]byte) error {
	ids := maps.Clone(m.from)
	if ids == nil {
		ids = map[string]string{}
	}
	for p, data := range found {
		ids[p] = c.pack.add("blob", data)
	}
	n, err := s.noteOf(ctx, m.parent)
	if err != nil {
		return err
	}
	n = note{subject: "edit " + strings.Join(slices.Sorted(maps.Keys(found)), ", "), kind: n.kind, main: n.main}
	n.subject = subjectLine(n.subject)
	n.Origin, n.Proposer = session.Edit, "person"
	var parents []string
	if m.parent != "" {
		parents = []string{m.parent}
	}
	id := c.pack.commit(c.pack.folder(withoutClashes(ids)), parents, c.now, n.message())
	c.kept = append(c.kept, id)
	s.mended("bytes in %s that no version had are kept as %s", strings.TrimPrefix(n.subject, "edit "), short(id))
	return nil
}

// withoutClashes leaves out files that are folders of others.
func withoutClashes(ids map[string]string) map[string]string {
	out := maps.Clone(ids)
	for p := range ids {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			delete(out, dir)
		}
	}
	return out
}

// settle brings the head files and the index to where the refs are. It never fails the change,
// which is durable already: what it cannot do now, the next change or opening does.
func (s *Store) settle(ctx context.Context, m *move) {
	if m != nil {
		index := make(chan bool, 1)
		go func() { index <- s.readIndex(ctx, m.tree) }()
		err := s.moveFiles(ctx, m)
		if err != nil {
			s.mended("the session's files are behind its history: %v", err)
		}
		if !<-index || err != nil {
			return
		}
	}
	s.unmark()
}

func (s *Store) moveFiles(ctx context.Context, m *move) error {
	for _, p := range m.paths() {
		if _, stays := m.to[p]; !stays {
			if err := s.removeFile(ctx, m, p); err != nil {
				return err
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(m.to)) {
		id, _, err := s.headFile(p)
		if err != nil {
			return err
		}
		if id == m.to[p] {
			continue
		}
		data, err := s.bytesOf(ctx, m, m.to[p])
		if err != nil {
			return err
		}
		if err := s.placeFile(ctx, m, p, data); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) bytesOf(ctx context.Context, m *move, id string) ([]byte, error) {
	if data, ok := m.data[id]; ok {
		return data, nil
	}
	o, err := s.reader.one(ctx, id, "blob")
	return o.data, err
}

// removeFile removes a head file and the folders that it leaves empty.
func (s *Store) removeFile(ctx context.Context, m *move, p string) error {
	if info, err := s.root.Lstat(p); err != nil || info.IsDir() {
		return nil // gone already, or somebody's folder
	}
	temp := temporaryName()
	defer s.root.Remove(temp)
	if err := s.root.Rename(p, temp); err != nil {
		return fmt.Errorf("remove %s: %w", p, err)
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if s.root.Remove(dir) != nil {
			break
		}
	}
	return s.keepLate(ctx, m, p, temp)
}

var temporary atomic.Int64

func temporaryName() string {
	return fmt.Sprintf("%s/head-%d-%d", privateDir, os.Getpid(), temporary.Add(1))
}

// placeFile writes a file beside the others and swaps it into place. What stood there and is not what
// was looked at before, because somebody saved at that very moment, is kept.
func (s *Store) placeFile(ctx context.Context, m *move, p string, data []byte) error {
	if dir := path.Dir(p); dir != "." {
		if err := s.makeFolder(dir); err != nil {
			return fmt.Errorf("write %s: %w", p, err)
		}
	}
	if info, err := s.root.Lstat(p); err == nil && info.IsDir() && s.root.Remove(p) != nil {
		s.mended("%s could not be written: a folder of that name, which is not empty, stands there", p)
		return nil
	}
	temp := temporaryName()
	defer s.root.Remove(temp)
	if err := s.writeDurably(temp, data); err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	if s.exchange(temp, p) {
		return s.keepLate(ctx, m, p, temp)
	}
	if err := s.root.Rename(temp, p); err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	return nil
}

// keepLate records bytes, now at temp, that were saved at p between the look and the swap.
func (s *Store) keepLate(ctx context.Context, m *move, p, temp string) error {
	id, data, err := s.headFile(temp)
	if err != nil || id == "" || id == m.safe[p] || id == m.to[p] {
		return err
	}
	if known, err := s.recorded(ctx, id); err != nil || known {
		return err
	}
	c := &change{silent: true, now: time.Now()}
	if err := s.keepEdit(ctx, c, m, map[string][]byte{p: data}); err != nil {
		return err
	}
	refs, err := s.keptRefs(ctx, c.kept)
	if err != nil {
		return err
	}
	if err := s.git.store(ctx, &c.pack, s.lock.file); err != nil {
		return err
	}
	return s.refs.commit(refs)
}

// makeFolder makes a folder for head files. A file that stands in its way has been recorded by now.
func (s *Store) makeFolder(dir string) error {
	for at := range len(dir) + 1 {
		if at < len(dir) && dir[at] != '/' {
			continue
		}
		if info, err := s.root.Lstat(dir[:at]); err == nil && !info.IsDir() {
			if err := s.root.Remove(dir[:at]); err != nil {
				return err
			}
		}
	}
	return s.root.MkdirAll(dir, 0o755)
}

func (s *Store) writeDurably(p string, data []byte) error {
	f, err := s.root.Create(p)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(f.Sync(), f.Close())
}

// readIndex makes the index agree with a tree. It tries a few times: another git may hold it.
func (s *Store) readIndex(ctx context.Context, tree string) bool {
	for pause := time.Millisecond; pause < 100*time.Millisecond; pause *= 4 {
		if _, err := s.writeGit(ctx, "-c", "core.fsync=none", "read-tree", "--reset", tree); err == nil {
			return true
		}
		time.Sleep(pause)
	}
	return false
}

// unreachable recognises a path that runs through a file, or through a link that leads outside.
func unreachable(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || err != nil && strings.Contains(err.Error(), "escapes")
}

func short(id string) string { return id[:min(7, len(id))] }
