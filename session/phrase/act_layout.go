package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

func newRule(prelude string, decls ...string) css.NewRule {
	return css.NewRule{Prelude: prelude, Decls: decls}
}

func init() {
	extraSlots["aligned"] = func(_ *scene, toks []token, i int) []reading {
		v := map[string]string{"leftaligned": "left", "rightaligned": "right", "center": "center", "justified": "justify"}[toks[i].text]
		if v == "" || toks[i].sort != word {
			return nil
		}
		return one(i+1, v)
	}
}

// align sets the alignment of text, or puts a box in the middle.
func (s *scene) align(got bound) bool {
	o := s.obj(got)
	to, ok := got["aligned"].(string)
	if !ok {
		to, ok = got["side"].(string)
	}
	if !ok {
		to = "center"
	}
	if got["just"] != nil {
		to = "justify"
	}
	if s.art.Kind == artifact.Drawing {
		return s.alignDrawn(o, to)
	}
	if to == "top" || to == "bottom" || o.prop != "" && o.prop != "text" {
		return false
	}
	var text, boxes []*markup.Node
	for _, n := range o.nodes {
		if isReplaced(n) {
			boxes = append(boxes, n)
		} else {
			text = append(text, n)
		}
	}
	if len(text) > 0 && to == "center" && s.inFlexRow(text[0]) && o.prop == "" && len(text[0].Elements()) == 0 && !s.laidWide(text[0]) {
		s.set(text, ds("margin-left", "auto", "margin-right", "auto")...)
		s.say(o.label + " centered")
		return true
	}
	if len(text) > 0 && (to == "left" || to == "right") && s.inFlexRow(text[0]) && o.prop == "" {
		s.aside(text, to)
		s.say(o.label + " on the " + to)
		return true
	}
	s.set(text, decl{"text-align", to})
	s.alignWithin(text, to)
	s.alignBoxes(boxes, to)
	s.alignFlex(text, to)
	s.say(o.label + map[string]string{"center": " centered", "justify": " justified"}[to] + map[string]string{"left": " aligned left", "right": " aligned right"}[to])
	return true
}

// alignWithin takes along the parts of boxes that have an alignment of their own; what is laid out as cards keeps it.
func (s *scene) alignWithin(nodes []*markup.Node, to string) {
	for _, n := range nodes {
		for _, k := range n.Find(func(m *markup.Node) bool { return m != n }) {
			if v, ok := s.styles.Winner(k, "text-align"); ok && v.Value != to && v.Value != "inherit" && k.Closest("table", "button") == nil && !s.looksLikeButton(k) {
				s.set([]*markup.Node{k}, decl{"text-align", to})
			}
		}
	}
}

// laidWide says that an element takes up its row, so that its text can be in the middle of it.
func (s *scene) laidWide(n *markup.Node) bool {
	v, ok := s.styles.Winner(n, "flex", "flex-grow", "width")
	return ok && v.Value != "auto" && v.Value != "0" && v.Value != "none"
}

// moveAside pushes an element to one side of the flexible box that it stands in.
func (s *scene) moveAside(got bound) bool {
	o := got["obj"].(*object)
	if of, ok := got["of"].(*object); o.whole || o.prop != "" || ok && !of.whole && (len(o.nodes) == 0 || len(of.nodes) == 0 || o.nodes[0].Parent != of.nodes[0]) {
		return false
	}
	side := wordFrom(got, "side")
	for _, n := range o.nodes {
		if s.inFlexRow(n) {
			continue
		}
		if s.inGrid(n) {
			s.besideInGrid(n, side)
			continue
		}
		if !isReplaced(n) || n.Tag == "table" || n.Tag == "form" {
			return s.lineAside(o, side)
		}
		margin := map[string]string{"left": "0 24px 16px 0", "right": "0 0 16px 24px"}[side]
		s.set([]*markup.Node{n}, decl{"float", side}, decl{"margin", margin})
	}
	if !s.idle() {
		s.say(o.label + " on the " + side)
		return true
	}
	s.aside(o.nodes, side)
	s.say(o.label + " on the " + side)
	return true
}

func (s *scene) inGrid(n *markup.Node) bool {
	if n.Parent == nil || n.Parent.Kind != markup.Element || len(flowing(n.Parent)) != 2 {
		return false
	}
	v, ok := s.styles.Winner(n.Parent, "display")
	return ok && strings.Contains(v.Value, "grid")
}

