package history

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
