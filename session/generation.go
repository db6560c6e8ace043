package session

import (
	"strings"
	"time"
)

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

// Words say in one line how the generation came to be: what was asked for, else how it was proposed.
func (g Generation) Words() string {
	if g.Instruction != "" {
		return strings.Join(strings.Fields(g.Instruction), " ")
	}
	if len(g.Variants) == 0 {
		return ""
	}
	words := string(g.Variants[0].Origin)
	if len(g.Variants) == 1 && g.Variants[0].Caption != "" {
		return words + ": " + g.Variants[0].Caption
	}
	if len(g.Parents) > 1 {
		words += " from several parents"
	}
	return words
}
