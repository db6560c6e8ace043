package session

import (
	"cultivar/render"
	"cultivar/session/artifact"
)

// View is where a design of this kind is seen from if nobody says otherwise.
func View(k artifact.Kind) render.Viewport {
	form := map[artifact.Kind]render.Form{artifact.Page: render.FormPage, artifact.Drawing: render.FormDrawing, artifact.Shader: render.FormShader}[k]
	return render.DefaultViewport(form)
}
