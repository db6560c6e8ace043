// Package style gives colours their meanings on the screen: components ask for Accent or Danger,
// never for a colour. A Style set is made from a theme's tokens.
package style

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"cultivar/themes"
)

// Set is what the studio's chrome is drawn with.
type Set struct {
	// Text is for what is read, Muted for what accompanies it, Faint for lines and hints.
	Text, Muted, Faint lipgloss.Style
	// Strong is for names and titles.
	Strong lipgloss.Style
	// Accent marks what has the focus, Second what is marked as a parent.
	Accent, Second lipgloss.Style
	// Success, Warning and Danger say how something went.
	Success, Warning, Danger lipgloss.Style
	// Key is a key in a hint.
	Key lipgloss.Style
	// Selected is the row or caption under the cursor.
	Selected lipgloss.Style
	// Added and Removed are lines of a diff.
	Added, Removed lipgloss.Style
	// Plain says that colours carry no meaning here: marks must be told by their shape.
	Plain bool
	// Theme is where the colours come from.
	Theme themes.Theme
}

// New makes the set of a theme.
func New(t themes.Theme) Set {
	fg := func(hex string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(hex)) }
	return Set{
		Text: fg(t.Text), Muted: fg(t.Muted), Faint: fg(mix(t.Muted, t.Background, 0.55)),
		Strong: fg(t.Text).Bold(true),
		Accent: fg(t.Accent).Bold(true), Second: fg(t.Accent2).Bold(true),
		Success: fg(t.Success), Warning: fg(t.Warning), Danger: fg(t.Danger),
		Key:      fg(t.Accent),
		Selected: lipgloss.NewStyle().Foreground(lipgloss.Color(t.OnAccent)).Background(lipgloss.Color(t.Accent)).Bold(true),
		Added:    fg(t.Success), Removed: fg(t.Danger),
		Theme: t,
	}
}

// NewPlain is a set without colours: bold, faint and reverse only.
func NewPlain() Set {
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	faint := lipgloss.NewStyle().Faint(true)
	theme, _ := themes.Lookup(themes.Default)
	return Set{
		Text: plain, Muted: plain, Faint: faint, Strong: bold, Accent: bold, Second: bold,
		Success: plain, Warning: bold, Danger: bold, Key: bold,
		Selected: lipgloss.NewStyle().Reverse(true), Added: plain, Removed: faint,
		Plain: true, Theme: theme,
	}
}

// NewFew is a set for terminals of 16 colours: the terminal's own, by their names. On a light background
// green and yellow cannot be read.
func NewFew(dark bool) Set {
	accent, second, ok, warning := lipgloss.Green, lipgloss.Yellow, lipgloss.Green, lipgloss.Yellow
	on := lipgloss.Black
	if !dark {
		accent, second, ok, warning = lipgloss.Blue, lipgloss.Magenta, lipgloss.Blue, lipgloss.Magenta
		on = lipgloss.BrightWhite
	}
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	plain := lipgloss.NewStyle()
	s := NewPlain()
	s.Plain = false
	s.Text, s.Strong, s.Muted, s.Faint = plain, plain.Bold(true), plain, fg(lipgloss.BrightBlack)
	s.Accent, s.Second, s.Key = fg(accent).Bold(true), fg(second).Bold(true), fg(accent)
	s.Success, s.Warning, s.Danger = fg(ok), fg(warning), fg(lipgloss.Red)
	s.Added, s.Removed = fg(ok), fg(lipgloss.Red)
	s.Selected = plain.Foreground(on).Background(accent)
	return s
}

// Either is a set for a terminal whose background is not known: what is read has the terminal's own colour, and the others are of a
// middle lightness that stands out from black and from white.
func Either() Set {
	s := NewPlain()
	s.Plain = false
	fg := func(hex string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(hex)) }
	s.Faint = fg("#808080")
	s.Accent, s.Key, s.Second = fg("#1a8f4c").Bold(true), fg("#1a8f4c"), fg("#a87400").Bold(true)
	s.Success, s.Warning, s.Danger = fg("#1a8f4c"), fg("#a87400"), fg("#d9483b")
	s.Added, s.Removed = s.Success, s.Danger
	s.Selected = lipgloss.NewStyle().Foreground(lipgloss.Color("#ffffff")).Background(lipgloss.Color("#157a40")).Bold(true)
	return s
}

// For chooses the theme of the chrome for a terminal with a dark or a light background.
func For(dark bool) Set {
	name := themes.Default
	if !dark {
		name = "meadow"
	}
	theme, err := themes.Lookup(name)
	if err != nil {
		return NewPlain()
	}
	return New(theme)
}

// mix goes from a towards b by share.
func mix(a, b string, share float64) string {
	x, y := lipgloss.Color(a), lipgloss.Color(b)
	r1, g1, b1, _ := x.RGBA()
	r2, g2, b2, _ := y.RGBA()
	at := func(p, q uint32) uint8 { return uint8((float64(p)*(1-share) + float64(q)*share) / 257) }
	return hex(color.RGBA{at(r1, r2), at(g1, g2), at(b1, b2), 255})
}

func hex(c color.RGBA) string {
	const digits = "0123456789abcdef"
	out := []byte{'#'}
	for _, v := range []uint8{c.R, c.G, c.B} {
		out = append(out, digits[v>>4], digits[v&15])
	}
	return string(out)
}

// Swatch is one cell of a colour, given as "#rrggbb"; without colours it is a blank.
func (s Set) Swatch(hex string) string {
	if s.Plain {
		return " "
	}
	return lipgloss.NewStyle().Foreground(lipgloss.Color(hex)).Render("█")
}

// Lane is the style of a line of descent: neighbours differ.
func (s Set) Lane(n int) lipgloss.Style {
	lanes := [...]lipgloss.Style{s.Muted, s.Second, s.Success, s.Warning}
	return lanes[max(0, n)%len(lanes)].Bold(false)
}
