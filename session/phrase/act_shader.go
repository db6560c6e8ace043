package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/shader"
	"cultivar/themes"
)

var shaderRules = []rule{
	{kinds: "s", act: (*scene).effect, patterns: []string{
		"[make|turn|set|get|have|let|give|want|run|play|move|animate|render] [$obj] [be|look|to|a|run|go|move|play] [$deg] $effect [effect|filter|look] [$by]", "[make|turn|set|run|play|move] [$obj] [go|run|move|play|be] $by $effect", "[add|apply|put|use|give|want|have] [$deg] [more|some|bit] $effect [effect|filter|overlay] [to|on|over] [$obj]", "$effect [$deg] $obj [$deg] [$by]", "$effect=x",
		"[make] [$obj] $effect [by] $num", "increase|decrease|more|less=verb [$deg] speed|contrast|saturation|brightness|grain|vignette|zoom|scale|frequency|detail=side [of $obj] [$deg] [$by]", "[make|set|change] speed|contrast|saturation|brightness|hue=side [of $obj] [$deg] bigger|smaller|faster|slower|higher|lower=verb", "make [$obj] [$deg] $effect color",
		"change|shift|rotate|turn hue|color=side [of $obj] [$by]", "rotate|turn [$obj] [by] [$num] [degrees|deg] [$turn]=side", "turn|rotate [$obj] [by] $num", "[set|make|change] speed [of $obj] [to] $num [of] [original]", "halve|twice=verb speed [of $obj]", "[make|let] [$obj] [move|go|run|be] twice=verb [as] fast|faster|slow|slower=side", "twice=verb as fast|slow=side", "[make] $obj twice=verb faster|slower=side", "[make] $obj halfas=verb fast|slow|faster=side",
	}},
	{kinds: "s", act: (*scene).shaderTheme, patterns: []string{"[use|apply|wear|try|set] theme $theme", "[use|apply|try|set] $theme theme", "$theme"}},
}

// effect is an operator of the engine with the words that its caption must have.
type effect struct {
	operator string
	strength float64
	caption  string // a word of the caption, "" for any
}

var effects = map[string]effect{
	"faster": {"time.speed", 0.4, "faster"}, "slower": {"time.speed", 0.4, "slower"}, "warmer": {"palette.warmer", 0.5, ""}, "warm": {"palette.warmer", 0.5, ""}, "cooler": {"palette.colder", 0.5, ""}, "cold": {"palette.colder", 0.5, ""}, "brighter": {"palette.lighter", 0.5, ""}, "lighter": {"palette.lighter", 0.5, ""},
	"brighten": {"palette.lighter", 0.5, ""}, "lighten": {"palette.lighter", 0.5, ""}, "darker": {"palette.darker", 0.5, ""}, "dimmer": {"palette.darker", 0.5, ""}, "darken": {"palette.darker", 0.5, ""}, "dark": {"palette.darker", 0.9, ""}, "vivider": {"palette.vivid", 0.6, ""}, "saturate": {"palette.vivid", 0.6, ""},
	"muteder": {"palette.muted", 0.5, ""}, "desaturate": {"palette.muted", 0.6, ""}, "morecontrast": {"palette.contrast", 0.6, ""}, "contrast": {"palette.contrast", 0.6, ""}, "lesscontrast": {"palette.soft", 0.6, ""}, "softer": {"palette.soft", 0.6, ""}, "invert": {"palette.negative", 1, ""},
	"grayscale": {"palette.muted", 7.0 / 6, ""}, "hueshift": {"palette.hue", 0.5, ""}, "vignette": {"function.vignette", 0.6, ""}, "grain": {"function.grain", 0.5, ""}, "scanlines": {"function.scanlines", 0.6, ""}, "halftone": {"function.halftone", 0.7, ""}, "posterize": {"palette.posterise", 0.6, ""},
	"posterise": {"palette.posterise", 0.6, ""}, "posterized": {"palette.posterise", 0.6, ""}, "pixelate": {"domain.blocks", 0.6, ""}, "zoomin": {"domain.zoom", 0.5, "closer"}, "bigger": {"domain.zoom", 0.5, "closer"}, "enlarge": {"domain.zoom", 0.5, "closer"}, "zoomout": {"domain.zoom", 0.5, "farther"}, "smaller": {"domain.zoom", 0.5, "farther"}, "shrink": {"domain.zoom", 0.5, "farther"},
	"kaleidoscope": {"domain.kaleidoscope", 0.5, ""}, "swirl": {"domain.swirl", 0.5, ""}, "twist": {"domain.swirl", 0.5, ""}, "twirl": {"domain.swirl", 0.5, ""}, "warp": {"domain.warp", 0.5, ""}, "wavy": {"domain.warp", 0.5, ""}, "distort": {"domain.warp", 0.5, ""}, "ripple": {"domain.ripple", 0.5, ""}, "ripples": {"domain.ripple", 0.5, ""}, "mirror": {"domain.mirror", 0.5, ""},
	"symmetric": {"domain.mirror", 0.5, ""}, "symmetrical": {"domain.mirror", 0.5, ""}, "tile": {"domain.tile", 0.5, ""}, "tiled": {"domain.tile", 0.5, ""}, "repeat": {"domain.tile", 0.5, ""}, "bulge": {"domain.bulge", 0.5, ""}, "rotate": {"domain.rotate", 0.5, ""}, "contours": {"function.contours", 0.6, ""}, "detailed": {"function.finer", 0.5, ""}, "finer": {"function.finer", 0.5, ""}, "coarser": {"function.coarser", 0.5, ""},
	"fisheye": {"domain.bulge", 0.7, ""}, "polar": {"domain.polar", 0.5, ""}, "colorful": {"palette.vivid", 0.8, ""}, "rainbow": {"palette.spectrum", 0.6, ""}, "tilt": {"domain.slant", 0.5, ""}, "slanted": {"domain.slant", 0.5, ""}, "airier": {"function.coarser", 0.5, ""}, "tighter": {"function.finer", 0.5, ""}, "denser": {"function.finer", 0.5, ""}, "mirrored": {"domain.mirror", 0.5, ""},
	"rotated": {"domain.rotate", 0.5, ""}, "darkmode": {"palette.night", 0.8, ""}, "thinner": {"function.finer", 0.5, ""},
}

