package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

// picker is a designer who likes one quality: it marks the tile that has most of it and breeds on from there.
type picker struct {
	likes string
	// from is the value from which a tile has the quality.
	from float64
}

var pickers = []picker{{"dark", 0.1}, {"round", 0.5}, {"warm", 0.15}}

// generationsPicked is how many generations a picker breeds.
const generationsPicked = 6

// picked is the share of tiles with what is liked in each generation, summed over designs.
type picked struct {
	with, without [generationsPicked]float64
	designs       float64
}

func (p *picked) add(with, without [generationsPicked]float64) {
	p.designs++
	for g := range with {
		p.with[g] += with[g]
		p.without[g] += without[g]
	}
}

// String tells generations 1, 3 and 6, with taste and without.
func (p *picked) String() string {
	line := fmt.Sprintf("%2.0f designs", p.designs)
	for _, g := range []int{0, 2, 5} {
		line += fmt.Sprintf("; generation %d: %.0f %%, without %.0f %%", g+1, 100*p.with[g]/p.designs, 100*p.without[g]/p.designs)
	}
	return line
}

// TestPickersGetMoreOfWhatTheyLike breeds six generations of designs of each kind in sessions with pickers, with
// taste and without, and logs the share of tiles that have what is liked in generations 1, 3 and 6. `make breeding`
// runs it with ten of each kind: CULTIVAR_PICKERS says how many.
func TestPickersGetMoreOfWhatTheyLike(t *testing.T) {
	designs := 0
	_, _ = fmt.Sscan(os.Getenv("CULTIVAR_PICKERS"), &designs)
	if designs == 0 {
		t.Skip("CULTIVAR_PICKERS says of how many designs of each kind generations are to be bred")
	}
	camera := corpusCamera(t)
	all, byKind := map[string]*picked{}, map[string]*picked{}
	var mu sync.Mutex
	t.Run("designs", func(t *testing.T) {
		for _, a := range someOfEachKind(t, designs) {
			t.Run(a.Main, func(t *testing.T) {
				t.Parallel()
				once := &onceCamera{Camera: camera, shots: map[string]render.Shot{}}
				for _, p := range pickers {
					if p.likes == "round" && a.Kind != artifact.Page {
						continue // roundness is measured of boxes
					}
					with, without := p.pick(t, once, a, true), p.pick(t, once, a, false)
					mu.Lock()
					sumOf(all, p.likes).add(with, without)
					sumOf(byKind, fmt.Sprintf("%s, %ss", p.likes, a.Kind)).add(with, without)
					mu.Unlock()
				}
			})
		}
	})
	for _, name := range slices.Sorted(maps.Keys(byKind)) {
		t.Logf("%-16s %s", name, byKind[name])
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		p := all[name]
		t.Logf("%-16s %s", name, p)
		if p.with[2]+p.with[5] <= p.without[2]+p.without[5] {
			t.Errorf("taste brings a picker who likes %s no more of it", name)
		}
	}
}

func sumOf(sums map[string]*picked, name string) *picked {
	if sums[name] == nil {
		sums[name] = &picked{}
	}
	return sums[name]
}

// someOfEachKind are so many designs of each kind, spread over the corpus.
func someOfEachKind(t *testing.T, n int) (some []artifact.Artifact) {
	t.Helper()
	byKind := map[artifact.Kind][]artifact.Artifact{}
	for _, file := range corpusDesigns(t, 1) {
		if a, _, err := artifact.Open(file); err == nil {
			byKind[a.Kind] = append(byKind[a.Kind], a)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		list := byKind[kind]
		for i := range min(n, len(list)) {
			some = append(some, list[i*len(list)/n])
		}
	}
	return some
}

// onceCamera draws every design once: generations without taste are the same for all pickers.
type onceCamera struct {
	render.Camera
	mu    sync.Mutex
	shots map[string]render.Shot
}

func (c *onceCamera) Sheet(ctx context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	shots := make([]render.Shot, len(docs))
	var missing []render.Document
	var at []int
	for i, doc := range docs {
		c.mu.Lock()
		shot, known := c.shots[doc.Key()]
		c.mu.Unlock()
		if !known {
			missing, at = append(missing, doc), append(at, i)
			continue
		}
		shots[i] = shot
		each(i, shot)
	}
	if len(missing) == 0 {
		return shots, nil
	}
	_, err := c.Camera.Sheet(ctx, missing, from, func(k int, shot render.Shot) {
		shots[at[k]] = shot
		c.mu.Lock()
		c.shots[missing[k].Key()] = shot
		c.mu.Unlock()
		each(at[k], shot)
	})
	return shots, err
}

// pick breeds generations and gives the share of the liked quality in each.
func (p picker) pick(t *testing.T, camera render.Camera, a artifact.Artifact, learns bool) (shares [generationsPicked]float64) {
	t.Helper()
	ctx := t.Context()
	store, err := history.Create(ctx, filepath.Join(t.TempDir(), "session"))
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(store, session.Options{Camera: camera})
	defer s.Close()
	if _, err := s.Plant(ctx, a, session.Provenance{}, "seed"); err != nil {
		t.Fatal(err)
	}
	if err := s.SetTaste(ctx, learns); err != nil {
		t.Fatal(err)
	}
	var parents []session.Ref
	for g := range shares {
		_, events := s.Breed(ctx, parents, session.BreedRequest{Count: 9, Seed: uint64(g + 1), Rate: 0.4, Tile: session.View(a.Kind).Within(200, 125)})
		var bred session.Generation
		for e := range events {
			if done, ok := e.(session.Done); ok {
				bred = done.Generation
			}
		}
		if len(bred.Variants) == 0 {
			return shares
		}
		best := bred.Variants[0]
		for _, v := range bred.Variants {
			if v.Look[p.likes] >= p.from {
				shares[g] += 1 / float64(len(bred.Variants))
			}
			if v.Look[p.likes] > best.Look[p.likes] {
				best = v
			}
		}
		s.Mark(ctx, best.Ref(), true)
		if g%2 == 1 { // every other generation is bred from the design itself, so that not everything is inherited
			parents = nil
		} else {
			parents = []session.Ref{best.Ref()}
		}
	}
	return shares
}
