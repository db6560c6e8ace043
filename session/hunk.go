package session

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

// Hunk is one of the changes that a tile makes of its parent, as the diff shows it.
type Hunk struct {
	// N counts from 1 over all files.
	N    int    `json:"n"`
	File string `json:"file"`
	// Diff is the change in unified form, "" for a file that is no text.
	Diff string `json:"diff,omitempty"`

	edits []udiff.Edit
}

// Size counts the lines that the change adds and removes.
func (h Hunk) Size() (added, removed int) {
	for line := range strings.SplitSeq(h.Diff, "\n") {
		switch {
		case strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "+++ "):
			added++
		case strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "--- "):
			removed++
		}
	}
	return added, removed
}

// What says what the change is about: the properties of a style that it sets, in a designer's words, and of what; else
// the first line that it adds, or removes.
func (h Hunk) What() string {
	if words := h.styleWords(); words != "" {
		return words
	}
	removed := ""
	for line := range strings.SplitSeq(h.Diff, "\n") {
		text := strings.TrimSpace(strings.TrimLeft(line, "+-"))
		switch {
		case strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "--- "), text == "":
		case strings.HasPrefix(line, "+"):
			return text
		case strings.HasPrefix(line, "-") && removed == "":
			removed = text
		}
	}
	return removed
}

// hunkGap is how many equal lines lie at least between two hunks.
const hunkGap = 2*udiff.DefaultContextLines + 1

// Hunks lists what a tile changes of its first parent.
func (s *Studio) Hunks(ctx context.Context, ref Ref) ([]Hunk, error) {
	parent, v, err := s.withParent(ctx, ref)
	if err != nil {
		return nil, named("part "+string(ref), err)
	}
	return hunks(parent, v.Artifact), nil
}

// Take makes a tile of the chosen hunks of another one, in a generation of its own; what is not
// chosen stays as the parent has it.
func (s *Studio) Take(ctx context.Context, ref Ref, chosen ...int) (Variant, error) {
	attempted := "take a part of " + string(ref)
	a, v, all, err := s.part(ctx, ref, chosen)
	if err != nil {
		return Variant{}, named(attempted, err)
	}
	v.Artifact = a
	v.Caption = strings.TrimSpace(fmt.Sprintf("%s (%d of %d changes)", v.Caption, len(chosen), all))
	v.Tile, v.Checks, v.Distance = 1, nil, -1
	g := Generation{Parents: v.Parents, Instruction: v.Instruction}
	g.ID, g.Made = newGenerationID(time.Now())
	if head, err := s.store.Head(ctx); err == nil {
		g.Head = head.Version
	}
	v.Generation = g.ID
	g.Variants = []Variant{v}
	return v, named(attempted, s.store.Record(ctx, g))
}

// withParent reads a tile and its first parent.
func (s *Studio) withParent(ctx context.Context, ref Ref) (artifact.Artifact, Variant, error) {
	v, err := s.Variant(ctx, ref)
	if err != nil {
		return artifact.Artifact{}, v, err
	}
	if len(v.Parents) == 0 {
		return artifact.Artifact{}, v, &Problem{Attempted: "part " + string(ref), Cause: "it has no parent", Do: "accept the whole of it"}
	}
	parent, err := s.Artifact(ctx, v.Parents[0])
	return parent, v, err
}

// hunks parts the difference of two artifacts; a file that was added, removed or is no text is one hunk.
func hunks(from, to artifact.Artifact) []Hunk {
	var out []Hunk
	for _, path := range artifact.Changed(from, to) {
		before, there := from.Files[path]
		after, stays := to.Files[path]
		if !there || !stays || !utf8.Valid(before) || !utf8.Valid(after) {
			out = append(out, Hunk{File: path})
			continue
		}
		for _, group := range grouped(string(before), lineEdits(string(before), string(after))) {
			text, err := udiff.ToUnified("a/"+path, "b/"+path, string(before), group, udiff.DefaultContextLines)
			if err != nil {
				text = ""
			}
			out = append(out, Hunk{File: path, Diff: text, edits: group})
		}
	}
	for i := range out {
		out[i].N = i + 1
	}
	return out
}

// grouped puts edits together that lie so near that a diff shows them as one.
func grouped(base string, edits []udiff.Edit) [][]udiff.Edit {
	var out [][]udiff.Edit
	for i, e := range edits {
		if i > 0 && strings.Count(base[edits[i-1].End:e.Start], "\n") < hunkGap {
			out[len(out)-1] = append(out[len(out)-1], e)
			continue
		}
		out = append(out, []udiff.Edit{e})
	}
	return out
}

func takeHunks(from, to artifact.Artifact, all []Hunk, chosen []int) (artifact.Artifact, error) {
	out := from
	edits := map[string][]udiff.Edit{}
	for _, h := range all {
		if !slices.Contains(chosen, h.N) {
			continue
		}
		if h.edits != nil {
			edits[h.File] = append(edits[h.File], h.edits...)
			continue
		}
		data, stays := to.Files[h.File]
		out = out.With(h.File, bytes.Clone(data))
		if !stays {
			delete(out.Files, h.File)
		}
	}
	for path, list := range edits {
		text, err := udiff.Apply(string(from.Files[path]), list)
		if err != nil {
			return out, fmt.Errorf("%s: %w", path, err)
		}
		out = out.With(path, []byte(text))
	}
	return out, nil
}
