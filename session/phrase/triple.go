package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/themes"
)

// triple reads a custom property that holds the bare components of a colour: "13, 110, 253", to be put into rgb().
func triple(v artifact.Styling) (themes.Value, bool) {
	if v.Decl == nil || !v.Decl.Custom() {
		return themes.Value{}, false
	}
	p, err := themes.ParseTriple(v.Value)
	return p, err == nil && (p.Form == themes.FormTripleHSL || strings.Contains(v.Property, "rgb"))
}

// shownAs says whether a custom property is ink wherever an element of the page takes it; sure is false if none does, or
// some take it as ink and some not.
func (s *scene) shownAs(name string) (ink, sure bool) {
	uses := map[bool]bool{}
	for _, v := range s.styles.All(nil) {
		if r := v.Rule(); slices.Contains(css.References(v.Value), name) && (r == nil || len(s.matched(r)) > 0) {
			uses[isInk(v.Property)] = true
		}
	}
	return uses[true], len(uses) == 1
}
