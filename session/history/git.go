package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"cultivar/session"
)

const (
	gitName  = "Cultivar"
	gitEmail = "cultivar@localhost"
)

// git runs git on one repository, untouched by the user's environment, configuration and hooks.
type git struct {
	dir    string // work tree, absolute
	gitDir string // absolute
}

// settings hold for every git that writes or reads a session.
var settings = []string{
	"core.hooksPath=" + os.DevNull,
	"core.autocrlf=false",
	"core.bare=false",
	"core.fsync=all",
	"core.logAllRefUpdates=false",
	"core.filesRefLockTimeout=2000",
	"core.packedRefsTimeout=2000",
	"core.compression=1",
	"core.quotePath=false",
	"gc.auto=0",
	"maintenance.auto=false",
	"log.showSignature=false",
}

// command prepares git with the given arguments.
func (g git) command(ctx context.Context, args ...string) *exec.Cmd {
	full := []string{"--git-dir=" + g.gitDir, "--work-tree=" + g.dir}
	for _, s := range settings {
		full = append(full, "-c", s)
	}
	cmd := exec.CommandContext(ctx, "git", append(full, args...)...)
	cmd.Dir = g.dir
	cmd.Env = environment()
	return cmd
}

// run feeds stdin to git and returns what it prints.
func (g git) run(ctx context.Context, stdin []byte, args ...string) ([]byte, error) {
	return output(g.command(ctx, args...), stdin)
}

// output runs a prepared git; its error carries git's own words.
func output(cmd *exec.Cmd, stdin []byte) ([]byte, error) {
	var out, errs bytes.Buffer
	if stdin != nil {
		cmd.Stdin = bytes.NewReader(stdin)
	}
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return out.Bytes(), gitError(cmd, err, errs.String())
	}
	return out.Bytes(), nil
}

func gitError(cmd *exec.Cmd, err error, said string) error {
	said = strings.TrimSpace(said)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return &session.Problem{Attempted: "keep the history", Cause: "git is not installed", Do: "install git 2.36 or later", Err: err}
	case strings.Contains(said, "unknown option `batch-command'"):
		return &session.Problem{Attempted: "keep the history", Cause: "this git is too old", Do: "install git 2.36 or later", Err: err}
	}
	if said == "" {
		return fmt.Errorf("git %s: %w", verb(cmd.Args), err)
	}
	return fmt.Errorf("git %s: %s: %w", verb(cmd.Args), lastLine(said), err)
}

// verb finds git's sub-command among its arguments.
func verb(args []string) string {
	for i := 1; i < len(args); i++ {
		switch {
		case args[i] == "-c":
			i++
		case !strings.HasPrefix(args[i], "-"):
			return args[i]
		}
	}
	return ""
}

// lastLine is the line in which git says why it gave up.
func lastLine(said string) string {
	lines := strings.Split(said, "\n")
	for _, l := range lines {
		if rest, ok := strings.CutPrefix(l, "fatal: "); ok {
			return rest
		}
	}
	return lines[len(lines)-1]
}

// environment is the process's own without any GIT_ variable, and with an identity.
func environment() []string {
	env := userEnvironment()
	return append(env,
		"GIT_CONFIG_NOSYSTEM=1",
		"GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_NO_REPLACE_OBJECTS=1",
		"GIT_DEFAULT_REF_FORMAT=files",
		"GIT_AUTHOR_NAME="+gitName, "GIT_AUTHOR_EMAIL="+gitEmail,
		"GIT_COMMITTER_NAME="+gitName, "GIT_COMMITTER_EMAIL="+gitEmail,
	)
}

// userEnvironment leaves the user's git configuration in force, for talking to remotes.
func userEnvironment() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") || strings.HasPrefix(v, "GIT_SSH") || strings.HasPrefix(v, "GIT_ASKPASS") {
			env = append(env, v)
		}
	}
	return append(env, "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
}

// path is a file inside the git directory.
func (g git) path(elem ...string) string {
	return filepath.Join(append([]string{g.gitDir}, elem...)...)
}
