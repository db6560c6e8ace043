package themes

import "math"

// hueNames are what a designer calls colours, by OKLCH hue in degrees below Below; the first row of a hue counts whose
// lightness and chroma a colour has at least.
var hueNames = []struct {
	Below float64
	Rows  []shadeName
}{
	{8, []shadeName{{0.80, 0, "pink"}, {0.62, 0.17, "hot pink"}, {0.42, 0.09, "rose"}, {0.42, 0, "dusty rose"}, {0, 0, "burgundy"}}},
	{22, []shadeName{{0.80, 0, "pink"}, {0.68, 0.10, "coral pink"}, {0.42, 0.16, "crimson"}, {0.42, 0.09, "rose"}, {0.42, 0, "dusty rose"}, {0, 0, "burgundy"}}},
	{38, []shadeName{{0.85, 0, "blush"}, {0.70, 0.165, "coral"}, {0.70, 0.09, "salmon"}, {0.42, 0.165, "red"}, {0.56, 0.07, "terracotta"}, {0.42, 0.10, "brick"}, {0.42, 0, "dusty rose"}, {0, 0.08, "maroon"}, {0, 0, "brown"}}},
	{52, []shadeName{{0.76, 0.06, "peach"}, {0.68, 0.13, "coral"}, {0.55, 0.17, "vermilion"}, {0.50, 0.14, "rust"}, {0.50, 0.09, "terracotta"}, {0.60, 0, "tan"}, {0, 0, "brown"}}},
	{75, []shadeName{{0.84, 0, "peach"}, {0.60, 0.145, "orange"}, {0.78, 0.075, "apricot"}, {0.55, 0.10, "bronze"}, {0.62, 0, "tan"}, {0, 0, "brown"}}},
	{85, []shadeName{{0.88, 0, "cream"}, {0.70, 0.15, "amber"}, {0.52, 0.10, "ochre"}, {0.62, 0, "tan"}, {0, 0, "brown"}}},
	{102, []shadeName{{0.80, 0.15, "gold"}, {0.88, 0.10, "pale yellow"}, {0.88, 0, "cream"}, {0.70, 0.10, "gold"}, {0.70, 0, "sand"}, {0.58, 0.09, "mustard"}, {0.58, 0, "khaki"}, {0, 0, "bronze"}}},
	{116, []shadeName{{0.78, 0.14, "yellow"}, {0.90, 0.06, "pale yellow"}, {0.90, 0, "cream"}, {0.78, 0, "pale olive"}, {0.35, 0, "olive"}, {0, 0, "dark olive"}}},
	{134, []shadeName{{0.70, 0.15, "lime"}, {0.82, 0, "pale green"}, {0.55, 0.12, "leaf green"}, {0.66, 0, "sage"}, {0, 0, "moss"}}},
	{155, []shadeName{{0.74, 0.20, "lime green"}, {0.82, 0.13, "light green"}, {0.82, 0, "mint"}, {0.48, 0.09, "green"}, {0.60, 0, "sage"}, {0, 0, "forest green"}}},
	{172, []shadeName{{0.82, 0, "mint"}, {0.48, 0.10, "emerald"}, {0.55, 0, "sage"}, {0, 0, "pine"}}},
	{200, []shadeName{{0.88, 0.12, "cyan"}, {0.70, 0.09, "turquoise"}, {0.80, 0, "pale aqua"}, {0.42, 0.05, "teal"}, {0.42, 0, "grey teal"}, {0, 0, "deep teal"}}},
	{222, []shadeName{{0.82, 0, "pale blue"}, {0.55, 0.08, "cyan"}, {0.55, 0, "grey blue"}, {0, 0, "petrol"}}},
	{245, []shadeName{{0.86, 0, "pale blue"}, {0.66, 0.07, "sky blue"}, {0.42, 0.09, "cerulean"}, {0.42, 0, "steel blue"}, {0, 0, "deep blue"}}},
	{272, []shadeName{{0.84, 0, "pale blue"}, {0.66, 0, "light blue"}, {0.42, 0.10, "blue"}, {0.42, 0, "slate blue"}, {0, 0, "navy"}}},
	{290, []shadeName{{0.84, 0, "lavender"}, {0.66, 0, "periwinkle"}, {0.42, 0.12, "indigo"}, {0.42, 0, "slate blue"}, {0, 0, "midnight blue"}}},
	{310, []shadeName{{0.68, 0.06, "lavender"}, {0.68, 0, "lilac"}, {0.42, 0.10, "violet"}, {0.42, 0, "mauve"}, {0.30, 0.12, "indigo"}, {0, 0, "aubergine"}}},
	{335, []shadeName{{0.42, 0.22, "magenta"}, {0.68, 0.14, "orchid"}, {0.68, 0, "lilac"}, {0.42, 0.17, "purple"}, {0.42, 0.08, "plum"}, {0.42, 0, "mauve"}, {0, 0, "plum"}}},
	{361, []shadeName{{0.80, 0, "pink"}, {0.62, 0.15, "hot pink"}, {0.62, 0.06, "pink"}, {0.42, 0.15, "magenta"}, {0.42, 0, "mauve"}, {0, 0, "burgundy"}}},
}

type shadeName struct {
	L, C float64
	Name string
}

// ColorName is what a designer would call the colour in a caption: "teal", "warm grey", "navy". Alpha is not regarded.
func ColorName(c Color) string {
	p := c.LCH()
	if p.C < 0.04 {
		return greyName(p)
	}
	for _, h := range hueNames {
		if p.H >= h.Below {
			continue
		}
		for _, r := range h.Rows {
			if p.L >= r.L && p.C >= r.C {
				return r.Name
			}
		}
	}
	return "grey"
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
	case p.L > 0.82 && p.C > 0.022 && p.H > 275 && p.H < 330:
		return "lavender"
	case p.L > 0.985 && p.C < 0.012:
		return "white"
	case p.L > 0.92 && tint == "warm " && p.C > 0.03:
		return "cream"
	case p.L > 0.92 && tint == "warm ":
		return "ivory"
	case p.L > 0.92:
		if p.C > 0.003 && tint == "" {
			return "off-white"
		}
		return tint + "white"
	case p.L < 0.16:
		return "black"
	case p.L < 0.34 && tint == "cool ":
		return "ink"
	case p.L < 0.34:
		return "charcoal"
	case p.L > 0.7 && tint == "warm " && p.C > 0.02:
		return "beige"
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
