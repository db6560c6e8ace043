package terminal

import (
	"fmt"
	"slices"
	"strings"
)

// Conclude makes the best of what has been answered so far.
func (d *Detector) Conclude() Capabilities {
	defer d.tidy()
	c := Capabilities{Tmux: d.env("TMUX") != ""}
	c.Name, c.Version = nameVersion(d.version)
	if c.Name == "" {
		c.Name, c.Version = namedByEnvironment(d.env)
	}
	k := lookUp(c.Name, c.Version)
	c.Symbols = k.symbols
	c.Colors = d.colors(k)
	c.SixelRegisters = d.registers
	if c.SixelRegisters == 0 {
		c.SixelRegisters = 256
	}
	c.SixelMax = d.largest
	if c.SixelMax.Empty() {
		c.SixelMax = k.largest
	}
	c.Background = d.ground
	d.measure(&c)
	if c.Tmux {
		d.throughTmux(&c)
	} else {
		d.choose(&c, k)
	}
	d.override(&c)
	d.explain(&c)
	return c
}

// colors is the depth that the environment promises, or the terminal is known for.
func (d *Detector) colors(k known) Colors {
	term, promise := d.env("TERM"), strings.ToLower(d.env("COLORTERM"))
	switch {
	case d.env("NO_COLOR") != "" || term == "dumb":
		return ColorsNone
	case promise == "truecolor" || promise == "24bit" || strings.HasSuffix(term, "-direct"):
		return ColorsTrue
	case k.colors != ColorsNone:
		return k.colors
	case strings.Contains(term, "256color"):
		return Colors256
	}
	return Colors16
}

// measure finds the size of a cell: as answered, else from the window's size, else by guess.
func (d *Detector) measure(c *Capabilities) {
	cell := d.cell
	if cell.Empty() && !d.pixels.Empty() && !d.window.Empty() {
		cell = Size{d.pixels.W / d.window.W, d.pixels.H / d.window.H}
	}
	if !plausible(cell) {
		cell, c.CellGuessed = c.Cell(), true
	}
	c.CellWidth, c.CellHeight = cell.W, cell.H
}

// choose takes the best protocol among those that the terminal shows.
func (d *Detector) choose(c *Capabilities, k known) {
	shows := func(p Protocol) bool {
		switch {
		case slices.Contains(k.never, p):
			return false
		case p == Kitty:
			return d.kitty[directQuery]
		case p == Sixel:
			return slices.Contains(d.attributes, 4)
		}
		return p == ITerm2
	}
	order := k.prefer
	if order == nil {
		order = []Protocol{Kitty, Sixel}
	}
	c.Protocol = Blocks
	if i := slices.IndexFunc(order, shows); i >= 0 {
		c.Protocol = order[i]
	}
	c.KittyPlaceholders, c.Films, c.Keeps = k.placeholders, k.films, k.keeps
	c.Local = d.kitty[memoryQuery] && !d.remote()
}

// throughTmux knows that tmux keeps text with the pictures that ride in it and, from 3.4 on and if it
// was built so, sixel. Anything else would be drawn over its other panes.
func (d *Detector) throughTmux(c *Capabilities) {
	var t Tmux
	if d.tmux != nil {
		t = *d.tmux
	}
	c.Passthrough = t.Passthrough
	outer := t.outer()
	c.Symbols = max(min(outer.symbols, SymbolsSextant), SymbolsQuadrant)
	c.KittyPlaceholders, c.Films = outer.placeholders, outer.films
	switch {
	case outer.placeholders && t.Passthrough == On:
		c.Protocol = Kitty
	case slices.Contains(d.attributes, 4):
		c.Protocol = Sixel
	default:
		c.Protocol = Blocks
	}
}

// override heeds what a person asked for: a protocol, or no colours, which is a wish for text.
func (d *Detector) override(c *Capabilities) {
	switch {
	case d.wish != Auto:
		c.Protocol = d.wish
	case c.Colors == ColorsNone:
		c.Protocol = Words
	}
}

// explain writes down what was asked, and what would give better pictures.
func (d *Detector) explain(c *Capabilities) {
	for _, q := range []question{askVersion, askKitty, askMemory, askCell, askPixels, askRegisters, askLargest, askGround, askDevice} {
		c.Answers = append(c.Answers, Answer{string(q), d.raw[q], d.meaning(q, c)})
	}
	if c.Tmux {
		raw := ""
		if d.tmux != nil {
			raw = d.tmux.raw
		}
		c.Answers = append(c.Answers, Answer{"tmux", raw, "passthrough " + c.Passthrough.String()})
	}
	c.Answers = append(c.Answers, Answer{
		"environment", d.environment(),
		fmt.Sprintf("%s colours, %s blocks", c.Colors, c.Symbols),
	}, Answer{"decision", d.wished(), c.summary()})
	c.Advice = advice(*c, d)
}

func (d *Detector) meaning(q question, c *Capabilities) string {
	switch q {
	case askVersion:
		return strings.TrimSpace(c.Name + " " + c.Version)
	case askKitty:
		return yesNo(d.kitty[directQuery], "shows kitty pictures", "no kitty pictures")
	case askMemory:
		return yesNo(c.Local, "pixels go through memory", "pixels go through the line")
	case askCell, askPixels:
		return fmt.Sprintf("a cell has %d×%d pixels%s", c.CellWidth, c.CellHeight, yesNo(c.CellGuessed, " (a guess)", ""))
	case askGround:
		return yesNo(c.Background.A > 0, "soft edges are mixed with it", "edges of transparent pictures are hard")
	case askRegisters:
		return fmt.Sprintf("%d colours", c.SixelRegisters)
	case askLargest:
		if c.SixelMax.Empty() {
			return "no limit"
		}
		return fmt.Sprintf("larger ones than %d×%d are sent in pieces", c.SixelMax.W, c.SixelMax.H)
	}
	return yesNo(slices.Contains(d.attributes, 4), "shows sixel pictures", "no sixel pictures")
}

func yesNo(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

func (d *Detector) environment() string {
	var set []string
	for _, name := range []string{"TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR", "CULTIVAR_PROTOCOL"} {
		if v := d.env(name); v != "" {
			set = append(set, name+"="+Printable(v))
		}
	}
	return strings.Join(set, " ")
}

func (d *Detector) wished() string {
	if d.wish == Auto {
		return ""
	}
	return d.wish.String() + ", as asked for"
}

// summary is the decision in a few words.
func (c Capabilities) summary() string {
	switch {
	case c.Protocol == Kitty && c.KittyPlaceholders:
		return "kitty pictures that ride in the text"
	case c.Protocol == Kitty:
		return "kitty pictures, placed"
	case c.Protocol == Blocks:
		return fmt.Sprintf("%s blocks, %s colours", c.Symbols, c.Colors)
	case c.Protocol == Words:
		return "words"
	}
	return c.Protocol.String() + " pictures"
}
