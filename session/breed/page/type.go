package page

import (
	"math"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var typeOperators = []gene.Operator[*Page]{
	{
		Name: "type.pairing", Trait: gene.Type, Weight: 3, Doc: "other faces for headings and text that go together",
		Apply: func(p *Page, in gene.In) (string, bool) {
			for _, i := range in.Rand.Perm(len(themes.Pairings)) {
				pair := themes.Pairings[i]
				if p.plainer(pair.Heading) && in.Rand.IntN(6) > 0 || !plainFace(pair.Heading) || pair.Body == themes.Transition {
					continue // these come as voices of their own, with what they need
				}
				if p.setFaces(pair.Heading, pair.Body) {
					p.lighten(pair.Heading)
					if p.framed() {
						return pairName(pair) + " in a column with margins", true
					}
					return pairName(pair), true
				}
			}
			return "", false
		},
	},
	{
		Name: "type.headings", Trait: gene.Type, Weight: 1.5, Doc: "another face for headings",
		Apply: func(p *Page, in gene.In) (string, bool) {
			face := gene.Pick(in, displayFaces)
			ok := p.setHeadingFace(face)
			if ok {
				p.lighten(face)
			}
			return face.Name + " headings", ok
		},
	},
	{
		Name: "type.larger", Trait: gene.Type, Leans: map[string]float64{"large": 1}, Doc: "larger text throughout",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "larger type", p.resize(in.Between(1.08, 1.3))
		},
	},
	{
		Name: "type.smaller", Trait: gene.Type, Weight: 0.4, Leans: map[string]float64{"large": -0.6, "dense": 0.2}, Doc: "smaller text throughout",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "smaller type", p.resize(in.Between(0.95, 0.86))
		},
	},
	{
		Name: "type.scale", Trait: gene.Type, Weight: 2, Leans: map[string]float64{"large": 0.3}, Doc: "a steeper modular scale: larger headings",
		Apply: func(p *Page, in gene.In) (string, bool) {
			factor := in.Between(1.25, 1.9)
			if p.showcases() {
				return "", false // it would push away what is offered below
			}
			return "larger headings", p.rescale(factor)
		},
	},
	{
		Name: "type.flat", Trait: gene.Type, Weight: 0.6, Leans: map[string]float64{"large": -0.2}, Doc: "a flatter modular scale: smaller headings",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "smaller headings", p.rescale(in.Between(0.92, 0.7))
		},
	},
	{
		Name: "type.weight", Trait: gene.Type, Doc: "lighter or heavier headings",
		Apply: func(p *Page, in gene.In) (string, bool) {
			weight, name := "800", "heavier headings"
			if in.Rand.IntN(2) == 0 && freely(p) {
				weight, name = "300", "lighter headings"
			}
			return name, p.change(p.topHeadings(), gWeight, func(v string, e *markup.Node) string {
				if boldness(v, e) == boldness(weight, e) {
					return ""
				}
				return weight
			})
		},
	},
	{
		Name: "type.case", Trait: gene.Type, Weight: 0.8, Doc: "headings in capitals, set apart; or out of them",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return p.toggleCase(in)
		},
	},
	{
		Name: "type.tracking", Trait: gene.Type, Weight: 0.6, Doc: "headings set tighter",
		Apply: func(p *Page, in gene.In) (string, bool) {
			by := num(-in.Between(0.015, 0.05), 3) + "em"
			return "tighter headings", p.change(p.topHeadings(), gTracking, func(string, *markup.Node) string { return by })
		},
	},
	{
		Name: "type.leading", Trait: gene.Type, Weight: 0.8, Leans: map[string]float64{"dense": -0.2}, Doc: "more room between lines",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "looser lines", p.releading(in.Between(1.12, 1.35))
		},
	},
	{
		Name: "type.measure", Trait: gene.Type, Weight: 0.8, Doc: "lines of a comfortable length",
		Apply: func(p *Page, in gene.In) (string, bool) {
			measure := num(in.Between(68, 54), 0) + "ch"
			return "shorter lines", p.change(p.longTexts(), gMaxWidth, func(string, *markup.Node) string { return measure })
		},
	},
}

