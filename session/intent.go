package session

import (
	"context"
	"slices"

	"cultivar/render"
	"cultivar/session/check"
)

// promised are the checks that the head must go on passing: those with a rule that held of the newest
// version on its main line that was accepted with any. What a designer accepted in spite of a check
// is promised no longer.
func (s *Studio) promised(ctx context.Context) []Check {
	tree, err := s.store.Tree(ctx, 0)
	if err != nil {
		return nil
	}
	for _, v := range tree.MainLine() {
		if v.Variant == "" {
			continue
		}
		if ruled := s.ruledChecks(ctx, v); len(ruled) > 0 {
			return slices.DeleteFunc(ruled, func(c Check) bool { return !c.OK })
		}
	}
	return nil
}

// ruledChecks are the checks of an accepted variant that can be run again; where its generation is
// gone, what the words of its instruction give.
func (s *Studio) ruledChecks(ctx context.Context, v Version) []Check {
	variant, err := s.Variant(ctx, v.Variant)
	if err != nil {
		return wordChecks(v.Instruction, nil)
	}
	return slices.DeleteFunc(slices.Clone(variant.Checks), func(c Check) bool { return c.Rule == "" })
}

// MainLine is the head and its first parents, newest first.
func (t Tree) MainLine() []Version {
	byID := make(map[string]Version, len(t.Versions))
	for _, v := range t.Versions {
		byID[v.ID] = v
	}
	var out []Version
	for id := t.Head.Version; id != ""; {
		v, known := byID[id]
		if !known {
			break
		}
		out = append(out, v)
		id = ""
		if len(v.Parents) > 0 {
			id = v.Parents[0]
		}
	}
	return out
}

// wordChecks are the checks that follow from an instruction's words, not run yet.
func wordChecks(instruction string, before *render.Facts) []Check {
	rules, _ := check.From(instruction, before)
	var out []Check
	for _, r := range slices.DeleteFunc(rules, check.Rule.Vague) {
		out = append(out, Check{Name: r.Name(), OK: true, Rule: r.String()})
	}
	return out
}

// recheck runs the promised checks, and those of this generation's own instruction, on a variant that
// was drawn. What it has been asked already is left out.
func (r *run) recheck(ctx context.Context, v Variant) []Check {
	var todo []Check
	for _, c := range slices.Concat(r.promises, r.wishes) {
		if !slices.ContainsFunc(slices.Concat(v.Checks, todo), func(d Check) bool { return d.Rule == c.Rule }) {
			todo = append(todo, c)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	facts, err := r.measure(ctx, v.Artifact)
	if err != nil {
		return nil
	}
	scene := &check.Scene{Artifact: v.Artifact, Facts: &facts}
	if slices.ContainsFunc(todo, looks) {
		if shot, err := r.shoot(ctx, v.Artifact, r.tile); err == nil && shot.Broken == "" {
			scene.Shot = &shot
		}
	}
	return runChecks(todo, scene)
}

// looks says that a check needs the picture besides what was measured.
func looks(c Check) bool {
	rule, err := check.Parse(c.Rule)
	return err == nil && rule.Looks()
}

// runChecks looks at a measured design; a check that cannot be run is left out.
func runChecks(todo []Check, scene *check.Scene) []Check {
	var out []Check
	for _, c := range todo {
		rule, err := check.Parse(c.Rule)
		if err != nil {
			continue
		}
		if result, known := rule.Check(scene); known {
			out = append(out, Check{Name: c.Name, OK: result.OK, Note: result.Note, Rule: c.Rule})
		}
	}
	return out
}

// recheckAll runs the promised checks on every tile, after all are shown.
func (r *run) recheckAll(ctx context.Context) {
	for _, v := range slices.Clone(r.g.Variants) {
		if more := r.recheck(ctx, v); len(more) > 0 {
			v.Checks = append(v.Checks, more...)
			r.replace(ctx, v)
		}
	}
}
