package main

import (
	"context"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"cultivar/session"
)

// steerFlags start from a generation that is there already: at most one of them is given.
type steerFlags struct {
	like, unlike   string
	refill, reject string
	again          bool
}

func (f *steerFlags) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.like, "like", "", "a tile to breed more like: of the session, or of the generation in -o DIR")
	flags.StringVar(&f.unlike, "unlike", "", "a tile to breed the opposite of")
	flags.BoolVar(&f.again, "again", false, "with --session: breed once more from the parents of the newest generation")
	flags.StringVar(&f.refill, "refill", "", "with --session: a tile to breed again, beside the others of its generation")
	flags.StringVar(&f.reject, "reject", "", "with --session: a tile to turn down and breed again; taste learns from it")
}

// given counts the flags that are there.
func (f steerFlags) given() (n int) {
	for _, there := range []bool{f.like != "", f.unlike != "", f.refill != "", f.reject != "", f.again} {
		if there {
			n++
		}
	}
	return n
}

// fromFile takes the recipe of a tile from the generation in a directory.
func (f steerFlags) fromFile(dir string, q *session.BreedRequest) error {
	name := f.like + f.unlike
	switch {
	case f.given() > 1:
		return usagef("give one of --like, --unlike, --again, --refill and --reject")
	case f.again || f.refill != "" || f.reject != "":
		return usagef("--again, --refill and --reject need --session DIR: without one, breed again with another --seed")
	case name == "":
		return nil
	}
	g, err := readGeneration(filepath.Join(dir, "generation.json"))
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(name)
	v, ok := g.Variant(number)
	if err != nil || !ok {
		return usagef("%q is no tile of %s", name, filepath.Join(dir, "generation.json"))
	}
	return f.around(v, q)
}

// around has a generation bred around a tile's recipe, or away from it.
func (f steerFlags) around(v session.Variant, q *session.BreedRequest) error {
	if len(v.Recipe.Genes) == 0 {
		return usagef("tile %d was made by %s and has no recipe to vary", v.Tile, v.Proposer)
	}
	if f.like != "" {
		q.Like = &v.Recipe
	} else {
		q.Unlike = &v.Recipe
	}
	return nil
}

// inSession breeds in a session.
func (f steerFlags) inSession(ctx context.Context, s *session.Studio, parents []session.Ref, q session.BreedRequest) (<-chan session.Event, error) {
	if f.given() > 1 {
		return nil, usagef("give one of --like, --unlike, --again, --refill and --reject")
	}
	tile := session.Ref(f.like + f.unlike + f.refill + f.reject)
	if f.again {
		g, err := s.Generation(ctx, "")
		if err != nil {
			return nil, err
		}
		parents = g.Parents
	}
	if tile == "" {
		_, events := s.Breed(ctx, parents, q)
		return events, nil
	}
	v, err := s.Variant(ctx, tile)
	if err != nil {
		return nil, err
	}
	if f.reject != "" {
		s.Reject(ctx, v.Ref())
	}
	if f.refill+f.reject != "" {
		_, events := s.Refill(ctx, v.Ref(), q)
		return events, nil
	}
	if err := f.around(v, &q); err != nil {
		return nil, err
	}
	if f.like != "" {
		s.Mark(ctx, v.Ref(), true)
	} else {
		s.Reject(ctx, v.Ref())
	}
	_, events := s.Breed(ctx, v.Parents, q)
	return events, nil
}
