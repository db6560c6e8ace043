package shader

import (
	"fmt"
	"math"

	"cultivar/session/breed/gene"
)

var (
	rotated = snippet{
		[]string{"rotated", "turnedBy"}, "vec2", "vec2 p, float angle", `
	float c = cos(angle);
	float s = sin(angle);
	return mat2(c, s, -s, c) * p;`,
	}
	swirled = snippet{
		[]string{"swirled", "twirled"}, "vec2", "vec2 p, float amount", `
	float angle = amount * exp(-dot(p, p));
	float c = cos(angle);
	float s = sin(angle);
	return mat2(c, s, -s, c) * p;`,
	}
	kaleidoscope = snippet{
		[]string{"kaleidoscope", "mirrors"}, "vec2", "vec2 p, float folds", `
	float wedge = 6.28318 / folds;
	float angle = abs(mod(atan(p.y, p.x) + 0.5 * wedge, wedge) - 0.5 * wedge);
	return length(p) * vec2(cos(angle), sin(angle));`,
	}
	tiled = snippet{
		[]string{"tiled", "tiles"}, "vec2", "vec2 p, float count", `
	vec2 q = 0.5 * p * count;
	vec2 cell = floor(q + 0.5);
	vec2 flip = 1.0 - 2.0 * mod(cell, 2.0);
	return 2.0 * (q - cell) * flip;`,
	}
	polar = snippet{
		[]string{"polar", "unrolled"}, "vec2", "vec2 p, float amount", `
	vec2 q = vec2(abs(atan(p.x, p.y)) * 0.63662 - 1.0, 2.0 * length(p) - 1.0);
	return mix(p, q, amount);`,
	}
	warped = snippet{
		[]string{"warped", "wavy"}, "vec2", "vec2 p, float amount", `
	p += amount * sin(2.3 * p.yx + vec2(0.4, 1.9));
	return p + 0.5 * amount * sin(4.7 * p.yx + vec2(2.6, 0.3));`,
	}
	rippled = snippet{
		[]string{"rippled", "ripples"}, "vec2", "vec2 p, float amount", `
	float r = length(p);
	return p * (1.0 + amount * sin(14.0 * r) / (1.0 + 4.0 * r));`,
	}
	bulged = snippet{
		[]string{"bulged", "lens"}, "vec2", "vec2 p, float amount", `
	float r2 = dot(p, p);
	return p * (1.0 + amount * (2.0 * r2 / (1.0 + r2) - 0.7));`,
	}
	folded = snippet{
		[]string{"folded", "creased"}, "vec2", "vec2 p, float angle", `
	vec2 n = vec2(cos(angle), sin(angle));
	return p - 2.0 * max(dot(p, n), 0.0) * n;`,
	}
	blocked = snippet{
		[]string{"blocky", "inBlocks"}, "vec2", "vec2 p, float count", `
	return (floor(0.5 * p * count) + 0.5) * 2.0 / count;`,
	}
	reeded = snippet{
		[]string{"reeded", "fluted"}, "vec2", "vec2 p, float amount", `
	float flute = fract(7.0 * p.x) - 0.5;
	return vec2(p.x + amount * flute * (0.5 + 2.0 * abs(flute)), p.y);`,
	}
	slanted = snippet{
		[]string{"slanted", "sheared"}, "vec2", "vec2 p, float amount", `
	return p + vec2(amount * p.y, 0.0);`,
	}
)

// striking is the family of effects that replace a picture by a grid, lines or mirrored wedges.
const striking = "striking"

// bent is the family of effects that bend a picture out of its shape.
const bent = "bent"

