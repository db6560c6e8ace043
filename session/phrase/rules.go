package phrase

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"cultivar/session/artifact"
)

// rule is one way to say something: patterns, and what is done when one covers a clause.
type rule struct {
	// kinds are the letters of the kinds of artifact that the rule is for: p, d, s.
	kinds    string
	patterns []string
	// act does it. It returns false if, looked at closely, the rule does not fit; the next one is tried then.
	act func(*scene, bound) bool

	compiled []pattern
}

// rules is the table, put together when it is first asked for; the first rule that fits counts.
var rules func() []rule

func init() { rules = sync.OnceValue(allRules) }

func allRules() []rule {
	var all []rule
	for _, group := range [][]rule{likenessRules, onlyRules, ringRules, brandRules, zoomRules, drawingRules, shaderRules, wordRules, ornamentRules, attributeRules, twinRules, textRules, swapRules, structureRules, gradientRules, colorRules, dyeRules, blockRules, addRules, paletteRules, styleRules, moreRules} {
		all = append(all, group...)
	}
	for i := range all {
		all[i].compiled = compileAll(all[i].patterns)
	}
	return all
}

var kindLetters = map[artifact.Kind]string{artifact.Page: "p", artifact.Drawing: "d", artifact.Shader: "s"}

// do carries out a clause by the first rule that covers it word for word; false if none does. absent
// accepts a clause that names what is not there, which is then refused.
func (s *scene) do(w words, absent bool) bool {
	if len(w.toks) == 0 || s.preamble(w) {
		return true
	}
	if len(w.toks) > 40 {
		return false
	}
	s.refresh()
	s.readings, s.objects = map[int][]reading{}, map[int][]reading{}
	if s.selects(w) || s.inMood(w) {
		return true
	}
	if s.asksShorter(w) {
		return s.shortenPage() && s.settle()
	}
	missing := ""
	table := rules()
	for i := range table {
		r := &table[i]
		if !strings.Contains(r.kinds, kindLetters[s.art.Kind]) {
			continue
		}
		for _, p := range r.compiled {
			m := &matcher{s: s, toks: w.toks, got: bound{}}
			if !m.match(p, 0) {
				continue
			}
			if gone := absentee(m.got); gone != "" {
				if missing == "" {
					missing = gone
				}
				continue
			}
			if s.act(r, m.got, w) {
				return true
			}
		}
	}
	if s.doExcept(w, absent) || s.doOnMobile(w, absent) || s.doWithLook(w, absent) || s.doWith(w, absent) {
		return true
	}
	if missing != "" && absent {
		s.refuse(missing)
		return true
	}
	return false
}

// settle makes the edits of what was done outside the table.
func (s *scene) settle() bool {
	s.commit()
	return true
}

// selects notes what a clause such as "take the red parts" draws attention to.
func (s *scene) selects(w words) bool {
	if len(w.toks) < 2 || !selecting[w.toks[0].text] {
		return false
	}
	for _, r := range s.readThing(w.toks, 1) {
		if o := r.value.(*object); r.end == len(w.toks) && o.missing == "" && !o.whole {
			s.last = o
			return true
		}
	}
	return false
}

var selecting = wordSet("take pick select grab find consider")

// absentee says what a slot names that is not there, "" if all is.
func absentee(got bound) string {
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if o, ok := got[key].(*object); ok && o.missing != "" {
			return o.missing
		}
	}
	return ""
}

// preamble says that a sentence tells what the design is instead of what to do.
func (s *scene) preamble(w words) bool {
	return begins2(w.toks, "following") || begins2(w.toks, "here", "is") || begins2(w.toks, "is", "following")
}

func begins2(toks []token, list ...string) bool { return len(toks) >= len(list) && begins(toks, list) }

// act runs a rule; what it did counts only if the source changes, and an object that is not there is refused.
func (s *scene) act(r *rule, got bound, w words) bool {
	refused, done := len(s.refused), len(s.done)
	if s.lost && s.last == nil && leans(got) {
		return false
	}
	if !r.act(s, got) {
		s.forget()
		s.done, s.refused = s.done[:done], s.refused[:refused]
		return false
	}
	said := append([]string(nil), s.done[done:]...)
	s.remember(got)
	changed := s.commit()
	if after := s.after; changed && after != nil {
		s.after = nil
		s.refresh()
		after()
		s.commit()
	}
	s.after = nil
	if !changed && len(s.refused) == refused {
		s.done = s.done[:done]
		s.refuse("“" + w.typed() + "” changes nothing here")
	}
	if !changed {
		s.done = s.done[:done]
	} else if len(said) == 0 {
		s.say(w.typed())
	}
	return true
}

// leans says that a clause speaks of what was named before: it has an adjective and no object.
func leans(got bound) bool {
	if got["obj"] != nil || got["a"] != nil {
		return false
	}
	return got["more"] != nil || got["tone"] != nil || got["look"] != nil
}

// remember keeps what the clause was about, for "it" and for the next clause.
func (s *scene) remember(got bound) {
	for _, key := range []string{"obj", "a"} {
		if o, ok := got[key].(*object); ok && o.missing == "" {
			s.last = o
			return
		}
	}
}

// obj is the object of a clause, or what the clause before was about, or the whole design.
func (s *scene) obj(got bound) *object {
	if o, ok := got["obj"].(*object); ok {
		return o
	}
	if s.last != nil {
		return s.last
	}
	return s.everything()
}

func (s *scene) everything() *object {
	o := &object{whole: true, label: string(s.art.Kind)}
	if s.doc != nil {
		o.nodes = s.wholeNodes()
	}
	return o
}
