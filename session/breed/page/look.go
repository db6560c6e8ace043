package page

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// look is what a designer sees in a page: which elements play which part.
type look struct {
	texts    []*markup.Node // elements with text of their own
	headings []*markup.Node // by tag, or by size among the e-mails and utility pages that use none
	links    []*markup.Node
	buttons  []*markup.Node
	cards    []*markup.Node   // boxes that paint a surface or a border of their own, and are not the whole page
	bands    []*markup.Node   // the outermost blocks that follow one another
	sections []*markup.Node   // the blocks that the main text comes in
	grids    [][]*markup.Node // rows of like siblings side by side
	fields   []*markup.Node
	images   []*markup.Node
	length   map[*markup.Node]int // bytes of text in an element and below it
}

var headingTags = map[string]bool{"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

// see finds the parts.
func (d *design) see() *look {
	l := &look{length: map[*markup.Node]int{}}
	d.measure(d.doc.Root, l)
	for _, e := range d.doc.Elements {
		if d.body == nil || !e.Within(d.body) || e.Foreign() || d.hidden(e) {
			continue
		}
		d.sort(e, l)
	}
	l.bands, l.sections = d.outermost(l), d.inner(l)
	l.grids = d.grids()
	return l
}

// measure adds up the text below every element.
func (d *design) measure(n *markup.Node, l *look) int {
	total := 0
	for _, c := range n.Children {
		switch c.Kind {
		case markup.Text:
			total += len(said(d.doc.Slice(c)))
		case markup.Element:
			if c.Tag != "script" && c.Tag != "style" && c.Tag != "title" {
				total += d.measure(c, l)
			}
		}
	}
	l.length[n] = total
	return total
}

// said is what a text in the source says: blanks that keep a cell open say nothing.
func said(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "&nbsp;") || strings.HasSuffix(text, "&nbsp;") {
		return strings.TrimSpace(strings.ReplaceAll(text, "&nbsp;", " "))
	}
	return text
}

// hidden says that an element is not shown at first.
func (d *design) hidden(e *markup.Node) bool {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if id := d.win(n, gDisplay); id >= 0 && d.slots[id].value == "none" {
			return true
		}
		if n.Has("hidden") || n.Tag == "template" {
			return true
		}
	}
	return false
}

func (d *design) sort(e *markup.Node, l *look) {
	own := d.ownText(e)
	if own > 0 {
		l.texts = append(l.texts, e)
	}
	switch {
	case headingTags[e.Tag] || own > 0 && own < 120 && d.fontSize(e) >= 23 && e.Tag != "a" && e.Tag != "td":
		l.headings = append(l.headings, e)
	case d.isButton(e):
		l.buttons = append(l.buttons, e)
	case e.Tag == "a" && e.Has("href"):
		l.links = append(l.links, e)
	case e.Tag == "input" || e.Tag == "select" || e.Tag == "textarea":
		l.fields = append(l.fields, e)
	case e.Tag == "img" || e.Tag == "picture" || e.Tag == "video":
		l.images = append(l.images, e)
	case d.isCard(e, l):
		l.cards = append(l.cards, e)
	}
}

// ownText counts the bytes of text directly in an element.
func (d *design) ownText(e *markup.Node) int {
	n := 0
	for _, c := range e.Children {
		if c.Kind == markup.Text {
			n += len(said(d.doc.Slice(c)))
		}
	}
	return n
}

func (d *design) isButton(e *markup.Node) bool {
	switch e.Tag {
	case "button":
		return true
	case "input":
		t := e.Get("type")
		return t == "submit" || t == "button" || t == "reset"
	case "a":
		return e.Has("href") && (classHas(e, "btn", "button", "cta") || d.win(e, gBackground) >= 0 && d.win(e, gPadding) >= 0)
	}
	return e.Get("role") == "button"
}

func classHas(e *markup.Node, parts ...string) bool {
	for _, class := range e.Classes() {
		for _, part := range parts {
			if class == part || strings.HasPrefix(class, part+"-") || strings.HasSuffix(class, "-"+part) || strings.Contains(class, "-"+part+"-") {
				return true
			}
		}
	}
	return false
}

