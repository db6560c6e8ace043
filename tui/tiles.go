package tui

import (
	"fmt"
	"slices"

	"cultivar/tui/grid"
)

// showTiles tells the grid and the history what is there.
func (m *Model) showTiles() {
	marked := map[string]bool{}
	for _, ref := range m.marks {
		marked[string(ref)] = true
	}
	m.history.SetMarked(m.marks)
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
	m.grid.SetTiles(tiles)
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
