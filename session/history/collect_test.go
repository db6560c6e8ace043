package history

import (
	"fmt"
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
		limits Limits
		left   []int
	}{
		"all":                     {Limits{}, []int{2, 3}},
		"the newest":              {Limits{Keep: 2}, []int{2, 3, 7, 8}},
		"ancestors of what stays": {Limits{Keep: 3}, []int{2, 3, 5, 6, 7, 8}},
		"by age":                  {Limits{Before: day(5)}, []int{2, 3, 5, 6, 7, 8}},
		"by size":                 {Limits{Bytes: 9000}, []int{2, 3, 5, 6, 7, 8}},
		"far too large":           {Limits{Bytes: 1}, []int{2, 3}},
		"small enough":            {Limits{Bytes: 1 << 20}, []int{1, 2, 3, 4, 5, 6, 7, 8}},
	} {
		t.Run(name, func(t *testing.T) {
			g := plant(t)
			seed := g.seed("one")
			for n := 1; n <= 8; n++ {
				gen := session.Generation{ID: id(n), Made: day(n), Variants: []session.Variant{{Tile: 1, Artifact: page(strings.Repeat("x", 1000) + id(n))}}}
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
			n, err := g.Prune(t.Context(), c.limits)
			g.do(err)
			left, err := g.List(t.Context())
			g.do(err)
			var want []string
			for _, n := range c.left {
				want = append(want, id(n))
			}
			if !slices.Equal(left, want) || n != 8-len(want) {
				t.Errorf("%d dropped, %v left, want %v", n, left, want)
			}
		})
	}
}
