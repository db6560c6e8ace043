package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed"
	"cultivar/session/export"
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
}

func (a *app) breedCommand() *cobra.Command {
	var f breedFlags
	cmd := &cobra.Command{
		Use:   "breed FILE...",
		Short: "Breed one generation of variants",
		Long: `Breed one generation with the embedded engine: no model, no network. Several files are parents of a crossover.
With --session it breeds from the head (or --parents) and records the generation.`,
		Args: args(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error { return a.breed(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.IntVarP(&f.count, "count", "n", 9, "how many variants")
	flags.Float64Var(&f.rate, "rate", 0.3, "the strength of mutation, 0 to 1")
	flags.StringSliceVar(&f.locks, "lock", nil, "traits that stay as they are ("+strings.Join(traitNames(), ", ")+")")
	flags.StringSliceVar(&f.keep, "keep", nil, "selectors whose elements stay as they are")
	flags.StringVar(&f.only, "only", "", "the one trait that changes")
	flags.StringVar(&f.target, "target", "", "a picture to come near to")
	flags.StringVar(&f.theme, "theme", "", "a theme or style code to wear instead of breeding")
	flags.StringVar(&f.replay, "replay", "", "a generation.json to make again, byte for byte")
	flags.StringSliceVar(&f.parents, "parents", nil, "with --session: versions or tiles to breed from")
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
	if err := knownTraits(append(f.locks, f.only)...); err != nil {
		return q, err
	}
	if f.target != "" {
		target, err := readPicture(f.target)
		if err != nil {
			return q, err
		}
		q.Target = target
	}
	return q, nil
}

// traitNames lists the traits of every kind: of pages and drawings first, then those that drawings or shaders have besides.
func traitNames() []string {
	return []string{"palette", "type", "space", "shape", "layout", "motion", "stroke", "texture", "domain", "function", "time"}
}

func knownTraits(names ...string) error {
	for _, name := range names {
		if name != "" && !slices.Contains(traitNames(), name) {
			return usagef("%q is no trait: there are %s", name, strings.Join(traitNames(), ", "))
		}
	}
	return nil
}

// tileView is how a variant is drawn for a sheet on disk.
func tileView(kind artifact.Kind) render.Viewport { return session.View(kind).Within(640, 400) }

func (a *app) breed(ctx context.Context, files []string, f breedFlags) error {
	if len(files) == 0 {
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
	shots := map[int]render.Shot{}
	g, _, err := a.follow(ctx, events, collect(shots))
	if err != nil {
		return err
	}
	timing.done("breed")
	defer a.closing()()
	return a.writeGeneration(f.out, g, p, shots, timing)
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
	} else {
		_, events = s.Breed(ctx, parents, q)
	}
	shots := map[int]render.Shot{}
	g, _, err := a.follow(ctx, events, collect(shots))
	if err != nil {
		return err
	}
	timing.done("breed")
	if f.out != "" {
		return a.writeGeneration(f.out, g, session.Parents{Artifacts: []artifact.Artifact{design}}, shots, timing)
	}
	a.listVariants(g, nil)
	return a.result(generationResult(g, nil, timing))
}

// writeGeneration puts the variants, their sheet and the generation's record into a directory.
func (a *app) writeGeneration(dir string, g session.Generation, p session.Parents, shots map[int]render.Shot, timing *stages) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &session.Problem{Attempted: "make " + dir, Cause: err.Error(), Do: "name another directory", Err: err}
	}
	sheet := make(chan error, 1)
	go func() { sheet <- writeSheet(filepath.Join(dir, "sheet.png"), g, shots) }()
	files, err := writeVariants(dir, g.Variants)
	if drawing := <-sheet; err == nil {
		err = drawing
	}
	if err != nil {
		return err
	}
	record, err := json.MarshalIndent(g, "", "  ")
	if err != nil {
		return err
	}
	if err := export.Write(filepath.Join(dir, "generation.json"), append(record, '\n')); err != nil {
		return err
	}
	timing.done("write")
	a.listVariants(g, files)
	if len(shots) > 0 {
		a.say("%s", filepath.Join(dir, "sheet.png"))
	}
	return a.result(generationResult(g, files, timing))
}

// writeVariants puts the variants into a directory and says where, by tile. Writing waits for the disk, so
// they are written at once.
func writeVariants(dir string, variants []session.Variant) (map[int]string, error) {
	paths, errs := make([]string, len(variants)), make([]error, len(variants))
	var wait sync.WaitGroup
	for i, v := range variants {
		wait.Go(func() { paths[i], errs[i] = writeVariant(dir, v) })
	}
	wait.Wait()
	files := map[int]string{}
	for i, v := range variants {
		files[v.Tile] = paths[i]
	}
	return files, errors.Join(errs...)
}

// writeVariant puts a variant of one file at 01.html, one of several at 01/index.html ….
func writeVariant(dir string, v session.Variant) (string, error) {
	name := fmt.Sprintf("%02d", v.Tile)
	if len(v.Artifact.Files) == 1 {
		file := filepath.Join(dir, name+filepath.Ext(v.Artifact.Main))
		return file, export.Write(file, v.Artifact.Source())
	}
	for path, data := range v.Artifact.Files {
		file := filepath.Join(dir, name, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", err
		}
		if err := export.Write(file, data); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, name, filepath.FromSlash(v.Artifact.Main)), nil
}

// writeSheet draws a generation on one picture, if it was drawn at all.
func writeSheet(path string, g session.Generation, shots map[int]render.Shot) error {
	if len(shots) == 0 {
		return nil
	}
	pictures := make([]image.Image, len(g.Variants)+1)
	labels := make([]string, len(g.Variants)+1)
	labels[0] = "0 parent"
	if s, ok := shots[0]; ok && s.Image != nil {
		pictures[0] = s.Image
	}
	for i, v := range g.Variants {
		labels[i+1] = fmt.Sprintf("%d %s", v.Tile, v.Caption)
		if s, ok := shots[v.Tile]; ok && s.Image != nil {
			pictures[i+1] = s.Image
		}
	}
	data, err := export.ContactSheet(pictures, labels)
	if err != nil {
		return err
	}
	return export.Write(path, data)
}

func (a *app) listVariants(g session.Generation, files map[int]string) {
	a.say("generation %s  seed %d", g.ID, g.Seed)
	for _, v := range g.Variants {
		passed, total := v.Passed()
		checks := "not checked"
		if total > 0 {
			checks = fmt.Sprintf("%d/%d checks", passed, total)
		}
		a.say("%3d  %-44s %-12s %s", v.Tile, v.Caption, checks, files[v.Tile])
	}
}

// variantResult is a variant in JSON.
type variantResult struct {
	Tile      int             `json:"tile"`
	Ref       session.Ref     `json:"ref"`
	File      string          `json:"file,omitempty"`
	Proposer  string          `json:"proposer"`
	Operators []string        `json:"operators"`
	Traits    []string        `json:"traits"`
	Caption   string          `json:"caption"`
	Distance  float64         `json:"distance"`
	Likeness  *float64        `json:"likeness,omitempty"`
	Checks    []session.Check `json:"checks"`
}

func generationResult(g session.Generation, files map[int]string, timing *stages) map[string]any {
	variants := make([]variantResult, len(g.Variants))
	for i, v := range g.Variants {
		r := variantResult{
			Tile: v.Tile, Ref: v.Ref(), File: files[v.Tile], Proposer: v.Proposer, Operators: []string{}, Traits: append([]string{}, v.Traits...),
			Caption: v.Caption, Distance: v.Distance, Likeness: v.Likeness, Checks: append([]session.Check{}, v.Checks...),
		}
		for _, gene := range v.Recipe.Genes {
			r.Operators = append(r.Operators, gene.Operator)
		}
		variants[i] = r
	}
	return map[string]any{"generation": g.ID, "seed": g.Seed, "variants": variants, "ms": timing.ms}
}

// replay makes the variants of a recorded generation again from the same parents.
func (a *app) replay(f breedFlags, p session.Parents) error {
	data, err := os.ReadFile(f.replay)
	if err != nil {
		return fmt.Errorf("read %s: %w", f.replay, err)
	}
	var g session.Generation
	if err := json.Unmarshal(data, &g); err != nil {
		return &session.Problem{Attempted: "replay " + f.replay, Cause: err.Error(), Do: "give the generation.json that breed wrote", Err: err}
	}
	timing := newStages()
	for i, v := range g.Variants {
		if v.Origin != session.Breed {
			return &session.Problem{Attempted: "replay " + f.replay, Cause: fmt.Sprintf("tile %d was made by %s, which has no recipe", v.Tile, v.Proposer), Do: "replay generations of breed"}
		}
		proposal, err := breed.Replay(p.Artifacts, v.Recipe)
		if err != nil {
			return fmt.Errorf("replay tile %d: %w", v.Tile, err)
		}
		g.Variants[i].Artifact = proposal.Artifact
	}
	timing.done("replay")
	return a.writeGeneration(f.out, g, p, nil, timing)
}
