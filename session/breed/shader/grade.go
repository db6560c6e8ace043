package shader

import (
	"fmt"
	"math"
	"strings"

	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// swell rises from nothing to one and falls again over a transition, so that its ends stay pure.
const swell = "4.0 * progress * (1.0 - progress)"

// grade puts the finished colour through a helper whose last argument is an amount. A helper that is
// there already is given more of it instead, or, if it takes colours, these.
func (d *Design) grade(s snippet, args []string, amount float64) bool {
	return d.change().grade(s, args, amount)
}

// grade is that of a design, for a change that has begun already.
func (c *change) grade(s snippet, args []string, amount float64) bool {
	if old, ok := c.amount(s); ok && len(args) == 0 {
		amount = s.sum(old, amount)
	}
	written := num(amount)
	if c.g.transition() {
		written += " * " + swell
	}
	args = append(args, written)
	if c.retune(s, args) {
		return c.done()
	}
	name := c.helper(s, c.g.entry.Start)
	ok := c.atEnd(func(rgb string) string {
		return fmt.Sprintf("%s = %s(%s);", rgb, name, strings.Join(append([]string{rgb}, args...), ", "))
	})
	return ok && c.done()
}

// limit bounds what amounts add up to over generations.
const limit = 1.5

// sum adds an amount to what there is; angles go around.
func (s snippet) sum(old, more float64) float64 {
	if s.names[0] == turnHue.names[0] {
		return math.Remainder(old+more, 2*math.Pi)
	}
	return max(-limit, min(limit, old+more))
}

// amount is the number that the last argument of a helper's call begins with.
func (c *change) amount(s snippet) (float64, bool) {
	fn := s.present(c.g)
	if fn == nil {
		return 0, false
	}
	for _, call := range c.g.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Call && e.Text == fn.Name && len(e.Args) > 1 }) {
		x := call.Args[len(call.Args)-1]
		for x.Kind == glsl.Binary {
			x = x.X
		}
		if v, ok := c.g.Eval(x, nil); ok {
			return v[0], true
		}
	}
	return 0, false
}

// luma is how bright a colour looks, in helpers.
const luma = "dot(color, vec3(0.2126, 0.7152, 0.0722))"

// shown begins a helper with the colour as it is shown, and how bright that is.
const shown = `
	color = clamp(color, 0.0, 1.0);
	float grey = ` + luma + `;`

// fitted ends a helper that has made a new colour, wanted, as bright as grey: it takes out as much of the colour as would be clipped.
const fitted = `
	vec3 off = wanted - grey;
	float most = max(max(off.r, max(off.g, off.b)) / max(1.0 - grey, 0.001), -min(off.r, min(off.g, off.b)) / max(grey, 0.001));
	return grey + off / max(1.0, most);`

// asBright makes wanted as bright as the colour that it was made of.
const asBright = `
	wanted *= grey / max(` + "dot(wanted, vec3(0.2126, 0.7152, 0.0722))" + `, 0.001);` + fitted

var (
	turnHue = snippet{
		[]string{"turnHue", "hueTurned"}, "vec3", "vec3 color, float angle", `
	vec3 axis = vec3(0.57735);` + shown + `
	vec3 wanted = color * cos(angle) + cross(axis, color) * sin(angle) + axis * dot(axis, color) * (1.0 - cos(angle));
	wanted += grey - dot(wanted, vec3(0.2126, 0.7152, 0.0722));` + fitted,
	}
	saturation = snippet{
		[]string{"vivid", "saturated"}, "vec3", "vec3 color, float amount", shown + `
	vec3 wanted = mix(vec3(grey), color, 1.0 + amount);` + fitted,
	}
	contrast = snippet{
		[]string{"contrast", "contrasted"}, "vec3", "vec3 color, float amount", `
	vec3 c = clamp(color, 0.0, 1.0);
	if (amount < 0.0) return mix(vec3(0.5), c, 1.0 + 0.6 * amount);
	return mix(c, c * c * (3.0 - 2.0 * c), amount);`,
	}
	temperature = snippet{
		[]string{"warm", "warmed"}, "vec3", "vec3 color, float amount", shown + `
	vec3 wanted = color * exp(amount * vec3(0.7, 0.1, -0.9));` + asBright,
	}
	exposure = snippet{
		[]string{"lighten", "lightened"}, "vec3", "vec3 color, float amount", `
	return pow(clamp(color, 0.0, 1.0), vec3(exp2(-amount)));`,
	}
	negative = snippet{
		[]string{"flipLight", "lightFlipped"}, "vec3", "vec3 color, float amount", shown + `
	vec3 wanted = color + amount * (1.0 - 2.0 * grey);
	grey = mix(grey, 1.0 - grey, amount);` + fitted,
	}
	ramp = snippet{
		[]string{"ramp", "toneRamp"}, "vec3", "vec3 color, vec3 dark, vec3 mid, vec3 light, float amount", `
	float tone = clamp(` + luma + `, 0.0, 1.0);
	vec3 weigh = vec3(0.2126, 0.7152, 0.0722);
	float middle = clamp(dot(mid, weigh), 0.1, 0.9);
	vec3 mapped = mix(mix(dark, mid, clamp(tone / middle, 0.0, 1.0)), light, clamp((tone - middle) / (1.0 - middle), 0.0, 1.0));
	return mix(clamp(color, 0.0, 1.0), mapped, amount);`,
	}
	cosine = snippet{
		[]string{"spectrum", "spectral"}, "vec3", "vec3 color, vec3 phase, float amount", shown + `
	vec3 wheel = 0.5 + 0.5 * cos(6.2832 * (0.8 * grey + phase));
	vec3 wanted = mix(color, wheel * grey / max(dot(wheel, vec3(0.2126, 0.7152, 0.0722)), 0.1), amount);` + asBright,
	}
)

