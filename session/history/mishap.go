package history

import (
	"bytes"
	"context"
	"crypto/sha1"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"cultivar/session"
)

// mendFiles looks at the few files that git cannot work without: config, HEAD, the branches, the
// index. It reads them itself, for that takes no process.
func (s *Store) mendFiles(ctx context.Context) error {
	for _, look := range []func(context.Context) error{s.mendConfig, s.dropHalfPacks, s.mendBranches, s.mendHead, s.mendIndex} {
		if err := look(ctx); err != nil {
			return fmt.Errorf("repair the session %s: %w", s.dir, err)
		}
	}
	return nil
}

// mendConfig makes sure that git can read the config and that the session's settings are in it.
func (s *Store) mendConfig(ctx context.Context) error {
	path := s.git.path("config")
	data, err := os.ReadFile(path)
	if err == nil && bytes.Contains(data, []byte("[cultivar]")) && soundConfig(data) {
		return nil
	}
	return s.mendUnlocked(func() error {
		if err != nil || !soundConfig(data) || !s.configReadable(ctx) {
			return s.replaceConfig(ctx)
		}
		return addConfig(s.git.gitDir)
	})
}

// soundConfig is a quick look: NUL bytes are what a power cut leaves.
func soundConfig(data []byte) bool {
	return bytes.Contains(data, []byte("repositoryformatversion")) && !bytes.ContainsRune(data, 0) &&
		bytes.HasSuffix(data, []byte("\n"))
}

func (s *Store) configReadable(ctx context.Context) bool {
	_, err := s.git.run(ctx, nil, "config", "--file", s.git.path("config"), "--list")
	return err == nil
}

// replaceConfig sets a damaged config aside and lets git write a new one.
func (s *Store) replaceConfig(ctx context.Context) error {
	_ = os.Rename(s.git.path("config"), s.git.path("config.damaged"))
	cmd := exec.CommandContext(ctx, "git", "init", "-q", "--template=", ".")
	cmd.Dir, cmd.Env = s.dir, environment()
	if _, err := output(cmd, nil); err != nil {
		return err
	}
	s.mended("the session's git config was damaged; a new one is in place, the old one is .git/config.damaged")
	return addConfig(s.git.gitDir)
}

// mendUnlocked repairs something without the lock, for git does not work yet.
func (s *Store) mendUnlocked(repair func() error) error {
	err := repair()
	if err != nil && readOnly(err) {
		s.mended("the session cannot be written to, so it was not repaired: %v", err)
		return nil
	}
	return err
}

var refContent = regexp.MustCompile(`^(ref: .+|[0-9a-f]{40,64})\n?$`)

// mendBranches puts back branches whose files hold no version, from the newest operation that knows
// them.
func (s *Store) mendBranches(ctx context.Context) error {
	entries, _ := os.ReadDir(s.git.path("refs", "heads"))
	for _, e := range entries {
		path := s.git.path("refs", "heads", e.Name())
		data, err := os.ReadFile(path)
		if err != nil || e.IsDir() || strings.HasSuffix(e.Name(), ".lock") || refContent.Match(data) {
			continue
		}
		if err := s.restoreBranch(ctx, e.Name(), path); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) restoreBranch(ctx context.Context, name, path string) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	id, err := s.lastKnown(ctx, branchRef+name)
	if err != nil || id == "" {
		s.mended("the branch %s was damaged and no operation knows where it was", name)
		return err
	}
	now, err := s.reader.resolve(ctx, branchRef+name) // an older value may be among the packed refs
	if err != nil {
		return err
	}
	s.mended("the branch %s was damaged; it is at %s again", name, short(id))
	return s.refs.commit([]ref{{Name: branchRef + name, Old: now, New: id}})
}

// lastKnown finds where the operations left a ref.
func (s *Store) lastKnown(ctx context.Context, name string) (string, error) {
	r, err := s.newest(ctx)
	for ; err == nil && r.N > 0; r, err = s.operation(ctx, r.N-1) {
		for _, change := range r.Refs {
			if change.Name == name {
				return change.New, nil
			}
		}
	}
	return "", err
}

