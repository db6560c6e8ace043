package shader

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// opposed measures how far dark stands where light stood: the negative of the correlation of lightness.
func opposed(parent, child *photo, _ string) (got, least float64) {
	m, n := parent.mean(whole, lightness), child.mean(whole, lightness)
	both, one, two := 0.0, 1e-9, 1e-9
	parent.each(whole, func(x, y int, c themes.Lab) {
		u, v := c.L-m, child[y][x].L-n
		both, one, two = both+u*v, one+u*u, two+v*v
	})
	return -both / math.Sqrt(one*two), 0.1
}

// turn is the mean change of hue over a part, in degrees, signed and absolute, where there is colour.
func turn(parent, child *photo, a area) (signed, absolute float64) {
	weight := 1e-12
	parent.each(a, func(x, y int, c themes.Lab) {
		d := child[y][x]
		w := min(chroma(c), chroma(d))
		if w < 0.03 {
			return
		}
		by := math.Mod((math.Atan2(d.B, d.A)-math.Atan2(c.B, c.A))*180/math.Pi+540, 360) - 180
		signed, absolute, weight = signed+w*by, absolute+w*math.Abs(by), weight+w
	})
	return signed / weight, absolute / weight
}

func hueTurned(parent, child *photo, caption string) (got, least float64) {
	_, by := turn(parent, child, whole)
	low, high := map[string]float64{"neighbouring hues": 12, "hues a third of the wheel away": 40, "opposite hues": 100}[caption], 180.0
	if caption == "neighbouring hues" {
		high = 85
	}
	return min(by-low, high-by), 0
}

func drifted(parent, child *photo, _ string) (got, least float64) {
	left, one := turn(parent, child, area{0, 0, 0.25, 1})
	right, two := turn(parent, child, area{0.75, 0, 1, 1})
	if one == 0 || two == 0 {
		return 0, 0 // there is no colour on a side
	}
	return math.Abs(right - left), 6
}

// splitToned measures how far shadows and lights went towards the tints that the caption names, beyond what is left of their own colour.
func splitToned(parent, child *photo, caption string) (got, least float64) {
	for _, t := range tints {
		if t.caption == caption {
			low, high := parent.percentile(0.3), parent.percentile(0.7)
			shade := toTint(parent, child, t.shade, func(l float64) bool { return l <= low })
			glow := toTint(parent, child, t.glow, func(l float64) bool { return l >= high })
			return shade + glow, 0.002
		}
	}
	return -1, 0
}

// own is about how much of a colour a grading leaves.
const own = 0.55

func toTint(parent, child *photo, tint string, where func(float64) bool) float64 {
	v, _ := (&glsl.File{}).EvalText(tint, nil)
	most := max(v[0], v[1], v[2])
	to := themes.Color{R: v[0] / most, G: v[1] / most, B: v[2] / most, A: 1}.Lab()
	length := math.Hypot(to.A, to.B)
	sum, n := 0.0, 1e-9
	parent.each(whole, func(x, y int, c themes.Lab) {
		if where(c.L) {
			sum += ((child[y][x].A-own*c.A)*to.A + (child[y][x].B-own*c.B)*to.B) / length
			n++
		}
	})
	return sum / n
}

// tilted compares the child with the parent turned by as much as is said, and by other angles.
func tilted(parent, child *photo, caption string) (got, least float64) {
	n := numberIn(caption)
	at := func(by float64) float64 {
		return min(differs(child, parent, turnedBy(by)), differs(child, parent, turnedBy(-by)))
	}
	return min(at(0), at(n/2), at(n+14)) - at(n), 0.0005
}

func nearer(parent, child *photo, caption string) (got, least float64) {
	best, factor := math.Inf(1), 0.0
	for k := 0.35; k < 2.4; k *= 1.06 {
		if d := differs(child, parent, zoomed(k)); d < best {
			best, factor = d, k
		}
	}
	if strings.HasPrefix(caption, "closer") {
		return 1 - factor, 0.03
	}
	return factor - 1, 0.03
}

