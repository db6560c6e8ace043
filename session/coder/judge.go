package coder

import (
	"context"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/check"
	"cultivar/session/plain"
)

// attempt is a design with what looking at it showed.
type attempt struct {
	artifact artifact.Artifact
	shot     *render.Shot
	checks   []session.Check
	// faults are what is wrong, a line each, for whoever mends it.
	faults []string
	// broken says why nothing is drawn, "" if something is.
	broken string
	passed int
}

// better says that one attempt is to be preferred to another.
func (a attempt) better(b attempt) bool {
	switch {
	case (a.broken == "") != (b.broken == ""):
		return a.broken == ""
	case a.passed != b.passed:
		return a.passed > b.passed
	}
	return len(a.faults) < len(b.faults)
}

// judge looks at a design and runs the checks on it.
func (t *tile) judge(ctx context.Context, a artifact.Artifact) attempt {
	out := attempt{artifact: a}
	if fault := newLint(t.lintedParent(), a); fault != "" {
		out.faults = append(out.faults, "the source does not parse: "+fault)
	}
	if t.job.Look == nil {
		return out
	}
	shot, facts, err := t.job.Look(ctx, a)
	if err != nil {
		return out
	}
	out.shot, out.broken = &shot, shot.Broken
	scene := &check.Scene{Artifact: a, Shot: &shot, Facts: facts, Parent: t.job.Picture, Before: t.job.Facts}
	if t.job.mends() {
		scene.Parent, scene.Before = nil, nil
	}
	out.run(t.job, scene)
	if locked := t.looksLocked(t.job.parent, a, facts); locked != nil && !t.job.whole {
		out.faults = append(out.faults, locked.Error())
	}
	return out
}

func (t *tile) lintedParent() artifact.Artifact {
	if t.job.whole || t.job.mends() {
		return artifact.Artifact{Kind: t.job.kind}
	}
	return t.job.parent
}

// run checks the instruction's rules, those of the instructions that stand, and what every design
// must hold.
func (a *attempt) run(j *job, s *check.Scene) {
	for i, r := range j.rules {
		if c, known := a.add(r, s, i < j.standing); known {
			c.Rule = r.String()
			a.checks = append(a.checks, c)
		}
	}
	for _, r := range check.Health() {
		if c, known := a.add(r, s, false); known && !everywhere[r.Verb] {
			a.checks = append(a.checks, c)
		}
	}
}

// everywhere are the checks that the studio runs on every variant itself.
var everywhere = map[string]bool{"paints": true, "errors": true}

// add runs one rule and counts what came of it.
func (a *attempt) add(r check.Rule, s *check.Scene, standing bool) (c session.Check, known bool) {
	result, known := r.Check(s)
	if !known {
		return c, false
	}
	c = session.Check{Name: plain.Line(r.Name()), OK: result.OK, Note: plain.Short(called(result.Note, s.Facts), 160)}
	if result.OK {
		a.passed++
		return c, true
	}
	fault := "“" + c.Name + "” does not hold: " + c.Note
	if standing {
		fault = "asked for before and forgotten: " + fault
	}
	a.faults = append(a.faults, fault)
	return c, true
}
