package page

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// voice is a way of setting type as a whole: faces, a modular scale and how headings are drawn go together.
type voice struct {
	name          string // of the operator
	says          string // what a caption calls it
	heading, body themes.Font
	ratio         float64 // of the modular scale
	base          float64 // size of text in CSS pixels
	leading       float64 // line height of text
	weight        string  // of headings
	tracking      string
	upper         bool
	italic        bool
	leans         map[string]float64
}

// voices are the type systems that breeding chooses from.
var voices = []voice{
	{"editorial", "editorial type", themes.Didone, themes.OldStyle, 1.5, 18, 1.6, "400", "-0.02em", false, false, map[string]float64{"large": 0.9, "dense": -0.3}},
	{"display", "display serif in bold", themes.Didone, themes.Humanist, 1.5, 17, 1.6, "700", "-0.02em", false, false, map[string]float64{"large": 0.7, "busy": 0.3}},
	{"italic", "italic display headings", themes.Didone, themes.Humanist, 1.5, 17, 1.6, "400", "-0.015em", false, true, map[string]float64{"large": 0.7, "busy": 0.3}},
	{"bookish", "bookish type", themes.OldStyle, themes.OldStyle, 1.333, 18, 1.65, "500", "-0.005em", false, false, map[string]float64{"large": 0.7, "dense": -0.2}},
	{"classic", "bold old-style serif headings", themes.OldStyle, themes.Humanist, 1.4, 17, 1.6, "700", "-0.015em", false, false, map[string]float64{"large": 0.4, "bold": 0.2}},
	{"swiss", "tight grotesque type", themes.Grotesque, themes.Grotesque, 1.6, 16, 1.5, "700", "-0.035em", false, false, map[string]float64{"large": 0.6, "bold": 0.4, "busy": 0.3}},
	{"technical", "technical type", themes.Mono, themes.SystemSans, 1.22, 15, 1.55, "600", "-0.02em", false, false, map[string]float64{"large": -0.3}},
	{"console", "console type", themes.Mono, themes.Mono, 1.25, 15, 1.6, "600", "-0.03em", false, false, map[string]float64{"large": -0.2}},
	{"shout", "condensed capitals", themes.Condensed, themes.Grotesque, 1.6, 16, 1.5, "700", "0.01em", true, false, map[string]float64{"large": 0.6, "bold": 0.3, "busy": 0.4}},
	{"friendly", "friendly rounded type", themes.Rounded, themes.Rounded, 1.333, 16, 1.55, "700", "-0.02em", false, false, map[string]float64{"bold": 0.3, "large": 0.2, "round": 0.2}},
	{"slab", "slab type", themes.Slab, themes.SystemSans, 1.4, 16, 1.55, "700", "-0.015em", false, false, map[string]float64{"bold": 0.3, "large": 0.3}},
	{"light", "light geometric type", themes.Geometric, themes.Humanist, 1.45, 17, 1.6, "300", "-0.01em", false, false, map[string]float64{"large": 0.7, "dense": -0.2}},
	{"manuscript", "typewriter headings over humanist sans", themes.Typewriter, themes.Humanist, 1.3, 17, 1.6, "700", "-0.03em", false, false, map[string]float64{"large": 0.4}},
}

func voiceOperators() []gene.Operator[*Page] {
	var out []gene.Operator[*Page]
	for _, v := range voices {
		once, weight := "", 0.8
		var suits func(*Page) bool
		if v.weight < "500" {
			suits = freely // thin strokes are no headlines for prices
		}
		switch {
		case typed(v.heading):
			once, weight = "typed", 0.2
		case !plainFace(v.heading):
			weight = 0.3
		}
		out = append(out, gene.Operator[*Page]{
			Name: "type." + v.name, Trait: gene.Type, Weight: weight, Once: once, Suits: suits, Leans: v.leans, Doc: v.says + ": faces, scale and headings that go together",
			Apply: func(p *Page, in gene.In) (string, bool) {
				if p.plainer(v.heading) && in.Rand.IntN(6) > 0 || !p.speak(v, in.Strength) {
					return "", false
				}
				if len(p.topHeadings()) == 0 {
					return v.body.Name + " text", true
				}
				if p.framed() {
					return v.says + " in a column with margins", true
				}
				return v.says, true
			},
		})
	}
	return out
}

// speak sets the page in a voice; strength is how far sizes go towards its scale.
func (p *Page) speak(v voice, strength float64) bool {
	if p.sounds(v) {
		return false
	}
	text, headings := p.setBodyFace(v.body), p.setHeadingFace(v.heading)
	if _, was := p.faces(); !headings && (!text || len(p.topHeadings()) > 0 && was != v.heading.Stack && v.heading != v.body) {
		return false
	}
	far := math.Min(1, 0.35+strength)
	if p.showcases() {
		v.base, v.ratio = p.bodySize(), math.Min(v.ratio, 1.4)
	}
	if body := p.bodySize(); body >= 12 && body < 22 {
		if by := math.Pow(v.base/body, far); by > 1.03 || by < 0.97 {
			p.resize(by)
		}
	}
	p.draw(v)
	p.scaleTo(v.ratio, far)
	p.balance()
	p.settle()
	if strength > 0.2 && !p.showcases() {
		p.releadTo(v.leading)
	}
	return true
}

// balance lets the lines of the page's headings be of like length, so that no word stands alone in the last one.
func (p *Page) balance() {
	for _, tag := range []string{"h1", "h2"} {
		if len(p.found[tag]) > 0 && p.home() != nil {
			p.addRule(tag, "text-wrap", "balance")
		}
	}
}

// sounds says that the page is set in these faces already.
func (p *Page) sounds(v voice) bool {
	body, heading := p.faces()
	return body == v.body.Stack && heading == v.heading.Stack
}

