package breed

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"cultivar/render/compare"
	"cultivar/session/artifact"
)

// candidate is a look that may be chosen, as it was judged beside its parents.
type candidate struct {
	Look
	index      int
	sign       *compare.Signature
	notes      []string // what is wrong with it
	bad        float64  // how bad that is, 0 if nothing is
	nearest    float64  // distance to the nearest parent or chosen one, 1 where nothing is drawn
	fromParent float64  // distance to the first parent, -1 where nothing is drawn
	likes      float64
	spoilt     float64 // how much of a parent's appeal its picture lost
	faded      float64 // how far its picture fell below its share of a parent's life, 0 if it did not
	near       float64 // likeness to the target, from 0 for the least to 1 for the most among the candidates
	dark       bool
	lost       bool // a button has left the first screen
	taken      bool
}

// judged are the looks as candidates.
func judged(parents, looks []Look, taste *Taste) []*candidate {
	j := judge{parents: parents, pictures: impressions(parents), taste: taste}
	j.life = liveliest(j.pictures)
	for _, p := range parents {
		j.signs = append(j.signs, p.signature())
	}
	out := make([]*candidate, len(looks))
	atOnce(len(looks), func(i int) {
		out[i] = j.candidate(looks[i])
		out[i].index = i
	})
	return out
}

// judge knows what candidates are judged by.
type judge struct {
	parents  []Look
	signs    []*compare.Signature // of the parents
	pictures []*impression        // of those that are drawn
	life     float64              // of the liveliest of them
	taste    *Taste
}

func (j *judge) candidate(look Look) *candidate {
	c := &candidate{Look: look, sign: look.signature(), likes: j.taste.Likes(look)}
	if picture := look.impression(); picture != nil {
		c.dark = picture.dark()
		if j.life > 0 {
			c.faded = math.Max(0, mud-picture.life()/j.life) + overexposed(j.pictures, look, picture)
		}
		c.spoilt = leastLost(j.pictures, picture)
	}
	j.compare(c)
	if len(j.parents) > 0 {
		c.bad, c.notes = Broken(j.parents, look)
		c.lost = loses(j.parents, look)
	}
	return c
}

// compare measures how far a candidate is from the parents.
func (j *judge) compare(c *candidate) {
	c.nearest, c.fromParent = 1, -1
	for k, sign := range j.signs {
		if sign == nil || c.sign == nil {
			continue
		}
		d := sign.Distance(*c.sign)
		c.nearest = math.Min(c.nearest, d)
		if k == 0 {
			c.fromParent = d
		}
	}
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

// mud is the share of a parent's life below which a picture counts as faded.
const mud = 0.85

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
