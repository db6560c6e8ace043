package coder

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

// triedLines is how many lines of an attempt that failed are told.
const triedLines = 16

// changedLines are the lines that one design has otherwise than another, as a diff writes them, the first
// triedLines of them.
func changedLines(from, to artifact.Artifact) string {
	var out []string
	for _, path := range artifact.Changed(from, to) {
		text, err := udiff.ToUnified(path, path, string(from.Files[path]), udiff.Lines(string(from.Files[path]), string(to.Files[path])), 0)
		if err != nil {
			continue
		}
		for line := range strings.Lines(text) {
			head := strings.HasPrefix(line, "+++ ") || strings.HasPrefix(line, "--- ")
			if !head && strings.HasPrefix(line, "+") || !head && strings.HasPrefix(line, "-") {
				out = append(out, strings.TrimRight(line, "\r\n"))
			}
		}
	}
	if len(out) > triedLines {
		out = append(out[:triedLines], "…")
	}
	return strings.Join(out, "\n")
}

// outcome says what is wrong with an attempt, in one line.
func (a attempt) outcome() string {
	if a.broken != "" {
		return a.broken
	}
	return strings.Join(a.faults, "; ")
}
