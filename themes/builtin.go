package themes

import (
	"fmt"
	"strconv"
	"strings"
)

// Default is the theme of the studio's chrome if nobody chooses another.
const Default = "seedling"

// builtin are the named themes, in the order in which they are listed.
var builtin = []Theme{
	seedTheme("seedling", true, "#10160f", "#182117", "#e3ecdc", "#97a891", "#8fd16a", "#f0b45c", "#2f3d2c", Pairing{SystemSans, SystemSans}, 8, 8, "soft", 1),
	seedTheme("paper", false, "#faf7f0", "#fffdf8", "#2a2620", "#716a5e", "#a8432f", "#2f6b6a", "#e2dacb", Pairing{OldStyle, OldStyle}, 8, 3, "flat", 1),
	seedTheme("ink", true, "#0f1218", "#171c26", "#e8ebf2", "#9aa5b8", "#7aa2ff", "#f2a97e", "#2a3242", Pairing{Grotesque, Grotesque}, 8, 6, "soft", 1),
	seedTheme("meadow", false, "#f3f8ee", "#fcfffa", "#1d2a1c", "#5a6b57", "#2f7d3b", "#b0632a", "#d3e0cc", Pairing{Humanist, Humanist}, 10, 14, "soft", 2),
	seedTheme("dusk", true, "#1c1526", "#271d35", "#f3e9f7", "#b6a3c2", "#ff9d76", "#b59cff", "#3d2f50", Pairing{Didone, Humanist}, 10, 12, "raised", 2),
	seedTheme("lagoon", false, "#eef7f8", "#ffffff", "#10282d", "#4f6a70", "#0b7285", "#d9480f", "#cbe1e4", Pairing{Geometric, Humanist}, 10, 18, "soft", 2),
	seedTheme("brick", false, "#fdf6f2", "#ffffff", "#301a14", "#79594e", "#b3361b", "#23576e", "#efd9cf", Pairing{Slab, SystemSans}, 8, 4, "soft", 1),
	seedTheme("press", false, "#ffffff", "#f4f3f0", "#111111", "#5c5c5c", "#c8102e", "#1f4b99", "#d9d9d9", Pairing{Condensed, Transition}, 6, 0, "flat", 0),
	seedTheme("carnival", false, "#fff9e6", "#ffffff", "#1b1b3a", "#5b5b78", "#d6246e", "#1769c4", "#1b1b3a", Pairing{Rounded, Rounded}, 10, 14, "hard", 3),
	seedTheme("terminal", true, "#0b0f0c", "#121914", "#c9f2d0", "#7fae8a", "#4be37a", "#e3c14b", "#24352a", Pairing{Mono, Mono}, 6, 0, "flat", 0),
	seedTheme("frost", false, "#f7f9fc", "#ffffff", "#1c2733", "#5d6b7a", "#3559e0", "#0f8a7e", "#dde4ee", Pairing{SystemSans, SystemSans}, 8, 10, "raised", 2),
	seedTheme("ember", true, "#17110f", "#221917", "#f6e9e2", "#bda396", "#ff7a45", "#f2c14e", "#3c2d28", Pairing{Slab, Humanist}, 8, 6, "soft", 1),
	seedTheme("orchard", false, "#fbf3f4", "#fffafb", "#33181f", "#7a5862", "#9c2f5a", "#4c7a34", "#ecd5da", Pairing{OldStyle, Grotesque}, 10, 16, "soft", 2),
	seedTheme("midnight", true, "#0a0e24", "#121838", "#e6e9ff", "#9aa2cf", "#5ee0d8", "#ff8fc7", "#272f5c", Pairing{Geometric, SystemSans}, 8, 12, "raised", 2),
}

func seedTheme(name string, dark bool, background, surface, text, muted, accent, accent2, border string, pair Pairing, space, radius float64, depth string, motion int) Theme {
	states := [3]string{"#2f8f4e", "#a86a00", "#c62f3b"}
	if dark {
		states = [3]string{"#6fd08c", "#f0bd5a", "#ff7b7b"}
	}
	t := Theme{
		Name: name, Dark: dark, Space: space, Motion: motions[motion],
		Palette: Palette{
			Background: background, Surface: surface, Text: text, Muted: muted, Accent: accent, Accent2: accent2, Border: border,
			Success: states[0], Warning: states[1], Danger: states[2],
		}.settled(),
		Type:  Type{Heading: pair.Heading, Body: pair.Body, Mono: Mono, Size: 16, Scale: 1.25, Leading: 1.55, HeadingWeight: 700, HeadingCase: "none", HeadingTrack: -0.01},
		Shape: Shape{Radius: radius, Border: 1, Depth: depth},
	}
	if pair.Heading == Didone || pair.Heading == OldStyle {
		t.Type.HeadingWeight, t.Type.Scale = 500, 1.333
	}
	if pair.Heading == Condensed {
		t.Type.HeadingCase, t.Type.HeadingTrack = "uppercase", 0.02
	}
	if depth == "hard" {
		t.Shape.Border = 2
	}
	t.Shape.Shadow = ShadowOf(depth, t.Text, dark)
	return t
}

// Builtin lists the named themes.
func Builtin() []Theme { return append([]Theme(nil), builtin...) }

// Lookup finds a theme by its name, by its style code in digits, or by two codes that are crossed: "48213x77".
func Lookup(nameOrCode string) (Theme, error) {
	wanted := strings.ToLower(strings.TrimSpace(nameOrCode))
	for _, t := range builtin {
		if t.Name == wanted {
			return t, nil
		}
	}
	if code, ok := codeOf(wanted); ok {
		return FromCode(code), nil
	}
	names := make([]string, len(builtin))
	for i, t := range builtin {
		names[i] = t.Name
	}
	return Theme{}, fmt.Errorf("find theme %q: neither a style code (0 to %d), nor two crossed (48213x77), nor one of %s", nameOrCode, MaxCode, strings.Join(names, ", "))
}

// codeOf reads a style code, or two that are crossed from left to right.
func codeOf(text string) (int, bool) {
	code := -1
	for part := range strings.SplitSeq(text, "x") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 0 || n > MaxCode {
			return 0, false
		}
		if code < 0 {
			code = n
		} else {
			code = Cross(code, n)
		}
	}
	return code, true
}
