package phrase

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

var paletteRules = []rule{
	{kinds: "pd", act: (*scene).retint, patterns: []string{
		"[make|set|get|turn|have|use|give|want|let] $obj [be|look|feel|color|to|get] [$deg] $tone [color] [$by]", "[make|use|give|set|have|add|want|get] [$deg] $tone $obj", "[make|use|be|get|look|want] [$deg] $tone [color|palette|look|everything] [$by]", "$tone=verb $obj [$deg] [$by]",
		"$obj is|are|looks|look [$deg] too=too $tone", "$obj is|are not $tone enough", "[make] color [be] [$deg] $tone [$by]", "[make] color of $obj [$deg] $tone [$by]", "[make] $obj color [$deg] $tone [$by]", "increase|decrease=verb $obj [$deg] [$by]", "darken|lighten|brighten|warm|cool|saturate|desaturate|mute|dim|intensify=verb $obj [up|down] [$deg] [$by]", "more|less=verb $obj [color]", "[add] more|less=verb contrast|saturation|brightness=side [to|on|in|for $obj]",
	}},
	{kinds: "pd", act: (*scene).inverse, patterns: []string{
		"[make|use|switch|turn|go|set|give|add|enable|want|try] [$obj] [to|into|in|on|have|for] [a] darkmode", "darkmode [for|on] [$obj]", "[make|turn|set] $obj [be] dark=dark", "[make|use|switch|turn|go|set|give|enable] [$obj] [to|into|in|on] lightmode=light", "lightmode=light", "[make|turn|set] $obj [be] light=light", "dark|light=dark theme|mode|palette|look", "[make|use|go] dark=dark", "[make] invert [$obj]", "invert [$obj] [color]", "$obj invert", "[make|use] dark=dark palette",
	}},
	{kinds: "pd", act: (*scene).gray, patterns: []string{"[make|turn|set|convert|render|show] [$obj] [to|into|in|be] grayscale", "grayscale [$obj]", "remove [all] color", "drain [all] color", "desaturate [$obj] completely|fully|entirely"}},
	{kinds: "pd", act: (*scene).wear, patterns: []string{
		"[use|apply|wear|try|set|switch|change|give|put|dress] [it|everything|$obj] [to|in|on|with|into] style|theme [code] [to] $theme", "[use|apply|wear|try|set|switch|change] [to] $theme theme|style [to|on|for] [$obj]", "[make|dress|put|give] $obj [look] [in|like|with] $theme theme|style", "[make|let] $obj look like theme $theme", "apply|wear $theme",
		"[set|change|switch] theme|style [of $obj] to $theme",
	}},
	{kinds: "pd", act: (*scene).accent, patterns: []string{"[make|set|change|use|turn] accent [color] [to|be|into] $color", "[use|make] $color as|for accent [color]", "$color accent|accents", "[make|turn|set|tint|paint] $obj [to|be|look|into] [more] $color"}},
}

func init() {
	extraSlots["tone"] = func(_ *scene, toks []token, i int) []reading {
		if t, ok := toneWords[toks[i].text]; ok && toks[i].sort == word {
			return one(i+1, t)
		}
		return nil
	}
}

// tone is a way to change colours, and how strongly.
type tone struct {
	name string
	sign float64
}

var toneWords = map[string]tone{
	"warmer": {"warm", 1}, "cooler": {"warm", -1}, "darker": {"light", -1}, "lighter": {"light", 1}, "brighter": {"light", 1}, "dimmer": {"light", -1}, "vivider": {"vivid", 1}, "muteder": {"vivid", -1}, "morecontrast": {"contrast", 1}, "lesscontrast": {"contrast", -1},
	"warm": {"warm", 1}, "cold": {"warm", -1}, "softer": {"contrast", -1}, "pastel": {"pastel", 1}, "richer": {"vivid", 1}, "duller": {"vivid", -1}, "stronger": {"contrast", 1},
}

var toneVerbs = map[string]tone{
	"darken": {"light", -1}, "lighten": {"light", 1}, "brighten": {"light", 1}, "warm": {"warm", 1}, "cool": {"warm", -1}, "saturate": {"vivid", 1}, "desaturate": {"vivid", -1}, "mute": {"vivid", -1}, "dim": {"light", -1}, "intensify": {"vivid", 1},
}

var toneSides = map[string]string{"contrast": "contrast", "saturation": "vivid", "brightness": "light", "palette": "vivid"}

// retint changes the colours of the whole design, or of an object in it.
func (s *scene) retint(got bound) bool {
	o := s.obj(got)
	t, ok := got["tone"].(tone)
	if v, said := got["verb"].(string); said {
		if t, ok = toneVerbs[v]; !ok {
			side := o.prop
			if word, there := got["side"].(string); there {
				side = word
			}
			name, known := toneSides[side]
			if !known {
				return false
			}
			t, ok = tone{name, map[bool]float64{true: 1, false: -1}[v == "increase" || v == "more"]}, true
			if o.prop != "" && o.scoped {
				o.prop = ""
			}
		}
	}
	if !ok {
		return false
	}
	strength := 1.0
	if _, too := got["too"]; too {
		t.sign = -t.sign
	}
	if d, ok := got["deg"].(float64); ok {
		strength = map[float64]float64{0.5: 0.5, 2: 1.7, 1: 1}[d]
	}
	if a, ok := got["by"].(amount); ok && a.unit == "%" {
		strength = a.value / 25
	}
	return s.tinted(o, t, t.sign*strength)
}

