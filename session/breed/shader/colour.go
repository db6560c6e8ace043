package shader

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// swatch is a colour written in the source as literals: vec3(0.9, 0.4, 0.3).
type swatch struct {
	themes.Color
	parts []*glsl.Expr // three components
	name  string       // of the constant that it is the value of, "" if of none
	lit   bool         // it is multiplied where it stands
}

var colourOperators = []gene.Operator[*Design]{
	{Name: "palette.turn", Trait: gene.Palette, Doc: "turns the hues of the colours in the source", Weight: 0.3, Suits: suits(field, thing), Apply: applyTurn},
	{Name: "palette.scheme", Trait: gene.Palette, Doc: "gives the colours in the source a new scheme of hues, lightness kept", Weight: 3, Suits: (*Design).named, Apply: applyScheme},
	{Name: "palette.night", Trait: gene.Palette, Doc: "darker colours in the source", Weight: 1.1, Suits: suits(scene, field), Leans: map[string]float64{"dark": 1}, Apply: applyNight},
	{Name: "palette.day", Trait: gene.Palette, Doc: "lighter colours in the source", Weight: 0.3, Suits: (*Design).mayLighten, Leans: map[string]float64{"dark": -1}, Apply: applyDay},
	{Name: "palette.phase", Trait: gene.Palette, Doc: "moves the phases of a cosine palette", Weight: 1.5, Suits: suits(field, pattern, scene), Apply: applyPhase},
}

// swatches finds the colours in the source that the designer has not locked.
func (d *Design) swatches() []swatch {
	var out []swatch
	for _, s := range d.now.sites(isSwatch) {
		around := s.parent()
		w := swatch{parts: s.Args[:3], name: d.now.constantOf(s), lit: around != nil && around.Kind == glsl.Binary && around.Text == "*"}
		if w.name != "" && d.now.idle(w.name) {
			continue
		}
		if s.within("hash", "rand", "noise", "normalize", "dot", "cross", "fract", "sin", "cos", "length", "distance", "permute", "mod", "rot", "pow", "smoothstep", "step") || s.directed(w.name) || d.kept(w.name) || s.fn != nil && cosinePalette(s.fn) {
			continue
		}
		var v [3]float64
		for i, p := range w.parts {
			x, ok := d.now.Eval(p, nil)
			if !ok {
				break
			}
			v[i] = x[0]
		}
		w.Color = themes.Color{R: v[0], G: v[1], B: v[2], A: 1}
		if plausible(w) {
			out = append(out, w)
		}
	}
	return out
}

// isSwatch matches vec3 of three literals and vec4 of four.
func isSwatch(e *glsl.Expr) bool {
	if e.Kind != glsl.Call || e.Text != "vec3" && e.Text != "vec4" || len(e.Args) != glsl.Size(e.Text) {
		return false
	}
	for _, a := range e.Args {
		if a.Kind != glsl.Literal || a.Type != "float" {
			return false
		}
	}
	return true
}

// constantOf is the name of the global that a site is the initialiser of.
func (g *genome) constantOf(s site) string {
	if s.fn != nil {
		return ""
	}
	for _, v := range g.Globals {
		if v.Init != nil && v.Init.Contains(s.Span) {
			return v.Name
		}
	}
	return ""
}

// idle says that a constant is declared and nothing reads it: locals of the same name hide it, or it was forgotten.
func (g *genome) idle(constant string) bool {
	return len(g.uses(constant)) == 0 && !g.inMacros(constant)
}

// directed says that a site is a direction or a place rather than a colour.
func (s site) directed(name string) bool {
	if name == "" && s.fn != nil {
		for _, v := range s.fn.Locals {
			if v.Init != nil && v.Init.Contains(s.Span) {
				name = v.Name
			}
		}
	}
	return contains(name, "dir", "normal", "pos", "offset", "origin", "camera", "eye", "axis", "target", "size", "weight", "luma", "up")
}

// plausible says that three numbers are a colour: within the range, and not an axis or nothing at all
// unless the name speaks of colour.
func plausible(w swatch) bool {
	whole := 0
	for _, x := range [...]float64{w.R, w.G, w.B} {
		if x < 0 || x > 1 {
			return false
		}
		if x == math.Trunc(x) {
			whole++
		}
	}
	if luma := w.R == 0.299 || w.R == 0.2126 || w.R == 0.2125; luma {
		return false
	}
	return whole < 3 || contains(w.name, "col", "sky", "paint", "ink", "tint", "sun")
}