var displayFaces = []themes.Font{themes.Didone, themes.OldStyle, themes.Condensed, themes.Geometric, themes.Grotesque}

// plainFace says that headings may be set in a face without more ado; typewriters, slabs and round faces ask for a page in their manner.
func plainFace(face themes.Font) bool {
	return !typed(face) && face != themes.Slab && face != themes.Rounded
}

// lighten takes the bold off headings in a face of strong contrasts between its strokes, which would clog.
func (p *Page) lighten(face themes.Font) {
	if face == themes.Didone {
		worded, _ := p.worded()
		p.change(worded, gWeight, func(v string, e *markup.Node) string {
			if boldness(v, e) {
				return "500"
			}
			return ""
		})
	}
}

// typed says that a face is a typewriter's, or a terminal's.
func typed(face themes.Font) bool { return face == themes.Mono || face == themes.Typewriter }

func pairName(pair themes.Pairing) string {
	if pair.Heading == pair.Body {
		return pair.Body.Name + " type"
	}
	return pair.Heading.Name + " headings with " + pair.Body.Name + " text"
}

// topHeadings are the headings that matter: those of the first three levels and those that are headings by size.
func (p *Page) topHeadings() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.headings {
		if e.Tag != "h4" && e.Tag != "h5" && e.Tag != "h6" {
			out = append(out, e)
		}
	}
	return out
}

// longTexts are paragraphs with more text than one line holds.
func (p *Page) longTexts() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.texts {
		if e.Tag == "p" && p.look.length[e] > 120 {
			out = append(out, e)
		}
	}
	return out
}

// resize scales every font size that text is set in, and says the body's where nothing does.
func (p *Page) resize(factor float64) bool {
	changed := false
	seen := map[int32]bool{}
	missing := len(p.look.texts) == 0
	for _, e := range p.look.texts {
		absolute := false
		for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
			id := p.win(n, gSize)
			if id < 0 || p.held(n) {
				continue
			}
			v := p.design.resolved(id, n)
			if relative(v) {
				continue
			}
			absolute = true
			if !seen[id] {
				seen[id] = true
				changed = p.scaleSize(id, factor) || changed
			}
			break
		}
		missing = missing || !absolute && !formControl[e.Tag]
	}
	if missing {
		p.addRule("body", "font-size", num(16*factor, 1)+"px")
		changed = true
	}
	if changed {
		p.growLeading(p.look.texts, factor)
	}
	return changed
}

// relative says that a font size is relative to that of the element around.
func relative(v string) bool {
	v = strings.TrimSpace(v)
	return strings.HasSuffix(v, "%") || strings.HasSuffix(v, "em") && !strings.HasSuffix(v, "rem") || v == "smaller" || v == "larger" || v == "inherit"
}

// scaleSize multiplies the font size in a slot; no text becomes smaller than 10 pixels.
func (p *Page) scaleSize(id int32, factor float64) bool {
	old := p.value(id)
	if p.slots[id].prop == "font" {
		old = fontPart(old, gSize)
	}
	if px := sizeWords[old]; px > 0 {
		return p.set(id, p.fit(id, gSize, num(px*factor, 0)+"px"))
	}
	if px, ok := pixels(old, func() float64 { return 16 }, p.rootSize); factor < 1 && ok && px*factor < 10 {
		return false
	}
	v := scaled(old, factor)
	return v != "" && p.set(id, p.fit(id, gSize, v))
}

// rescale makes headings larger or smaller, the largest ones most.
func (p *Page) rescale(factor float64) bool {
	body := p.bodySize()
	heading := p.headingSet()
	shared := map[int32]bool{}
	for _, e := range p.look.texts {
		if id := p.win(e, gSize); id >= 0 && !heading[e] {
			shared[id] = true
		}
	}
	grown := p.change(p.look.headings, gSize, func(v string, e *markup.Node) string {
		id := p.win(e, gSize)
		if id >= 0 && shared[id] {
			return ""
		}
		size := p.fontSize(e)
		step := math.Log(math.Max(1.02, size/body)) / math.Log(2.2)
		by := math.Pow(factor, math.Min(1, step))
		if most := math.Max(size, math.Min(110, p.bearable(e))); size*by > most {
			by = most / size
		}
		if least := p.largeFrom(e); size >= least && size*by < least {
			by = least / size // smaller, it would ask for more contrast
		}
		if math.Abs(by-1) < 0.03 {
			return ""
		}
		if id >= 0 {
			if p.slots[id].prop == "font" {
				v = fontPart(v, gSize)
			}
			return scaled(v, by)
		}
		if size*by < body {
			return ""
		}
		return num(size*by, 0) + "px"
	})
	if grown {
		p.growLeading(p.look.headings, factor)
	}
	return grown
}

