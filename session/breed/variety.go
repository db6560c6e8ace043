package breed

import (
	"slices"

	"cultivar/session/artifact"
)

// fewestTraits is how many traits a generation changes at least, where it can.
const fewestTraits = 4

// brings is what a trait that nobody chosen has changed is worth, as long as there are few: a place, where only as many
// places are left as traits are missing and the candidate is as good as its parent.
func (f *field) brings(c *candidate) float64 {
	missing := fewestTraits - len(f.changed)
	if missing <= 0 || len(f.chosen) == 0 {
		return 0
	}
	if !slices.ContainsFunc(c.Proposal.Traits, func(t Trait) bool { return !f.changed[t] }) {
		return 0
	}
	if f.want-len(f.chosen) <= missing && c.spoilt < blemished && c.faded < blemished && !c.lost {
		return 3
	}
	return 0.6
}

// blemished is how faded or spoilt a picture may be at most to be shown for its trait's sake.
const blemished = 0.1

// Missing are the traits to ask for because too few are changed by two proposals or more; none where one trait only may
// change, or where a recipe says what changes.
func Missing(kind artifact.Kind, o Options, proposals []Proposal) []Trait {
	if o.Only != "" || o.Like != nil || o.Unlike != nil || o.Around != nil {
		return nil
	}
	count := map[Trait]int{}
	for _, p := range proposals {
		for _, t := range p.Traits {
			count[t]++
		}
	}
	var missing []Trait
	covered := 0
	for _, t := range without(Traits(kind), o.Locks...) {
		if count[t] < 2 {
			missing = append(missing, t)
		} else {
			covered++
		}
	}
	if covered >= fewestTraits {
		return nil
	}
	return missing
}