var toneNames = map[string][2]string{
	"warm": {"warmer", "colder"}, "light": {"lighter", "darker"}, "vivid": {"more vivid", "muted"}, "contrast": {"more contrast", "less contrast"}, "pastel": {"pastel", "pastel"},
}

func (t tone) words(amount float64) string {
	if amount < 0 {
		return toneNames[t.name][1]
	}
	return toneNames[t.name][0]
}

func (s *scene) tinted(o *object, t tone, amount float64) bool {
	whole := o.whole && !o.scoped
	switch {
	case whole && (o.prop == "" || o.prop == "palette" || o.prop == "contrast" || o.prop == "saturation" || o.prop == "brightness"):
		roles, weighed := s.roles()
		f := s.toned(roles, weighed, t, amount)
		s.remap(f)
		s.toneGround(f)
		s.say(t.words(amount) + map[bool]string{true: "", false: " palette"}[t.name == "contrast"])
		return true
	case o.prop == "" && o.shade != nil:
		s.remapShade(*o.shade, s.plainTone(t, amount))
		s.say(t.words(amount) + " " + o.shade.name)
		return true
	}
	props, ok := map[string][]string{
		"": nil, "background": {"background-color", "background"}, "text": {"color"}, "border": {"border-color", "border"}, "fill": {"fill"}, "stroke": {"stroke"}, "outline": {"stroke", "outline"}, "shadow": {"box-shadow"},
	}[o.prop]
	if !ok {
		return false
	}
	if s.art.Kind == artifact.Drawing && o.prop == "background" {
		r := s.backdrop()
		if r == nil {
			s.refuse("this drawing has no background")
			return true
		}
		o, props = &object{nodes: []*markup.Node{r}, label: "background"}, []string{"fill"}
	}
	n := s.remapNodes(o, props, s.plainTone(t, amount))
	if n == 0 && o.prop == "background" {
		s.set(o.nodes, decl{"background-color", s.plainTone(t, amount)(s.pageColor()).Hex()})
		n++
	}
	if n == 0 {
		s.refuse(o.label + " has no colour of its own")
		return true
	}
	name := o.label
	if o.prop != "" && o.scoped {
		name += " " + o.prop
	}
	s.say(t.words(amount) + " " + name)
	return true
}

// toneGround writes down the ground of a page that leaves it to the browser.
func (s *scene) toneGround(f func(themes.Color) themes.Color) {
	body := s.wholeNodes()
	white := themes.MustParse("#ffffff")
	if s.art.Kind != artifact.Page || len(body) == 0 || same(f(white), white) {
		return
	}
	if _, _, ok := s.styles.Inherited(body[0], "background-color", "background"); !ok {
		s.set(body, decl{"background-color", f(white).Hex()})
	}
}

// plainTone changes one colour by itself.
func (s *scene) plainTone(t tone, amount float64) func(themes.Color) themes.Color {
	return func(c themes.Color) themes.Color {
		p := c.LCH()
		switch t.name {
		case "warm":
			return warmed(c, amount)
		case "light":
			p.L = min(1, max(0, p.L+0.09*amount))
		case "vivid":
			p.C *= math.Pow(1.4, amount)
		case "contrast":
			p.L = min(1, max(0, 0.5+(p.L-0.5)*math.Pow(1.25, amount)))
		case "pastel":
			p = tones["pastel"](p)
		}
		out := p.Color().Rounded()
		out.A = c.A
		return out
	}
}

// warmed gives a colour warmer light, or colder; what has a hue turns towards orange, or blue, too.
func warmed(c themes.Color, amount float64) themes.Color {
	p := c.LCH()
	if hue := 62.0; p.C > 0.05 {
		if amount < 0 {
			hue = 250
		}
		if d := themes.HueDistance(p.H, hue); d > 0 {
			p = towards(p, hue, min(1, 24*math.Abs(amount)/d))
		}
	}
	base := p.Color()
	out := themes.Color{R: min(1, base.R*(1+0.03*amount)), G: base.G * (1 - 0.02*math.Abs(amount)), B: min(1, base.B*(1-0.08*amount)), A: 1}.LCH()
	if p.L < 0.9 { // lighter ones would leave the gamut
		out.L = p.L
	}
	warm := out.Color().Rounded()
	warm.A = c.A
	return warm
}

