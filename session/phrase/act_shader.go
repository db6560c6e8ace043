package phrase

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/shader"
	"cultivar/themes"
)

var shaderRules = []rule{
	{kinds: "s", act: (*scene).effect, patterns: []string{
		"[make|turn|set|get|have|let|give|want|run|play|move|animate|render] [$obj] [be|look|to|a|run|go|move|play] [$deg] $effect [effect|filter|look] [$by]", "[make|turn|set|run|play|move] [$obj] [go|run|move|play|be] $by $effect",
		"[add|apply|put|use|give|want|have] [$deg] [more|some|bit] $effect [effect|filter|overlay] [to|on|over] [$obj]", "$effect [$deg] $obj [down|up] [$deg] [$by]", "$effect $deg", "$deg $effect", "$effect [down|up] [$obj] [by] [$num]", "[make] [$obj] [$deg] $effect color",
		"increase|decrease|more|less=verb [$deg] speed|contrast|saturation|brightness|grain|vignette|zoom|scale|frequency|detail=side [of $obj] [$deg] [$by]", "[make|set|change] speed|contrast|saturation|brightness|hue=side [of $obj] [$deg] bigger|smaller|faster|slower|higher|lower=verb",
		"change|shift|rotate|turn hue|color=side [of $obj] [$by]", "$effect [$obj] by|to [$num] [degrees|deg]", "$effect [$obj] $num [degrees|deg]", "halve|twice=verb speed [of $obj]",
		"[make|let] [$obj] [move|go|run|be] twice=verb [as] fast|faster|slow|slower=side", "twice=verb [as] fast|slow|faster|slower=side", "[make] $obj twice=verb faster|slower=side", "[make] $obj halfas=verb fast|slow|faster=side", "[make] $obj [$effect] by half", "double=verb speed=side",
	}},
	{kinds: "s", act: (*scene).shaderHue, patterns: []string{"[make|turn] [$obj] [be] [$deg] $tinge", "[make|turn] [$obj] [be] [more] $color"}},
	{kinds: "s", act: (*scene).lessNoise, patterns: []string{"[make] [$obj] less grain", "remove|without grain [from $obj]", "reduce|decrease grain [of|in $obj]"}},
	{kinds: "s", act: (*scene).twoHues, patterns: []string{"[make|turn|use|give|set] [$obj] [to|be|in|into] $color:a and $color:b [color|palette|tones]", "swap|change|replace|set|turn|make|switch palette|color [for|to|with|into|be|by] $color:a and $color:b", "from $color:a to $color:b"}},
	{kinds: "s", act: (*scene).shaderTheme, patterns: []string{"[use|apply|wear|try|set] theme $theme", "[use|apply|try|set] $theme theme", "use|apply|wear $theme"}},
}

// effect is an operator of the engine with the words that its caption must have.
type effect struct {
	operator string
	strength float64
	caption  string // words one of which the caption must have, divided by |; "" for any
}

// ranges are what an operator's strength runs between, for amounts that are said in numbers; loose
// ones vary by up to a fifth around it; of graded ones the number is that for 100 %.
var ranges = map[string]struct {
	low, high float64
	loose     bool
	graded    float64
}{
	"faster": {1.35, 2.6, false, 0}, "slower": {1.35, 2.6, false, 0}, "zoomin": {1.25, 2.4, false, 0}, "zoomout": {1.2, 2, false, 0}, "rotate": {8, 75, true, 0}, "hueshift": {35, 150, true, 0},
	"contrast": {0.4, 0.8, false, 2}, "morecontrast": {0.4, 0.8, false, 2}, "lesscontrast": {-0.25, -0.5, false, -2}, "vivider": {0.35, 1.2, false, 1}, "saturate": {0.35, 1.2, false, 1}, "muteder": {-0.2, -0.5, false, -1}, "desaturate": {-0.2, -0.5, false, -1},
	"warmer": {0.15, 0.55, false, 1}, "cooler": {-0.15, -0.55, false, -1}, "brighter": {0.2, 0.5, false, 1.2}, "lighter": {0.2, 0.5, false, 1.2}, "darker": {-0.35, -0.9, false, -1.8},
}

