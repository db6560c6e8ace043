package main

import (
	"cmp"
	"context"
	"fmt"
	"hash/crc32"
	"maps"
	"math"
	"math/rand/v2"
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
	// by is how much more of it than the design that all began with a tile has that counts as having it.
	by float64
}

var pickers = []picker{{"dark", 0.15}, {"round", 0.25}, {"warm", 0.15}}

// generationsPicked is how many generations a picker breeds; the ones at reported are reported.
const generationsPicked = 6

var reported = []int{0, 2, 5}

// outcome is, for each generation, the share of tiles that have what is liked: where each generation is bred on from
// the tile picked in the one before, and where it is bred from the design itself, so that nothing is inherited.
type outcome struct{ bredOn, afresh [generationsPicked]float64 }

func (o *outcome) add(more outcome) {
	for g := range o.bredOn {
		o.bredOn[g] += more.bredOn[g]
		o.afresh[g] += more.afresh[g]
	}
}

// picked sums the outcomes of a picker over designs, with taste and without.
type picked struct {
	with, without outcome
	designs       float64
}

func (p *picked) add(with, without outcome) {
	p.designs++
	p.with.add(with)
	p.without.add(without)
}

// String tells generations 1, 3 and 6, with taste and without.
func (p *picked) String() string {
	row := func(shares [generationsPicked]float64) (cells string) {
		for _, g := range reported {
			cells += fmt.Sprintf("%5.0f", 100*shares[g]/p.designs)
		}
		return cells
	}
	return fmt.Sprintf("%7.0f |%s |%s |%s |%s", p.designs, row(p.with.afresh), row(p.without.afresh), row(p.with.bredOn), row(p.without.bredOn))
}

// inherited is how far the share with taste may lie below that without where what is liked is inherited anyway.
const inherited = 0.1

const pickedHead = `tiles with what is liked, in %, in generations 1, 3 and 6
                           |  bred from the design itself    |     bred on from the picks
                   designs |      taste     |  without taste |      taste     |  without taste`

// TestPickersGetMoreOfWhatTheyLike breeds six generations of designs of each kind in sessions with pickers, with
// taste and without, and logs how many tiles have what is liked in generations 1, 3 and 6. `make breeding` runs it with ten of each kind: CULTIVAR_PICKERS says how many.
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
					t.Logf("%-18s %s", p.likes, &picked{with, without, 1})
				}
			})
		}
	})
	t.Log(pickedHead)
	for _, name := range slices.Sorted(maps.Keys(byKind)) {
		t.Logf("%-18s %s", name, byKind[name])
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		p := all[name]
		t.Logf("%-18s %s", name, p)
		for _, g := range reported[1:] {
			if p.with.afresh[g] <= p.without.afresh[g] || p.with.bredOn[g] < p.without.bredOn[g]-inherited*p.designs {
				t.Errorf("in generation %d taste brings a picker who likes %s no more of it", g+1, name)
			}
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

// pick breeds generations, each on from the tile picked in the one before, and those that are reported from the design
// itself besides, which teaches nothing.
func (p picker) pick(t *testing.T, camera render.Camera, a artifact.Artifact, learns bool) (out outcome) {
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
	var from float64
	var parents []session.Ref
	seeds := rand.New(rand.NewPCG(uint64(crc32.ChecksumIEEE([]byte(a.Main))), 1)) // others for each design, the same for all its pickers
	for g := range generationsPicked {
		q := session.BreedRequest{Count: 9, Seed: seeds.Uint64() >> 1, Rate: 0.4, Tile: pickersTile(a.Kind)}
		bred, first, seen := generationOf(ctx, s, parents, q)
		if len(bred.Variants) == 0 {
			return out
		}
		if g == 0 {
			from = first[p.likes]
		}
		out.bredOn[g] = p.share(bred, from)
		out.afresh[g] = out.bredOn[g]
		if g > 0 && slices.Contains(reported, g) {
			bred, _, seen := generationOf(ctx, s, nil, q)
			out.afresh[g] = p.share(bred, from)
			if learns {
				seen.keep(t, fmt.Sprintf("%s %s %d", a.Main, p.likes, g+1))
			}
		}
		if learns && g == generationsPicked-1 {
			seen.keep(t, fmt.Sprintf("%s %s bred on", a.Main, p.likes))
		}
		best := slices.MaxFunc(bred.Variants, func(a, b session.Variant) int { return cmp.Compare(a.Look[p.likes], b.Look[p.likes]) })
		s.Mark(ctx, best.Ref(), true)
		parents = []session.Ref{best.Ref()}
	}
	return out
}

// share is how many of a generation's tiles have clearly more of what is liked than the design that all began with.
func (p picker) share(bred session.Generation, from float64) float64 {
	n := 0.0
	for _, v := range bred.Variants {
		if v.Look[p.likes] >= from+p.by {
			n++
		}
	}
	return n / math.Max(1, float64(len(bred.Variants)))
}

// pickersTile is small, for speed, unless sheets are kept to be looked at.
func pickersTile(kind artifact.Kind) render.Viewport {
	if os.Getenv("CULTIVAR_SHEETS") != "" {
		return session.View(kind).Within(320, 200)
	}
	return session.View(kind).Within(120, 75)
}

// generationOf breeds, and gives the features of the first parent and the pictures besides.
func generationOf(ctx context.Context, s *session.Studio, parents []session.Ref, q session.BreedRequest) (bred session.Generation, parent map[string]float64, seen bredDesign) {
	var captions []string
	_, events := s.Breed(ctx, parents, q)
	for e := range events {
		switch e := e.(type) {
		case session.Pictured:
			if e.Tile == 0 {
				parent = lookAt(e.Shot, q.Tile).Features()
			}
			seen.pictures, seen.labels = append(seen.pictures, pictureOf(e.Shot)), append(seen.labels, "parent")
		case session.Proposed:
			captions = append(captions, e.Variant.Caption)
		case session.Done:
			bred = e.Generation
		}
	}
	if len(seen.labels) > 0 {
		copy(seen.labels[1:], captions)
	}
	return bred, parent, seen
}
