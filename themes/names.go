package themes

import "math"

// hueNames holds for each hue, in OKLCH degrees up to Below, what a designer calls it when light, middling and dark.
var hueNames = []struct {
	Below            float64
	Light, Mid, Deep string
}{
	{8, "pink", "rose", "burgundy"},
	{22, "pink", "crimson", "burgundy"},
	{38, "salmon", "red", "maroon"},
	{52, "peach", "vermilion", "rust"},
	{68, "apricot", "orange", "brown"},
	{85, "sand", "amber", "brown"},
	{102, "cream", "gold", "bronze"},
	{116, "lemon", "yellow", "olive"},
	{134, "lime", "leaf green", "moss"},
	{155, "mint", "green", "forest green"},
	{172, "mint", "emerald", "pine"},
	{196, "aqua", "teal", "deep teal"},
	{222, "pale cyan", "cyan", "petrol"},
	{245, "sky blue", "sky blue", "deep blue"},
	{266, "powder blue", "blue", "navy"},
	{284, "periwinkle", "indigo", "midnight blue"},
	{303, "lavender", "violet", "aubergine"},
	{325, "lilac", "purple", "plum"},
	{345, "orchid", "magenta", "plum"},
	{361, "pink", "hot pink", "burgundy"},
}

// ColorName is what a designer would call the colour in a caption: "teal", "warm grey", "navy". Alpha is not regarded.
func ColorName(c Color) string {
	p := c.LCH()
	if p.C < 0.04 {
		return greyName(p)
	}
	for _, h := range hueNames {
		if p.H < h.Below {
			return shade(p, h.Light, h.Mid, h.Deep)
		}
	}
	return "grey"
}

func shade(p LCH, light, mid, deep string) string {
	switch {
	case p.L > 0.82 && p.C < 0.14:
		return light
	case p.L < 0.42:
		return deep
	}
	return mid
}

func greyName(p LCH) string {
	tint := ""
	if p.C > 0.008 {
		tint = "cool "
		if math.Cos((p.H-60)*math.Pi/180) > 0.2 {
			tint = "warm "
		}
	}
	switch {
	case p.L > 0.985:
		return "white"
	case p.L > 0.92 && tint == "warm ":
		return "ivory"
	case p.L > 0.92:
		return tint + "white"
	case p.L < 0.16:
		return "black"
	case p.L < 0.34 && tint == "cool ":
		return "ink"
	case p.L < 0.34:
		return "charcoal"
	case p.L < 0.6 && tint == "cool ":
		return "slate"
	}
	return tint + "grey"
}

// Warmth is how warm a colour feels, -1 (a full blue) to 1 (a full orange); greys are 0.
func Warmth(c Color) float64 {
	p := c.LCH()
	return math.Min(1, p.C/0.15) * math.Cos((p.H-60)*math.Pi/180)
}
