package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// localConfig is what the session tells every git that works on it.
const localConfig = `[cultivar]
	format = 1
[core]
	autocrlf = false
	safecrlf = false
[gc]
	pruneExpire = 2.weeks.ago
[push]
	followTags = false
[includeIf "hasconfig:remote.*.url:**"]
	path = cultivar.config
`

// initialise makes an empty repository for a session. It is made aside and renamed into place, so that
// a session is there whole or not at all.
func initialise(ctx context.Context, dir string) error {
	private := filepath.Join(dir, privateDir)
	if err := makePrivate(private); err != nil {
		return fmt.Errorf("make a session in %s: %w", dir, err)
	}
	nursery, err := os.MkdirTemp(private, "new-")
	if err != nil {
		return fmt.Errorf("make a session in %s: %w", dir, err)
	}
	defer os.RemoveAll(nursery)
	cmd := exec.CommandContext(ctx, "git", "init", "-q", "--template=", "--initial-branch=main", "--object-format=sha1", ".")
	cmd.Dir, cmd.Env = nursery, environment()
	if _, err := output(cmd, nil); err != nil {
		return fmt.Errorf("make a session in %s: %w", dir, err)
	}
	gitDir := filepath.Join(nursery, ".git")
	if err := errors.Join(writeRemotes(gitDir, nil), addConfig(gitDir)); err != nil {
		return fmt.Errorf("make a session in %s: %w", dir, err)
	}
	if err := os.Rename(gitDir, filepath.Join(dir, ".git")); err != nil && !Exists(dir) {
		return fmt.Errorf("make a session in %s: %w", dir, err)
	}
	return nil
}

// makePrivate makes the private folder, which git is to ignore.
func makePrivate(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	ignore := filepath.Join(dir, ".gitignore")
	if _, err := os.Lstat(ignore); err == nil {
		return nil
	}
	return os.WriteFile(ignore, []byte("*\n"), 0o644)
}

// addConfig appends the session's settings to the repository's config, unless they are there.
func addConfig(gitDir string) error {
	path := filepath.Join(gitDir, "config")
	old, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the session's git config: %w", err)
	}
	if bytes.Contains(old, []byte("[cultivar]")) {
		return nil
	}
	if len(old) > 0 && old[len(old)-1] != '\n' {
		old = append(old, '\n')
	}
	if err := replaceFile(path, append(old, localConfig...)); err != nil {
		return fmt.Errorf("write the session's git config: %w", err)
	}
	return nil
}

// replaceFile writes a file beside path, makes it durable and renames it over path.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
