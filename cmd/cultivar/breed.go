package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed"
	"cultivar/session/history"
)

// breedFlags steer one generation.
type breedFlags struct {
	count   int
	rate    float64
	locks   []string
	keep    []string
	only    string
	target  string
	theme   string
	replay  string
	parents []string
	out     string
	steer   steerFlags
}

func (a *app) breedCommand() *cobra.Command {
	var f breedFlags
	cmd := &cobra.Command{
		Use:   "breed FILE...",
		Short: "Breed one generation of variants",
		Long: `Breed one generation with the embedded engine: no model, no network. Several files are parents of a crossover.
With --session it breeds from the head (or --parents) and records the generation. The same --seed makes the same
proposals again; without one a seed is chosen and shown.`,
		Example: `cultivar breed index.html -n 9 -o variants
cultivar breed dashboard.html mail.html -o crossed
cultivar breed index.html --keep .logo --lock type --rate 0.6 -o variants
cultivar breed index.html --target poster.png -o variants
cultivar breed index.html --like 3 -o variants      # more like tile 3 of what is in variants
cultivar breed --session work --parents 2,5`,
		Args: args(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error { return a.breed(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.IntVarP(&f.count, "count", "n", 9, "how many variants")
	flags.Float64Var(&f.rate, "rate", 0.3, "the strength of mutation, 0 to 1")
	flags.StringSliceVar(&f.locks, "lock", nil, "traits that stay as they are: palette, type, space, shape, layout, motion; stroke, texture; domain, function, time")
	flags.StringSliceVar(&f.keep, "keep", nil, "selectors or ids whose elements stay as they are: .logo, #logo")
	flags.StringVar(&f.only, "only", "", "the one trait that changes")
	flags.StringVar(&f.target, "target", "", "a picture to come near to; -o gets NN.heat.png, where each variant differs from it")
	flags.StringVar(&f.theme, "theme", "", "a theme, a style code or a cross of two (48213x77) to wear instead of breeding")
	flags.StringVar(&f.replay, "replay", "", "a generation.json to make again, byte for byte")
	flags.StringSliceVar(&f.parents, "parents", nil, "with --session: versions or tiles to breed from")
	f.steer.bind(cmd)
	flags.StringVarP(&f.out, "output", "o", "", "the directory for 01.html …, sheet.png and generation.json")
	return cmd
}

func (f breedFlags) request(seed uint64, kind artifact.Kind) (session.BreedRequest, error) {
	q := session.BreedRequest{Count: f.count, Rate: f.rate, Seed: seed, Keep: f.keep, Only: breed.Trait(f.only), Tile: tileView(kind)}
	if f.count < 1 || f.count > 99 {
		return q, usagef("-n %d: give a number from 1 to 99", f.count)
	}
	if f.rate < 0 || f.rate > 1 {
		return q, usagef("--rate %g: give a number from 0 to 1", f.rate)
	}
	for _, name := range f.locks {
		q.Locks = append(q.Locks, breed.Trait(name))
	}
	if err := knownTraits(kind, append(f.locks, f.only)...); err != nil {
		return q, err
	}
	if f.target != "" {
		target, err := session.ReadReference(f.target)
		if err != nil {
			return q, err
		}
		q.Target = target.Image
	}
	return q, nil
}

// knownTraits refuses what is no trait of a kind.
func knownTraits(kind artifact.Kind, names ...string) error {
	var known []string
	for _, t := range breed.Traits(kind) {
		known = append(known, string(t))
	}
	for _, name := range names {
		if name != "" && !slices.Contains(known, name) {
			return usagef("%q is no trait of a %s: there are %s", name, kind, strings.Join(known, ", "))
		}
	}
	return nil
}

// tileView is how a variant is drawn for a sheet on disk.
func tileView(kind artifact.Kind) render.Viewport { return session.View(kind).Within(640, 400) }

func (a *app) breed(ctx context.Context, files []string, f breedFlags) error {
	if len(files) == 0 {
		if a.session == "" && !history.Exists(".") {
			return usagef("breed: the design is missing; name a FILE (cultivar breed index.html -o variants), or add --session DIR")
		}
		return a.breedSession(ctx, f)
	}
	if f.out == "" {
		return usagef("breed needs -o DIR to put the variants in")
	}
	timing := newStages()
	p, err := a.readParents(files)
	if err != nil {
		return err
	}
	timing.done("read")
	if f.replay != "" {
		return a.replay(f, p)
	}
	q, err := f.request(a.seed, p.Artifacts[0].Kind)
	if err != nil {
		return err
	}
	if err := f.steer.fromFile(f.out, &q); err != nil {
		return err
	}
	o, err := a.options(ctx, true)
	if err != nil {
		return err
	}
	timing.done("browser")
	nursery := session.NewNursery(o)
	var events <-chan session.Event
	if f.theme != "" {
		a.note("a theme is worn by one variant")
		_, events = nursery.Wear(ctx, p, f.theme, q.Tile)
	} else {
		_, events = nursery.Breed(ctx, p, q)
	}
	g, shots, err := a.bred(ctx, events)
	if err != nil {
		return err
	}
	timing.done("breed")
	defer a.closing()()
	return a.writeGeneration(f.out, g, shots, q.Target, timing)
}

// bred follows a generation to its end, and passes on what is said of it.
func (a *app) bred(ctx context.Context, events <-chan session.Event) (session.Generation, map[int]render.Shot, error) {
	shots := map[int]render.Shot{}
	g, said, err := a.follow(ctx, events, collect(shots))
	if err == nil && said != "" {
		a.note("%s", said)
	}
	return g, shots, err
}

// collect keeps the shots of a generation by tile.
func collect(shots map[int]render.Shot) func(session.Event) {
	return func(e session.Event) {
		if e, ok := e.(session.Pictured); ok {
			shots[e.Tile] = e.Shot
		}
	}
}

func (a *app) readParents(files []string) (session.Parents, error) {
	var p session.Parents
	for _, file := range files {
		design, err := a.readDesign(file)
		if err != nil {
			return p, err
		}
		if len(p.Artifacts) > 0 && design.Kind != p.Artifacts[0].Kind {
			return p, usagef("%s is a %s and %s a %s: parents must be of one kind", files[0], p.Artifacts[0].Kind, file, design.Kind)
		}
		p.Refs, p.Artifacts, p.Names = append(p.Refs, session.Ref(file)), append(p.Artifacts, design), append(p.Names, designName(file))
	}
	return p, nil
}

// breedSession breeds from a session and records the generation in it.
func (a *app) breedSession(ctx context.Context, f breedFlags) error {
	s, err := a.studio(ctx, true)
	if err != nil {
		return err
	}
	parents := make([]session.Ref, len(f.parents))
	for i, name := range f.parents {
		parents[i] = session.Ref(name)
	}
	main := session.Ref("head")
	if len(parents) > 0 {
		main = parents[0]
	}
	design, err := s.Artifact(ctx, main)
	if err != nil {
		return err
	}
	q, err := f.request(a.seed, design.Kind)
	if err != nil {
		return err
	}
	timing := newStages()
	var events <-chan session.Event
	if f.theme != "" {
		_, events = s.Wear(ctx, main, f.theme, q.Tile)
	} else if events, err = f.steer.inSession(ctx, s, parents, q); err != nil {
		return err
	}
	g, shots, err := a.bred(ctx, events)
	if err != nil {
		return err
	}
	timing.done("breed")
	if f.out != "" {
		return a.writeGeneration(f.out, g, shots, q.Target, timing)
	}
	a.listVariants(g, nil)
	return a.result(generationResult(g, nil, timing))
}
