// Package marks draws over a picture what words can point at: the lettered grid, the outlines of its
// elements, and the one that is pointed at. Places are shares of the picture, so that the same Marks
// fit it at every size.
package marks

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Area is a part of a picture, in shares of its width and height from its top left corner.
type Area struct{ X, Y, W, H float64 }

// Marks are what is drawn over a picture.
type Marks struct {
	// Grid is what the lettered grid covers; nil for no grid. Columns and Rows are its cells.
	Grid          *Area
	Columns, Rows int
	// Outlines are the elements that can be pointed at, Here the one that is.
	Outlines []Area
	Here     *Area
	// Color is that of Here, as 0xRRGGBBAA.
	Color color.RGBA
	// Letters says that the pixels are fine enough for letters in the cells.
	Letters bool
}

// Key names the marks: equal keys are equal marks.
func (m *Marks) Key() string {
	if m == nil {
		return ""
	}
	return fmt.Sprintf("%v %v %v %v %t", deref(m.Grid), m.Outlines, deref(m.Here), m.Color, m.Letters)
}

func deref(a *Area) any {
	if a == nil {
		return nil
	}
	return *a
}

// Draw gives a copy of a picture with the marks over it.
func (m *Marks) Draw(src *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, src.Bounds().Dx(), src.Bounds().Dy()))
	draw.Draw(out, out.Rect, src, src.Bounds().Min, draw.Src)
	for _, a := range m.Outlines {
		if r := a.in(out.Rect); r.Dx() >= leastOutline && r.Dy() >= leastOutline {
			contrast(out, r, 1, outlineShare)
		}
	}
	if m.Grid != nil {
		m.grid(out)
	}
	if m.Here != nil {
		m.here(out)
	}
	return out
}

const (
	// leastOutline is how large an outlined element is at least, in pixels: smaller ones are a blot.
	leastOutline = 10
	outlineShare = 0.45
	gridShare    = 0.55
	fillShare    = 0.22
)

// in is the area in the pixels of a picture.
func (a Area) in(b image.Rectangle) image.Rectangle {
	w, h := float64(b.Dx()), float64(b.Dy())
	return image.Rect(int(a.X*w), int(a.Y*h), int((a.X+a.W)*w+0.5), int((a.Y+a.H)*h+0.5)).Intersect(b)
}

func (m *Marks) grid(out *image.RGBA) {
	b := out.Rect
	for c := range m.Columns + 1 {
		x := m.Grid.X + m.Grid.W*float64(c)/float64(m.Columns)
		line(out, Area{X: x, Y: m.Grid.Y, H: m.Grid.H}.in(b), true)
	}
	for r := range m.Rows + 1 {
		y := m.Grid.Y + m.Grid.H*float64(r)/float64(m.Rows)
		line(out, Area{X: m.Grid.X, Y: y, W: m.Grid.W}.in(b), false)
	}
	if m.Letters {
		m.letters(out)
	}
}

// line draws a line of one pixel along an area that has no width or no height.
func line(out *image.RGBA, r image.Rectangle, upright bool) {
	if upright {
		r.Min.X = min(r.Min.X, out.Rect.Max.X-1)
		r.Max.X = r.Min.X + 1
	} else {
		r.Min.Y = min(r.Min.Y, out.Rect.Max.Y-1)
		r.Max.Y = r.Min.Y + 1
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			against(out, x, y, gridShare)
		}
	}
}

// letters names the cells in their upper left corners.
func (m *Marks) letters(out *image.RGBA) {
	for r := range m.Rows {
		for c := range m.Columns {
			cell := Area{
				X: m.Grid.X + m.Grid.W*float64(c)/float64(m.Columns), Y: m.Grid.Y + m.Grid.H*float64(r)/float64(m.Rows),
				W: m.Grid.W / float64(m.Columns), H: m.Grid.H / float64(m.Rows),
			}
			plate(out, cell.in(out.Rect).Min, CellName(c, r))
		}
	}
}

// CellName names the cell of column c and row r, both from 0.
func CellName(c, r int) string { return fmt.Sprintf("%c%d", 'A'+c, r+1) }

// plate writes a word on a plate of its own, light on dark.
func plate(out *image.RGBA, at image.Point, word string) {
	face := basicfont.Face7x13
	r := image.Rect(at.X+1, at.Y+1, at.X+5+7*len(word), at.Y+16).Intersect(out.Rect)
	draw.Draw(out, r, image.NewUniform(color.RGBA{A: 150}), image.Point{}, draw.Over)
	d := font.Drawer{Dst: out, Src: image.White, Face: face, Dot: fixed.P(at.X+3, at.Y+12)}
	d.DrawString(word)
}

// here fills and frames what is pointed at.
func (m *Marks) here(out *image.RGBA) {
	r := m.Here.in(out.Rect)
	thick := max(1, out.Rect.Dx()/320)
	r = r.Union(image.Rect(r.Min.X, r.Min.Y, r.Min.X+1, r.Min.Y+1)).Inset(-thick).Intersect(out.Rect)
	fill := m.Color
	fill.R, fill.G, fill.B, fill.A = share(fill.R), share(fill.G), share(fill.B), share(255)
	draw.Draw(out, r, image.NewUniform(fill), image.Point{}, draw.Over)
	edges(r, thick, func(e image.Rectangle) {
		draw.Draw(out, e.Intersect(out.Rect), image.NewUniform(m.Color), image.Point{}, draw.Src)
	})
}

func share(v uint8) uint8 { return uint8(float64(v) * fillShare) }

// contrast draws a frame that is seen on any ground.
func contrast(out *image.RGBA, r image.Rectangle, thick int, amount float64) {
	edges(r, thick, func(e image.Rectangle) {
		e = e.Intersect(out.Rect)
		for y := e.Min.Y; y < e.Max.Y; y++ {
			for x := e.Min.X; x < e.Max.X; x++ {
				against(out, x, y, amount)
			}
		}
	})
}

// edges are the four sides of a frame.
func edges(r image.Rectangle, thick int, each func(image.Rectangle)) {
	each(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+thick))
	each(image.Rect(r.Min.X, r.Max.Y-thick, r.Max.X, r.Max.Y))
	each(image.Rect(r.Min.X, r.Min.Y+thick, r.Min.X+thick, r.Max.Y-thick))
	each(image.Rect(r.Max.X-thick, r.Min.Y+thick, r.Max.X, r.Max.Y-thick))
}

// against moves a pixel towards black if it is light, towards white if it is dark.
func against(out *image.RGBA, x, y int, amount float64) {
	i := out.PixOffset(x, y)
	p := out.Pix[i : i+4 : i+4]
	goal := 255.0
	if 299*int(p[0])+587*int(p[1])+114*int(p[2]) > 128_000 {
		goal = 0
	}
	for c := range 3 {
		p[c] = uint8(float64(p[c])*(1-amount) + goal*amount)
	}
	p[3] = 255
}
