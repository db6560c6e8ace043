package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"cultivar/session"
)

// commitCache remembers commits, which never change.
type commitCache struct {
	mu      sync.Mutex
	commits map[string]commitObject
	loaded  bool // all that there was has been read once
}

func (c *commitCache) get(id string) (commitObject, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	o, ok := c.commits[id]
	return o, ok
}

func (c *commitCache) put(id string, o commitObject) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.commits == nil {
		c.commits = map[string]commitObject{}
	}
	c.commits[id] = o
}

// load says that everything has been read, and whether it had been before.
func (c *commitCache) load() (before bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	before, c.loaded = c.loaded, true
	return before
}

// refList is what the session's refs say about versions.
type refList struct {
	branches map[string]string   // name → version
	tips     map[string][]string // version → names
	stars    map[string]bool
	kept     []string
}

// listRefs reads branches, stars and kept refs.
func (s *Store) listRefs(ctx context.Context) (refList, error) {
	l := refList{branches: map[string]string{}, tips: map[string][]string{}, stars: map[string]bool{}}
	out, err := s.git.run(ctx, nil, "for-each-ref", "--format=%(objectname) %(refname)", branchRef, starRef, keptRef)
	if err != nil {
		return l, fmt.Errorf("list versions: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		id, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch {
		case strings.HasPrefix(name, branchRef):
			branch := strings.TrimPrefix(name, branchRef)
			l.branches[branch] = id
			l.tips[id] = append(l.tips[id], branch)
		case strings.HasPrefix(name, starRef):
			l.stars[id] = true
		default:
			l.kept = append(l.kept, id)
		}
	}
	return l, nil
}

// branches maps branch names to their tips.
func (s *Store) branches(ctx context.Context) (map[string]string, error) {
	l, err := s.listRefs(ctx)
	return l.branches, err
}

// Tree lists versions, newest first, every parent after its children; limit 0 means all.
func (s *Store) Tree(ctx context.Context, limit int) (session.Tree, error) {
	head, err := s.Head(ctx)
	if err != nil {
		return session.Tree{}, err
	}
	loaded := make(chan error, 1)
	if s.commits.load() {
		loaded <- nil
	} else {
		go func() { loaded <- s.loadCommits(ctx) }()
	}
	refs, err := s.listRefs(ctx)
	if err := errors.Join(err, <-loaded); err != nil {
		return session.Tree{}, err
	}
	tips := refs.all()
	if err := s.fetchMissing(ctx, tips); err != nil {
		return session.Tree{}, err
	}
	return drawn(head, refs, s.graph(tips), limit), nil
}

// drawn describes the versions of a graph in the order in which they are drawn.
func drawn(head session.Head, refs refList, g *graph, limit int) session.Tree {
	onBranch := g.reachable(slices.Collect(maps.Values(refs.branches)))
	tree := session.Tree{Head: head, Branches: refs.branches}
	for _, at := range g.order(refs.all(), head.Version) {
		if limit > 0 && len(tree.Versions) == limit {
			break
		}
		n := g.nodes[at]
		v := versionOf(n.id, n.commit)
		v.Branches, v.Star, v.Kept = refs.tips[n.id], refs.stars[n.id], !onBranch[at]
		tree.Versions = append(tree.Versions, v)
	}
	return tree
}

// all are the versions that some ref names, each once.
func (l refList) all() []string {
	var ids []string
	for id := range l.tips {
		ids = append(ids, id)
	}
	for id := range l.stars {
		ids = append(ids, id)
	}
	ids = append(ids, l.kept...)
	sort.Strings(ids)
	return slices.Compact(ids)
}

// loadCommits fills the cache by one walk of git's own, and reads what git says while it walks.
func (s *Store) loadCommits(ctx context.Context) error {
	cmd := s.git.command(ctx, "log", "-z", "--format=format:%H %T %P%n%cn <%ce> %cd%n%B", "--date=raw",
		"--branches", "--glob="+keptRef+"*", "--glob="+starRef+"*")
	cmd.Env = append(cmd.Env, "GIT_FLUSH=0") // else one write a commit
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return fmt.Errorf("list versions: %w", err)
	}
	s.readLog(bufio.NewReaderSize(out, 1<<18))
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("list versions: %w", gitError(cmd, err, said.String()))
	}
	return nil
}

// readLog puts what loadCommits asked for into the cache.
func (s *Store) readLog(out *bufio.Reader) {
	for {
		text, err := out.ReadString(0)
		first, rest, ok := strings.Cut(strings.TrimSuffix(text, "\x00"), "\n")
		stamp, message, ok2 := strings.Cut(rest, "\n")
		if ids := strings.Fields(first); ok && ok2 && len(ids) >= 2 {
			s.commits.put(ids[0], commitObject{
				tree: ids[1], parents: ids[2:], when: parseStamp(stamp), note: parseNote(message),
			})
		}
		if err != nil {
			return
		}
	}
}

// fetchMissing reads the commits that the cache lacks, back from the given ones.
func (s *Store) fetchMissing(ctx context.Context, ids []string) error {
	for len(ids) > 0 {
		var missing []string
		for _, id := range ids {
			if _, ok := s.commits.get(id); !ok {
				missing = append(missing, id)
			}
		}
		sort.Strings(missing)
		missing = slices.Compact(missing)
		if len(missing) == 0 {
			return nil
		}
		found, err := s.reader.get(ctx, missing...)
		if err != nil {
			return fmt.Errorf("list versions: %w", err)
		}
		ids = nil
		for _, o := range found {
			c, err := parseCommit(o.data)
			if err != nil {
				return err
			}
			s.commits.put(o.id, c)
			ids = append(ids, c.parents...)
		}
	}
	return nil
}