var effects = map[string]effect{
	"faster": {"time.speed", 0.4, "times as fast|twice as fast"}, "slower": {"time.speed", 0.4, "slower|half"}, "warmer": {"palette.warmer", 0.5, ""}, "warm": {"palette.warmer", 0.5, ""}, "cooler": {"palette.colder", 0.5, ""}, "cold": {"palette.colder", 0.5, ""}, "brighter": {"palette.lighter", 0.5, ""}, "lighter": {"palette.lighter", 0.5, ""},
	"brighten": {"palette.lighter", 0.5, ""}, "lighten": {"palette.lighter", 0.5, ""}, "darker": {"palette.darker", 0.5, ""}, "dimmer": {"palette.darker", 0.5, ""}, "darken": {"palette.darker", 0.5, ""}, "dark": {"palette.darker", 0.9, ""}, "vivider": {"palette.vivid", 0.6, ""}, "saturate": {"palette.vivid", 0.6, ""},
	"muteder": {"palette.muted", 0.5, ""}, "desaturate": {"palette.muted", 0.6, ""}, "morecontrast": {"palette.contrast", 0.6, ""}, "contrast": {"palette.contrast", 0.6, ""}, "lesscontrast": {"palette.soft", 0.6, ""}, "softer": {"palette.soft", 0.6, ""}, "invert": {"palette.negative", 1, ""},
	"grayscale": {"palette.muted", 7.0 / 6, ""}, "hueshift": {"palette.hue", 0.5, ""}, "vignette": {"function.vignette", 0.6, ""}, "grain": {"function.grain", 0.5, ""}, "scanlines": {"function.scanlines", 0.6, ""}, "halftone": {"function.halftone", 0.7, ""}, "posterize": {"palette.posterise", 0.6, ""},
	"posterise": {"palette.posterise", 0.6, ""}, "posterized": {"palette.posterise", 0.6, ""}, "pixelate": {"domain.blocks", 0.6, ""}, "zoomin": {"domain.zoom", 0.5, "closer"}, "bigger": {"domain.zoom", 0.5, "closer"}, "enlarge": {"domain.zoom", 0.5, "closer"}, "zoomout": {"domain.farther", 0.5, "farther"}, "smaller": {"domain.farther", 0.5, "farther"}, "shrink": {"domain.farther", 0.5, "farther"},
	"kaleidoscope": {"domain.kaleidoscope", 0.5, ""}, "swirl": {"domain.swirl", 0.5, ""}, "twist": {"domain.swirl", 0.5, ""}, "twirl": {"domain.swirl", 0.5, ""}, "warp": {"domain.warp", 0.5, ""}, "wavy": {"domain.warp", 0.5, ""}, "distort": {"domain.warp", 0.5, ""}, "ripple": {"domain.ripple", 0.5, ""}, "ripples": {"domain.ripple", 0.5, ""}, "mirror": {"domain.mirror", 0.5, ""},
	"symmetric": {"domain.mirror", 0.5, ""}, "symmetrical": {"domain.mirror", 0.5, ""}, "tile": {"domain.tile", 0.5, ""}, "tiled": {"domain.tile", 0.5, ""}, "repeat": {"domain.tile", 0.5, ""}, "bulge": {"domain.bulge", 0.5, ""}, "rotate": {"domain.rotate", 0.5, ""}, "contours": {"function.contours", 0.6, ""}, "detailed": {"function.finer", 0.5, ""}, "finer": {"function.finer", 0.5, ""}, "coarser": {"function.coarser", 0.5, ""},
	"fisheye": {"domain.bulge", 0.7, ""}, "polar": {"domain.polar", 0.5, ""}, "colorful": {"palette.vivid", 0.8, ""}, "rainbow": {"palette.spectrum", 0.6, ""}, "tilt": {"domain.slant", 0.5, ""}, "tilted": {"domain.slant", 0.5, ""}, "slanted": {"domain.slant", 0.5, ""}, "airier": {"function.coarser", 0.5, ""}, "tighter": {"function.finer", 0.5, ""}, "denser": {"function.finer", 0.5, ""}, "mirrored": {"domain.mirror", 0.5, ""},
	"rotated": {"domain.rotate", 0.5, ""}, "darkmode": {"palette.night", 0.8, ""}, "thinner": {"function.finer", 0.5, ""}, "pulse": {"time.sway", 0.7, ""}, "pulsing": {"time.sway", 0.7, ""},
}

// sideEffects are the effects behind more and less of a side.
var sideEffects = map[string][2]string{
	"speed": {"faster", "slower"}, "contrast": {"morecontrast", "lesscontrast"}, "saturation": {"vivider", "muteder"}, "brightness": {"brighter", "darker"}, "zoom": {"zoomin", "zoomout"}, "scale": {"zoomin", "zoomout"}, "frequency": {"finer", "coarser"}, "detail": {"finer", "coarser"}, "grain": {"grain", ""}, "vignette": {"vignette", ""}, "hue": {"hueshift", ""}, "color": {"hueshift", ""},
}

