package shader

import (
	"fmt"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var (
	toned = snippet{
		[]string{"toned", "splitToned"}, "vec3", "vec3 color, vec3 shade, vec3 glow, float amount", `
	vec3 c = clamp(color, 0.0, 1.0);
	c = mix(c, c * c * (3.0 - 2.0 * c), 0.4 * amount);
	float grey = dot(c, vec3(0.2126, 0.7152, 0.0722));
	vec3 wanted = mix(c, (0.7 * c + 0.3 * grey) * mix(shade, glow, smoothstep(0.05, 0.75, grey)), amount);` + asBright,
	}
	sheen = snippet{
		[]string{"sheen", "iridescent"}, "vec3", "vec3 color, vec2 at, float amount", shown + `
	vec3 film = 0.78 + 0.22 * cos(6.28318 * (1.4 * grey + 0.35 * at.x + 0.5 * at.y + vec3(0.0, 0.33, 0.67)));
	vec3 wanted = mix(color, mix(color, vec3(grey), 0.3) * film * 1.2, amount * smoothstep(0.03, 0.35, grey));` + asBright,
	}
	drift = snippet{
		[]string{"hueDrift", "drifting"}, "vec3", "vec3 color, vec2 at, float amount", `
	vec3 axis = vec3(0.57735);
	float angle = amount * (at.x + 0.4 * at.y - 0.7);` + shown + `
	vec3 wanted = color * cos(angle) + cross(axis, color) * sin(angle) + axis * dot(axis, color) * (1.0 - cos(angle));
	wanted += grey - dot(wanted, vec3(0.2126, 0.7152, 0.0722));` + fitted,
	}
	sidelit = snippet{
		[]string{"sideLight", "sidelit"}, "vec3", "vec3 color, vec2 at, float amount", `
	float side = dot(at - 0.5, vec2(-0.8, 0.8));
	vec3 lit = color + amount * max(side, 0.0) * color * (1.0 - color) * 2.0;
	return lit * (1.0 + amount * min(side, 0.0));`,
	}
	misty = snippet{
		[]string{"misty", "hazy"}, "vec3", "vec3 color, vec2 at, vec3 tint, float amount", `
	float band = at.y - 0.4 - 0.02 * sin(5.0 * at.x) - 0.012 * sin(13.0 * at.x + 1.0);
	float veil = amount * exp(-band * band * (band > 0.0 ? 160.0 : 45.0));
	return mix(color, max(color, tint), veil);`,
	}
	starry = snippet{
		[]string{"starry", "stars"}, "vec3", "vec3 color, vec2 at, float amount", `
	vec2 cell = floor(at * 34.0);
	vec2 random = fract(sin(vec2(dot(cell, vec2(127.1, 311.7)), dot(cell, vec2(269.5, 183.3)))) * 43758.5453);
	float size = 0.03 + 0.09 * random.x * random.x * random.x;
	float star = smoothstep(size, 0.3 * size, length(fract(at * 34.0) - 0.2 - 0.6 * random));
	float sky = smoothstep(0.56, 0.8, at.y) * smoothstep(0.45, 0.15, ` + luma + `);
	return mix(color, vec3(1.0, 0.97, 0.9), amount * star * sky * step(random.y, 0.4));`,
	}
	contours = snippet{
		[]string{"contours", "contourLines"}, "vec3", "vec3 color, float amount", `
	float tone = 9.0 * sqrt(clamp(` + luma + `, 0.0, 1.0));
	float line = abs(fract(tone) - 0.5);
	vec3 level = color * (0.86 + 0.28 * mod(floor(tone), 2.0));
	return mix(color, mix(level, 0.35 * color, smoothstep(0.43, 0.48, line)), amount);`,
	}
	lake = snippet{
		[]string{"lake", "mirrored"}, "vec2", "vec2 p, vec2 shore", `
	float depth = max(shore.x - p.y, 0.0);
	float wave = sin(26.0 * log(depth + 0.1) - 1.3 * shore.y + 1.5 * sin(3.0 * p.x));
	return p + vec2(0.05 * depth * wave, 2.0 * depth + 0.03 * depth * wave);`,
	}
	underwater = snippet{
		[]string{"water", "onWater"}, "vec3", "vec3 color, float depth, float amount", `
	float deep = smoothstep(0.0, 0.02, depth) * (0.3 + 1.2 * depth);
	float gleam = exp(-depth * depth * 40000.0);
	return mix(color * (1.0 - amount * deep), vec3(1.0), 0.25 * gleam * ` + luma + `);`,
	}
	nested = snippet{
		[]string{"nested", "largeAndSmall"}, "vec2", "vec2 p, float large", `
	vec2 block = floor(0.5 * p);
	float pick = fract(sin(dot(block, vec2(12.9898, 78.233))) * 43758.5453);
	return p * (pick < large ? 0.5 : pick > 0.9 ? 2.0 : 1.0);`,
	}
)

// tints are for shadows and for lights, each as bright as white.
var tints = []struct{ caption, shade, glow string }{
	{"teal shadows and amber lights", "vec3(0.55, 1.06, 1.55)", "vec3(1.16, 0.99, 0.72)"},
	{"indigo shadows and rose lights", "vec3(0.85, 0.9, 2.1)", "vec3(1.2, 0.94, 0.95)"},
	{"violet shadows and golden lights", "vec3(1.15, 0.82, 1.9)", "vec3(1.14, 1.01, 0.62)"},
	{"blue shadows and peach lights", "vec3(0.6, 1.0, 1.9)", "vec3(1.2, 0.95, 0.82)"},
	{"navy shadows and coral lights", "vec3(0.62, 0.98, 2.0)", "vec3(1.32, 0.9, 0.82)"},
	{"plum shadows and apricot lights", "vec3(1.3, 0.82, 1.5)", "vec3(1.2, 0.96, 0.74)"},
	{"petrol shadows and pink lights", "vec3(0.5, 1.1, 1.4)", "vec3(1.22, 0.92, 1.02)"},
}

var lightOperators = []gene.Operator[*Design]{
	{Name: "palette.toned", Trait: gene.Palette, Leans: map[string]float64{"vivid": 0.5, "warm": -0.2}, Doc: "one tint in the shadows, another in the lights", Weight: 1, Apply: applyToned},
	{Name: "palette.reversed", Trait: gene.Palette, Doc: "the lightest colour for the darkest", Weight: 0.6, Suits: suits(pattern), Apply: applyReversed},
	{Name: "palette.drift", Trait: gene.Palette, Doc: "hues that turn from one side to the other", Weight: 1, Suits: suits(field, thing), Leans: map[string]float64{"vivid": 0.2}, Apply: located(drift, false, 0.7, 1.5, "hues drifting across")},
	{Name: "function.sheen", Trait: gene.Function, Doc: "the colours of a thin film", Weight: 0.8, Suits: suits(field, thing), Leans: map[string]float64{"vivid": 0.3}, Apply: located(sheen, false, 0.6, 1, "iridescent sheen")},
	{Name: "function.sidelight", Trait: gene.Function, Doc: "light from the upper left", Weight: 0.9, Suits: suits(field, thing), Apply: located(sidelit, false, 0.3, 0.8, "light from the upper left")},
	{Name: "function.mist", Trait: gene.Function, Doc: "mist at the horizon", Weight: 1.2, Suits: suits(scene), Leans: map[string]float64{"dark": -0.2}, Apply: applyMist},
	{Name: "function.stars", Trait: gene.Function, Doc: "stars where the sky is dark", Weight: 0.6, Suits: (*Design).nightly, Leans: map[string]float64{"dark": 0.2}, Apply: located(starry, false, 0.9, 1, "stars where the sky is dark")},
	{Name: "function.contours", Trait: gene.Function, Doc: "contour lines by brightness", Weight: 0.5, Suits: (*Design).smooth, Apply: applyContours},
	{Name: "domain.lake", Trait: gene.Domain, Doc: "mirrored in water below a shore", Weight: 1.2, Suits: suits(scene, thing), Apply: applyLake},
	{Name: "domain.nested", Trait: gene.Domain, Doc: "large and small cells side by side", Weight: 1.2, Suits: (*Design).celled, Leans: map[string]float64{"busy": 0.3}, Apply: applyNested},
	{Name: "domain.closer", Trait: gene.Domain, Doc: "a closer view", Weight: 0.8, Suits: suits(scene, thing, filter), Apply: applyCloser},
	{Name: "domain.aside", Trait: gene.Domain, Doc: "the subject off the middle", Weight: 0.6, Suits: suits(thing), Apply: applyAside},
}

// nightly says that a landscape is dark enough for stars.
func (d *Design) nightly() bool {
	l, ok := d.light()
	return ok && l < 0.56 && d.now.subject() == scene
}

func applyToned(d *Design, in gene.In) (string, bool) {
	t := gene.Pick(in, tints)
	return t.caption, d.grade(toned, []string{t.shade, t.glow}, in.Between(0.5, 0.95))
}

// applyMist takes the tint from the lightest colour in the source that is not the sun.
func applyMist(d *Design, in gene.In) (string, bool) {
	at := d.now.spot(false, false)
	if at == "" || d.now.transition() {
		return "", false
	}
	tint := themes.LCH{L: 0.88, C: 0.03, H: 70, A: 1}
	for _, w := range d.swatches() {
		if c := w.LCH(); c.L > 0.7 && c.L < 0.93 && c.C > 0.03 {
			tint = themes.LCH{L: 0.87, C: min(0.09, c.C), H: c.H, A: 1}
		}
	}
	return "mist at the horizon", d.grade(misty, []string{at, rgb(tint.Color())}, in.Between(0.35, 0.75))
}

func applyContours(d *Design, in gene.In) (string, bool) {
	return "contour lines", d.grade(contours, nil, in.Between(0.6, 1))
}

// applyLake mirrors what stands above a shore in the water below it.
func applyLake(d *Design, in gene.In) (string, bool) {
	if d.now.transition() || lake.present(d.now) != nil {
		return "", false
	}
	at := d.now.spot(false, false)
	c := d.change()
	p, ok := c.place()
	if !ok || at == "" || d.now.moved() {
		return "", false
	}
	shore := -0.34 + 0.14*in.Rand.Float64()
	clock := d.now.clock()
	if clock == "" {
		clock = "0.0"
	}
	name := c.helper(lake, p.before)
	tint := c.helper(underwater, d.now.entry.Start)
	p = c.square(p)
	c.insertLine(p, p.line(func(at string) string { return fmt.Sprintf("%s(%s, vec2(%s, %s))", name, bare(at), num(shore), clock) }))
	ok = c.atEnd(func(rgb string) string {
		return fmt.Sprintf("%s = %s(%s, %s - (%s).y, %s);", rgb, tint, rgb, decimals(0.5+0.5*shore, 3), at, num(in.Between(0.5, 0.8)))
	})
	return "mirrored in water", ok && c.done()
}

// celled says that the picture is parted into cells.
func (d *Design) celled() bool { return len(cells(d.now)) > 0 && nested.present(d.now) == nil }

// applyNested joins some blocks of cells to one, and parts others.
func applyNested(d *Design, in gene.In) (string, bool) {
	if !d.celled() {
		return "", false
	}
	c := d.change()
	cell := cells(d.now)[0]
	line := c.g.LineStart(cell.at)
	if line < cell.fn.Body.Start {
		return "", false
	}
	name := c.helper(nested, c.g.functionStart(cell.at))
	c.insert(line, fmt.Sprintf("%s%s = %s(%s, %s);\n", c.g.Indent(cell.at), cell.place, name, cell.place, num(in.Between(0.25, 0.55))))
	return "large and small cells mixed", c.done()
}

func applyCloser(d *Design, in gene.In) (string, bool) {
	return "closer", d.scale(1 / in.Between(1.15, 1.6))
}

func applyAside(d *Design, in gene.In) (string, bool) {
	c := d.change()
	p, ok := c.place()
	if !ok || d.now.transition() {
		return "", false
	}
	side, caption := in.Between(0.25, 0.55), "off to the left"
	if in.Rand.IntN(2) == 0 {
		side, caption = -side, "off to the right"
	}
	switch p.frame {
	case pixels:
		c.insertLine(p, fmt.Sprintf("%s.x += %s * %s.y;", p.name, num(side/2), base(p.size)))
	case unit:
		c.insertLine(p, fmt.Sprintf("%s.x += %s;", p.name, num(side/3.5)))
	default:
		c.insertLine(p, fmt.Sprintf("%s.x += %s;", p.name, num(side*p.half)))
	}
	return caption, c.done()
}

// applyReversed exchanges the colours of a flat pattern, the darkest with the lightest and so on.
func applyReversed(d *Design, _ gene.In) (string, bool) {
	w := d.swatches()
	rank := ranks(w)
	if len(rank) < 3 || len(rank) > 7 {
		return "", false
	}
	ground, ink := rank[len(rank)-1].LCH(), rank[0].LCH()
	if ground.L-ink.L < 0.4 {
		return "", false
	}
	ok := d.recolour(w, func(c themes.LCH, i int) themes.LCH {
		switch w[i].Color {
		case rank[0]:
			return ground
		case rank[len(rank)-1]:
			return ink
		}
		return c
	})
	return "light and dark exchanged", ok
}
