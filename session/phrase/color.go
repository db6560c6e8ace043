package phrase

import (
	"slices"
	"strings"

	"cultivar/themes"
)

// shade is a colour that was named in an instruction.
type shade struct {
	themes.Color
	// name is what was typed; exact says that it was a code (#abc), so that only this very colour is meant.
	name  string
	exact bool
}

// designers are colour names that CSS does not have.
var designers = map[string]string{
	"cream": "#fff8e7", "blonde": "#e8c66b", "blond": "#e8c66b", "ginger": "#c1602a", "auburn": "#7c3626", "chestnut": "#7a4a2b", "brunette": "#5a3a26", "off white": "#faf9f6", "burgundy": "#800020", "mustard": "#e1ad01", "charcoal": "#36454f", "royal blue": "#4169e1", "baby blue": "#89cff0",
	"sand": "#e6d5b8", "terracotta": "#c8623e", "sage": "#9caf88", "mint": "#98e4c1", "rose": "#e8637a", "blush": "#f4c9c5", "emerald": "#10965c", "ruby": "#9b111e",
	"amber": "#ffb000", "ochre": "#cc7722", "rust": "#b7410e", "copper": "#b87333", "bronze": "#a97142", "lilac": "#c8a2c8", "mauve": "#c48fd8", "denim": "#3b5f8a",
	"cobalt": "#0047ab", "slate": "#64748b", "graphite": "#41424c", "bone": "#e9e4d4", "eggshell": "#f0ead6", "lemon": "#fff44f", "apricot": "#fbceb1", "cherry": "#c2183c",
	"wine": "#722f37", "jade": "#00a86b", "petrol": "#005f6a", "brick": "#b5473a", "taupe": "#8b7e74", "aubergine": "#3d1c3a", "scarlet": "#e0201b", "vermilion": "#e34234",
	"champagne": "#f7e7ce", "coffee": "#6f4e37", "caramel": "#c68e4e", "ink": "#1b1f2a", "anthracite": "#2f3437", "pearl": "#f3efe6", "powder blue": "#b0d4e8", "ice blue": "#d6ecf5",
	"blood red": "#8a0303", "brick red": "#b5473a", "grass green": "#4a9b2f", "forest": "#22662f", "ocean": "#0f5e8c", "midnight": "#101a3a", "sunflower": "#ffc512", "peach": "#ffcba4",
}

// tones change a colour that follows: "dark blue".
var tones = map[string]func(themes.LCH) themes.LCH{
	"dark":   func(p themes.LCH) themes.LCH { p.L *= 0.62; return p },
	"darker": func(p themes.LCH) themes.LCH { p.L *= 0.62; return p },
	"deep":   func(p themes.LCH) themes.LCH { p.L *= 0.7; p.C *= 1.05; return p },
	"light":  func(p themes.LCH) themes.LCH { p.L += (1 - p.L) * 0.55; p.C *= 0.55; return p },
	"lighter": func(p themes.LCH) themes.LCH {
		p.L += (1 - p.L) * 0.55
		p.C *= 0.55
		return p
	},
	"pale":   func(p themes.LCH) themes.LCH { p.L += (0.96 - p.L) * 0.75; p.C *= 0.35; return p },
	"pastel": func(p themes.LCH) themes.LCH { p.L += (0.9 - p.L) * 0.8; p.C = min(p.C, 0.09); return p },
	"soft":   func(p themes.LCH) themes.LCH { p.C *= 0.6; return p },
	"muted":  func(p themes.LCH) themes.LCH { p.C *= 0.5; return p },
	"muteder": func(p themes.LCH) themes.LCH {
		p.C *= 0.5
		return p
	},
	"bright":   func(p themes.LCH) themes.LCH { p.L = max(p.L, 0.68); p.C *= 1.2; return p },
	"brighter": func(p themes.LCH) themes.LCH { p.L = max(p.L, 0.68); p.C *= 1.2; return p },
	"vivid":    func(p themes.LCH) themes.LCH { p.C *= 1.35; return p },
	"vivider":  func(p themes.LCH) themes.LCH { p.C *= 1.35; return p },
	"warm":     func(p themes.LCH) themes.LCH { return towards(p, 65, 0.35) },
	"cold":     func(p themes.LCH) themes.LCH { return towards(p, 250, 0.35) },
}

// towards turns a hue part of the way to another, the short way round; a grey takes a tint.
func towards(p themes.LCH, hue, part float64) themes.LCH {
	if p.C < 0.02 {
		return themes.LCH{L: p.L, C: 0.015, H: hue, A: p.A}
	}
	d := themes.Hue(hue - p.H)
	if d > 180 {
		d -= 360
	}
	p.H = themes.Hue(p.H + d*part)
	return p
}

