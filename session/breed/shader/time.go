package shader

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
)

var timeOperators = []gene.Operator[*Design]{
	{Name: "time.speed", Trait: gene.Time, Doc: "faster or slower", Weight: 0.1, Apply: applySpeed},
	{Name: "time.phase", Trait: gene.Time, Doc: "another moment", Weight: 0.02, Once: "later", Apply: applyLater},
	{Name: "time.sway", Trait: gene.Time, Doc: "time hesitates and hurries", Weight: 0.05, Apply: applySway},
	{Name: "time.ease", Trait: gene.Time, Doc: "another easing of a transition", Weight: 1.5, Apply: applyEase},
	{Name: "function.reveal", Trait: gene.Function, Doc: "a transition that begins in one place", Weight: 2.5, Apply: applyReveal},
}

// ticks are the uses of the clock that can be changed together; none if one of them cannot.
func (c *change) ticks() []site {
	name := c.g.clock()
	if name == "" || c.g.inMacros(name) {
		return nil
	}
	return c.g.uses(name)
}

// everyTick writes an expression in place of each use of the clock, in parentheses where what is around binds more strongly.
func (c *change) everyTick(ticks []site, text string) bool {
	for _, t := range ticks {
		if len(t.parents) > 0 && bindsTighter(t, text) {
			c.replace(t.Span, "("+text+")")
		} else {
			c.replace(t.Span, text)
		}
	}
	return len(ticks) > 0 && c.done()
}

// bindsTighter says that text needs parentheses within the site's nearest expression.
func bindsTighter(t site, text string) bool {
	p := t.parents[0]
	switch p.Kind {
	case glsl.Paren, glsl.Call, glsl.Assign:
		return false
	case glsl.Binary:
		sum := strings.ContainsAny(text, "+-") && !strings.HasPrefix(text, "(")
		switch p.Text {
		case "+", ",":
			return false
		case "-":
			return sum && p.Y == t.Expr
		case "*":
			return sum
		}
	}
	return true
}

var speedWords = []string{"speed", "tempo", "rate", "velocity"}

// applySpeed changes a constant that is named after speed, else the factors beside the clock, else the clock.
func applySpeed(d *Design, in gene.In) (string, bool) {
	factor := in.Between(1.35, 2.6)
	if in.Rand.Float64() < 0.4 {
		factor = 1 / factor
	}
	caption := speedWordsFor(factor)
	if d.now.transition() {
		return "", false
	}
	for _, p := range d.parameters() {
		if contains(p.name, speedWords...) && p.value != 0 && d.paces(p.name) {
			c := d.change()
			c.replace(p.at, like(p.value*factor, p.text))
			return caption, c.done()
		}
	}
	c := d.change()
	ticks := c.ticks()
	if literals := besides(ticks); len(literals) == len(ticks) && len(ticks) > 0 {
		for _, l := range literals {
			v, _ := d.now.Eval(l, nil)
			c.replace(l.Span, like(v[0]*factor, l.Text))
		}
		return caption, c.done()
	}
	return caption, c.everyTick(ticks, fmt.Sprintf("%s * %s", d.now.clock(), num(factor)))
}

// paces says that every use of the clock is multiplied by a constant.
func (d *Design) paces(constant string) bool {
	ticks := d.change().ticks()
	for _, t := range ticks {
		if !slices.ContainsFunc(t.parents, func(p *glsl.Expr) bool {
			return p.Kind == glsl.Binary && p.Text == "*" && (p.X.Inner().Text == constant || p.Y.Inner().Text == constant)
		}) {
			return false
		}
	}
	return len(ticks) > 0
}

func speedWordsFor(factor float64) string {
	switch {
	case math.Abs(factor-2) < 0.12:
		return "twice as fast"
	case math.Abs(factor-0.5) < 0.03:
		return "half as fast"
	case factor > 1:
		return fmt.Sprintf("%.1f times as fast", factor)
	}
	return fmt.Sprintf("slower, at %.0f %% speed", factor*100)
}

// besides lists the float literals that the clock is directly multiplied by, one a use at most.
func besides(ticks []site) []*glsl.Expr {
	var out []*glsl.Expr
	for _, t := range ticks {
		if len(t.parents) == 0 || t.parents[0].Kind != glsl.Binary || t.parents[0].Text != "*" {
			continue
		}
		p := t.parents[0]
		other := p.X
		if other == t.Expr {
			other = p.Y
		}
		if other.Kind == glsl.Literal && other.Type == "float" {
			out = append(out, other)
		}
	}
	return out
}

func applyLater(d *Design, in gene.In) (string, bool) {
	if d.now.transition() {
		return "", false
	}
	seconds := math.Round(in.Between(2, 24)*(0.6+0.8*in.Rand.Float64())*2) / 2
	c := d.change()
	caption := fmt.Sprintf("%s seconds later", strings.TrimSuffix(num(seconds), ".0"))
	if c.addBeside(c.ticks(), seconds) {
		return caption, c.done()
	}
	return caption, c.everyTick(c.ticks(), fmt.Sprintf("%s + %s", d.now.clock(), num(seconds)))
}

