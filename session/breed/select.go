package breed

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"cultivar/render/compare"
	"cultivar/session/artifact"
)

// Alike is the distance (of compare.Signature) below which two pictures count as looking the same, and distinct the one
// from which more makes no difference to choosing.
const (
	Alike    = 0.016
	distinct = 0.12
)

// shy is the distance from its parent below which a page's change is seen only by looking for it.
const shy = 0.05

// mud is the share of a parent's life below which a picture counts as faded.
const mud = 0.85

// Choice is a candidate that is to be shown.
type Choice struct {
	// Index is into the candidates.
	Index int
	// Distance is how far its picture is from the first parent's, 0 to 1; -1 if one was not drawn.
	Distance float64
	// Notes say what is wrong with it, for one that is shown only because there were not enough good ones.
	Notes []string
}

// Select chooses exactly want candidates (all of them if there are fewer), in the order in which they are to be shown: first
// those that work and look unlike the parents and each other, spread over the traits and leaning towards taste;
// a quarter of the places is chosen for novelty alone. Where there is a target, what comes nearest to it is chosen
// and stands first. Too few such: the least bad fill up.
func Select(parents, candidates []Look, want int, taste *Taste, seed uint64) []Choice {
	f := newField(parents, candidates, taste)
	f.want = min(want, len(candidates))
	rng := rand.New(rand.NewPCG(seed, 11))
	for len(f.chosen) < f.want {
		explore := rng.IntN(4) == 0 && f.top == 0
		f.choose(f.best(explore))
	}
	return f.choices()
}

// field is a selection under way.
type field struct {
	candidates []Look
	want       int
	notes      [][]string
	bad        []float64 // how bad a broken candidate is, 0 if it is not
	nearest    []float64 // distance to the nearest parent or chosen one, 1 where nothing is drawn
	fromParent []float64
	likes      []float64
	spoilt     []float64 // how much of a parent's appeal a picture lost
	faded      []float64 // how far a picture fell below its share of a parent's life, 0 if it did not
	near       []float64 // likeness to the target, from 0 for the least to 1 for the most among the candidates
	top        float64   // the largest likeness, 0 without a target
	signatures []*compare.Signature
	taken      []bool
	traits     map[Trait]int  // how many chosen ones lead with a trait
	changed    map[Trait]bool // traits that chosen ones change
	dark       []bool
	shades     map[bool]int   // how many dark and light ones are chosen
	evenness   float64        // what a dark one among light ones is worth, or a light one among dark ones: less to who likes the one
	uses       map[string]int // how many chosen ones use an operator, or one of a family that is for once
	once       map[string]string
	says       map[string]int // how many chosen ones say so in their captions
	variety    float64        // how much is taken off for what a page's caption has said already; nothing once taste is known
	lost       []bool         // a button has left the first screen
	chosen     []int
}

func newField(parents, candidates []Look, taste *Taste) *field {
	n := len(candidates)
	f := &field{
		candidates: candidates, notes: make([][]string, n), bad: make([]float64, n), nearest: make([]float64, n), fromParent: make([]float64, n),
		likes: make([]float64, n), signatures: make([]*compare.Signature, n), taken: make([]bool, n), traits: map[Trait]int{}, changed: map[Trait]bool{}, dark: make([]bool, n), shades: map[bool]int{}, uses: map[string]int{}, once: map[string]string{}, says: map[string]int{}, lost: make([]bool, n),
		evenness: 0.4 * (1 - math.Abs(taste.Conviction("dark"))),
	}
	if n > 0 && candidates[0].Proposal.Artifact.Kind == artifact.Page && (taste == nil || taste.Lessons == 0) {
		f.variety = 0.5
	}
	if n > 0 {
		for _, e := range Operators(candidates[0].Proposal.Artifact.Kind) {
			f.once[e.Name] = e.Once
		}
	}
	var against []*compare.Signature
	for _, p := range parents {
		against = append(against, p.signature())
	}
	f.faded, f.spoilt = make([]float64, n), make([]float64, n)
	known := impressions(parents)
	life := liveliest(known)
	judge := func(i int) {
		c := candidates[i]
		f.signatures[i] = c.signature()
		f.nearest[i], f.fromParent[i] = 1, -1
		if picture := c.impression(); picture != nil {
			f.dark[i] = picture.dark()
			if life > 0 {
				f.faded[i] = math.Max(0, mud-picture.life()/life) + overexposed(known, c, picture)
			}
			f.spoilt[i] = leastLost(known, picture)
		}
		for k, s := range against {
			if s == nil || f.signatures[i] == nil {
				continue
			}
			d := s.Distance(*f.signatures[i])
			f.nearest[i] = math.Min(f.nearest[i], d)
			if k == 0 {
				f.fromParent[i] = d
			}
		}
		f.likes[i] = taste.Likes(c)
		if len(parents) > 0 {
			f.bad[i], f.notes[i] = Broken(parents, c)
			f.lost[i] = loses(parents, c)
		}
	}
	atOnce(n, judge)
	f.aim()
	return f
}