func mirrored(parent, child *photo, caption string) (got, least float64) {
	folded := math.Inf(1)
	for _, a := range axes(caption) {
		s, c := math.Sincos(2 * a)
		folded = min(folded, differs(child, child, func(x, y float64) (float64, float64) { return -c*x - s*y, -s*x + c*y }))
	}
	return 0.02 + 0.4*differs(parent, parent, turnedBy(180)) - folded, 0
}

// axes are the angles of the lines that a fold may be along.
func axes(caption string) []float64 {
	if caption == "mirrored left to right" {
		return []float64{0}
	}
	var out []float64
	for a := 0.28; a < 0.83; a += 0.02 {
		out = append(out, a, -a)
	}
	return out
}

func wedged(_, child *photo, caption string) (got, least float64) {
	fold := 360 / numberIn(caption)
	return 0.012 + differs(child, child, turnedBy(fold/2)) - differs(child, child, turnedBy(fold)), 0
}

// watery looks for a shore below which the picture is like the one above, upside down.
func watery(parent, child *photo, _ string) (got, least float64) {
	best := math.Inf(1)
	for shore := 0.58; shore < 0.72; shore += 0.005 {
		sum, n := 0.0, 0.0
		child.each(area{0, shore, 1, 2*shore - 0.42}, func(x, y int, c themes.Lab) {
			if up := int(2*shore*high) - y - 1; up >= 0 {
				sum, n = sum+math.Abs(c.L-child[up][x].L), n+1
			}
		})
		best = min(best, sum/max(1, n))
	}
	return 0.16 - best, 0
}

// TestCaptionsAreTrue draws every design beside what each claiming operator makes of it, and measures.
func TestCaptionsAreTrue(t *testing.T) {
	cam := browsertest.Open(t)
	all := still(t)
	before := drawn(t, cam, all, nil)
	type try struct {
		claim
		parent  int
		caption string
	}
	var tries []try
	var children []artifact.Artifact
	for n, c := range claims {
		op := operator(t, c.operator)
		open := 0
		for j := range all {
			i := (n + j) % len(all) // each claim begins with another design
			a := all[i]
			if passes(a) && strings.HasPrefix(c.operator, "domain.") {
				continue // it moves two pictures in ways of its own besides
			}
			if before[i] == nil || c.open != nil && !c.open(before[i]) {
				continue
			}
			child, caption, ok := apply(t, []artifact.Artifact{a}, op, 0.3+0.15*float64((i+n)%4), uint64(7*i+n))
			if ok {
				open++
			}
			if ok && open%stride(len(all)) == 1 {
				tries, children = append(tries, try{c, i, caption}), append(children, child)
			}
		}
	}
	kept := map[string][2]int{}
	for i, child := range drawn(t, cam, children, nil) {
		c := tries[i]
		if child == nil || differs(before[c.parent], child, stay) < 0.002 {
			continue // nothing is seen, and it would not be shown
		}
		got, least := c.measure(before[c.parent], child, c.caption)
		k := kept[c.operator]
		k[1]++
		if got >= least {
			k[0]++
		} else {
			t.Errorf("%s, %s: “%s” measures %.4f, at least %.4f is promised", all[c.parent].Main, c.operator, c.caption, got, least)
		}
		kept[c.operator] = k
	}
	for _, c := range claims {
		t.Logf("%-22s true of %d of %d", c.operator, kept[c.operator][0], kept[c.operator][1])
		if kept[c.operator][1] == 0 && os.Getenv("CULTIVAR_CORPUS") == "" {
			t.Errorf("%s is measured on nothing", c.operator)
		}
	}
}

// still are the designs, without those that are written to fail the eye: grey noise and the like.
func still(t *testing.T) []artifact.Artifact {
	return slices.DeleteFunc(designs(t), func(a artifact.Artifact) bool { return a.Main == "filler" })
}

// stride lets a large corpus be measured in part: every design meets some claims, every claim some designs.
func stride(n int) int { return 3 + n/40 }