// mendHead makes HEAD a branch again: after a plain checkout of a commit, or damage.
func (s *Store) mendHead(ctx context.Context) error {
	data, err := os.ReadFile(s.git.path("HEAD"))
	if err == nil && strings.HasPrefix(string(data), "ref: "+branchRef) && refContent.Match(data) {
		return nil
	}
	for _, name := range []string{"BISECT_LOG", "rebase-merge", "rebase-apply"} {
		if _, err := os.Stat(s.git.path(name)); err == nil {
			return &session.Problem{
				Attempted: "open the session " + s.dir, Cause: "git is in the middle of a bisect or a rebase",
				Do: "finish it with git (`git bisect reset`, `git rebase --abort`)",
			}
		}
	}
	if id := strings.TrimSpace(string(data)); hexPrefix.MatchString(id) {
		return s.attachHead(ctx, id)
	}
	return s.mendUnlocked(func() error { return s.rebuildHead(ctx) })
}

// attachHead gives a detached head a branch.
func (s *Store) attachHead(ctx context.Context, id string) error {
	return s.mend(ctx, func(ctx context.Context) error {
		branches, err := s.branches(ctx)
		if err != nil {
			return err
		}
		to, err := s.destination(ctx, id, session.Head{}, branches)
		if err != nil {
			return err
		}
		if _, there := branches[to.Branch]; !there {
			if err := s.refs.commit([]ref{{Name: branchRef + to.Branch, New: id}}); err != nil {
				return err
			}
		}
		s.mended("the head was on no branch; it is on %s now", to.Branch)
		return s.pointHead(ctx, "ref: "+branchRef+to.Branch)
	})
}

// rebuildHead points a damaged HEAD at the branch that the operations say, else at main or any other.
func (s *Store) rebuildHead(ctx context.Context) error {
	path := s.git.path("HEAD")
	if err := replaceFile(path, []byte("ref: "+branchRef+"main\n")); err != nil {
		return err
	}
	branches, err := s.branches(ctx)
	if err != nil {
		return err
	}
	value, err := s.lastKnown(ctx, "HEAD")
	if err != nil {
		return err
	}
	name := strings.TrimPrefix(value, "ref: "+branchRef)
	if _, ok := branches[name]; !ok {
		name, _ = anyBranch(branches)
	}
	s.mended("HEAD was damaged; it is on %s now", name)
	return replaceFile(path, []byte("ref: "+branchRef+name+"\n"))
}

// mendIndex makes a missing or damaged index anew.
func (s *Store) mendIndex(ctx context.Context) error {
	data, err := os.ReadFile(s.git.path("index"))
	if err == nil && soundIndex(data) {
		return nil
	}
	head, herr := s.Head(ctx)
	if herr != nil || head.Version == "" {
		return nil
	}
	if _, ok := s.interrupted(); ok && os.IsNotExist(err) {
		return nil
	}
	if err == nil {
		aside := func() error { return os.Rename(s.git.path("index"), s.git.path("index.damaged")) }
		if err := s.mendUnlocked(aside); err != nil {
			return err
		}
	}
	return s.mend(ctx, func(ctx context.Context) error {
		if s.readIndex(ctx, head.Version+"^{tree}") {
			s.mended("git's index was damaged or missing and has been made anew")
		}
		return nil
	})
}

// soundIndex checks the signature and the checksum at the end, which may be left zero.
func soundIndex(data []byte) bool {
	if len(data) < 12+sha1.Size || string(data[:4]) != "DIRC" {
		return false
	}
	end := len(data) - sha1.Size
	sum := sha1.Sum(data[:end])
	return bytes.Equal(sum[:], data[end:]) || bytes.Equal(data[end:], make([]byte, sha1.Size))
}

// dropHalfPacks removes indexes whose packs are gone: git was killed while it put packs together.
func (s *Store) dropHalfPacks(context.Context) error {
	entries, err := os.ReadDir(s.git.path("objects", "pack"))
	if err != nil {
		return nil
	}
	packs := map[string]bool{}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".pack"); ok {
			packs[name] = true
		}
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".idx")
		if !ok || packs[name] {
			continue
		}
		// A pack is there before its index; so if it is not there now, after we saw the index, it is gone.
		if _, err := os.Lstat(s.git.path("objects", "pack", name+".pack")); os.IsNotExist(err) {
			_ = os.Remove(s.git.path("objects", "pack", e.Name()))
		}
	}
	return nil
}
