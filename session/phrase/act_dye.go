package phrase

import (
	"math"
	"strings"

	"cultivar/session/artifact"
	"cultivar/themes"
)

var dyeRules = []rule{
	{kinds: "pd", act: (*scene).dye, patterns: []string{
		"[" + turns + dyeing + "] $obj [all|completely|entirely|only] [in|into|to|with|be|look] [just|only] [" + shadeWords + "] [of|in] $dyes [" + shadeWords + "|only]",
		"[" + turns + dyeing + "] in|into|with [just|only] [" + shadeWords + "] [of|in] $dyes [" + shadeWords + "|only]",
		"[" + turns + dyeing + "] " + shadeWords + " [of|in] $dyes", "[" + turns + dyeing + "] $dyes " + shadeWords,
		"[swap|replace|switch|" + turns + "] [all] palette|color [for|to|with|into|be|by|of] $dyes", "[" + turns + "] palette of $dyes", "[" + turns + "] $dyes palette", "tint $obj [with|in] $dyes",
	}},
}

const (
	dyeing     = "|do|dye|tint|keep|draw|print"
	shadeWords = "duotone|shades|shade|tints|tones|hues"
)

func init() { extraSlots["dyes"] = (*scene).readDyes }

// readDyes reads colours one after another: "navy and gold".
func (s *scene) readDyes(toks []token, i int) []reading {
	var out []reading
	var list []shade
	for {
		rs := s.readColor(toks, i)
		if len(rs) == 0 {
			return out
		}
		list = append(list[:len(list):len(list)], rs[0].value.(shade))
		i = rs[0].end
		out = append([]reading{{i, list}}, out...)
		if !isWord(toks, i, "and") {
			return out
		}
		i++
	}
}

// dye gives the whole design shades around the named colours.
func (s *scene) dye(got bound) bool {
	o, named := got["obj"].(*object)
	if named && (!o.whole || o.prop != "" && o.prop != "palette") || !named && s.last != nil && !s.last.whole {
		return false
	}
	return s.dyeWhole(got["dyes"].([]shade))
}

// dyeWhole is dye without the words.
func (s *scene) dyeWhole(around []shade) bool {
	names := make([]string, len(around))
	for i, c := range around {
		names[i] = c.name
	}
	said := "in " + listed(names)
	if len(around) == 1 {
		said = "in shades of " + names[0]
	}
	if s.art.Kind == artifact.Page {
		s.dyePage(around)
		s.dyePictures(around)
	} else if s.dyeDrawing(around) < 2 {
		said = "all " + listed(names)
	}
	s.say(said)
	return true
}

// dyeDrawing maps the colours of a drawing and says how many there are.
func (s *scene) dyeDrawing(around []shade) int {
	var all []themes.Color
	for _, w := range s.swatches() {
		all = append(all, w.Color)
	}
	black := themes.MustParse("#000000")
	if len(s.unpainted(shade{Color: black, exact: true})) > 0 {
		all = append(all, black)
	}
	if len(all) == 0 { // what is left to the page that shows it
		for i, n := range s.anything() {
			s.paintElement(n, around[i%len(around)])
		}
		return 0
	}
	to := dyes(all, around)
	s.remap(func(c themes.Color) themes.Color {
		solid := c
		solid.A = 1
		next, ok := to[solid.Hex()]
		if !ok {
			return c
		}
		next.A = c.A
		return next
	})
	return len(to)
}

// dyePage gives a page's accents the named colours, and ground and ink a breath of them.
func (s *scene) dyePage(around []shade) {
	roles, ok := s.roles()
	if !ok || len(roles.Accents) == 0 {
		s.dyePlainPage(around)
		return
	}
	inks := byLightness(colorsOf(around))
	deep, light := inks[0].LCH(), inks[len(inks)-1].LCH()
	to := roles.Clone()
	for i := range to.Accents {
		p := dyeOf(around[i%len(around)])
		if i >= len(around) { // the same hue again, as light as that accent was
			p.L = (p.L + to.Accents[i].L) / 2
		}
		to.Accents[i] = p
	}
	to.Ground, to.Ink = breathed(roles.Ground, light, deep), breathed(roles.Ink, deep, light)
	f := roles.Onto(to)
	s.remap(f)
	s.toneGround(f)
	s.mendLater()
}

// pictureLimit bounds the drawings whose colours follow the page's, in bytes: larger ones are photographs in disguise.
const pictureLimit = 256 << 10

// dyePictures takes the drawings that the page shows from its own files along.
func (s *scene) dyePictures(around []shade) {
	for _, name := range s.art.Paths() {
		if !strings.HasSuffix(strings.ToLower(name), ".svg") || len(s.art.Files[name]) > pictureLimit {
			continue
		}
		picture := newScene(artifact.Artifact{Kind: artifact.Drawing, Main: name, Files: s.art.Files}, nil)
		picture.dyeDrawing(around)
		s.editIn(picture.edits...)
	}
}

// breathed is a ground or an ink with a breath of whichever of two dyes lies nearer to it.
func breathed(p, light, deep themes.LCH) themes.LCH {
	dye := light
	if math.Abs(p.L-deep.L) < math.Abs(p.L-light.L) {
		dye = deep
	}
	out := themes.LCH{L: min(0.965, max(0.17, p.L)), H: dye.H, A: p.A}
	out.C = min(dye.C*0.35, map[bool]float64{true: 0.03, false: 0.05}[p.L > 0.6])
	return out
}

func colorsOf(list []shade) []themes.Color {
	out := make([]themes.Color, len(list))
	for i, c := range list {
		out[i] = c.Color
	}
	return out
}

// dyePlainPage is for a page that has no accents to change: its headings and links take the first colour.
func (s *scene) dyePlainPage(around []shade) {
	ground := breathed(s.pageColor().LCH(), around[len(around)-1].LCH(), around[0].LCH()).Color().Rounded()
	s.set(s.wholeNodes(), decl{"background-color", ground.Hex()})
	for _, noun := range []string{"heading", "link"} {
		s.set(s.named(noun), decl{"color", themes.Mend(calmed(around[0]).Color, ground, 4.5).Hex()})
	}
}

// listed is "red, white and blue".
func listed(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