// sideEffects are the effects behind more and less of a side.
var sideEffects = map[string][2]string{
	"speed": {"faster", "slower"}, "contrast": {"morecontrast", "lesscontrast"}, "saturation": {"vivider", "muteder"}, "brightness": {"brighter", "darker"}, "zoom": {"zoomin", "zoomout"}, "scale": {"zoomin", "zoomout"}, "frequency": {"finer", "coarser"}, "detail": {"finer", "coarser"}, "grain": {"grain", ""}, "vignette": {"vignette", ""}, "hue": {"hueshift", ""}, "color": {"hueshift", ""},
}

func (s *scene) readEffect(toks []token, i int) []reading {
	if toks[i].sort == word {
		if e, ok := effects[toks[i].text]; ok {
			return one(i+1, e)
		}
	}
	return nil
}

// effect carries out an operator of the engine.
func (s *scene) effect(got bound) bool {
	e, ok := got["effect"].(effect)
	if !ok {
		e, ok = s.sideEffect(got)
	}
	if o, said := got["obj"].(*object); said && o.prop != "" && o.prop != "palette" && o.prop != "animation" && o.prop != "speed" && o.prop != "contrast" && o.prop != "saturation" && o.prop != "brightness" {
		ok = false
	}
	if !ok {
		return false
	}
	if d, there := got["deg"].(float64); there {
		e.strength = map[float64]float64{0.5: e.strength * 0.35, 2: 1, 1: e.strength}[d]
	}
	return s.operate(e)
}

func (s *scene) sideEffect(got bound) (effect, bool) {
	verb, side := wordFrom(got, "verb"), wordFrom(got, "side")
	less := verb == "decrease" || verb == "less" || verb == "smaller" || verb == "slower" || verb == "lower" || verb == "halve" || verb == "halfas" || side == "slow" || side == "slower"
	switch {
	case verb == "halve" || verb == "twice" || verb == "halfas":
		name := map[bool]string{true: "slower", false: "faster"}[less]
		e := effects[name]
		e.strength = 0.52 // a factor of two
		return e, true
	case sideEffects[side][0] != "":
		name := sideEffects[side][0]
		if less {
			name = sideEffects[side][1]
		}
		e, ok := effects[name]
		return e, ok
	}
	return effect{}, false
}

// operate tries seeds until the operator does what the caption must say.
func (s *scene) operate(e effect) bool {
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
		caption, ok := work.Do(gene.Gene{Operator: e.operator, Trait: trait, Strength: e.strength, Seed: seed})
		if !ok {
			break
		}
		if !strings.Contains(caption, e.caption) {
			continue
		}
		out, err := work.Artifact()
		if err != nil {
			break
		}
		s.replaceAll(out)
		s.say(caption)
		return true
	}
	s.refuse("this shader has nothing that could be changed so")
	return true
}

func (s *scene) shaderTheme(got bound) bool {
	t := got["theme"].(themes.Theme)
	work, err := shader.Stock.Begin([]artifact.Artifact{s.art}, nil, nil)
	if err != nil {
		return false
	}
	if _, ok := work.Wear(t); !ok {
		s.refuse("this shader has no colours that could wear a theme")
		return true
	}
	out, err := work.Artifact()
	if err != nil {
		return false
	}
	s.replaceAll(out)
	s.say("theme " + t.Name)
	return true
}