func (s *scene) readEffect(toks []token, i int) []reading {
	if toks[i].sort == word {
		if _, ok := effects[toks[i].text]; ok {
			return one(i+1, toks[i].text)
		}
	}
	return nil
}

// effect carries out an operator of the engine.
func (s *scene) effect(got bound) bool {
	name, ok := got["effect"].(string)
	if !ok {
		name, ok = s.sideEffect(got)
	}
	if o, said := got["obj"].(*object); said && !effectSides[o.prop] || !ok {
		return false
	}
	e := effects[name]
	if d, there := got["deg"].(float64); there {
		e.strength = map[float64]float64{0.5: e.strength * 0.35, 2: 1, 1: e.strength}[d]
	}
	want, ok := wanted(name, got)
	return ok && s.operate(e, name, want)
}

// effectSides are the sides of a shader that an effect may be said of.
var effectSides = map[string]bool{"": true, "palette": true, "animation": true, "speed": true, "contrast": true, "saturation": true, "brightness": true, "hue": true}

// wanted is the amount that is said in numbers, 0 if none is; false if it cannot be done.
func wanted(name string, got bound) (float64, bool) {
	for _, key := range []string{"num", "by"} {
		a, ok := got[key].(amount)
		if !ok {
			continue
		}
		r, there := ranges[name]
		if !there {
			return 0, false
		}
		switch {
		case r.graded != 0:
			return r.graded * a.value / 100, a.unit == "%" && a.value > 0 && a.value <= 100
		case a.unit == "deg" || a.unit == "" && (name == "rotate" || name == "hueshift"):
			return a.value, name == "rotate" || name == "hueshift"
		case a.unit == "%" && (name == "slower" || name == "zoomout") && a.value < 100:
			return 1 / (1 - a.value/100), true
		case a.unit == "%":
			return 1 + a.value/100, true
		}
		return a.value, a.value > 1 && (a.unit == "x" || a.unit == "")
	}
	switch wordFrom(got, "verb") {
	case "twice", "halve", "halfas":
		return 2, true
	}
	return 0, true
}

// sideEffect is the effect that more or less of a side is.
func (s *scene) sideEffect(got bound) (string, bool) {
	verb, side := wordFrom(got, "verb"), wordFrom(got, "side")
	less := slices.Contains([]string{"decrease", "less", "smaller", "slower", "lower", "halve", "halfas"}, verb) || side == "slow" || side == "slower"
	if verb == "halve" || verb == "twice" || verb == "halfas" {
		return map[bool]string{true: "slower", false: "faster"}[less], true
	}
	name := sideEffects[side][0]
	if less {
		name = sideEffects[side][1]
	}
	return name, name != ""
}

// operate tries seeds until the operator does what the caption must say.
func (s *scene) operate(e effect, name string, want float64) bool {
	if !s.tries(e, name, want) {
		s.refuse("“" + cmp.Or(name, e.operator) + "” does not fit this shader: it has nothing that could be changed so")
	}
	return true
}

// tries is operate without the refusal; false if no seed does it.
func (s *scene) tries(e effect, name string, want float64) bool {
	var trait gene.Trait
	for _, entry := range shader.Stock.Catalog() {
		if entry.Name == e.operator {
			trait = entry.Trait
		}
	}
	for seed := uint64(1); seed < 60; seed++ {
		work, err := shader.Stock.Begin([]artifact.Artifact{s.art}, nil, nil)
		if err != nil {
			s.refuse("the shader cannot be read: " + err.Error())
			return true
		}
		g := gene.Gene{Operator: e.operator, Trait: trait, Strength: e.strength, Seed: seed}
		if want != 0 {
			g.Strength = strengthFor(name, want, g.Rand().Float64())
		}
		caption, ok := work.Do(g)
		if !ok {
			break
		}
		if !slices.ContainsFunc(strings.Split(e.caption, "|"), func(w string) bool { return strings.Contains(caption, w) }) {
			continue
		}
		out, err := work.Artifact()
		if err != nil {
			break
		}
		if name == "rotate" && want != 0 {
			if !turnedBy(out, want) {
				continue
			}
			caption = "turned by " + num(want) + "°"
		}
		s.replaceAll(out)
		if way := map[string]string{"zoomin": "closer", "zoomout": "farther away"}[name]; way != "" && want > 1 {
			caption = num(want) + " times " + way
		}
		if name == "grayscale" {
			caption = "black and white"
		}
		s.say(caption)
		return true
	}
	return false
}

