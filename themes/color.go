package themes

import (
	"fmt"
	"math"
)

// Color is a gamma-encoded sRGB colour. Components are nominally 0 to 1 and may lie outside that range for
// colours that sRGB cannot show; A is the alpha, 0 to 1.
type Color struct{ R, G, B, A float64 }

// LCH is a colour in OKLCH: lightness 0 to 1, chroma 0 to about 0.37, hue in degrees 0 to 360, alpha 0 to 1.
type LCH struct{ L, C, H, A float64 }

// Lab is a colour in OKLab without alpha.
type Lab struct{ L, A, B float64 }

// RGB8 is the opaque colour with the given 8-bit components.
func RGB8(r, g, b uint8) Color {
	return Color{float64(r) / 255, float64(g) / 255, float64(b) / 255, 1}
}

// Hex writes the colour as "#rrggbb", or "#rrggbbaa" if it is not opaque. Components are clipped to the gamut.
func (c Color) Hex() string {
	r, g, b := c.Bytes()
	if a := byteOf(c.A); a != 255 {
		return fmt.Sprintf("#%02x%02x%02x%02x", r, g, b, a)
	}
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}

// Bytes are the 8-bit components, clipped to the gamut.
func (c Color) Bytes() (r, g, b uint8) { return byteOf(c.R), byteOf(c.G), byteOf(c.B) }

// Rounded is the colour as 8-bit components can hold it; the alpha is kept as it is.
func (c Color) Rounded() Color {
	r, g, b := c.Bytes()
	out := RGB8(r, g, b)
	out.A = c.A
	return out
}

// InGamut reports whether sRGB can show the colour.
func (c Color) InGamut() bool {
	const slack = 0.00005
	in := func(v float64) bool { return v >= -slack && v <= 1+slack }
	return in(c.R) && in(c.G) && in(c.B)
}

// Over is the colour as seen on an opaque backdrop.
func (c Color) Over(backdrop Color) Color {
	mix := func(top, under float64) float64 { return top*c.A + under*(1-c.A) }
	return Color{mix(c.R, backdrop.R), mix(c.G, backdrop.G), mix(c.B, backdrop.B), 1}
}

// Lab converts to OKLab. Source: Björn Ottosson, "A perceptual color space for image processing".
func (c Color) Lab() Lab { return LinearLab(linear(c.R), linear(c.G), linear(c.B)) }

// Color converts to opaque sRGB, which may lie outside the gamut.
func (p Lab) Color() Color {
	l := cube(p.L + 0.3963377774*p.A + 0.2158037573*p.B)
	m := cube(p.L - 0.1055613458*p.A - 0.0638541728*p.B)
	s := cube(p.L - 0.0894841775*p.A - 1.2914855480*p.B)
	return Color{
		encoded(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		encoded(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		encoded(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
		1,
	}
}

// LCH converts to OKLCH. The hue of a grey is 0.
func (c Color) LCH() LCH {
	p := c.Lab()
	chroma := math.Hypot(p.A, p.B)
	if chroma < 0.0005 {
		return LCH{L: p.L, A: c.A}
	}
	return LCH{p.L, chroma, Hue(math.Atan2(p.B, p.A) * 180 / math.Pi), c.A}
}

// Lab drops the alpha and converts to rectangular coordinates.
func (p LCH) Lab() Lab {
	sin, cos := math.Sincos(p.H * math.Pi / 180)
	return Lab{p.L, p.C * cos, p.C * sin}
}

// Raw converts to sRGB without regard to the gamut.
func (p LCH) Raw() Color {
	c := p.Lab().Color()
	c.A = p.A
	return c
}

// Hue brings an angle in degrees into 0 ≤ h < 360.
func Hue(degrees float64) float64 {
	h := math.Mod(degrees, 360)
	if h < 0 {
		h += 360
	}
	return h
}

// HueDistance is the smaller angle between two hues, 0 to 180.
func HueDistance(a, b float64) float64 {
	d := math.Abs(Hue(a) - Hue(b))
	return math.Min(d, 360-d)
}

// DeltaE is the distance of two colours in OKLab; 0.02 is just noticeable, black to white is 1.
// Source: CSS Color 4, "deltaEOK".
func DeltaE(a, b Color) float64 {
	p, q := a.Lab(), b.Lab()
	return math.Sqrt(sq(p.L-q.L) + sq(p.A-q.A) + sq(p.B-q.B))
}

// linearBytes are the linear values of 8-bit components, which most colours have.
var linearBytes = func() (out [256]float64) {
	for i := range out {
		out[i] = decoded(float64(i) / 255)
	}
	return out
}()

func linear(v float64) float64 {
	if n := math.Round(v * 255); n >= 0 && n <= 255 && math.Abs(n-v*255) < 1e-9 {
		return linearBytes[int(n)]
	}
	return decoded(v)
}

func decoded(v float64) float64 {
	switch a := math.Abs(v); {
	case a <= 0.04045:
		return v / 12.92
	default:
		return math.Copysign(math.Pow((a+0.055)/1.055, 2.4), v)
	}
}

func encoded(v float64) float64 {
	switch a := math.Abs(v); {
	case a <= 0.0031308:
		return v * 12.92
	default:
		return math.Copysign(1.055*math.Pow(a, 1/2.4)-0.055, v)
	}
}

func byteOf(v float64) uint8          { return uint8(math.Round(clamp(v, 0, 1) * 255)) }
func cube(v float64) float64          { return v * v * v }
func sq(v float64) float64            { return v * v }
func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }

// LinearLab converts linear-light sRGB components to OKLab.
func LinearLab(r, g, b float64) Lab {
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return Lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}