// besideInGrid puts one of the two cells of a grid first or last; the columns change their widths along with it.
func (s *scene) besideInGrid(n *markup.Node, side string) {
	if first := n.Prev() == nil; first == (side == "left") {
		return
	}
	s.set([]*markup.Node{n}, decl{"order", map[string]string{"left": "-1", "right": "1"}[side]})
	if v, ok := s.styles.Winner(n.Parent, "grid-template-columns"); ok {
		if columns := strings.Fields(v.Value); len(columns) == 2 && !strings.Contains(v.Value, "(") {
			s.set([]*markup.Node{n.Parent}, decl{"grid-template-columns", columns[1] + " " + columns[0]})
		}
	}
}

// lineAside aligns the line in which small elements stand: icons in a list, links in a paragraph.
func (s *scene) lineAside(o *object, side string) bool {
	var lines []*markup.Node
	for _, n := range o.nodes {
		p := n.Parent
		for p != nil && (p.Tag == "a" || p.Tag == "span" || p.Tag == "li" || p.Tag == "i") {
			p = p.Parent
		}
		if p == nil || p.Tag == "body" || !inked[n.Tag] && n.Tag != "svg" && n.Tag != "i" && n.Tag != "img" {
			return false
		}
		lines = union(lines, []*markup.Node{p})
	}
	if len(lines) != 1 {
		return false
	}
	s.set(lines, decl{"text-align", side})
	s.say(o.label + " on the " + side)
	return true
}

func (s *scene) inFlexRow(n *markup.Node) bool {
	if n.Parent == nil || n.Parent.Kind != markup.Element {
		return false
	}
	v, ok := s.styles.Winner(n.Parent, "display")
	if !ok || !strings.Contains(v.Value, "flex") {
		return false
	}
	d, ok := s.styles.Winner(n.Parent, "flex-direction", "flex-flow")
	return !ok || !strings.Contains(d.Value, "column")
}

func (s *scene) aside(nodes []*markup.Node, side string) {
	for _, n := range nodes {
		switch {
		case side == "right" && n.Next() != nil:
			s.set([]*markup.Node{n}, ds("order", "1", "margin-left", "auto")...)
		case side == "right":
			s.set([]*markup.Node{n}, decl{"margin-left", "auto"})
		case side == "left" && n.Prev() != nil:
			s.set([]*markup.Node{n}, ds("order", "-1", "margin-right", "auto")...)
		case side == "left":
			s.set([]*markup.Node{n}, decl{"margin-right", "auto"})
		}
	}
}

// isReplaced says that an element is a box that text-align does not move.
func isReplaced(n *markup.Node) bool {
	switch n.Tag {
	case "img", "svg", "video", "iframe", "table", "button", "form", "picture":
		return true
	}
	return false
}

func (s *scene) alignBoxes(boxes []*markup.Node, to string) {
	margins := map[string][2]string{"center": {"auto", "auto"}, "left": {"0", "auto"}, "right": {"auto", "0"}}[to]
	if margins[0] == "" || len(boxes) == 0 {
		return
	}
	display := "block"
	if boxes[0].Tag == "table" {
		display = "table"
	}
	s.set(boxes, decl{"display", display}, decl{"margin-left", margins[0]}, decl{"margin-right", margins[1]})
}

// alignFlex moves the items of a flexible box along with its text.
func (s *scene) alignFlex(nodes []*markup.Node, to string) {
	value := map[string]string{"center": "center", "left": "flex-start", "right": "flex-end"}[to]
	if value == "" {
		return
	}
	for _, n := range nodes {
		v, ok := s.styles.Winner(n, "display")
		if !ok || !strings.Contains(v.Value, "flex") && !strings.Contains(v.Value, "grid") {
			continue
		}
		name := "justify-content"
		if d, ok := s.styles.Winner(n, "flex-direction", "flex-flow"); ok && strings.Contains(d.Value, "column") || strings.Contains(v.Value, "grid") {
			name = "align-items"
		}
		if strings.Contains(v.Value, "grid") {
			name, value = "justify-items", strings.TrimPrefix(value, "flex-")
		}
		s.set([]*markup.Node{n}, decl{name, value})
	}
}

