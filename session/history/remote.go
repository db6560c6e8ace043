package history

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// travelling are the refs that go along when a session is pushed or fetched. Generations and state
// are trees, which git only replaces when forced.
var travelling = []struct{ push, fetch string }{
	{"refs/heads/*:refs/heads/*", ""},
	{"refs/cultivar/kept/*:refs/cultivar/kept/*", "refs/cultivar/kept/*:refs/cultivar/kept/*"},
	{"refs/cultivar/stars/*:refs/cultivar/stars/*", "refs/cultivar/stars/*:refs/cultivar/stars/*"},
	{"+refs/cultivar/generations/*:refs/cultivar/generations/*", "+refs/cultivar/generations/*:refs/cultivar/generations/*"},
	{"+refs/cultivar/state:refs/cultivar/state", "+refs/cultivar/state:refs/cultivar/remote/%s/state"},
}

// writeRemotes writes the refspecs of the named remotes, or of one called origin that may come
// later. The repository's config includes this file only once a remote has an address, so that
// `git remote add origin` still works.
func writeRemotes(gitDir string, names []string) error {
	if len(names) == 0 {
		names = []string{"origin"}
	}
	var b strings.Builder
	b.WriteString("# written by Cultivar: what goes along when the session is pushed or fetched\n")
	for _, name := range names {
		fmt.Fprintf(&b, "[remote %q]\n", name)
		for _, t := range travelling {
			fmt.Fprintf(&b, "\tpush = %s\n", t.push)
			if t.fetch != "" {
				fmt.Fprintf(&b, "\tfetch = %s\n", strings.ReplaceAll(t.fetch, "%s", name))
			}
		}
	}
	path := filepath.Join(gitDir, "cultivar.config")
	if old, err := os.ReadFile(path); err == nil && string(old) == b.String() {
		return nil
	}
	return replaceFile(path, []byte(b.String()))
}

var remoteSection = regexp.MustCompile(`(?m)^\s*\[remote "([^"\\]+)"\]`)

// remotes are the names in the repository's own config.
func (s *Store) remotes() []string {
	data, err := os.ReadFile(s.git.path("config"))
	if err != nil {
		return nil
	}
	var names []string
	for _, m := range remoteSection.FindAllStringSubmatch(string(data), -1) {
		if !slices.Contains(names, m[1]) {
			names = append(names, m[1])
		}
	}
	return names
}

// meetRemotes makes every remote carry the whole session, and completes a fresh clone, which has
// only one branch so far.
func (s *Store) meetRemotes(ctx context.Context) error {
	names := s.remotes()
	if err := s.mendUnlocked(func() error { return writeRemotes(s.git.gitDir, names) }); err != nil {
		return fmt.Errorf("prepare the session for pushing: %w", err)
	}
	if len(names) == 0 {
		return nil
	}
	state, err := s.reader.resolve(ctx, stateRef)
	if err != nil || state != "" {
		return err
	}
	remote := names[0]
	if slices.Contains(names, "origin") {
		remote = "origin"
	}
	return s.mend(ctx, func(ctx context.Context) error { return s.adopt(ctx, remote) })
}

// adopt fetches what a plain clone leaves out. When it cannot, the next opening tries again.
func (s *Store) adopt(ctx context.Context, remote string) error {
	limited, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	var specs []string
	for _, t := range travelling {
		if t.fetch != "" {
			specs = append(specs, strings.ReplaceAll(t.fetch, "%s", remote))
		}
	}
	args := []string{"fetch", "-q", "--no-tags", "--no-auto-maintenance", remote}
	cmd := s.git.command(limited, append(args, s.offered(limited, remote, specs)...)...)
	cmd.Env = userEnvironment()
	if _, err := output(cmd, nil); err != nil {
		s.mended("stars, kept versions and generations could not be fetched from %s: %v", remote, err)
		return nil
	}
	if err := s.adoptBranches(ctx, remote); err != nil {
		return err
	}
	s.mended("this is a fresh clone: fetched all of the session from %s", remote)
	return nil
}

// offered leaves out the refspec of a single ref that the remote does not have, which git would
// take for an error.
func (s *Store) offered(ctx context.Context, remote string, specs []string) []string {
	cmd := s.git.command(ctx, "ls-remote", remote, stateRef)
	cmd.Env = userEnvironment()
	out, err := output(cmd, nil)
	if err == nil && len(out) > 0 {
		return specs
	}
	return slices.DeleteFunc(specs, func(spec string) bool { return strings.Contains(spec, stateRef) })
}

// adoptBranches makes the remote's branches and state the session's own, where it has none.
func (s *Store) adoptBranches(ctx context.Context, remote string) error {
	prefix := "refs/remotes/" + remote + "/"
	out, err := s.git.run(ctx, nil, "for-each-ref", "--format=%(objectname) %(symref) %(refname)", prefix)
	if err != nil {
		return err
	}
	branches, err := s.branches(ctx)
	if err != nil {
		return err
	}
	var refs []ref
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		name := strings.TrimPrefix(f[2], prefix)
		if f[1] == "" && !taken(name, branches) {
			refs = append(refs, ref{Name: branchRef + name, New: f[0]})
		}
	}
	state, err := s.reader.resolve(ctx, "refs/cultivar/remote/"+remote+"/state")
	if err != nil {
		return err
	}
	if state != "" {
		refs = append(refs, ref{Name: stateRef, New: state})
	}
	return s.refs.commit(refs)
}
