package coder

import (
	"github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
)

// partner is a design that the main one is crossed with, as a prompt shows it: what it shares with the main one is
// left out.
type partner struct {
	// Same are the paths of files that are those of the main design.
	Same []string
	// Diffs are the files that differ from it in little, as diffs from it; Files are the others.
	Diffs, Files []file
}

func (j *job) partners() (out []partner) {
	for _, p := range j.Parents[1:] {
		out = append(out, j.partner(p))
	}
	return out
}

func (j *job) partner(p artifact.Artifact) (out partner) {
	for _, path := range editable(p) {
		text, mine := j.hidden.text(p, path), ""
		if _, there := j.parent.Files[path]; there {
			mine = j.hidden.text(j.parent, path)
		}
		diff := ""
		if mine != "" {
			diff = udiff.Unified("first/"+path, "this/"+path, mine+"\n", text+"\n")
		}
		switch {
		case text == mine:
			out.Same = append(out.Same, path)
		case diff != "" && 2*len(diff) < len(text):
			out.Diffs = append(out.Diffs, file{Path: path, Text: diff})
		default:
			out.Files = append(out.Files, file{Path: path, Text: text})
		}
	}
	return out
}
