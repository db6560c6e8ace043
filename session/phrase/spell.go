package phrase

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"cultivar/themes"
)

// vocabulary are the words that instructions of a kind are made of.
var vocabulary = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{"p": {}, "d": {}, "s": {}}
	add := func(kinds string, words ...string) {
		for _, w := range words {
			for _, k := range kinds {
				if isLetters(w) {
					out[string(k)][w] = true
				}
			}
		}
	}
	for _, r := range rules() {
		for _, p := range r.compiled {
			add(r.kinds, p.words()...)
		}
	}
	add("pds", strings.FieldsFunc(strings.ToLower(synonymText), func(r rune) bool { return !unicode.IsLetter(r) })...)
	add("pds", strings.FieldsFunc(strings.ToLower(rewordingText), func(r rune) bool { return !unicode.IsLetter(r) })...)
	add("p", names(pageNouns())...)
	add("d", names(drawingNouns())...)
	add("pd", slices.Concat(names(sideNouns), names(looks), names(changes), names(verbs))...)
	add("s", names(effects)...)
	add("pds", slices.Concat(names(sides), names(ordinals), names(numberWords), names(fractions), names(toneWords), names(families), names(designers), names(thirds))...)
	add("pds", slices.Concat(names(silent), names(anyNouns), names(wholes), names(pronouns), names(unsayable))...)
	return out
})

// words are those of a pattern.
func (p pattern) words() []string {
	var out []string
	for _, e := range p {
		out = append(append(out, e.words...), e.optional.words()...)
	}
	return out
}

func isLetters(w string) bool {
	return len(w) > 1 && !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
}

func names[V any](table map[string]V) []string { return slices.Collect(maps.Keys(table)) }

// endings are what a known word may end in besides.
var endings = []string{"", "s", "es", "ed", "ing"}

// spelled says that a word is one of the vocabulary, of the design, or an ordinary form of such.
func (s *scene) spelled(w string) bool {
	known := vocabulary()[kindLetters[s.art.Kind]]
	for _, end := range endings {
		stem, cut := strings.CutSuffix(w, end)
		if cut && (known[stem] || len(end) > 1 && known[stem+"e"] || s.known(stem)) {
			return true
		}
	}
	if _, err := themes.ParseColor(w); err == nil {
		return true
	}
	return s.shown()[w]
}

// shown are the words that stand in the design.
func (s *scene) shown() map[string]bool {
	if s.texts == nil {
		s.texts = map[string]bool{}
		if s.doc != nil {
			for _, w := range strings.FieldsFunc(strings.ToLower(s.doc.Words(s.doc.Root)), func(r rune) bool { return !unicode.IsLetter(r) }) {
				s.texts[w] = true
			}
		}
	}
	return s.texts
}

// slip is how a word may have been mistyped as another: two letters changed places (1), a letter doubled or not (2),
// one left out (3), one too many (4), another vowel (5); 0 if it is none of these. Other slips may make one word
// of another.
func slip(typed, meant string) int {
	n, m := len(typed), len(meant)
	at := 0
	for at < n && at < m && typed[at] == meant[at] {
		at++
	}
	switch {
	case n == m && at+1 < n && typed[at] == meant[at+1] && typed[at+1] == meant[at] && typed[at+2:] == meant[at+2:]:
		return 1
	case at == 0:
		return 0
	case m == n+1 && typed[at:] == meant[at+1:]:
		if meant[at] == meant[at-1] {
			return 2
		}
		if n > 3 || at > 1 && at < n {
			return 3
		}
	case n == m+1 && typed[at+1:] == meant[at:] && m > 3:
		if typed[at] == typed[at-1] {
			return 2
		}
		return 4
	case n == m && n > 4 && at < n && typed[at+1:] == meant[at+1:] && strings.ContainsRune("aeiou", rune(typed[at])) && strings.ContainsRune("aeiou", rune(meant[at])):
		return 5
	}
	return 0
}

// meantBy lists what a mistyped word may be, the likeliest first.
func (s *scene) meantBy(typed string) []string {
	if len(typed) < 3 || !isLetters(typed) || s.spelled(typed) {
		return nil
	}
	type guess struct {
		word string
		slip int
	}
	var all []guess
	for w := range vocabulary()[kindLetters[s.art.Kind]] {
		if k := slip(typed, w); k > 0 {
			all = append(all, guess{w, k})
		}
	}
	slices.SortFunc(all, func(a, b guess) int { return cmp.Or(a.slip-b.slip, strings.Compare(a.word, b.word)) })
	var out []string
	for _, g := range all[:min(3, len(all))] {
		out = append(out, g.word)
	}
	return out
}

var unquotedWord = expression(`["“«][^"”»]*["”»]|[@#.]?[\pL\pN'’_-]+`)

// spelling is an instruction with mistyped words put right.
type spelling struct {
	text string
	// read says what was read as what: “haeder” as “header”.
	read []string
}

// spellings lists ways to put an instruction's mistyped words right, the likeliest first.
func (s *scene) spellings(instruction string) []spelling {
	type slot struct {
		from, to int
		meant    []string
	}
	var slots []slot
	for _, at := range unquotedWord().FindAllStringIndex(instruction, -1) {
		if meant := s.meantBy(strings.ToLower(instruction[at[0]:at[1]])); len(meant) > 0 && len(slots) < 4 {
			slots = append(slots, slot{at[0], at[1], meant})
		}
	}
	if len(slots) == 0 {
		return nil
	}
	choose := func(pick func(i int) int) spelling {
		var out spelling
		var b strings.Builder
		at := 0
		for i, sl := range slots {
			word := sl.meant[min(pick(i), len(sl.meant)-1)]
			b.WriteString(instruction[at:sl.from] + word)
			out.read = append(out.read, "“"+instruction[sl.from:sl.to]+"” as “"+word+"”")
			at = sl.to
		}
		out.text = b.String() + instruction[at:]
		return out
	}
	out := []spelling{choose(func(int) int { return 0 })}
	for k := range slots {
		for other := 1; other < len(slots[k].meant); other++ {
			out = append(out, choose(func(i int) int {
				if i == k {
					return other
				}
				return 0
			}))
		}
	}
	return out
}
