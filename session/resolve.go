package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact"
)

// Resolve turns any name of an artifact into its full Ref: "" and "head" are the head's version,
// "7" is tile 7 of the newest generation, "3f2a/7" a tile of a generation by a prefix of its id,
// tile 0 is the generation's first parent, and anything else names a version or a branch.
func (s *Studio) Resolve(ctx context.Context, name Ref) (Ref, error) {
	if generation, tile, ok := name.Tile(); ok {
		return s.resolveTile(ctx, generation, tile)
	}
	if tile, ok := tileNumber(string(name)); ok {
		return s.resolveTile(ctx, "", tile)
	}
	base, up, err := ancestor(string(name))
	if err != nil {
		return "", err
	}
	version, err := s.store.Version(ctx, base)
	for ; err == nil && up > 0; up-- {
		if len(version.Parents) == 0 {
			return "", fmt.Errorf("%s: %s has no parent: %w", name, base, ErrUnknown)
		}
		version, err = s.store.Version(ctx, version.Parents[0])
	}
	return Ref(version.ID), err
}

// ancestor reads git's way of naming ancestors: "HEAD~2" is the head's first parent's first parent.
func ancestor(name string) (base string, up int, err error) {
	base, count, tilde := strings.Cut(name, "~")
	if base == "" || base == "HEAD" {
		base = "head"
	}
	if !tilde {
		return base, 0, nil
	}
	if count == "" {
		return base, 1, nil
	}
	up, err = strconv.Atoi(count)
	if err != nil || up < 0 || up > 1e6 {
		return "", 0, fmt.Errorf("%s: %w", name, ErrUnknown)
	}
	return base, up, nil
}

// tileNumber reads a bare tile number; longer digits are more likely a commit.
func tileNumber(name string) (int, bool) {
	if len(name) == 0 || len(name) > 2 {
		return 0, false
	}
	n := 0
	for _, r := range name {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

func (s *Studio) resolveTile(ctx context.Context, generation string, tile int) (Ref, error) {
	g, err := s.store.Generation(ctx, generation)
	if generation == "" && errors.Is(err, ErrUnknown) {
		return "", &Problem{Attempted: fmt.Sprintf("find tile %d", tile), Cause: "the session has no generation yet", Do: "breed one first (`cultivar breed --session DIR`)", Err: err}
	}
	if err != nil {
		return "", err
	}
	if tile == 0 {
		if len(g.Parents) == 0 {
			return "", fmt.Errorf("generation %s has no parent: %w", g.ID, ErrUnknown)
		}
		return g.Parents[0], nil
	}
	if _, ok := g.Variant(tile); !ok {
		return "", fmt.Errorf("generation %s has no tile %d: %w", g.ID, tile, ErrUnknown)
	}
	return TileRef(g.ID, tile), nil
}

// Variant finds the variant that a Ref names.
func (s *Studio) Variant(ctx context.Context, ref Ref) (Variant, error) {
	full, err := s.Resolve(ctx, ref)
	if err != nil {
		return Variant{}, err
	}
	generation, tile, ok := full.Tile()
	if !ok {
		return Variant{}, fmt.Errorf("%s is a version, not a tile: %w", full, ErrUnknown)
	}
	g, err := s.store.Generation(ctx, generation)
	if err != nil {
		return Variant{}, err
	}
	v, ok := g.Variant(tile)
	if !ok {
		return Variant{}, fmt.Errorf("generation %s has no tile %d: %w", g.ID, tile, ErrUnknown)
	}
	return v, nil
}

// Artifact reads what a Ref names.
func (s *Studio) Artifact(ctx context.Context, ref Ref) (artifact.Artifact, error) {
	if tile, chosen, ok := ref.Part(); ok {
		a, _, _, err := s.part(ctx, tile, chosen)
		return a, err
	}
	full, err := s.Resolve(ctx, ref)
	if err != nil {
		return artifact.Artifact{}, err
	}
	if _, _, ok := full.Tile(); ok {
		v, err := s.Variant(ctx, full)
		return v.Artifact, err
	}
	return s.store.Artifact(ctx, string(full))
}

// Parents are what a generation is made from.
type Parents struct {
	// Refs name the Artifacts, the main one first.
	Refs      []Ref
	Artifacts []artifact.Artifact
	// Names are what the designer calls them, for captions; it may be shorter than Refs.
	Names []string
	// Head is the version that is checked out, "" without a session.
	Head string
	// Standing are the instructions that still hold, oldest first.
	Standing []string
	// Checks are those that still have to hold.
	Checks []Check
}

// parents resolves the parents of a request, the head if none is named, each once.
func (s *Studio) parents(ctx context.Context, names []Ref) (Parents, error) {
	if len(names) == 0 {
		names = []Ref{"head"}
	}
	head, err := s.store.Head(ctx)
	if err != nil {
		return Parents{}, err
	}
	p := Parents{Head: head.Version, Checks: s.promised(ctx)}
	for _, name := range names {
		ref, err := s.Resolve(ctx, name)
		if err != nil {
			return p, err
		}
		if slices.Contains(p.Refs, ref) {
			continue
		}
		a, err := s.Artifact(ctx, ref)
		if err != nil {
			return p, err
		}
		p.Refs, p.Artifacts, p.Names = append(p.Refs, ref), append(p.Artifacts, a), append(p.Names, s.called(ctx, ref))
	}
	tellApart(p.Names, p.Refs)
	return p, nil
}

// called is what a designer calls an artifact: by the first that its caption says, or a version by its words. It stays true when
// the tiles of another generation have the numbers.
func (s *Studio) called(ctx context.Context, ref Ref) string {
	words := ""
	if _, _, ok := ref.Tile(); ok {
		v, err := s.Variant(ctx, ref)
		if err != nil {
			return ""
		}
		words, _, _ = strings.Cut(v.Caption, ", ")
	} else if v, err := s.store.Version(ctx, string(ref)); err == nil {
		words = v.Subject
	}
	if words == "" {
		return ""
	}
	return "“" + shorten(words, 24) + "”"
}

// tellApart numbers the tiles among parents that would have the same name.
func tellApart(names []string, refs []Ref) {
	seen := map[string]int{}
	for _, name := range names {
		seen[name]++
	}
	for i, ref := range refs {
		if _, tile, ok := ref.Tile(); ok && seen[names[i]] > 1 {
			names[i] = fmt.Sprintf("tile %d", tile)
		}
	}
}
