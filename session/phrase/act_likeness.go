package phrase

import (
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// likenessRules give one thing what another has.
var likenessRules = []rule{
	{kinds: "pd", act: (*scene).sameAs, patterns: []string{
		"[make|give|paint|turn|set|have|let|use|put|color] $obj:a [be|have|in|to|with|use|text] unchanged $alike as|like [in|on|of] $obj:b", "[make|let|have] $obj:a match|matches|like [$alike] [of|with|to] $obj:b", "[make|let] $alike of $obj:a match|like|be [that|unchanged] [as|of|to] [color] [of] $obj:b",
		"match $alike of $obj:a with|to|and [that|those] [of] $obj:b", "match $obj:a with|to $obj:b", "use $alike of|from $obj:b for|on|in $obj:a", "copy $alike of|from $obj:b to|onto|for $obj:a", "[make|give|paint] $obj:a unchanged as $obj:b", "[make|give|set] $obj:a $alike unchanged as [that|those] [of] $obj:b",
	}},
	{kinds: "pd", act: (*scene).sizedBy, patterns: []string{
		"[make|scale|set|render|resize|shrink|change] $obj [be] $portion [of] [original|current] $dim", "[make|scale|set|render|resize|enlarge|change] $obj [be|to|at] $by [of] [original|current] $dim", "make|scale|set|render|resize|change $dim of $obj [be] $portion", "make|scale|set $by $dim of $obj", "[make] $obj $third of [original|current] $dim",
		"scale|resize|shrink $obj [down] to $portion", "scale|resize|shrink $obj byhalf", "halve=half $dim of $obj", "halve=half $obj",
	}},
}

// alikeSides are the properties that one element can take over from another, by what they are called.
var alikeSides = map[string][]string{
	"size": {"font-size"}, "fontsize": {"font-size"}, "font": {"font-family"}, "fontweight": {"font-weight"}, "weight": {"font-weight"}, "radius": {"border-radius"}, "border": {"border"}, "padding": {"padding"}, "margin": {"margin"}, "shadow": {"box-shadow"}, "opacity": {"opacity"}, "lineheight": {"line-height"},
	"strokewidth": {"stroke-width"}, "width": {"width", "max-width"}, "height": {"height", "min-height"}, "background": {"background-color"}, "textcolor": {"color"}, "style": nil,
}

func init() {
	extraSlots["alike"] = func(_ *scene, toks []token, i int) []reading {
		if _, ok := alikeSides[toks[i].text]; toks[i].sort == word && (ok || toks[i].text == "color") {
			return one(i+1, toks[i].text)
		}
		return nil
	}
	extraSlots["dim"] = func(_ *scene, toks []token, i int) []reading {
		if aspect := map[string]string{"size": "size", "fontsize": "size", "width": "width", "wide": "width", "height": "height", "tall": "height"}[toks[i].text]; toks[i].sort == word && aspect != "" {
			return one(i+1, aspect)
		}
		return nil
	}
	extraSlots["portion"] = func(s *scene, toks []token, i int) []reading {
		if isWord(toks, i, "by") {
			return nil
		}
		return s.readShare(toks, i)
	}
	extraSlots["third"] = func(_ *scene, toks []token, i int) []reading {
		if f := fractions[toks[i].text]; toks[i].sort == word && f > 0 {
			return one(i+1, f)
		}
		return nil
	}
}

// sameAs gives one thing the colour, the type or another side of another.
func (s *scene) sameAs(got bound) bool {
	a, b := got["a"].(*object), got["b"].(*object)
	side, said := got["alike"].(string)
	if !said || side == "style" {
		side = "color"
	}
	if a.prop != "" && side != "color" || b.prop != "" && b.prop != "background" && b.prop != "text" || b.whole && b.prop == "" || len(b.nodes) == 0 || a.whole && a.prop == "" {
		return false
	}
	if side == "color" || s.art.Kind == artifact.Drawing && alikeSides[side] == nil {
		c, ok := s.colorOf(b)
		if !ok {
			s.refuse(b.label + " has no colour of its own")
			return true
		}
		said := len(s.done)
		if !s.paintObject(a, c) {
			return false
		}
		s.done = append(s.done[:said], a.label+" in the colour of "+b.label)
		return true
	}
	if s.art.Kind == artifact.Drawing && side == "size" {
		return false
	}
	return s.takeOver(a, b, side)
}

// colorOf is the colour that a thing is known by: the ground of what has one, else its ink or its fill.
func (s *scene) colorOf(o *object) (shade, bool) {
	n := o.nodes[0]
	name := func(c themes.Color) shade { return shade{Color: c, name: c.Hex(), exact: true} }
	if s.art.Kind == artifact.Drawing || n.Foreign() {
		if c := s.paints(n); len(c) > 0 {
			return name(c[0]), true
		}
		return shade{}, false
	}
	if o.prop == "background" || o.prop == "" && (!inked[n.Tag] || s.looksLikeButton(n)) {
		if c := s.paintOf(n, "background-color", "background"); len(c) > 0 {
			return name(c[0]), true
		}
		if o.prop == "background" {
			return name(s.groundOf(n, map[*markup.Node]standing{}).Color), true
		}
	}
	_, set := s.styles.Winner(n, "color")
	if !set && !inked[n.Tag] {
		return shade{}, false
	}
	if n.Tag == "a" && !set && len(s.boxes) == 0 {
		return name(themes.MustParse("#0000ee")), true
	}
	return name(s.inkOf(n)), true
}

// takeOver copies a property from one element to others.
func (s *scene) takeOver(a, b *object, side string) bool {
	n := b.nodes[0]
	for _, property := range alikeSides[side] {
		v, ok := s.styles.Winner(n, property)
		value := s.styles.ResolveAt(n, v.Value)
		if inherited, _, there := s.styles.Inherited(n, property); !ok && there && (property == "font-family" || property == "font-weight" || property == "line-height") {
			value, ok = s.styles.Resolve(inherited.Value), true
		}
		if e, measured := s.boxes[n]; property == "font-size" && measured && e.FontSize > 0 {
			value, ok = num(e.FontSize)+"px", true
		} else if property == "font-size" && !ok {
			value, ok = tagSize(n.Tag), true
		}
		if !ok {
			continue
		}
		s.set(a.nodes, decl{property, value})
		s.say(a.label + ": " + sideLabel(side) + " of " + b.label)
		return true
	}
	s.refuse(b.label + " has no " + sideLabel(side) + " of its own to take over")
	return true
}

// sizedBy makes a thing a share of its size, or a multiple.
func (s *scene) sizedBy(got bound) bool {
	o := s.obj(got)
	aspect, ok := got["dim"].(string)
	if !ok {
		aspect = "size"
	}
	factor := 0.5
	if share, said := got["portion"].(float64); said {
		factor = share
	}
	if third, said := got["third"].(float64); said {
		factor = third
	}
	if a, said := got["by"].(amount); said {
		switch {
		case a.unit == "%" && a.value > 0:
			factor = a.value / 100
		case a.unit == "x" && a.value > 0:
			factor = a.value
		default:
			return false
		}
	}
	if o.prop != "" && o.prop != "text" && o.prop != "font" && o.prop != "fontsize" || factor <= 0 || factor > 20 {
		return false
	}
	return s.scale(o, aspect, factor)
}
