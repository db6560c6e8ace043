package phrase

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// columns lays the children of one box, or siblings, out side by side or below each other.
func (s *scene) columns(got bound) bool {
	o := s.obj(got)
	if cards := s.cardRow(); o.whole && o.prop == "" && cards != nil {
		o = cards
	}
	if o.whole || o.prop != "" {
		s.refuse("say what to lay out in columns: “show the cards in two columns”")
		return true
	}
	home := o.nodes[0]
	if len(o.nodes) > 1 {
		home = o.nodes[0].Parent
		for _, n := range o.nodes {
			if n.Parent != home {
				s.refuse(o.label + " do not stand side by side in one box")
				return true
			}
		}
	}
	if len(o.nodes) == 1 {
		home = s.gridIn(home)
	}
	n, counted := 0, false
	if k, ok := got["num"].(amount); ok {
		n, counted = int(k.value), true
	}
	if n < 0 || n > 12 {
		return false
	}
	list := home.Tag == "ul" && len(o.nodes) == 1
	decls := []decl{{"display", "grid"}, {"grid-template-columns", "repeat(" + num(float64(n)) + ", minmax(0, 1fr))"}}
	switch {
	case !counted && got["form"] != "sidebyside":
		decls = []decl{{"display", "grid"}, {"grid-template-columns", "1fr"}}
	case !counted:
		decls = []decl{{"display", "grid"}, {"grid-auto-flow", "column"}, {"grid-auto-columns", "minmax(0, 1fr)"}}
	case home.Tag == "p" || len(flowing(home)) < 2 && !list:
		decls = []decl{{"column-count", num(float64(n))}, {"column-gap", "2em"}}
	}
	if v, ok := s.styles.Winner(home, "gap", "grid-gap", "column-gap"); !ok || v.Value == "0" {
		decls = append(decls, decl{"gap", "24px"})
	}
	s.set([]*markup.Node{home}, decls...)
	for _, k := range flowing(home) { // what shared a row before takes its cell
		if v, ok := s.styles.Winner(k, "width"); ok && strings.Contains(v.Value, "%") {
			s.set([]*markup.Node{k}, decl{"width", "auto"})
		}
	}
	s.say(o.label + map[bool]string{true: " in " + num(float64(n)) + " columns", false: " laid out anew"}[counted])
	return true
}

// cardRow are the page's cards if they stand side by side: what columns are about if nobody says.
func (s *scene) cardRow() *object {
	cards := s.named("card")
	if len(cards) < 2 {
		return nil
	}
	for _, n := range cards {
		if n.Parent != cards[0].Parent {
			return nil
		}
	}
	return &object{nodes: cards, label: count(len(cards), "card")}
}

// columnsByScreen lays out in columns on wide screens and in fewer on small ones.
func (s *scene) columnsByScreen(got bound) bool {
	said := len(s.done)
	if !s.columns(got) || s.idle() {
		return true
	}
	few := 1.0
	if a, ok := got["small"].(amount); ok {
		few = a.value
	}
	var home *markup.Node
	for n, decls := range s.wishes {
		if decls[0].name == "display" {
			home = n
		}
	}
	if home == nil {
		return true
	}
	s.grant()
	s.media = "(max-width: 600px)"
	s.set([]*markup.Node{home}, decl{"grid-template-columns", "repeat(" + num(few) + ", minmax(0, 1fr))"})
	s.grant()
	s.media = ""
	for i := said; i < len(s.done); i++ {
		s.done[i] += ", " + num(few) + " on small screens"
	}
	return true
}

// gridIn is the element within n, or n itself, whose children stand side by side: the first flexible box or
// grid with two or more alike, else the first element with three alike.
func (s *scene) gridIn(n *markup.Node) *markup.Node {
	var found *markup.Node
	for _, e := range append([]*markup.Node{n}, n.Find(func(m *markup.Node) bool { return m != n })...) {
		kids := flowing(e)
		if e.Tag == "ul" || e.Tag == "ol" || e.Tag == "p" || len(kids) < 2 || !alike(kids) {
			continue
		}
		if v, ok := s.styles.Winner(e, "display"); ok && (strings.Contains(v.Value, "flex") || strings.Contains(v.Value, "grid")) {
			return e
		}
		if found == nil && len(kids) > 2 {
			found = e
		}
	}
	if found == nil {
		return n
	}
	return found
}

// alike says that elements have one tag and, if any has a class, one in common.
func alike(nodes []*markup.Node) bool {
	for _, n := range nodes {
		if n.Tag != nodes[0].Tag {
			return false
		}
	}
	return len(nodes[0].Classes()) == 0 || len(common(nodes, func(n *markup.Node) []string { return n.Classes() })) > 0
}

// stackAll lays everything that stands in columns out in one: grids of several columns, text in columns, and rows of
// blocks.
func (s *scene) stackAll(bound) bool {
	boxes := s.columnBoxes()
	for _, n := range boxes {
		decls := ds("display", "grid", "grid-template-columns", "1fr")
		if v, ok := s.styles.Winner(n, "column-count", "columns"); ok && v.Value != "1" && v.Value != "auto" {
			decls = []decl{{v.Property, "1"}}
		}
		s.set([]*markup.Node{n}, decls...)
		for _, k := range flowing(n) {
			if v, ok := s.styles.Winner(k, "width", "flex", "flex-basis"); ok && strings.Contains(v.Value, "%") {
				s.set([]*markup.Node{k}, decl{"width", "auto"})
			}
		}
	}
	if s.idle() {
		s.refuse("the page stands in one column already")
		return true
	}
	s.say("one column")
	return true
}

// columnBoxes are the elements that lay blocks out side by side.
func (s *scene) columnBoxes() []*markup.Node {
	var out []*markup.Node
	for _, n := range s.anything() {
		if n.Closest("header", "nav", "footer", "form", "table", "p") != nil || len(flowing(n)) < 2 {
			continue
		}
		display, _ := s.styles.Winner(n, "display")
		columns, gridded := s.styles.Winner(n, "grid-template-columns", "grid-template", "grid")
		count, counted := s.styles.Winner(n, "column-count", "columns")
		switch {
		case strings.Contains(display.Value, "grid") && gridded && columns.Value != "1fr" && columns.Value != "none",
			counted && count.Value != "1" && count.Value != "auto",
			strings.Contains(display.Value, "flex") && s.inFlexRow(flowing(n)[0]) && areBlocks(flowing(n)):
			out = append(out, n)
		}
	}
	return out
}

// areBlocks says that all of these are blocks that hold others or text of some length.
func areBlocks(nodes []*markup.Node) bool {
	for _, n := range nodes {
		if n.Tag != "div" && n.Tag != "section" && n.Tag != "article" && n.Tag != "aside" && n.Tag != "main" && n.Tag != "li" || len(n.Elements()) == 0 {
			return false
		}
	}
	return true
}
