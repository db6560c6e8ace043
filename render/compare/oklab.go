package compare

import "math"

// lab is a colour in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020).
type lab struct{ l, a, b float32 }

// linearOf maps an sRGB byte to linear light, 0 to 1 (IEC 61966-2-1).
var linearOf = func() (table [256]float32) {
	for i := range table {
		c := float64(i) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		table[i] = float32(c)
	}
	return table
}()

// toLab converts linear sRGB to OKLab.
func toLab(r, g, b float32) lab {
	l := cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func cbrt(x float32) float32 { return float32(math.Cbrt(float64(x))) }

// squared is the square of the colour difference ΔE OK.
func (x lab) squared(y lab) float64 {
	l, a, b := float64(x.l-y.l), float64(x.a-y.a), float64(x.b-y.b)
	return l*l + a*a + b*b
}
