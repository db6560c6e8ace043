package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Form says how a document is put in front of the camera.
type Form int

const (
	// FormPage is an HTML document served with its own files.
	FormPage Form = iota
	// FormDrawing is an SVG document, fitted into the viewport with its aspect ratio kept.
	FormDrawing
	// FormShader is a fragment program drawn by WebGL over the whole viewport.
	FormShader
)

func (f Form) String() string { return [...]string{"page", "drawing", "shader"}[f] }

// Document is what a camera is asked to draw: a main file and the files around it. A Document is
// never changed after it is made.
type Document struct {
	Form Form
	// Main is the path of the main file, a key of Files.
	Main string
	// Files maps slash-separated relative paths to bytes.
	Files map[string][]byte
	// Shader is set for FormShader only: Main is then kept for messages, and Shader is drawn.
	Shader *Shader
}

// Key names the document's content: equal keys are equal documents.
func (d Document) Key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %q\n", d.Form, d.Main)
	for _, path := range slices.Sorted(maps.Keys(d.Files)) {
		fmt.Fprintf(h, "%q %d\n", path, len(d.Files[path]))
		h.Write(d.Files[path])
	}
	if d.Shader != nil {
		fmt.Fprintf(h, "%+v", *d.Shader)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
