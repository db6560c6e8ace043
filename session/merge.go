package session

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

var errOverlap = errors.New("the same lines were changed on both sides")

// merge brings the changes from base to theirs into ours, file by file.
func merge(base, ours, theirs artifact.Artifact) (artifact.Artifact, error) {
	out := ours
	paths := map[string]bool{}
	for _, a := range []artifact.Artifact{base, ours, theirs} {
		for path := range a.Files {
			paths[path] = true
		}
	}
	for path := range paths {
		was, mine, other := base.Files[path], ours.Files[path], theirs.Files[path]
		switch {
		case bytes.Equal(was, other), bytes.Equal(mine, other):
		case bytes.Equal(was, mine):
			out = out.With(path, other)
			if _, ok := theirs.Files[path]; !ok {
				delete(out.Files, path)
			}
		default:
			merged, err := mergeText(string(was), string(mine), string(other))
			if err != nil {
				return ours, fmt.Errorf("%s: %w", path, err)
			}
			out = out.With(path, []byte(merged))
		}
	}
	return out, nil
}

// mergeText applies the line edits base→theirs and base→ours together, if none touch.
func mergeText(base, ours, theirs string) (string, error) {
	mine, other := udiff.Lines(base, ours), udiff.Lines(base, theirs)
	for _, a := range mine {
		for _, b := range other {
			if a == b {
				continue
			}
			if a.Start <= b.End && b.Start <= a.End {
				return "", errOverlap
			}
		}
	}
	all := append([]udiff.Edit{}, mine...)
	for _, b := range other {
		if !contains(mine, b) {
			all = append(all, b)
		}
	}
	return udiff.Apply(base, all)
}

func contains(edits []udiff.Edit, e udiff.Edit) bool {
	for _, x := range edits {
		if x == e {
			return true
		}
	}
	return false
}