// turnedBy says that a shader turns its picture by an angle in degrees, clockwise: a turn of its coordinates the other
// way.
func turnedBy(a artifact.Artifact, degrees float64) bool {
	angle := num(math.Round(math.Abs(degrees)*math.Pi/180*1000) / 1000)
	at := strings.LastIndex(string(a.Source()), angle)
	return at > 0 && (a.Source()[at-1] == '-') == (degrees < 0)
}

func init() {
	extraSlots["tinge"] = func(_ *scene, toks []token, i int) []reading {
		if c := map[string]string{"bluer": "blue", "redder": "red", "greener": "green", "yellower": "yellow", "pinker": "pink"}[toks[i].text]; c != "" && toks[i].sort == word {
			return one(i+1, shade{Color: themes.MustParse(c), name: c})
		}
		return nil
	}
}

// shaderHue turns the palette until its strongest colour is of a family.
func (s *scene) shaderHue(got bound) bool {
	c, ok := got["tinge"].(shade)
	if !ok {
		c = got["color"].(shade)
	}
	names := append([]string{c.name}, families[c.name]...)
	turn := effect{"palette.turn", 0.6, "to " + strings.Join(names, "|to ")}
	if s.tries(turn, "", 0) {
		return true
	}
	if e, known := map[string]string{"blue": "cooler", "red": "warmer", "yellow": "warmer"}[c.name]; known && ok {
		return s.operate(effects[e], e, 0)
	}
	return s.shaderInk(c, c)
}

// calmed takes the glare out of a colour that was named by a plain word.
func calmed(c shade) shade {
	if p := c.LCH(); !c.exact && p.C > 0.19 {
		p.C = 0.19
		c.Color = p.Color().Rounded()
	}
	return c
}

// lessNoise says what can be done about noise that is in the shader's own formula.
func (s *scene) lessNoise(bound) bool {
	s.refuse("noise that is part of a shader's own formula cannot be taken out by rule; try “softer”, “coarser” or “calmer”")
	return true
}

// twoHues gives a shader the colours between two.
func (s *scene) twoHues(got bound) bool { return s.shaderInk(got["a"].(shade), got["b"].(shade)) }

// shaderInk runs a shader's tones from a deep shade of one colour to a light one of another.
func (s *scene) shaderInk(a, b shade) bool {
	name := a.name
	if !same(a.Color, b.Color) {
		name += " and " + b.name
	}
	a, b = calmed(a), calmed(b)
	if a.LCH().L > b.LCH().L {
		a, b = b, a
	}
	deep, light := a.LCH(), b.LCH()
	deep.L, light.L = max(0.12, deep.L-0.35), min(0.97, light.L+0.15)
	middle := a.Lab()
	to := b.Lab()
	middle.L, middle.A, middle.B = (middle.L+to.L)/2, (middle.A+to.A)/2, (middle.B+to.B)/2
	return s.dressShader(themes.Theme{Name: name, Palette: themes.Palette{
		Background: deep.Color().Rounded().Hex(), Accent: middle.Color().Rounded().Hex(), Accent2: b.Hex(), Text: light.Color().Rounded().Hex(),
	}}, "in "+name, gene.Gene{Operator: "palette.contrast", Trait: gene.Palette, Strength: 1, Seed: 1}) // a shader's tones lie close together
}

// strengthFor is the strength at which an operator does just as much as wanted.
func strengthFor(name string, want, random float64) float64 {
	r, ok := ranges[name]
	if !ok {
		return 0.5
	}
	if r.loose {
		want = math.Abs(want)
		want /= 0.8 + 0.4*random
	}
	return (want - r.low) / (r.high - r.low)
}

func (s *scene) shaderTheme(got bound) bool {
	t := got["theme"].(themes.Theme)
	return s.dressShader(t, "theme "+t.Name)
}

// dressShader gives a shader the colours of a theme, after operators that prepare it.
func (s *scene) dressShader(t themes.Theme, said string, first ...gene.Gene) bool {
	work, err := shader.Stock.Begin([]artifact.Artifact{s.art}, nil, nil)
	if err != nil {
		return false
	}
	for _, g := range first {
		work.Do(g)
	}
	if _, ok := work.Wear(t); !ok {
		s.refuse("this shader has no colours that could be changed so")
		return true
	}
	out, err := work.Artifact()
	if err != nil {
		return false
	}
	s.replaceAll(out)
	s.say(said)
	return true
}
