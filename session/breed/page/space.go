package page

import (
	"math"
	"strconv"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

var spaceOperators = []gene.Operator[*Page]{
	{
		Name: "space.airier", Trait: gene.Space, Weight: 1.3, Leans: map[string]float64{"dense": -1}, Doc: "more room within and between things",
		Apply: func(p *Page, in gene.In) (string, bool) { return "airier spacing", p.respaced(in.Between(1.4, 2.2)) },
	},
	{
		Name: "space.denser", Trait: gene.Space, Weight: 0.5, Leans: map[string]float64{"dense": 1}, Doc: "less room within and between things",
		Apply: func(p *Page, in gene.In) (string, bool) { return "denser spacing", p.respaced(in.Between(0.75, 0.5)) },
	},
	{
		Name: "space.rhythm", Trait: gene.Space, Doc: "sections set further apart than what is in them",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if p.showcases() {
				return "", false // what is offered would leave the first screen
			}
			pad := num(in.Between(36, 68), 0) + "px"
			return "roomier sections", p.padSections(pad)
		},
	},
	{
		Name: "space.cards", Trait: gene.Space, Weight: 0.8, Leans: map[string]float64{"dense": -0.2}, Doc: "more room inside cards and buttons",
		Apply: func(p *Page, in gene.In) (string, bool) {
			factor := p.bearing(in.Between(1.3, 2))
			if factor < 1.2 {
				return "", false
			}
			boxes := append(append([]*markup.Node(nil), p.look.cards...), p.look.buttons...)
			ok := p.change(boxes, gPadding, func(v string, e *markup.Node) string {
				if v == "" || p.slotIsSide(e) {
					return ""
				}
				return spaced(v, factor)
			})
			return "more padding", ok
		},
	},
}

// slotIsSide says that the padding that decides is of one side only.
func (p *Page) slotIsSide(e *markup.Node) bool {
	id := p.win(e, gPadding)
	return id >= 0 && p.slots[id].prop != "padding"
}

// spacing are the properties that respace scales.
var spacing = map[string]bool{
	"padding": true, "padding-top": true, "padding-bottom": true, "margin-top": true, "margin-bottom": true, "margin": true,
	"gap": true, "grid-gap": true, "row-gap": true, "padding-block": true, "margin-block": true,
}

// respace scales the spacing of everything that is seen; a page that declares none gets a roomy or a tight body.
func (p *Page) respace(factor float64) bool {
	used := p.deciding(gPadding, gMargin, gGap, gAbove, gUnder)
	changed := false
	if factor < 1 {
		if p.inlineStyled() {
			factor = math.Max(factor, 0.7) // cells have nothing but their padding between text and picture
		}
		for _, e := range p.look.buttons {
			if id := p.win(e, gPadding); id >= 0 {
				delete(used, id)
			}
		}
	}
	for _, s := range p.slots {
		if !spacing[s.prop] || !used[s.id] {
			continue
		}
		if v := spaced(p.value(s.id), factor); v != "" {
			changed = p.set(s.id, v) || changed
		}
	}
	changed = p.respaceVars(factor) || changed
	if !changed && p.body != nil && p.plain() && p.paddingOf(p.body) == 0 {
		if factor > 1 {
			changed = p.restyle("", p.body, "padding", num(20*factor, 0)+"px")
		}
		if text := p.flowing(); text != "" {
			above := "0"
			if factor > 1 {
				above = num(0.8*factor, 2) + "em"
			}
			p.addRule(text, "margin-top", above, "margin-bottom", num(0.8*factor, 2)+"em")
			changed = true
		}
	}
	return changed
}

// respaceVars scales the custom properties that hold spacing.
func (p *Page) respaceVars(factor float64) bool {
	changed := false
	for _, s := range p.slots {
		if !strings.HasPrefix(s.prop, "--") {
			continue
		}
		name := strings.ToLower(s.prop)
		if !strings.Contains(name, "spac") && !strings.Contains(name, "gap") && !strings.Contains(name, "padding") && !strings.Contains(name, "gutter") {
			continue
		}
		if v := spaced(p.value(s.id), factor); v != "" {
			changed = p.set(s.id, v) || changed
		}
	}
	return changed
}

