package terminal

// Placement is a picture that is wanted at a place.
type Placement struct {
	// Place names where it is ("stage", "tile 3"), once in a frame.
	Place   string
	Picture *Picture
	// X and Y are the cell of its upper left corner.
	X, Y int
}

// Rect is the rectangle that the placement takes.
func (p Placement) Rect() Rect { return Rect{p.X, p.Y, p.Picture.Cells.W, p.Picture.Cells.H} }

// Frame is one state of the screen, as it is wanted.
type Frame struct {
	// Content is the whole text of the screen, lines parted by "\n", with the pictures' Rows in place.
	Content string
	// Placements are the pictures. A placement without a Picture is left out.
	Placements []Placement
	// Covers are rectangles where text lies over pictures: dialogs, menus.
	Covers []Rect
}

// Writes are what must be written so that the screen becomes the frame.
type Writes struct {
	// Before may be written at any time until the frame's text; it moves nothing. A Screen has no need
	// of it; it is for what a program sends on its own, such as what Forget returns.
	Before string
	// After must be written when the frame's text has been. It leaves the cursor and the colours as they were.
	After string
}

// Bytes is the length of both.
func (w Writes) Bytes() int { return len(w.Before) + len(w.After) }
