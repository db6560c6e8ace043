package shader

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var crossOperators = []gene.Operator[*Design]{
	{Name: "cross.palette", Trait: gene.Palette, Cross: true, Doc: "the colours of the other", Weight: 1.2, Apply: crossPalette},
	{Name: "cross.domain", Trait: gene.Domain, Cross: true, Doc: "the folding of the other, or bent by its picture", Weight: 1, Apply: crossDomain},
	{Name: "cross.mask", Trait: gene.Function, Cross: true, Doc: "both pictures, blended by a mask", Weight: 1.4, Apply: crossMask},
	{Name: "cross.light", Trait: gene.Function, Cross: true, Doc: "the other as light or shade on this", Weight: 0.8, Apply: crossLight},
	{Name: "cross.function", Trait: gene.Function, Cross: true, Doc: "a function of the other in place of its namesake", Weight: 1, Apply: crossFunction},
	{Name: "cross.time", Trait: gene.Time, Cross: true, Doc: "the speed of the other", Weight: 0.15, Apply: crossTime},
}

// other opens another parent as a design of its own.
func (d *Design) other(from int) (*Design, bool) {
	o, err := open(d.parents[from:from+1], nil, nil)
	return o, err == nil
}

// colours are those that a design shows: the ones in its source and in its uniforms, dark to light.
func (d *Design) colours() []themes.Color {
	var out []themes.Color
	w := d.swatches()
	for _, s := range w {
		out = append(out, s.Color)
	}
	if shaded(w) { // down to black, in the shade
		out = append(out, themes.Color{A: 1})
	}
	program, err := artifact.ShaderProgram(d.parents[0])
	if err == nil && len(out) < 2 {
		for _, u := range program.Passes[len(program.Passes)-1].Uniforms {
			out = append(out, uniformColours(u)...)
		}
	}
	slices.SortStableFunc(out, func(a, b themes.Color) int { return compare(a.LCH().L, b.LCH().L) })
	return out
}

func uniformColours(u render.Uniform) []themes.Color {
	size := glsl.Size(strings.SplitN(u.Type, "[", 2)[0])
	if size < 3 || u.Meaning != render.MeanValue || !contains(u.Name, "color", "colour", "tint") {
		return nil
	}
	var out []themes.Color
	for i := 0; i+size <= len(u.Value) && len(out) < 6; i += size {
		out = append(out, themes.Color{R: u.Value[i], G: u.Value[i+1], B: u.Value[i+2], A: 1})
	}
	return out
}

// crossPalette writes the other's colours in the place of this one's by the order of lightness, or
// maps the finished picture to them.
func crossPalette(d *Design, in gene.In) (string, bool) {
	o, ok := d.other(in.From)
	if !ok {
		return "", false
	}
	caption := "in the colours of " + in.Call(stemOf(d.parents[in.From]))
	stops := o.colours()
	if len(stops) < 2 {
		return caption, d.borrowPalette(o.now)
	}
	if w := d.swatches(); len(w) >= 2 && !shaded(w) {
		to := halfway(w, stops)
		return caption, d.recolour(w, func(c themes.LCH, _ int) themes.LCH { return along(stops, to(c.L)) })
	}
	mid := slices.MaxFunc(stops[:max(1, len(stops)-1)], func(a, b themes.Color) int { return compare(a.LCH().C, b.LCH().C) })
	return caption, d.grade(ramp, []string{rgb(stops[0]), rgb(mid), rgb(stops[len(stops)-1])}, 0.9)
}

// shaded says that a picture is computed from a colour or two and light, so that what is seen is not what is named.
func shaded(w []swatch) bool {
	return len(w) < 3 && slices.ContainsFunc(w, func(s swatch) bool { return s.lit })
}

