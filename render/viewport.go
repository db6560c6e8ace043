package render

// Viewport says from where a document is seen.
type Viewport struct {
	// Width and Height are in CSS pixels.
	Width, Height int
	// Scale is picture pixels per CSS pixel; 0 means 1. Below 1 the layout stays that of Width×Height
	// and the picture is small: a tile.
	Scale float64
	// FullPage extends the height to the document's whole height (pages only).
	FullPage bool
	// Dark asks for prefers-color-scheme: dark.
	Dark bool
	// Transparent leaves the background see-through where the document paints none.
	Transparent bool
	// Measure asks for layout facts with the shot.
	Measure bool
	// At is the moment in seconds on the document's own clock; nil means the still that shows a
	// document of its form best (a page with its entrance at the end, a shader at 1.5 s, a
	// transition half way, or where it is not empty there).
	At *float64
}

// DefaultViewport is where a document of this form is seen from if nobody says otherwise.
func DefaultViewport(f Form) Viewport {
	if f == FormShader {
		return Viewport{Width: 1280, Height: 720, Scale: 1}
	}
	return Viewport{Width: 1280, Height: 800, Scale: 1}
}

// Pixels is the size of the picture that this viewport makes (of one screen, if FullPage).
func (v Viewport) Pixels() (width, height int) {
	s := v.Scale
	if s == 0 {
		s = 1
	}
	return max(1, int(float64(v.Width)*s+0.5)), max(1, int(float64(v.Height)*s+0.5))
}

// Within gives the viewport a Scale at which its picture fits into width×height pixels with its aspect ratio kept.
func (v Viewport) Within(width, height int) Viewport {
	v.Scale = min(float64(width)/float64(v.Width), float64(height)/float64(v.Height))
	return v
}
