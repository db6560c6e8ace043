package main

import (
	"fmt"
	"os"
	"path/filepath"
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

// TestPickersGetMoreOfWhatTheyLike breeds six generations of ten designs of each kind in sessions with pickers, with
// taste and without, and logs the share of tiles that have what is liked in generations 1, 3 and 6. It takes half
// an hour: CULTIVAR_PICKERS says how many designs of each kind are bred.
func TestPickersGetMoreOfWhatTheyLike(t *testing.T) {
	designs := 0
	_, _ = fmt.Sscan(os.Getenv("CULTIVAR_PICKERS"), &designs)
	if designs == 0 {
		t.Skip("CULTIVAR_PICKERS says of how many designs of each kind generations are to be bred")
	}
	camera := corpusCamera(t)
	byKind := map[artifact.Kind][]artifact.Artifact{}
	for _, file := range corpusDesigns(t) {
		if a, _, err := artifact.Open(file); err == nil && len(byKind[a.Kind]) < designs {
			byKind[a.Kind] = append(byKind[a.Kind], a)
		}
	}
	for _, p := range pickers {
		var with, without [generationsPicked]float64
		n := 0.0
		for kind, list := range byKind {
			if p.likes == "round" && kind != artifact.Page {
				continue // roundness is measured of boxes
			}
			for _, a := range list {
				n++
				for g, share := range p.pick(t, camera, a, true) {
					with[g] += share
				}
				for g, share := range p.pick(t, camera, a, false) {
					without[g] += share
				}
			}
		}
		line := p.likes + ":"
		for _, g := range []int{0, 2, 5} {
			line += fmt.Sprintf(" generation %d %.0f %% with taste, %.0f %% without;", g+1, 100*with[g]/n, 100*without[g]/n)
		}
		t.Log(line)
		if with[2]+with[5] <= without[2]+without[5] {
			t.Errorf("taste brings a picker who likes %s no more of it", p.likes)
		}
	}
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
		_, events := s.Breed(ctx, parents, session.BreedRequest{Count: 9, Seed: uint64(g + 1), Rate: 0.4, Tile: session.View(a.Kind).Within(240, 150)})
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
