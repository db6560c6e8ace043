package compare

import (
	"image"
	"image/draw"
	"math"
)

// widths are those of a signature's levels, in cells, fine to coarse.
var widths = [...]int{128, 48, 16}

// Signature is a picture reduced to small grids of OKLab colours. Signatures of pictures with the
// same aspect ratio can be compared whatever their sizes.
type Signature struct{ levels [len(widths)]grid }

// grid holds mean colours, row by row.
type grid struct {
	w, h  int
	cells []lab
}

// Sign makes a picture's signature. See-through pixels are seen on white.
func Sign(img image.Image) Signature {
	var s Signature
	src := toRGBA(img)
	for i, w := range widths {
		s.levels[i] = reduce(src, w)
	}
	return s
}

// Distance is how far apart two signatures look: the root mean square of ΔE OK over the cells of
// each level, averaged over the levels; 0 is equal, 1 is black against white. Below 0.01 two designs
// look the same; above 0.05 anybody sees the difference at a glance.
func (s Signature) Distance(o Signature) float64 {
	total := 0.0
	for i := range s.levels {
		total += s.levels[i].distance(o.levels[i])
	}
	return math.Min(1, total/float64(len(s.levels)))
}

func (g grid) distance(o grid) float64 {
	if g.w != o.w || g.h != o.h || len(g.cells) == 0 {
		return 1
	}
	sum := 0.0
	for i := range g.cells {
		sum += g.cells[i].squared(o.cells[i])
	}
	return math.Sqrt(sum / float64(len(g.cells)))
}

// Distance is how far apart two pictures look, 0 to 1; see Signature.Distance. Pictures whose aspect
// ratios differ are 1 apart.
func Distance(a, b image.Image) float64 { return Sign(a).Distance(Sign(b)) }

// reduce averages a picture, in linear light, over a grid at most width cells wide.
func reduce(img *image.RGBA, width int) grid {
	bounds := img.Bounds()
	w := min(width, bounds.Dx())
	if w == 0 {
		return grid{}
	}
	h := max(1, int(math.Round(float64(w)*float64(bounds.Dy())/float64(bounds.Dx()))))
	h = min(h, bounds.Dy())
	g := grid{w, h, make([]lab, w*h)}
	for y := range h {
		for x := range w {
			cell := image.Rect(x*bounds.Dx()/w, y*bounds.Dy()/h, (x+1)*bounds.Dx()/w, (y+1)*bounds.Dy()/h)
			g.cells[y*w+x] = mean(img, cell.Add(bounds.Min))
		}
	}
	return g
}

func mean(img *image.RGBA, cell image.Rectangle) lab {
	var r, g, b float32
	for y := cell.Min.Y; y < cell.Max.Y; y++ {
		row := img.Pix[img.PixOffset(cell.Min.X, y) : img.PixOffset(cell.Max.X-1, y)+4]
		for i := 0; i < len(row); i += 4 {
			clear := 255 - row[i+3]
			r += linearOf[row[i]+clear]
			g += linearOf[row[i+1]+clear]
			b += linearOf[row[i+2]+clear]
		}
	}
	n := float32(cell.Dx() * cell.Dy())
	return toLab(r/n, g/n, b/n)
}

// toRGBA is the picture itself if it is one already, else a copy.
func toRGBA(img image.Image) *image.RGBA {
	if rgba, ok := img.(*image.RGBA); ok {
		return rgba
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}
