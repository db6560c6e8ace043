package shader

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
)

var functionOperators = []gene.Operator[*Design]{
	{Name: "function.metric", Trait: gene.Function, Doc: "another measure of length: square, diamond or rounded square", Weight: 0.5, Suits: suits(pattern, field), Apply: applyMetric},
	{Name: "function.wave", Trait: gene.Function, Doc: "another wave in place of sine and cosine", Weight: 0.8, Suits: suits(field, scene), Apply: applyWave},
	{Name: "function.edges", Trait: gene.Function, Doc: "hard edges for soft ones", Weight: 0.25, Suits: suits(field), Leans: map[string]float64{"bold": 0.5, "round": -0.3}, Apply: applyEdges},
	{Name: "function.rounds", Trait: gene.Function, Doc: "more or fewer repetitions of a loop", Weight: 1, Leans: map[string]float64{"busy": 0.2}, Apply: applyRounds},
	{Name: "function.finer", Trait: gene.Function, Leans: map[string]float64{"dense": 1}, Doc: "finer pattern", Weight: 1, Apply: scaled(1.35, 2.4, "finer pattern")},
	{Name: "function.coarser", Trait: gene.Function, Leans: map[string]float64{"dense": -1}, Doc: "coarser pattern", Weight: 1, Apply: scaled(1/1.35, 1/2.4, "coarser pattern")},
	{Name: "function.ridges", Trait: gene.Function, Doc: "noise with ridges", Weight: 0.2, Suits: suits(field), Leans: map[string]float64{"busy": 0.5}, Apply: applyRidges},
	{Name: "function.curve", Trait: gene.Function, Doc: "another curve of mixing", Weight: 0.4, Suits: suits(field), Apply: applyCurve},
}

var metrics = []struct {
	caption string
	vec2    snippet
	vec3    snippet
}{
	{
		"squares instead of circles",
		snippet{[]string{"boxLength", "squareLength"}, "float", "vec2 p", "\treturn max(abs(p.x), abs(p.y));"},
		snippet{[]string{"boxLength", "cubeLength"}, "float", "vec3 p", "\treturn max(abs(p.x), max(abs(p.y), abs(p.z)));"},
	},
	{
		"diamonds instead of circles",
		snippet{[]string{"diamondLength", "tiltedLength"}, "float", "vec2 p", "\treturn 0.78 * (abs(p.x) + abs(p.y));"},
		snippet{[]string{"diamondLength", "tiltedLength"}, "float", "vec3 p", "\treturn 0.58 * (abs(p.x) + abs(p.y) + abs(p.z));"},
	},
	{
		"rounded squares instead of circles",
		snippet{[]string{"softBoxLength", "squircleLength"}, "float", "vec2 p", "\treturn sqrt(sqrt(dot(p * p, p * p)));"},
		snippet{[]string{"softBoxLength", "squircleLength"}, "float", "vec3 p", "\treturn sqrt(sqrt(dot(p * p, p * p)));"},
	},
}

// applyMetric measures lengths otherwise wherever a function asks for the length of a difference of
// places; noise and normals keep theirs.
func applyMetric(d *Design, in gene.In) (string, bool) {
	c := d.change()
	m := gene.Pick(in, metrics)
	for _, typ := range []string{"vec2", "vec3"} {
		calls := d.calls("length", typ)
		if len(calls) == 0 {
			continue
		}
		s := m.vec2
		if typ == "vec3" {
			s = m.vec3
		}
		if len(c.edits) > 0 {
			break
		}
		name := c.helper(s, c.g.functionStart(earliest(calls)))
		for _, call := range calls {
			c.replace(call.TextAt, name)
		}
	}
	return m.caption, c.done()
}

