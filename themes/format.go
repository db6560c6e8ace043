package themes

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Text is the colour as it was written.
func (v Value) Text() string { return v.text }

// Paints reports whether the value stands for a colour of its own: not transparent, not currentcolor.
func (v Value) Paints() bool { return v.Form != FormNone && v.Form != FormCurrent && v.Color.A > 0 }

// Format writes another colour in the notation of v: hex stays hex in its letter case, rgb() stays rgb() with
// its separators and the spelling of an alpha that has not changed. A keyword becomes hex. Numbers are rounded to fixed decimals.
func (v Value) Format(c Color) string {
	switch v.Form {
	case FormHex, FormNamed, FormNone, FormCurrent:
		return v.formatHex(c)
	case FormTriple, FormTripleHSL:
		return strings.Join(v.components(c), v.separator())
	}
	name, args := v.name, v.components(c)
	if v.Form == FormProfile {
		args = append([]string{"srgb"}, args...)
	}
	alpha := v.formatAlpha(c.A)
	if alpha != "" && v.comma && len(name) == 3 {
		name += "a"
	}
	out := name + "(" + strings.Join(args, v.separator())
	switch {
	case alpha == "":
	case v.comma:
		out += v.separator() + alpha
	default:
		out += " / " + alpha
	}
	return out + ")"
}

func (v Value) formatHex(c Color) string {
	hex := c.Hex()
	if v.Form == FormHex && len(v.text) <= 5 {
		hex = shortHex(hex)
	}
	if v.Form == FormHex && strings.ToUpper(v.text) == v.text && strings.ToLower(v.text) != v.text {
		return strings.ToUpper(hex)
	}
	return hex
}

// shortHex drops doubled digits where all are doubled.
func shortHex(hex string) string {
	short := []byte{'#'}
	for i := 1; i+1 < len(hex); i += 2 {
		if hex[i] != hex[i+1] {
			return hex
		}
		short = append(short, hex[i])
	}
	return string(short)
}

func (v Value) separator() string {
	if !v.comma {
		return " "
	}
	at := strings.IndexByte(v.text, ',')
	if at+1 < len(v.text) && v.text[at+1] == ' ' {
		return ", "
	}
	return ","
}

func (v Value) formatAlpha(a float64) string {
	if math.Abs(a-v.Color.A) < 0.0005 {
		return v.alpha
	}
	if strings.HasSuffix(v.alpha, "%") {
		return decimals(a*100, 1) + "%"
	}
	return decimals(a, 3)
}

func (v Value) components(c Color) []string {
	percent := func(i int) bool { return i < len(v.args) && strings.HasSuffix(v.args[i], "%") }
	switch v.Form {
	case FormRGB, FormTriple:
		if percent(0) {
			c = clipped(c)
			return []string{decimals(c.R*100, 1) + "%", decimals(c.G*100, 1) + "%", decimals(c.B*100, 1) + "%"}
		}
		r, g, b := c.Bytes()
		return []string{strconv.Itoa(int(r)), strconv.Itoa(int(g)), strconv.Itoa(int(b))}
	case FormHSL, FormTripleHSL:
		h, s, l := clipped(c).hsl()
		return []string{v.hue(h), decimals(s*100, 1) + "%", decimals(l*100, 1) + "%"}
	case FormHWB:
		c = clipped(c)
		h, _, _ := c.hsl()
		w, b := min(c.R, c.G, c.B), 1-max(c.R, c.G, c.B)
		return []string{v.hue(h), decimals(w*100, 1) + "%", decimals(b*100, 1) + "%"}
	case FormLab:
		l, a, b := c.toLab()
		return []string{decimals(l, 2) + sign(percent(0)), decimals(a, 2), decimals(b, 2)}
	case FormLCH:
		l, a, b := c.toLab()
		return []string{decimals(l, 2) + sign(percent(0)), decimals(math.Hypot(a, b), 2), v.hue(Hue(math.Atan2(b, a) * 180 / math.Pi))}
	case FormOKLab:
		p := c.Lab()
		return []string{v.lightness(p.L), decimals(p.A, 4), decimals(p.B, 4)}
	case FormOKLCH:
		p := c.LCH()
		return []string{v.lightness(p.L), decimals(p.C, 4), v.hue(p.H)}
	}
	return []string{decimals(c.R, 4), decimals(c.G, 4), decimals(c.B, 4)}
}

func (v Value) lightness(l float64) string {
	if strings.HasSuffix(v.args[0], "%") {
		return decimals(l*100, 2) + "%"
	}
	return decimals(l, 4)
}

// hue keeps the unit "deg" where it was written; other units become degrees without one.
func (v Value) hue(h float64) string {
	if at := hueAt(v.Form); at >= 0 && strings.HasSuffix(strings.ToLower(v.args[at]), "deg") {
		return decimals(h, 1) + "deg"
	}
	return decimals(h, 1)
}

func sign(percent bool) string {
	if percent {
		return "%"
	}
	return ""
}

// decimals rounds to at most n decimals, without trailing zeros.
func decimals(v float64, n int) string {
	s := fmt.Sprintf("%.*f", n, v)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}
