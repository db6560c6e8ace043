package themes

import (
	"fmt"
	"math"
	"strings"
)

func (v *Value) toColor(n [3]float64) (Color, error) {
	switch v.Form {
	case FormRGB:
		return Color{clamp(n[0]/255, 0, 1), clamp(n[1]/255, 0, 1), clamp(n[2]/255, 0, 1), 1}, nil
	case FormHSL:
		return fromHSL(n[0], clamp(n[1], 0, 100)/100, clamp(n[2], 0, 100)/100), nil
	case FormHWB:
		return fromHWB(n[0], clamp(n[1], 0, 100)/100, clamp(n[2], 0, 100)/100), nil
	case FormLab:
		return fromLab(n[0], n[1], n[2]), nil
	case FormLCH:
		sin, cos := math.Sincos(n[2] * math.Pi / 180)
		return fromLab(n[0], n[1]*cos, n[1]*sin), nil
	case FormOKLab:
		return Lab{clamp(n[0], 0, 1), n[1], n[2]}.Color(), nil
	case FormOKLCH:
		return LCH{clamp(n[0], 0, 1), math.Max(0, n[1]), Hue(n[2]), 1}.Raw(), nil
	}
	return fromProfile(strings.ToLower(v.args[0]), n)
}

func fromHSL(h, s, l float64) Color {
	f := func(n float64) float64 {
		k := math.Mod(n+Hue(h)/30, 12)
		return l - s*math.Min(l, 1-l)*math.Max(-1, math.Min(math.Min(k-3, 9-k), 1))
	}
	return Color{f(0), f(8), f(4), 1}
}

// HSL converts to hue in degrees, saturation and lightness 0 to 1, for writing hsl().
func (c Color) hsl() (h, s, l float64) {
	hi, lo := math.Max(c.R, math.Max(c.G, c.B)), math.Min(c.R, math.Min(c.G, c.B))
	l = (hi + lo) / 2
	d := hi - lo
	if d < 1e-9 {
		return 0, 0, l
	}
	s = d / (1 - math.Abs(2*l-1))
	switch hi {
	case c.R:
		h = math.Mod((c.G-c.B)/d, 6)
	case c.G:
		h = (c.B-c.R)/d + 2
	default:
		h = (c.R-c.G)/d + 4
	}
	return Hue(h * 60), s, l
}

func fromHWB(h, w, b float64) Color {
	if w+b >= 1 {
		g := w / (w + b)
		return Color{g, g, g, 1}
	}
	c := fromHSL(h, 1, 0.5)
	mix := func(v float64) float64 { return v*(1-w-b) + w }
	return Color{mix(c.R), mix(c.G), mix(c.B), 1}
}

// fromLab converts CIE Lab with the D50 white to sRGB. Source: CSS Color 4, sample code for conversions.
func fromLab(l, a, b float64) Color {
	const kappa, epsilon = 24389.0 / 27, 216.0 / 24389
	fy := (l + 16) / 116
	f := func(t float64) float64 {
		if c := t * t * t; c > epsilon {
			return c
		}
		return (116*t - 16) / kappa
	}
	x, z := f(a/500+fy)*0.9642956764, f(fy-b/200)*0.8251046025
	y := l / kappa
	if l > kappa*epsilon {
		y = cube(fy)
	}
	return fromXYZ(
		0.955473421488075*x-0.02309845494876471*y+0.06325924320057072*z,
		-0.0283697093338637*x+1.0099953980813041*y+0.021041441191917323*z,
		0.012314014864481998*x-0.020507649298898964*y+1.330365926242124*z,
	)
}

// toLab converts to CIE Lab with the D50 white.
func (c Color) toLab() (l, a, b float64) {
	const kappa, epsilon = 24389.0 / 27, 216.0 / 24389
	r, g, bl := linear(c.R), linear(c.G), linear(c.B)
	x := 0.4360747*r + 0.3850649*g + 0.1430804*bl
	y := 0.2225045*r + 0.7168786*g + 0.0606169*bl
	z := 0.0139322*r + 0.0971045*g + 0.7141733*bl
	f := func(t float64) float64 {
		if t > epsilon {
			return math.Cbrt(t)
		}
		return (kappa*t + 16) / 116
	}
	fx, fy, fz := f(x/0.9642956764), f(y), f(z/0.8251046025)
	return 116*fy - 16, 500 * (fx - fy), 200 * (fy - fz)
}

// fromXYZ converts CIE XYZ with the D65 white to sRGB.
func fromXYZ(x, y, z float64) Color {
	return Color{
		encoded(3.2409699419045226*x - 1.537383177570094*y - 0.4986107602930034*z),
		encoded(-0.9692436362808796*x + 1.8759675015077202*y + 0.04155505740717559*z),
		encoded(0.05563007969699366*x - 0.20397695888897652*y + 1.0569715142428786*z),
		1,
	}
}

func fromProfile(profile string, n [3]float64) (Color, error) {
	switch profile {
	case "srgb":
		return Color{n[0], n[1], n[2], 1}, nil
	case "srgb-linear":
		return Color{encoded(n[0]), encoded(n[1]), encoded(n[2]), 1}, nil
	case "display-p3":
		r, g, b := linear(n[0]), linear(n[1]), linear(n[2])
		return fromXYZ(
			0.4865709486482162*r+0.26566769316909306*g+0.1982172852343625*b,
			0.2289745640697488*r+0.6917385218365064*g+0.079286914093745*b,
			0.04511338185890264*g+1.043944368900976*b,
		), nil
	}
	return Color{}, fmt.Errorf("colour profile %q is not known", profile)
}
