package style

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// TestWordsCanBeReadOnEitherBackground measures the styles that carry words against the ground that the
// terminal has, the sixteen colours as xterm draws them.
func TestWordsCanBeReadOnEitherBackground(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for name, set := range map[string]Set{"few": NewFew(dark), "many": For(dark), "unknown ground": Either()} {
			ground := color.Color(color.White)
			if dark {
				ground = color.Black
			}
			for what, s := range map[string]lipgloss.Style{
				"accent": set.Accent, "second": set.Second, "key": set.Key, "success": set.Success, "warning": set.Warning,
				"danger": set.Danger, "added": set.Added, "removed": set.Removed,
			} {
				if got := contrast(drawn(s.GetForeground()), ground); got < 2.9 {
					t.Errorf("%s on a dark=%v ground, %s: contrast %.1f", name, dark, what, got)
				}
			}
			if got := contrast(drawn(set.Selected.GetForeground()), drawn(set.Selected.GetBackground())); got < 3 {
				t.Errorf("%s on a dark=%v ground, selected: contrast %.1f", name, dark, got)
			}
		}
	}
}

// drawn is a colour as it is seen: xterm's for the sixteen.
func drawn(c color.Color) color.Color {
	palette := map[string]color.RGBA{
		fmt.Sprint(lipgloss.Black): {0, 0, 0, 255}, fmt.Sprint(lipgloss.Red): {205, 0, 0, 255}, fmt.Sprint(lipgloss.Green): {0, 205, 0, 255},
		fmt.Sprint(lipgloss.Yellow): {205, 205, 0, 255}, fmt.Sprint(lipgloss.Blue): {0, 0, 238, 255}, fmt.Sprint(lipgloss.Magenta): {205, 0, 205, 255},
		fmt.Sprint(lipgloss.BrightWhite): {255, 255, 255, 255}, fmt.Sprint(lipgloss.BrightBlack): {127, 127, 127, 255},
	}
	if named, ok := palette[fmt.Sprint(c)]; ok {
		return named
	}
	return c
}

// contrast is WCAG's ratio.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	f := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(r) + 0.7152*f(g) + 0.0722*f(b)
}