var domainOperators = []gene.Operator[*Design]{
	{Name: "domain.rotate", Trait: gene.Domain, Doc: "turns the picture", Weight: 0.6, Suits: suits(pattern, field, thing, passage), Apply: applyRotate},
	{Name: "domain.zoom", Trait: gene.Domain, Doc: "closer", Weight: 0.9, Suits: suits(pattern, field, passage), Apply: applyZoom},
	{Name: "domain.farther", Trait: gene.Domain, Doc: "farther away", Weight: 0.5, Suits: suits(passage), Apply: applyFarther},
	{Name: "domain.swirl", Trait: gene.Domain, Doc: "twists the middle", Weight: 0.8, Once: bent, Suits: (*Design).flowing, Leans: map[string]float64{"round": 0.6}, Apply: applySwirl},
	{Name: "domain.kaleidoscope", Trait: gene.Domain, Leans: map[string]float64{"bold": -0.8, "round": 0.3}, Doc: "mirrors in wedges", Weight: 1, Suits: (*Design).dense, Once: striking, Apply: applyKaleidoscope},
	{Name: "domain.mirror", Trait: gene.Domain, Doc: "left and right alike", Weight: 0.8, Suits: (*Design).mirrors, Apply: applyFold},
	{Name: "domain.tile", Trait: gene.Domain, Doc: "repeats in mirrored tiles", Weight: 0.5, Suits: (*Design).dense, Once: striking, Leans: map[string]float64{"dense": 1, "busy": 0.6}, Apply: applyTile},
	{Name: "domain.polar", Trait: gene.Domain, Doc: "wraps around the middle", Weight: 0.4, Once: bent, Suits: suits(field), Leans: map[string]float64{"round": 1}, Apply: applyPolar},
	{Name: "domain.warp", Trait: gene.Domain, Doc: "bends in soft waves", Weight: 1, Once: bent, Suits: (*Design).flowing, Leans: map[string]float64{"round": 0.6}, Apply: applyWarp},
	{Name: "domain.ripple", Trait: gene.Domain, Doc: "rings as on water", Weight: 0.4, Once: bent, Suits: (*Design).dense, Leans: map[string]float64{"round": 0.6, "busy": 0.3}, Apply: applyRipple},
	{Name: "domain.bulge", Trait: gene.Domain, Doc: "a lens", Weight: 0.4, Once: bent, Suits: suits(pattern, field, passage), Apply: applyBulge},
	{Name: "domain.blocks", Trait: gene.Domain, Doc: "coarse blocks", Weight: 0.25, Suits: suits(field, passage), Once: striking, Leans: map[string]float64{"round": -1}, Apply: applyBlocks},
	{Name: "domain.reeded", Trait: gene.Domain, Doc: "seen through reeded glass", Weight: 0.6, Suits: suits(filter, scene, thing, field), Once: striking, Leans: map[string]float64{"busy": 0.3}, Apply: applyReeded},
	{Name: "domain.slant", Trait: gene.Domain, Doc: "leans to one side", Weight: 0.3, Once: bent, Suits: suits(pattern, field, passage), Apply: applySlant},
}

// move puts the place through a helper at the start of the entry, or gives a helper that is there
// already other arguments. In a transition the effect swells and ebbs.
func (d *Design) move(s snippet, arg string) bool {
	if d.now.transition() && framed.present(d.now) != nil {
		return false
	}
	c := d.change()
	if c.retune(s, []string{arg}) {
		return c.done()
	}
	p, ok := c.place()
	if !ok {
		return false
	}
	name := c.helper(s, p.before)
	p = c.square(p)
	call := func(at string) string { return fmt.Sprintf("%s(%s, %s)", name, bare(at), arg) }
	text := p.line(call)
	if d.now.transition() {
		text = fmt.Sprintf("%s = mix(%s, %s, %s);", p.name, p.name, p.unitMoved(call), swell)
	}
	c.insertLine(p, text)
	return c.done()
}

// bare takes the parentheses off an argument.
func bare(at string) string {
	if at[0] == '(' {
		return at[1 : len(at)-1]
	}
	return at
}

func applyRotate(d *Design, in gene.In) (string, bool) {
	degrees := math.Round(in.Between(8, 75)*(0.8+0.4*in.Rand.Float64())) * in.Sign()
	return fmt.Sprintf("tilted by %.0f°", math.Abs(degrees)), d.move(rotated, decimals(degrees*math.Pi/180, 3))
}

func applySwirl(d *Design, in gene.In) (string, bool) {
	return "swirled around the middle", d.move(swirled, num(in.Between(0.7, 3.2)*in.Sign()))
}

