package tint

import "cultivar/themes"

// Mood is a palette that a designer would reach for.
type Mood struct {
	Name                         string
	Dark                         bool
	Ground, Ink, Accent, Accent2 string
}

// Moods are the palettes that breeding chooses from besides those that it derives from the design itself.
var Moods = []Mood{
	{"terracotta on ivory", false, "#fbf5ec", "#33241c", "#b5482a", "#3f6f6a"},
	{"forest on cream", false, "#f6f4e8", "#1f2b22", "#2f6b45", "#b26a2b"},
	{"navy and coral", false, "#f8f6f3", "#14213d", "#e2553f", "#1d4e89"},
	{"plum on blush", false, "#fbf1f3", "#331a2c", "#8d2f6b", "#c4662e"},
	{"teal on mist", false, "#eff5f5", "#12292c", "#0f7173", "#d2572b"},
	{"ink and saffron", false, "#fffaf0", "#1c1b22", "#c77700", "#34457a"},
	{"olive on sand", false, "#f4efe2", "#2b2a1d", "#6b7027", "#a3482c"},
	{"cobalt on white", false, "#fbfcff", "#12172b", "#2646d4", "#d13d76"},
	{"violet on lilac", false, "#f6f2fc", "#231a38", "#6b39c9", "#c2417c"},
	{"rose on stone", false, "#f3f0ed", "#2c2624", "#c43b5c", "#4b6a72"},
	{"mint and charcoal", false, "#f0f7f2", "#20262a", "#15805c", "#c25a34"},
	{"crimson on yellow", false, "#ffe14d", "#161408", "#a3161d", "#1c3f94"},
	{"midnight and amber", true, "#111827", "#eef1f7", "#ffb454", "#7cc4ff"},
	{"aubergine and peach", true, "#1f1424", "#f6ebf3", "#ff9d7a", "#c9a0ff"},
	{"pine and lime", true, "#0f1c17", "#e8f3ea", "#9be15d", "#ffd166"},
	{"charcoal and coral", true, "#1b1b1e", "#f4f1ee", "#ff7a66", "#6fd3c7"},
	{"deep sea and aqua", true, "#071b26", "#e3f2f6", "#4fd1e0", "#ffb38a"},
	{"cocoa and gold", true, "#221812", "#f7ece1", "#e9b44c", "#9ad1c0"},
	{"black and electric blue", true, "#0a0b10", "#f0f2fa", "#6e8bff", "#ff7ab8"},
}

// Roles are the mood's colours by role.
func (m Mood) Roles() Roles {
	lch := func(hex string) themes.LCH { return themes.MustParse(hex).LCH() }
	return Roles{Ground: lch(m.Ground), Ink: lch(m.Ink), Accents: []themes.LCH{lch(m.Accent), lch(m.Accent2)}}
}

// OfTheme are a theme's colours by role.
func OfTheme(t themes.Theme) Roles {
	lch := func(hex string) themes.LCH { return themes.MustParse(hex).LCH() }
	return Roles{Ground: lch(t.Background), Ink: lch(t.Text), Accents: []themes.LCH{lch(t.Accent), lch(t.Accent2)}}
}
