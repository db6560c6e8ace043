package session

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cultivar/session/artifact"
)

// reversal is one version's change and what became of it: Mine is what was done after it, Theirs is to
// take it back.
type reversal struct {
	version Version
	head    string
	// before and after are the version's parent and itself, now is the head.
	before, after, now artifact.Artifact
	changes            []Change
}

// Revert takes one version's change back: every run of lines that it changed and that still stands is
// as it was before, on the head, and the result is committed. If later versions changed some of them
// again it fails and says which and where; with rest it leaves these and takes the rest back.
func (s *Studio) Revert(ctx context.Context, name string, rest bool) (Version, error) {
	attempted := "take back " + name
	if len(name) == 40 {
		attempted = "take back " + name[:7]
	}
	r, err := s.reversal(ctx, attempted, name)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	clashing := r.clashing()
	taken := len(r.own()) - len(clashing)
	switch {
	case taken+len(clashing) == 0:
		return Version{}, &Problem{Attempted: attempted, Cause: "nothing of its change is left", Do: "there is nothing to take back"}
	case len(clashing) > 0 && (!rest || taken == 0):
		return Version{}, s.againChanged(ctx, attempted, r, clashing, taken)
	}
	merged, err := merge(r.after, r.now, r.before, Mine)
	if err != nil {
		return Version{}, named(attempted, err)
	}
	subject := "take back “" + r.version.Subject + "”"
	if len(clashing) > 0 {
		subject = "take back a part of “" + r.version.Subject + "”"
	}
	versions, err := s.store.Commit(ctx, "revert", r.head, []Draft{{
		Artifact: merged, Subject: shorten(subject, 72), Parents: []string{r.head},
		Provenance: Provenance{Origin: Restore, Proposer: "person", Instruction: "take back " + r.version.ID},
	}})
	if err != nil {
		return Version{}, named(attempted, err)
	}
	return versions[0], nil
}

func (s *Studio) reversal(ctx context.Context, attempted, name string) (reversal, error) {
	full, err := s.Resolve(ctx, Ref(name))
	if err != nil {
		return reversal{}, err
	}
	if _, _, isTile := full.Tile(); isTile {
		return reversal{}, &Problem{Attempted: attempted, Cause: "a tile is not a version yet", Do: "name a version of the history"}
	}
	r := reversal{}
	if r.version, err = s.store.Version(ctx, string(full)); err != nil {
		return r, err
	}
	if len(r.version.Parents) == 0 {
		return r, &Problem{Attempted: attempted, Cause: "it is the seed", Do: "check out another version instead"}
	}
	head, err := s.store.Head(ctx)
	if err != nil {
		return r, err
	}
	r.head = head.Version
	for _, read := range []struct {
		id string
		to *artifact.Artifact
	}{{r.version.ID, &r.after}, {r.version.Parents[0], &r.before}, {r.head, &r.now}} {
		if *read.to, err = s.store.Artifact(ctx, read.id); err != nil {
			return r, err
		}
	}
	r.changes = weave(r.after, r.now, r.before)
	return r, nil
}

// own are the changes that the version made and that are not back already.
func (r reversal) own() []Change {
	return slices.DeleteFunc(slices.Clone(r.changes), func(c Change) bool { return c.Whose == Mine || c.agreed() })
}

// clashing are those of them that later versions changed again.
func (r reversal) clashing() []Change {
	return slices.DeleteFunc(r.own(), func(c Change) bool { return c.Whose != Both })
}

// againChanged says which later versions changed which lines again.
func (s *Studio) againChanged(ctx context.Context, attempted string, r reversal, clashing []Change, taken int) error {
	var where []string
	for _, c := range clashing[:min(3, len(clashing))] {
		text := c.File
		if c.Line > 0 {
			text += fmt.Sprintf(" line %d", c.Line)
		}
		if by, ok := s.changedBy(ctx, r, c); ok {
			text += fmt.Sprintf(" (%s “%s”)", by.ID[:min(7, len(by.ID))], shorten(by.Subject, 32))
		}
		where = append(where, text)
	}
	if more := len(clashing) - len(where); more > 0 {
		where = append(where, fmt.Sprintf("%d more", more))
	}
	do := "edit it by hand, or take the later version back first"
	if taken > 0 {
		do = fmt.Sprintf("take the rest of it back (%d of %d changes), or the later version first", taken, taken+len(clashing))
	}
	return &Problem{Attempted: attempted, Cause: "later versions changed the same lines again: " + strings.Join(where, ", "), Do: do, Err: OverlapError{Rest: taken}}
}

// OverlapError says that later versions changed the same lines again. Rest is how many other changes
// could be taken back.
type OverlapError struct{ Rest int }

func (e OverlapError) Error() string { return "the same lines were changed again" }

// changedBy finds the first version after r's, on the head's main line, in which a change's lines no
// longer stand.
func (s *Studio) changedBy(ctx context.Context, r reversal, c Change) (Version, bool) {
	tree, err := s.store.Tree(ctx, 0)
	if err != nil {
		return Version{}, false
	}
	byID := map[string]Version{}
	for _, v := range tree.Versions {
		byID[v.ID] = v
	}
	var line []Version
	for v, ok := byID[r.head]; ok && v.ID != r.version.ID; v, ok = byID[append(v.Parents, "")[0]] {
		line = append(line, v)
	}
	for _, v := range slices.Backward(line) {
		a, err := s.store.Artifact(ctx, v.ID)
		if err != nil {
			return Version{}, false
		}
		data, there := a.Files[c.File]
		stands := there && strings.Contains(string(data), c.Was)
		if c.Was == "" {
			stands = string(data) == string(r.after.Files[c.File])
		}
		if !stands {
			return v, true
		}
	}
	return Version{}, false
}
