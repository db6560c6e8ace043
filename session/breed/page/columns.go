package page

import (
	"regexp"
	"strconv"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// pairs are the rows of exactly two parts that both hold something.
func (p *Page) pairs() [][]*markup.Node {
	var out [][]*markup.Node
	for _, kids := range p.look.grids {
		if len(kids) == 2 && !p.holds(kids[0].Parent) && p.weighty(kids[0]) && p.weighty(kids[1]) && p.look.length[kids[0]]+p.look.length[kids[1]] > 80 {
			out = append(out, kids)
		}
	}
	return out
}

func (p *Page) weighty(e *markup.Node) bool {
	return p.look.length[e] > 12 || e.Tag == "img" || e.Tag == "svg" || len(e.Find(func(n *markup.Node) bool { return n.Tag == "img" || n.Tag == "svg" })) > 0
}

func (p *Page) swapSides() bool {
	changed := false
	for _, kids := range p.pairs() {
		parent := kids[0].Parent
		display := p.slots[max(0, p.win(parent, gDisplay))].value
		switch {
		case p.win(parent, gDisplay) >= 0 && strings.Contains(display, "flex"):
			changed = p.change([]*markup.Node{parent}, gFlow, func(v string, _ *markup.Node) string {
				if strings.Contains(v, "reverse") {
					return "row"
				}
				return "row-reverse"
			}) || changed
		case p.win(parent, gDisplay) >= 0 && strings.Contains(display, "grid"):
			changed = p.swapTracks(parent, kids) || changed
		}
	}
	return p.swapFloats() || p.swapCells() || changed
}

// swapTracks exchanges the two columns of a grid together with what stands in them.
func (p *Page) swapTracks(parent *markup.Node, kids []*markup.Node) bool {
	id := p.win(parent, gColumns)
	if id < 0 {
		return false
	}
	tracks := strings.Fields(p.value(id))
	if len(tracks) == 2 && !strings.ContainsAny(p.value(id), "([") {
		p.set(id, tracks[1]+" "+tracks[0])
		p.touch(kids...)
	} else if !strings.HasPrefix(p.value(id), "repeat(2") {
		return false
	}
	return p.decorate(kids[1:], "order", "-1")
}

// swapFloats exchanges left and right among floated columns.
func (p *Page) swapFloats() bool {
	var ids []int32
	for _, kids := range p.look.grids {
		if len(kids) > 4 {
			continue
		}
		for _, k := range kids {
			if id := p.win(k, gFloat); id >= 0 && p.look.length[k] > 40 && !p.held(k) {
				ids = append(ids, id)
				p.touch(k)
			}
		}
	}
	changed := false
	seen := map[int32]bool{}
	for _, id := range ids {
		other := map[string]string{"left": "right", "right": "left"}[p.slots[id].value]
		if other != "" && !seen[id] {
			seen[id] = true
			changed = p.set(id, other) || changed
		}
	}
	return changed
}

// swapCells exchanges the two cells of table rows that lay out a page.
func (p *Page) swapCells() bool {
	changed := false
	for _, e := range p.doc.Elements {
		kids := e.Elements()
		if e.Tag != "tr" || len(kids) != 2 || kids[0].Tag != "td" || kids[1].Tag != "td" || e.Closest("thead") != nil || p.holds(e) {
			continue
		}
		picture := func(n *markup.Node) bool {
			return len(n.Find(func(m *markup.Node) bool { return m.Tag == "img" })) > 0 && p.look.length[n] < 12
		}
		if picture(kids[0]) != picture(kids[1]) && p.swap(kids[0], kids[1]) {
			changed = true
		}
	}
	return changed
}

var repeatTracks = regexp.MustCompile(`repeat\(\s*(\d+)\s*,`)

// recolumn changes the number of columns of grids.
func (p *Page) recolumn(in gene.In) (string, bool) {
	more := in.Rand.IntN(2) == 0
	name := "fewer columns"
	if more {
		name = "more columns"
	}
	if p.recolumnTo(more) {
		return name, true
	}
	if more {
		return "fewer columns", p.recolumnTo(false)
	}
	return "more columns", p.recolumnTo(true)
}

func (p *Page) recolumnTo(more bool) bool {
	ok := false
	for _, kids := range p.look.grids {
		parent := kids[0].Parent
		id := p.win(parent, gColumns)
		if id < 0 || p.held(parent) || len(kids) < 3 || p.recommends(kids) {
			continue
		}
		if v := otherColumns(p.value(id), more, len(kids)); v != "" {
			p.touch(kids...)
			ok = p.set(id, v) || ok
		}
	}
	return ok
}

// otherColumns rewrites a list of equal tracks.
func otherColumns(v string, more bool, items int) string {
	step := -1
	if more {
		step = 1
	}
	if m := repeatTracks.FindStringSubmatchIndex(v); m != nil {
		n, err := strconv.Atoi(v[m[2]:m[3]])
		if err != nil || n > 6 || n+step < 1 || n+step > min(items, 5) {
			return ""
		}
		return v[:m[2]] + strconv.Itoa(n+step) + v[m[3]:]
	}
	if i := strings.Index(v, "minmax("); i >= 0 {
		factor := 1.6
		if more {
			factor = 0.65
		}
		j := i + strings.IndexByte(v[i:], ',')
		if j < i {
			return ""
		}
		return v[:i+7] + scaled(v[i+7:j], factor) + v[j:]
	}
	tracks := strings.Fields(v)
	if strings.ContainsAny(v, "([") || len(tracks) < 2 || len(tracks) > 4 {
		return ""
	}
	for _, t := range tracks[1:] {
		if t != tracks[0] {
			return ""
		}
	}
	if more && len(tracks) < items {
		return v + " " + tracks[0]
	}
	if !more {
		return strings.Join(tracks[1:], " ")
	}
	return ""
}

// stack turns rows of cards into lists.
func (p *Page) stack() bool {
	changed := false
	for _, kids := range p.look.grids {
		parent := kids[0].Parent
		if len(kids) < 3 || len(kids) > 12 || p.held(parent) || parent.Closest("nav", "ul", "header", "footer") != nil || !p.weighty(kids[0]) || p.look.length[kids[0]] < 40 || p.compared(kids) {
			continue
		}
		if id := p.win(parent, gColumns); id >= 0 && len(strings.Fields(p.value(id))) > 1 {
			p.touch(kids...)
			changed = p.set(id, "1fr") || changed
			continue
		}
		if p.win(parent, gDisplay) >= 0 && strings.Contains(p.slots[p.win(parent, gDisplay)].value, "flex") {
			changed = p.change([]*markup.Node{parent}, gFlow, func(string, *markup.Node) string { return "column" }) || changed
		}
	}
	return changed
}
