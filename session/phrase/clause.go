package phrase

import "strings"

// clause is a stretch of an instruction between separators, with how firmly it is cut off.
type clause struct {
	words
	// joined are the stretches that follow, up to the next firm separator: a pattern may need several.
	joined []clause
	// by is the token that separates the clause from the one before.
	by token
}

// clauses cuts an instruction at its punctuation and conjunctions. The result has one clause for each sentence;
// its joined ones follow within the sentence.
func clauses(w words) []clause {
	var out []clause
	var sentence []clause
	var by token
	start := 0
	end := func(i int, firm bool) {
		if i > start+1 && isWord(w.toks, i-1, "instead") {
			sentence = append(sentence, clause{words: words{w.toks[start : i-1], w.source}, by: by})
		} else if i > start {
			sentence = append(sentence, clause{words: words{w.toks[start:i], w.source}, by: by})
		}
		if firm && len(sentence) > 0 {
			first := sentence[0]
			first.joined = sentence[1:]
			out = append(out, first)
			sentence = nil
		}
		start = i + 1
	}
	for i, t := range w.toks {
		switch {
		case t.sort == mark && strings.Contains(".;!?\n", t.text):
			end(i, true)
		case t.sort == mark, t.sort == word && (t.text == "and" || t.text == "but" || t.text == "plus"):
			end(i, false)
		default:
			continue
		}
		by = t
	}
	end(len(w.toks), true)
	return out
}

// parts are the clause's own stretch and the joined ones.
func (c clause) parts() []clause { return append([]clause{{words: c.words, by: c.by}}, c.joined...) }

// glue puts parts i to j-1 together again, with their separators.
func glue(parts []clause, i, j int) words {
	out := words{source: parts[i].source}
	for k := i; k < j; k++ {
		if k > i && parts[k].by.sort == word {
			out.toks = append(out.toks, parts[k].by)
		} else if k > i {
			out.toks = append(out.toks, token{sort: word, text: "and", from: parts[k].by.from, to: parts[k].by.to})
		}
		out.toks = append(out.toks, parts[k].toks...)
	}
	return out
}

// carryOut does a sentence: the longest run of parts that one pattern covers counts as one clause.
func (s *scene) carryOut(c clause) {
	s.lost = false
	parts := c.parts()
	for i := 0; i < len(parts); {
		n := s.longestRun(parts[i:])
		if n == 0 {
			n = s.plainRun(parts[i:])
		}
		if n == 0 {
			if !s.explain(parts[i].words) {
				s.miss(parts[i].words)
			}
			s.lost, n = true, 1
		}
		i += n
	}
}

// longestRun does the longest run at the head of parts and says how many it took.
func (s *scene) longestRun(parts []clause) int {
	for _, absent := range []bool{false, true} {
		for n := min(len(parts), 6); n > 0; n-- {
			refused := len(s.refused)
			if s.do(glue(parts, 0, n), absent) {
				if absent && len(s.refused) > refused { // "it" means nothing after what is not there
					s.lost, s.last = true, nil
				}
				return n
			}
		}
	}
	return 0
}

// plainRun does the longest run at the head of parts that can be put into plain words, and says how many it took.
func (s *scene) plainRun(parts []clause) int {
	for n := min(len(parts), 3); n > 0; n-- {
		plain := s.reword(glue(parts, 0, n).typed())
		if plain == "" {
			continue
		}
		if s.do(s.lex(plain), false) {
			return n
		}
	}
	return 0
}

func (s *scene) miss(w words) {
	if text := w.typed(); text != "" {
		s.missed = append(s.missed, text)
	}
}