// atOnce calls do for each number below n, as many at the same time as there are processors.
func atOnce(n int, do func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// impressions are those of the looks that are drawn.
func impressions(looks []Look) []*impression {
	var out []*impression
	for _, l := range looks {
		if picture := l.impression(); picture != nil {
			out = append(out, picture)
		}
	}
	return out
}

// liveliest is the life of the parent that has most of it, 0 where none is drawn.
func liveliest(parents []*impression) float64 {
	life := 0.0
	for _, p := range parents {
		life = math.Max(life, p.life())
	}
	return life
}

// leastLost is how much appeal a picture lost against the parent to which it lost least.
func leastLost(parents []*impression, picture *impression) float64 {
	least := math.Inf(1)
	for _, p := range parents {
		least = math.Min(least, picture.appeal().lost(p.appeal()))
	}
	if len(parents) == 0 {
		return 0
	}
	return least
}

// overexposed is how much more of a shader's picture is white than of any parent's; on paper and in drawings white is a ground.
func overexposed(parents []*impression, c Look, picture *impression) float64 {
	if c.Proposal.Artifact.Kind != artifact.Shader {
		return 0
	}
	most := 0.0
	for _, p := range parents {
		most = math.Max(most, p.burnt())
	}
	return 2 * math.Max(0, picture.burnt()-most-0.05)
}

// aim spreads the likenesses to a target from 0 to 1.
func (f *field) aim() {
	f.near = make([]float64, len(f.candidates))
	least := math.Inf(1)
	for _, c := range f.candidates {
		f.top, least = math.Max(f.top, c.Likeness), math.Min(least, c.Likeness)
	}
	for i, c := range f.candidates {
		if f.top > least {
			f.near[i] = (c.Likeness - least) / (f.top - least)
		}
	}
}

// best is the candidate to show next.
func (f *field) best(explore bool) int {
	at, top := -1, math.Inf(-1)
	for i := range f.candidates {
		if f.taken[i] {
			continue
		}
		if score := f.score(i, explore); score > top {
			at, top = i, score
		}
	}
	return at
}

// score is higher for what is unlike everything chosen, of a trait that is missing, and liked; what is broken or looks
// the same as another comes last.
func (f *field) score(i int, explore bool) float64 {
	score := math.Min(1, f.nearest[i]/distinct)
	if traits := f.candidates[i].Proposal.Traits; len(traits) > 0 {
		score += 0.6 / float64(1+f.traits[traits[0]])
	}
	score += f.evenness/float64(1+f.shades[f.dark[i]]) + f.brings(i)
	if !explore {
		score += 2 * f.likes[i]
	}
	if f.top > 0 {
		score = 0.5*score + 4*f.near[i]
		if f.nearest[i] < 3*Alike {
			score -= 1.5
		}
	}
	if f.nearest[i] < Alike {
		score -= 10
	}
	if f.top == 0 {
		score -= 0.2*f.worn(i) + f.variety*f.said(i) + 2*f.faded[i] + 1.5*f.spoilt[i]
		if f.lost[i] {
			score -= 1.2
		}
		if f.variety > 0 && f.fromParent[i] >= 0 && f.fromParent[i] < shy {
			score -= 1.5
		}
	}
	return score - f.repeats(i) - 20*f.bad[i]
}

// worn is how often a candidate's operators have been shown already.
func (f *field) worn(i int) float64 {
	sum := 0.0
	for _, g := range f.candidates[i].Proposal.Recipe.Genes {
		sum += float64(min(4, f.uses[g.Operator]))
	}
	return sum
}

// said is how often what a candidate's caption says has been shown already.
func (f *field) said(i int) float64 {
	sum := 0
	for _, part := range strings.Split(f.candidates[i].Proposal.Caption, ", ") {
		sum += min(3, f.says[part])
	}
	return float64(sum)
}

// repeats puts a second one of a family that is for once behind all others that work.
func (f *field) repeats(i int) float64 {
	for _, g := range f.candidates[i].Proposal.Recipe.Genes {
		if family := f.once[g.Operator]; family != "" && f.uses[family] > 0 {
			return 8
		}
	}
	return 0
}

func (f *field) choose(i int) {
	f.taken[i] = true
	f.chosen = append(f.chosen, i)
	f.shades[f.dark[i]]++
	for _, part := range strings.Split(f.candidates[i].Proposal.Caption, ", ") {
		f.says[part]++
	}
	for _, g := range f.candidates[i].Proposal.Recipe.Genes {
		f.uses[g.Operator]++
		if family := f.once[g.Operator]; family != "" {
			f.uses[family]++
		}
	}
	if f.nearest[i] < Alike {
		f.notes[i] = append(f.notes[i], "looks much like another")
	}
	for n, t := range f.candidates[i].Proposal.Traits {
		f.changed[t] = true
		if n == 0 {
			f.traits[t]++
		}
	}
	for k := range f.candidates {
		if f.signatures[i] != nil && f.signatures[k] != nil && k != i {
			f.nearest[k] = math.Min(f.nearest[k], f.signatures[i].Distance(*f.signatures[k]))
		}
	}
}

func (f *field) choices() []Choice {
	out := make([]Choice, len(f.chosen))
	for n, i := range f.chosen {
		out[n] = Choice{i, f.fromParent[i], f.notes[i]}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Index, out[j].Index
		if f.bad[a] != f.bad[b] {
			return f.bad[a] < f.bad[b]
		}
		return f.near[a] > f.near[b]
	})
	return out
}
