package phrase

import "cultivar/themes"

var moreRules = []rule{
	{kinds: "pd", act: (*scene).more, patterns: []string{
		"[make|set|get|turn|have|let|want|keep] $obj [be|look|feel|to|get|is|are] [$deg] $more [$by]", "[make|set|get] $obj [be] $by $more", "[make|use|add|give|want|have|set|with] [$deg] $more $obj [$by]", "[make|use|give|have|add] $more $obj", "[make|be|get|look] [$deg] $more [$by]", "[make|give] $obj $deg $more", "$obj is|are|looks|look [$deg] too=too $more", "$obj is|are not $more enough", "scale|resize=verb $obj $by",
		"enlarge|shrink=verb $obj [$deg] [$by] [$to]", "enlarge|shrink=verb [$deg] $obj", "widen|narrow|thicken|thin|tighten|loosen|expand|heighten|lengthen|shorten|bolden|sharpen|soften|embolden=verb [up] $obj [$deg] [$by]",
	}},
	{kinds: "pd", act: (*scene).increase, patterns: []string{
		"increase|decrease=verb $obj [$deg] [$by] [$to]", "[add|give|use|want|have|need|put|make|with|leave] [$deg] more|less|extra|fewer|additional=verb $obj [$by]", "[give|add|let] $obj [have|need|needs] [$deg] more|less|extra=verb $prop [$by]", "increase|decrease=verb $prop [of|on|in|for] $obj [$by] [$to]", "[add|give|put] $obj [some] $prop=add", "add=verb $obj", "[give|add] $obj [$deg] more|less=verb space",
		"[make|set|have] $obj [be] [$deg] $degree $transp", "[add|put|give] $prop to|around|in|on|for|between $obj",
		"space=verb $obj out|apart", "spread=verb $obj out|apart", "$by more|less|extra=verb $obj",
	}},
	{kinds: "pd", act: (*scene).fadeBy, patterns: []string{
		"[" + renders + "] $obj [be|become|by|with|have|to] [$by] translucent|transparent [by|to|at] [$by]", "[" + renders + "] $obj [be|become|have|to] $share translucent|transparent|opaque|visible=of", "fade $obj [out] [to|by|at] [$share]", "fade $obj [out] byhalf",
		"[" + renders + "] [$obj] opacity|transparency=of [of $obj] [down] [to|by|at|be] $share", "[" + renders + "] opacity|transparency=of of $obj [be|to] $share", "decrease|lower|reduce|drop|halve opacity [of $obj] [byhalf]", "[" + renders + "] $obj [have|with|be|to|at|a] $share opacity|transparency=of",
		"increase transparency=of [of $obj] [by|to] $share", "[" + renders + "] $obj [be|become] translucent|transparent byhalf", "apply|add|use|give $share opacity|transparency=of [to $obj]", "[" + renders + "] $obj byhalf|half translucent|transparent|visible|opaque", "[set] $share opacity|transparency=of [for|on|of] [$obj]", "opacity|transparency=of [of $obj] [at|to] $share",
		"set opacity|transparency=of to $share for $obj", "[" + renders + "] $obj [have] [a] [an] opacity|transparency=of of $share",
	}},
}

const renders = "make|set|turn|have|render|let|want|give|change|reduce|decrease|lower|drop|bring"

func init() {
	extraSlots["share"] = (*scene).readShare
}

// readShare reads a share: "50%", "half", "by half", "0.5".
func (s *scene) readShare(toks []token, i int) []reading {
	j := i
	for isWord(toks, j, "by") || isWord(toks, j, "to") || isWord(toks, j, "at") {
		j++
	}
	switch {
	case j >= len(toks):
		return nil
	case isWord(toks, j, "byhalf"), isWord(toks, j, "half"), isWord(toks, j, "halfas"):
		return one(j+1, 0.5)
	case isWord(toks, j, "quarter"), isWord(toks, j, "byquarter"):
		return one(j+1, 0.25)
	case toks[j].sort == number && toks[j].text == "%" && toks[j].value >= 0 && toks[j].value <= 100:
		return one(j+1, toks[j].value/100)
	case toks[j].sort == number && toks[j].text == "" && toks[j].value >= 0 && toks[j].value <= 1:
		return one(j+1, toks[j].value)
	}
	return nil
}

// fadeBy makes an object transparent by a share.
func (s *scene) fadeBy(got bound) bool {
	o := s.obj(got)
	if o.prop == "opacity" || o.prop == "transparency" {
		o = &object{nodes: o.nodes, label: ownLabel(o, s), whole: !o.scoped}
	}
	share, ok := got["share"].(float64)
	if a, there := got["by"].(amount); there {
		share, ok = a.value/100, a.unit == "%"
	}
	if !ok {
		share = 0.5
	}
	switch got["of"] {
	case "opacity", "opaque", "visible":
		return s.setOpacity(o, share)
	}
	return s.fade(o, 1-share)
}

func ownLabel(o *object, s *scene) string {
	if o.scoped {
		return o.label
	}
	return string(s.art.Kind)
}

// change is a comparative: which aspect, and whether more or less of it.
type change struct {
	aspect string
	sign   float64
}

var changes = map[string]change{
	"bigger": {"size", 1}, "smaller": {"size", -1}, "bolder": {"weight", 1}, "thicker": {"thickness", 1}, "thinner": {"thickness", -1}, "wider": {"width", 1}, "broader": {"width", 1}, "narrower": {"width", -1},
	"taller": {"height", 1}, "higher": {"height", 1}, "shorter": {"height", -1}, "airier": {"space", 1}, "tighter": {"space", -1}, "rounder": {"radius", 1}, "sharper": {"radius", -1}, "longer": {"width", 1},
}