// largeFrom is the size in CSS pixels from which an element's text counts as large, of which WCAG asks less contrast.
func (p *Page) largeFrom(e *markup.Node) float64 {
	v := ""
	if id, _ := p.decider(e, gWeight); id >= 0 {
		v = p.value(id)
	}
	if boldness(v, e) && v != "600" {
		return 19
	}
	return 24
}

// growLeading scales the line heights that are lengths, which do not follow the font size by themselves.
func (p *Page) growLeading(nodes []*markup.Node, factor float64) {
	p.change(nodes, gLeading, func(v string, e *markup.Node) string {
		id := p.win(e, gLeading)
		if id < 0 || p.slots[id].prop != "line-height" || !strings.HasSuffix(v, "px") && !strings.HasSuffix(v, "pt") && !strings.HasSuffix(v, "rem") {
			return ""
		}
		return scaledLeading(v, factor)
	})
}

// bodySize is the font size that most text is set in.
func (p *Page) bodySize() float64 {
	counts := map[float64]int{}
	best, top := 16.0, 0
	for _, e := range p.look.texts {
		size := round(p.fontSize(e), 1)
		counts[size] += p.ownText(e)
		if counts[size] > top {
			best, top = size, counts[size]
		}
	}
	return best
}

func boldness(v string, e *markup.Node) bool {
	if v == "" {
		return headingTags[e.Tag]
	}
	return v == "bold" || v == "bolder" || v >= "600" && v <= "900"
}

func (p *Page) toggleCase(in gene.In) (string, bool) {
	upper := false
	for _, e := range p.topHeadings() {
		if id, _ := p.decider(e, gCase); id >= 0 && p.value(id) == "uppercase" {
			upper = true
		}
	}
	value, name := "uppercase", "headings in capitals"
	if upper {
		value, name = "none", "headings out of capitals"
	}
	var short []*markup.Node
	for _, e := range p.topHeadings() {
		if upper || p.look.length[e] < 60 {
			short = append(short, e)
		}
	}
	ok := p.change(short, gCase, func(string, *markup.Node) string { return value })
	if ok && !upper {
		track := num(in.Between(0.03, 0.1), 2) + "em"
		p.change(short, gTracking, func(string, *markup.Node) string { return track })
	}
	return name, ok
}

// releading scales the line heights of text, and says the body's where nothing does.
func (p *Page) releading(factor float64) bool {
	changed := false
	seen := map[int32]bool{}
	missing := false
	for _, e := range p.look.texts {
		if p.look.length[e] < 60 {
			continue
		}
		id, at := p.decider(e, gLeading)
		if id < 0 {
			missing = true
			continue
		}
		if p.held(at) || seen[id] {
			continue
		}
		seen[id] = true
		if v := scaledLeading(p.value(id), factor); v != "" && p.slots[id].prop == "line-height" {
			changed = p.set(id, v) || changed
		}
	}
	if missing && p.body != nil {
		p.addRule("body", "line-height", num(1.35*factor, 2))
		changed = true
	}
	return changed
}

// scaledLeading scales a line height that is a bare number or a length.
func scaledLeading(v string, factor float64) string {
	toks := css.Tokens(v, 0)
	if len(toks) != 1 {
		return ""
	}
	n, unit, ok := toks[0].Split()
	if !ok {
		if v == "normal" {
			return num(1.2*factor, 2)
		}
		return ""
	}
	f := parseFloat(n)
	if unit == "" && f*factor > 2 || f == 0 {
		return ""
	}
	return num(f*factor, 2) + unit
}
