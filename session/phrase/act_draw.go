package phrase

import (
	"cmp"
	"math"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/markup"
	"cultivar/session/phrase/compact"
)

const draws = "draw|add|put|place|give|apply|set|create|make|use|paint|want"

var drawingRules = []rule{
	{kinds: "pd", act: (*scene).contour, patterns: []string{
		"[" + draws + "] [$num] [thick|thin|solid] $color [$num] [thick|thin|solid] line|outline|stroke|border|edge|edges|ring|rim around|on|to|for|along|about|round|of [edge|edges|outside] [of] $obj",
		"[" + draws + "] outline|line|stroke|border|edge in|of|with $color [line|color] around|on|to|for|along|about $obj",
		"outline|stroke|trace|border|edge|line|contour|surround|encircle|circle|enclose $obj in|with|by $color [line|outline|stroke|border|color]",
		"[" + draws + "] $obj [$num] [thick|thin|solid] $color [$num] [thick|thin|solid] line|outline|stroke|border|edge [around]",
		"[" + draws + "] $obj with $color line|outline|stroke|border|edge [around]", "surround|encircle|enclose $obj with|by [thick|thin|solid] $color line|outline|stroke|border",
		"[" + draws + "] $obj have|has|get|gets|needs|need [$num] [thick|thin] $color line|outline|stroke|border|edge", "around $obj [and] [" + draws + "] [$num] [thick|thin] $color line|outline|stroke|border|edge", "[" + draws + "] $obj [be|is|get] outline|outlined in|with $color",
		"[make] $obj outlined in|with $color", "draw|add|put|place|give|apply [it] [$num] [thick=weight] [thin|solid] $color [$num] [thick=weight] outline|stroke|border|contour|edge",
	}},
	{kinds: "d", act: (*scene).shorten, patterns: []string{
		"[make|get] compress [up] [size] [of|for] [file|code|source|markup|size] [$obj] [$lossless]", "[make|turn|get|give|want] $obj compress [$lossless]", "[make|give|want] [$obj] tighter [code|source|markup]", "[make|want] $obj compress|tighter [code|file] [$lossless]", "[make|let|have] $obj use compress", "decrease|shrink size of code|file|source|markup [$lossless]",
		"decrease|shrink file|byte size|bytes [of $obj]", "shorten|simplify|clean|tidy|golf|squeeze|tighten [up] code|markup|source|file [up] [of $obj]", "shorten|simplify|golf|squeeze [$obj]", "[make|want] code|file|source|markup [be] shorter|smaller|tighter|compress [$lossless]", "shorter|tighter|smaller code|markup|source|file [for|of] [unchanged] [$obj]",
		"rewrite|write|express|represent [unchanged] $obj [with|in|using|as] [more] tighter|shorter|less|fewer|compress [code|characters|bytes|letters|form|way|markup]", "write tighter|shorter|compress $obj [for|of] [unchanged] [$obj:b]", "tighter [unchanged] $obj", "compress [of|for] [unchanged] $obj", "compress of code|file|source|markup", "shrink|decrease code|file|source|markup", "remove [all] unnecessary|redundant|superfluous|useless|needless|extra bytes|whitespace|space|code|characters|stuff|data|parts|part", "compress [of]",
	}},
	{kinds: "pd", act: (*scene).flip, patterns: []string{
		"flip|turn|mirror|rotate|put|stand|make|invert|reverse|set|show|hang|display|want|have [$obj] [be] $upside", "$obj [be] $upside", "$upside [$obj]", "flip|mirror|reflect|reverse|invert [$obj] [over|around] $axis", "flip|mirror|reflect|reverse|invert $axis [$obj]", "flip|mirror|reflect [$obj] [over]",
		"turn [$obj] over|around $axis", "make mirror [image] of $obj", "make [$obj] $axis mirrored|flipped|reflected", "mirror [$obj] on|along|across|about|around $axis [axis]",
	}},
	{kinds: "pd", act: (*scene).cropOff, patterns: []string{
		"crop|trim|cut|remove|clip|chop|slice|drop|hide|throw|snip|shave [off|away|out] $half:side half [of|from|off] [$obj] [off|away] [and keep|show|leave|retain $half:keep [half|one|side|part] [unchanged] [only] [of] [$obj]]",
		"remove|crop|trim|cut $half:side side [of $obj]", "make $half:side half [of $obj] disappear|vanish|gone|invisible", "[crop|trim|cut] [$obj] without $half:side half",
		"remove|cut|crop|trim|clip|chop [away|off|out] everything on|in|at|to $half:side [half|side|part] [of $obj]", "remove|crop|trim|cut [off|away] $half:side part|half|side",
	}},
	{kinds: "pd", act: (*scene).cropKeep, patterns: []string{
		"crop|cut|trim|reduce|clip|decrease [$obj] [down] to [only|just] $half:side half [of] [$obj]", "keep|show|display|retain [only|just] $half:side half [only] [of] [$obj]", "only|just [keep|show] $half:side half [of] [$obj]", "$half:side half only", "[make] only $half:side half [of] [$obj] visible|remain|remains|stay|stays",
		"crop|cut|trim|clip|chop [$obj] byhalf [and] keep|show|leave [only|just] $half:side [half|side|part]", "keep [only] $half:side half and crop|trim|cut|remove|drop [off|away] $half:other half", "show|keep|display|leave|want [only|just] $half:side side|part|half [only] [of $obj]", "cut|slice|split|divide|crop [$obj] byhalf [and] keep|show|leave [only|just] $half:side [half|side|part] [only]",
		"crop|cut|trim [$obj] byhalf keep $half:side [half|side|part]", "show|keep|display $obj only $half:side half", "leave|keep only $half:side half [of] [$obj]", "[make] [$obj] show only $half:side half",
		"cut|crop|trim|split $obj byhalf [horizontally|vertically] and keep|show|leave [only|just] $half:side [half|side|part]",
	}},
	{kinds: "d", act: (*scene).rotate, patterns: []string{
		"rotate|turn|spin|tilt|twist [$obj] [by] $num [degrees|deg] [$turn]", "rotate|turn|spin|tilt [$obj] [by] $num $turn", "rotate|turn|tilt [$obj] [$turn] by $num", "rotate|turn|spin [$obj] [by] quarter|half=part [turn] [$turn]", "tilt|rotate|turn [$obj] [$turn]", "$num turn [of $obj]",
	}},
	{kinds: "d", act: (*scene).moveDrawn, patterns: []string{
		"move|shift|nudge|push|slide|drag|place|put [$obj] $side by $num", "move|shift|nudge|push|slide|drag [$obj] $num [units] $side", "move|shift|nudge|push|slide|place|put|bring|send [$obj] [to|in|into|onto|at] $gridcell", "move|shift|nudge|push|slide [$obj] [slightly] $side",
		"center [$obj]", "move|put|place [$obj] to|in|at center [of] [drawing|canvas|page|everything]",
	}},
	{kinds: "d", act: (*scene).layer, patterns: []string{
		"move|bring|put|send|place $obj to|in|into $layer", "move|bring|put|send|place $obj $layer", "move|bring|put|send|place $obj above|behind|before|below|after=word $obj:other",
	}},
}

