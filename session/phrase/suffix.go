package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
)

// suffixes reads what may follow a noun, at most depth times; the shorter readings stay among the results.
func (s *scene) suffixes(sub subject, toks []token, depth int) []subject {
	out := []subject{sub}
	if depth == 0 || sub.to >= len(toks) {
		return out
	}
	for _, next := range s.suffix(sub, toks) {
		if next.to > sub.to {
			out = append(out, s.suffixes(next, toks, depth-1)...)
		}
	}
	return out
}

func (s *scene) suffix(sub subject, toks []token) []subject {
	j := sub.to
	var out []subject
	add := func(end int, change func(*subject)) {
		h := sub
		h.to = end
		change(&h)
		out = append(out, h)
	}
	t := toks[j]
	if t.sort == number && t.text == "" && t.value >= 1 && sub.ordinal == 0 && sub.noun != "" && !sub.plural {
		add(j+1, func(h *subject) { h.ordinal = int(t.value) })
	}
	if t.sort != word {
		return out
	}
	if p, ok := sideNouns[t.text]; ok && sub.prop == "" && !(sub.part && sub.shade == nil) {
		o := s.resolve(sub, toks)
		add(j+1, func(h *subject) {
			h.nodes, h.prop, h.scoped, h.owner, h.missing, h.several = o.nodes, p, !o.whole, o.label, o.missing, o.several
		})
	}
	s.colorSuffix(toks, j, add)
	s.textSuffix(toks, j, add)
	switch t.text {
	case "in", "of", "on", "inside", "within", "from", "for", "at", "around", "behind", "to", "between", "under":
		s.scopeSuffix(sub, toks, j, add)
	case "except":
		s.exceptSuffix(sub, toks, j, add)
	}
	return out
}

// colorSuffix reads "with #fc0 color", "that are red", "colored red".
func (s *scene) colorSuffix(toks []token, j int, add func(int, func(*subject))) {
	k := j
	for isWord(toks, k, "with") || isWord(toks, k, "that") || isWord(toks, k, "is") || isWord(toks, k, "are") || isWord(toks, k, "colored") || isWord(toks, k, "has") || isWord(toks, k, "have") || isWord(toks, k, "in") || isWord(toks, k, "whose") || isWord(toks, k, "of") || isWord(toks, k, "color") || isWord(toks, k, "fill") {
		k++
	}
	if k == j || k == len(toks) {
		return
	}
	for _, r := range s.readColor(toks, k) {
		c := r.value.(shade)
		end := r.end
		if isWord(toks, end, "fill") || isWord(toks, end, "background") {
			end++
		}
		add(end, func(h *subject) { h.shade = &c })
	}
}

// textSuffix reads `called "Sign up"`.
func (s *scene) textSuffix(toks []token, j int, add func(int, func(*subject))) {
	k := j
	for isWord(toks, k, "with") || isWord(toks, k, "called") || isWord(toks, k, "named") || isWord(toks, k, "labeled") || isWord(toks, k, "labelled") || isWord(toks, k, "saying") ||
		isWord(toks, k, "reading") || isWord(toks, k, "titled") || isWord(toks, k, "text") || isWord(toks, k, "label") || isWord(toks, k, "says") || isWord(toks, k, "reads") {
		k++
	}
	if k > j && k < len(toks) && toks[k].sort == quote {
		add(k+1, func(h *subject) { h.text = toks[k].text })
	}
}

// scopeSuffix reads "in the footer", "of the page", "at the top left".
func (s *scene) scopeSuffix(sub subject, toks []token, j int, add func(int, func(*subject))) {
	k := j + 1
	var place []string
	for k < len(toks) && toks[k].sort == word && sides[toks[k].text] != "" && toks[k].text != "up" && toks[k].text != "down" {
		place = append(place, sides[toks[k].text])
		k++
	}
	if isWord(toks, k, "corner") || isWord(toks, k, "side") || isWord(toks, k, "edge") {
		k++
	}
	if len(place) > 0 && (toks[j].text == "in" || toks[j].text == "at" || toks[j].text == "on") {
		add(k, func(h *subject) { h.place = append(slices.Clone(h.place), place...) })
	}
	for _, r := range s.readObject(toks, j+1) {
		o := r.value.(*object)
		if toks[j].text == "between" && (sub.prop == "space" || sub.prop == "gap" || sub.prop == "padding" || sub.prop == "margin") {
			add(r.end, func(h *subject) { s.between(h, o) })
			continue
		}
		add(r.end, func(h *subject) { h.scope(o) })
	}
}

// between makes a gap of space between siblings.
func (s *scene) between(h *subject, o *object) {
	h.scope(o)
	h.prop, h.nodes = "gap", nil
	for _, n := range o.nodes {
		if p := n.Parent; p != nil && p.Kind == markup.Element {
			if v, ok := s.styles.Winner(p, "display"); !ok || !strings.Contains(v.Value, "grid") && !strings.Contains(v.Value, "flex") {
				h.prop, h.nodes = "margin", o.nodes
				return
			}
			h.nodes = union(h.nodes, []*markup.Node{p})
		}
	}
}

// scope narrows a subject to what lies within an object.
func (sub *subject) scope(o *object) {
	switch {
	case o.missing != "":
		sub.missing = o.missing
	case o.whole && o.shade != nil && sub.shade == nil: // "the part of the drawing with a red color"
		sub.shade = o.shade
	case o.whole:
	case sub.prop != "":
		sub.nodes, sub.scoped, sub.owner = o.nodes, true, o.label
	default:
		sub.scopes = append(sub.scopes, o.nodes)
	}
}

func (s *scene) exceptSuffix(sub subject, toks []token, j int, add func(int, func(*subject))) {
	if k := j + 1; k < len(toks) && toks[k].sort == word && ordinals[toks[k].text] != 0 {
		o, end := ordinals[toks[k].text], k+1
		if isWord(toks, end, "one") {
			end++
		}
		if n, _ := s.nounAt(toks, end); n == "" {
			add(end, func(h *subject) {
				all := s.resolve(sub, toks).nodes
				h.nodes, h.fixed = without(all, nth(all, o)), true
			})
			return
		}
	}
	for _, r := range s.readObject(toks, j+1) {
		o := r.value.(*object)
		if o.missing == "" && len(o.nodes) > 0 {
			add(r.end, func(h *subject) {
				base := s.resolve(sub, toks)
				h.nodes, h.fixed = without(base.nodes, o.nodes), true
			})
		}
	}
}

// allBut reads "all but the first card": the noun stands behind the exception.
func (s *scene) allBut(toks []token, j int, add func(int, func(*subject))) {
	o := ordinalAt(toks, j+1)
	n, end := s.nounAt(toks, j+2)
	if o == 0 || n == "" || !isWord(toks, j, "except") || !isWord(toks, j-1, "all") && !isWord(toks, j-1, "every") {
		return
	}
	all := s.named(n)
	add(end, func(h *subject) {
		h.noun, h.nodes, h.fixed, h.plural = n, without(all, nth(all, o)), true, true
	})
}

func nth(nodes []*markup.Node, o int) []*markup.Node {
	switch {
	case o > 0 && o <= len(nodes):
		return nodes[o-1 : o]
	case o < 0 && -o <= len(nodes):
		return nodes[len(nodes)+o : len(nodes)+o+1]
	}
	return nil
}

func without(nodes, gone []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		if !slices.Contains(gone, n) {
			out = append(out, n)
		}
	}
	return out
}
