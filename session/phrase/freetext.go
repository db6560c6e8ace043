package phrase

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cultivar/session/artifact/markup"
)

// freeText finds what a text is to say where it stands without quotes: "the button should say Get started".
var freeText = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(.*\b(?:should say|should read|to say|says?|reads))\s+([^"“”«'.;\n]+?)([.;!\s]*)$`),
	regexp.MustCompile(`(?i)^(\s*(?:please\s+)?(?:change|set|update|rename|edit|rewrite|make)\s+(?:the\s+)?[\w ]*?(?:headline|titles?|headings?|taglines?|subtitles?|buttons?|links?|labels?|captions?|texts?|wording|copy)\s+(?:to|into))\s+([^"“”«'.;\n]+?)([.;!\s]*)$`),
}

// quoted puts quotes around a text that has none. After "to" a text is one only if it begins with a capital letter and is neither a colour
// nor a font.
func (s *scene) quoted(instruction string) string {
	if s.doc == nil {
		return instruction
	}
	for i, re := range freeText {
		m := re.FindStringSubmatch(instruction)
		if m == nil || i == 1 && !s.reads(m[2]) {
			continue
		}
		return m[1] + " “" + strings.TrimSuffix(m[2], " instead") + "”" + m[3]
	}
	return instruction
}

func (s *scene) reads(text string) bool {
	toks := s.lex(text).toks
	if !unicode.IsUpper([]rune(text)[0]) || len(toks) == 0 {
		return false
	}
	return len(s.readColor(toks, 0)) == 0 && len(s.readFont(toks, 0)) == 0
}

// leading narrows one button of several to the one that stands in the hero.
func (s *scene) leading(o *object) {
	if !o.several || !strings.Contains(o.label, "button") {
		return
	}
	inHero := slices.DeleteFunc(inside(o.nodes, s.named("hero")), func(n *markup.Node) bool { return s.doc.Words(n) == "" })
	if len(inHero) == 1 {
		o.nodes, o.several = inHero, false
		o.label = "the hero's button “" + s.doc.Words(inHero[0]) + "”"
	}
}

// doWith does a clause of two parts: "make the nav sticky with a white background", "darker with a vignette".
func (s *scene) doWith(w words, absent bool) bool {
	for k := len(w.toks) - 2; k > 0; k-- {
		if !isWord(w.toks, k, "with") {
			continue
		}
		tail := w.toks[k+1:]
		if isWord(w.toks[:k], 0, "add") || isWord(w.toks[:k], 0, "replace") || !s.do(words{w.toks[:k], w.source}, absent) {
			return false
		}
		s.refresh()
		for _, lead := range [][]token{{spokenWord("give", tail), spokenWord("it", tail)}, {spokenWord("make", tail), spokenWord("it", tail)}, {spokenWord("add", tail)}} {
			if s.do(words{append(lead, tail...), w.source}, false) {
				return true
			}
		}
		s.miss(words{tail, w.source})
		return true
	}
	return false
}

// spokenWord is a word that was not typed, where the tail begins.
func spokenWord(text string, tail []token) token {
	return token{sort: word, text: text, from: tail[0].from, to: tail[0].from}
}

// doWithLook does a clause that ends in an adjective more: "make the button green with rounded corners".
func (s *scene) doWithLook(w words, absent bool) bool {
	for k := len(w.toks) - 1; k > 1 && k >= len(w.toks)-3; k-- {
		rs := s.readLook(w.toks, k)
		if len(rs) == 0 || rs[0].end != len(w.toks) {
			continue
		}
		head := w.toks[:k]
		if isWord(head, k-1, "with") {
			head = head[:k-1]
		}
		refused := len(s.refused)
		if len(head) < 2 || head[len(head)-1].sort == number || !s.do(words{head, w.source}, absent) {
			return false
		}
		tail := words{w.toks[k:], w.source}
		s.refresh()
		if len(s.refused) > refused || s.last == nil || !s.act(&rule{act: (*scene).looks}, bound{"look": rs[0].value}, tail) {
			s.miss(tail)
		}
		return true
	}
	return false
}
