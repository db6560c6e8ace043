package render

// Facts are what a browser measured of a laid-out document.
type Facts struct {
	// Width and Height are the size of the whole document, in CSS pixels.
	Width, Height float64
	// Background is what shows where no element paints, "#rrggbb" or "" if transparent.
	Background string
	// Elements are the visible elements in document order.
	Elements []Element
}

// Element is one visible element as it was laid out.
type Element struct {
	// Path leads from the root element down by child-element indices, from 0; it names the
	// element within one picture.
	Path []int
	// Selector matches this element alone.
	Selector string
	Tag      string
	ID       string
	Classes  []string
	// Role is the ARIA role, given or implied ("button", "heading", "banner" …).
	Role string
	// Text is the element's own visible text, white space folded, at most 200 characters.
	Text string
	// Box is the border box in CSS pixels from the document's origin.
	Box Box
	// Color and Background are "#rrggbb" or "#rrggbbaa"; Background is what is seen behind the text. For SVG shapes Fill and Stroke are set.
	Color, Background, Fill, Stroke string
	FontFamily                      string
	FontSize                        float64 // CSS pixels
	FontWeight                      int
	Radius                          float64 // largest corner radius, CSS pixels
	Display, Position               string
	// Contrast is the WCAG ratio of Color on Background, 0 if there is no text or it is that of a control that is inactive.
	Contrast float64
	// Overflow says that content sticks out of the element visibly; Clipped that text is cut off;
	// Offscreen that part of the box lies outside the document's width.
	Overflow, Clipped, Offscreen bool
	// Overlaps holds indices into Elements of text that this element's text lies over.
	Overlaps []int
}

// Box is a rectangle in CSS pixels.
type Box struct{ X, Y, W, H float64 }

// Center is the middle of the box.
func (b Box) Center() (x, y float64) { return b.X + b.W/2, b.Y + b.H/2 }

// Area is width times height.
func (b Box) Area() float64 { return b.W * b.H }

// Contains reports whether the point lies in the box.
func (b Box) Contains(x, y float64) bool {
	return x >= b.X && y >= b.Y && x < b.X+b.W && y < b.Y+b.H
}