// halfway maps a lightness of the swatches half way to where it would be if they ranged as far as the stops.
func halfway(w []swatch, stops []themes.Color) func(l float64) float64 {
	rank := ranks(w)
	low, span := rank[0].LCH().L, rank[len(rank)-1].LCH().L-rank[0].LCH().L
	from, to := stops[0].LCH().L, stops[len(stops)-1].LCH().L
	return func(l float64) float64 {
		if span < 0.05 {
			return l
		}
		return 0.5*l + 0.5*(from+(l-low)/span*(to-from))
	}
}

// borrowPalette copies the other's function from a number to a colour, and colours the picture with it by brightness.
func (d *Design) borrowPalette(o *genome) bool {
	for _, fn := range o.Functions {
		if fn.Return != "vec3" || len(fn.Params) != 1 || fn.Params[0].Type != "float" || o.overloaded(fn.Name) || !cosinePalette(fn) || !d.now.understands(o, fn, 0) {
			continue
		}
		c := d.change()
		name := c.g.free(fn.Name, fn.Name+"Of")
		text := o.Slice(glsl.Span{Start: fn.Start, End: fn.NameAt.Start}) + name + o.Slice(glsl.Span{Start: fn.NameAt.End, End: fn.End})
		c.insertAbove(c.g.entry.Start, strings.ReplaceAll(text, "\r", "")+"\n\n")
		amount := "0.85"
		if d.now.transition() {
			amount += " * " + swell
		}
		ok := c.atEnd(func(color string) string {
			tone := strings.ReplaceAll(luma, "color", color)
			return fmt.Sprintf("%s = mix(%s, %s(%s) * sqrt(max(%s, 0.0)), %s);", color, clamped(color), name, tone, tone, amount)
		})
		return ok && c.done()
	}
	return false
}

var movers = []snippet{kaleidoscope, swirled, warped, rippled, folded, tiled, polar, bulged, rotated, blocked, slanted, reeded}

// crossDomain takes a helper that moves places from the other, or else bends places by its picture.
func crossDomain(d *Design, in gene.In) (string, bool) {
	o, ok := d.other(in.From)
	if !ok {
		return "", false
	}
	stem := in.Call(stemOf(d.parents[in.From]))
	for _, s := range movers {
		fn := s.present(o.now)
		if fn == nil {
			continue
		}
		for _, call := range o.now.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Call && e.Text == fn.Name && len(e.Args) == 2 }) {
			return s.names[0] + " like " + stem, d.move(s, o.now.Slice(call.Args[1].Span))
		}
	}
	return "bent by " + stem, d.bend(d.parents[in.From], in.Between(0.2, 0.5))
}

// bend moves places by the colours of another shader's picture.
func (d *Design) bend(other artifact.Artifact, amount float64) bool {
	c := d.change()
	g, ok := c.graft(other, false)
	if !ok {
		return false
	}
	p, ok := c.place()
	if !ok || p.at < c.g.entry.Body.Start || len(g.call) == 0 {
		return false
	}
	if is := d.now.subject(); is == thing || is == pattern { // what has an outline is soon torn
		amount *= 0.3
	}
	c.insertGraft(g)
	for _, line := range g.call {
		c.insertLine(p, line)
	}
	scale := num(amount)
	if p.frame == pixels {
		scale += " * " + base(p.size) + ".y"
	}
	if d.now.transition() {
		scale += " * " + swell
	}
	c.insertLine(p, fmt.Sprintf("%s += %s * (%s - 0.5);", p.name, scale, clamped(g.colour+".rg")))
	return c.doneAs(d)
}

// doneAs is done, but also refuses a text that needs a newer dialect than before.
func (c *change) doneAs(d *Design) bool {
	before := d.now
	if !c.done() {
		return false
	}
	old, err1 := artifact.ShaderProgram(d.parents[0].WithSource([]byte(before.Text)))
	now, err2 := artifact.ShaderProgram(d.parents[0].WithSource([]byte(d.now.Text)))
	if err1 != nil || err2 != nil || old.Passes[0].ES3 != now.Passes[0].ES3 {
		d.now = before
		return false
	}
	if d.grafts == nil {
		d.grafts = map[string]graft{}
	}
	maps.Copy(d.grafts, c.grafted)
	return true
}