func init() {
	words := func(lists map[string]string) func(*scene, []token, int) []reading {
		return func(_ *scene, toks []token, i int) []reading {
			for end := min(i+3, len(toks)); end > i; end-- {
				if name, ok := joinWords(toks[i:end]); ok && lists[name] != "" {
					return one(end, lists[name])
				}
			}
			return nil
		}
	}
	extraSlots["lossless"] = func(s *scene, toks []token, i int) []reading {
		if !isWord(toks, i, "without") && !isWord(toks, i, "keep") && !isWord(toks, i, "but") && !isWord(toks, i, "with") {
			return nil
		}
		if text, ok := joinWords(toks[i:]); ok && losslessWords().MatchString(text) {
			return one(len(toks), text)
		}
		return nil
	}
	extraSlots["upside"] = words(map[string]string{"upsidedown": "y", "flip vertically": "y"})
	extraSlots["axis"] = words(map[string]string{
		"horizontally": "x", "sideways": "x", "horizontal": "x", "left to right": "x", "along horizontal": "x", "vertically": "y", "vertical": "y", "upsidedown": "y", "top to bottom": "y", "y": "y", "x": "x",
		"to right": "x", "to left": "x",
	})
	extraSlots["turn"] = words(map[string]string{"to right": "+", "right": "+", "counterclockwise": "-", "to left": "-", "left": "-"})
	extraSlots["layer"] = words(map[string]string{"front": "front", "foreground": "front", "back": "back", "background": "back", "very front": "front", "above everything": "front", "behind everything": "back", "forward": "front", "backward": "back"})
}

// losslessWords are ways to say that the picture stays.
var losslessWords = expression(`^(?:but |with )?(?:without|keep|unchanged).*(?:picture|look|looks|quality|image|appearance|drawing|detail|details|anything|unchanged|render|rendering|visual|visuals)`)

