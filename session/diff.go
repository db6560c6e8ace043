package session

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

// Diff is the unified difference from a to b over all files, "" if they are equal.
func (s *Studio) Diff(ctx context.Context, a, b Ref) (string, error) {
	from, err := s.Artifact(ctx, a)
	if err != nil {
		return "", named("compare "+string(a), err)
	}
	to, err := s.Artifact(ctx, b)
	if err != nil {
		return "", named("compare "+string(b), err)
	}
	return Unified(from, to), nil
}

// Unified is the unified difference of two artifacts.
func Unified(from, to artifact.Artifact) string {
	paths := maps.Clone(from.Files)
	if paths == nil {
		paths = map[string][]byte{}
	}
	maps.Copy(paths, to.Files)
	var out strings.Builder
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		before, after := from.Files[path], to.Files[path]
		switch {
		case bytes.Equal(before, after):
		case !utf8.Valid(before) || !utf8.Valid(after):
			fmt.Fprintf(&out, "Binary file %s differs\n", path)
		default:
			text, err := udiff.ToUnified("a/"+path, "b/"+path, string(before), lineEdits(string(before), string(after)), udiff.DefaultContextLines)
			if err != nil {
				text = udiff.Unified("a/"+path, "b/"+path, string(before), string(after))
			}
			out.WriteString(text)
		}
	}
	return out.String()
}

// LinesChanged counts the lines of text that b has and a has not, and those that a has and b has not. The
// main files are compared with each other, whatever they are called.
func LinesChanged(a, b artifact.Artifact) (added, removed int) {
	b = b.With(a.Main, b.Source())
	for _, h := range hunks(a, b) {
		for _, e := range h.edits {
			added += strings.Count(e.New, "\n")
			removed += strings.Count(string(a.Files[h.File][e.Start:e.End]), "\n")
		}
	}
	return added, removed
}