// masks say where the other shows, as an expression from 0 to 1 of the place from 0 to 1 (AT), of the place from the middle in heights (MIDDLE),
// and of the colour (COLOR), whose middle tones lie between LOW and HIGH.
var masks = []struct{ caption, text string }{
	{"in a circle", "smoothstep(0.4, 0.392, length(MIDDLE))"},
	{"around the edge", "smoothstep(0.25, 0.5, length(AT - 0.5))"},
	{"from the left", "smoothstep(0.65, 0.35, AT.x)"},
	{"along a diagonal", "smoothstep(-0.15, 0.15, AT.x - AT.y)"},
	{"in its lights", "smoothstep(LOW, HIGH, dot(COLOR, vec3(0.2126, 0.7152, 0.0722)))"},
	{"in its shadows", "smoothstep(HIGH, LOW, dot(COLOR, vec3(0.2126, 0.7152, 0.0722)))"},
	{"in stripes", "smoothstep(0.48, 0.52, abs(2.0 * fract(4.0 * AT.x) - 1.0))"},
}

func crossMask(d *Design, in gene.In) (string, bool) {
	m := gene.Pick(in, masks)
	stem := in.Call(stemOf(d.parents[in.From]))
	grey := 0.45
	if l, ok := d.light(); ok {
		grey = 1.2*l - 0.2 // what a lightness of OKLab is in sRGB, about
	}
	low, high := num(max(0, grey-0.15)), num(grey+0.15)
	return fmt.Sprintf("%s %s", stem, m.caption), d.overlay(d.parents[in.From], func(color, other, at string) string {
		mask := strings.NewReplacer("AT", at, "MIDDLE", d.now.fromMiddle(at), "COLOR", color, "LOW", low, "HIGH", high).Replace(m.text)
		return fmt.Sprintf("%s = mix(%s, %s, %s);", color, clamped(color), other, mask)
	})
}

// fromMiddle is a place from 0 to 1 as one from the middle, counted in heights.
func (g *genome) fromMiddle(at string) string {
	if g.transition() {
		return fmt.Sprintf("(%s - 0.5) * vec2(ratio, 1.0)", at)
	}
	return fmt.Sprintf("(gl_FragCoord.xy - 0.5 * %s) / %s.y", g.size(), base(g.size()))
}

func crossLight(d *Design, in gene.In) (string, bool) {
	amount := num(in.Between(0.6, 0.9))
	stem := in.Call(stemOf(d.parents[in.From]))
	if in.Rand.IntN(2) == 0 {
		return "lit by " + stem, d.overlay(d.parents[in.From], func(color, other, _ string) string {
			return fmt.Sprintf("%s = 1.0 - (1.0 - %s) * (1.0 - %s * %s);", color, clamped(color), amount, other)
		})
	}
	return "shaded by " + stem, d.overlay(d.parents[in.From], func(color, other, _ string) string {
		return fmt.Sprintf("%s *= mix(vec3(1.0), 1.6 * %s, %s);", color, other, amount)
	})
}

func (c *change) insertGraft(g graft) {
	if g.text != "" {
		c.insertAbove(c.g.entry.Start, g.text)
	}
}

// overlay computes the other's colour at the end of the entry and combines the two.
func (d *Design) overlay(other artifact.Artifact, combine func(color, other, at string) string) bool {
	c := d.change()
	g, ok := c.graft(other, true)
	if !ok {
		return false
	}
	at := "gl_FragCoord.xy / " + c.g.size()
	switch {
	case c.g.transition():
		at = c.g.entry.Params[0].Name
	case c.g.size() == "":
		return false
	}
	at = "(" + at + ")"
	if c.g.transition() {
		at = strings.Trim(at, "()")
	}
	returns, _ := returnsOf(c.g.entry.Body)
	if len(returns) > 3 {
		return false
	}
	c.insertGraft(g)
	indent := c.g.Indent(c.g.entry.Start) + c.g.indent
	ok = c.atEnd(func(color string) string {
		other := clamped(g.colour + ".rgb")
		text := combine(color, other, at)
		if c.g.transition() && len(g.call) > 0 { // a picture of its own must not show at the ends
			text = strings.Replace(text, other, fmt.Sprintf("mix(%s, %s, %s)", color, other, swell), 1)
		}
		return strings.Join(append(slices.Clone(g.call), text), "\n"+indent)
	})
	return ok && c.doneAs(d)
}

