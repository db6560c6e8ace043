package shader

import (
	"math"
	"strings"
	"testing"

	"cultivar/render/browser"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// film draws a design at some moments.
func film(t *testing.T, cam *browser.Browser, a artifact.Artifact, moments ...float64) []*photo {
	t.Helper()
	var out []*photo
	for i := range moments {
		p := drawn(t, cam, []artifact.Artifact{a}, &moments[i])[0]
		if p == nil {
			t.Fatalf("%s is not drawn at %.2f s:\n%s", a.Main, moments[i], a.Source())
		}
		out = append(out, p)
	}
	return out
}

// TestStillDesignsMoveAsIsSaid draws designs that had no clock at moments at which what is said can be seen.
func TestStillDesignsMoveAsIsSaid(t *testing.T) {
	cam := browsertest.Open(t)
	for _, c := range []struct {
		design, caption string
		moments         []float64
		holds           func(now []*photo) bool
	}{
		{"dots", "comes slowly closer and goes back", []float64{0, math.Pi / 0.8, 2 * math.Pi / 0.8}, func(now []*photo) bool {
			near, least := nearer(now[0], now[1], "closer")
			return near > least && differs(now[0], now[2], stay) < 0.01
		}},
		{"dots", "drifts to the left", []float64{0, 2}, func(now []*photo) bool { return drifts(now, "left") }},
		{"dots", "drifts to the right", []float64{0, 2}, func(now []*photo) bool { return drifts(now, "right") }},
		{"candle", "a light passing over", []float64{1, 2, 3}, func(now []*photo) bool {
			return brightest(now[0]) < brightest(now[1]) && brightest(now[1]) < brightest(now[2])
		}},
		{"candle", "glows and dims", []float64{0, math.Pi / 3.2, 3 * math.Pi / 3.2}, func(now []*photo) bool {
			at := func(i int) float64 { return now[i].mean(whole, lightness) }
			return at(1) > at(0)+0.01 && at(2) < at(0)-0.01
		}},
	} {
		op := map[string]string{"co": "time.breathe", "dr": "time.drift", "a ": "time.glint", "gl": "time.pulse"}[c.caption[:2]]
		child := saying(t, plain(c.design), op, c.caption)
		if !c.holds(film(t, cam, child, c.moments...)) {
			t.Errorf("%s: it is not true that it %s:\n%s", c.design, c.caption, child.Source())
		}
	}
}

func drifts(now []*photo, side string) bool {
	got, least := movedAside(now[0], now[1], "off to the "+side)
	return got >= least
}

// brightest is the middle of what is much brighter than it would be without a light, from left to right.
func brightest(p *photo) float64 {
	sum, n := 0.0, 1e-9
	p.each(area{0, 0.8, 1, 1}, func(x, _ int, c themes.Lab) {
		w := c.L * c.L * c.L * c.L
		sum, n = sum+w*float64(x), n+w
	})
	return sum / n
}

func TestTimeHesitatesAndHurries(t *testing.T) {
	cam := browsertest.Open(t)
	toy := design("toy.glsl", samples["toy.glsl"])
	child, _, _ := apply(t, []artifact.Artifact{toy}, operator(t, "time.sway"), 0.5, 1)
	const k = 0.72 // of 0.5 and 0.95, the mean
	now := film(t, cam, child, 1, math.Pi)
	for i, moment := range []float64{1 + k*math.Sin(1), math.Pi} {
		if as := differs(now[i], film(t, cam, toy, moment)[0], stay); as > 0.01 {
			t.Errorf("moment %d is %.3f from the parent's at %.2f s", i, as, moment)
		}
	}
}

const fading = "vec4 transition(vec2 p) {\n\treturn mix(getFromColor(p), getToColor(p), progress);\n}\n"

// passed is how far a transition has gone at each pixel, by what it shows, where the two pictures differ.
func passed(now, from, to *photo, visit func(x, y, gone float64)) {
	now.each(whole, func(x, y int, c themes.Lab) {
		a, b := from[y][x].Color(), to[y][x].Color()
		if math.Abs(a.G-b.G) > 0.15 {
			visit((float64(x)+0.5)/wide, 1-(float64(y)+0.5)/high, (c.Color().G-a.G)/(b.G-a.G))
		}
	})
}

// delays are how late a reveal comes to a place, by its caption.
var delays = map[string]func(x, y float64) float64{
	"from the left":            func(x, _ float64) float64 { return x },
	"from the right":           func(x, _ float64) float64 { return 1 - x },
	"from below":               func(_, y float64) float64 { return y },
	"from above":               func(_, y float64) float64 { return 1 - y },
	"from the middle outwards": func(x, y float64) float64 { return 1.41 * math.Hypot(x-0.5, y-0.5) },
	"from the edges inwards":   func(x, y float64) float64 { return 1 - 1.41*math.Hypot(x-0.5, y-0.5) },
	"like curtains":            func(x, _ float64) float64 { return 2 * math.Abs(x-0.5) },
	"along a diagonal":         func(x, y float64) float64 { return 0.5 * (x + y) },
	"in blinds":                func(_, y float64) float64 { return 6*y - math.Floor(6*y) },
}

// scattered is how different the squares of a ninth are from each other, and how different places are within them.
func scattered(now, from, to *photo) (between, inside float64) {
	sums, counts := map[[2]int]float64{}, map[[2]int]float64{}
	of := func(x, y float64) [2]int { return [2]int{int(9 * x), int(9 * y)} }
	passed(now, from, to, func(x, y, gone float64) { sums[of(x, y)] += gone; counts[of(x, y)]++ })
	n := 1e-9
	passed(now, from, to, func(x, y, gone float64) {
		mean := sums[of(x, y)] / counts[of(x, y)]
		between, inside, n = between+math.Abs(mean-0.5), inside+math.Abs(gone-mean), n+1
	})
	return between / n, inside / n
}

func TestTransitionsPassAsIsSaid(t *testing.T) {
	cam := browsertest.Open(t)
	fade := design("fade.glsl", fading)
	ends := film(t, cam, fade, 0, 1)
	for _, r := range reveals {
		now := film(t, cam, saying(t, fade, "function.reveal", "reveals "+r.caption), 0.5)[0]
		if r.caption == "in scattered squares" {
			if between, inside := scattered(now, ends[0], ends[1]); between < 0.15 || inside > 0.05 {
				t.Errorf("squares differ by %.2f, and within by %.2f", between, inside)
			}
			continue
		}
		early, late, n, m := 0.0, 0.0, 1e-9, 1e-9
		passed(now, ends[0], ends[1], func(x, y, gone float64) {
			switch d := delays[r.caption](x, y); {
			case d < 0.4:
				early, n = early+gone, n+1
			case d > 0.6:
				late, m = late+gone, m+1
			}
		})
		if early/n < late/m+0.1 {
			t.Errorf("“reveals %s”: %.2f has passed where it is early, %.2f where it is late", r.caption, early/n, late/m)
		}
	}
	for _, e := range eases {
		gone := []float64{}
		for _, now := range film(t, cam, saying(t, fade, "time.ease", e.caption), 0.3, 0.36, 0.42) {
			sum, n := 0.0, 1e-9
			passed(now, ends[0], ends[1], func(_, _, g float64) { sum, n = sum+g, n+1 })
			gone = append(gone, sum/n)
		}
		holds := map[string]bool{
			"starts": gone[0] < 0.25, "ends": gone[0] > 0.35, "hurries,": gone[0] > 0.35, "moves": math.Abs(gone[2]-gone[1]) < 0.02,
		}[strings.Fields(e.caption)[0]]
		if !holds {
			t.Errorf("“%s”: %.2f have passed at 0.3, 0.36 and 0.42", e.caption, gone)
		}
	}
}

// TestEasingsCanBeComputedBeforehand holds that a transition whose initialiser reads the progress is eased without calling a function there.
func TestEasingsCanBeComputedBeforehand(t *testing.T) {
	a := design("early.glsl", "float s = abs(progress - 0.5);\n"+strings.Replace(fading, "progress", "clamp(s + progress - abs(progress - 0.5), 0.0, 1.0)", 1))
	out := saying(t, a, "time.ease", "starts slowly")
	if text := string(out.Source()); !strings.HasPrefix(text, "float s = abs(progress * progress - 0.5);") {
		t.Errorf("it is eased so:\n%s", text)
	}
}
