package session

import (
	"cmp"
	"context"
	"slices"
	"time"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/session/artifact"
	"cultivar/session/breed"
)

// choosing is how a generation that is drawn comes about: more is proposed and drawn than is shown, and the
// best of it is shown: unbroken, unlike each other, near to taste and to the target.
type choosing struct {
	*run
	p     Parents
	q     BreedRequest
	taste *breed.Taste
	pool  *pool
	aim   *compare.Aim // nil without a target

	// known are the looks of the parents, and behind them of what the tiles must differ from besides.
	known, candidates []breed.Look
}

// against is what is drawn first: the parents, and what the tiles must differ from besides.
func (c *choosing) against() []artifact.Artifact { return slices.Concat(c.p.Artifacts, c.q.beside) }

const (
	// rounds is how often more is proposed when too little of it was worth showing.
	rounds = 6
	// supplied is how many more are proposed for traits that too few of the first round change.
	supplied = 4
	// approaches is how often what comes nearest to a target is varied before anything is shown, and
	// approachTime when the last of them may begin.
	approaches   = 4
	approachTime = 10 * time.Second
	// nearestKept is how many candidates are kept on the way to a target, nearestVaried how many are varied.
	nearestKept, nearestVaried = 40, 6
)

func (c *choosing) offer(ctx context.Context) error {
	var chosen []breed.Choice
	for round := range rounds {
		n := c.poolSize()
		if round > 0 {
			n = min(n, (1+round)*(c.q.Count-worthy(chosen))+2)
		}
		fresh, err := c.pool.grow(ctx, n)
		if err != nil && len(c.candidates) == 0 {
			return err
		}
		if len(fresh) == 0 {
			break
		}
		if round == 0 {
			fresh = append(fresh, c.pool.supply(ctx, fresh, supplied)...)
		}
		if err := c.draw(ctx, fresh); err != nil {
			return err
		}
		if round == 0 && c.aim != nil {
			c.approach(ctx)
		}
		chosen = breed.Select(c.known, c.candidates, c.q.Count, c.taste, c.q.Seed)
		if worthy(chosen) == c.q.Count {
			break
		}
	}
	c.show(ctx, chosen)
	return nil
}

// meet has the parents drawn, and what the tiles must differ from besides. A parent that is broken itself is an error.
func (c *choosing) meet(ctx context.Context) error {
	var known []breed.Look
	for _, a := range c.against() {
		known = append(known, breed.Look{Proposal: breed.Proposal{Artifact: a}})
	}
	var err error
	if c.known, err = c.look(ctx, known, len(known)); err != nil {
		return err
	}
	c.empty = c.known[0].Shot.Blank
	c.emit(ctx, Pictured{For: c.of(), Tile: 0, Shot: c.known[0].Shot})
	if broken := c.known[0].Shot.Broken; broken != "" {
		return &Problem{Attempted: "breed " + c.p.Artifacts[0].Main, Cause: broken, Do: "mend it first (`cultivar repair` does what it can)", Err: ErrBroken}
	}
	if c.q.Target != nil {
		c.aim = compare.NewAim(c.q.Target, c.known[0].Shot.Image.Bounds().Size())
	}
	return nil
}

// facts are what was measured of the first parent, nil if nothing was.
func (c *choosing) facts(ctx context.Context) *render.Facts {
	if facts := c.known[0].Shot.Facts; facts != nil {
		return facts
	}
	if facts, err := c.measure(ctx, c.p.Artifacts[0]); err == nil {
		return &facts
	}
	return nil
}

// draw has proposals drawn; all of them become candidates, or those that are ready when patience ends, if they are enough.
func (c *choosing) draw(ctx context.Context, fresh []breed.Proposal) error {
	looks := make([]breed.Look, len(fresh))
	for i, proposal := range fresh {
		looks[i].Proposal = proposal
	}
	looks, err := c.look(ctx, looks, c.q.Count)
	if err != nil {
		return err
	}
	for i := range looks {
		if img := looks[i].Shot.Image; c.aim != nil && img != nil {
			looks[i].Likeness = c.aim.Likeness(img)
		}
	}
	c.candidates = append(c.candidates, looks...)
	return nil
}

// approach varies what comes nearest to the target again and again; nothing of it is shown meanwhile. Where
// it fails, what there is must do.
func (c *choosing) approach(ctx context.Context) {
	until := time.Now().Add(approachTime)
	for round := 0; round < approaches && time.Now().Before(until); round++ {
		c.keepNearest()
		if len(c.candidates) == 0 {
			return
		}
		var recipes []breed.Recipe
		for _, look := range c.candidates[:min(nearestVaried, len(c.candidates))] {
			recipes = append(recipes, look.Proposal.Recipe)
		}
		c.emit(ctx, Progress{For: c.of(), What: "coming nearer to the target", Share: float64(round) / approaches})
		fresh, err := c.pool.vary(ctx, recipes, c.poolSize())
		if err != nil || len(fresh) == 0 || c.draw(ctx, fresh) != nil {
			return
		}
	}
	c.keepNearest()
}

