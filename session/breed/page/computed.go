package page

import (
	"math"
	"strconv"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// definition is the slot that a custom property gets its value from on an element, or -1.
func (d *design) definition(e *markup.Node, name string) int32 {
	for n := e; n != nil; n = n.Parent {
		if id, ok := d.sets[d.at(n)][name]; ok {
			return id
		}
	}
	return -1
}

// resolved is what a slot's value comes to on an element now.
func (p *Page) resolved(id int32, e *markup.Node) string {
	return css.Resolve(p.value(id), func(name string) (string, bool) {
		if def := p.definition(e, name); def >= 0 {
			return p.value(def), true
		}
		return "", false
	})
}

// resolved is what a slot's value comes to on an element in the source.
func (d *design) resolved(id int32, e *markup.Node) string {
	return css.Resolve(d.slots[id].value, func(name string) (string, bool) {
		if def := d.definition(e, name); def >= 0 {
			return d.slots[def].value, true
		}
		return "", false
	})
}

// source is the slot that literally holds what another one refers to by custom properties, itself if it refers to none.
func (p *Page) source(id int32, e *markup.Node) int32 {
	for range 8 {
		next := int32(-1)
		for _, name := range css.References(p.value(id)) {
			if def := p.definition(e, name); def >= 0 {
				next = def
				break
			}
		}
		if next < 0 {
			return id
		}
		id = next
	}
	return id
}

// win is the slot that decides a group for an element itself, or -1.
func (d *design) win(e *markup.Node, g group) int32 {
	if e == nil {
		return -1
	}
	return d.wins[d.at(e)][g]
}

// decider is the slot that decides a group for an element, its own or an inherited one, and the element that it was decided at.
func (d *design) decider(e *markup.Node, g group) (int32, *markup.Node) {
	for n := e; n != nil; n = n.Parent {
		if id := d.win(n, g); id >= 0 {
			return id, n
		}
		if !inherited[g] {
			break
		}
	}
	return -1, nil
}

// headingSizes are the font sizes of headings in em where no style says otherwise.
var headingSizes = map[string]float64{"h1": 2, "h2": 1.5, "h3": 1.17, "h4": 1, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}

// fontSize is the computed font size of an element in CSS pixels, before any change.
func (d *design) fontSize(e *markup.Node) float64 {
	if e == nil || e.Kind != markup.Element {
		return 16
	}
	outer := func() float64 { return d.fontSize(e.Parent) }
	if id := d.win(e, gSize); id >= 0 {
		value := d.resolved(id, e)
		if d.slots[id].prop == "font" {
			value = fontPart(value, gSize)
		}
		if px, ok := pixels(value, outer, d.rootSize); ok && px > 0 {
			return px
		}
	}
	if em, ok := headingSizes[e.Tag]; ok {
		return em * outer()
	}
	return outer()
}

func (d *design) rootSize() float64 {
	top := d.doc.Top()
	if top == nil || top.Tag != "html" {
		return 16
	}
	if id := d.win(top, gSize); id >= 0 {
		value := d.resolved(id, top)
		if px, ok := pixels(value, func() float64 { return 16 }, func() float64 { return 16 }); ok && px > 0 {
			return px
		}
	}
	return 16
}

var sizeWords = map[string]float64{"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32, "xxx-large": 48}

// pixels reads a length; of clamp(), min() and the like it takes the largest length in it.
func pixels(value string, em, rem func() float64) (float64, bool) {
	value = strings.TrimSpace(strings.ToLower(value))
	if px, ok := sizeWords[value]; ok {
		return px, true
	}
	best, found := 0.0, false
	for _, t := range css.Tokens(value, 0) {
		number, unit, ok := t.Split()
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if err != nil {
			continue
		}
		px, ok := unitPixels(n, unit, em, rem)
		if ok && (!found || px > best) {
			best, found = px, true
		}
	}
	return best, found
}

func unitPixels(n float64, unit string, em, rem func() float64) (float64, bool) {
	switch unit {
	case "px", "":
		return n, unit == "px" || n == 0
	case "em":
		return n * em(), true
	case "%":
		return n / 100 * em(), true
	case "rem":
		return n * rem(), true
	case "pt":
		return n * 4 / 3, true
	case "vw":
		return n * screen / 100, true
	case "vh":
		return n * 8, true
	case "ch", "ex":
		return n * em() / 2, true
	}
	return 0, false
}

// fontPart takes the part of a font shorthand that a group is about.
func fontPart(value string, g group) string {
	fields := strings.Fields(value)
	for i, f := range fields {
		if f == "" || !(f[0] >= '0' && f[0] <= '9' || f[0] == '.') && sizeWords[f] == 0 {
			continue
		}
		if n, err := strconv.Atoi(f); err == nil && n >= 100 && n <= 900 {
			continue // a weight
		}
		size, leading, _ := strings.Cut(f, "/")
		switch g {
		case gSize:
			return size
		case gLeading:
			return leading
		case gFamily:
			return strings.Join(fields[i+1:], " ")
		}
	}
	return ""
}

// ink is the colour of an element's text now.
func (p *Page) ink(e *markup.Node) themes.Color {
	if e == nil {
		return themes.RGB8(0, 0, 0)
	}
	s := p.sightOf(e)
	if s.inkVersion != p.version+1 {
		s.ink, s.inkVersion = p.inkOf(e), p.version+1
	}
	return s.ink
}

func (p *Page) inkOf(e *markup.Node) themes.Color {
	if id := p.win(e, gColor); id >= 0 {
		if c, ok := p.colorOf(id, e); ok {
			return c
		}
	}
	if v := p.addedFor(e, "color"); v != "" {
		return themes.MustParse(v)
	}
	switch {
	case p.heirs[e]:
		return p.ink(e.Parent)
	case e.Tag == "a" && e.Has("href"):
		return themes.RGB8(0, 0, 238)
	case formControl[e.Tag]:
		return themes.RGB8(0, 0, 0)
	}
	return p.ink(e.Parent)
}

// formControl are elements that do not take colour and font from around them.
var formControl = map[string]bool{"button": true, "input": true, "select": true, "textarea": true}

// colorOf is the first literal colour that a slot's value comes to on an element.
func (p *Page) colorOf(id int32, e *markup.Node) (themes.Color, bool) {
	return firstColor(p.resolved(id, e), p.slots[id].attr != "")
}

func firstColor(value string, loose bool) (themes.Color, bool) {
	value = strings.TrimSpace(value)
	if v, err := themes.ParseColor(value); err == nil {
		return v.Color, v.Paints()
	}
	if loose && len(value) == 6 {
		if v, err := themes.ParseColor("#" + value); err == nil {
			return v.Color, true
		}
	}
	for _, c := range css.Colors(css.Tokens(value, 0), true) {
		if v, err := themes.ParseColor(c.Text); err == nil && v.Paints() {
			return v.Color, true
		}
	}
	return themes.Color{}, false
}

// sight is what is remembered of an element's surroundings at one version of the page.
type sight struct {
	version  int
	backdrop themes.Color
	painter  *markup.Node
	known    bool

	inkVersion int
	ink        themes.Color
}

func (p *Page) sightOf(e *markup.Node) *sight {
	if p.seen == nil {
		p.seen = make([]sight, len(p.doc.Elements)+1)
	}
	return &p.seen[p.at(e)]
}

// backdrop is the colour that an element lies on now; known is false where a picture is in between, or it lies over something
// else. painter is the element that paints it, nil for the canvas.
func (p *Page) backdrop(e *markup.Node) (c themes.Color, painter *markup.Node, known bool) {
	if e == nil {
		return themes.RGB8(255, 255, 255), nil, true
	}
	s := p.sightOf(e)
	if s.version != p.version+1 {
		s.backdrop, s.painter, s.known = p.behind(e)
		s.version = p.version + 1
	}
	return s.backdrop, s.painter, s.known
}

func (p *Page) behind(e *markup.Node) (c themes.Color, painter *markup.Node, known bool) {
	own, paints, plain := p.paint(e)
	switch {
	case paints && !plain:
		return themes.RGB8(255, 255, 255), e, false
	case paints && own.A >= 0.99:
		return own, e, true
	case !paints && p.floats(e):
		return themes.RGB8(255, 255, 255), nil, false
	}
	under, painter, known := p.backdrop(e.Parent)
	if paints {
		return own.Over(under), e, known
	}
	return under, painter, known
}

// floats says that an element is placed over whatever lies there.
func (p *Page) floats(n *markup.Node) bool {
	id := p.win(n, gPosition)
	return id >= 0 && (p.slots[id].value == "absolute" || p.slots[id].value == "fixed")
}

// paint is what an element paints behind its content; opaque is false for pictures.
func (p *Page) paint(n *markup.Node) (c themes.Color, paints, known bool) {
	if id := p.win(n, gImage); id >= 0 {
		v := p.resolved(id, n)
		if strings.Contains(v, "url(") {
			return c, true, false
		}
		if strings.Contains(v, "gradient(") {
			if first, ok := firstColor(v[strings.Index(v, "gradient("):], false); ok && first.A > 0.9 {
				return first, true, true
			}
		}
	}
	if v := p.addedFor(n, "background-image"); v != "" && !strings.Contains(v, "none") {
		if first, ok := firstColor(v, false); ok && first.A > 0.9 {
			return first, true, true
		}
	}
	if v := p.addedFor(n, "background-color"); v != "" {
		return themes.MustParse(v), true, true
	}
	if id := p.win(n, gBackground); id >= 0 {
		if c, ok := p.colorOf(id, n); ok && c.A > 0.02 {
			return c, true, true
		}
	}
	if n.Tag == "button" || n.Tag == "input" && (n.Get("type") == "submit" || n.Get("type") == "button") {
		return themes.RGB8(239, 239, 239), true, true
	}
	return c, false, true
}

// addedFor is what the added rules and styles say of a property of an element, those of style attributes last.
func (p *Page) addedFor(n *markup.Node, prop string) string {
	out, inline := "", false
	for _, a := range p.added_[n] {
		for k := 0; k+1 < len(a.decls); k += 2 {
			if a.decls[k] == prop && (a.node != nil || !inline) {
				out, inline = strings.TrimSuffix(a.decls[k+1], " !important"), a.node != nil
			}
		}
	}
	return out
}

func round(v float64, decimals int) float64 {
	k := math.Pow(10, float64(decimals))
	return math.Round(v*k) / k
}

// num writes a number with at most so many decimals.
func num(v float64, decimals int) string {
	s := strconv.FormatFloat(round(v, decimals), 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
