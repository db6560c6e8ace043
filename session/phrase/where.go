package phrase

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// readPair reads "the first two cards" and "the two buttons".
func (s *scene) readPair(toks []token, i int) []reading {
	j := i
	if o1, o2 := ordinalAt(toks, i), ordinalAt(toks, i+2); o1 != 0 && o2 != 0 && isWord(toks, i+1, "and") {
		return s.pairOf(toks, i+3, o1, o2)
	}
	if isWord(toks, j, "first") {
		j++
	}
	if j < len(toks) && toks[j].sort == number && toks[j].value == 2 && toks[j].text == "" {
		j++
	} else if !isWord(toks, j, "both") || j > i {
		return nil
	} else {
		j++
	}
	var out []reading
	for _, r := range s.readObject(toks, j) {
		if o := r.value.(*object); len(o.nodes) >= 2 && (len(o.nodes) == 2 || isWord(toks, i, "first")) {
			pair := *o
			pair.nodes, pair.label = o.nodes[:2], "first two "+strings.TrimLeft(o.label, "0123456789 ")
			out = append(out, reading{r.end, &pair})
		}
	}
	return out
}

func ordinalAt(toks []token, i int) int {
	if i < len(toks) && toks[i].sort == word {
		return ordinals[toks[i].text]
	}
	return 0
}

// pairOf reads the noun of "the first and last card".
func (s *scene) pairOf(toks []token, j, first, second int) []reading {
	var out []reading
	for _, r := range s.readObject(toks, j) {
		o := r.value.(*object)
		a, b := nth(o.nodes, first), nth(o.nodes, second)
		if len(a) == 1 && len(b) == 1 && a[0] != b[0] {
			pair := *o
			pair.nodes, pair.label = []*markup.Node{a[0], b[0]}, "two "+strings.TrimLeft(o.label, "0123456789 ")
			out = append(out, reading{r.end, &pair})
		}
	}
	return out
}

// spot is a place in the document: beside or within an element.
type spot struct {
	how string // before, after, first, last
	of  *object
}

// readWhere reads "above the footer", "to the top", "at the end of the list", "inside the header".
func (s *scene) readWhere(toks []token, i int) []reading {
	var out []reading
	t := toks[i].text
	if t == "between" {
		for _, r := range s.readObject(toks, i+1) {
			if o := r.value.(*object); len(o.nodes) == 2 {
				first := *o
				first.nodes = o.nodes[:1]
				out = append(out, reading{r.end, spot{"after", &first}})
			}
		}
	}
	hows := map[string]string{"above": "before", "before": "before", "below": "after", "after": "after", "behind": "after", "inside": "last", "into": "last", "in": "last", "besides": "after"}
	if how, ok := hows[t]; ok && toks[i].sort == word {
		for _, r := range s.readObject(toks, i+1) {
			out = append(out, reading{r.end, spot{how, r.value.(*object)}})
		}
	}
	j := i
	for isWord(toks, j, "to") || isWord(toks, j, "at") || isWord(toks, j, "on") || isWord(toks, j, "very") || isWord(toks, j, "much") {
		j++
	}
	ends := map[string]string{"top": "first", "bottom": "last", "start": "first", "beginning": "first", "end": "last", "front": "first", "first": "first", "last": "last"}
	if j >= len(toks) || ends[toks[j].text] == "" {
		return out
	}
	how := ends[toks[j].text]
	if isWord(toks, j+1, "of") || isWord(toks, j+1, "in") {
		for _, r := range s.readObject(toks, j+2) {
			out = append(out, reading{r.end, spot{how, r.value.(*object)}})
		}
	}
	return append(out, reading{j + 1, spot{how: how}})
}