// keepNearest leaves the unbroken candidates that are nearest to the target, the nearest first.
func (c *choosing) keepNearest() {
	var whole []breed.Look
	for _, look := range c.candidates {
		if degree, _ := breed.Broken(c.known, look); degree == 0 {
			whole = append(whole, look)
		}
	}
	slices.SortStableFunc(whole, func(a, b breed.Look) int { return cmp.Compare(b.Likeness, a.Likeness) })
	c.candidates = unlikeFirst(whole, max(nearestKept, 2*c.q.Count))
}

// unlikeFirst keeps at most n looks: in their order, but those first that do not look like one before them, so
// that there is more than one way to the target.
func unlikeFirst(looks []breed.Look, n int) []breed.Look {
	var first, second []breed.Look
	for _, look := range looks {
		if look.Shot.Image == nil {
			continue
		}
		if slices.ContainsFunc(first, func(o breed.Look) bool { return look.Distance(o) < 2*breed.Alike }) {
			second = append(second, look)
			continue
		}
		first = append(first, look)
	}
	first = append(first, second...)
	return first[:min(n, len(first))]
}

// show announces what was chosen, each with its picture.
func (c *choosing) show(ctx context.Context, chosen []breed.Choice) {
	for _, choice := range chosen {
		look := c.candidates[choice.Index]
		v := bred(c.p, look.Proposal)
		v.Distance = choice.Distance
		if look.Shot.Blank {
			v.Caption = "shows nothing"
		}
		v.Look, v.Colors = look.Features(), look.Colors()
		v.Checks = examine(c.known[0].Shot, look.Shot)
		if c.aim != nil {
			v.Likeness = &look.Likeness
		}
		v = c.add(ctx, v)
		c.emit(ctx, Pictured{For: c.of(), Tile: v.Tile, Shot: look.Shot})
	}
	c.recheckAll(ctx)
}

// worthy counts the choices that nothing is wrong with.
func worthy(chosen []breed.Choice) int {
	n := 0
	for _, c := range chosen {
		if len(c.Notes) == 0 {
			n++
		}
	}
	return n
}

// sheetRoom is how many designs are drawn together, sparseRoom how many of one that has fewer than sparse elements: it is
// drawn sooner, and more of what is proposed looks alike.
const (
	sheetRoom  = 20
	sparseRoom = 24
	sparse     = 40
)

// leastPool is how many are proposed at least, so that one tile is chosen too.
const leastPool = 6

// poolSize is twice what is wanted, as far as it fits on one sheet; on the way to a target a whole sheet.
func (c *choosing) poolSize() int {
	room := sheetRoom
	if facts := c.known[0].Facts; facts != nil && len(facts.Elements) < sparse {
		room = sparseRoom
	}
	if c.q.Target != nil {
		return max(c.q.Count, room)
	}
	return max(c.q.Count, min(max(2*c.q.Count, leastPool), room))
}

// patience is how long a generation is drawn before those that are ready must do, if they are enough.
const patience = 5 * time.Second

// look draws looks together and returns those that were drawn: all of them, or at least enough when patience ends.
func (c *choosing) look(ctx context.Context, looks []breed.Look, enough int) ([]breed.Look, error) {
	artifacts := make([]artifact.Artifact, len(looks))
	for i, l := range looks {
		artifacts[i] = l.Proposal.Artifact
	}
	drawing, stop := context.WithCancel(ctx)
	defer stop()
	impatient := time.Now().Add(patience)
	drawn := make([]bool, len(looks))
	count := 0
	from := c.tile
	from.Measure = true
	_, err := c.sheet(drawing, artifacts, from, func(i int, shot render.Shot) {
		looks[i], drawn[i] = looks[i].Drawn(shot, Seen(shot, from)), true
		count++
		if c.known != nil {
			c.emit(ctx, Progress{For: c.of(), What: "drawing", Share: float64(count) / float64(len(looks))})
		}
		if count >= enough && time.Now().After(impatient) {
			stop()
		}
	})
	if err != nil && (ctx.Err() != nil || count < enough) {
		return nil, err
	}
	return ready(looks, drawn), nil
}

func ready(looks []breed.Look, drawn []bool) []breed.Look {
	var out []breed.Look
	for i, ok := range drawn {
		if ok {
			out = append(out, looks[i])
		}
	}
	return out
}
