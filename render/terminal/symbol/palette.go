package symbol

import (
	"strconv"
	"sync"
)

// Depth is the colours that a cell may have.
type Depth int

// The depths.
const (
	Mono Depth = iota
	Color16
	Color256
	True
)

// rgb is a colour of three channels, 0 to 255.
type rgb struct{ r, g, b int32 }

func (c rgb) distance(o rgb) int32 {
	r, g, b := c.r-o.r, c.g-o.g, c.b-o.b
	return r*r + g*g + b*b
}

// ansi16 are xterm's first sixteen colours; terminals differ here, and nobody can ask them all.
var ansi16 = [16]rgb{
	{0, 0, 0},
	{205, 0, 0},
	{0, 205, 0},
	{205, 205, 0},
	{0, 0, 238},
	{205, 0, 205},
	{0, 205, 205},
	{229, 229, 229},
	{127, 127, 127},
	{255, 0, 0},
	{0, 255, 0},
	{255, 255, 0},
	{92, 92, 255},
	{255, 0, 255},
	{0, 255, 255},
	{255, 255, 255},
}

// cube are the colours 16 to 255 of xterm: a cube of six levels and a ramp of 24 greys. These are the
// same everywhere.
var cube = sync.OnceValue(func() [256]rgb {
	var all [256]rgb
	copy(all[:], ansi16[:])
	level := func(i int) int32 { return int32([6]int{0, 95, 135, 175, 215, 255}[i]) }
	for i := range 216 {
		all[16+i] = rgb{level(i / 36), level(i / 6 % 6), level(i % 6)}
	}
	for i := range 24 {
		v := int32(8 + 10*i)
		all[232+i] = rgb{v, v, v}
	}
	return all
})

// nearest256 finds the colour among 16 to 255 that is closest: the closest of the cube, or of the ramp.
func nearest256(c rgb) int {
	q := 16 + 36*step(c.r) + 6*step(c.g) + step(c.b)
	grey := 232 + min(max((int((c.r+c.g+c.b)/3)-3)/10, 0), 23)
	all := cube()
	if all[grey].distance(c) < all[q].distance(c) {
		return grey
	}
	return q
}

func step(v int32) int {
	switch {
	case v < 48:
		return 0
	case v < 115:
		return 1
	}
	return int(min((v-35)/40, 5))
}

// sgr appends the parameters that set colour i of depth, or c itself in true colour.
func sgr(out []byte, d Depth, back bool, i int, c rgb) []byte {
	switch {
	case d == True:
		out = append(out, pick(back, "48;2;", "38;2;")...)
		out = append(strconv.AppendInt(out, int64(c.r), 10), ';')
		out = append(strconv.AppendInt(out, int64(c.g), 10), ';')
		return strconv.AppendInt(out, int64(c.b), 10)
	case d == Color256:
		return strconv.AppendInt(append(out, pick(back, "48;5;", "38;5;")...), int64(i), 10)
	case i >= 8:
		return strconv.AppendInt(out, int64(i-8+pickInt(back, 100, 90)), 10)
	}
	return strconv.AppendInt(out, int64(i+pickInt(back, 40, 30)), 10)
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func pickInt(yes bool, a, b int) int {
	if yes {
		return a
	}
	return b
}
