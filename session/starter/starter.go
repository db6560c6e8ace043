// Package starter holds the designs that somebody without one of their own begins with: pages,
// drawings and shaders made for Cultivar, small, clean and ready to be bred.
package starter

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cultivar/session/artifact"
)

//go:embed files
var files embed.FS

// Starter is one design to begin with.
type Starter struct {
	// Name is what a person types: "landing".
	Name string
	// Title is what a person reads: "Landing page".
	Title string
	Kind  artifact.Kind
	// Main is the path of the main file.
	Main string
	// Words are what people say who want something like it, lower case, stems where that helps.
	Words []string
}

// List gives the starters, pages first, in the order in which they are shown.
func List() []Starter { return slices.Clone(starters) }

// Get reads a starter's design. An unknown name is an error that lists the known ones.
func Get(name string) (artifact.Artifact, error) {
	i := slices.IndexFunc(starters, func(s Starter) bool { return s.Name == name })
	if i < 0 {
		return artifact.Artifact{}, fmt.Errorf("open starter %q: no such starter; there are %s", name, strings.Join(names(), ", "))
	}
	return starters[i].read()
}

func (s Starter) read() (artifact.Artifact, error) {
	root := path.Join("files", s.Name)
	a := artifact.Artifact{Kind: s.Kind, Main: s.Main, Files: map[string][]byte{}}
	err := fs.WalkDir(files, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a.Files[strings.TrimPrefix(p, root+"/")], err = files.ReadFile(p)
		return err
	})
	if err != nil {
		return artifact.Artifact{}, fmt.Errorf("read starter %s: %w", s.Name, err)
	}
	return a, nil
}

func names() []string {
	out := make([]string, len(starters))
	for i, s := range starters {
		out[i] = s.Name
	}
	return out
}
