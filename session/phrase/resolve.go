package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// resolve finds the elements that a subject means.
func (s *scene) resolve(sub subject, toks []token) *object {
	switch {
	case s.doc == nil:
		return s.resolveShader(sub)
	case sub.missing != "":
		return &object{missing: sub.missing, label: s.label(sub)}
	case sub.prop != "" && !sub.scoped:
		return &object{whole: true, prop: sub.prop, nodes: s.wholeNodes(), label: sideLabel(sub.prop), shade: sub.shade}
	case sub.prop != "":
		return &object{prop: sub.prop, scoped: true, nodes: sub.nodes, label: sub.owner, several: sub.several, shade: sub.shade}
	case sub.whole:
		return &object{whole: true, nodes: s.wholeNodes(), label: string(s.art.Kind), shade: sub.shade}
	}
	o := &object{nodes: s.candidates(sub)}
	if !sub.fixed {
		s.filter(o, sub)
	}
	o.label = s.label(sub)
	if (sub.part || sub.noun == "shape") && sub.text == "" && sub.shade != nil && len(sub.place) == 0 && sub.ordinal == 0 {
		o.shade = sub.shade
	}
	if len(o.nodes) == 0 && o.missing == "" {
		o.missing = "there is no " + o.label + " in this " + string(s.art.Kind)
	}
	if n := len(o.nodes); n > 1 && sub.ordinal == 0 {
		o.several = !sub.plural && sub.quant == "" && !sub.part && !sub.fixed
		if o.shade == nil && sub.word == "" && !strings.Contains(o.label, " and ") {
			o.label = count(n, o.label)
		}
	}
	return o
}

// resolveShader knows a shader as a whole and its sides.
func (s *scene) resolveShader(sub subject) *object {
	if sub.noun != "" || sub.text != "" || sub.nodes != nil {
		return &object{missing: "a shader has no " + s.label(sub) + " of its own"}
	}
	return &object{whole: true, prop: sub.prop, label: "shader", shade: sub.shade}
}

// wholeNodes are body, or the root of a drawing.
func (s *scene) wholeNodes() []*markup.Node {
	if s.art.Kind == artifact.Page {
		if b := s.doc.Body(); b != nil {
			return []*markup.Node{b}
		}
		return nil
	}
	if t := s.doc.Top(); t != nil {
		return []*markup.Node{t}
	}
	return nil
}

// candidates are the elements before any filter.
func (s *scene) candidates(sub subject) []*markup.Node {
	switch {
	case sub.nodes != nil || sub.fixed:
		return slices.Clone(sub.nodes)
	case sub.noun != "":
		return s.nounNodes(sub)
	}
	return s.anything()
}

// nounNodes are the elements of a noun; words before it that nobody knows must be found in them.
func (s *scene) nounNodes(sub subject) []*markup.Node {
	all := s.named(sub.noun)
	if sub.noun == "heading" && !sub.plural && sub.quant == "" && sub.ordinal == 0 && len(sub.place) == 0 && len(sub.said) == 0 && sub.text == "" && len(sub.scopes) == 0 && sub.shade == nil {
		if h1, err := s.doc.Query("h1"); err == nil && len(h1) == 1 {
			return h1
		}
	}
	if len(sub.said) == 0 {
		return all
	}
	if boxNouns[sub.noun] {
		if home := s.homeOfAll(s.outerOf(strings.Join(sub.said, " "))); home != nil {
			return []*markup.Node{home}
		}
	}
	if sub.noun == "section" { // any block may be called a section
		if nodes, err := s.doc.Query("section, article, aside, header, footer, main > div, body > div, [id], [class*=section]"); err == nil {
			all = append(slices.Clone(all), nodes...)
		}
	}
	said := strings.Join(sub.said, " ")
	best := s.saidOf(all, said)
	outer := s.outerOf(said)
	for _, sel := range s.nouns()[sub.noun] { // "nav links"
		if nodes, err := s.doc.Query(sel); err == nil && len(best) == 0 {
			best = inside(nodes, outer)
		}
	}
	if len(best) == 0 && sub.noun == "image" && len(outer) == 1 && s.hasImage(outer[0]) { // "header image"
		return outer
	}
	if len(best) > 1 && sub.noun == "section" {
		best = best[:1]
	}
	return best
}

