package artifact

import (
	"fmt"

	"cultivar/render"
)

// Form is how a kind is put in front of a camera.
func (k Kind) Form() render.Form {
	switch k {
	case Drawing:
		return render.FormDrawing
	case Shader:
		return render.FormShader
	}
	return render.FormPage
}

// Document is what a camera draws of the artifact. The error says why a shader cannot be wrapped.
func (a Artifact) Document() (render.Document, error) {
	doc := render.Document{Form: a.Kind.Form(), Main: a.Main, Files: a.Files}
	if a.Kind != Shader {
		return doc, nil
	}
	program, err := ShaderProgram(a)
	if err != nil {
		return doc, fmt.Errorf("prepare shader %s: %w", a.Main, err)
	}
	doc.Shader = program
	return doc, nil
}
