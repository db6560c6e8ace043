package lanes

import (
	"slices"

	"cultivar/session"
)

// Fold leaves out the steps and lets lines run through them; steps says how many went into each
// version that is left. A step that carries a branch or a star, or that nothing was made from, stays.
func Fold(versions []session.Version) (kept []session.Version, steps map[string]int) {
	parents := map[string]bool{}
	for _, v := range versions {
		for _, p := range v.Parents {
			parents[p] = true
		}
	}
	return hide(versions, func(v session.Version) bool {
		return v.Step && parents[v.ID] && len(v.Branches) == 0 && !v.Star
	})
}

// Only leaves out all but some of the versions and lets lines run through the others.
func Only(versions, some []session.Version) []session.Version {
	stays := make(map[string]bool, len(some))
	for _, v := range some {
		stays[v.ID] = true
	}
	kept, _ := hide(versions, func(v session.Version) bool { return !stays[v.ID] })
	return kept
}

// hide leaves versions out and lets lines run through them.
func hide(versions []session.Version, gone func(session.Version) bool) (kept []session.Version, passed map[string]int) {
	f := folding{hidden: map[string]session.Version{}, steps: map[string]int{}}
	for _, v := range versions {
		if gone(v) {
			f.hidden[v.ID] = v
		}
	}
	for _, v := range versions {
		if _, away := f.hidden[v.ID]; !away {
			v.Parents = f.through(v)
			kept = append(kept, v)
		}
	}
	return kept, f.steps
}

type folding struct {
	hidden map[string]session.Version
	steps  map[string]int
}

// through are a version's parents, steps replaced by theirs.
func (f folding) through(v session.Version) []string {
	var out []string
	passed := map[string]bool{}
	var walk func(ids []string)
	walk = func(ids []string) {
		for _, id := range ids {
			if step, ok := f.hidden[id]; ok {
				if !passed[id] {
					passed[id] = true
					walk(step.Parents)
				}
			} else if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	walk(v.Parents)
	if len(passed) > 0 {
		f.steps[v.ID] = len(passed)
	}
	return out
}

// Rows lays a tree out, with its steps or with steps folded.
func Rows(tree session.Tree, withSteps bool) []Row {
	if withSteps {
		return Layout(tree.Versions)
	}
	versions, steps := Fold(tree.Versions)
	rows := Layout(versions)
	for i := range rows {
		if v := rows[i].Version; v != nil {
			rows[i].Steps = steps[v.ID]
		}
	}
	return rows
}
