package terminal

import "image/color"

// Colors is how many colours a terminal shows.
type Colors int

// Colour depths, growing.
const (
	ColorsNone Colors = iota
	Colors16
	Colors256
	ColorsTrue
)

func (c Colors) String() string { return [...]string{"none", "16", "256", "true"}[c] }

// Symbols is the set of block characters that a terminal's font bears.
type Symbols int

// Symbol sets, growing: cells of 1×2, 2×2, 2×3 and 2×4 pixels.
const (
	SymbolsHalf Symbols = iota
	SymbolsQuadrant
	SymbolsSextant
	SymbolsOctant
)

func (s Symbols) String() string { return [...]string{"half", "quadrant", "sextant", "octant"}[s] }

// Grid is the pixels of one cell, across and down.
func (s Symbols) Grid() Size {
	return [...]Size{{1, 2}, {2, 2}, {2, 3}, {2, 4}}[s]
}

// Switch is a setting that may be unknown.
type Switch int

// The states of a Switch.
const (
	Unknown Switch = iota
	Off
	On
)

func (s Switch) String() string { return [...]string{"unknown", "off", "on"}[s] }

// Capabilities are what one terminal can show, and how that was found out. The zero value is a
// terminal of which nothing is known.
type Capabilities struct {
	// Protocol is the best way to show pictures here, never Auto.
	Protocol Protocol
	// KittyPlaceholders says that kitty pictures can ride in text as Unicode placeholders.
	KittyPlaceholders bool
	// Keeps is how many sixel pictures the terminal keeps, those that are painted over among them; for
	// each one more it forgets another, the topmost in xterm. 0 is no known bound.
	Keeps int
	// Films says that the terminal itself plays the frames of a kitty picture.
	Films bool
	// CellWidth and CellHeight are the pixels of a cell; CellGuessed says that nobody told.
	CellWidth, CellHeight int
	CellGuessed           bool
	// SixelRegisters is how many colours a sixel picture may define.
	SixelRegisters int
	// SixelMax is the largest sixel picture in pixels, zero if there is no limit or nobody told.
	SixelMax Size
	Colors   Colors
	Symbols  Symbols
	// Background is the terminal's own, which soft edges of transparent pictures are mixed with where
	// the protocol knows no transparency; its alpha is zero if nobody told.
	Background color.RGBA
	// Tmux says that tmux is in between, Passthrough whether it lets pictures through.
	Tmux        bool
	Passthrough Switch
	// Local says that the terminal can read this machine's memory and files.
	Local bool
	// Name and Version are the terminal's own, printable, "" if it did not say.
	Name, Version string
	// Answers is the protocol of the detection, for people.
	Answers []Answer
	// Advice holds lines that say how to get better pictures; empty if nothing is to be gained.
	Advice []string
}

// Answer is one thing that was asked or looked at.
type Answer struct {
	Question string
	// Raw is what came back, printable; "" if nothing did.
	Raw string
	// Conclusion is what was made of it.
	Conclusion string
}

// Cell is the size of a cell in pixels, 10×20 if nobody told.
func (c Capabilities) Cell() Size {
	if c.CellWidth <= 0 || c.CellHeight <= 0 {
		return Size{10, 20}
	}
	return Size{c.CellWidth, c.CellHeight}
}

// Pixels is the size at which a picture in a box of cells is drawn best: the box's own pixels, or the
// pixels of its symbols. Whoever makes a picture for the box should make it at this size.
func (c Capabilities) Pixels(box Size) Size {
	cell := c.Cell()
	return Size{box.W * cell.W, box.H * cell.H}
}

// With is these capabilities with another protocol, as a person asks for it; Auto changes nothing.
func (c Capabilities) With(p Protocol) Capabilities {
	if p != Auto {
		c.Protocol = p
	}
	return c
}
