package coder

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cultivar/session/artifact"
)

// file is one file as a prompt shows it.
type file struct{ Path, Text string }

// textual are the files that a model reads and edits.
var textual = []string{".html", ".htm", ".xhtml", ".svg", ".css", ".js", ".mjs", ".glsl", ".frag", ".fs", ".vert", ".txt", ".json"}

// editable lists the paths of the files that may be edited, the main one first.
func editable(a artifact.Artifact) []string {
	out := []string{a.Main}
	for _, p := range a.Paths() {
		if p != a.Main && slices.Contains(textual, strings.ToLower(path.Ext(p))) && utf8.Valid(a.Files[p]) {
			out = append(out, p)
		}
	}
	return out
}

// material shows a design's files, long embedded data left out; others names what is not shown.
func (e *elision) material(a artifact.Artifact) (files []file, others string) {
	return e.some(a, editable(a))
}

// mended shows what there is to mend in a design: of a page its markup, its styles and what was changed.
func (j *job) mended(a artifact.Artifact) (files []file, others string) {
	changed := artifact.Changed(j.parent, a)
	return j.hidden.some(a, slices.DeleteFunc(editable(a), func(p string) bool {
		return a.Kind == artifact.Page && p != a.Main && path.Ext(p) != ".css" && !slices.Contains(changed, p)
	}))
}

func (e *elision) some(a artifact.Artifact, shown []string) (files []file, others string) {
	for _, p := range shown {
		files = append(files, file{Path: p, Text: e.text(a, p)})
	}
	var rest []string
	for _, p := range a.Paths() {
		if !slices.Contains(shown, p) {
			rest = append(rest, fmt.Sprintf("%s (%d KB)", p, (len(a.Files[p])+1023)/1024))
		}
	}
	return files, strings.Join(rest, ", ")
}

// text is a file as a prompt shows it.
func (e *elision) text(a artifact.Artifact, name string) string {
	return strings.TrimRight(e.hide(condense(a, name)), "\n")
}

// elision stands short names in for embedded data that no model needs to read.
type elision struct {
	held []string
	// outline is how long the outline of a shape is that is such data, in bytes; 0 shows them all.
	outline int
}

// outlineMost is how long an outline of each kind is shown at most: in a page they are icons and pictures, in
// a drawing they are what is edited, as far as anybody can edit them as text.
var outlineMost = map[artifact.Kind]int{artifact.Page: 100, artifact.Drawing: 1500}

var (
	embedded = regexp.MustCompile(`data:[\w/+.-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=\s%]{200,}`)
	pathData = regexp.MustCompile(`\sd=(?:"[Mm][-+\d.,\sA-Za-z]{99,}"|'[Mm][-+\d.,\sA-Za-z]{99,}')`)
)

const stand = "data:embedded,%d"

func (e *elision) hide(text string) string {
	text = embedded.ReplaceAllStringFunc(text, e.stand)
	if e.outline == 0 {
		return text
	}
	return pathData.ReplaceAllStringFunc(text, func(attribute string) string {
		head, last := len(` d="`), len(attribute)-1
		if last-head <= e.outline {
			return attribute
		}
		return attribute[:head] + e.stand(attribute[head:last]) + attribute[last:]
	})
}

// stand is the short name of a piece of data.
func (e *elision) stand(data string) string {
	tail := data[len(strings.TrimRight(data, " \t\r\n")):]
	data = strings.TrimSuffix(data, tail)
	i := slices.Index(e.held, data)
	if i < 0 {
		i = len(e.held)
		e.held = append(e.held, data)
	}
	return fmt.Sprintf(stand, i) + tail
}

// show puts the data back into what a model wrote.
func (e *elision) show(text string) string {
	for i := len(e.held) - 1; i >= 0; i-- {
		text = strings.ReplaceAll(text, fmt.Sprintf(stand, i), e.held[i])
	}
	return text
}
