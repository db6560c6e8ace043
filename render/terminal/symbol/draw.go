package symbol

import (
	"image"
	"runtime"
	"sync"
)

// Draw turns img, whose pixels are the cells' own (cols·w by rows·h of the set's grid), into rows of
// text. Each row shows cols cells and ends with the colours reset. Pixels that are more than half
// transparent show the terminal's background.
func Draw(img *image.RGBA, cols, rows int, set Set, depth Depth) []string {
	gw, gh := set.Grid()
	cols, rows = min(cols, img.Rect.Dx()/gw), min(rows, img.Rect.Dy()/gh)
	if cols <= 0 || rows <= 0 {
		return nil
	}
	d := drawing{img: img, cols: cols, set: set, depth: depth, gw: gw, gh: gh}
	if depth == Mono {
		return d.mono(rows)
	}
	lines := make([]string, rows)
	if depth == Color16 {
		d.spread = newSpread(cols)
		d.lines(lines, 0, rows)
		return lines
	}
	var wg sync.WaitGroup
	n := min(runtime.GOMAXPROCS(0), rows)
	for i := range n {
		wg.Go(func() { d.lines(lines, rows*i/n, rows*(i+1)/n) })
	}
	wg.Wait()
	return lines
}

// drawing is one picture on its way to text.
type drawing struct {
	img    *image.RGBA
	cols   int
	set    Set
	depth  Depth
	gw, gh int
	spread *spread // error left to the next cells, in 16 colours
}

func (d *drawing) lines(out []string, from, to int) {
	buf := make([]byte, 0, d.cols*24)
	for y := from; y < to; y++ {
		buf = d.line(buf[:0], y)
		out[y] = string(buf)
	}
}

// line draws one row of cells, writing colours only where they change.
func (d *drawing) line(out []byte, y int) []byte {
	if d.spread != nil {
		d.spread.nextRow()
	}
	pen := pen{depth: d.depth}
	var c cell
	for x := range d.cols {
		c.read(d.img, x*d.gw, y*d.gh, d.gw, d.gh)
		out = pen.put(out, d.shape(&c, x))
	}
	return append(out, "\x1b[m"...)
}

// shape is what a cell becomes: a pattern with the colours of its set and of its unset pixels.
type shape struct {
	glyph        string
	fore, back   rgb
	foreN, backN int // colour numbers below true colour
	clear        bool
	full         bool // the background is not seen
	blank        bool // the foreground is not seen
}

func (d *drawing) shape(c *cell, x int) shape {
	switch {
	case c.opaque == 0:
		return shape{glyph: " ", clear: true, blank: true}
	case c.opaque != 1<<c.n-1:
		return d.cutOut(c)
	case d.depth == Color16:
		return d.shape16(c, x)
	}
	pattern := c.split()
	fore, back := c.means(pattern)
	s := shape{glyph: glyphs[d.set][pattern], fore: fore, back: back, blank: pattern == 0, full: pattern == 1<<c.n-1}
	if d.depth == Color256 {
		s.foreN, s.backN = nearest256(fore), nearest256(back)
	}
	return s
}

// cutOut shows the opaque pixels in their mean colour on the terminal's own background.
func (d *drawing) cutOut(c *cell) shape {
	fore, _ := c.means(c.opaque)
	s := shape{glyph: glyphs[d.set][c.opaque], fore: fore, clear: true}
	switch d.depth {
	case Color256:
		s.foreN = nearest256(fore)
	case Color16:
		s.foreN = nearest16(fore)
	}
	return s
}

// pen writes cells and remembers the colours that are set.
type pen struct {
	depth      Depth
	fore, back int32 // what is set, as colour or number; unset below zero
	begun      bool
}

const unset = -1

func (p *pen) put(out []byte, s shape) []byte {
	if !p.begun {
		p.fore, p.back, p.begun = unset, unset, true
	}
	fore, back := p.code(s.fore, s.foreN), p.code(s.back, s.backN)
	if s.clear {
		back = unset
	}
	newFore := !s.blank && fore != p.fore
	newBack := !s.full && back != p.back
	if newFore || newBack {
		out = append(out, "\x1b["...)
		if newFore {
			out = sgr(out, p.depth, false, s.foreN, s.fore)
			p.fore = fore
		}
		if newFore && newBack {
			out = append(out, ';')
		}
		if newBack && back == unset {
			out = append(out, "49"...)
		} else if newBack {
			out = sgr(out, p.depth, true, s.backN, s.back)
		}
		if newBack {
			p.back = back
		}
		out = append(out, 'm')
	}
	return append(out, s.glyph...)
}

func (p *pen) code(c rgb, n int) int32 {
	if p.depth == True {
		return c.r<<16 | c.g<<8 | c.b
	}
	return int32(n)
}