func applyKaleidoscope(d *Design, in gene.In) (string, bool) {
	folds := 3 + in.Rand.IntN(3+int(4*in.Strength))
	return fmt.Sprintf("kaleidoscope, %d folds", folds), d.move(kaleidoscope, num(float64(folds)))
}

func applyFold(d *Design, in gene.In) (string, bool) {
	if in.Rand.Float64() < 0.6 || d.now.subject() == filter { // a picture has an up and a down
		return "mirrored left to right", d.move(folded, gene.Pick(in, []string{"0.0", "3.1416"}))
	}
	return "folded along a diagonal", d.move(folded, num(in.Between(0.3, 0.8)*in.Sign()))
}

func applyTile(d *Design, in gene.In) (string, bool) {
	count := 2 + in.Rand.IntN(1+int(2.9*in.Strength))
	return fmt.Sprintf("mirrored tiles in %d rows", count), d.move(tiled, num(float64(count)))
}

func applyPolar(d *Design, in gene.In) (string, bool) {
	return "wrapped around the middle", d.move(polar, num(in.Between(0.6, 1)))
}

func applyWarp(d *Design, in gene.In) (string, bool) {
	return "bent in waves", d.move(warped, num(in.Between(0.08, 0.4)*in.Sign()))
}

func applyRipple(d *Design, in gene.In) (string, bool) {
	return "ripples from the middle", d.move(rippled, num(in.Between(0.1, 0.45)*in.Sign()))
}

func applyBulge(d *Design, in gene.In) (string, bool) {
	amount := in.Between(0.2, 0.55)
	if in.Rand.IntN(2) == 0 {
		return "pinched at the edges", d.move(bulged, num(-0.8*amount))
	}
	return "bulging like a lens", d.move(bulged, num(1.6*amount))
}

func applyBlocks(d *Design, in gene.In) (string, bool) {
	count := math.Round(in.Between(140, 72))
	return fmt.Sprintf("pixelated, %.0f rows", count), d.move(blocked, num(count))
}

func applySlant(d *Design, in gene.In) (string, bool) {
	return "slanted", d.move(slanted, num(in.Between(0.1, 0.3)*in.Sign()))
}

func applyReeded(d *Design, in gene.In) (string, bool) {
	return "seen through reeded glass", d.move(reeded, num(in.Between(0.1, 0.28)))
}

// applyZoom needs no helper: one multiplication does.
func applyZoom(d *Design, in gene.In) (string, bool) {
	return d.meanwhile("closer"), d.scale(1 / in.Between(1.25, 2.4))
}

// applyFarther is for transitions by itself: a figure that stands alone would be lost, and a pattern has numbers for that.
func applyFarther(d *Design, in gene.In) (string, bool) {
	return d.meanwhile("farther away"), d.scale(in.Between(1.2, 2))
}

// meanwhile is a caption of what happens in a transition between its two pictures.
func (d *Design) meanwhile(caption string) string {
	if d.now.transition() {
		return caption + " in between"
	}
	return caption
}

// scale multiplies places by a factor around the middle.
func (d *Design) scale(factor float64) bool {
	c := d.change()
	p, ok := c.place()
	if !ok || d.opposes(factor) {
		return false
	}
	c.scaled(p, num(factor))
	return d.resized(c, factor)
}

// resized makes a change of size and notes it.
func (d *Design) resized(c *change, factor float64) bool {
	ok := c.done()
	if ok {
		d.sized = factor
	}
	return ok
}

// scaled writes the statement that multiplies a place by a factor around the middle.
func (c *change) scaled(p place, factor string) {
	switch {
	case c.g.transition():
		c.insertLine(p, fmt.Sprintf("%s = 0.5 + (%s - 0.5) * mix(1.0, %s, %s);", p.name, p.name, factor, swell))
	case p.frame == pixels:
		c.insertLine(p, fmt.Sprintf("%s = mix(0.5 * %s, %s, %s);", p.name, p.size, p.name, factor))
	case p.frame == unit:
		c.insertLine(p, fmt.Sprintf("%s = 0.5 + (%s - 0.5) * %s;", p.name, p.name, factor))
	default:
		c.insertLine(p, fmt.Sprintf("%s *= %s;", p.name, factor))
	}
}
