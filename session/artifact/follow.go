package artifact

import (
	"slices"

	"cultivar/session/artifact/css"
)

// Follow takes over from the styles before an edit what does not depend on values: where the tags and the selectors of both are the same,
// which rules apply to which element. It saves matching them once more and reports whether it could.
func (s *Styles) Follow(before *Styles) bool {
	if !s.Doc.Follow(before.Doc) || !slices.EqualFunc(s.rules(), before.rules(), sameSelectors) {
		return false
	}
	for e, matches := range before.matching {
		if e.Number < 0 {
			continue
		}
		now := make([]Match, len(matches))
		for i, m := range matches {
			r := s.ordered[m.order]
			now[i] = Match{r.rule, r.sheet, m.Specificity, m.order}
		}
		s.matching[s.Doc.Elements[e.Number]] = now
	}
	return true
}

func sameSelectors(a, b ranked) bool {
	return (a.rule.Parent == nil) == (b.rule.Parent == nil) &&
		slices.EqualFunc(a.rule.Selectors, b.rule.Selectors, func(x, y css.Selector) bool { return x.Text == y.Text })
}
