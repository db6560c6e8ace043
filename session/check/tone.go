package check

import (
	"fmt"
	"math"

	"cultivar/render"
	"cultivar/themes"
)

func warmth(c themes.Color) float64    { return 100 * themes.Warmth(c) }
func lightness(c themes.Color) float64 { return 100 * c.LCH().L }

// mean compares the mean of something over the colours of a subject.
func mean(of func(themes.Color) float64) func(*Scene, []string) Result {
	return func(s *Scene, args []string) Result {
		value, ok := meanOf(s.Facts, args[0], of)
		switch {
		case !ok:
			return fails("there is no %s with a colour", args[0])
		case compare(value, args[1], args[2]):
			return holds
		}
		return fails("it is %.1f", math.Round(value*10)/10)
	}
}

// meanOf is the mean over the colours of what a subject names and what lies in it, grounds weighed
// by their area and text by a share of it; ok is false if there are none.
func meanOf(f *render.Facts, subject string, of func(themes.Color) float64) (value float64, ok bool) {
	roots := Find(f, subject)
	total, weight := 0.0, 0.0
	add := func(color string, w float64) {
		if c, err := parse(color); err == nil && c.A > 0.05 && w > 0 {
			total, weight = total+w*of(c), weight+w
		}
	}
	for _, e := range f.Elements {
		if !amongst(e, roots) {
			continue
		}
		add(e.Background, e.Box.Area())
		add(e.Fill, e.Box.Area())
		if e.Text != "" {
			add(e.Color, e.Box.Area()*textShare)
		}
	}
	if pageWord(subject) {
		add(f.Background, f.Width*f.Height)
	}
	return total / math.Max(weight, 1e-9), weight > 0
}

// textShare is how much of its box a text's ink counts as.
const textShare = 0.3

func amongst(e render.Element, roots []render.Element) bool {
	for _, r := range roots {
		if fmt.Sprint(e.Path) == fmt.Sprint(r.Path) || within(e.Path, r.Path) {
			return true
		}
	}
	return false
}
