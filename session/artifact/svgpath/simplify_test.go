package svgpath

import (
	"math"
	"testing"
)

func TestSimplifyKeepsCornersAndDropsWhatIsBetween(t *testing.T) {
	p, _ := Parse("M0 0L10 .1L20 -.1L30 0L40 0V40H20L0 40ZM5 5h1v1h-1z")
	out := p.Simplify(1.5)
	if n := len(out); n != 5 {
		t.Errorf("a square of %d points is drawn with %d: %s", len(p), n, out.String(2))
	}
	lo, hi, _ := out.Bounds()
	if lo != (Point{}) || hi != (Point{40, 40}) {
		t.Errorf("the corners moved: %s", out.String(2))
	}
}

func TestSimplifyKeepsARoundShapeRound(t *testing.T) {
	p, _ := Parse("M10 0A10 10 0 0 1 -10 0A10 10 0 0 1 10 0Z")
	many := p.Curves().Facets(12)
	out := many.Simplify(0.6)
	if len(out) > len(many)/2 {
		t.Errorf("%d of %d commands stay", len(out), len(many))
	}
	for _, c := range out.Facets(6) {
		if r := math.Hypot(c.End().X, c.End().Y); len(c.P) > 0 && math.Abs(r-10) > 1.2 {
			t.Errorf("a point lies %.2f from the middle of a circle of 10", r)
		}
	}
}

func FuzzSimplify(f *testing.F) {
	f.Add("M0 0C1 1 2 1 3 0S5 -1 6 0L6 6Z", 0.3)
	f.Add("M0 0Z", 1.0)
	f.Fuzz(func(t *testing.T, d string, tolerance float64) {
		p, _ := Parse(d)
		p.Curves().Simplify(math.Abs(tolerance))
	})
}
