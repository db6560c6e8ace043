package phrase

import (
	"cultivar/render"
	"cultivar/session/artifact/markup"
)

var zoomRules = []rule{
	{kinds: "d", act: (*scene).zoom, patterns: []string{"[make] [$obj:whole] zoomin|zoomout=way [slightly=deg] [on|to|at|into|around $obj] [$by]", "crop|focus|frame=crop [$obj:whole] [to|on|around] $obj"}},
	{kinds: "d", act: (*scene).putInShape, patterns: []string{"put|place|set|show|draw $obj in|inside|into|onto|on [$color] $shape", "[add|draw|put] [$color] $shape around [$obj]"}},
}

// zoom shows less of the drawing, around what is named, or more of it.
func (s *scene) zoom(got bound) bool {
	b, ok := s.viewBox()
	o, said := got["obj"].(*object)
	if w, there := got["whole"].(*object); there && !w.whole {
		return false
	}
	if !ok {
		s.refuse("the drawing has no viewBox and no size, so that it cannot be zoomed")
		return true
	}
	if said && !o.whole {
		return s.zoomOn(o, b)
	}
	if got["crop"] != nil {
		return false
	}
	k := 0.75
	if got["deg"] != nil {
		k = 0.88
	}
	if a, there := got["by"].(amount); there && (a.unit == "x" || a.unit == "") && a.value > 1 {
		k = 1 / a.value
	} else if there && a.unit == "%" && a.value > 0 {
		k = 1 / (1 + a.value/100)
	}
	if got["way"] == "zoomout" {
		k = 1 / k
	}
	x, y := b.Center()
	s.show(render.Box{X: x - k*b.W/2, Y: y - k*b.H/2, W: k * b.W, H: k * b.H})
	s.say(map[bool]string{true: "zoomed in", false: "zoomed out"}[k < 1])
	return true
}

// zoomOn fills the drawing with what is named, its proportions kept.
func (s *scene) zoomOn(o *object, frame render.Box) bool {
	var p []float64
	for _, n := range o.nodes {
		if b, ok := s.extent(n); ok {
			p = append(p, b.X, b.Y, b.X+b.W, b.Y+b.H)
		}
	}
	b, ok := pointsBox(p)
	if !ok || b.W+b.H <= 0 {
		s.refuse("where " + o.label + " stands is not known")
		return true
	}
	k := 1.15 * max(b.W/frame.W, b.H/frame.H)
	x, y := b.Center()
	s.show(render.Box{X: x - k*frame.W/2, Y: y - k*frame.H/2, W: k * frame.W, H: k * frame.H})
	s.say("zoomed in on " + o.label)
	return true
}

// show gives the drawing another viewBox and leaves its size.
func (s *scene) show(b render.Box) {
	s.edit(s.doc.SetAttr(s.doc.Top(), "viewBox", num(b.X)+" "+num(b.Y)+" "+num(b.W)+" "+num(b.H))...)
}

// putInShape draws a shape behind everything and makes the rest small enough to stand in it.
func (s *scene) putInShape(got bound) bool {
	b, ok := s.viewBox()
	o, there := got["obj"].(*object)
	top := s.doc.Top()
	if there && !o.whole || !ok || top == nil || top.SelfClosed {
		return false
	}
	fill := "#e5e7eb"
	if c, said := got["color"].(shade); said {
		fill = c.css()
	}
	shape, _ := got["shape"].(string)
	x, y := b.Center()
	k := 0.66
	element := drawnShape(shape, x, y, min(b.W, b.H), fill)
	if top.Get("fill") == "none" || top.Get("stroke") != "" {
		element = element[:len(element)-2] + ` stroke="none"/>`
	}
	group := `<g transform="translate(` + num(x*(1-k)) + " " + num(y*(1-k)) + ") scale(" + num(k) + `)">`
	s.edit(markup.Edit{Start: top.OpenEnd, End: top.OpenEnd, Text: element + group}, markup.Edit{Start: top.CloseStart, End: top.CloseStart, Text: "</g>"})
	s.say("drawing in a " + wordFromShade(got) + shape)
	return true
}

func wordFromShade(got bound) string {
	if c, ok := got["color"].(shade); ok {
		return c.name + " "
	}
	return ""
}