// contour draws a line around shapes.
func (s *scene) contour(got bound) bool {
	o, c := s.obj(got), got["color"].(shade)
	width := 0.0
	if n, ok := got["num"].(amount); ok {
		width = n.value
	}
	if o.prop != "" && o.prop != "fill" {
		return false
	}
	if s.paged() {
		return s.borderPage(o, c, width)
	}
	nodes := o.nodes
	if o.whole {
		nodes = s.anything()
	}
	least := s.hair()
	if got["weight"] != nil {
		least *= 2
	}
	for _, n := range s.free(nodes) {
		s.strokeOn(n, c, cmp.Or(width, least))
	}
	if width > 0 {
		s.say(num(width) + " px " + c.name + " line around " + o.label)
	} else {
		s.say(c.name + " line around " + o.label)
	}
	return true
}

// shorten writes the drawing with fewer bytes and the same picture.
func (s *scene) shorten(got bound) bool {
	if o, ok := got["obj"].(*object); ok && !o.whole {
		return false
	}
	before := len(s.art.Source())
	s.edit(compact.Drawing(s.doc, true)...)
	next, err := s.art.Apply(s.edits...)
	if err != nil || len(next.Source()) >= before {
		s.edits = nil
		s.edit(compact.Drawing(s.doc, false)...)
		next, err = s.art.Apply(s.edits...)
	}
	if err != nil || len(next.Source()) >= before {
		s.edits = nil
		s.refuse("the drawing is as short as it can be made without changing the picture")
		return true
	}
	s.say("shorter by " + share(before-len(next.Source()), before))
	return true
}

// flip mirrors the drawing or elements of it.
func (s *scene) flip(got bound) bool {
	axis := "x"
	if v, ok := got["axis"].(string); ok {
		axis = v
	}
	if _, ok := got["upside"]; ok {
		axis = "y"
	}
	o := s.obj(got)
	if o.prop != "" {
		return false
	}
	if s.paged() {
		return s.flipPage(o, axis)
	}
	if o.whole {
		b, ok := s.viewBox()
		if !ok {
			s.refuse("the drawing has no viewBox and no size, so its middle is not known")
			return true
		}
		s.wrapDrawing(mirror(b, axis))
	} else {
		for _, n := range s.free(o.nodes) {
			b, ok := s.userBox(n)
			if !ok {
				s.refuse("the extent of " + o.label + " is not known")
				return true
			}
			s.transform(n, mirror(b, axis))
		}
	}
	s.say(map[string]string{"x": o.label + " mirrored", "y": o.label + " upside down"}[axis])
	return true
}

// mirror is the transform that flips a box onto itself.
func mirror(b render.Box, axis string) string {
	if axis == "x" {
		return "translate(" + num(2*b.X+b.W) + " 0) scale(-1 1)"
	}
	return "translate(0 " + num(2*b.Y+b.H) + ") scale(1 -1)"
}

// userBox is an element's box in the units in which it is drawn, before its own transform.
func (s *scene) userBox(n *markup.Node) (render.Box, bool) { return shapeBox(s.doc, n) }

// wrapDrawing puts everything drawn into a group with a transform; one made before by the same means takes it on.
func (s *scene) wrapDrawing(t string) {
	top := s.doc.Top()
	if top == nil || top.SelfClosed {
		return
	}
	if kids := top.Elements(); len(kids) == 1 && kids[0].Tag == "g" && kids[0].Has("transform") && len(kids[0].Attrs) == 1 {
		if kids[0].Get("transform") == t && strings.Contains(t, "scale(-1 1)") || kids[0].Get("transform") == t && strings.Contains(t, "scale(1 -1)") {
			s.edit(markup.Edit{Start: kids[0].Start, End: kids[0].OpenEnd}, markup.Edit{Start: kids[0].CloseStart, End: kids[0].End}) // flipped back
			return
		}
		s.edit(s.doc.SetAttr(kids[0], "transform", t+" "+kids[0].Get("transform"))...)
		return
	}
	s.edit(markup.Edit{Start: top.OpenEnd, End: top.OpenEnd, Text: `<g transform="` + t + `">`}, markup.Edit{Start: top.CloseStart, End: top.CloseStart, Text: "</g>"})
}

