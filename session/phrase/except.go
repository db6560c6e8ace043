package phrase

import (
	"slices"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// doExcept does a clause that ends in "except …": what is excepted is locked meanwhile.
func (s *scene) doExcept(w words, absent bool) bool {
	for k := len(w.toks) - 2; k > 0; k-- {
		if !isWord(w.toks, k, "except") {
			continue
		}
		before := len(s.locks)
		if ordinalAt(w.toks, k+1) != 0 && s.exceptWithin(w, k, absent) {
			return true
		}
		if !s.keep(words{w.toks[k:], w.source}) {
			return false
		}
		done := s.do(words{w.toks[:k], w.source}, absent)
		s.refresh()
		s.locks = s.locks[:min(before, len(s.locks))]
		return done
	}
	return false
}

// exceptWithin reads "make the cards blue except the first": the exception belongs to the object before it.
func (s *scene) exceptWithin(w words, k int, absent bool) bool {
	tail := w.toks[k:]
	if len(tail) > 3 || absent {
		return false
	}
	for j := k - 1; j > 1; j-- {
		if s.do(words{slices.Concat(w.toks[:j], tail, w.toks[j:k]), w.source}, absent) {
			return true
		}
	}
	return false
}

// doOnMobile does a clause that ends in "on mobile": style is written for small screens only.
func (s *scene) doOnMobile(w words, absent bool) bool {
	last := len(w.toks) - 1
	if last < 1 || !isWord(w.toks, last, "onmobile") || s.media != "" {
		return false
	}
	s.media = "(max-width: 600px)"
	said := len(s.done)
	done := s.do(words{w.toks[:last], w.source}, absent)
	s.media = ""
	for i := said; i < len(s.done); i++ {
		s.done[i] += " on small screens"
	}
	return done
}

// writeMedia writes style for some screens only.
func (s *scene) writeMedia(nodes []*markup.Node, decls []decl) {
	selector := s.selectorFor(nodes, nil)
	if selector == "" {
		return
	}
	rule := css.NewRule{Prelude: selector}
	for _, d := range decls {
		rule.Decls = append(rule.Decls, d.name, d.value)
	}
	s.writeSheet(css.NewRule{Prelude: "@media " + s.media, Rules: []css.NewRule{rule}})
}
