package desk

import (
	"fmt"
	"image"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/marks"
)

// Spot is a place on the screen that wants a picture.
type Spot struct {
	// ID names the place. Its last good picture stays, dimmed, while the next is made.
	ID string
	// Ref is what to shoot; Content names its bytes: equal contents are equal designs.
	Ref, Content string
	// Box is where on the screen the picture goes.
	Box terminal.Rect
	// From is the viewport that it is shot from.
	From render.Viewport
	// Lens is the top left corner, in CSS pixels, of the region to show at 100 %; nil shows the whole design.
	Lens *image.Point
	// Long says that the design may be longer than its screen. Top is how far down it is shown, in CSS
	// pixels; Whole shows all of it, folded into columns.
	Long, Whole bool
	Top         int
	// Against is a picture; what is shown is where the design differs from it.
	Against image.Image
	// Marks are drawn over the picture; nil for none.
	Marks *marks.Marks
	// Awaits says that the shot comes by itself.
	Awaits bool
	// Rests says that the picture may wait: what is there stays undimmed.
	Rests bool
	// Hidden says that the picture is only made ready; it stands nowhere yet.
	Hidden bool
	// Words describe the design if no picture can be had.
	Words []string
}

// Key names the picture that a spot wants: equal keys are equal pictures on one terminal.
func (s Spot) Key() string {
	lens := ""
	if s.Lens != nil {
		lens = s.Lens.String()
	}
	w, h := s.From.Pixels()
	at := ""
	if s.From.At != nil {
		at = fmt.Sprint(*s.From.At)
	}
	part := ""
	if s.Top > 0 || s.Whole {
		part = fmt.Sprint(s.Top, s.Whole)
	}
	against := ""
	if s.Against != nil {
		against = fmt.Sprintf(" %p", s.Against)
	}
	return fmt.Sprintf("%s %dx%d %dx%d %s %s%s%s", s.Content, w, h, s.Box.W, s.Box.H, lens, at, part+against, s.Marks.Key())
}

// Result is what became of a spot's wish.
type Result struct {
	Key string
	// Box is the room that Picture was fitted into.
	Box terminal.Size
	// Picture is ready to be shown; nil if there is none, and then Broken says why.
	Picture *terminal.Picture
	// Image is what Picture was made from.
	Image *image.RGBA
	// Broken says why the design does not draw.
	Broken string
	// Content is the spot's; Height is how high its whole design is, in CSS pixels, 0 if nobody measured it.
	Content string
	Height  int
	// Said is what the design said while it was drawn.
	Said Said
	// Err says why the camera could not draw it.
	Err error
	// Epoch is the desk's when the wish was made.
	Epoch int
}

// Said is what a design said while it was drawn.
type Said struct {
	Errors, Console []render.Message
	// Blocked are the addresses that it asked for and did not get.
	Blocked []string
}

// Empty reports whether it said nothing.
func (s Said) Empty() bool { return len(s.Errors)+len(s.Console)+len(s.Blocked) == 0 }