// boxNouns are nouns for what things stand in: "the card list".
var boxNouns = wordSet("list grid container section gallery row")

// homeOfAll is the element in which several elements stand side by side, or nil.
func (s *scene) homeOfAll(nodes []*markup.Node) *markup.Node {
	if len(nodes) < 2 {
		return nil
	}
	for _, n := range nodes {
		if n.Parent != nodes[0].Parent || n.Parent.Kind != markup.Element {
			return nil
		}
	}
	return nodes[0].Parent
}

// outerOf is what a word before a noun means if it is a noun or a name itself.
func (s *scene) outerOf(said string) []*markup.Node {
	if s.nouns()[said] != nil {
		if nodes := s.named(said); len(nodes) > 0 {
			return nodes
		}
	}
	if nodes := s.byName(said); len(nodes) > 0 {
		return nodes
	}
	return s.byName(plural(said))
}

// saidOf keeps the elements that are called so by id, class, heading or text, in this order.
func (s *scene) saidOf(all []*markup.Node, said string) []*markup.Node {
	tests := []func(*markup.Node) bool{
		func(n *markup.Node) bool { return nameMatches(n, said) },
		func(n *markup.Node) bool { return strings.EqualFold(s.doc.Words(n), said) },
		func(n *markup.Node) bool { return containsFold(s.headingOf(n), said) },
		func(n *markup.Node) bool { return len(s.doc.Words(n)) < 80 && containsFold(s.doc.Words(n), said) },
	}
	for _, test := range tests {
		var out []*markup.Node
		for _, n := range all {
			if test(n) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func nameMatches(n *markup.Node, said string) bool {
	joined := strings.ReplaceAll(said, " ", "-")
	for _, name := range append(n.Classes(), n.Get("id")) {
		name = strings.ToLower(name)
		if name == joined || name == strings.ReplaceAll(said, " ", "") || name == strings.ReplaceAll(said, " ", "_") {
			return true
		}
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' }) {
			if part == said {
				return true
			}
		}
	}
	return strings.EqualFold(n.Get("aria-label"), said) || strings.EqualFold(n.Get("alt"), said)
}

func containsFold(text, part string) bool {
	return strings.Contains(" "+strings.ToLower(text)+" ", " "+strings.ToLower(part)+" ")
}

// headingOf is the text of the first heading within an element.
func (s *scene) headingOf(n *markup.Node) string {
	for _, h := range n.Find(isHeading) {
		return s.doc.Words(h)
	}
	return ""
}

func isHeading(n *markup.Node) bool {
	return len(n.Tag) == 2 && n.Tag[0] == 'h' && n.Tag[1] >= '1' && n.Tag[1] <= '6'
}

// anything lists the elements that are drawn.
func (s *scene) anything() []*markup.Node {
	var out []*markup.Node
	for _, e := range s.doc.Elements {
		if !unseen(e) && (s.art.Kind == artifact.Page || drawn[e.Tag]) {
			out = append(out, e)
		}
	}
	return out
}

var drawn = wordSet("path circle ellipse rect polygon polyline line text tspan textPath image use")

// filter narrows candidates by everything that the subject says.
func (s *scene) filter(o *object, sub subject) {
	for _, scope := range sub.scopes {
		o.nodes = inside(o.nodes, scope)
	}
	if sub.text != "" {
		o.nodes = s.withText(o.nodes, sub.text)
	}
	if sub.shade != nil {
		o.nodes = s.withShade(o.nodes, *sub.shade)
	}
	if len(sub.place) > 0 {
		o.nodes, o.missing = s.placed(o.nodes, sub)
	}
	if sub.size != "" {
		o.nodes = s.sized(o.nodes, sub.size)
	}
	if sub.ordinal > 1 && sub.quant == "every" {
		o.nodes = everyNth(o.nodes, sub.ordinal)
	} else if sub.ordinal != 0 {
		if picked := nth(o.nodes, sub.ordinal); picked != nil || len(o.nodes) == 0 {
			o.nodes = picked
		} else {
			o.missing = "there are only " + count(len(o.nodes), s.bareLabel(sub))
			o.nodes = nil
		}
	}
}

// everyNth keeps the nth, the 2nth and so on.
func everyNth(nodes []*markup.Node, n int) []*markup.Node {
	var out []*markup.Node
	for i := n - 1; i < len(nodes); i += n {
		out = append(out, nodes[i])
	}
	return out
}

func inside(nodes, outer []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		for _, o := range outer {
			if n != o && n.Within(o) {
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// withText keeps the innermost elements with exactly this text, else those that contain it.
func (s *scene) withText(nodes []*markup.Node, text string) []*markup.Node {
	want := strings.Join(strings.Fields(text), " ")
	for _, fits := range []func(string) bool{
		func(t string) bool { return t == want },
		func(t string) bool { return strings.EqualFold(t, want) },
		func(t string) bool { return containsFold(t, want) },
	} {
		var out []*markup.Node
		for _, n := range nodes {
			if !fits(s.doc.Words(n)) && !fits(n.Get("value")) && !fits(n.Get("alt")) {
				continue
			}
			out = slices.DeleteFunc(out, func(o *markup.Node) bool { return n.Within(o) })
			out = append(out, n)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// label is what an answer calls the subject.
func (s *scene) label(sub subject) string {
	var parts []string
	if sub.quant == "every" && sub.ordinal != 0 {
		parts = append(parts, "every")
	}
	for word, o := range ordinals {
		if o == sub.ordinal && (o > 0 && strings.HasSuffix(word, "st") == (o == 1) && len(word) > 3 && word != "leftmost" && word != "topmost" || word == "last") {
			parts = append(parts, word)
			break
		}
	}
	if sub.size != "" {
		parts = append(parts, sub.size)
	}
	parts = append(parts, sub.place...)
	if sub.shade != nil {
		parts = append(parts, sub.shade.name)
	}
	parts = append(parts, sub.said...)
	return strings.Join(append(parts, s.bareLabel(sub)), " ")
}

func (s *scene) bareLabel(sub subject) string {
	switch {
	case sub.text != "" && sub.noun != "":
		return sub.noun + " “" + sub.text + "”"
	case sub.text != "":
		return "“" + sub.text + "”"
	case sub.noun != "":
		return sub.noun
	case sub.part && sub.shade != nil:
		return "part"
	case sub.part:
		return "element"
	case sub.word != "":
		return sub.word
	case len(sub.nodes) > 0:
		if word := tagWords[sub.nodes[0].Tag]; word != "" && sub.nodes[0].Get("id") == "" {
			return word
		}
		return called(sub.nodes[0])
	}
	return "such thing"
}

// tagWords are what designers call elements that have no name of their own but classes.
var tagWords = map[string]string{"h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "p": "paragraph", "img": "image", "button": "button"}

// called is a short name for an element.
func called(n *markup.Node) string {
	if id := n.Get("id"); id != "" {
		return "#" + id
	}
	if c := n.Classes(); len(c) > 0 {
		return "." + c[0]
	}
	return n.Tag
}

func sideLabel(prop string) string {
	switch prop {
	case "lineheight":
		return "line height"
	case "letterspacing":
		return "letter spacing"
	case "fontsize":
		return "type"
	case "maxwidth":
		return "width"
	case "strokewidth":
		return "stroke"
	case "borderwidth":
		return "border"
	}
	return prop
}
