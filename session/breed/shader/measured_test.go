package shader

import (
	"context"
	"image"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// wide and high are the size of the pictures that are measured.
const wide, high = 256, 144

// drawn draws artifacts in sheets at a moment, nil for the still; a shader that is not drawn gives nil.
func drawn(t *testing.T, cam *browser.Browser, list []artifact.Artifact, at *float64) []*photo {
	t.Helper()
	out := make([]*photo, len(list))
	view := render.Viewport{Width: wide, Height: high, Scale: 1, At: at}
	for from := 0; from < len(list); from += 24 {
		var docs []render.Document
		for _, a := range list[from:min(from+24, len(list))] {
			doc, err := a.Document()
			if err != nil {
				t.Fatalf("%s: %v", a.Main, err)
			}
			docs = append(docs, doc)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
		shots, err := cam.Sheet(ctx, docs, view, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range shots {
			if s.Image != nil {
				out[from+i] = develop(s.Image)
			}
		}
	}
	return out
}

// photo is a picture in OKLab, row by row.
type photo [high][wide]themes.Lab

func develop(img *image.RGBA) *photo {
	p := &photo{}
	for y := range high {
		for x := range wide {
			c := img.RGBAAt(x, y)
			p[y][x] = themes.RGB8(c.R, c.G, c.B).Lab()
		}
	}
	return p
}

// area is a part of a picture, in shares of its width and height from the upper left.
type area struct{ x0, y0, x1, y1 float64 }

var whole = area{0, 0, 1, 1}

// each visits the pixels of a part.
func (p *photo) each(a area, visit func(x, y int, c themes.Lab)) {
	for y := int(a.y0 * high); y < min(high, int(a.y1*high)); y++ {
		for x := int(a.x0 * wide); x < min(wide, int(a.x1*wide)); x++ {
			visit(x, y, p[y][x])
		}
	}
}

// mean averages a measure over a part.
func (p *photo) mean(a area, measure func(themes.Lab) float64) float64 {
	sum, n := 0.0, 0.0
	p.each(a, func(_, _ int, c themes.Lab) { sum, n = sum+measure(c), n+1 })
	return sum / n
}

func lightness(c themes.Lab) float64 { return c.L }
func chroma(c themes.Lab) float64    { return math.Hypot(c.A, c.B) }
func warmth(c themes.Lab) float64    { return c.B + 0.5*c.A }

// spread is the standard deviation of lightness.
func (p *photo) spread() float64 {
	m := p.mean(whole, lightness)
	return math.Sqrt(p.mean(whole, func(c themes.Lab) float64 { return (c.L - m) * (c.L - m) }))
}

// detail is the mean difference of lightness between neighbours.
func (p *photo) detail() float64 {
	sum := 0.0
	p.each(area{0, 0, 1 - 1.5/wide, 1 - 1.5/high}, func(x, y int, c themes.Lab) {
		sum += math.Abs(c.L-p[y][x+1].L) + math.Abs(c.L-p[y+1][x].L)
	})
	return sum / (wide * high)
}

func apart(a, b themes.Lab) float64 {
	return math.Sqrt((a.L-b.L)*(a.L-b.L) + (a.A-b.A)*(a.A-b.A) + (a.B-b.B)*(a.B-b.B))
}

// differs is the mean difference of two pictures, b looked up where the function says; places outside of it do not count.
func differs(a, b *photo, where func(x, y float64) (float64, float64)) float64 {
	sum, n := 0.0, 0.0
	a.each(whole, func(x, y int, c themes.Lab) {
		u, v := where(float64(x)+0.5-wide/2, float64(y)+0.5-high/2)
		i, k := int(math.Floor(u+wide/2)), int(math.Floor(v+high/2))
		if i >= 0 && i < wide && k >= 0 && k < high {
			sum, n = sum+apart(c, b[k][i]), n+1
		}
	})
	return sum / math.Max(1, n)
}

func stay(x, y float64) (float64, float64) { return x, y }
func zoomed(k float64) func(x, y float64) (float64, float64) {
	return func(x, y float64) (float64, float64) { return k * x, k * y }
}

func turnedBy(degrees float64) func(x, y float64) (float64, float64) {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return func(x, y float64) (float64, float64) { return c*x - s*y, s*x + c*y }
}

// percentile is the lightness below which a share of the pixels lies.
func (p *photo) percentile(share float64) float64 {
	var all []float64
	p.each(whole, func(_, _ int, c themes.Lab) { all = append(all, c.L) })
	slices.Sort(all)
	return all[int(share*float64(len(all)-1))]
}

// numberIn is the first number in a caption.
func numberIn(caption string) float64 {
	field := strings.FieldsFunc(caption, func(r rune) bool { return !(r >= '0' && r <= '9' || r == '.') })
	if len(field) == 0 {
		return 0
	}
	v, _ := strconv.ParseFloat(field[0], 64)
	return v
}

// claim is what a caption promises of two pictures. It gives the measure of how far the promise is kept, and how much of it is the least.
type claim struct {
	operator string
	measure  func(parent, child *photo, caption string) (got, least float64)
	// open says that a parent has something to which it can be done; nil means always.
	open func(parent *photo) bool
}

func colourful(p *photo) bool { return p.mean(whole, chroma) > 0.03 }
func varied(p *photo) bool    { return p.spread() > 0.04 }

// calm says that a picture is not all specks, which look the same from everywhere.
func calm(p *photo) bool { return varied(p) && p.detail() < 0.12 }

func middling(p *photo) bool {
	m := p.mean(whole, lightness)
	return m > 0.15 && m < 0.93
}

// more is a claim that a measure rises, less that it falls.
func more(of func(*photo) float64) func(parent, child *photo, caption string) (float64, float64) {
	return func(parent, child *photo, _ string) (float64, float64) { return of(child) - of(parent), 0.0005 }
}

func less(of func(*photo) float64) func(parent, child *photo, caption string) (float64, float64) {
	return func(parent, child *photo, _ string) (float64, float64) { return of(parent) - of(child), 0.0005 }
}

func over(a area, measure func(themes.Lab) float64) func(*photo) float64 {
	return func(p *photo) float64 { return p.mean(a, measure) }
}

var claims = []claim{
	{"palette.warmer", more(over(whole, warmth)), middling},
	{"palette.colder", less(over(whole, warmth)), middling},
	{"palette.lighter", more(over(whole, lightness)), middling},
	{"palette.day", more(over(whole, lightness)), middling},
	{"palette.darker", less(over(whole, lightness)), middling},
	{"palette.night", less(over(whole, lightness)), middling},
	{"palette.vivid", more(over(whole, chroma)), colourful},
	{"palette.muted", less(over(whole, chroma)), colourful},
	{"palette.contrast", more((*photo).spread), func(p *photo) bool { return varied(p) && p.percentile(0.75) > 0.55 && p.percentile(0.25) < 0.75 }},
	{"palette.soft", less((*photo).spread), func(p *photo) bool { return varied(p) && p.percentile(0.75) > 0.55 && p.percentile(0.25) < 0.75 }},
	{"palette.negative", opposed, varied},
	{"palette.hue", hueTurned, colourful},
	{"palette.drift", drifted, colourful},
	{"palette.toned", splitToned, func(p *photo) bool {
		return middling(p) && tones(p) > 0.3 && p.percentile(0.7) > 0.3 && p.mean(whole, chroma)/p.mean(whole, lightness) < 0.16
	}},
	{"function.vignette", more(func(p *photo) float64 { return p.mean(middle, lightness) - p.mean(corner, lightness) }), func(p *photo) bool { return p.mean(corner, lightness) > 0.2 }},
	{"function.sidelight", more(func(p *photo) float64 { return p.mean(corner, lightness) - p.mean(area{0.8, 0.8, 1, 1}, lightness) }), middling},
	{"function.leak", more(over(corner, lightness)), middling},
	{"function.grain", more((*photo).detail), func(p *photo) bool { return middling(p) && calm(p) }},
	{"function.scanlines", more(func(p *photo) float64 { return p.detail() / p.mean(whole, lightness) }), middling},
	{"function.mist", more(func(p *photo) float64 { return p.mean(area{0, 0.55, 1, 0.65}, lightness) - p.mean(whole, lightness) }), func(p *photo) bool { return p.mean(area{0, 0.55, 1, 0.65}, lightness) < 0.8 }},
	{"function.frame", more(over(area{0, 0, 1, 0.04}, lightness)), func(p *photo) bool { return p.mean(whole, lightness) < 0.9 }},
	{"palette.turn", shifted, colourful},
	{"palette.scheme", inNames(0.5), varied},
	{"palette.ramp", inNames(0.3), varied},
	{"palette.phase", shifted, colourful},
	{"palette.spectrum", byTone, varied},
	{"palette.reversed", opposed, varied},
	{"palette.posterise", inTones, varied},
	{"function.sheen", filmed, varied},
	{"function.contours", contoured, calm},
	{"function.engraved", lined(32, 32*0.15), func(p *photo) bool { return middling(p) && calm(p) }},
	{"domain.swirl", bentLike("swirl", steps(0.6, 3.3, 28)...), calm},
	{"domain.warp", bentLike("warp", steps(0.06, 0.42, 25)...), calm},
	{"domain.ripple", bentLike("ripple", steps(0.08, 0.46, 40)...), func(p *photo) bool { return calm(p) && p.detail() < 0.04 }},
	{"domain.slant", bentLike("slant", steps(0.08, 0.32, 17)...), calm},
	{"domain.polar", bentLike("polar", 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1), calm},
	{"domain.reeded", bentLike("reeded", steps(0.08, 0.3, 23)...), calm},
	{"domain.bulge", lensed, calm},
	{"domain.tile", counted("tile"), calm},
	{"domain.nested", mixedCells, varied},
	{"domain.aside", movedAside, calm},
	{"domain.orbit", turnedBody, varied},
	{"domain.paired", bothSides, varied},
	{"domain.rotate", tilted, varied},
	{"domain.closer", nearer, calm},
	{"domain.zoom", nearer, calm},
	{"domain.farther", nearer, calm},
	{"domain.mirror", mirrored, calm},
	{"domain.kaleidoscope", wedged, varied},
	{"domain.lake", watery, calm},
}

var middle, corner = area{0.35, 0.35, 0.65, 0.65}, area{0, 0, 0.2, 0.2}