// readColor reads a colour: a code, a CSS name of up to three words, a designer's name, with tones before it.
func (s *scene) readColor(toks []token, i int) []reading {
	if i < len(toks) && (toks[i].sort == hex || toks[i].sort == selector) {
		if v, err := themes.ParseColor(toks[i].text); err == nil && v.Paints() {
			return one(skipColorWord(toks, i+1), shade{v.Color, toks[i].text, true})
		}
		return nil
	}
	if isWord(toks, i, "accent") && s.doc != nil {
		if c, ok := s.accentColor(); ok {
			return one(skipColorWord(toks, i+1), c)
		}
	}
	if c, end, ok := namedColor(toks, i); ok {
		return one(skipColorWord(toks, end), c)
	}
	if i+1 < len(toks) && toks[i].sort == word && tones[toks[i].text] != nil {
		for _, r := range s.readColor(toks, i+1) {
			base := r.value.(shade)
			c := tones[toks[i].text](base.LCH()).Color().Rounded()
			return one(r.end, shade{c, toks[i].text + " " + base.name, false})
		}
	}
	return nil
}

// accentColor is the page's accent: a custom property called so, or the weightiest colour with a hue.
func (s *scene) accentColor() (shade, bool) {
	for _, name := range []string{"--accent", "--primary", "--brand", "--accent-color", "--primary-color", "--color-primary", "--color-accent"} {
		if d := s.styles.Var(name); d != nil {
			if v, err := themes.ParseColor(s.styles.Resolve(d.Value)); err == nil && v.Paints() {
				return shade{v.Color, "accent colour", true}, true
			}
		}
	}
	if roles, ok := s.roles(); ok && len(roles.Accents) > 0 {
		return shade{roles.Accents[0].Color().Rounded(), "accent colour", true}, true
	}
	return shade{}, false
}

// skipColorWord steps over "color" and "one" behind a colour.
func skipColorWord(toks []token, i int) int {
	if isWord(toks, i, "color") || isWord(toks, i, "colored") {
		i++
	}
	return i
}

func namedColor(toks []token, i int) (shade, int, bool) {
	for end := min(i+3, len(toks)); end > i; end-- {
		name, ok := joinWords(toks[i:end])
		if !ok {
			continue
		}
		if hex, ok := designers[name]; ok {
			return shade{themes.MustParse(hex), name, false}, end, true
		}
		if v, err := themes.ParseColor(strings.ReplaceAll(name, " ", "")); err == nil && v.Form == themes.FormNamed && name != "transparent" {
			return shade{v.Color, name, false}, end, true
		}
	}
	return shade{}, 0, false
}

// same says that two colours look alike when written with 8 bits.
func same(a, b themes.Color) bool {
	ar, ag, ab := a.Bytes()
	br, bg, bb := b.Bytes()
	return ar == br && ag == bg && ab == bb
}

// families are the plain colour words, each with what themes.ColorName may call its members.
var families = map[string][]string{
	"red":    {"red", "crimson", "maroon", "burgundy", "vermilion", "scarlet", "brick", "coral", "salmon", "terracotta", "rust"},
	"orange": {"orange", "vermilion", "apricot", "rust", "peach", "terracotta", "coral", "tan", "ochre", "bronze"},
	"yellow": {"yellow", "gold", "amber", "mustard", "lemon", "ochre", "cream", "olive"},
	"gold":   {"gold", "amber", "mustard", "yellow", "ochre"},
	"green":  {"green", "olive", "lime", "emerald", "mint", "moss", "forest", "sage", "pine"},
	"blue":   {"blue", "navy", "azure", "sky", "cobalt", "indigo", "cerulean", "petrol", "periwinkle"},
	"navy":   {"navy"},
	"cyan":   {"cyan", "turquoise", "aqua", "teal", "petrol"},
	"teal":   {"teal", "turquoise", "cyan"},
	"purple": {"purple", "violet", "plum", "lilac", "indigo", "lavender", "aubergine", "orchid", "mauve", "magenta", "periwinkle"},
	"violet": {"violet", "purple", "lilac", "plum", "lavender", "mauve", "orchid"},
	"pink":   {"pink", "rose", "magenta", "blush", "salmon", "coral", "orchid"},
	"brown":  {"brown", "rust", "umber", "tan", "bronze", "chocolate", "sienna", "ochre", "terracotta", "sand"},
	"gray":   {"grey", "gray", "charcoal", "slate", "silver"},
	"grey":   {"grey", "gray", "charcoal", "slate", "silver"},
	"black":  {"black"},
	"white":  {"white", "ivory", "off-white", "cream"},
}

// means says that a colour of the design is one that the named shade speaks of: the same colour, or
// one of its family if it was named by a plain word.
func (c shade) means(other themes.Color) bool {
	if same(c.Color, other) {
		return true
	}
	if c.exact {
		return false
	}
	called := strings.Fields(themes.ColorName(other))
	if len(called) == 0 {
		return false
	}
	return slices.Contains(families[c.name], called[len(called)-1])
}

// pick narrows the colours that a shade means: those that are the very colour if there are any.
func (c shade) pick(all []themes.Color) func(themes.Color) bool {
	for _, o := range all {
		if same(c.Color, o) {
			return func(x themes.Color) bool { return same(c.Color, x) }
		}
	}
	return c.means
}

// css is how the colour is written where nothing was before.
func (c shade) css() string { return c.Hex() }

// rewrite writes a colour in the notation of an old value.
func rewrite(old string, c themes.Color) string {
	v, err := themes.ParseColor(old)
	if err != nil {
		return c.Hex()
	}
	return v.Format(c)
}
