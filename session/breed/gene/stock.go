package gene

import (
	"fmt"
	"strconv"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// Stock breeds one kind of artifact.
type Stock interface {
	// Catalog lists the operators in the table's order.
	Catalog() []Entry
	// Directions are where a design of this kind may be taken as a whole; none where operators are put together freely.
	Directions() []Direction
	// Begin opens the parents for work. Keep and hints are those of the recipe.
	Begin(parents []artifact.Artifact, keep []string, hints map[string]string) (Work, error)
	// Hints are what facts measured of an artifact teach; nil facts give nil.
	Hints(a artifact.Artifact, facts *render.Facts) map[string]string
}

// Entry is what the engine knows of an operator.
type Entry struct {
	Name   string
	Trait  Trait
	Doc    string
	Weight float64
	Cross  bool
	Once   string
	Leans  map[string]float64
}

// Work is a design being changed.
type Work interface {
	// Do carries out one gene. It reports false, having changed nothing, where the gene finds nothing to change.
	Do(g Gene) (caption string, ok bool)
	// Suits reports whether a designer would think of an operator for this design as it is now.
	Suits(operator string) bool
	// Mean is the average of something over what the design paints as it is now, roughly, by area; false where that is not known.
	Mean(of func(themes.Color) float64) (mean float64, ok bool)
	// Wear maps the design's own colours, type, spacing and shape to a theme's by role.
	Wear(t themes.Theme) (caption string, ok bool)
	// Artifact is what has come of it.
	Artifact() (artifact.Artifact, error)
}

// NameHint is the hint that tells what the designer calls a parent.
func NameHint(parent int) string { return "name." + strconv.Itoa(parent) }

// Table is a Stock made of operators over a working state W.
type Table[W any] struct {
	Operators []Operator[W]
	// Courses are the directions; none for a kind without.
	Courses []Direction
	// Open parses the parents, the first one to be changed.
	Open func(parents []artifact.Artifact, keep []string, hints map[string]string) (W, error)
	// Close writes the changes out.
	Close func(w W) (artifact.Artifact, error)
	// Theme dresses the design, nil if this kind cannot be dressed.
	Theme func(w W, t themes.Theme) (caption string, ok bool)
	// Mean is the average of something over what is painted, nil for a kind that cannot tell without being drawn.
	Mean func(w W, of func(themes.Color) float64) float64
	// Learn gives the hints, nil for a kind that needs none.
	Learn func(a artifact.Artifact, facts *render.Facts) map[string]string
}

// Catalog lists the operators.
func (t *Table[W]) Catalog() []Entry {
	out := make([]Entry, len(t.Operators))
	for i, op := range t.Operators {
		weight := op.Weight
		if weight == 0 {
			weight = 1
		}
		out[i] = Entry{op.Name, op.Trait, op.Doc, weight, op.Cross, op.Once, op.Leans}
	}
	return out
}

// Directions are the table's courses.
func (t *Table[W]) Directions() []Direction { return t.Courses }

// Hints are what the facts teach.
func (t *Table[W]) Hints(a artifact.Artifact, facts *render.Facts) map[string]string {
	if facts == nil || t.Learn == nil {
		return nil
	}
	return t.Learn(a, facts)
}

// Begin opens the parents.
func (t *Table[W]) Begin(parents []artifact.Artifact, keep []string, hints map[string]string) (Work, error) {
	if len(parents) == 0 {
		return nil, fmt.Errorf("breed: no parents")
	}
	w, err := t.Open(parents, keep, hints)
	if err != nil {
		return nil, fmt.Errorf("read the design: %w", err)
	}
	return &bench[W]{t, w, len(parents), hints}, nil
}

type bench[W any] struct {
	table   *Table[W]
	w       W
	parents int
	hints   map[string]string
}

func (b *bench[W]) Do(g Gene) (string, bool) {
	for _, op := range b.table.Operators {
		if op.Name == g.Operator {
			if op.Cross && (g.From < 1 || g.From >= b.parents) {
				return "", false
			}
			return op.Apply(b.w, In{g.Rand(), g.Strength, g.From, g.Params, b.hints[NameHint(g.From)]})
		}
	}
	return "", false
}

func (b *bench[W]) Suits(operator string) bool {
	for _, op := range b.table.Operators {
		if op.Name == operator {
			return op.Suits == nil || op.Suits(b.w)
		}
	}
	return false
}

func (b *bench[W]) Mean(of func(themes.Color) float64) (float64, bool) {
	if b.table.Mean == nil {
		return 0, false
	}
	return b.table.Mean(b.w, of), true
}

func (b *bench[W]) Wear(t themes.Theme) (string, bool) {
	if b.table.Theme == nil {
		return "", false
	}
	return b.table.Theme(b.w, t)
}

func (b *bench[W]) Artifact() (artifact.Artifact, error) { return b.table.Close(b.w) }