// addBeside adds to the literals that stand behind every use of the clock, as in (iTime + 4.0).
func (c *change) addBeside(ticks []site, seconds float64) bool {
	for _, t := range ticks {
		if len(t.parents) == 0 {
			return false
		}
		p := t.parents[0]
		if p.Kind != glsl.Binary || p.Text != "+" || p.X != t.Expr || p.Y.Kind != glsl.Literal || p.Y.Type != "float" {
			return false
		}
	}
	for _, t := range ticks {
		lit := t.parents[0].Y
		v, _ := c.g.Eval(lit, nil)
		c.replace(lit.Span, num(v[0]+seconds))
	}
	return len(ticks) > 0
}

func applySway(d *Design, in gene.In) (string, bool) {
	if d.now.transition() {
		return "", false
	}
	c := d.change()
	t := d.now.clock()
	return "time that hesitates and hurries", c.everyTick(c.ticks(), fmt.Sprintf("%s + %s * sin(%s)", t, num(in.Between(0.5, 0.95)), t))
}

// eases are courses of a transition; one that is short enough is also written in place, for an initialiser that no function of
// the source may be called in.
var eases = []struct {
	caption string
	helper  snippet
	inPlace string
}{
	{"starts slowly", snippet{[]string{"easeIn", "slowStart"}, "float", "float t", "\treturn t * t;"}, "progress * progress"},
	{"ends slowly", snippet{[]string{"easeOut", "slowEnd"}, "float", "float t", "\treturn 1.0 - (1.0 - t) * (1.0 - t);"}, "progress * (2.0 - progress)"},
	{"hurries, then settles", snippet{[]string{"settle", "settling"}, "float", "float t", "\treturn clamp(t + 0.5 * sin(3.14159 * t) * (1.0 - t), 0.0, 1.0);"}, ""},
	{"moves in steps", snippet{[]string{"inSteps", "stepwise"}, "float", "float t", "\tfloat n = 3.0;\n\treturn (floor(n * t) + smoothstep(0.35, 1.0, fract(n * t))) / n;"}, ""},
}

// applyEase puts progress through an easing wherever the source reads it.
func applyEase(d *Design, in gene.In) (string, bool) {
	c := d.change()
	if !d.now.transition() {
		return "", false
	}
	e := gene.Pick(in, eases)
	ticks := c.ticks()
	initial := slices.ContainsFunc(ticks, func(t site) bool { return t.fn == nil })
	if len(ticks) == 0 || slices.ContainsFunc(ticks, site.eased) || initial && e.inPlace == "" {
		return "", false
	}
	if initial {
		return e.caption, c.everyTick(ticks, e.inPlace)
	}
	name := c.helper(e.helper, c.g.functionStart(earliest(ticks)))
	return e.caption, c.everyTick(ticks, name+"(progress)")
}

// eased says that a use of the clock goes through an easing already.
func (s site) eased() bool {
	p := s.parent()
	if p == nil {
		return false
	}
	return p.Kind == glsl.Call && contains(p.Text, "ease", "slow", "settle", "steps") || s.fn == nil && p.Kind == glsl.Binary && p.Text == "*" && sameText(p.X, p.Y)
}

// functionStart is where the declaration that holds an offset begins.
func (g *genome) functionStart(at int) int {
	for _, d := range g.Decls {
		if d.Start <= at && at < d.End {
			return d.Start
		}
	}
	return at
}

var reveals = []struct{ caption, place string }{
	{"from the left", "AT.x"},
	{"from the right", "1.0 - AT.x"},
	{"from below", "AT.y"},
	{"from above", "1.0 - AT.y"},
	{"from the middle outwards", "1.41 * length(AT - 0.5)"},
	{"from the edges inwards", "1.0 - 1.41 * length(AT - 0.5)"},
	{"like curtains", "2.0 * abs(AT.x - 0.5)"},
	{"along a diagonal", "0.5 * (AT.x + AT.y)"},
	{"in scattered squares", "fract(sin(dot(floor(9.0 * AT), vec2(12.9898, 78.233))) * 43758.5453)"},
	{"in blinds", "fract(6.0 * AT.y)"},
}

var staggered = snippet{
	[]string{"staggered", "delayed"}, "float", "float t, float delay, float amount", `
	return clamp(t * (1.0 + amount) - amount * delay, 0.0, 1.0);`,
}

// applyReveal lets a transition begin earlier in some places than in others.
func applyReveal(d *Design, in gene.In) (string, bool) {
	if !d.now.transition() || staggered.present(d.now) != nil {
		return "", false
	}
	c := d.change()
	var ticks []site
	for _, t := range c.ticks() {
		switch t.fn {
		case d.now.entry:
			ticks = append(ticks, t)
		case nil: // what is computed beforehand knows no place
			return "", false
		}
	}
	if len(ticks) == 0 || len(ticks) > 4 {
		return "", false
	}
	r := gene.Pick(in, reveals)
	name := c.helper(staggered, d.now.entry.Start)
	place := strings.ReplaceAll(r.place, "AT", d.now.entry.Params[0].Name)
	return "reveals " + r.caption, c.everyTick(ticks, fmt.Sprintf("%s(progress, %s, %s)", name, place, num(in.Between(0.6, 3))))
}
