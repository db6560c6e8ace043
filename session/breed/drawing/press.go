package drawing

import (
	"math"
	"slices"
	"sort"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// press prints a drawing in the inks of an edition: its ground in the paper, the family of hues that it shows most of in the run of inks
// by lightness, every other family in a loud ink, greys between the ends.
type press struct {
	d        *Drawing
	run      edition
	ground   themes.LCH // what it was
	grounded bool       // the ground becomes the paper; else it is a colour like others
	text     themes.LCH // what greys that stand against the ground are measured by
	families []family
	merged   []float64                   // hues that belong to the first family besides its own
	pallid   bool                        // greys are seen so much more than the first family that it is printed in a loud ink
	paper    themes.LCH                  // what the ground becomes
	spread   map[themes.Color]themes.LCH // what kinds become that would else become alike
	lift     float64                     // by how much the lightest shade of the ground is lighter than it
}

// family are colours of neighbouring hues.
type family struct {
	mean   themes.LCH
	weight float64
}

func (d *Drawing) press(run edition) *press {
	g := d.ground0().LCH()
	greys := 0.0
	p := &press{d: d, run: run, ground: g, text: g, grounded: g.C < 0.09 || g.L > 0.87 || g.L < 0.3}
	for _, s := range d.shown() {
		c := s.Color.LCH()
		if s.Weight > 0.002 && math.Abs(c.L-g.L) > math.Abs(p.text.L-g.L) {
			p.text = c
		}
		switch {
		case p.groundlike(c):
			p.lift = math.Max(p.lift, c.L-g.L)
		case c.C >= 0.04:
			p.join(c, s.Weight*math.Sqrt(c.C))
		default:
			greys += s.Weight
		}
	}
	p.rank()
	p.pallid = len(p.families) > 0 && p.families[0].weight < 0.15*greys
	p.paper = p.run.at(0)
	if over := p.paper.L + p.lift - 0.98; over > 0 && p.lift > 0.02 && p.run.dark() == (g.L < 0.5) { // room for what was lighter than the ground
		p.paper.L, p.paper.C = p.paper.L-over, math.Min(0.13, p.paper.C+0.5*over)
	}
	p.spread = p.keptApart()
	return p
}

// rank puts the family that is seen most of first, and the neighbours of its hues into it.
func (p *press) rank() {
	sort.SliceStable(p.families, func(i, j int) bool { return p.families[i].weight > p.families[j].weight })
	for i := len(p.families) - 1; i > 0; i-- {
		if themes.HueDistance(p.families[i].mean.H, p.families[0].mean.H) < 64 {
			p.merged = append(p.merged, p.families[i].mean.H)
			p.families = append(p.families[:i], p.families[i+1:]...)
		}
	}
}

func (p *press) groundlike(c themes.LCH) bool {
	return p.grounded && p.d.backdrop() != nil && themes.DeltaE(c.Color(), p.ground.Color()) < 0.11
}

// join adds a colour to the family that is near, else founds one.
func (p *press) join(c themes.LCH, weight float64) {
	for i := range p.families {
		if f := &p.families[i]; themes.HueDistance(f.mean.H, c.H) < 42 {
			f.weight += weight
			return
		}
	}
	p.families = append(p.families, family{c, weight})
}

// figure is what a colour of a shape becomes.
func (p *press) figure(c themes.Color) themes.Color {
	l := c.LCH()
	var out themes.LCH
	switch i := p.of(l); {
	case p.spread[c].A > 0:
		out = p.spread[c]
	case p.groundlike(l):
		out = p.offset(l)
	case l.C < 0.04 || i < 0:
		out = p.grey(l.L)
	case i == 0 && !p.pallid && p.run.dark() && p.d.backdrop() == nil:
		out = p.run.tone(math.Max(0.62, l.L)) // a deep ink would be dim on the dark paper
	case i == 0 && !p.pallid:
		out = p.run.tone(l.L)
	default:
		out = p.loud(l, i)
	}
	next := out.Color()
	next.A = c.A
	return next
}

// grey is a grey between the ends of the run.
func (p *press) grey(l float64) themes.LCH {
	out := mixed(p.run.deep(), p.run.pale(), (l-0.15)/0.8)
	if l < 0.2 {
		out.L *= 0.5 + 2.5*l
	}
	return out
}

// of is the family of a colour, -1 for none.
func (p *press) of(c themes.LCH) int {
	best, near := -1, 60.0
	for i, f := range p.families {
		if by := themes.HueDistance(f.mean.H, c.H); by < near {
			best, near = i, by
		}
	}
	for _, h := range p.merged {
		if themes.HueDistance(h, c.H) < near {
			return 0
		}
	}
	return best
}

// offset is the paper for the ground, and as much lighter or darker for what is almost the ground.
func (p *press) offset(c themes.LCH) themes.LCH {
	out := p.paper
	by := c.L - p.ground.L
	out.L = math.Max(0.06, math.Min(0.985, out.L+by))
	switch {
	case by > 0.02 && p.run.dark():
		out.L, out.C = out.L+0.05, out.C*1.35
	case by > 0.02:
		out.C *= 0.6
	}
	return out
}

// loud is a shade of a loud ink: as much lighter or darker as the colour is than its family.
func (p *press) loud(c themes.LCH, family int) themes.LCH {
	out, mean := p.run.accent(family+1), p.families[family].mean
	if p.pallid {
		out = p.run.accent(family)
	}
	out.L = math.Max(0.15, math.Min(0.97, out.L+0.8*(c.L-mean.L)))
	out.C = math.Min(out.C, out.C*(0.4+0.6*c.C/math.Max(0.05, mean.C)))
	return out
}

// letters is what words become, and lines that stand on the ground: as far from the paper towards the ink as they were.
func (p *press) letters(c themes.Color) themes.Color {
	l := c.LCH()
	if i := p.of(l); l.C > 0.09 && i > 0 {
		return p.figure(c)
	}
	span := p.text.L - p.ground.L
	if math.Abs(span) < 0.2 {
		return p.figure(c)
	}
	x := (l.L - p.ground.L) / span
	if x < 0.02 {
		return p.figure(c)
	}
	next := mixed(p.paper, p.run.text(), x).Color()
	next.A = c.A
	return next
}

// print carries it out.
func (p *press) print() bool {
	d := p.d
	worded, open := d.worded(), p.open()
	bare, current := d.blackness()
	changed := d.dyeValues(p.figure, func(id int32) func(themes.Color) themes.Color {
		switch {
		case p.grounded && worded[id]:
			return p.letters
		case open[id]:
			return p.turned
		}
		return nil
	})
	p.scale()
	ink := p.sole().Hex()
	return d.dyeBlack(bare, current, func() string { return ink }) || changed
}

// turned is what a colour of a shape becomes that lies on a light ground that turns dark, or the other way around: what is almost as dark
// as the words turns with them.
func (p *press) turned(c themes.Color) themes.Color {
	if l := c.LCH(); math.Abs(l.L-p.text.L) < 0.12 && l.C < 0.09 {
		return p.letters(c)
	}
	return p.figure(c)
}

// open are the slots of fills that lie on the ground, where that turns.
func (p *press) open() map[int32]bool {
	out := map[int32]bool{}
	if !p.grounded || p.run.dark() == (p.ground.L < 0.5) {
		return out
	}
	for i, e := range p.d.shapes {
		k := p.d.planned().under[i]
		for k >= 0 && p.d.shapes[k] != p.d.backdrop() {
			if c, ok := p.d.other0().flat(p.d.shapes[k], "fill"); !ok || !p.groundlike(c.LCH()) {
				break
			}
			k = p.d.planned().under[k]
		}
		if id := p.d.decider(e, "fill"); id >= 0 && (k < 0 || p.d.shapes[k] == p.d.backdrop()) {
			out[id] = true
		}
	}
	return out
}

// scale colours a chart's bars by their values, from an ink to the loud one.
func (p *press) scale() {
	s, ok := p.d.series()
	if !ok {
		return
	}
	rise := p.d.rise(s)
	if rise == 0 && p.d.sorted(s) {
		return
	}
	steps := []themes.LCH{p.run.ink(1.3), p.run.ink(2), p.run.ink(2.6), p.run.ink(3.3)}
	switch {
	case p.run.dark():
		steps = []themes.LCH{p.run.ink(2.5), p.run.ink(1.2), p.run.accent(0)}
	case rise > 0:
		steps = []themes.LCH{p.run.ink(3.6), p.run.ink(2.4), p.bright()}
	}
	if rise < 0 && p.run.dark() {
		slices.Reverse(steps)
	}
	for _, e := range s.bars {
		p.d.give(e, "fill", rung(steps, s.rank(e)).Hex())
	}
}

// bright is the lightest ink of a light paper that stands on it.
func (p *press) bright() themes.LCH {
	best := p.run.ink(1.2)
	for i := range 2 {
		if c := p.run.accent(i); c.L < 0.8 && c.L > p.run.ink(2.4).L+0.08 {
			best = c
		}
	}
	return best
}

// sole is the ink of what is black because nothing says otherwise: the loud one for a drawing of one ink, the text's among others.
func (p *press) sole() themes.LCH {
	if len(p.families) > 0 {
		return p.run.text()
	}
	for _, c := range []themes.LCH{p.run.accent(0), p.run.ink(2), p.run.ink(1), p.run.ink(3)} {
		if themes.Contrast(c.Color(), p.run.at(0).Color()) >= 3 {
			return c
		}
	}
	return p.run.text()
}

// worded are the slots that decide for words and for lines that lie on the ground.
func (d *Drawing) worded() map[int32]bool {
	out := map[int32]bool{}
	for i, e := range d.shapes {
		k := d.planned().under[i]
		open := k < 0 || d.shapes[k] == d.backdrop()
		if !open {
			continue
		}
		if id := d.decider(e, "fill"); id >= 0 && local(e) == "text" {
			out[id] = true
		}
		if id := d.decider(e, "stroke"); id >= 0 && d.paint(e, "fill") == "none" {
			out[id] = true
		}
	}
	return out
}

// printed prints the drawing in an edition, on its paper where it has no ground of its own.
func (d *Drawing) printed(run edition, in gene.In) bool { return d.printedOn(run, in, true) }

// printedOn prints the drawing in an edition; where it has no ground, the paper is laid under it if that is allowed.
func (d *Drawing) printedOn(run edition, in gene.In, laying bool) bool {
	if d.blended || len(d.shown()) == 0 || d.skin() != nil || run.dark() && len(d.group) > 0 {
		return false
	}
	if s, ok := d.series(); ok && !run.dark() && run.at(0).L < 0.9 && d.rise(s) > 0 {
		return false // nothing light stands on it
	}
	p := d.press(run)
	lay := laying && d.backdrop() == nil && !d.bleeds() && len(d.under) == 0 && d.free()
	if d.backdrop() == nil && !lay {
		if run.dark() || len(d.under) > 0 {
			return false
		}
		p.run.paper, p.paper = "#ffffff", themes.RGB8(255, 255, 255).LCH()
	}
	if !p.print() {
		return false
	}
	if lay {
		d.ground(p.paper.Color(), in)
	} else {
		d.apart()
	}
	d.legible()
	return true
}

// legible gives words that have lost contrast the paler or the deeper of black and white, tinted like what they lie on.
func (d *Drawing) legible() {
	was := d.other0()
	for i, e := range d.shapes {
		if local(e) != "text" {
			continue
		}
		c, ok := d.flat(e, "fill")
		c0, ok0 := was.flat(e, "fill")
		if !ok || !ok0 {
			continue
		}
		base := d.base(i, "fill")
		if want := math.Min(7, themes.Contrast(c0, was.base(i, "fill"))); themes.Contrast(c, base) < 0.9*want {
			d.give(e, "fill", standing(base, want).Hex())
		}
	}
}

// standing is a colour to write in on a ground: tinted like it, and of the contrast that is wanted if that can be.
func standing(base themes.Color, want float64) themes.Color {
	b := base.LCH()
	for _, l := range [...]float64{0.96, 0.22, 0.99, 0.13} {
		p := themes.LCH{L: l, C: math.Min(0.03, b.C), H: b.H, A: 1}
		if themes.Contrast(p.Color(), base) >= want {
			return p.Color()
		}
	}
	return themes.Readable(base, 1)
}

// editionFor is an edition drawn at random, of dark paper for one of three drawings with a light ground, and the other way around.
func (d *Drawing) editionFor(in gene.In) edition {
	dark := d.ground0().LCH().L < 0.4
	if in.Rand.IntN(3) == 0 {
		dark = !dark
	}
	for range 8 {
		if e := edition0(in, dark); !e.grey() || len(d.press(e).families) > 1 {
			return e
		}
	}
	return editions[0]
}

// coloured is an edition of any paper whose inks have a hue.
func coloured(in gene.In) edition {
	for range 8 {
		if e := gene.Pick(in, editions); !e.grey() {
			return e
		}
	}
	return editions[0]
}

// edition0 is an edition of dark paper, or of light.
func edition0(in gene.In, dark bool) edition {
	var fit []edition
	for _, e := range editions {
		if e.dark() == dark {
			fit = append(fit, e)
		}
	}
	return gene.Pick(in, fit)
}

// inked is an edition's caption.
func (d *Drawing) inked(was []tint.Swatch) (string, bool) {
	names := d.colourNames(2)
	moved := 0.0
	for i, s := range d.shown() {
		if i < len(was) {
			moved += s.Weight * themes.DeltaE(s.Color, was[i].Color)
		}
	}
	if len(names) == 0 || moved < 0.04 {
		return "", false
	}
	if len(names) == 1 {
		return names[0] + " palette", true
	}
	return names[0] + " and " + names[1] + " palette", true
}