// recolour gives every swatch the colour that the function makes of it; false if none changes.
func (d *Design) recolour(swatches []swatch, to func(themes.LCH, int) themes.LCH) bool {
	c := d.change()
	for i, w := range swatches {
		n := to(w.Color.LCH(), i).Color()
		for k, x := range [...]float64{n.R, n.G, n.B} {
			c.replace(w.parts[k].Span, shortColour(max(0, min(1, x)), w.parts[k].Text))
		}
	}
	return c.done()
}

// shortColour writes a component in the manner of the old one.
func shortColour(x float64, old string) string {
	_, after, _ := strings.Cut(old, ".")
	n := max(2, min(4, len(after)))
	s := decimals(x, n)
	for _, rest, _ := strings.Cut(s, "."); len(rest) < len(after) && len(rest) < n; rest += "0" {
		s += "0"
	}
	if strings.HasPrefix(old, ".") {
		s = strings.TrimPrefix(s, "0")
	}
	return s
}

func applyTurn(d *Design, in gene.In) (string, bool) {
	w := d.swatches()
	if len(w) < 2 || chromatic(w) == 0 {
		return "", false
	}
	turn := math.Round(in.Between(30, 120)*(0.7+0.6*in.Rand.Float64())) * in.Sign()
	ok := d.recolour(w, func(c themes.LCH, _ int) themes.LCH {
		c.H = themes.Hue(c.H + turn)
		return tint.Clear(c)
	})
	return "palette turned to " + strongest(d.swatches()), ok
}

func chromatic(w []swatch) int {
	n := 0
	for _, s := range w {
		if s.LCH().C > 0.03 {
			n++
		}
	}
	return n
}

