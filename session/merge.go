package session

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

var errOverlap = errors.New("the same lines were changed on both sides")

// Side is one of two that changed the same files.
type Side string

// The sides.
const (
	Neither Side = ""
	Mine    Side = "mine"
	Theirs  Side = "theirs"
	Both    Side = "both"
)

// Change is a run of lines that one side, or both, made differ from what they had in common.
type Change struct {
	File  string `json:"file"`
	Whose Side   `json:"whose"`
	// Line is where it begins in what both had, from 1; 0 is the whole of a file that is no text, or
	// that was added or removed.
	Line int `json:"line"`
	// Was is what both had there, Mine and Theirs what either has now.
	Was    string `json:"was"`
	Mine   string `json:"mine"`
	Theirs string `json:"theirs"`

	mine, theirs []udiff.Edit
	start, end   int
}

// agreed says that both did the same.
func (c Change) agreed() bool { return c.Whose == Both && c.Line > 0 && c.Mine == c.Theirs }

// chosen is the side that is taken; Both means that nobody can say which.
func (c Change) chosen(prefer Side) Side {
	switch {
	case c.Whose != Both:
		return c.Whose
	case c.agreed():
		return Mine
	case prefer != Neither:
		return prefer
	}
	return Both
}

// merge brings the changes from base to theirs into ours, file by file. Where both changed the same
// lines it takes the side that is preferred, or fails if that is Neither.
func merge(base, ours, theirs artifact.Artifact, prefer Side) (artifact.Artifact, error) {
	out := ours
	edits := map[string][]udiff.Edit{}
	for _, c := range weave(base, ours, theirs) {
		side := c.chosen(prefer)
		switch {
		case side == Both:
			return ours, fmt.Errorf("%s: %w", c.File, errOverlap)
		case c.Line > 0 && side == Mine:
			edits[c.File] = append(edits[c.File], c.mine...)
		case c.Line > 0:
			edits[c.File] = append(edits[c.File], c.theirs...)
		case side == Theirs:
			out = out.With(c.File, theirs.Files[c.File])
			if _, stays := theirs.Files[c.File]; !stays {
				delete(out.Files, c.File)
			}
		}
	}
	for path, list := range edits {
		text, err := udiff.Apply(string(base.Files[path]), list)
		if err != nil {
			return ours, fmt.Errorf("%s: %w", path, err)
		}
		out = out.With(path, []byte(text))
	}
	return out, nil
}

// weave parts what either side changed, by file and line.
func weave(base, ours, theirs artifact.Artifact) []Change {
	paths := append(artifact.Changed(base, ours), artifact.Changed(base, theirs)...)
	slices.Sort(paths)
	var out []Change
	for _, path := range slices.Compact(paths) {
		was, mine, other := base.Files[path], ours.Files[path], theirs.Files[path]
		if was == nil || mine == nil || other == nil || !utf8.Valid(was) || !utf8.Valid(mine) || !utf8.Valid(other) {
			out = append(out, wholeFile(path, was, mine, other))
			continue
		}
		out = append(out, weaveText(path, string(was), string(mine), string(other))...)
	}
	return out
}

func wholeFile(path string, was, mine, other []byte) Change {
	c := Change{File: path, Whose: Both}
	switch {
	case same(mine, other), same(was, other):
		c.Whose = Mine
	case same(was, mine):
		c.Whose = Theirs
	}
	return c
}

// same compares files, one of which may not be there.
func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// weaveText parts the line edits of two sides; those that touch are one change.
func weaveText(path, base, ours, theirs string) []Change {
	var out []Change
	for _, p := range sorted(lineEdits(base, ours), lineEdits(base, theirs)) {
		if n := len(out); n == 0 || p.Start > out[n-1].end {
			out = append(out, Change{File: path, Line: 1 + strings.Count(base[:p.Start], "\n"), start: p.Start, end: p.End})
		}
		c := &out[len(out)-1]
		c.end = max(c.end, p.End)
		if p.mine {
			c.mine = append(c.mine, p.Edit)
		} else {
			c.theirs = append(c.theirs, p.Edit)
		}
	}
	for i := range out {
		out[i].tell(base)
	}
	return out
}

// piece is one edit of one side.
type piece struct {
	udiff.Edit
	mine bool
}

func sorted(mine, theirs []udiff.Edit) []piece {
	var all []piece
	for _, e := range mine {
		all = append(all, piece{e, true})
	}
	for _, e := range theirs {
		all = append(all, piece{e, false})
	}
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return all
}

// tell fills in what a change says for people.
func (c *Change) tell(base string) {
	c.Was = base[c.start:c.end]
	c.Mine, c.Theirs = c.apply(c.mine), c.apply(c.theirs)
	switch {
	case len(c.mine) > 0 && len(c.theirs) > 0:
		c.Whose = Both
	case len(c.mine) > 0:
		c.Whose = Mine
	default:
		c.Whose = Theirs
	}
}

// apply is what edits make of the change's own lines.
func (c *Change) apply(edits []udiff.Edit) string {
	moved := make([]udiff.Edit, len(edits))
	for i, e := range edits {
		moved[i] = udiff.Edit{Start: e.Start - c.start, End: e.End - c.start, New: e.New}
	}
	text, err := udiff.Apply(c.Was, moved)
	if err != nil {
		return c.Was
	}
	return text
}