// transform applies a transform in an element's own coordinates.
func (s *scene) transform(n *markup.Node, t string) {
	if old := strings.TrimSpace(n.Get("transform")); old != "" {
		t = old + " " + t
	}
	s.edit(s.doc.SetAttr(n, "transform", t)...)
}

// rotate turns the drawing or elements around their middle.
func (s *scene) rotate(got bound) bool {
	angle := 90.0
	if n, ok := got["num"].(amount); ok {
		if n.unit != "" && n.unit != "deg" {
			return false
		}
		angle = n.value
	} else if got["turn"] == nil && got["part"] == nil {
		return false
	}
	if got["part"] == "half" {
		angle = 180
	}
	if got["turn"] == "-" {
		angle = -angle
	}
	o := s.obj(got)
	b, ok := s.viewBox()
	if !o.whole {
		for _, n := range s.free(o.nodes) {
			if b, ok = s.userBox(n); ok {
				s.transform(n, turned(b, angle))
			}
		}
	} else if ok {
		s.wrapDrawing(fitted(b, angle))
	}
	if !ok {
		s.refuse("the middle of " + o.label + " is not known")
		return true
	}
	s.say(o.label + " turned by " + num(angle) + "°")
	return true
}

func turned(b render.Box, angle float64) string {
	x, y := b.Center()
	return "rotate(" + num(angle) + " " + num(x) + " " + num(y) + ")"
}

// fitted turns a drawing around its middle, made smaller by as much as it takes to stay within its box.
func fitted(b render.Box, angle float64) string {
	sin, cos := math.Abs(math.Sin(angle*math.Pi/180)), math.Abs(math.Cos(angle*math.Pi/180))
	k := min(1, b.W/(b.W*cos+b.H*sin), b.H/(b.W*sin+b.H*cos))
	if math.Abs(k-1) < 1e-6 {
		return turned(b, angle)
	}
	x, y := b.Center()
	return turned(b, angle) + " translate(" + num(x*(1-k)) + " " + num(y*(1-k)) + ") scale(" + num(k) + ")"
}

// moveDrawn shifts elements.
func (s *scene) moveDrawn(got bound) bool {
	o := s.obj(got)
	if o.whole || o.prop != "" {
		return false
	}
	frame, ok := s.viewBox()
	for _, n := range s.free(o.nodes) {
		b, known := s.extent(n)
		dx, dy := s.shift(got, b, frame)
		if !known && (got["gridcell"] != nil || got["side"] == nil) || !ok {
			s.refuse("where " + o.label + " stands is not known")
			return true
		}
		s.shiftBy(n, dx, dy)
	}
	s.say(o.label + " moved")
	return true
}

func (s *scene) shift(got bound, b, frame render.Box) (dx, dy float64) {
	if cell, ok := got["gridcell"].(render.Box); ok {
		f := s.frame()
		if e, ok := s.boxes[s.doc.Top()]; ok && e.Box.W > 0 { // the drawing stands in the middle of the picture
			f = e.Box
		}
		cx, cy := cell.Center()
		x, y := b.Center()
		return frame.X + (cx-f.X)/f.W*frame.W - x, frame.Y + (cy-f.Y)/f.H*frame.H - y
	}
	side, _ := got["side"].(string)
	if side == "" || side == "center" {
		x, y := b.Center()
		fx, fy := frame.Center()
		return fx - x, fy - y
	}
	step := frame.W / 10
	if n, ok := got["num"].(amount); ok {
		step = n.value
		if n.unit == "%" {
			step = frame.W * n.value / 100
		}
	}
	switch side {
	case "left":
		return -step, 0
	case "right":
		return step, 0
	case "top":
		return 0, -step
	}
	return 0, step
}

// shiftBy moves an element by its own numbers where it has such, else by a transform around the others.
func (s *scene) shiftBy(n *markup.Node, dx, dy float64) {
	pairs := map[string][]string{"circle": {"cx", "cy"}, "ellipse": {"cx", "cy"}, "rect": {"x", "y"}, "text": {"x", "y"}, "image": {"x", "y"}, "use": {"x", "y"}}[n.Tag]
	if pairs == nil || n.Has("transform") {
		t := "translate(" + num(dx) + " " + num(dy) + ")"
		if old := strings.TrimSpace(n.Get("transform")); old != "" {
			t += " " + old
		}
		s.edit(s.doc.SetAttr(n, "transform", t)...)
		return
	}
	for i, d := range []float64{dx, dy} {
		if d != 0 {
			s.edit(s.doc.SetAttr(n, pairs[i], num(length(n.Get(pairs[i]))+d))...)
		}
	}
}
