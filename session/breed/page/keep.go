package page

import (
	"slices"

	"cultivar/session/artifact/markup"
)

// restoreKept writes onto kept elements what they had, where a change elsewhere would reach them.
func (p *Page) restoreKept() {
	if len(p.keep) == 0 {
		return
	}
	for _, e := range p.doc.Elements {
		if !p.held(e) {
			continue
		}
		root := p.keep[e] && !p.held(e.Parent)
		for g := group(0); g < groups; g++ {
			p.restore(e, g, root)
		}
		p.undoAdded(e)
	}
}

// restore writes a group's former value onto an element if it has changed; of a kept root also what it inherits.
func (p *Page) restore(e *markup.Node, g group, root bool) {
	id := p.win(e, g)
	if id < 0 && root && inherited[g] {
		id, _ = p.decider(e.Parent, g)
		if id < 0 && p.inheritedAdded(e, g) {
			p.addInline(e, propOf[g], initial[g])
			return
		}
	}
	if id < 0 {
		return
	}
	was := p.design.resolved(id, e)
	if p.resolved(id, e) == was {
		return
	}
	if p.win(e, g) == id && p.slots[id].node == e {
		delete(p.values, id)
		return
	}
	p.addInline(e, p.slots[id].prop, was)
}

// initial are the values that inherited groups begin with.
var initial = [groups]string{
	gColor: "#000", gSize: "16px", gFamily: "serif", gWeight: "normal", gLeading: "normal", gTracking: "normal", gCase: "none", gAlign: "start", gFill: "#000", gStroke: "none",
}

func (p *Page) inheritedAdded(e *markup.Node, g group) bool {
	for n := e.Parent; n != nil && n.Kind == markup.Element; n = n.Parent {
		if p.addedFor(n, propOf[g]) != "" {
			return true
		}
	}
	return false
}

// undoAdded takes back what added rules say of a kept element.
func (p *Page) undoAdded(e *markup.Node) {
	for _, a := range p.rules {
		if a.wrap != "" || !slices.Contains(p.added_[e], a) {
			continue
		}
		for k := 0; k+1 < len(a.decls); k += 2 {
			value := "revert"
			for _, g := range groupsOf[a.decls[k]] {
				if id := p.win(e, g); id >= 0 {
					value = p.design.resolved(id, e)
				}
			}
			p.addInline(e, a.decls[k], value)
		}
	}
}
