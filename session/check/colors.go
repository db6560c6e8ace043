package check

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/themes"
)

const (
	exactColor = 0.06 // ΔE OK within which a colour given by value counts as met
	hueWidth   = 38.0 // degrees around a named hue
	someChroma = 0.035
)

func tint(s *Scene, args []string) Result {
	return each(s, args[0], func(e render.Element) (bool, string) {
		for _, c := range []string{e.Background, e.Color, e.Fill, e.Stroke} {
			if is(c, args[1]) {
				return true, ""
			}
		}
		return false, "it has " + strings.Join(distinct(e.Background, e.Color, e.Fill, e.Stroke), ", ")
	})
}

func colored(s *Scene, args []string) Result {
	return each(s, args[0], func(e render.Element) (bool, string) { return is(e.Color, args[1]), "its text is " + called(e.Color) })
}

func background(s *Scene, args []string) Result {
	if pageWord(args[0]) {
		return ground(s, args[1:])
	}
	return each(s, args[0], func(e render.Element) (bool, string) {
		return is(e.Background, args[1]), "its background is " + called(e.Background)
	})
}

func uses(s *Scene, args []string) Result {
	for _, c := range colorsIn(s.Facts) {
		if is(c, args[0]) {
			return holds
		}
	}
	if writes(s.Artifact, args[0]) {
		return holds
	}
	return fails("nothing is %s", args[0])
}

var written = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|oklch|oklab)a?\([^)]*\)`)
})

// writes says that a colour stands in the source: borders, shadows and gradients have colours that
// nobody measures.
func writes(a artifact.Artifact, name string) bool {
	for _, text := range a.Files {
		if !utf8.Valid(text) {
			continue
		}
		for _, value := range written().FindAllString(string(text), -1) {
			if v, err := themes.ParseColor(value); err == nil && is(v.Color.Hex(), name) {
				return true
			}
		}
	}
	return false
}

func lacks(s *Scene, args []string) Result {
	for _, e := range s.Facts.Elements {
		for _, c := range []string{e.Background, e.Fill, e.Stroke} {
			if is(c, args[0]) {
				return fails("%s is still %s", e.Selector, args[0])
			}
		}
	}
	return holds
}

func ground(s *Scene, args []string) Result {
	c := s.Facts.Background
	if c == "" {
		c = "#ffffff"
	}
	if !is(c, args[0]) {
		return fails("the ground is %s", called(c))
	}
	if light, known := brightness(s); known && (args[0] == "dark" && light > 0.5 || args[0] == "light" && light < 0.35) {
		return fails("most of the picture is %s", map[bool]string{true: "light still", false: "dark still"}[args[0] == "dark"])
	}
	return holds
}

// brightness is how light the picture is as a whole, 0 to 1: by its pixels if it was drawn, else by what
// was measured.
func brightness(s *Scene) (value float64, known bool) {
	if s.Shot == nil || s.Shot.Image == nil {
		mean, ok := meanOf(s.Facts, "page", lightness)
		return mean / 100, ok
	}
	sum, n, b := 0.0, 0.0, s.Shot.Image.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 8 {
		for x := b.Min.X; x < b.Max.X; x += 8 {
			at := s.Shot.Image.RGBAAt(x, y)
			sum += themes.RGB8(at.R, at.G, at.B).LCH().L
			n++
		}
	}
	return sum / max(1, n), n > 0
}

func colorsIn(f *render.Facts) []string {
	out := []string{f.Background}
	for _, e := range f.Elements {
		out = append(out, e.Color, e.Background, e.Fill, e.Stroke)
	}
	return distinct(out...)
}

func distinct(colors ...string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, c := range colors {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

func called(c string) string {
	parsed, err := parse(c)
	if err != nil {
		return "none"
	}
	return themes.ColorName(parsed) + " (" + c + ")"
}

// is reports whether a measured colour is what somebody called it: a value, a name, or dark, light,
// warm, cool.
func is(measured, want string) bool {
	c, err := parse(measured)
	if err != nil || c.A < 0.05 {
		return false
	}
	want = strings.ToLower(strings.TrimSpace(want))
	lch := c.LCH()
	switch base := strings.TrimPrefix(strings.TrimPrefix(want, "dark "), "light "); {
	case want == "dark":
		return c.Luminance() < 0.18
	case want == "light":
		return c.Luminance() > 0.45
	case want == "warm":
		return themes.Warmth(c) > 0.05
	case want == "cool":
		return themes.Warmth(c) < -0.05
	case base != want && strings.HasPrefix(want, "dark "):
		return lch.L < 0.58 && is(measured, base)
	case base != want && strings.HasPrefix(want, "light "):
		return lch.L > 0.62 && is(measured, base)
	}
	return near(c, lch, want)
}

func near(c themes.Color, lch themes.LCH, want string) bool {
	if neutral, known := neutrals[want]; known {
		return lch.C < 0.06 && lch.L >= neutral[0] && lch.L <= neutral[1]
	}
	if themes.ColorName(c) == want {
		return true
	}
	target, err := parse(want)
	if err != nil {
		return false
	}
	if strings.ContainsAny(want, "#(") {
		return themes.DeltaE(c, target) <= exactColor
	}
	t := target.LCH()
	if t.C < someChroma {
		return themes.DeltaE(c, target) <= 3*exactColor
	}
	return lch.C >= someChroma && themes.HueDistance(lch.H, t.H) <= hueWidth
}

// neutrals are lightness ranges of the colours without a hue.
var neutrals = map[string][2]float64{
	"black": {0, 0.35}, "white": {0.93, 1.01}, "grey": {0.3, 0.95}, "gray": {0.3, 0.95}, "silver": {0.7, 0.92},
}

func parse(s string) (themes.Color, error) {
	v, err := themes.ParseColor(s)
	return v.Color, err
}
