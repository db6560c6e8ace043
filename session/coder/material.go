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
	shown := editable(a)
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
type elision struct{ held []string }

var embedded = regexp.MustCompile(`data:[\w/+.-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=\s%]{200,}`)

const stand = "data:embedded,%d"

func (e *elision) hide(text string) string {
	return embedded.ReplaceAllStringFunc(text, func(data string) string {
		tail := data[len(strings.TrimRight(data, " \t\r\n")):]
		data = strings.TrimSuffix(data, tail)
		i := slices.Index(e.held, data)
		if i < 0 {
			i = len(e.held)
			e.held = append(e.held, data)
		}
		return fmt.Sprintf(stand, i) + tail
	})
}

// show puts the data back into what a model wrote.
func (e *elision) show(text string) string {
	for i := len(e.held) - 1; i >= 0; i-- {
		text = strings.ReplaceAll(text, fmt.Sprintf(stand, i), e.held[i])
	}
	return text
}
