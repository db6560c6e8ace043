package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

var moreRules = []rule{
	{kinds: "pd", act: (*scene).more, patterns: []string{
		"[make|set|get|turn|have|let|want|keep] $obj [be|look|feel|to|get|is|are] [$deg] $more [$by]", "[make|set|get] $obj [be] $by $more", "[make|use|add|give|want|have|set|with] [$deg] $more $obj [$by]", "[make|use|give|have|add] $more $obj", "[make|be|get|look] [$deg] $more [$by]", "[make|give] $obj $deg $more",
		"enlarge|shrink=verb $obj [$deg] [$by] [$to]", "enlarge|shrink=verb [$deg] $obj", "widen|narrow|thicken|thin|tighten|loosen|expand|heighten|lengthen|shorten|bolden|sharpen|soften|embolden=verb [up] $obj [$deg] [$by]",
	}},
	{kinds: "pd", act: (*scene).increase, patterns: []string{
		"increase|decrease=verb $obj [$deg] [$by] [$to]", "[add|give|use|want|have|need|put|make|with|leave] [$deg] more|less|extra|fewer|additional=verb $obj [$by]", "[give|add|let] $obj [have] [$deg] more|less|extra=verb $prop [$by]", "increase|decrease=verb $prop [of|on|in|for] $obj [$by] [$to]", "[add|give|put] $obj [some] $prop=add", "add=verb $obj", "[give|add] $obj [$deg] more|less=verb space",
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
	"heighten": {"height", 1}, "lengthen": {"height", 1}, "shorten": {"height", -1}, "bolden": {"weight", 1}, "embolden": {"weight", 1}, "sharpen": {"radius", -1}, "soften": {"radius", 1}, "space": {"space", 1}, "spread": {"space", 1},
}

func (s *scene) readMore(toks []token, i int) []reading {
	if toks[i].sort != word {
		return nil
	}
	if c, ok := changes[toks[i].text]; ok {
		return one(i+1, c)
	}
	return nil
}

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
	o := s.obj(got)
	if o.prop != "" {
		return s.moreOf(o, o.prop, c, got)
	}
	return s.scale(o, c.aspect, stepFor(c.aspect, c.sign, got))
}

// moreOf is a comparative of a side: "bigger text", "thicker border", "rounder corners".
func (s *scene) moreOf(o *object, side string, c change, got bound) bool {
	aspect := side
	switch side {
	case "text", "font", "fontsize":
		aspect = map[string]string{"size": "fontsize", "weight": "weight", "space": "lineheight", "thickness": "weight", "width": "letterspacing"}[c.aspect]
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

// aspects are the properties behind an aspect of elements of a page.
var aspects = map[string]struct {
	props    []string
	fallback string
}{
	"fontsize": {[]string{"font-size"}, "1em"}, "lineheight": {[]string{"line-height"}, "1.5"}, "letterspacing": {[]string{"letter-spacing"}, "0.02em"}, "padding": {[]string{"padding", "padding-top", "padding-bottom", "padding-left", "padding-right"}, "16px"},
	"margin": {[]string{"margin", "margin-top", "margin-bottom"}, "16px"}, "gap": {[]string{"gap", "grid-gap", "row-gap", "column-gap"}, "16px"}, "space": {[]string{"padding", "padding-top", "padding-bottom", "padding-left", "padding-right", "gap"}, "16px"},
	"radius": {[]string{"border-radius"}, "8px"}, "thickness": {[]string{"border-width", "border", "border-top", "border-bottom", "border-left", "border-right"}, "1px"}, "width": {[]string{"max-width", "width"}, ""}, "height": {[]string{"min-height", "height"}, ""},
	"maxwidth": {[]string{"max-width"}, ""}, "opacity": {[]string{"opacity"}, "1"}, "shadow": {[]string{"box-shadow"}, softShadow},
}

// scale multiplies an aspect of an object.
func (s *scene) scale(o *object, aspect string, factor float64) bool {
	label := scaleLabel(aspect, factor)
	if s.art.Kind == artifact.Drawing {
		return s.scaleDrawn(o, aspect, factor, label)
	}
	switch {
	case aspect == "size" && (o.whole || o.prop != ""):
		aspect = "fontsize"
	case aspect == "size" && len(o.nodes) > 0 && isReplaced(o.nodes[0]) && o.nodes[0].Tag != "button":
		aspect = "width"
	case aspect == "size":
		return s.scaleText(o, factor, label)
	case aspect == "weight":
		return s.weight(o, factor)
	}
	a, ok := aspects[aspect]
	if !ok {
		return false
	}
	label = scaleLabel(aspect, factor)
	if o.whole && !o.scoped {
		n := s.scaleEverywhere(a.props, factor)
		if aspect == "fontsize" {
			s.scaleRoot(factor)
		}
		if aspect == "space" {
			n += s.scaleEverywhere([]string{"margin", "margin-top", "margin-bottom"}, factor)
		}
		if n == 0 && a.fallback != "" {
			s.scaleOn(s.defaultFor(aspect), a.props[0], a.fallback, factor)
		}
		s.say(label)
		return true
	}
	for _, n := range s.free(o.nodes) {
		if !s.scaleWritten(n, aspect, factor) {
			s.scaleNode(n, a.props, a.fallback, factor)
		}
	}
	if s.idle() {
		s.refuse(o.label + " has no " + sideLabel(aspect) + " that could be changed; say how many pixels")
		return true
	}
	s.say(o.label + ": " + label)
	return true
}

// scaleWritten changes the width or height attribute of a picture, or writes a width where only a browser knows it.
func (s *scene) scaleWritten(n *markup.Node, aspect string, factor float64) bool {
	if aspect != "width" && aspect != "height" {
		return false
	}
	if _, ok := s.styles.Winner(n, aspect, "max-"+aspect, "min-"+aspect); ok {
		return false
	}
	if size := length(n.Get(aspect)); size > 0 {
		s.edit(s.doc.SetAttr(n, aspect, multiplied(num(size), "", factor))...)
		return true
	}
	if e, ok := s.boxes[n]; ok && e.Box.W > 0 {
		size := map[string]float64{"width": e.Box.W, "height": e.Box.H}[aspect]
		s.set([]*markup.Node{n}, decl{aspect, multiplied(num(float64(int(size))), "px", factor)})
		return true
	}
	return false
}

// defaultFor lists the elements that get an aspect which nothing has yet.
func (s *scene) defaultFor(aspect string) []*markup.Node {
	switch aspect {
	case "radius":
		return s.boxed()
	case "space", "padding":
		return s.named("section")
	}
	return s.wholeNodes()
}

func scaleLabel(aspect string, factor float64) string {
	up := factor > 1 || factor >= pixelMark
	if factor < -1 {
		up = false
	}
	names := map[string][2]string{
		"fontsize": {"larger type", "smaller type"}, "size": {"larger", "smaller"}, "space": {"more space", "less space"}, "radius": {"rounder", "sharper corners"}, "thickness": {"thicker lines", "thinner lines"}, "width": {"wider", "narrower"},
		"height": {"taller", "shorter"}, "weight": {"bolder", "lighter weight"}, "lineheight": {"more line height", "less line height"}, "letterspacing": {"wider letter spacing", "tighter letter spacing"}, "maxwidth": {"wider", "narrower"}, "opacity": {"more opaque", "more transparent"},
	}
	n, ok := names[aspect]
	if !ok {
		n = [2]string{"more " + aspect, "less " + aspect}
	}
	if up {
		return n[0]
	}
	return n[1]
}

// scaleText makes text elements, and boxes with what is in them, larger or smaller.
func (s *scene) scaleText(o *object, factor float64, label string) bool {
	for _, n := range s.free(o.nodes) {
		s.scaleNode(n, []string{"font-size"}, tagSize(n.Tag), factor)
		if n.Tag == "button" || s.looksLikeButton(n) {
			s.scaleNode(n, []string{"padding"}, "", factor)
		}
	}
	s.say(label + " " + o.label)
	return true
}

// tagSize is the browsers' own font size of an element, in em of what is around.
func tagSize(tag string) string {
	if size, ok := map[string]string{"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h5": "0.83em", "h6": "0.67em", "small": "0.83em", "pre": "0.81em", "code": "0.81em"}[tag]; ok {
		return size
	}
	return "1em"
}

// weight makes text bolder or lighter.
func (s *scene) weight(o *object, factor float64) bool {
	nodes := o.nodes
	for _, n := range nodes {
		now := 400.0
		if isHeading(n) || n.Tag == "b" || n.Tag == "strong" || n.Tag == "th" {
			now = 700
		}
		if v, _, ok := s.styles.Inherited(n, "font-weight"); ok {
			now = weightOf(s.styles.Resolve(v.Value), now)
		}
		next := now + 200
		if factor < 1 {
			next = now - 200
		}
		next = min(900, max(100, next))
		if next != now {
			s.set([]*markup.Node{n}, decl{"font-weight", num(next)})
		}
	}
	s.say(scaleLabel("weight", factor) + " " + o.label)
	return true
}

func weightOf(value string, otherwise float64) float64 {
	switch value {
	case "bold", "bolder":
		return 700
	case "normal":
		return 400
	}
	if n := numbersIn(value); len(n) == 1 {
		return n[0]
	}
	return otherwise
}

// scaleNode multiplies the numbers of a property where an element has it, else sets the fallback times the factor.
func (s *scene) scaleNode(n *markup.Node, props []string, fallback string, factor float64) {
	found := false
	for _, p := range props {
		v, ok := s.styles.Winner(n, p)
		if !ok || v.Value == "none" || v.Value == "auto" {
			continue
		}
		value := scaledValue(s.styles.Resolve(v.Value), factor, p)
		if value == v.Value {
			continue
		}
		s.set([]*markup.Node{n}, decl{p, value})
		found = true
	}
	if !found && fallback != "" {
		s.set([]*markup.Node{n}, decl{props[0], scaledValue(fallback, factor, props[0])})
	}
}

func (s *scene) scaleOn(nodes []*markup.Node, prop, fallback string, factor float64) {
	s.set(nodes, decl{prop, scaledValue(fallback, factor, prop)})
}

// scaledValue multiplies the lengths in a value.
func scaledValue(value string, factor float64, prop string) string {
	var b strings.Builder
	depth := 0
	for _, t := range css.Tokens(value, 0) {
		if t.Kind == css.Function && strings.HasPrefix(t.Text, "calc") {
			depth++
		}
		number, unit, ok := t.Split()
		if !ok || unit == "" && prop != "line-height" && prop != "opacity" && prop != "zoom" && prop != "scale" || unit == "s" || unit == "ms" || unit == "deg" || unit == "fr" || depth > 0 && unit == "" || unit == "%" && prop == "border-radius" {
			b.WriteString(t.Text)
			continue
		}
		b.WriteString(multiplied(number, unit, factor))
	}
	return b.String()
}

func multiplied(number, unit string, factor float64) string {
	v := numbersIn(number)[0]
	if factor >= pixelMark || factor <= -pixelMark {
		if unit == "px" || unit == "" {
			return num(max(0, v+factor/pixelMark)) + unit
		}
		if unit == "rem" || unit == "em" {
			return num(max(0, v+factor/pixelMark/16)) + unit
		}
		return number + unit
	}
	v *= factor
	if unit == "px" && (v > 4 || v < -4) {
		v = float64(int(v*2+0.5)) / 2
	}
	return num(v) + unit
}

// scaleEverywhere multiplies a property wherever the page sets it; a custom property that serves nothing else is
// changed where it is defined.
func (s *scene) scaleEverywhere(props []string, factor float64) int {
	is := artifact.Named(props...)
	vars := s.varsOf(is)
	n := 0
	for _, v := range s.styles.All(func(p string) bool { return is(p) || vars[p] }) {
		if s.lockedStyling(v) || v.Decl != nil && s.inFontFace(v) {
			continue
		}
		prop := v.Property
		if vars[prop] {
			prop = props[0]
		}
		if strings.Contains(v.Value, "var(") {
			continue
		}
		if prop == "font-size" && !fixedSize(v) {
			continue // follows what is around it
		}
		if next := scaledValue(v.Value, factor, prop); next != v.Value {
			s.editIn(v.Set(next))
			n++
		}
	}
	return n
}

// fixedSize says that a font size does not depend on the one around it.
func fixedSize(v artifact.Styling) bool {
	for _, n := range v.Numbers() {
		if strings.HasSuffix(n.Text, "em") && !strings.HasSuffix(n.Text, "rem") || strings.HasSuffix(n.Text, "%") {
			r := v.Rule()
			return r != nil && len(r.Selectors) == 1 && (r.Selectors[0].Text == "body" || r.Selectors[0].Text == "html" || r.Selectors[0].Text == ":root")
		}
	}
	return true
}

// scaleRoot enlarges the text that nobody has given a size.
func (s *scene) scaleRoot(factor float64) {
	body := s.wholeNodes()
	if len(body) == 0 {
		return
	}
	if _, _, ok := s.styles.Inherited(body[0], "font-size", "font"); !ok {
		s.set(body, decl{"font-size", scaledValue("16px", factor, "font-size")})
	}
}

func (s *scene) inFontFace(v artifact.Styling) bool {
	return v.Rule() != nil && v.Rule().Inside("font-face")
}

// varsOf lists the custom properties that are used by these properties and no others.
func (s *scene) varsOf(is func(string) bool) map[string]bool {
	out := map[string]bool{}
	for _, v := range s.styles.All(nil) {
		for _, ref := range css.References(v.Value) {
			if was, seen := out[ref]; !seen || was {
				out[ref] = is(v.Property) || strings.HasPrefix(v.Property, "--") && out[ref]
			}
		}
	}
	return out
}
