package starter

import (
	"slices"
	"strings"
	"unicode"
)

// Nearest is the starter that comes closest to a description in words, without a model: the one
// that shares most words with it, a word said early counting a little more. A description that
// shares none gets the landing page.
func Nearest(words string) Starter {
	said := split(words)
	best, most := starters[0], 0
	for _, s := range starters {
		if n := s.likeness(said); n > most {
			best, most = s, n
		}
	}
	return best
}

func split(words string) []string {
	return strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
}

// likeness weighs the words in common: the starter's own name most, then the others by their rank
// among its words, so that "a pricing page" is a pricing page and not any page.
func (s Starter) likeness(said []string) int {
	total := 0
	for at, word := range said {
		rank := slices.IndexFunc(s.Words, func(w string) bool { return same(w, word) })
		switch {
		case word == s.Name:
			total += 400
		case rank >= 0:
			total += 200 - 4*rank - min(at, 20)
		}
		if generic[word] && rank >= 0 {
			total -= 150
		}
	}
	return total
}

// generic words say little about which page or drawing is meant.
var generic = map[string]bool{"page": true, "web": true, "site": true, "website": true, "dark": true, "card": true, "app": true, "svg": true, "night": true}

func same(known, said string) bool {
	return known == said || known+"s" == said || known+"es" == said
}

// Says reports whether a word is one that people say who want this starter.
func (s Starter) Says(word string) bool {
	return slices.ContainsFunc(s.Words, func(w string) bool { return same(w, strings.ToLower(word)) })
}
