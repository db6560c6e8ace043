package page

import (
	"sort"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// swap exchanges two elements of the main file, whose own changes go along. It reports false where one holds the other, or
// where either touches what has been exchanged already.
func (p *Page) swap(a, b *markup.Node) bool {
	if a.Within(b) || b.Within(a) || p.exchanged(a) || p.exchanged(b) {
		return false
	}
	p.moved = append(p.moved,
		source.Edit{Start: a.Start, End: a.End},
		source.Edit{Start: b.Start, End: b.End})
	return true
}

func (p *Page) exchanged(n *markup.Node) bool {
	for _, m := range p.moved {
		if n.Start < m.End && m.Start < n.End {
			return true
		}
	}
	for _, m := range p.grafted {
		if n.Start < m.End && m.Start < n.End {
			return true
		}
	}
	return false
}

// exchange turns the swaps into edits: each range is replaced by the other one with the edits that lie in it applied.
func (p *Page) exchange(edits []source.Edit) []source.Edit {
	if len(p.moved) == 0 {
		return edits
	}
	var out []source.Edit
	for _, e := range edits {
		if !p.inMoved(e) {
			out = append(out, e)
		}
	}
	for i := 0; i+1 < len(p.moved); i += 2 {
		a, b := p.moved[i], p.moved[i+1]
		out = append(out, source.Replace(a.Start, a.End, p.changed(b, edits)), source.Replace(b.Start, b.End, p.changed(a, edits)))
	}
	return out
}

func (p *Page) inMoved(e source.Edit) bool {
	for _, m := range p.moved {
		if e.Start >= m.Start && e.End <= m.End && (e.Start > m.Start || e.End < m.End) {
			return true
		}
	}
	return false
}

// changed is the text of a range with the edits that lie in it applied.
func (p *Page) changed(r source.Edit, edits []source.Edit) string {
	var inner []source.Edit
	for _, e := range edits {
		if e.Start >= r.Start && e.End <= r.End {
			inner = append(inner, source.Edit{Start: e.Start - r.Start, End: e.End - r.Start, Text: e.Text})
		}
	}
	sort.SliceStable(inner, func(i, j int) bool { return inner[i].Start < inner[j].Start })
	data, err := source.Apply(p.art.Source()[r.Start:r.End], inner...)
	if err != nil {
		return string(p.art.Source()[r.Start:r.End])
	}
	return string(data)
}
