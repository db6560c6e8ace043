package history

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cultivar/session"
)

func TestPrune(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	id := func(n int) string { return fmt.Sprintf("202601%02dT000000-0000", n) }
	for name, c := range map[string]struct {
		limits session.Limits
		left   []int
	}{
		"all":                     {session.Limits{}, []int{2, 3}},
		"the newest":              {session.Limits{Keep: 2}, []int{2, 3, 7, 8}},
		"ancestors of what stays": {session.Limits{Keep: 3}, []int{2, 3, 5, 6, 7, 8}},
		"by age":                  {session.Limits{Before: day(5)}, []int{2, 3, 5, 6, 7, 8}},
		"by size":                 {session.Limits{Bytes: 7800}, []int{2, 3, 5, 6, 7, 8}},
		"far too large":           {session.Limits{Bytes: 1}, []int{2, 3}},
		"small enough":            {session.Limits{Bytes: 1 << 20}, []int{1, 2, 3, 4, 5, 6, 7, 8}},
	} {
		t.Run(name, func(t *testing.T) {
			g := plant(t)
			seed := g.seed("one")
			for n := 1; n <= 8; n++ {
				gen := session.Generation{ID: id(n), Made: day(n), Variants: []session.Variant{{Tile: 1, Artifact: page(noise(n))}}}
				switch n {
				case 3: // bred from generation 2, and accepted below
					gen.Variants[0].Parents = []session.Ref{session.TileRef(id(2), 1)}
				case 6: // bred from generation 5
					gen.Parents = []session.Ref{session.TileRef(id(5), 1)}
				}
				g.do(g.Record(t.Context(), gen))
			}
			d := draft("accepted", seed.ID)
			d.Variant = session.TileRef(id(3), 1)
			_, err := g.Commit(t.Context(), "accept", seed.ID, []session.Draft{d})
			g.do(err)
			dry := c.limits
			dry.DryRun = true
			would, err := g.Prune(t.Context(), dry)
			g.do(err)
			if all, err := g.List(t.Context()); err != nil || len(all) != 8 {
				t.Errorf("a dry run left %v, %v", all, err)
			}
			did, err := g.Prune(t.Context(), c.limits)
			g.do(err)
			left, err := g.List(t.Context())
			g.do(err)
			var want []string
			for _, n := range c.left {
				want = append(want, id(n))
			}
			if !slices.Equal(left, want) || did.Left != len(want) || len(did.Generations) != 8-len(want) {
				t.Errorf("%+v dropped, %v left, want %v", did, left, want)
			}
			if !slices.Equal(would.Generations, did.Generations) || would.Bytes != did.Bytes {
				t.Errorf("a dry run said %+v, and it was %+v", would, did)
			}
			if one := int64(800); did.Bytes < one*int64(8-len(want)) || did.Bytes > 2*one*int64(8-len(want)) {
				t.Errorf("%d bytes are said to have gone with %d generations", did.Bytes, 8-len(want))
			}
			g.sound()
		})
	}
}

// noise is text that does not compress well.
func noise(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	text := make([]byte, 1000)
	for i := range text {
		text[i] = byte('0' + r.IntN(75))
	}
	return string(text)
}

// What a collection drops leaves the disk at once, unless it was written a moment ago.
func TestPruningFreesTheDisk(t *testing.T) {
	g := plant(t)
	g.seed("one")
	for n := range 5 {
		g.do(g.Record(t.Context(), session.Generation{ID: fmt.Sprintf("2026010%dT000000-0000", n), Variants: []session.Variant{{Tile: 1, Artifact: page(noise(n))}}}))
	}
	packs, err := filepath.Glob(g.gitFile("objects/pack/*"))
	g.do(err)
	for _, pack := range packs {
		g.do(os.Chtimes(pack, time.Now().Add(-time.Hour), time.Now().Add(-time.Hour)))
	}
	file := filepath.Join(t.TempDir(), "late")
	g.do(os.WriteFile(file, []byte("late"), 0o644))
	late := g.plainGit("hash-object", "-w", file)
	gone, err := g.Generation(t.Context(), "20260100")
	g.do(err)
	id := objectID("blob", gone.Variants[0].Artifact.Source())
	_, err = g.Prune(t.Context(), session.Limits{Keep: 2})
	g.do(err)
	if there, err := g.reader.resolve(t.Context(), id); err != nil || there != "" {
		t.Errorf("%s is still on disk: %v", id, err)
	}
	if there, err := g.reader.resolve(t.Context(), strings.TrimSpace(late)); err != nil || there == "" {
		t.Errorf("what another program has just written is gone: %v", err)
	}
	g.sound()
}
