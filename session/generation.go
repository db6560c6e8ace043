package session

import "time"

// Generation is the variants proposed together from the same parents.
type Generation struct {
	ID string `json:"id"`
	// Made is when it was proposed.
	Made    time.Time `json:"made"`
	Parents []Ref     `json:"parents"`
	// Head is the version that was checked out then.
	Head string  `json:"head"`
	Seed uint64  `json:"seed,string"`
	Rate float64 `json:"rate,omitempty"`
	// Instruction is set for a generation that was asked for in words.
	Instruction string    `json:"instruction,omitempty"`
	Variants    []Variant `json:"variants"`
}

// Variant finds a tile.
func (g Generation) Variant(tile int) (Variant, bool) {
	for _, v := range g.Variants {
		if v.Tile == tile {
			return v, true
		}
	}
	return Variant{}, false
}
