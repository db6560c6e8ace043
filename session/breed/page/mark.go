package page

import (
	"maps"
	"slices"

	"cultivar/session/artifact/markup"
)

// mark remembers the page's changes so far; what it returns takes back those made since.
func (p *Page) mark() (undo func()) {
	values, rules, inline, edits, moved := maps.Clone(p.values), copied(p.rules), copied(p.inline), slices.Clone(p.edits), slices.Clone(p.moved)
	grafted, scopes, brought := slices.Clone(p.grafted), slices.Clone(p.scopes), maps.Clone(p.brought)
	return func() {
		p.grafted, p.scopes, p.brought = grafted, scopes, brought
		p.values, p.rules, p.inline, p.edits, p.moved = values, rules, inline, edits, moved
		p.version++
		p.added_ = map[*markup.Node][]*addition{}
		for _, a := range p.inline {
			p.note(a.node, a)
		}
		for _, a := range p.rules {
			if a.wrap != "" {
				continue
			}
			for _, e := range p.matches(a.prelude) {
				p.note(e, a)
			}
		}
	}
}

func copied(list []*addition) []*addition {
	var out []*addition
	for _, a := range list {
		b := *a
		b.decls = slices.Clone(a.decls)
		out = append(out, &b)
	}
	return out
}
