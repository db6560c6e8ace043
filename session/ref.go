package session

import (
	"fmt"
	"strconv"
	"strings"
)

// Ref names an artifact in a session: a version by its commit id, or a variant by its generation
// and tile ("20261122T174512-3f2a/07").
type Ref string

// TileRef names a variant.
func TileRef(generation string, tile int) Ref {
	return Ref(fmt.Sprintf("%s/%02d", generation, tile))
}

// Tile splits a Ref that names a variant.
func (r Ref) Tile() (generation string, tile int, ok bool) {
	generation, number, ok := strings.Cut(string(r), "/")
	if !ok {
		return "", 0, false
	}
	tile, err := strconv.Atoi(number)
	return generation, tile, err == nil
}