// strongest names the colour of the most chromatic swatch.
func strongest(w []swatch) string {
	best := slices.MaxFunc(w, func(a, b swatch) int { return compare(a.LCH().C, b.LCH().C) })
	return themes.ColorName(best.Color)
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// applyScheme gives the colours in the source those of a palette.
func applyScheme(d *Design, in gene.In) (string, bool) {
	said, ok := d.recoloured(d.drawn(in), in)
	return "recoloured in " + said, ok
}

// applyNight darkens all but the lights, and turns the shadows to blue.
func applyNight(d *Design, in gene.In) (string, bool) {
	w := d.swatches()
	if len(w) < 2 {
		return "", false
	}
	f := in.Between(0.8, 0.6)
	ok := d.recolour(w, func(c themes.LCH, _ int) themes.LCH {
		c.L = max(c.L*f, 2*c.L-1)
		blue := 0.75 * (1 - max(0, min(1, (c.L-0.45)/0.4)))
		return toward(c, themes.LCH{L: c.L, C: 0.1, H: 275, A: 1}, blue)
	})
	return "night palette", ok
}

// toward mixes a colour with another of the same lightness.
func toward(c, to themes.LCH, k float64) themes.LCH {
	x, y := polarOf(c), polarOf(to)
	u, v := x[0]+k*(y[0]-x[0]), x[1]+k*(y[1]-x[1])
	return themes.LCH{L: c.L, C: math.Hypot(u, v), H: themes.Hue(math.Atan2(v, u) * 180 / math.Pi), A: 1}
}

func polarOf(c themes.LCH) [2]float64 {
	h := float64(c.H) * math.Pi / 180
	return [2]float64{c.C * math.Cos(h), c.C * math.Sin(h)}
}

// applyDay lightens all colours.
func applyDay(d *Design, in gene.In) (string, bool) {
	w := d.swatches()
	if len(w) < 2 {
		return "", false
	}
	f := in.Between(1.11, 1.22)
	ok := d.recolour(w, func(c themes.LCH, _ int) themes.LCH {
		c.L = min(0.98, c.L*f)
		return c
	})
	return "lighter palette", ok
}

// light is the mean lightness of the colours in the source; ok is false where it names too few.
func (d *Design) light() (mean float64, ok bool) {
	w := d.swatches()
	for _, s := range w {
		mean += s.LCH().L / float64(len(w))
	}
	return mean, len(w) > 1
}

// loud says that the colours in the source are strong, so that quieter ones are not dull.
func (d *Design) loud() bool {
	w := d.swatches()
	sum := 0.0
	for _, s := range w {
		sum += s.LCH().C
	}
	return sum > 0.13*float64(len(w))
}

// mayLighten and mayDarken say that there is more to win than to lose by it.
func (d *Design) mayLighten() bool { l, ok := d.light(); return ok && l < 0.45 }

func (d *Design) mayDarken() bool { l, ok := d.light(); return !ok || l > 0.5 }

// applyPhase moves the phases of cosine palettes: the vec3 in cos(… + vec3(…)), the last vec3 of a
// palette function, or the last that such a function is given.
func applyPhase(d *Design, in gene.In) (string, bool) {
	c := d.change()
	turn := in.Between(0.12, 0.4) * in.Sign()
	for _, s := range d.now.sites(isSwatchOrSpread) {
		switch {
		case s.fn != nil && d.kept(s.fn.Name):
		case s.inCosine() && s.periodOne(), s.lastOfPalette(d.now):
			c.shift(s, turn)
		case s.inCosine():
			c.shift(s, turn*6.2832)
		}
	}
	return "palette shifted along its run", c.done()
}

// shift adds to the three numbers of a vec3, a little more to each.
func (c *change) shift(s site, turn float64) {
	for i, p := range s.Args {
		if x, ok := c.g.Eval(p, nil); ok {
			c.replace(p.Span, decimals(x[0]+turn*(1+0.35*float64(i)), 3))
		}
	}
}

// cosinePalette says that a function computes colours as the cosine of a vec3.
func cosinePalette(fn *glsl.Function) bool {
	found := false
	fn.Body.Exprs(func(e *glsl.Expr) bool {
		found = found || e.Kind == glsl.Call && e.Text == "cos" && e.Type == "vec3"
		return !found
	})
	return found && fn.Return == "vec3" && len(fn.Params) > 0 && fn.Params[0].Type == "float"
}

// lastOfPalette says that a vec3 is the last one that a palette function declares or is called with.
func (s site) lastOfPalette(g *genome) bool {
	if p := s.parent(); p != nil && p.Kind == glsl.Call && len(p.Args) == 5 {
		fn := g.Function(p.Text)
		return fn != nil && cosinePalette(fn) && p.Args[4].Contains(s.Span)
	}
	if s.fn == nil || !cosinePalette(s.fn) {
		return false
	}
	var last *glsl.Variable
	for _, v := range s.fn.Locals {
		if v.Type == "vec3" && v.Init != nil && isSwatchOrSpread(v.Init) {
			last = v
		}
	}
	return last != nil && last.Init.Span == s.Span
}

// isSwatchOrSpread matches vec3 of three numbers of any range.
func isSwatchOrSpread(e *glsl.Expr) bool {
	if e.Kind != glsl.Call || e.Text != "vec3" || len(e.Args) != 3 {
		return false
	}
	for _, a := range e.Args {
		if a.Kind != glsl.Literal {
			return false
		}
	}
	return true
}

// inCosine says that a site is added to something within cos or sin of a vec3.
func (s site) inCosine() bool {
	p := s.parent()
	if p == nil || p.Kind != glsl.Binary || p.Text != "+" && p.Text != "-" {
		return false
	}
	for _, q := range s.parents {
		if q.Kind == glsl.Call {
			return (q.Text == "cos" || q.Text == "sin") && q.Type == "vec3"
		}
	}
	return false
}

// periodOne says that the sum with the site is multiplied by a full turn before the cosine.
func (s site) periodOne() bool {
	for _, q := range s.parents {
		if q.Kind == glsl.Call {
			return false
		}
		if q.Kind == glsl.Binary && q.Text == "*" {
			return true
		}
	}
	return false
}

// wear maps the design's colours to the theme's: the colours in the source by lightness along a ramp
// from ground to text, or else the finished picture.
func (d *Design) wear(t themes.Theme) (string, bool) {
	stops := []themes.Color{themes.MustParse(t.Background), themes.MustParse(t.Accent), themes.MustParse(t.Accent2), themes.MustParse(t.Text)}
	slices.SortFunc(stops, func(a, b themes.Color) int { return compare(a.LCH().L, b.LCH().L) })
	caption := fmt.Sprintf("dressed in %s", t.Name)
	if w := d.swatches(); len(w) >= 3 {
		return caption, d.recolour(w, func(c themes.LCH, _ int) themes.LCH { return along(stops, c.L) })
	}
	return caption, d.grade(ramp, []string{rgb(stops[0]), rgb(themes.MustParse(t.Accent)), rgb(stops[3])}, 0.9)
}

// along is the colour of a lightness on a ramp of colours sorted by lightness.
func along(stops []themes.Color, l float64) themes.LCH {
	for i := 1; i < len(stops); i++ {
		a, b := stops[i-1].Lab(), stops[i].Lab()
		if l > b.L && i+1 < len(stops) {
			continue
		}
		k := 0.5
		if b.L > a.L {
			k = max(0, min(1, (l-a.L)/(b.L-a.L)))
		}
		return themes.Lab{L: a.L + k*(b.L-a.L), A: a.A + k*(b.A-a.A), B: a.B + k*(b.B-a.B)}.Color().LCH()
	}
	return stops[0].LCH()
}

// plain says that the source names too few colours to be recoloured by them.
func (d *Design) plain() bool { return chromatic(d.swatches()) < 3 && len(d.inputs()) == 0 }