// calls finds calls of a built-in function whose first argument has a type, outside of hashes and of
// functions that are kept.
func (d *Design) calls(name, typ string) []site {
	var out []site
	for _, s := range d.now.sites(func(e *glsl.Expr) bool {
		return e.Kind == glsl.Call && e.Text == name && len(e.Args) > 0 && e.Args[0].Type == typ
	}) {
		if s.Args[0].Kind == glsl.Call && s.Args[0].Text == "max" { // the distance to a box
			continue
		}
		if s.fn == nil || s.hashing() || d.kept(s.fn.Name) || d.now.Function(name) != nil || ownHelper(s.fn.Name) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// hashing says that a site belongs to a source of random numbers.
func (s site) hashing() bool {
	if s.within("hash", "rand", "permute", "mod289", "snoise", "rnd") {
		return true
	}
	for _, p := range s.parents {
		if p.Kind == glsl.Binary && p.Text == "*" && (large(p.X) || large(p.Y)) {
			return true
		}
	}
	return false
}

func large(e *glsl.Expr) bool {
	if e == nil || e.Kind != glsl.Literal {
		return false
	}
	v, err := strconv.ParseFloat(strings.TrimRight(e.Text, "fF"), 64)
	return err == nil && v > 300
}

// ownHelper says that a function is one of the helpers of this package, which are left as they are.
func ownHelper(name string) bool { return ownNames()[strings.TrimRight(name, "0123456789_")] }

// ownNames are the names of all helpers.
var ownNames = sync.OnceValue(func() map[string]bool {
	all := []snippet{turnHue, saturation, contrast, temperature, exposure, negative, ramp, cosine, vignette, grain, posterise, scanlines, halftone, engraved, leak, framed, staggered, toned, sheen, drift, sidelit, misty, starry, contours, lake, underwater, nested, glint, orbited, paired}
	all = append(all, movers...)
	for _, m := range metrics {
		all = append(all, m.vec2, m.vec3)
	}
	for _, w := range waves {
		all = append(all, w.helper)
	}
	for _, e := range eases {
		all = append(all, e.helper)
	}
	for _, c := range curves {
		all = append(all, c.helper)
	}
	names := map[string]bool{}
	for _, s := range all {
		for _, n := range s.names {
			names[n] = true
		}
	}
	return names
})

var waves = []struct {
	caption string
	helper  snippet
}{
	{"straight waves instead of round ones", snippet{[]string{"zigzag", "triangle"}, "float", "float x", "\treturn 4.0 * abs(fract(x / 6.28318 + 0.25) - 0.5) - 1.0;"}},
	{"pointed waves instead of round ones", snippet{[]string{"pointed", "peaks"}, "float", "float x", "\treturn 1.0 - 2.0 * abs(cos(0.5 * x + 0.7854));"}},
	{"plateaus instead of round waves", snippet{[]string{"plateau", "flattened"}, "float", "float x", "\treturn clamp(2.2 * sin(x), -1.0, 1.0);"}},
}

// applyWave replaces sin of a float by another wave of the same period and range, in one function or all of them.
func applyWave(d *Design, in gene.In) (string, bool) {
	var calls []site
	for _, s := range d.calls("sin", "float") {
		if !s.trigonometric() {
			calls = append(calls, s)
		}
	}
	if len(calls) == 0 {
		return "", false
	}
	w := gene.Pick(in, waves)
	if in.Strength < 0.5 {
		fn := gene.Pick(in, calls).fn
		var some []site
		for _, s := range calls {
			if s.fn == fn {
				some = append(some, s)
			}
		}
		calls = some
	}
	c := d.change()
	name := c.helper(w.helper, c.g.functionStart(earliest(calls)))
	for _, s := range calls {
		c.replace(s.TextAt, name)
	}
	return w.caption, c.done()
}

// trigonometric says that a sine belongs to a rotation: its function takes the cosine of the same angle.
func (s site) trigonometric() bool {
	twin := false
	if s.fn == nil {
		return true
	}
	s.fn.Body.Exprs(func(e *glsl.Expr) bool {
		if e.Kind == glsl.Call && e.Text == "cos" && len(e.Args) == 1 && sameText(e.Args[0], s.Args[0]) {
			twin = true
		}
		return true
	})
	return twin || s.within("mat", "rot", "turn")
}

// sameText compares two expressions by what they are made of.
func sameText(a, b *glsl.Expr) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Text != b.Text || len(a.Args) != len(b.Args) {
		return false
	}
	for i := range a.Args {
		if !sameText(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return sameText(a.X, b.X) && sameText(a.Y, b.Y) && sameText(a.Z, b.Z)
}

// applyEdges turns smoothstep between two literals into a step half way.
func applyEdges(d *Design, _ gene.In) (string, bool) {
	c := d.change()
	for _, s := range d.now.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Call && e.Text == "smoothstep" && len(e.Args) == 3 }) {
		low, ok1 := d.now.Eval(s.Args[0], nil)
		high, ok2 := d.now.Eval(s.Args[1], nil)
		if s.fn == nil || !ok1 || !ok2 || len(low) != 1 || len(high) != 1 || high[0] <= low[0] || s.Type != "float" || s.Args[0].Type != "float" || s.within("noise", "hash") || d.kept(s.fn.Name) || ownHelper(s.fn.Name) {
			continue
		}
		c.replace(glsl.Span{Start: s.Start, End: s.Args[2].Start}, "step("+decimals((low[0]+high[0])/2, 3)+", ")
	}
	return "hard edges", c.done()
}

// applyRounds changes how often a short loop runs.
func applyRounds(d *Design, in gene.In) (string, bool) {
	type bound struct {
		at   *glsl.Expr
		text string
		n    float64
	}
	var bounds []bound
	for _, fn := range d.now.Functions {
		if d.kept(fn.Name) {
			continue
		}
		fn.Body.Walk(func(s *glsl.Stmt) bool {
			if s.Kind == glsl.For && s.X != nil && s.X.Kind == glsl.Binary && (s.X.Text == "<" || s.X.Text == "<=") && s.X.Y.Kind == glsl.Literal && !indexed(s) {
				if v, ok := d.now.Eval(s.X.Y, nil); ok && v[0] >= 2 && v[0] <= 12 {
					bounds = append(bounds, bound{s.X.Y, s.X.Y.Text, v[0]})
				}
			}
			return true
		})
	}
	if len(bounds) == 0 {
		return "", false
	}
	b := gene.Pick(in, bounds)
	n := 1 + math.Round(in.Strength*3)
	caption := fmt.Sprintf("%.0f more rounds", n)
	if in.Rand.IntN(2) == 0 && b.n-n >= 1 {
		n, caption = -n, fmt.Sprintf("%.0f fewer rounds", n)
	}
	if math.Abs(n) == 1 {
		caption = strings.Replace(strings.TrimSuffix(caption, "s"), "1 fewer", "one fewer", 1)
		caption = strings.Replace(caption, "1 more", "one more", 1)
	}
	c := d.change()
	c.replace(b.at.Span, like(b.n+n, b.text))
	return caption, c.done()
}

// indexed says that a loop's counter is used as an index, so that its bound is that of an array.
func indexed(loop *glsl.Stmt) bool {
	found := false
	loop.Body.Exprs(func(e *glsl.Expr) bool {
		found = found || e.Kind == glsl.Index
		return !found
	})
	return found
}

// scaled multiplies the frequencies of a pattern: factors beside a vector that is a place.
func scaled(low, high float64, caption string) func(*Design, gene.In) (string, bool) {
	return func(d *Design, in gene.In) (string, bool) {
		factor := in.Between(low, high)
		if d.opposes(factor) {
			return "", false
		}
		c := d.change()
		for _, p := range d.parameters() {
			if p.counts() {
				c.replace(p.at, like(p.value*factor, p.text))
			}
		}
		if d.resized(c, factor) {
			return caption, true
		}
		c = d.change()
		seen := map[int]bool{}
		for _, s := range d.now.sites(isPlaceFactor) {
			lit := s.X
			if lit.Inner().Kind != glsl.Literal {
				lit = s.Y
			}
			v, ok := d.now.Eval(lit, nil)
			if !ok || v[0] < 1.5 || v[0] > 60 || s.fn == nil || s.hashing() || s.noising() || d.kept(s.fn.Name) || ownHelper(s.fn.Name) || seen[lit.Start] || s.normalising(d.now) {
				continue
			}
			seen[lit.Start] = true
			c.replace(lit.Span, like(v[0]*factor, lit.Text))
		}
		return caption, d.resized(c, factor)
	}
}

// counts says that a number tells how many figures a pattern has.
func (p parameter) counts() bool {
	return p.value > 1 && contains(p.name, "freq", "count", "tiles", "density", "num", "columns", "rows", "cells", "grid")
}

// noising says that a factor belongs to how noise is made: its smooth steps between corners, or the octaves that a loop sums up.
func (s site) noising() bool { return contains(s.fn.Name, noiseWords...) || s.looped() }

// isPlaceFactor matches a product of a vec2 and a float literal.
func isPlaceFactor(e *glsl.Expr) bool {
	if (e.Kind != glsl.Binary || e.Text != "*") && (e.Kind != glsl.Assign || e.Text != "*=") {
		return false
	}
	if e.Type != "vec2" || e.Y == nil {
		return false
	}
	literal := func(x *glsl.Expr) bool { return x.Kind == glsl.Literal && x.Type == "float" }
	return literal(e.Y) && e.X.Type == "vec2" || e.Kind == glsl.Binary && literal(e.X) && e.Y.Type == "vec2"
}

// normalising says that a product belongs to the mapping from pixels to places, such as 2.0 * uv - 1.0.
func (s site) normalising(g *genome) bool {
	p := s.parent()
	if p == nil || p.Kind != glsl.Binary {
		return false
	}
	if p.Text == "-" || p.Text == "+" {
		other := p.Y
		if other.Contains(s.Span) {
			other = p.X
		}
		v, ok := g.Eval(other, nil)
		return ok && math.Abs(math.Abs(v[0])-1) < 0.01 || other.Contains(s.Span) || other.Type == "vec2" && contains(g.Slice(other.Span), "resolution", "size")
	}
	return false
}

// applyRidges folds noise that is summed up in a loop, so that its middle becomes a crest.
func applyRidges(d *Design, _ gene.In) (string, bool) {
	c := d.change()
	for _, s := range d.now.sites(func(e *glsl.Expr) bool {
		return e.Kind == glsl.Call && e.Type == "float" && contains(e.Text, "noise", "perlin", "simplex")
	}) {
		fn := d.now.Function(s.Text)
		if fn == nil || s.fn == nil || !s.looped() || d.kept(s.fn.Name) {
			continue
		}
		if len(s.parents) > 0 && s.parents[0].Kind == glsl.Call && s.parents[0].Text == "abs" {
			continue
		}
		if contains(s.Text, "snoise", "simplex", "perlin") { // from -1 to 1
			c.insert(s.Start, "(1.0 - 2.0 * abs(")
			c.insert(s.End, "))")
			continue
		}
		c.insert(s.Start, "(1.0 - abs(2.0 * ")
		c.insert(s.End, " - 1.0))")
	}
	return "ridges in the noise", c.done()
}

// looped says that a site stands in the body of a loop.
func (s site) looped() bool {
	found := false
	s.fn.Body.Walk(func(at *glsl.Stmt) bool {
		found = found || (at.Kind == glsl.For || at.Kind == glsl.While) && at.Body.Contains(s.Span)
		return !found
	})
	return found
}

var curves = []struct {
	caption string
	helper  snippet
}{
	{"banded blends", snippet{[]string{"banded", "inBands"}, "float", "float x", "\treturn floor(x * 5.0 + 0.5) / 5.0;"}},
	{"steeper blends", snippet{[]string{"steeper", "crisp"}, "float", "float x", "\treturn smoothstep(0.2, 0.8, x);"}},
	{"blends that go there and back", snippet{[]string{"thereAndBack", "doubled"}, "float", "float x", "\treturn 1.0 - abs(2.0 * clamp(x, 0.0, 1.0) - 1.0);"}},
}

// applyCurve puts the weight of one or more blends of colours through a curve.
func applyCurve(d *Design, in gene.In) (string, bool) {
	if d.now.transition() {
		return "", false
	}
	var blends []site
	for _, s := range d.now.sites(func(e *glsl.Expr) bool {
		return e.Kind == glsl.Call && e.Text == "mix" && len(e.Args) == 3 && e.Args[2].Type == "float" && (e.Type == "vec3" || e.Type == "vec4")
	}) {
		if s.fn != nil && !s.hashing() && !d.kept(s.fn.Name) && !ownHelper(s.fn.Name) && s.Args[2].Kind != glsl.Literal {
			blends = append(blends, s)
		}
	}
	if len(blends) == 0 {
		return "", false
	}
	curve := gene.Pick(in, curves)
	c := d.change()
	name := c.helper(curve.helper, c.g.functionStart(earliest(blends)))
	if in.Strength < 0.4 {
		blends = []site{gene.Pick(in, blends)}
	}
	last := -1
	for _, s := range blends {
		if s.Args[2].Start < last {
			continue
		}
		c.insert(s.Args[2].Start, name+"(")
		c.insert(s.Args[2].End, ")")
		last = s.End
	}
	return curve.caption, c.done()
}
