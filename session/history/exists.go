package history

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"cultivar/session"
)

// Exists says whether dir holds a session: a git repository that says so in its config or its refs,
// or, like a fresh clone, in the newest commit's message.
func Exists(dir string) bool {
	gitDir := filepath.Join(dir, ".git")
	if _, err := os.Stat(filepath.Join(gitDir, "objects")); err != nil {
		return false
	}
	if config, err := os.ReadFile(filepath.Join(gitDir, "config")); err == nil && bytes.Contains(config, []byte("[cultivar]")) {
		return true
	}
	if _, err := os.Stat(filepath.Join(gitDir, "refs", "cultivar")); err == nil {
		return true
	}
	if refs, err := os.ReadFile(filepath.Join(gitDir, "packed-refs")); err == nil && bytes.Contains(refs, []byte(" refs/cultivar/")) {
		return true
	}
	return cloned(gitDir)
}

// cloned says whether HEAD's commit was made by Cultivar.
func cloned(gitDir string) bool {
	cmd := exec.Command("git", "--git-dir="+gitDir, "log", "-1", "--format=%B", "HEAD", "--")
	cmd.Env = environment()
	out, err := output(cmd, nil)
	return err == nil && bytes.Contains(out, []byte("\n"+trailerPrefix+"Main: "))
}

// notSession is the answer to opening a folder that holds none.
func notSession(dir string) error {
	return &session.Problem{
		Attempted: "open the session " + dir, Cause: "there is no session in this folder",
		Do: "`cultivar new DIR` makes one",
	}
}

// vacant refuses a folder that holds something else.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if e.Name() != privateDir {
			return &session.Problem{
				Attempted: "make a session in " + dir,
				Cause:     "the folder is not empty and holds no session",
				Do:        "choose another folder",
			}
		}
	}
	return err
}

// Create makes a session in dir, which must be missing or empty; a session that is there already is
// opened.
func Create(ctx context.Context, dir string) (*Store, error) {
	if Exists(dir) {
		return Open(ctx, dir)
	}
	if err := vacant(dir); err != nil {
		return nil, err
	}
	if err := initialise(ctx, dir); err != nil {
		return nil, err
	}
	s, err := Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := s.SetState(ctx, formatName, []byte(formatText)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}