// isCard says that an element is a box that a reader sees as such.
func (d *design) isCard(e *markup.Node, l *look) bool {
	switch e.Tag {
	case "body", "html", "main", "a", "span", "tr", "tbody", "table", "p", "li", "img", "br", "hr", "b", "i", "em", "strong", "code":
		if e.Tag != "table" {
			return false
		}
	}
	if l.length[e] == 0 || d.body == nil || l.length[e] > l.length[d.body]*8/10 {
		return false
	}
	return d.painted(e) || d.bordered(e)
}

// painted says that an element has a background of its own.
func (d *design) painted(e *markup.Node) bool {
	if d.win(e, gImage) >= 0 {
		return true
	}
	id := d.win(e, gBackground)
	if id < 0 {
		return false
	}
	c, ok := firstColor(d.resolved(id, e), d.slots[id].attr != "")
	return ok && c.A > 0.02
}

func (d *design) bordered(e *markup.Node) bool {
	if id := d.win(e, gShadow); id >= 0 && d.slots[id].value != "none" {
		return true
	}
	id := d.win(e, gBorder)
	return id >= 0 && d.slots[id].prop == "border" && !strings.HasPrefix(d.slots[id].value, "0") && d.slots[id].value != "none"
}

// blocks lists the child elements that show something.
func (d *design) blocks(n *markup.Node, l *look) (blocks []*markup.Node, largest *markup.Node) {
	for _, c := range n.Elements() {
		if c.Tag == "script" || c.Tag == "style" || c.Tag == "link" || c.Tag == "template" || d.hidden(c) {
			continue
		}
		if l.length[c] > 0 || c.Tag == "img" || c.Tag == "svg" {
			blocks = append(blocks, c)
		}
		if largest == nil || l.length[c] > l.length[largest] {
			largest = c
		}
	}
	return blocks, largest
}

// outermost are the first two or more blocks that follow one another on the way inwards.
func (d *design) outermost(l *look) []*markup.Node {
	for n := d.body; n != nil; {
		blocks, largest := d.blocks(n, l)
		if len(blocks) != 1 || len(largest.Elements()) == 0 {
			return blocks
		}
		n = largest
	}
	return nil
}

// inner are the children of the innermost element that holds nearly all text in three blocks or more.
func (d *design) inner(l *look) []*markup.Node {
	n := d.body
	var last []*markup.Node
	for range 8 {
		if n == nil {
			break
		}
		blocks, largest := d.blocks(n, l)
		if len(blocks) >= 3 {
			last = blocks
		}
		if largest == nil || len(largest.Elements()) == 0 || len(blocks) >= 3 && l.length[largest] < l.length[n]*85/100 {
			break
		}
		n = largest
	}
	return last
}

// grids are the groups of two or more like siblings that stand side by side: children of a grid, of a flex row, or floated.
func (d *design) grids() [][]*markup.Node {
	var out [][]*markup.Node
	for _, e := range d.doc.Elements {
		if e.Foreign() || d.body == nil || !e.Within(d.body) {
			continue
		}
		kids := e.Elements()
		if len(kids) < 2 || d.hidden(e) || !d.sideBySide(e, kids) {
			continue
		}
		out = append(out, kids)
	}
	return out
}

func (d *design) sideBySide(e *markup.Node, kids []*markup.Node) bool {
	display := ""
	if id := d.win(e, gDisplay); id >= 0 {
		display = d.slots[id].value
	}
	switch {
	case strings.Contains(display, "grid"):
		id := d.win(e, gColumns)
		return id >= 0
	case strings.Contains(display, "flex"):
		id := d.win(e, gFlow)
		return id < 0 || !strings.Contains(d.slots[id].value, "column")
	}
	floated := 0
	for _, k := range kids {
		if id := d.win(k, gFloat); id >= 0 && d.slots[id].value != "none" {
			floated++
		}
	}
	return floated >= 2
}
