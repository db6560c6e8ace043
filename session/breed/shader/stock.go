// Package shader breeds fragment shaders: operators that edit GLSL in place as a person would, by a
// small helper and one line in the entry point, or by another constant. Types are known, so that what
// compiled still compiles. Traits are palette, domain, function and time.
package shader

import (
	"fmt"
	"slices"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// Stock breeds shaders.
var Stock gene.Stock = &gene.Table[*Design]{
	Operators: slices.Concat(gradeOperators, colourOperators, domainOperators, spaceOperators, timeOperators, motionOperators, functionOperators, constantOperators, lightOperators, postOperators, crossOperators),
	Courses:   courses,
	Open:      open,
	Close:     (*Design).finish,
	Theme:     (*Design).wear,
}

// Design is a shader at work. Each operator sees what the ones before it have done.
type Design struct {
	parents []artifact.Artifact
	main    string
	now     *genome
	keep    []string
	grafts  map[string]graft // other parents that stand in this one, by their text
	sized   float64          // what places were multiplied by so far, 0 for nothing: figures are smaller above 1, larger below
}

func open(parents []artifact.Artifact, keep []string, _ map[string]string) (*Design, error) {
	first := parents[0]
	g, err := read(first.Main, string(first.Source()))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", first.Main, err)
	}
	return &Design{parents: parents, main: first.Main, now: g, keep: keep}, nil
}

func (d *Design) finish() (artifact.Artifact, error) {
	return d.parents[0].WithSource([]byte(d.now.Text)), nil
}

// opposes says that a factor of places would undo what another one has done.
func (d *Design) opposes(factor float64) bool { return d.sized > 0 && (d.sized-1)*(factor-1) < 0 }

// kept reports whether the designer wants a function or constant of that name left as it is.
func (d *Design) kept(name string) bool { return slices.Contains(d.keep, name) }
