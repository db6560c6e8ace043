package themes

import (
	"fmt"
	"strconv"
)

// MaxCode is the largest style code; larger integers wrap, and negative ones count as their absolute value.
const MaxCode = 1<<30 - 1

// gene is a field of a style code: so many bits at so many bits from the right, of one trait.
type gene struct {
	shift, bits uint
	trait       string
}

// The genes of a style code, after scrambling is undone.
var (
	geneHue     = gene{0, 6, "palette"}
	geneScheme  = gene{6, 3, "palette"}
	geneMode    = gene{9, 2, "palette"}
	geneTint    = gene{11, 2, "palette"}
	geneVivid   = gene{13, 2, "palette"}
	genePairing = gene{15, 4, "type"}
	geneScale   = gene{19, 2, "type"}
	geneWeight  = gene{21, 1, "type"}
	geneSpace   = gene{22, 2, "space"}
	geneRadius  = gene{24, 2, "shape"}
	geneDepth   = gene{26, 2, "shape"}
	geneMotion  = gene{28, 2, "motion"}
	genes       = []gene{geneHue, geneScheme, geneMode, geneTint, geneVivid, genePairing, geneScale, geneWeight, geneSpace, geneRadius, geneDepth, geneMotion}
)

func (g gene) of(bits uint32) int { return int(bits >> g.shift & (1<<g.bits - 1)) }
func (g gene) mask() uint32       { return (1<<g.bits - 1) << g.shift }
func normal(code int) int {
	if code < 0 {
		code = -(code + 1)
	}
	return code & MaxCode
}

// unscramble spreads a code over all the bits, so that neighbouring codes look unlike; it is a bijection on 30 bits.
func unscramble(code int) uint32 {
	x := uint32(code) & MaxCode
	for range 2 {
		x ^= x >> 15
		x = x * 0x2c1b3c6d & MaxCode
	}
	return x ^ x>>13
}

// scramble is the inverse of unscramble.
func scramble(x uint32) int {
	x ^= x>>13 ^ x>>26
	for range 2 {
		x = x * inverse(0x2c1b3c6d) & MaxCode
		x ^= x >> 15
	}
	return int(x)
}

// inverse is the multiplicative inverse of an odd number modulo 2^32, by Newton's iteration.
func inverse(n uint32) uint32 {
	x := n
	for range 5 {
		x *= 2 - n*x
	}
	return x
}

// FromCode is the theme that a style code names. Equal codes give equal themes on every machine.
func FromCode(code int) Theme {
	code = normal(code)
	bits := unscramble(code)
	t := Theme{Name: strconv.Itoa(code), Code: code}
	t.Dark = geneMode.of(bits) == 3
	t.Palette = paletteOf(bits)
	t.Type = typeOf(bits)
	t.Space = []float64{6, 8, 10, 12}[geneSpace.of(bits)]
	t.Shape = shapeOf(bits, t.Palette, t.Dark)
	t.Motion = motions[geneMotion.of(bits)]
	return t
}

// Cross is a style code whose theme has some traits of a's theme and some of b's, at least one of each where they differ.
// It depends on nothing but a and b.
func Cross(a, b int) int {
	x, y := unscramble(normal(a)), unscramble(normal(b))
	dice := unscramble(int((x ^ y<<7 ^ y>>3) & MaxCode))
	fromB := map[string]bool{"palette": dice&1 != 0, "space": dice&4 != 0, "shape": dice&8 != 0, "motion": dice&16 != 0}
	fromB["type"] = !fromB["palette"]
	child := x
	for _, g := range genes {
		if fromB[g.trait] {
			child = child&^g.mask() | y&g.mask()
		}
	}
	return scramble(child)
}

// hueOffsets gives, for each scheme, how far the second accent lies from the first.
var hueOffsets = []float64{0, 35, 180, 150, 120, -40, 210, 75}

