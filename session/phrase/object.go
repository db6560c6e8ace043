package phrase

import (
	"fmt"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// object is what a clause speaks of.
type object struct {
	nodes []*markup.Node
	// label is what the answer calls it: "header", "3 cards", "red parts".
	label string
	// whole says that the whole page, drawing or shader is meant.
	whole bool
	// prop is the side of the elements that is meant: "background", "border", "text" …; "" is the elements themselves.
	prop string
	// scoped says that prop was said of named elements, not of the page.
	scoped bool
	// shade is set if the object was named by a colour: "the red parts".
	shade *shade
	// several says that one thing was named and more than one fits.
	several bool
	// missing says why nothing fits, "" if something does.
	missing string
}

// subject is an object being read.
type subject struct {
	quant    string
	ordinal  int // 1 is the first, -1 the last
	place    []string
	shade    *shade
	size     string
	said     []string // unknown words before the noun: "pricing" section
	text     string   // text between quotes
	noun     string
	plural   bool
	from, to int // tokens

	nodes   []*markup.Node
	whole   bool
	prop    string
	scoped  bool
	part    bool // "part", "one", "anything": any element
	missing string
	fixed   bool             // nodes are final: no filter applies
	scopes  [][]*markup.Node // elements in which it must lie
	several bool             // what prop was said of is one thing, and more than one fits
	owner   string           // label of what prop was said of
	one     bool             // a pronoun in the singular
	word    string           // what was typed, where it is a part of the elements' names
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "final": -1,
	"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10, "leftmost": 1, "rightmost": -1, "topmost": 1, "bottommost": -1,
}

// readObject lists the ways to read a noun phrase at token i, the longest first.
func (s *scene) readObject(toks []token, i int) []reading {
	if cached, ok := s.objects[i]; ok {
		return cached
	}
	s.objects[i] = nil // a phrase does not contain itself
	var out []reading
	for _, sub := range s.subjects(toks, i) {
		o := s.resolve(sub, toks)
		out = append(out, reading{sub.to, o})
		if !isWord(toks, sub.to, "and") || o.missing != "" {
			continue
		}
		for _, r := range s.readObject(toks, sub.to+1) {
			other := r.value.(*object)
			if other.missing == "" && !other.whole && !o.whole && other.prop == o.prop && len(other.nodes) > 0 {
				out = append(out, reading{r.end, o.join(other)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b reading) int {
		if a.end != b.end {
			return b.end - a.end
		}
		there := func(r reading) int { return min(1, len(r.value.(*object).missing)) }
		return there(a) - there(b)
	})
	s.objects[i] = out[:min(len(out), readingLimit)]
	return s.objects[i]
}

// readingLimit bounds how ambiguous a noun phrase may be.
const readingLimit = 32

func (o *object) join(p *object) *object {
	out := *o
	out.nodes = union(o.nodes, p.nodes)
	out.label = o.label + " and " + p.label
	return &out
}

func union(a, b []*markup.Node) []*markup.Node {
	out := slices.Clone(a)
	for _, n := range b {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(x, y *markup.Node) int { return x.Start - y.Start })
	return out
}

// subjects reads the words before the noun, the noun, and what stands behind it.
func (s *scene) subjects(toks []token, i int) []subject {
	sub := subject{from: i}
	j := i
	for j < len(toks) {
		next := s.prefix(&sub, toks, j)
		if next == j {
			break
		}
		j = next
	}
	var out []subject
	for _, h := range s.heads(sub, toks, j) {
		out = append(out, s.suffixes(h, toks, 4)...)
	}
	return out
}

// prefix reads one word before the noun; it returns the token behind it, or j.
func (s *scene) prefix(sub *subject, toks []token, j int) int {
	t := toks[j]
	if t.sort == word {
		switch {
		case t.text == "all" || t.text == "every" || t.text == "each" || t.text == "both" || t.text == "any" || t.text == "only":
			sub.quant = t.text
			if isWord(toks, j+1, "of") {
				return j + 2
			}
			return j + 1
		case ordinals[t.text] != 0:
			sub.ordinal = ordinals[t.text]
			return j + 1
		case sides[t.text] != "" && t.text != "up" && t.text != "down":
			sub.place = append(sub.place, sides[t.text])
			if isWord(toks, j+1, "most") {
				return j + 2
			}
			return j + 1
		case t.text == "biggest" || t.text == "largest" || t.text == "smallest" || t.text == "main" || t.text == "primary":
			sub.size = t.text
			return j + 1
		}
	}
	if sub.shade == nil && (t.sort == hex || t.sort == word) && !s.isNoun(toks, j) {
		if rs := s.readColor(toks, j); len(rs) > 0 {
			c := rs[0].value.(shade)
			sub.shade = &c
			return rs[0].end
		}
	}
	return j
}

// isNoun says that a word is a noun although it is a colour too.
func (s *scene) isNoun(toks []token, j int) bool {
	return toks[j].sort == word && (s.findNoun(toks[j].text) != nil || s.known(toks[j].text))
}

// heads reads the noun.
func (s *scene) heads(sub subject, toks []token, j int) []subject {
	var out []subject
	add := func(end int, change func(*subject)) {
		h := sub
		h.place, h.said = slices.Clone(sub.place), slices.Clone(sub.said)
		h.to = end
		change(&h)
		out = append(out, h)
	}
	if j < len(toks) {
		s.wordHeads(toks, j, add)
		s.signHeads(toks, j, add)
	}
	if sub.shade != nil && j > sub.from { // the colour itself: "change red to blue"
		add(j, func(h *subject) { h.part = true })
	}
	if sub.ordinal != 0 && j > sub.from && s.last != nil && len(s.last.nodes) > 1 {
		add(j, func(h *subject) { h.nodes = s.last.nodes })
	}
	return out
}

// signHeads are those that are no words: quotes, mentions, selectors.
func (s *scene) signHeads(toks []token, j int, add func(int, func(*subject))) {
	t := toks[j]
	switch t.sort {
	case quote:
		if n, end := s.nounAt(toks, j+1); n != "" {
			add(end, func(h *subject) { h.text, h.noun = t.text, n })
		}
		add(j+1, func(h *subject) { h.text, h.part = t.text, true })
	case mention:
		nodes, reason := s.mentioned(t.text[1:])
		add(j+1, func(h *subject) { h.nodes, h.missing, h.fixed = nodes, reason, true })
	case selector, hex:
		if s.doc == nil {
			return
		}
		if nodes, err := s.doc.Query(t.text); err == nil && (len(nodes) > 0 || t.sort == selector) {
			add(j+1, func(h *subject) { h.nodes, h.fixed = nodes, true })
		}
	}
}

var pronouns = wordSet("it them they he she itself themselves")

// anyNouns mean any element.
var anyNouns = wordSet("part one ones anything element elements thing things object objects stuff")

var wholes = wordSet("everything page drawing document canvas whole screen body shader scene animation effect pattern image texture motif picture")

// patternWords mean the whole of a shader alone.
var patternWords = wordSet("pattern image texture motif picture")

// wordHeads are those that are words.
func (s *scene) wordHeads(toks []token, j int, add func(int, func(*subject))) {
	t := toks[j]
	if t.sort != word {
		return
	}
	s.allBut(toks, j, add)
	if pronouns[t.text] {
		add(j+1, func(h *subject) {
			h.one = t.text == "it" || t.text == "itself"
			s.pronoun(h)
		})
	}
	if s.isWhole(t.text) {
		add(j+1, func(h *subject) { h.whole = true })
	}
	if anyNouns[t.text] {
		add(j+1, func(h *subject) { h.part = true })
	}
	if p, ok := sideNouns[t.text]; ok {
		add(j+1, func(h *subject) { h.prop = p })
	}
	if id := s.names["#"+t.text]; len(id) == 1 && s.names[t.text] == nil && s.names["."+t.text] == nil && len(toks[j].text) > 3 {
		add(j+1, func(h *subject) { h.nodes = id })
	}
	if n, end := s.nounAt(toks, j); n != "" {
		plural := toks[end-1].text != n && strings.HasSuffix(toks[end-1].text, "s")
		add(end, func(h *subject) { h.noun, h.plural = n, plural })
	}
	if s.known(t.text) || s.known(strings.TrimSuffix(t.text, "s")) {
		add(j+1, func(h *subject) { h.nodes, h.plural = s.byName(t.text), strings.HasSuffix(t.text, "s") })
	}
	if nodes := s.byPart(t.text); len(nodes) > 0 {
		add(j+1, func(h *subject) { h.nodes, h.plural, h.word = nodes, len(nodes) > 1, t.text })
	}
	s.strangers(toks, j, add)
	for k := 1; k <= 3; k++ { // "pricing section": unknown words before a noun
		n, end := s.nounAt(toks, j+k)
		said, ok := joinWords(toks[j:min(j+k, len(toks))])
		if n != "" && ok && j+k < len(toks) && sayable(said) {
			plural := strings.HasSuffix(toks[end-1].text, "s")
			add(end, func(h *subject) { h.noun, h.said, h.plural = n, strings.Fields(said), plural })
		}
	}
}

// sayable says that words may be the name of something: no verbs and no prepositions.
func sayable(said string) bool {
	for _, w := range strings.Fields(said) {
		if unsayable[w] || silent[w] {
			return false
		}
	}
	return true
}

var unsayable = wordSet(`of in to and from with for at on by into onto as or but not make turn change set paint fill give add put remove use move swap replace keep show hide
	limit cap restrict is are be have has more less than below above under around between before after inside without except all every each both it them only first last bigger smaller color center align`)

func (s *scene) pronoun(h *subject) {
	switch {
	case s.last != nil && len(s.last.nodes) == 0 && !s.last.whole && s.doc != nil && s.last.label != "":
		h.missing = "“it” is gone: " + s.last.label + " was taken away by the same instruction"
		s.contradiction = h.missing
	case s.last == nil && len(s.missed) > 0:
		h.missing = "it is not clear what “it” is"
	case s.last == nil, s.last.shade != nil && h.one: // "it" is not the red parts
		h.whole = true
	default:
		h.nodes, h.whole, h.fixed = s.last.nodes, s.last.whole, true
	}
}

func (s *scene) isWhole(w string) bool {
	if wholes[w] && (s.art.Kind == artifact.Shader || !patternWords[w]) {
		return s.art.Kind == artifact.Shader || w != "animation" && w != "effect" && w != "scene" && w != "shader"
	}
	picture := w == "image" || w == "icon" || w == "logo" || w == "figure" || w == "sign" || w == "symbol"
	return picture && s.art.Kind == artifact.Drawing && !s.known(w)
}

// count says "3 cards" or "card".
func count(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return fmt.Sprintf("%d %s", n, plural(noun))
}

func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"):
		return noun
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ay"):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "x"):
		return noun + "es"
	}
	return noun + "s"
}