var verbs = map[string]change{
	"enlarge": {"size", 1}, "shrink": {"size", -1}, "widen": {"width", 1}, "narrow": {"width", -1}, "thicken": {"thickness", 1}, "thin": {"thickness", -1}, "tighten": {"space", -1}, "loosen": {"space", 1}, "expand": {"size", 1},
	"heighten": {"height", 1}, "lengthen": {"height", 1}, "shorten": {"height", -1}, "bolden": {"weight", 1}, "embolden": {"weight", 1}, "sharpen": {"radius", -1}, "soften": {"radius", 1}, "space": {"space", 1}, "spread": {"space", 1}, "scale": {"size", 1}, "resize": {"size", 1},
}

func (s *scene) readMore(toks []token, i int) []reading {
	if toks[i].sort != word {
		return nil
	}
	if c, ok := changes[toks[i].text]; ok {
		return one(i+1, c)
	}
	if c, ok := changes[comparatives[toks[i].text]]; ok && (isWord(toks, i-1, "twice") || isWord(toks, i-1, "thrice") || isWord(toks, i-1, "halfas")) {
		return one(i+1, c)
	}
	return nil
}

// comparatives are what adjectives mean behind "twice as".
var comparatives = map[string]string{"round": "rounder", "rounded": "rounder", "wide": "wider", "broad": "wider", "tall": "taller", "high": "taller", "thick": "thicker", "bold": "bolder", "long": "longer", "roomy": "airier"}

// more carries a comparative out.
func (s *scene) more(got bound) bool {
	c, ok := got["more"].(change)
	if v, said := got["verb"].(string); said {
		c, ok = verbs[v], true
	}
	if !ok {
		return false
	}
	if to, ok := got["to"].(amount); ok && to.to {
		got["value"] = to
		return s.valued(got)
	}
	if _, too := got["too"]; too {
		c.sign = -c.sign
	}
	o := s.obj(got)
	if o.prop != "" {
		return s.moreOf(o, o.prop, c, got)
	}
	return s.scale(o, c.aspect, stepFor(c.aspect, c.sign, got))
}

// moreOf is a comparative of a side: "bigger text", "thicker border", "rounder corners".
func (s *scene) moreOf(o *object, side string, c change, got bound) bool {
	aspect := side
	switch {
	case c.aspect == side:
	case side == "text" || side == "font" || side == "fontsize":
		aspect = map[string]string{"size": "fontsize", "weight": "weight", "space": "lineheight", "thickness": "weight", "width": "letterspacing"}[c.aspect]
	}
	switch side {
	case "text", "font":
		if aspect == side {
			aspect = "fontsize"
		}
	case "border", "stroke", "outline", "borderwidth", "strokewidth":
		aspect = "thickness"
	case "background", "fill", "palette", "contrast":
		return false
	}
	if aspect == "" {
		return false
	}
	return s.scale(o, aspect, stepFor(aspect, c.sign, got))
}

// increase says more or less of a side.
func (s *scene) increase(got bound) bool {
	o := s.obj(got)
	side := o.prop
	if p, ok := got["prop"].(string); ok {
		side = p
	}
	if side == "" {
		if v := got["verb"]; v == "increase" || v == "decrease" {
			side = "size"
		} else if v == "space" || v == "spread" {
			side = "space"
		} else {
			return false
		}
	}
	sign := 1.0
	switch got["verb"] {
	case "decrease", "less", "fewer":
		sign = -1
	}
	if v := got["verb"]; v == "add" && o.scoped && s.paged() && (side == "outline" || side == "border") {
		return s.bordered2(bound{"obj": &object{nodes: o.nodes, label: o.label}})
	}
	if v := got["verb"]; v == "add" && !o.scoped && (side == "outline" || side == "border" || side == "stroke") {
		if s.paged() {
			return false // around what?
		}
		return s.contour(bound{"color": shade{Color: themes.MustParse("#000000"), name: "black"}})
	}
	if to, ok := got["to"].(amount); ok && to.to && got["by"] == nil {
		got["value"] = to
		return s.valued(got)
	}
	if side == "density" {
		side, sign = "space", -sign
	}
	if side == "transparency" {
		side, sign = "opacity", -sign
	}
	return s.moreOf(o, side, change{side, sign}, got)
}

// factorOf is what a comparative multiplies by.
func factorOf(sign float64, got bound) float64 {
	step := 1.25
	if d, ok := got["deg"].(float64); ok {
		step = map[float64]float64{0.5: 1.1, 2: 1.6, 1: 1.25}[d]
	}
	if a, ok := got["by"].(amount); ok {
		switch a.unit {
		case "%":
			step = 1 + a.value/100
			if sign < 0 {
				return max(0, 1-a.value/100)
			}
		case "x", "":
			step = a.value
		default:
			return sign * a.value * pixelMark // a change by pixels
		}
	}
	if sign < 0 && step != 0 {
		return 1 / step
	}
	return step
}

// stepFor is factorOf with a larger step for what is hard to see.
func stepFor(aspect string, sign float64, got bound) float64 {
	f := factorOf(sign, got)
	if _, said := got["by"]; !said && (aspect == "radius" || aspect == "thickness" || aspect == "shadow" || aspect == "letterspacing") {
		return f * f * f
	}
	return f
}

// pixelMark tells a change by pixels from a factor: factors are far smaller.
const pixelMark = 1e6