func paletteOf(bits uint32) Palette {
	hue := float64(geneHue.of(bits)) * 360 / 64
	second := hue + hueOffsets[geneScheme.of(bits)]
	vivid := []float64{0.08, 0.13, 0.17, 0.21}[geneVivid.of(bits)]
	tint := []float64{0.003, 0.01, 0.018, 0.03}[geneTint.of(bits)]
	ground := []float64{hue, hue, second, 75}[geneScheme.of(bits)%4]
	hex := func(l, c, h float64) string { return LCH{l, c, Hue(h), 1}.Hex() }
	l := lightnesses[geneMode.of(bits)]
	return Palette{
		Background: hex(l.background, tint, ground), Surface: hex(l.surface, tint*1.1, ground), Text: hex(l.text, tint, ground),
		Muted: hex(l.muted, tint*1.3, ground), Border: hex(l.border, tint*1.5, ground),
		Accent: hex(l.accent, vivid, hue), Accent2: hex(l.accent, vivid*0.9, second),
		Success: hex(l.accent, 0.14, 150), Warning: hex(l.accent, 0.14, 75), Danger: hex(l.accent, 0.18, 25),
	}.settled()
}

type lightness struct{ background, surface, text, muted, border, accent float64 }

// lightnesses are those of white, paper, tinted and dark themes.
var lightnesses = [4]lightness{
	{1, 0.972, 0.22, 0.5, 0.89, 0.55},
	{0.975, 0.995, 0.24, 0.5, 0.87, 0.53},
	{0.94, 0.975, 0.24, 0.47, 0.83, 0.5},
	{0.19, 0.235, 0.94, 0.73, 0.33, 0.76},
}

func typeOf(bits uint32) Type {
	pair := Pairings[genePairing.of(bits)]
	scale := geneScale.of(bits)
	t := Type{
		Heading: pair.Heading, Body: pair.Body, Mono: Mono, Size: 16,
		Scale: []float64{1.2, 1.25, 1.333, 1.414}[scale], Leading: []float64{1.5, 1.55, 1.6, 1.65}[scale],
		HeadingWeight: []int{600, 700}[geneWeight.of(bits)], HeadingCase: "none", HeadingTrack: -0.01,
	}
	switch pair.Heading.Name {
	case Didone.Name, OldStyle.Name:
		t.HeadingWeight -= 200
	case Condensed.Name:
		t.HeadingCase, t.HeadingTrack = "uppercase", 0.02
	case Mono.Name, Typewriter.Name:
		t.HeadingTrack = -0.02
	}
	return t
}

func shapeOf(bits uint32, p Palette, dark bool) Shape {
	s := Shape{Radius: []float64{0, 4, 10, 20}[geneRadius.of(bits)], Border: 1, Depth: depths[geneDepth.of(bits)]}
	if s.Depth == "hard" {
		s.Border = 2
	}
	s.Shadow = ShadowOf(s.Depth, p.Text, dark)
	return s
}

var depths = [4]string{"flat", "soft", "raised", "hard"}

// ShadowOf is the box-shadow of a depth (flat, soft, raised, hard); ink colours a hard one.
func ShadowOf(depth, ink string, dark bool) string {
	strength := 0.1
	if dark {
		strength = 0.4
	}
	switch depth {
	case "soft":
		return fmt.Sprintf("0 1px 3px rgba(0, 0, 0, %s), 0 4px 12px rgba(0, 0, 0, %s)", decimals(strength, 2), decimals(strength*0.7, 2))
	case "raised":
		return fmt.Sprintf("0 2px 6px rgba(0, 0, 0, %s), 0 16px 40px rgba(0, 0, 0, %s)", decimals(strength*0.8, 2), decimals(strength*1.4, 2))
	case "hard":
		return "5px 5px 0 " + ink
	}
	return "none"
}

var motions = [4]Motion{
	{"still", 0, "linear"}, {"quick", 120, "ease-out"}, {"gentle", 280, "cubic-bezier(0.2, 0, 0, 1)"}, {"springy", 420, "cubic-bezier(0.34, 1.56, 0.64, 1)"},
}
