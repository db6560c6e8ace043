package check

import (
	"slices"
	"strconv"
	"strings"

	"cultivar/render"
	"cultivar/session/point"
)

// Find lists the elements that a subject names: a selector (#id, .class, tag), a word for a part of
// a page ("header", "second card", "all buttons"), a colour and a shape ("red circle"), words that
// stand on it, "@name", or a cell of the lettered grid ("@B2").
func Find(f *render.Facts, subject string) []render.Element {
	subject = strings.TrimSpace(subject)
	if name, ok := strings.CutPrefix(subject, "@"); ok {
		if e := bySelector(f, "#"+name); e != nil {
			return e
		}
		if box, is := point.Cell(point.Screen(f), name); is {
			return inside(f, box)
		}
		if i, is := point.Find(f, name); is {
			return f.Elements[i : i+1]
		}
		subject = name
	}
	if e := bySelector(f, subject); e != nil {
		return e
	}
	words := strings.Fields(strings.ToLower(strings.Trim(subject, `"“”'`)))
	words = slices.DeleteFunc(words, func(w string) bool { return fillers[w] })
	nth, words := ordinal(words)
	found := byWords(f, words)
	return pick(found, nth)
}

var fillers = map[string]bool{"the": true, "a": true, "an": true, "all": true, "every": true, "each": true, "my": true, "our": true, "its": true, "of": true, "element": true, "elements": true}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1,
}

// ordinal takes an ordinal off; 0 means all.
func ordinal(words []string) (int, []string) {
	for i, w := range words {
		if n, ok := ordinals[w]; ok {
			return n, slices.Delete(slices.Clone(words), i, i+1)
		}
	}
	return 0, words
}

func pick(found []render.Element, nth int) []render.Element {
	switch {
	case nth == 0 || len(found) == 0:
		return found
	case nth < 0:
		return found[len(found)-1:]
	case nth > len(found):
		return nil
	}
	return found[nth-1 : nth]
}

// bySelector finds what an id, a class, a tag or a whole selector names.
func bySelector(f *render.Facts, s string) []render.Element {
	return filter(f, func(e render.Element) bool {
		switch {
		case e.Selector == s && s != "":
			return true
		case strings.HasPrefix(s, "#"):
			return e.ID == s[1:]
		case strings.HasPrefix(s, "."):
			return slices.Contains(e.Classes, s[1:])
		}
		return e.ID == s && s != ""
	})
}

func filter(f *render.Facts, keep func(render.Element) bool) []render.Element {
	var out []render.Element
	for _, e := range f.Elements {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

// byWords finds what a noun with adjectives names: the last word is the noun.
func byWords(f *render.Facts, words []string) []render.Element {
	if len(words) == 0 {
		return nil
	}
	noun := singular(words[len(words)-1])
	found := byNoun(f, noun)
	for _, adjective := range words[:len(words)-1] {
		if narrow := narrowed(f, found, adjective); len(narrow) > 0 {
			found = narrow
			continue
		}
		found = nil
	}
	if len(found) > 0 {
		return found
	}
	phrase := strings.Join(words, " ")
	return smallest(filter(f, func(e render.Element) bool { return strings.Contains(fold(e.Text), phrase) }))
}

// narrowed keeps the elements that an adjective fits: a colour, a name, or the part they lie in.
func narrowed(f *render.Facts, found []render.Element, adjective string) []render.Element {
	var out []render.Element
	regions := byNoun(f, singular(adjective))
	for _, e := range found {
		in := slices.ContainsFunc(regions, func(r render.Element) bool { return within(e.Path, r.Path) })
		if in || named(e, singular(adjective)) || strings.Contains(fold(e.Text), adjective) || is(e.Fill, adjective) || is(e.Background, adjective) || is(e.Stroke, adjective) || is(e.Color, adjective) {
			out = append(out, e)
		}
	}
	return out
}

// wholes are nouns whose parts bear the name too: a card has a card-title.
var wholes = map[string]bool{"card": true, "plan": true, "quote": true, "testimonial": true}

func byNoun(f *render.Facts, noun string) []render.Element {
	if pageWord(noun) && len(f.Elements) > 0 {
		return f.Elements[:1]
	}
	if n, known := nouns[noun]; known {
		for _, rule := range n {
			if found := filter(f, rule); len(found) > 0 && wholes[noun] {
				return outermost(found)
			} else if len(found) > 0 {
				return found
			}
		}
	}
	if found := filter(f, func(e render.Element) bool { return e.Tag == noun }); len(found) > 0 {
		return found
	}
	if found := outermost(filter(f, func(e render.Element) bool { return named(e, noun) })); len(found) > 0 {
		return found
	}
	return outermost(filter(f, func(e render.Element) bool { return named(e, noun+"s") }))
}

func pageWord(noun string) bool {
	return slices.Contains([]string{"page", "body", "background", "site", "canvas", "design", "document"}, noun)
}

// named says that an id or a class of the element has the word in it.
func named(e render.Element, word string) bool {
	if len(word) < 2 {
		return false
	}
	for _, name := range append([]string{e.ID}, e.Classes...) {
		for _, part := range nameParts().FindAllString(name, -1) {
			if strings.ToLower(part) == word {
				return true
			}
		}
	}
	return false
}

var nameParts = expression(`[A-Z]?[a-z]+|[A-Z]+|\d+`)

func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && w != "canvas":
		return w[:len(w)-1]
	}
	return w
}

// outermost leaves out elements that lie in another of the list: a card, not its card-title.
func outermost(found []render.Element) []render.Element {
	var out []render.Element
	for _, e := range found {
		if !slices.ContainsFunc(found, func(o render.Element) bool { return within(e.Path, o.Path) }) {
			out = append(out, e)
		}
	}
	return out
}

// smallest leaves out elements that contain another of the list.
func smallest(found []render.Element) []render.Element {
	var out []render.Element
	for _, e := range found {
		if !slices.ContainsFunc(found, func(o render.Element) bool { return within(o.Path, e.Path) }) {
			out = append(out, e)
		}
	}
	return out
}

func inside(f *render.Facts, box render.Box) []render.Element {
	return filter(f, func(e render.Element) bool { return box.Contains(e.Box.Center()) })
}

func itoa(n int) string { return strconv.Itoa(n) }

func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
