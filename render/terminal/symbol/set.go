// Package symbol draws pictures with block characters: each cell gets the shape and the two colours
// that leave the least error among all that the set and the colour depth can show.
//
// A cell is a grid of pixels, 1×2 to 2×4. Every way to split the grid in two that has a character is
// tried; the best colours of a split are its two means, so the error of a split is known from sums
// alone, and the best of all is found exactly.
package symbol

import "slices"

// Set is a family of block characters.
type Set int

// The sets: cells of 1×2, 2×2, 2×3 and 2×4 pixels.
const (
	Half Set = iota
	Quadrant
	Sextant
	Octant
)

// Grid is the pixels of a cell, across and down.
func (s Set) Grid() (w, h int) {
	switch s {
	case Quadrant:
		return 2, 2
	case Sextant:
		return 2, 3
	case Octant:
		return 2, 4
	}
	return 1, 2
}

// glyphs has the character of every pattern; bit y*width+x is set where pixel x, y is of the
// foreground's colour.
var glyphs = [...][]string{Half: halves(), Quadrant: quadrants(), Sextant: sextants(), Octant: octants()}

func halves() []string { return []string{" ", "▀", "▄", "█"} }

func quadrants() []string {
	return []string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}
}

// sextants follow their patterns' order from U+1FB00, without the four that other blocks show.
func sextants() []string {
	known := map[int]string{0: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}
	return inOrder(64, 0x1fb00, known)
}

// octants follow their patterns' order from U+1CD00, without those that other characters show.
func octants() []string {
	known := map[int]string{
		0x00: " ", 0x01: "\U0001cea8", 0x02: "\U0001ceab", 0x03: "\U0001fb82", 0x05: "▘", 0x0a: "▝", 0x0f: "▀",
		0x14: "\U0001fbe6", 0x28: "\U0001fbe7", 0x3f: "\U0001fb85", 0x40: "\U0001cea3", 0x50: "▖", 0x55: "▌",
		0x5a: "▞", 0x5f: "▛", 0x80: "\U0001cea0", 0xa0: "▗", 0xa5: "▚", 0xaa: "▐", 0xaf: "▜", 0xc0: "▂",
		0xf0: "▄", 0xf5: "▙", 0xfa: "▟", 0xfc: "▆", 0xff: "█",
	}
	return inOrder(256, 0x1cd00, known)
}

func inOrder(n int, first rune, known map[int]string) []string {
	all := make([]string, n)
	next := first
	for pattern := range all {
		if g, ok := known[pattern]; ok {
			all[pattern] = g
			continue
		}
		all[pattern] = string(next)
		next++
	}
	return all
}

// Pattern is the pattern that a set shows with a character, or -1.
func Pattern(s Set, glyph string) int { return slices.Index(glyphs[s], glyph) }
