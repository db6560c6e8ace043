package terminal

import "math"

// Size is a width and a height, in cells or in pixels.
type Size struct{ W, H int }

// Empty reports whether the size holds nothing.
func (s Size) Empty() bool { return s.W <= 0 || s.H <= 0 }

// Rect is a rectangle of cells; the screen's first cell is 0, 0.
type Rect struct{ X, Y, W, H int }

// Empty reports whether the rectangle holds no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Overlaps reports whether the rectangles share a cell.
func (r Rect) Overlaps(o Rect) bool {
	return !r.Empty() && !o.Empty() && r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// Intersect is the rectangle of the shared cells.
func (r Rect) Intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	i := Rect{x, y, min(r.X+r.W, o.X+o.W) - x, min(r.Y+r.H, o.Y+o.H) - y}
	if i.Empty() {
		return Rect{}
	}
	return i
}

// without is what remains of r around o: up to four rectangles.
func (r Rect) without(o Rect) []Rect {
	i := r.Intersect(o)
	if i.Empty() {
		return []Rect{r}
	}
	parts := []Rect{
		{r.X, r.Y, r.W, i.Y - r.Y},
		{r.X, i.Y + i.H, r.W, r.Y + r.H - i.Y - i.H},
		{r.X, i.Y, i.X - r.X, i.H},
		{i.X + i.W, i.Y, r.X + r.W - i.X - i.W, i.H},
	}
	kept := parts[:0]
	for _, p := range parts {
		if !p.Empty() {
			kept = append(kept, p)
		}
	}
	return kept
}

// Fit finds the largest place for an image of the given pixels in a box of cells of the given pixels,
// with its aspect ratio kept: the cells that it takes, and its size in pixels, which lies within them
// and leaves less than a cell free. An image smaller than the box grows.
func Fit(image, box, cell Size) (cells, pixels Size) {
	if image.Empty() || box.Empty() || cell.Empty() {
		return Size{}, Size{}
	}
	w, h := float64(box.W*cell.W), float64(box.H*cell.H)
	scale := min(w/float64(image.W), h/float64(image.H))
	pixels = Size{
		W: min(box.W*cell.W, max(1, int(math.Round(float64(image.W)*scale)))),
		H: min(box.H*cell.H, max(1, int(math.Round(float64(image.H)*scale)))),
	}
	return Size{W: ceilDiv(pixels.W, cell.W), H: ceilDiv(pixels.H, cell.H)}, pixels
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }
