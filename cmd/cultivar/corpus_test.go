package main

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"image/draw"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed"
	"cultivar/session/export"
)

// bredDesign is what one generation of nine came to.
type bredDesign struct {
	tiles, traits int
	broken        []string // what is wrong with tiles that was not wrong with the parent
	alike         int      // tiles that look like the parent or an earlier tile
	nearest       pair     // the two that are least apart
	pictures      []image.Image
	labels        []string
}

// pair is two pictures of a generation side by side, and how far they are apart.
type pair struct {
	apart float64
	both  image.Image
	label string
}

func pairOf(a, b *image.RGBA, apart float64, label string) pair {
	size := a.Bounds().Size()
	both := image.NewRGBA(image.Rect(0, 0, 2*size.X+2, size.Y))
	draw.Draw(both, a.Bounds(), a, image.Point{}, draw.Src)
	draw.Draw(both, b.Bounds().Add(image.Pt(size.X+2, 0)), b, image.Point{}, draw.Src)
	return pair{apart, both, fmt.Sprintf("%.4f: %s", apart, label)}
}

// corpusTally is what all generations came to.
type corpusTally struct {
	mu              sync.Mutex
	designs, varied int
	sum             bredDesign
	pairs           []pair
}

func (c *corpusTally) add(d bredDesign, traits int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.designs++
	c.sum.tiles, c.sum.alike, c.sum.broken = c.sum.tiles+d.tiles, c.sum.alike+d.alike, append(c.sum.broken, d.broken...)
	if d.traits >= min(4, traits) {
		c.varied++
	}
	if d.nearest.both != nil {
		c.pairs = append(c.pairs, d.nearest)
	}
}

// keepNearest saves a sheet of the pairs that are nearest to breed.Alike where CULTIVAR_SHEETS says, one of a generation.
func (c *corpusTally) keepNearest(t *testing.T) {
	t.Helper()
	slices.SortFunc(c.pairs, func(a, b pair) int {
		return cmp.Compare(math.Abs(a.apart-breed.Alike), math.Abs(b.apart-breed.Alike))
	})
	var d bredDesign
	for _, p := range c.pairs[:min(24, len(c.pairs))] {
		d.pictures, d.labels = append(d.pictures, p.both), append(d.labels, p.label)
	}
	d.keep(t, "threshold")
}

// TestTheCorpusBreedsWell breeds nine of every design of a folder: exactly nine come of it, none is broken or less
// readable than its parent, they change at least four traits, and at least 95 in 100 are farther than breed.Alike
// from the parent and from each other. CULTIVAR_CORPUS names the folder; every tenth design is bred unless
// CULTIVAR_CORPUS_EVERY gives another step (`make breeding` breeds all). CULTIVAR_SHEETS names a folder for sheets
// of generations in which something is not as it should be, and for one of the pairs that are nearest to the threshold.
func TestTheCorpusBreedsWell(t *testing.T) {
	camera := corpusCamera(t)
	every := 10
	_, _ = fmt.Sscan(os.Getenv("CULTIVAR_CORPUS_EVERY"), &every)
	var all corpusTally
	t.Run("designs", func(t *testing.T) {
		for _, file := range corpusDesigns(t, every) {
			design, _, err := artifact.Open(file)
			if err != nil {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				d := breedDesign(t, camera, design)
				if d.tiles == 0 {
					t.Logf("%s: its parent is broken", file)
					return
				}
				traits := len(breed.Traits(design.Kind))
				all.add(d, traits)
				if d.tiles != 9 || d.alike > 0 || len(d.broken) > 0 || d.traits < min(4, traits) {
					t.Logf("%s: %d tiles, %d traits, %d alike (%.4f), broken: %s", file, d.tiles, d.traits, d.alike, d.nearest.apart, strings.Join(d.broken, "; "))
					d.keep(t, filepath.Base(file))
				}
			})
		}
	})
	all.keepNearest(t)
	sum, designs := all.sum, all.designs
	t.Logf("%d designs, %d tiles, %d alike, %d broken, %d of %d with four traits", designs, sum.tiles, sum.alike, len(sum.broken), all.varied, designs)
	if sum.tiles != 9*designs {
		t.Errorf("%d designs gave %d tiles", designs, sum.tiles)
	}
	if len(sum.broken) > 0 {
		t.Errorf("%d tiles are broken", len(sum.broken))
	}
	if 20*sum.alike > sum.tiles {
		t.Errorf("%d of %d tiles look like another", sum.alike, sum.tiles)
	}
}

