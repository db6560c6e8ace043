package breed

import (
	"math"
	"strings"

	"cultivar/session/artifact"
)

// field is a selection under way.
type field struct {
	candidates []*candidate
	chosen     []*candidate
	want       int
	top        float64        // the largest likeness to the target, 0 without one
	traits     map[Trait]int  // how many chosen ones lead with a trait
	changed    map[Trait]bool // traits that chosen ones change
	shades     map[bool]int   // how many dark and light ones are chosen
	evenness   float64        // what a dark one among light ones is worth, or a light one among dark ones: less to who likes the one
	uses       map[string]int // how many chosen ones use an operator, or one of a family that is for once
	once       map[string]string
	says       map[string]int // how many chosen ones say so in their captions
	variety    float64        // how much is taken off for what a page's caption has said already; nothing once taste is known
}

func newField(parents, looks []Look, taste *Taste) *field {
	f := &field{
		candidates: judged(parents, looks, taste),
		traits:     map[Trait]int{}, changed: map[Trait]bool{}, shades: map[bool]int{}, uses: map[string]int{}, once: map[string]string{}, says: map[string]int{},
		evenness: 0.4 * (1 - math.Abs(taste.Conviction("dark"))),
	}
	if len(looks) == 0 {
		return f
	}
	kind := looks[0].Proposal.Artifact.Kind
	if kind == artifact.Page && (taste == nil || taste.Lessons == 0) {
		f.variety = 0.5
	}
	for _, e := range Operators(kind) {
		f.once[e.Name] = e.Once
	}
	f.aim()
	return f
}

// shy is the distance from its parent below which a page's change is seen only by looking for it.
const shy = 0.05

// aim spreads the likenesses to a target from 0 to 1.
func (f *field) aim() {
	least := math.Inf(1)
	for _, c := range f.candidates {
		f.top, least = math.Max(f.top, c.Likeness), math.Min(least, c.Likeness)
	}
	for _, c := range f.candidates {
		if f.top > least {
			c.near = (c.Likeness - least) / (f.top - least)
		}
	}
}

// best is the candidate to show next.
func (f *field) best(explore bool) (best *candidate) {
	top := math.Inf(-1)
	for _, c := range f.candidates {
		if c.taken {
			continue
		}
		if score := f.score(c, explore); score > top {
			best, top = c, score
		}
	}
	return best
}

// score is higher for what is unlike everything chosen, of a trait that is missing, and liked; what is broken or looks
// the same as another comes last.
func (f *field) score(c *candidate, explore bool) float64 {
	score := math.Min(1, c.nearest/distinct)
	if traits := c.Proposal.Traits; len(traits) > 0 {
		score += 0.6 / float64(1+f.traits[traits[0]])
	}
	score += f.evenness/float64(1+f.shades[c.dark]) + f.brings(c)
	if !explore {
		score += 2 * c.likes
	}
	if f.top > 0 {
		score = 0.5*score + 4*c.near
		if c.nearest < 3*Alike {
			score -= 1.5
		}
	}
	if c.nearest < Alike {
		score -= 10
	}
	if f.top == 0 {
		score -= 0.2*f.worn(c) + f.variety*f.said(c) + 2*c.faded + 1.5*c.spoilt
		if c.lost {
			score -= 1.2
		}
		if f.variety > 0 && c.fromParent >= 0 && c.fromParent < shy {
			score -= 1.5
		}
	}
	return score - f.repeats(c) - 20*c.bad
}

// worn is how often a candidate's operators have been shown already.
func (f *field) worn(c *candidate) float64 {
	sum := 0.0
	for _, g := range c.Proposal.Recipe.Genes {
		sum += float64(min(4, f.uses[g.Operator]))
	}
	return sum
}

// said is how often what a candidate's caption says has been shown already.
func (f *field) said(c *candidate) float64 {
	sum := 0
	for _, part := range strings.Split(c.Proposal.Caption, ", ") {
		sum += min(3, f.says[part])
	}
	return float64(sum)
}

// repeats puts a second one of a family that is for once behind all others that work.
func (f *field) repeats(c *candidate) float64 {
	for _, g := range c.Proposal.Recipe.Genes {
		if family := f.once[g.Operator]; family != "" && f.uses[family] > 0 {
			return 8
		}
	}
	return 0
}

func (f *field) choose(c *candidate) {
	c.taken = true
	f.chosen = append(f.chosen, c)
	f.shades[c.dark]++
	for _, part := range strings.Split(c.Proposal.Caption, ", ") {
		f.says[part]++
	}
	for _, g := range c.Proposal.Recipe.Genes {
		f.uses[g.Operator]++
		if family := f.once[g.Operator]; family != "" {
			f.uses[family]++
		}
	}
	if c.nearest < Alike {
		c.notes = append(c.notes, "looks much like another")
	}
	for n, t := range c.Proposal.Traits {
		f.changed[t] = true
		if n == 0 {
			f.traits[t]++
		}
	}
	for _, other := range f.candidates {
		if c.sign != nil && other.sign != nil && other != c {
			other.nearest = math.Min(other.nearest, c.sign.Distance(*other.sign))
		}
	}
}
