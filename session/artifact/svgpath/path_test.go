package svgpath

import (
	"math"
	"testing"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"M10 20L30,40z", "M10 20 L30 40 Z"},
		{"m1,1 2,0 0-2h-1v1z", "M1 1 L3 1 L3 -1 L2 -1 L2 0 Z"},
		{"M0 0C1 1 2 1 3 0S5-1 6 0", "M0 0 C1 1 2 1 3 0 C4 -1 5 -1 6 0"},
		{"M0 0q1 1 2 0t2 0", "M0 0 Q1 1 2 0 Q3 -1 4 0"},
		{"M0 0a5 5 0 0110 0", "M0 0 A5 5 0 0 1 10 0"},
		{"M.5.5-1e1 2", "M0.5 0.5 L-10 2"},
		{"M0 0 M1 1z m1 1", "M0 0 M1 1 Z M2 2"},
	} {
		p, ok := Parse(tt.in)
		if got := p.String(3); got != tt.want || !ok {
			t.Errorf("%q read as %q (%v), want %q", tt.in, got, ok, tt.want)
		}
	}
	for _, tt := range []struct{ in, want string }{
		{"M0 0 L1", "M0 0"},
		{"L1 1", ""},
		{"M0 0 L1 1 x", "M0 0 L1 1"},
	} {
		p, ok := Parse(tt.in)
		if got := p.String(3); got != tt.want || ok {
			t.Errorf("%q read as %q (%v), want %q and an error", tt.in, got, ok, tt.want)
		}
	}
}

func TestCurvesKeepAnArcOnItsCircle(t *testing.T) {
	p, _ := Parse("M10 0A10 10 0 1 1 0 -10")
	for _, c := range p.Curves() {
		if end := c.End(); math.Abs(math.Hypot(end.X, end.Y)-10) > 0.01 {
			t.Errorf("%v is off the circle", end)
		}
	}
}

func TestRoundKeepsEndsAndCloses(t *testing.T) {
	p, _ := Parse("M0 0H10V10H0Z")
	if got := p.Round(2).String(2); got != "M2 0 L8 0 Q10 0 10 2 L10 8 Q10 10 8 10 L2 10 Q0 10 0 8 L0 2 Q0 0 2 0 Z" {
		t.Errorf("rounded to %s", got)
	}
	open, _ := Parse("M0 0L10 0L10 10")
	if got := open.Round(2).String(2); got != "M0 0 L8 0 Q10 0 10 2 L10 10" {
		t.Errorf("rounded to %s", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"M0 0L1 1z", "m1-1a1 1 0 01.5.5", "M0,0C1,1,2,2,3,3S4,4,5,5", "M1e3 0h1v1t1 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, _ := Parse(s)
		again, ok := Parse(p.String(6))
		if !ok || len(again) != len(p) {
			t.Errorf("%q was written as %q, which does not read back", s, p.String(6))
		}
		p.Curves()
		p.Round(1)
	})
}