// toned is the map for a whole palette.
func (s *scene) toned(roles tint.Roles, weighed bool, t tone, amount float64) func(themes.Color) themes.Color {
	if !weighed {
		return s.plainTone(t, amount)
	}
	switch t.name {
	case "vivid":
		return roles.Onto(roles.Vivid(math.Pow(1.4, amount)))
	case "light":
		return s.plainTone(t, amount*map[bool]float64{true: 1, false: 0.8}[roles.Dark()])
	case "contrast":
		to := roles.Clone()
		step := 0.08 * amount
		if roles.Dark() {
			step = -step
		}
		to.Ground.L = min(1, max(0, to.Ground.L+step/2))
		to.Ink.L = min(1, max(0, to.Ink.L-step*1.5))
		return roles.Onto(to)
	}
	return s.plainTone(t, amount)
}

// swatches weighs the colours of the design.
func (s *scene) swatches() []tint.Swatch {
	var out []tint.Swatch
	for _, v := range s.styles.All(nil) {
		ink := v.Property == "color" || v.Property == "stroke" || strings.HasPrefix(v.Property, "border")
		weight := 1.0
		if v.Rule() != nil && slices.ContainsFunc(v.Rule().Selectors, func(sel css.Selector) bool { return sel.Text == "body" || sel.Text == "html" || sel.Text == ":root" }) {
			weight = 6
		}
		for _, c := range v.Colors() {
			if p, err := themes.ParseColor(c.Text); err == nil && p.Paints() {
				out = append(out, tint.Swatch{Color: p.Color, Weight: weight, Ink: ink})
			}
		}
	}
	return out
}

// roles finds what the colours are for; false where there is too little to tell.
func (s *scene) roles() (tint.Roles, bool) {
	all := s.swatches()
	if len(all) == 0 || s.art.Kind != artifact.Page {
		return tint.Roles{}, false
	}
	ground := s.pageColor()
	ink := themes.MustParse("#000000")
	if body := s.wholeNodes(); len(body) > 0 {
		ink = s.inkOf(body[0])
	}
	return tint.Find(all, &ground, &ink), true
}

// gray takes all colour away.
func (s *scene) gray(got bound) bool { return s.grayscale(s.obj(got)) }

func (s *scene) grayscale(o *object) bool {
	if o.prop != "" && o.prop != "palette" {
		return false
	}
	f := func(c themes.Color) themes.Color {
		p := c.LCH()
		p.C = 0
		out := p.Color().Rounded()
		out.A = c.A
		return out
	}
	if o.whole {
		s.remap(f)
		if s.art.Kind == artifact.Page {
			s.set(s.named("image"), decl{"filter", "grayscale(1)"})
		}
		s.say("black and white")
		return true
	}
	if len(o.nodes) > 0 && isReplaced(o.nodes[0]) && o.nodes[0].Tag != "svg" {
		s.set(o.nodes, decl{"filter", "grayscale(1)"})
	} else {
		s.remapNodes(o, nil, f)
	}
	s.say(o.label + " in greys")
	return true
}

// readTheme reads a theme's name or a style code.
func (s *scene) readTheme(toks []token, i int) []reading {
	name := toks[i].text
	if toks[i].sort == number && toks[i].text == "" && toks[i].value >= 0 && toks[i].value == math.Trunc(toks[i].value) {
		name = num(toks[i].value)
	}
	if t, err := themes.Lookup(name); err == nil && name != "" {
		return one(i+1, t)
	}
	return nil
}

// wear dresses the design in a theme.
func (s *scene) wear(got bound) bool {
	t := got["theme"].(themes.Theme)
	p, err := breed.Wear(s.art, t)
	if err != nil {
		s.refuse("the theme " + t.Name + " does not fit: " + err.Error())
		return true
	}
	s.replaceAll(p.Artifact)
	s.say("theme " + t.Name)
	return true
}

// replaceAll takes over an artifact that something else has changed.
func (s *scene) replaceAll(a artifact.Artifact) {
	for _, path := range artifact.Changed(s.art, a) {
		s.editIn(artifact.Edit{File: path, Start: 0, End: len(s.art.Files[path]), Text: string(a.Files[path])})
	}
}

// mendLater makes text readable where new colours would leave it unreadable.
func (s *scene) mendLater() {
	if s.art.Kind == artifact.Page {
		s.after = func() { s.mendText(false) }
	}
}

// accent gives the page's accents one hue.
func (s *scene) accent(got bound) bool {
	c := got["color"].(shade)
	if o, ok := got["obj"].(*object); ok && (!o.whole || o.prop != "" && o.prop != "palette") {
		return false
	}
	roles, ok := s.roles()
	if s.art.Kind == artifact.Drawing {
		return s.dyeWhole([]shade{c})
	}
	if !ok || len(roles.Accents) == 0 {
		s.refuse("the page has no accent colour to change; say what should be " + c.name)
		return true
	}
	to := roles.Clone()
	p := c.LCH()
	for i := range to.Accents {
		to.Accents[i].H = p.H
		if i == 0 {
			to.Accents[0] = p
		}
	}
	s.remap(roles.Onto(to))
	s.mendLater()
	s.say(c.name + " accents")
	return true
}
