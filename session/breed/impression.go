package breed

import (
	"image"
	"math"

	"cultivar/themes"
)

// The grid that a picture is reduced to.
const (
	columns = 48
	rows    = 30
)

// impression is a picture reduced to the mean OKLab colour and the liveliness of each cell of a grid.
type impression struct {
	cells [columns * rows]themes.Lab
	// lively is the mean difference between neighbouring pixels of a cell, 0 to 1: text and texture.
	lively [columns * rows]float64
}

var linear = func() (out [256]float64) {
	for i := range out {
		v := float64(i) / 255
		if v <= 0.04045 {
			out[i] = v / 12.92
		} else {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}()

// impressed reduces a picture.
func impressed(img *image.RGBA) *impression {
	s := &impression{}
	b := img.Bounds()
	for row := range rows {
		y0, y1 := span(b.Min.Y, b.Dy(), row, rows)
		for col := range columns {
			x0, x1 := span(b.Min.X, b.Dx(), col, columns)
			i := row*columns + col
			s.cells[i], s.lively[i] = cell(img, image.Rect(x0, y0, x1, y1))
		}
	}
	return s
}

// impressions are those of the looks that are drawn.
func impressions(looks []Look) []*impression {
	var out []*impression
	for _, l := range looks {
		if picture := l.impression(); picture != nil {
			out = append(out, picture)
		}
	}
	return out
}

func span(from, size, i, n int) (int, int) {
	lo := from + size*i/n
	return lo, max(lo+1, from+size*(i+1)/n)
}

func cell(img *image.RGBA, r image.Rectangle) (themes.Lab, float64) {
	r = r.Intersect(img.Rect)
	var red, green, blue, change, n float64
	for y := r.Min.Y; y < r.Max.Y; y++ {
		last := -1
		for x := r.Min.X; x < r.Max.X; x++ {
			p := img.Pix[img.PixOffset(x, y):]
			red, green, blue = red+linear[p[0]], green+linear[p[1]], blue+linear[p[2]]
			luma := int(p[0])*2 + int(p[1])*5 + int(p[2])
			if last >= 0 {
				change += math.Abs(float64(luma-last)) / 2040
			}
			last = luma
			n++
		}
	}
	if n == 0 {
		return themes.Lab{}, 0
	}
	return themes.LinearLab(red/n, green/n, blue/n), change / n
}

// tones are the mean lightness of a picture, its spread, and the mean chroma.
func (s *impression) tones() (lightness, spread, chroma float64) {
	var squares float64
	for _, c := range s.cells {
		lightness, squares, chroma = lightness+c.L, squares+c.L*c.L, chroma+math.Hypot(c.A, c.B)
	}
	n := float64(len(s.cells))
	lightness, chroma = lightness/n, chroma/n
	return lightness, math.Sqrt(math.Max(0, squares/n-lightness*lightness)), chroma
}

// life is what a picture has of contrast and colour.
func (s *impression) life() float64 {
	_, spread, chroma := s.tones()
	return spread + chroma
}

// burnt is the share of a picture that is white.
func (s *impression) burnt() float64 {
	n := 0.0
	for _, c := range s.cells {
		if c.L > 0.975 && math.Hypot(c.A, c.B) < 0.03 {
			n++
		}
	}
	return n / float64(len(s.cells))
}

// dark says that most of the picture is.
func (s *impression) dark() bool {
	n := 0
	for _, c := range s.cells {
		if c.L < 0.5 {
			n++
		}
	}
	return n > len(s.cells)/2
}

// features measures what a picture tells of taste.
func (s *impression) features(out map[string]float64) {
	var warm, busy float64
	for i, c := range s.cells {
		warm += warmth(c)
		busy += s.lively[i]
	}
	n := float64(len(s.cells))
	warm, busy = warm/n, busy/n
	l, spread, chroma := s.tones()
	out["dark"] = clamp(1-2*l, -1, 1)
	out["warm"] = clamp(warm, -1, 1)
	out["vivid"] = clamp(chroma*16-1, -1, 1)
	out["busy"] = clamp(busy*25-1, -1, 1)
	out["bold"] = clamp(spread*6-1, -1, 1)
}
