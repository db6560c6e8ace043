// Package artifact holds the code being designed: an Artifact is a kind, a main file and the local
// files that it refers to. The package recognises kinds, gathers files, turns an artifact into a
// render.Document, and edits sources in place so that every byte nobody meant to change stays.
//
// Its sub-packages parse without loss: css, markup (HTML and SVG) and glsl give trees whose nodes
// know their byte offsets; changes are collected as Edits and spliced into the source.
package artifact

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Kind is what sort of design an artifact is.
type Kind string

// The kinds.
const (
	Page    Kind = "page"    // HTML
	Drawing Kind = "drawing" // SVG
	Shader  Kind = "shader"  // a GLSL fragment shader
)

// Artifact is the code being designed. It is a value: nobody changes Files or its bytes after it is
// made; With makes a changed copy.
type Artifact struct {
	Kind Kind
	// Main is the path of the main file, a key of Files.
	Main string
	// Files maps slash-separated paths, relative to the main file's folder, to bytes.
	Files map[string][]byte
}

// Source is the text of the main file.
func (a Artifact) Source() []byte { return a.Files[a.Main] }

// With is a copy in which one file has other bytes.
func (a Artifact) With(path string, data []byte) Artifact {
	files := maps.Clone(a.Files)
	if files == nil {
		files = map[string][]byte{}
	}
	files[path] = data
	return Artifact{Kind: a.Kind, Main: a.Main, Files: files}
}

// WithSource is a copy whose main file has other bytes.
func (a Artifact) WithSource(data []byte) Artifact { return a.With(a.Main, data) }

// Paths lists the files in order.
func (a Artifact) Paths() []string { return slices.Sorted(maps.Keys(a.Files)) }

// Key names the content: equal keys are equal artifacts.
func (a Artifact) Key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %q\n", a.Kind, a.Main)
	for _, path := range a.Paths() {
		fmt.Fprintf(h, "%q %d\n", path, len(a.Files[path]))
		h.Write(a.Files[path])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
