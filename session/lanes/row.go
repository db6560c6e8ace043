package lanes

import (
	"strings"

	"cultivar/session"
)

// Meaning is what a cell shows.
type Meaning int

// The meanings.
const (
	Blank   Meaning = iota
	Line            // a line of descent passing by, joining or branching off
	Version         // an accepted version
	Step            // a step
	Kept            // a version that no branch reaches
)

// Cell is one character of the graph. Lane is the column of the line that it belongs to, for
// colouring; -1 for a blank.
type Cell struct {
	Rune    rune
	Meaning Meaning
	Lane    int
}

// Row is one line of the graph.
type Row struct {
	Cells []Cell
	// Version is nil in a row that only leads lines elsewhere.
	Version *session.Version
	// Steps is the number of steps folded into the version.
	Steps int
}

// String is the row's characters without the blanks at its end.
func (r Row) String() string {
	var b strings.Builder
	for _, c := range r.Cells {
		b.WriteRune(c.Rune)
	}
	return strings.TrimRight(b.String(), " ")
}

// Node is the index of the version's own cell, -1 if there is none.
func (r Row) Node() int {
	for i, c := range r.Cells {
		if c.Meaning >= Version {
			return i
		}
	}
	return -1
}

func node(v session.Version) (rune, Meaning) {
	switch {
	case v.Step:
		return '○', Step
	case v.Kept:
		return '◌', Kept
	default:
		return '●', Version
	}
}