var gradeOperators = []gene.Operator[*Design]{
	{Name: "palette.hue", Trait: gene.Palette, Doc: "turns all hues", Weight: 0.6, Suits: suits(field, passage), Apply: applyHue},
	{Name: "palette.vivid", Trait: gene.Palette, Leans: map[string]float64{"vivid": 0.8}, Doc: "more saturated colours", Weight: 0.5, Apply: graded(saturation, 0.35, 1.2, "more vivid colours")},
	{Name: "palette.muted", Trait: gene.Palette, Doc: "less saturated colours", Weight: 0.2, Suits: (*Design).loud, Leans: map[string]float64{"vivid": -1}, Apply: graded(saturation, -0.2, -0.5, "muted colours")},
	{Name: "palette.contrast", Trait: gene.Palette, Leans: map[string]float64{"bold": 0.4, "vivid": 0.2}, Doc: "more contrast", Weight: 0.4, Apply: graded(contrast, 0.4, 0.8, "stronger contrast")},
	{Name: "palette.soft", Trait: gene.Palette, Doc: "less contrast", Weight: 0.1, Suits: onRequest, Leans: map[string]float64{"bold": -1}, Apply: graded(contrast, -0.25, -0.5, "softer contrast")},
	{Name: "palette.warmer", Trait: gene.Palette, Doc: "warmer light", Weight: 0.5, Suits: suits(scene, pattern, field, filter, passage), Leans: map[string]float64{"warm": 1}, Apply: graded(temperature, 0.15, 0.55, "warmer palette")},
	{Name: "palette.colder", Trait: gene.Palette, Leans: map[string]float64{"warm": -1, "vivid": 0.6}, Doc: "colder light", Weight: 0.5, Suits: suits(scene, pattern, field, filter, passage), Apply: graded(temperature, -0.15, -0.55, "colder palette")},
	{Name: "palette.lighter", Trait: gene.Palette, Doc: "lighter", Weight: 0.25, Suits: (*Design).mayLighten, Leans: map[string]float64{"dark": -1}, Apply: graded(exposure, 0.2, 0.5, "lighter")},
	{Name: "palette.darker", Trait: gene.Palette, Doc: "darker", Weight: 0.3, Suits: (*Design).mayDarken, Leans: map[string]float64{"dark": 1}, Apply: graded(exposure, -0.35, -0.9, "darker")},
	{Name: "palette.negative", Trait: gene.Palette, Doc: "light becomes dark, hues stay", Weight: 0.15, Suits: (*Design).invertible, Apply: applyNegative},
	{Name: "palette.ramp", Trait: gene.Palette, Leans: map[string]float64{"vivid": 0.3}, Doc: "a gradient of three colours by brightness", Weight: 1.2, Suits: (*Design).plain, Apply: applyRamp},
	{Name: "palette.spectrum", Trait: gene.Palette, Doc: "a cosine palette by brightness", Weight: 0.4, Suits: suits(field), Leans: map[string]float64{"vivid": 0.5}, Apply: applyCosine},
}

// graded makes an operator of one amount.
func graded(s snippet, low, high float64, caption string) func(*Design, gene.In) (string, bool) {
	return func(d *Design, in gene.In) (string, bool) {
		return caption, d.grade(s, nil, in.Between(low, high))
	}
}

func applyHue(d *Design, in gene.In) (string, bool) {
	degrees := in.Between(35, 150) * (0.8 + 0.4*in.Rand.Float64()) * in.Sign()
	return turned(math.Abs(degrees)), d.grade(turnHue, nil, degrees*math.Pi/180)
}

// turned says in a designer's words how far hues went around the wheel.
func turned(degrees float64) string {
	switch {
	case degrees < 60:
		return "neighbouring hues"
	case degrees < 140:
		return "hues a third of the wheel away"
	}
	return "opposite hues"
}

func applyNegative(d *Design, in gene.In) (string, bool) {
	if negative.present(d.now) != nil {
		return "", false
	}
	return "light and dark exchanged", d.grade(negative, nil, 1)
}

func applyRamp(d *Design, in gene.In) (string, bool) {
	p := d.drawn(in)
	deep := p[0].LCH()
	if d.now.subject() != filter || d.now.monochrome() { // the black of another picture is ink
		deep.L /= 2
	}
	ok := d.grade(ramp, []string{rgb(deep.Color()), rgb(p[2]), rgb(p[4])}, in.Between(0.75, 1))
	return "in " + nameColours([]themes.Color{p[0], p[2], p[4]}), ok
}

var phases = [][3]float64{{0, 0.33, 0.67}, {0, 0.1, 0.2}, {0.3, 0.2, 0.2}, {0, 0.15, 0.4}, {0.55, 0.7, 0.85}, {0.8, 0.9, 0.3}}

func applyCosine(d *Design, in gene.In) (string, bool) {
	p := gene.Pick(in, phases)
	turn := in.Rand.Float64()
	phase := fmt.Sprintf("vec3(%s, %s, %s)", num(p[0]+turn), num(p[1]+turn), num(p[2]+turn))
	return "coloured by brightness", d.grade(cosine, []string{phase}, in.Between(0.5, 0.95))
}
