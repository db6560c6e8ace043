package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cultivar/tui/grid"
)

// showTiles tells the grid and the history what is there.
func (m *Model) showTiles() {
	marked := map[string]bool{}
	for _, ref := range m.marks {
		marked[string(ref)] = true
	}
	m.history.SetMarked(m.marks)
	m.grid.Quiet(false)
	if m.gen == nil {
		m.grid.SetTiles(nil)
		return
	}
	tiles := make([]grid.Tile, len(m.gen.tiles))
	for i, t := range m.gen.tiles {
		tiles[i] = grid.Tile{
			Number: t.number, Caption: m.caption(t), Marked: marked[string(t.ref)], Accepted: t.version != "",
			Making: m.gen.filling == t.number && t.number > 0 || slices.Contains(m.gen.queue, t.number),
			Wanted: m.gen.wants(t.number),
			Note:   checkNote(t),
		}
	}
	ownFirst(tiles)
	m.grid.SetTiles(tiles)
}

// ownFirst has captions say last what more than half of the tiles say, so that what tells them apart is not cut off.
func ownFirst(tiles []grid.Tile) {
	said := map[string]int{}
	for _, t := range tiles {
		for _, phrase := range phrases(t.Caption) {
			said[phrase]++
		}
	}
	for i, t := range tiles {
		list := phrases(t.Caption)
		slices.SortStableFunc(list, func(a, b string) int {
			return cmp.Compare(2*said[a]/len(tiles), 2*said[b]/len(tiles))
		})
		tiles[i].Caption = strings.Join(list, ", ")
	}
}

// phrases are the parts of a caption; a comma within “quotes” parts nothing.
func phrases(caption string) []string {
	var out []string
	for _, part := range strings.Split(caption, ", ") {
		if n := len(out); n > 0 && strings.Count(out[n-1], "“") > strings.Count(out[n-1], "”") {
			out[n-1] += ", " + part
			continue
		}
		out = append(out, part)
	}
	return out
}

// checkNote is said at a tile only if something is wrong with it.
func checkNote(t tile) string {
	if t.variant == nil {
		return ""
	}
	if passed, all := t.variant.Passed(); passed < all {
		return fmt.Sprintf("! %d/%d", passed, all)
	}
	return ""
}