// keep saves a generation's sheet where CULTIVAR_SHEETS says.
func (d bredDesign) keep(t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("CULTIVAR_SHEETS")
	if dir == "" {
		return
	}
	data, err := export.ContactSheet(d.pictures, d.labels)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644)
	}
	if err != nil {
		t.Error(err)
	}
}

func corpusCamera(t *testing.T) render.Camera {
	t.Helper()
	if os.Getenv("CULTIVAR_CORPUS") == "" {
		t.Skip("CULTIVAR_CORPUS names no folder of designs")
	}
	found, err := browser.Find(t.Context(), os.Getenv("CULTIVAR_BROWSER"))
	if err != nil {
		t.Skip("no browser is installed:", err)
	}
	camera, err := browser.Open(t.Context(), browser.Options{Executable: found})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { camera.Close() })
	return camera
}

// corpusDesigns are the designs of the folder, one of so many.
func corpusDesigns(t *testing.T, every int) (files []string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(os.Getenv("CULTIVAR_CORPUS"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && slices.Contains([]string{".html", ".svg", ".glsl", ".frag", ".fs"}, filepath.Ext(path)) {
			if n++; n%every == 0 {
				files = append(files, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func breedDesign(t *testing.T, camera render.Camera, design artifact.Artifact) (d bredDesign) {
	t.Helper()
	p := session.Parents{Refs: []session.Ref{"parent"}, Artifacts: []artifact.Artifact{design}}
	q := session.BreedRequest{Count: 9, Seed: 3, Tile: session.View(design.Kind).Within(320, 200)}
	_, events := session.NewNursery(session.Options{Camera: camera}).Breed(context.WithoutCancel(t.Context()), p, q)
	shots := map[int]render.Shot{}
	traits := map[string]bool{}
	for e := range events {
		switch e := e.(type) {
		case session.Pictured:
			shots[e.Tile] = e.Shot
		case session.Proposed:
			for _, trait := range e.Variant.Traits {
				traits[trait] = true
			}
		}
	}
	d.tiles, d.traits, d.nearest = max(0, len(shots)-1), len(traits), pair{apart: 1}
	if d.tiles == 0 || shots[0].Image == nil {
		return d
	}
	d.pictures, d.labels = []image.Image{shots[0].Image}, []string{"parent"}
	for i := 1; i <= d.tiles; i++ {
		if degree, notes := breed.Broken([]breed.Look{lookAt(shots[0], q.Tile)}, lookAt(shots[i], q.Tile)); degree > 0 {
			d.broken = append(d.broken, fmt.Sprintf("tile %d: %s", i, strings.Join(notes, ", ")))
		}
		nearest := 1.0
		for k := range i {
			far := apart(shots[i].Image, shots[k].Image)
			if nearest = min(nearest, far); far < d.nearest.apart {
				d.nearest = pairOf(shots[k].Image, shots[i].Image, far, fmt.Sprintf("%s, %d and %d", design.Main, k, i))
			}
		}
		if nearest < breed.Alike {
			d.alike++
		}
		d.pictures = append(d.pictures, pictureOf(shots[i]))
		d.labels = append(d.labels, fmt.Sprintf("%d, %.4f from the nearest", i, nearest))
	}
	return d
}

func lookAt(s render.Shot, from render.Viewport) breed.Look {
	return breed.Look{Shot: s, Facts: session.Seen(s, from)}
}

// pictureOf is nil for a shot without a picture.
func pictureOf(s render.Shot) image.Image {
	if s.Image == nil {
		return nil
	}
	return s.Image
}

func apart(a, b *image.RGBA) float64 {
	if a == nil || b == nil {
		return 1
	}
	return compare.Distance(a, b)
}