func (s *scene) alignDrawn(o *object, to string) bool {
	if o.whole || to == "justify" {
		return false
	}
	frame, ok := s.viewBox()
	for _, n := range s.free(o.nodes) {
		b, known := s.extent(n)
		if !known || !ok {
			s.refuse("where " + o.label + " stands is not known")
			return true
		}
		dx, dy := 0.0, 0.0
		switch to {
		case "center":
			dx, dy = frame.X+frame.W/2-b.X-b.W/2, frame.Y+frame.H/2-b.Y-b.H/2
		case "left":
			dx = frame.X - b.X
		case "right":
			dx = frame.X + frame.W - b.X - b.W
		case "top":
			dy = frame.Y - b.Y
		case "bottom":
			dy = frame.Y + frame.H - b.Y - b.H
		}
		s.shiftBy(n, dx, dy)
	}
	s.say(o.label + " " + map[string]string{"center": "centered"}[to] + map[string]string{"left": "at the left", "right": "at the right", "top": "at the top", "bottom": "at the bottom"}[to])
	return true
}

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

// gradient gives a background or a fill that goes from one colour to another.
func (s *scene) gradient(got bound) bool {
	o := s.obj(got)
	a, okA := got["a"].(shade)
	b, okB := got["b"].(shade)
	if !okA || !okB {
		base := s.pageColor()
		if len(o.nodes) > 0 {
			if c := s.paints(o.nodes[0]); len(c) > 0 && !o.whole {
				base = c[0]
			}
		}
		p := base.LCH()
		a = shade{Color: base, name: "its colour"}
		p.L, p.H, p.C = p.L*0.86, p.H+25, max(p.C, 0.05)
		b = shade{Color: p.Color().Rounded(), name: "a deeper one"}
	}
	if s.art.Kind == artifact.Drawing {
		return s.gradientFill(o, a, b)
	}
	if o.prop != "" && o.prop != "background" && o.prop != "gradient" {
		return false
	}
	for _, n := range o.nodes {
		decls := []decl{{"background-image", "linear-gradient(135deg, " + a.css() + ", " + b.css() + ")"}}
		if ink := s.inkOf(n); okA && contrastOn(ink, a, b) < 3 {
			decls = append(decls, decl{"color", readableOn(a, b)})
		}
		s.mendInside(n, a, b)
		s.set([]*markup.Node{n}, decls...)
	}
	s.say(o.label + " with a gradient from " + a.name + " to " + b.name)
	return true
}

func (s *scene) gradientFill(o *object, a, b shade) bool {
	top := s.doc.Top()
	id := s.newID("gradient")
	def := `<linearGradient id="` + id + `" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="` + a.css() + `"/><stop offset="1" stop-color="` + b.css() + `"/></linearGradient>`
	if d := s.doc.First("defs"); d != nil && !d.SelfClosed {
		s.edit(s.doc.Append(d, def)...)
	} else {
		s.edit(s.doc.Prepend(top, "<defs>"+def+"</defs>")...)
	}
	nodes := o.nodes
	if o.whole && o.prop == "background" {
		r := s.backdrop()
		if r == nil {
			s.forget()
			s.refuse("this drawing has no background to fill")
			return true
		}
		nodes = []*markup.Node{r}
	} else if o.whole {
		nodes = s.anything()
	}
	s.set(nodes, decl{"fill", "url(#" + id + ")"})
	s.say(o.label + " with a gradient from " + a.name + " to " + b.name)
	return true
}

func (s *scene) newID(base string) string {
	id := base
	for i := 2; s.doc.ByID(id) != nil; i++ {
		id = base + "-" + num(float64(i))
	}
	return id
}

// font sets a font family.
func (s *scene) font(got bound) bool {
	stack := got["font"].(string)
	o := s.obj(got)
	if _, said := got["obj"]; !said && s.last != nil {
		o = s.everything()
	}
	nodes := o.nodes
	if o.prop != "" && o.prop != "font" && o.prop != "text" {
		return false
	}
	if o.whole && !o.scoped {
		nodes = s.textRoots()
	}
	s.set(nodes, decl{"font-family", stack})
	s.say(map[bool]string{true: "", false: o.label + ": "}[o.whole && !o.scoped] + "font " + strings.SplitN(strings.ReplaceAll(stack, `"`, ""), ",", 2)[0])
	return true
}

// textRoots are body and everything in it that has a font of its own, code aside.
func (s *scene) textRoots() []*markup.Node {
	nodes := append([]*markup.Node(nil), s.wholeNodes()...)
	for _, n := range s.anything() {
		if n.Closest("code", "pre", "kbd", "i") != nil || n.Tag == "body" || n.Tag == "html" {
			continue
		}
		if v, ok := s.styles.Winner(n, "font-family"); ok && v.Value != "inherit" {
			nodes = append(nodes, n)
		}
	}
	return nodes
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