// flowing lists the tags of running text whose margins the browser decides.
func (p *Page) flowing() string {
	var tags []string
	for _, tag := range []string{"p", "ul", "ol", "h1", "h2", "h3"} {
		if e := p.doc.First(tag); e != nil && p.win(e, gMargin) < 0 && p.win(e, gUnder) < 0 {
			tags = append(tags, tag)
		}
	}
	return strings.Join(tags, ", ")
}

// deciding marks the slots that decide a group for some element that is seen, and that are not held.
func (p *Page) deciding(gs ...group) map[int32]bool {
	out := map[int32]bool{}
	for _, e := range p.doc.Elements {
		if p.body == nil || !e.Within(p.body) || p.held(e) {
			continue
		}
		for _, g := range gs {
			if id := p.win(e, g); id >= 0 {
				out[id] = true
			}
		}
	}
	return out
}

// spaced scales the vertical lengths of a spacing value by a factor, and the horizontal ones of small boxes too; what is negative, relative
// to the window or refers to something else stays. It is "" if nothing changes.
func spaced(value string, factor float64) string {
	if strings.ContainsAny(value, "(") {
		return ""
	}
	var b strings.Builder
	at, part, changed := 0, 0, false
	for _, t := range css.Tokens(value, 0) {
		if t.Kind == css.Space {
			continue
		}
		vertical := part == 0 || part == 2
		part++
		n, unit, ok := t.Split()
		v, err := strconv.ParseFloat(n, 64)
		if !ok || err != nil || v <= 0 || unit != "px" && unit != "em" && unit != "rem" {
			continue
		}
		f := factor
		if !vertical && (unit == "px" && v > 24 || v > 1.5 && unit != "px") {
			f = 1
		}
		if most := roomiest[unit]; vertical && f > 1 && v*f > most {
			f = max(1, most/v)
		}
		if least := tightest[unit]; f < 1 {
			f = max(f, min(1, least/v))
		}
		if f == 1 {
			continue
		}
		b.WriteString(value[at:t.Start])
		b.WriteString(num(v*f, decimalsOf(unit, v*f)) + unit)
		at, changed = t.End, true
	}
	if !changed {
		return ""
	}
	b.WriteString(value[at:])
	return b.String()
}

// roomiest is how far room above and below is widened, by unit: half an inch or so more than that pushes the page out of its first screen.
var roomiest = map[string]float64{"px": 80, "em": 5, "rem": 5}

// tightest is how far room is narrowed, by unit: with less, headings touch pictures, and buttons their labels.
var tightest = map[string]float64{"px": 14, "em": 0.9, "rem": 0.9}

// padSections gives the blocks of the page equal room above and below.
func (p *Page) padSections(pad string) bool {
	if len(p.look.sections) < 2 {
		return false
	}
	var nodes []*markup.Node
	for _, e := range p.look.sections {
		if h := p.headingIn(e); blocky(e) && p.look.length[e] > 60 && (h == nil || !p.overPicture(h)) {
			nodes = append(nodes, e)
		}
	}
	if len(nodes) < 2 {
		return false
	}
	changed := false
	for _, e := range nodes {
		if p.paddingOf(e) < 0.85*parseFloat(strings.TrimSuffix(pad, "px")) {
			changed = p.restyle("", e, "padding-top", pad, "padding-bottom", pad) || changed
		}
	}
	return changed
}

// paddingOf is the first padding that is declared for an element, in CSS pixels.
func (p *Page) paddingOf(e *markup.Node) float64 {
	if id := p.win(e, gPadding); id >= 0 {
		return p.first(p.resolved(id, e), e)
	}
	return 0
}

// blocky says that an element is a block that paddings may be added to.
func blocky(e *markup.Node) bool {
	switch e.Tag {
	case "section", "div", "header", "footer", "main", "article", "aside", "nav":
		return true
	}
	return false
}

func parseFloat(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return v
}
