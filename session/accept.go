package session

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"cultivar/session/breed"
)

// Accept commits what ref names with its true lineage: ancestors that nobody accepted are committed
// first, oldest first, as steps. It returns when the version is durable.
func (s *Studio) Accept(ctx context.Context, ref Ref) (Version, error) {
	v, err := s.Variant(ctx, ref)
	if err != nil {
		do := "name a tile of a generation, such as 3"
		if p := (*Problem)(nil); errors.As(err, &p) && p.Do != "" {
			do = p.Do
		}
		return Version{}, &Problem{Attempted: "accept " + string(ref), Cause: cause(err), Do: do, Err: err}
	}
	l := lineage{studio: s, at: map[Ref]string{}}
	if _, err := l.add(ctx, v.Ref(), false); err != nil {
		return Version{}, &Problem{Attempted: "accept " + string(ref), Cause: cause(err), Err: err}
	}
	versions, err := s.store.Commit(ctx, "accept", l.onto(), l.drafts)
	if err != nil {
		return Version{}, &Problem{Attempted: "accept " + string(ref), Cause: cause(err), Do: "nothing was changed; try again", Err: err}
	}
	for _, version := range versions {
		s.remember(version)
	}
	s.teach(ctx, lesson{breed.Accepted, v.Ref()})
	return versions[len(versions)-1], nil
}

// lineage collects the drafts of a variant and of its unaccepted ancestors, parents first.
type lineage struct {
	studio *Studio
	drafts []Draft
	at     map[Ref]string // "#n" of the draft for a tile
}

func (l *lineage) add(ctx context.Context, ref Ref, step bool) (string, error) {
	if _, _, isTile := ref.Tile(); !isTile {
		return string(ref), nil
	}
	if name, ok := l.at[ref]; ok {
		return name, nil
	}
	if step {
		if version, ok, err := l.studio.acceptedAs(ctx, ref); ok || err != nil {
			return version, err
		}
	}
	v, err := l.studio.Variant(ctx, ref)
	if err != nil {
		return "", err
	}
	var parents []string
	for _, p := range v.Parents {
		name, err := l.add(ctx, p, true)
		if err != nil {
			return "", err
		}
		parents = append(parents, name)
	}
	l.drafts = append(l.drafts, Draft{
		Artifact: v.Artifact, Provenance: v.Provenance, Subject: subject(v), Step: step, Variant: ref, Parents: parents,
	})
	name := "#" + strconv.Itoa(len(l.drafts)-1)
	l.at[ref] = name
	return name, nil
}

// onto is the version that the main line starts from, "" for a new design.
func (l *lineage) onto() string {
	d := l.drafts[len(l.drafts)-1]
	for len(d.Parents) > 0 {
		n, err := strconv.Atoi(strings.TrimPrefix(d.Parents[0], "#"))
		if err != nil || !strings.HasPrefix(d.Parents[0], "#") {
			return d.Parents[0]
		}
		d = l.drafts[n]
	}
	return ""
}

// acceptedAs finds the version that a tile was committed as.
func (s *Studio) acceptedAs(ctx context.Context, ref Ref) (string, bool, error) {
	s.mu.Lock()
	known := s.accepted
	s.mu.Unlock()
	if known == nil {
		tree, err := s.store.Tree(ctx, 0)
		if err != nil {
			return "", false, err
		}
		known = map[Ref]string{}
		for _, v := range tree.Versions {
			if v.Variant != "" {
				known[v.Variant] = v.ID
			}
		}
		s.mu.Lock()
		s.accepted = known
		s.mu.Unlock()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	version, ok := known[ref]
	return version, ok, nil
}

func (s *Studio) remember(v Version) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.accepted != nil && v.Variant != "" {
		s.accepted[v.Variant] = v.ID
	}
}

// subject is a variant's commit subject: its caption, or what was asked for.
func subject(v Variant) string {
	line := v.Caption
	if line == "" {
		line, _, _ = strings.Cut(strings.TrimSpace(v.Instruction), "\n")
	}
	if line == "" {
		line = string(v.Origin)
	}
	return shorten(strings.Join(strings.Fields(line), " "), 72)
}

// shorten cuts a line to at most n characters, at a word if it can.
func shorten(line string, n int) string {
	runes := []rune(line)
	if len(runes) <= n {
		return line
	}
	cut := string(runes[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// cause is the sentence of an error without the attempts that a Problem repeats.
func cause(err error) string {
	if p, ok := err.(*Problem); ok {
		return p.Cause
	}
	return err.Error()
}
