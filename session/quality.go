package session

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cultivar/session/artifact"
)

// twinDistance is how far two pictures are apart at least that do not look the same.
const twinDistance = 0.004

// quality is what is known of a variant before anybody has looked at it.
type quality struct {
	// unpainted counts what keeps it from being drawn, faults what its source and its layout have that
	// the parent has not.
	unpainted, faults int
	// missed and ruled count the checks of instructions: those that fail, and all.
	missed, ruled int
	likeness      float64
}

// compareQuality puts the better one first: what draws, what does as told, what looks like the
// reference, what has fewer faults.
func compareQuality(a, b quality) int {
	return cmp.Or(
		cmp.Compare(a.unpainted, b.unpainted), cmp.Compare(a.missed, b.missed),
		cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.faults, b.faults),
	)
}

// weak says that a variant is not worth a tile beside the best one.
func (q quality) weak(best quality) string {
	switch {
	case q.unpainted > 0 && best.unpainted == 0:
		return "does not draw"
	case q.ruled > 1 && 2*q.missed > q.ruled && 2*best.missed <= best.ruled:
		return fmt.Sprintf("misses %d of %d checks", q.missed, q.ruled)
	}
	return ""
}

// qualityOf judges a variant by its checks, its source and its likeness.
func qualityOf(v Variant, parent artifact.Artifact) quality {
	q := quality{faults: newFaults(parent, v.Artifact)}
	for _, c := range v.Checks {
		switch {
		case c.Rule != "":
			q.ruled++
			if !c.OK {
				q.missed++
			}
		case c.OK:
		case c.Name == paintsCheck:
			q.unpainted++
		default:
			q.faults++
		}
	}
	if v.Likeness != nil {
		q.likeness = *v.Likeness
	}
	return q
}

// newFaults counts what a source has wrong that its parent has right.
func newFaults(before, after artifact.Artifact) int {
	old := map[string]int{}
	for _, p := range artifact.Lint(before) {
		old[p.File+p.Text]++
	}
	n := 0
	for _, p := range artifact.Lint(after) {
		if old[p.File+p.Text]--; old[p.File+p.Text] < 0 {
			n++
		}
	}
	return n
}

// rank orders what a model proposed by quality, best first, and leaves the weak out: what does not
// draw, what misses most of its checks, and what looks like a better one. It returns what was left
// out, a few words each. The tiles are numbered anew.
func (r *run) rank(parent artifact.Artifact) (left []string) {
	if len(r.g.Variants) < 2 {
		return nil
	}
	type judged struct {
		Variant
		quality
	}
	var all []judged
	for _, v := range r.g.Variants {
		all = append(all, judged{v, qualityOf(v, parent)})
	}
	slices.SortStableFunc(all, func(a, b judged) int {
		return cmp.Or(compareQuality(a.quality, b.quality), cmp.Compare(a.Tile, b.Tile))
	})
	var kept []Variant
	for _, j := range all {
		why := j.weak(all[0].quality)
		if twin := slices.IndexFunc(kept, func(o Variant) bool { return r.twins(o, j.Variant) }); why == "" && twin >= 0 {
			why = fmt.Sprintf("looks like %d", twin+1)
		}
		if why != "" {
			left = append(left, "“"+j.Caption+"” "+why)
			continue
		}
		j.Variant.Tile = len(kept) + 1
		kept = append(kept, j.Variant)
	}
	r.g.Variants = kept
	return left
}

// twins says that two variants are the same, or look the same where all of a design is in its
// picture: two pages may differ below the first screen.
func (r *run) twins(a, b Variant) bool {
	if a.Artifact.Key() == b.Artifact.Key() {
		return true
	}
	if a.Artifact.Kind == artifact.Page {
		return false
	}
	x, y := r.pictures[a.Artifact.Key()], r.pictures[b.Artifact.Key()]
	if x.Image == nil || y.Image == nil {
		return false
	}
	d := distance(x, y)
	return d >= 0 && d < twinDistance
}

// leftOut says what rank left out, "" if nothing.
func leftOut(left []string) string {
	if len(left) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(left, "; ") + "."
}