// clamped is a colour as it is shown: where nothing is hit, many a raymarcher leaves numbers far out of the range.
func clamped(color string) string { return "clamp(" + color + ", 0.0, 1.0)" }

// crossFunction takes a function from the other in the place of the one with the same name and types.
func crossFunction(d *Design, in gene.In) (string, bool) {
	o, ok := d.other(in.From)
	if !ok {
		return "", false
	}
	c := d.change()
	for _, mine := range d.now.Functions {
		theirs := o.now.Function(mine.Name)
		if mine == d.now.entry || theirs == nil || theirs == o.now.entry || d.kept(mine.Name) || !sameSignature(mine, theirs) || !d.now.understands(o.now, theirs, mine.Start) || d.now.overloaded(mine.Name) || o.now.overloaded(mine.Name) {
			continue
		}
		if squeeze(d.now.Slice(mine.Body.Span)) == squeeze(o.now.Slice(theirs.Body.Span)) {
			continue
		}
		c.replace(mine.Span, strings.ReplaceAll(o.now.Slice(theirs.Span), "\r", ""))
		return fmt.Sprintf("%s of %s", spoken(mine.Name), in.Call(stemOf(d.parents[in.From]))), c.doneAs(d)
	}
	return "", false
}

func sameSignature(a, b *glsl.Function) bool {
	if a.Return != b.Return || len(a.Params) != len(b.Params) {
		return false
	}
	for i := range a.Params {
		if a.Params[i].Type != b.Params[i].Type || a.Params[i].Array != b.Params[i].Array || a.Params[i].Is("out") != b.Params[i].Is("out") || a.Params[i].Is("inout") != b.Params[i].Is("inout") {
			return false
		}
	}
	return true
}

// overloaded says that more than one function has the name.
func (g *genome) overloaded(name string) bool {
	n := 0
	for _, fn := range g.Functions {
		if fn.Name == name {
			n++
		}
	}
	return n > 1
}

// understands says that all that a function of another source leans on means the same here, before an offset.
func (g *genome) understands(o *genome, fn *glsl.Function, before int) bool {
	ok := true
	for _, v := range slices.Concat(fn.Params, fn.Locals) {
		ok = ok && g.Macros[v.Name] == nil && glsl.IsType(v.Type)
	}
	fn.Body.Exprs(func(e *glsl.Expr) bool {
		switch {
		case e.Kind == glsl.Call && o.Function(e.Text) != nil:
			mine := g.Function(e.Text)
			ok = ok && mine != nil && sameSignature(mine, o.Function(e.Text)) && mine.Start < before
		case e.Kind == glsl.Call:
			ok = ok && o.Macros[e.Text] == nil && (glsl.IsBuiltin(e.Text) || glsl.IsType(e.Text))
		case e.Kind == glsl.Name:
			ok = ok && e.Ref != nil && o.Global(e.Text) != e.Ref
		}
		return ok
	})
	return ok
}

// crossTime gives this design the other's speed, where both have a constant for it.
func crossTime(d *Design, in gene.In) (string, bool) {
	o, ok := d.other(in.From)
	if !ok {
		return "", false
	}
	for _, mine := range d.parameters() {
		if !contains(mine.name, speedWords...) {
			continue
		}
		for _, theirs := range o.parameters() {
			if contains(theirs.name, speedWords...) && theirs.value != mine.value {
				c := d.change()
				c.replace(mine.at, like(theirs.value, mine.text))
				return "as fast as " + in.Call(stemOf(d.parents[in.From])), c.done()
			}
		}
	}
	return "", false
}
