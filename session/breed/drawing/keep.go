package drawing

import (
	"regexp"
	"strings"

	"cultivar/session/artifact/markup"
)

// hold keeps the elements that a selector or an id finds as they are, with all that decides how they look: what they refer to, and what they
// inherit.
func (d *Drawing) hold(selector string) {
	read.Lock() // selectors build the document's tree when it is first asked for
	defer read.Unlock()
	found, err := d.doc.Query(selector)
	if err != nil || len(found) == 0 {
		if n := d.doc.ByID(strings.TrimPrefix(selector, "#")); n != nil {
			found = []*markup.Node{n}
		}
	}
	for _, n := range found {
		d.holdNode(n)
	}
}

func (d *Drawing) holdNode(n *markup.Node) {
	if d.keep[n] {
		return
	}
	d.keep[n] = true
	for _, e := range d.doc.Elements {
		if within(e, n) {
			d.fix(e)
		}
	}
}

var reference = regexp.MustCompile(`url\(\s*['"]?#([^'")]+)`)

// fix keeps the slots that decide for an element, and the elements that it refers to.
func (d *Drawing) fix(e *markup.Node) {
	for prop := range props {
		if id := d.decider(e, prop); id >= 0 {
			d.fixed[id] = true
			d.holdReferences(d.slots[id].value)
		}
	}
	for _, a := range e.Attrs {
		d.holdReferences(a.Value)
	}
	if target := d.doc.ByID(strings.TrimPrefix(hrefOf(e), "#")); target != nil {
		d.holdNode(target)
	}
}

func (d *Drawing) holdReferences(value string) {
	for _, m := range reference.FindAllStringSubmatch(value, -1) {
		if n := d.doc.ByID(m[1]); n != nil {
			d.holdNode(n)
		}
	}
}

// held says that an element, or one around it, is kept.
func (d *Drawing) held(e *markup.Node) bool {
	for n := e; n != nil && len(d.keep) > 0; n = n.Parent {
		if d.keep[n] {
			return true
		}
	}
	return false
}