// scaleTo moves the sizes of headings towards a modular scale: the largest three steps above text, then two, then one. Far is 0 to 1.
func (p *Page) scaleTo(ratio, far float64) {
	body := p.bodySize()
	top := p.largest()
	grown := map[*markup.Node]float64{}
	defer func() { p.growBy(grown) }()
	p.change(p.topHeadings(), gSize, func(v string, e *markup.Node) string {
		was := p.sizeNow(e)
		want := body * math.Pow(ratio, p.step(was, top, body))
		size := was * math.Pow(want/was, far)
		if was > 44 {
			size = math.Max(size, was*0.8) // what is set large stays large
		}
		size = math.Min(size, math.Max(math.Min(96, p.bearable(e)), was))
		if math.Abs(size-was) < 1 || size < body || p.sharedSize(e) {
			return ""
		}
		grown[e] = size / was
		if id := p.win(e, gSize); id >= 0 && v != "" {
			if p.slots[id].prop == "font" {
				v = fontPart(v, gSize)
			}
			return scaled(v, size/was)
		}
		return num(size, 0) + "px"
	})
}

// growBy scales the line heights of headings that are lengths by as much as each heading has grown.
func (p *Page) growBy(grown map[*markup.Node]float64) {
	done := map[int32]bool{}
	for _, e := range p.topHeadings() {
		if id := p.win(e, gLeading); grown[e] > 0 && !done[id] {
			done[id] = true
			p.growLeading([]*markup.Node{e}, grown[e])
		}
	}
}

// step is how far up the modular scale a heading belongs: 4 for the largest, at least 1.
func (p *Page) step(size, top, body float64) float64 {
	if top <= body*1.05 {
		return 1
	}
	return 1 + 3*math.Max(0, math.Min(1, math.Log(size/body)/math.Log(top/body)))
}

// largest is the size of the largest heading now.
func (p *Page) largest() float64 {
	out := 16.0
	for _, e := range p.topHeadings() {
		out = math.Max(out, p.sizeNow(e))
	}
	return out
}

// sizeNow is the font size of an element with the changes made so far, in CSS pixels.
func (p *Page) sizeNow(e *markup.Node) float64 {
	if id := p.win(e, gSize); id >= 0 {
		value := p.resolved(id, e)
		if p.slots[id].prop == "font" {
			value = fontPart(value, gSize)
		}
		if px, ok := pixels(value, func() float64 { return p.fontSize(e.Parent) }, p.rootSize); ok && px > 0 {
			return px
		}
	}
	if px, ok := pixels(p.addedFor(e, "font-size"), func() float64 { return p.fontSize(e.Parent) }, p.rootSize); ok && px > 0 {
		return px
	}
	return p.fontSize(e)
}

// sharedSize says that the declaration which sizes a heading sizes running text too.
func (p *Page) sharedSize(e *markup.Node) bool {
	id := p.win(e, gSize)
	if id < 0 {
		return false
	}
	heading := p.headingSet()
	for _, t := range p.look.texts {
		if !heading[t] && p.win(t, gSize) == id {
			return true
		}
	}
	return false
}

// draw gives headings a voice's weight, tracking and case; figures and labels stay upright and strong, as they must be read at a glance.
func (p *Page) draw(v voice) {
	worded, figures := p.worded()
	p.change(worded, gWeight, func(was string, e *markup.Node) string {
		if was == v.weight {
			return ""
		}
		return v.weight
	})
	p.change(worded, gTracking, func(string, *markup.Node) string { return v.tracking })
	p.change(worded, gStyle, func(was string, _ *markup.Node) string {
		if v.italic == (was == "italic") || was == "" && !v.italic {
			return ""
		}
		return map[bool]string{true: "italic", false: "normal"}[v.italic]
	})
	if v.italic || v.weight < "600" {
		p.decorate(figures, "font-weight", "600", "font-style", "normal")
	}
	var short []*markup.Node
	for _, e := range p.topHeadings() {
		if p.look.length[e] < 60 {
			short = append(short, e)
		}
	}
	p.change(short, gCase, func(was string, e *markup.Node) string {
		if v.upper == (was == "uppercase") || was == "" && !v.upper {
			return ""
		}
		return map[bool]string{true: "uppercase", false: "none"}[v.upper]
	})
}

// releadTo sets text in a line height, where its own is a bare number.
func (p *Page) releadTo(leading float64) {
	seen := map[int32]bool{}
	for _, e := range p.look.texts {
		id, at := p.decider(e, gLeading)
		if id < 0 || seen[id] || p.held(at) || p.look.length[e] < 60 || p.slots[id].prop != "line-height" {
			continue
		}
		seen[id] = true
		if v := parseFloat(p.value(id)); v > 1.2 && v < 2 {
			p.set(id, num(leading, 2))
		}
	}
}

// worded parts the headings from the figures that are set as large, such as prices, and from the labels within headings.
func (p *Page) worded() (headings, figures []*markup.Node) {
	for _, e := range p.topHeadings() {
		if p.figure(e) {
			figures = append(figures, e)
			continue
		}
		headings = append(headings, e)
		for _, c := range e.Elements() {
			if p.painted(c) && p.look.length[c] > 0 {
				figures = append(figures, c)
			}
		}
	}
	return headings, figures
}

// figures are the numbers among the headings, such as prices.
func (p *Page) figures() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.topHeadings() {
		if p.figure(e) {
			out = append(out, e)
		}
	}
	return out
}

// figure says that a text is a number with little around it.
func (p *Page) figure(e *markup.Node) bool {
	return p.look.length[e] <= 16 && !headingTags[e.Tag] && strings.ContainsAny(p.doc.Text(e), "0123456789")
}
