package page

import (
	"strconv"
	"strings"

	"cultivar/session/artifact/markup"
)

// addressDepth is how many steps a selector made by address has at most.
const addressDepth = 4

// address is a selector as a person would write it that finds an element and no other: its id, a class or tag of its own, or the way
// from an element that has one; "" where there is none that short.
func (p *Page) address(e *markup.Node) string {
	sel := p.addressed(e, addressDepth)
	if sel != "" {
		if p.named == nil {
			p.named = map[string]*markup.Node{}
		}
		p.named[sel] = e
	}
	return sel
}

func (p *Page) addressed(e *markup.Node, depth int) string {
	if e == nil || e.Kind != markup.Element || e.Foreign() || depth == 0 {
		return ""
	}
	for _, name := range p.names(e) {
		if p.unique(name) && (name != e.Tag || landmark[name]) {
			return name
		}
	}
	if sel := p.beneath(e); sel != "" {
		return sel
	}
	outer := p.addressed(e.Parent, depth-1)
	if outer == "" {
		return ""
	}
	if e.Tag == "tr" && e.Parent.Tag == "table" {
		for _, c := range e.Parent.Elements() {
			if c.Tag == "tbody" || c.Tag == "thead" || c.Tag == "tfoot" {
				return ""
			}
		}
		outer += " > tbody" // which browsers put around rows that have none
	}
	return outer + " > " + p.among(e)
}

// landmark are the tags that a sheet may well speak of by themselves.
var landmark = map[string]bool{"html": true, "body": true, "header": true, "main": true, "footer": true, "nav": true, "aside": true, "form": true, "table": true}

// beneath is the selector "outer tag" that finds an element alone, where the outer one has a class or id of its own; else a tag that is alone on the page.
func (p *Page) beneath(e *markup.Node) string {
	same := p.found[e.Tag]
	for n := e.Parent; n != nil && n.Kind == markup.Element && n != p.body; n = n.Parent {
		sel := p.selector(n)
		if sel == "" || !p.unique(sel) {
			continue
		}
		count := 0
		for _, other := range same {
			if other.Within(n) {
				count++
			}
		}
		if count == 1 {
			return sel + " " + e.Tag
		}
		break
	}
	if len(same) == 1 {
		return e.Tag
	}
	return ""
}

// names are the simple selectors that find an element: its id, its classes, its tag.
func (p *Page) names(e *markup.Node) []string {
	var out []string
	if id := e.Get("id"); plainName(id) {
		out = append(out, "#"+id)
	}
	for _, class := range e.Classes() {
		if plainName(class) {
			out = append(out, "."+class)
		}
	}
	return append(out, e.Tag)
}

// among is what tells an element from its siblings.
func (p *Page) among(e *markup.Node) string {
	siblings := e.Parent.Elements()
	for _, name := range p.names(e)[max(0, len(p.names(e))-2):] {
		n := 0
		for _, s := range siblings {
			for _, other := range p.names(s) {
				if other == name {
					n++
				}
			}
		}
		if n == 1 {
			return name
		}
	}
	n := 0
	for _, s := range siblings {
		if s.Tag == e.Tag {
			n++
		}
		if s == e {
			break
		}
	}
	return e.Tag + ":nth-of-type(" + strconv.Itoa(n) + ")"
}

// forceOf is the specificity of a selector made by address, packed.
func forceOf(selector string) int32 {
	var w [5]int
	for _, part := range strings.Fields(strings.ReplaceAll(selector, " > ", " ")) {
		switch {
		case strings.HasPrefix(part, "#"):
			w[1]++
		case strings.HasPrefix(part, "."):
			w[2]++
		default:
			w[3]++
			w[2] += strings.Count(part, ":")
		}
	}
	return packed(w)
}

// overriding is the group that a property is compared by where it is only part of one.
var overriding = map[string]group{"margin-left": gMargin, "margin-right": gMargin, "margin-inline": gMargin, "margin-block": gMargin, "padding-top": gPadding, "padding-bottom": gPadding, "padding-left": gPadding, "padding-right": gPadding}

// restyle gives an element declarations of its own: in place where one is that element's alone, else by a rule, and in its style attribute only
// where a rule would lose. wrap is a media query around the rule, "" for none.
func (p *Page) restyle(wrap string, e *markup.Node, namesAndValues ...string) bool {
	if e == nil || p.held(e) {
		return false
	}
	sel := ""
	if p.home() != nil || len(p.sheets) == 0 && !p.inlineStyled() {
		sel = p.address(e)
	}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		prop, value := namesAndValues[i], namesAndValues[i+1]
		id, force := p.declared(e, prop)
		if id >= 0 && p.slots[id].decl != nil && p.slots[id].decl.Important && !(p.only(id, groupsOf[p.slots[id].prop][0], e) && p.slots[id].prop == prop) {
			p.addInline(e, prop, value+" !important")
			continue
		}
		switch {
		case wrap == "" && id >= 0 && p.slots[id].prop == prop && p.only(id, groupsOf[prop][0], e) && p.slots[id].attr == "" && p.unqualified(id):
			p.set(id, value)
			p.touch(e)
		case sel != "" && force <= forceOf(sel):
			p.addWrapped(wrap, sel, prop, value)
			p.touch(e)
		default:
			p.addInline(e, prop, value)
		}
	}
	return true
}

// declared is the slot that decides a property for an element itself, -1 if none does, and how strong it is.
func (p *Page) declared(e *markup.Node, prop string) (id, force int32) {
	g, ok := overriding[prop]
	if !ok {
		list := groupsOf[prop]
		if len(list) == 0 {
			return -1, 0
		}
		g = list[0]
	}
	id = p.win(e, g)
	if id < 0 {
		return -1, 0
	}
	return id, p.force[p.at(e)][g]
}

// unqualified says that a slot's rule holds on every screen.
func (p *Page) unqualified(id int32) bool {
	d := p.slots[id].decl
	if d == nil || d.Rule == nil {
		return true
	}
	for r := d.Rule; r != nil; r = r.Parent {
		if r.At == "media" || r.At == "container" {
			return false
		}
	}
	return true
}
