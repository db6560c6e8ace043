package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/plain"
	"cultivar/themes"
)

// explain says why a clause that no rule covers cannot be done, where it speaks of a part that nothing
// in the design is called, or asks for something that no rule can draw. False if it has no better
// answer than that the clause was not understood.
func (s *scene) explain(w words) bool {
	if s.doc == nil || len(w.toks) < 2 {
		return s.hinted(w)
	}
	s.strange = true
	said := s.do(w, true)
	s.strange = false
	return said || s.hinted(w) || s.cannotAdd(w)
}

var determined = expression(`(?i)\b(?:the|his|her|its|their|all|every|each|my|our|both)\s+$`)

// strangers reads words behind "the" that the design does not know as something that is not there.
func (s *scene) strangers(toks []token, j int, add func(int, func(*subject))) {
	if !s.strange || !determined().MatchString(s.typed[:min(toks[j].from, len(s.typed))]) {
		return
	}
	for end := min(j+2, len(toks)); end > j; end-- {
		said, ok := joinWords(toks[j:end])
		if !ok || !sayable(said) {
			continue
		}
		add(end, func(h *subject) { h.missing = s.unknown(s.typed[toks[j].from:toks[end-1].to]) })
	}
}

// unknown says that nothing is called so, and what can be named instead.
func (s *scene) unknown(name string) string {
	out := "nothing in this " + string(s.art.Kind) + " is called “" + strings.ToLower(name) + "”"
	if names := s.nameable(); len(names) > 0 {
		out += "; what can be named here: " + strings.Join(names, ", ")
	}
	return out
}

// nameable lists what an instruction can speak of in this design.
func (s *scene) nameable() []string {
	if s.art.Kind == artifact.Drawing {
		return s.drawnNames()
	}
	var out []string
	for _, noun := range []string{"header", "nav", "hero", "title", "heading", "section", "card", "button", "image", "list", "table", "form", "footer"} {
		if n := len(s.named(noun)); n > 0 && len(out) < 10 {
			out = append(out, "the "+count(n, noun))
		}
	}
	return out
}

// drawnNames are the parts of a drawing by colour and shape, the largest first, with the ids that are words.
func (s *scene) drawnNames() []string {
	type group struct {
		name  string
		nodes []*markup.Node
	}
	var groups []group
	var ids []string
	for _, n := range s.doc.Elements {
		if id := n.Get("id"); (n.Tag == "g" || drawn[n.Tag]) && wordID().MatchString(id) && !unseen(n) && len(ids) < 6 {
			ids = append(ids, "#"+id)
		}
	}
	for _, n := range s.anything() {
		c := s.paint(n, "fill", "#000000")
		if len(c) == 0 {
			c = s.paint(n, "stroke", "")
		}
		if len(c) == 0 {
			continue
		}
		name := strings.TrimSpace(colorWord(c[0]) + " " + shapeWord(n))
		at := slices.IndexFunc(groups, func(g group) bool { return g.name == name })
		if at < 0 {
			groups, at = append(groups, group{name: name}), len(groups)
		}
		groups[at].nodes = append(groups[at].nodes, n)
	}
	area := func(g group) float64 {
		sum := 0.0
		for _, n := range g.nodes {
			b, _ := shapeBox(s.doc, n)
			sum += b.Area()
		}
		return sum
	}
	slices.SortStableFunc(groups, func(a, b group) int { return int(area(b) - area(a)) })
	var out []string
	for _, g := range groups[:min(6, len(groups))] {
		out = append(out, "the "+count(len(g.nodes), g.name))
	}
	return append(out, ids...)
}

var wordID = expression(`^[A-Za-z]{3,}(?:[-_][A-Za-z]+)*\d{0,2}$`)

// shapeWord is what a shape is called: paths are parts.
func shapeWord(n *markup.Node) string {
	switch n.Tag {
	case "circle", "ellipse", "text", "image", "line":
		return n.Tag
	case "rect":
		return "rectangle"
	}
	return "part"
}

// colorWord is the plain word for a colour.
func colorWord(c themes.Color) string {
	called := strings.Fields(themes.ColorName(c))
	if len(called) == 0 {
		return ""
	}
	last := called[len(called)-1]
	if families[last] != nil {
		return last
	}
	for _, word := range []string{"brown", "red", "orange", "yellow", "green", "blue", "purple", "pink", "grey", "black", "white", "cyan"} {
		if slices.Contains(families[word], last) {
			return word
		}
	}
	return last
}

// which asks which of several elements is meant, by the words that stand on them.
func (s *scene) which(o *object) string {
	var said []string
	for _, n := range o.nodes {
		text := plain.Short(s.doc.Words(n), 24)
		if text == "" {
			text = n.Get("aria-label")
		}
		if text != "" && len(said) < 6 && !slices.Contains(said, "“"+text+"”") {
			said = append(said, "“"+text+"”")
		}
	}
	out := "there are " + o.label
	if len(said) > 1 {
		out += " (" + strings.Join(said, ", ") + ")"
	}
	return out + ": say which one"
}

// adding begins a clause that asks for something new.
var adding = wordSet("add draw insert give put create place include")

// cannotAdd says what can be added where something else was asked for.
func (s *scene) cannotAdd(w words) bool {
	if !adding[w.toks[0].text] || len(w.toks) > 8 || slices.ContainsFunc(w.toks, func(t token) bool { return t.sort == quote }) {
		return false
	}
	what := addable[s.art.Kind]
	if what == "" {
		return false
	}
	s.refuse("“" + w.typed() + "” is nothing that can be drawn by rule; what can be added: " + what)
	return true
}

var addable = map[artifact.Kind]string{
	artifact.Page:    "a button, heading, paragraph, link, image, divider, list or quote, a footer, a contact form, or a section for features, pricing, testimonials, questions, team, numbers or a newsletter",
	artifact.Drawing: "a circle, square, rectangle, ellipse, line, triangle, star or text, with a colour and a place",
}