func passes(a artifact.Artifact) bool {
	g, err := read(a.Main, string(a.Source()))
	return err == nil && g.transition()
}

// applySuiting is apply for an operator that suits the design.
func applySuiting(t *testing.T, a artifact.Artifact, op gene.Entry, strength float64, seed uint64) (artifact.Artifact, string, bool) {
	t.Helper()
	w, err := Stock.Begin([]artifact.Artifact{a}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !w.Suits(op.Name) {
		return a, "", false
	}
	return apply(t, []artifact.Artifact{a}, op, strength, seed)
}

// TestSpeedsAreTrue compares a child at one moment with its parent at the moment that the caption means.
func TestSpeedsAreTrue(t *testing.T) {
	cam := browsertest.Open(t)
	for _, name := range []string{"time.speed", "time.phase"} {
		var parents, children []artifact.Artifact
		var moments []float64
		for i, a := range still(t) {
			if i > 24 {
				break
			}
			child, caption, ok := apply(t, []artifact.Artifact{a}, operator(t, name), 0.4, uint64(i))
			if !ok {
				continue
			}
			parents, children = append(parents, a), append(children, child)
			moments = append(moments, moment(caption))
		}
		one := 1.0
		now, before := drawn(t, cam, children, &one), drawn(t, cam, parents, &one)
		seen := 0
		for i, a := range parents {
			then := drawn(t, cam, parents[i:i+1], &moments[i])[0]
			if then == nil || now[i] == nil || differs(before[i], then, stay) < 0.004 {
				continue // it does not move
			}
			seen++
			if as, other := differs(now[i], then, stay), differs(now[i], before[i], stay); as > 0.5*other {
				t.Errorf("%s: %s: after a second it is %.3f from its parent at %.2f s, and %.3f from that at one", a.Main, name, as, moments[i], other)
			}
		}
		if seen < 3 {
			t.Errorf("%s is measured on %d designs only", name, seen)
		}
	}
}

// moment is when the parent looks as the child does after a second.
func moment(caption string) float64 {
	switch n := numberIn(caption); {
	case caption == "twice as fast":
		return 2
	case caption == "half as fast":
		return 0.5
	case strings.Contains(caption, "%"):
		return n / 100
	case strings.Contains(caption, "later"):
		return 1 + n
	default:
		return n
	}
}

// TestGradesKeepTheTones holds that a change of colours neither burns a picture out nor takes its range of tones.
func TestGradesKeepTheTones(t *testing.T) {
	cam := browsertest.Open(t)
	all := still(t)
	before := drawn(t, cam, all, nil)
	for n, name := range []string{"palette.scheme", "palette.toned", "palette.warmer", "palette.colder", "palette.vivid", "palette.hue", "palette.drift", "palette.ramp", "function.sheen", "function.sidelight"} {
		var of []int
		var children []artifact.Artifact
		for i, a := range all {
			if before[i] == nil || (i+n)%stride(len(all)) != 0 {
				continue
			}
			if child, _, ok := applySuiting(t, a, operator(t, name), 0.6, uint64(i)); ok {
				of, children = append(of, i), append(children, child)
			}
		}
		for k, child := range drawn(t, cam, children, nil) {
			parent := before[of[k]]
			if child == nil {
				continue
			}
			if a, b := burnt(parent), burnt(child); b > a+0.02 {
				t.Errorf("%s: %s burns out %.0f %% of the picture", all[of[k]].Main, name, 100*(b-a))
			}
			if a, b := tones(parent), tones(child); a > 0.3 && b < 0.72*a {
				t.Errorf("%s: %s leaves %.2f of the tones' range of %.2f", all[of[k]].Main, name, b, a)
			}
		}
	}
}

// burnt is the share of a picture that is white.
func burnt(p *photo) float64 {
	return p.mean(whole, func(c themes.Lab) float64 { return map[bool]float64{true: 1}[c.L > 0.99] })
}

func tones(p *photo) float64 { return p.percentile(0.95) - p.percentile(0.05) }
