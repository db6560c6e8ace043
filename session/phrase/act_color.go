package phrase

import (
	"maps"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

const turns = "make|turn|change|set|paint|fill|tint|dye|recolor|color|give|render|use|want|have"

var swapRules = []rule{
	{kinds: "pd", act: (*scene).swapColors, patterns: []string{"swap|exchange|switch|interchange $color:a and|with $color:b [around|besides|eachother]", "swap|exchange|switch|change $color:a and $color:b around", "swap|exchange|switch $color:a for $color:b"}},
}

var colorRules = []rule{
	{kinds: "pd", act: (*scene).replaceColor, patterns: []string{
		"replace|change|turn|recolor|swap|make|set|paint|convert [all|every|any] [of] [color] $color:old [color] [parts|part|areas] with|by|to|into|for|in|as|be|become $color [color|instead]",
		"[all] $color:old [color] to|into|become|becomes $color", "use $color instead of $color:old", "$color instead of $color:old",
		turns + " [all] color of [all] [part|anything] [that|with|is|are|of] $color:old [color] [to|into|in|be] $color",
		turns + " [all] part|anything [that|is|are] [with|of|in|colored] [color] $color:old [fill|color] [color] [to|into|in|be|with|as] $color",
	}},
	{kinds: "pd", act: (*scene).colorObject, patterns: []string{
		"[" + turns + "] color of $obj [from $color:old] [to|into|in|be|as|with] $color",
		"[" + turns + "] $obj from $color:old to|into $color",
		"[" + turns + "] $obj color [from $color:old] [to|into|in|be|is|as|with] $color",
		"[" + turns + "] $obj [all|completely|entirely] [to|into|in|be|is|are|as|with|become|look] $color [color]",
		"$obj [needs|has|have] [to] be|become|is|are $color",
		"[make|use|set|put] $color [for|as|on|color] [color] [of|for] $obj",
		"let $obj be $color",
	}},
	{kinds: "pd", act: (*scene).colorLast, patterns: []string{"[make|turn|color|paint|be|to|in|with] $color"}},
}

// swapColors exchanges two colours wherever they are written: those of one family become the other's main one.
func (s *scene) swapColors(got bound) bool {
	a, b := got["a"].(shade), got["b"].(shade)
	mainA, okA := s.mainColor(a)
	mainB, okB := s.mainColor(b)
	if !okA || !okB {
		return s.refused2(!okA, "nothing in this "+string(s.art.Kind)+" is "+a.name, "nothing in this "+string(s.art.Kind)+" is "+b.name)
	}
	s.recolor(a, mainB)
	s.recolor(b, mainA)
	s.say(a.name + " and " + b.name + " swapped")
	return true
}

// mainColor is the colour of the design, written most often, that a shade means.
func (s *scene) mainColor(c shade) (shade, bool) {
	counts := map[string]int{}
	for _, v := range s.styles.All(nil) {
		for _, part := range v.Colors() {
			if p, err := themes.ParseColor(part.Text); err == nil && p.Paints() && c.means(p.Color) {
				counts[p.Color.Hex()]++
			}
		}
	}
	best := ""
	for _, hex := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[hex] > counts[best] {
			best = hex
		}
	}
	if best == "" && len(s.unpainted(c)) > 0 {
		best = "#000000"
	}
	return shade{Color: themes.MustParse(best), name: c.name}, best != ""
}

func (s *scene) refused2(first bool, a, b string) bool {
	if first {
		s.refuse(a)
	} else {
		s.refuse(b)
	}
	return true
}

func (s *scene) replaceColor(got bound) bool {
	from, to := got["old"].(shade), got["color"].(shade)
	if _, n := s.recolor(from, to); n == 0 {
		s.refuse("nothing in this " + string(s.art.Kind) + " is " + from.name)
		return true
	}
	s.say(from.name + " is now " + to.name)
	return true
}

// recolor changes a colour wherever the design writes it, and says how many places that are.
func (s *scene) recolor(from, to shade) ([]*markup.Node, int) {
	type place struct {
		v artifact.Styling
		c css.Value
		themes.Color
	}
	var places []place
	var all []themes.Color
	for _, v := range s.styles.All(nil) {
		for _, c := range v.Colors() {
			if p, err := themes.ParseColor(c.Text); err == nil && p.Paints() {
				places = append(places, place{v, c, p.Color})
				all = append(all, p.Color)
			}
		}
	}
	unpainted := s.unpainted(from)
	if len(unpainted) > 0 {
		all = append(all, themes.MustParse("#000000"))
	}
	is, n := from.pick(all), 0
	for _, p := range places {
		if !is(p.Color) || s.lockedStyling(p.v) {
			continue
		}
		next := to.Color
		next.A = p.A
		s.editIn(p.v.Part(p.c, rewrite(p.c.Text, next)))
		n++
	}
	for _, e := range unpainted {
		s.edit(s.doc.SetAttr(e, "fill", to.css())...)
		n++
	}
	return nil, n
}

// unpainted lists shapes that are black because nothing says otherwise, if black is meant.
func (s *scene) unpainted(from shade) []*markup.Node {
	if s.art.Kind != artifact.Drawing || !from.means(themes.MustParse("#000000")) {
		return nil
	}
	var out []*markup.Node
	for _, n := range s.anything() {
		if n.Tag == "use" || n.Tag == "image" || n.Tag == "line" || n.Tag == "tspan" || s.locked(n) {
			continue
		}
		if _, _, ok := s.styles.Inherited(n, "fill"); !ok {
			out = append(out, n)
		}
	}
	return out
}

// lockedStyling says that a declaration paints an element that stays as it is, or a colour that does.
func (s *scene) lockedStyling(v artifact.Styling) bool {
	for _, c := range v.Colors() {
		if p, err := themes.ParseColor(c.Text); err == nil && slices.ContainsFunc(s.kept, func(k shade) bool { return k.means(p.Color) }) {
			return true
		}
	}
	if len(s.locks) == 0 {
		return false
	}
	if v.Element != nil {
		return s.locked(v.Element)
	}
	r := v.Rule()
	if r == nil || v.Decl.Custom() {
		return false
	}
	return slices.ContainsFunc(s.matched(r), s.locked)
}

// colorObject paints what a clause names.
func (s *scene) colorObject(got bound) bool {
	o := got["obj"].(*object)
	c := got["color"].(shade)
	if old, ok := got["old"].(shade); ok && !o.whole {
		o.nodes = s.withShade(o.nodes, old)
		if len(o.nodes) == 0 {
			s.refuse(o.label + " is not " + old.name)
			return true
		}
	}
	if o.shade != nil && o.prop == "" {
		got["old"] = *o.shade
		return s.replaceColor(got)
	}
	return s.paintObject(o, c)
}

func (s *scene) colorLast(got bound) bool {
	if s.last == nil {
		return false
	}
	return s.paintObject(s.last, got["color"].(shade))
}

// paintObject gives an object a colour where such a thing has one.
func (s *scene) paintObject(o *object, c shade) bool {
	name := c.name
	switch o.prop {
	case "":
	case "background":
		s.paintBackground(o, c)
		s.say(ownerOf(o) + name + " background")
		return true
	case "text", "font":
		s.paintText(o, c)
		s.say(ownerOf(o) + name + " text")
		return true
	case "border", "outline", "stroke":
		s.line(o, c, 0)
		s.say(ownerOf(o) + name + " " + o.prop)
		return true
	case "fill":
		s.set(s.shapesOf(o), decl{"fill", c.css()})
		s.say(ownerOf(o) + name + " fill")
		return true
	case "underline":
		s.set(o.nodes, decl{"text-decoration-color", c.css()})
		s.say(name + " underline")
		return true
	case "shadow":
		return s.shadowColor(o, c)
	default:
		return false
	}
	if o.whole && s.art.Kind == artifact.Page {
		return false // "make the page blue" may mean its background or its accents
	}
	if o.whole {
		for _, n := range s.anything() {
			s.paintElement(n, c)
		}
	}
	for _, n := range o.nodes {
		if !o.whole {
			s.paintElement(n, c)
		}
	}
	s.paintPage(o, c)
	s.say(o.label + " " + name)
	return true
}

func ownerOf(o *object) string {
	if o.scoped {
		return o.label + ": "
	}
	return ""
}

// paintElement fills a shape, or strokes it if it is a line.
func (s *scene) paintElement(n *markup.Node, c shade) {
	if s.art.Kind != artifact.Drawing {
		return
	}
	fill, _, filled := s.styles.Inherited(n, "fill")
	stroke, _, stroked := s.styles.Inherited(n, "stroke")
	if n.Tag == "line" || filled && fill.Value == "none" && stroked && stroke.Value != "none" {
		s.set([]*markup.Node{n}, decl{"stroke", c.css()})
		return
	}
	s.set([]*markup.Node{n}, decl{"fill", c.css()})
}

// inked are the elements of a page whose colour is that of their text.
var inked = wordSet("h1 h2 h3 h4 h5 h6 p a span em strong b i li ul ol dl dt dd blockquote q cite code small label time figcaption caption td th abbr sub sup mark")

// paintPage colours elements of a page: text in its ink, everything else behind its text, which stays readable.
func (s *scene) paintPage(o *object, c shade) {
	if s.art.Kind != artifact.Page {
		return
	}
	var ink, ground, shapes []*markup.Node
	for _, n := range o.nodes {
		switch {
		case n.Foreign():
			shapes = append(shapes, n)
		case inked[n.Tag] && !s.looksLikeButton(n):
			ink = append(ink, n)
		default:
			ground = append(ground, n)
		}
	}
	s.set(ink, decl{"color", c.css()})
	s.set(shapes, decl{"fill", c.css()})
	s.ground(ground, c)
}

// looksLikeButton says that a link has a background of its own.
func (s *scene) looksLikeButton(n *markup.Node) bool {
	if n.Tag != "a" && n.Tag != "span" {
		return false
	}
	for _, class := range n.Classes() {
		if strings.Contains(class, "btn") || strings.Contains(class, "button") || class == "cta" {
			return true
		}
	}
	return len(s.paintOf(n, "background-color", "background")) > 0
}

// ground sets a background; text on it that would become unreadable turns black or white.
func (s *scene) ground(nodes []*markup.Node, c shade) {
	var unreadable []*markup.Node
	for _, n := range nodes {
		if themes.Contrast(s.inkOf(n), c.Color) < themes.AALarge {
			unreadable = append(unreadable, n)
		}
	}
	readable := without(nodes, unreadable)
	for _, n := range nodes {
		s.mendInside(n, c, c)
	}
	s.set(readable, decl{"background-color", c.css()})
	s.set(unreadable, decl{"background-color", c.css()}, decl{"color", themes.Readable(c.Color, 1).Hex()})
}

// mendInside turns text within an element black or white where it has a colour of its own that cannot be read on the
// new ground, which is one colour or runs between two.
func (s *scene) mendInside(n *markup.Node, a, b shade) {
	for _, k := range n.Elements() {
		if len(s.paintOf(k, "background-color", "background")) > 0 || s.hasImage(k) {
			continue // has a ground of its own
		}
		ink := s.paintOf(k, "color")
		if _, set := s.styles.Winner(k, "color"); !set && k.Tag == "a" {
			ink = []themes.Color{themes.MustParse("#0000ee")}
		}
		if len(ink) > 0 && contrastOn(ink[0], a, b) < themes.AALarge {
			s.set([]*markup.Node{k}, decl{"color", readableOn(a, b)})
		}
		s.mendInside(k, a, b)
	}
}

// inkOf is the colour of an element's text: as measured, as inherited in the source, or black.
func (s *scene) inkOf(n *markup.Node) themes.Color {
	if v, _, ok := s.styles.Inherited(n, "color"); ok {
		if c, err := themes.ParseColor(s.styles.Resolve(v.Value)); err == nil && c.Paints() {
			return c.Color
		}
	}
	if e, ok := s.boxes[n]; ok {
		if c, err := themes.ParseColor(e.Color); err == nil && c.Paints() {
			return c.Color
		}
	}
	return themes.MustParse("#000000")
}

func (s *scene) paintBackground(o *object, c shade) {
	if s.art.Kind == artifact.Drawing {
		s.drawingGround(o, c)
		return
	}
	s.ground(o.nodes, c)
}

// drawingGround paints the rectangle behind a drawing; there is made one if there is none.
func (s *scene) drawingGround(o *object, c shade) {
	if o.scoped {
		s.set(o.nodes, decl{"fill", c.css()})
		return
	}
	if r := s.backdrop(); r != nil {
		s.set([]*markup.Node{r}, decl{"fill", c.css()})
		return
	}
	b, ok := s.viewBox()
	top := s.doc.Top()
	if top == nil {
		return
	}
	rect := `<rect width="100%" height="100%" fill="` + c.css() + `"/>`
	if ok {
		rect = `<rect`
		if b.X != 0 || b.Y != 0 {
			rect += ` x="` + num(b.X) + `" y="` + num(b.Y) + `"`
		}
		rect += ` width="` + num(b.W) + `" height="` + num(b.H) + `" fill="` + c.css() + `"/>`
	}
	s.behindAll(top, rect)
}

// behindAll puts an element before the first that is drawn.
func (s *scene) behindAll(top *markup.Node, element string) {
	for _, k := range top.Elements() {
		if drawn[k.Tag] || k.Tag == "g" {
			s.edit(s.doc.InsertBefore(k, element)...)
			return
		}
	}
	s.edit(s.doc.Append(top, element)...)
}

// backdrop is the first shape if it covers the whole drawing.
func (s *scene) backdrop() *markup.Node {
	all := s.anything()
	if len(all) == 0 || all[0].Tag != "rect" {
		return nil
	}
	n := all[0]
	if n.Get("width") == "100%" && n.Get("height") == "100%" {
		return n
	}
	b, ok := s.viewBox()
	if e, fits := shapeBox(s.doc, n); ok && fits && e.W >= b.W*0.98 && e.H >= b.H*0.98 {
		return n
	}
	return nil
}

// paintText colours text: of the page with everything that has an ink of its own but links and buttons, or of elements.
func (s *scene) paintText(o *object, c shade) {
	if s.art.Kind == artifact.Drawing {
		nodes := o.nodes
		if !o.scoped {
			nodes = s.named("text")
		}
		s.set(nodes, decl{"fill", c.css()})
		return
	}
	nodes := slices.Clone(o.nodes)
	for _, n := range o.nodes {
		for _, e := range n.Find(func(e *markup.Node) bool {
			return e != n && inked[e.Tag] && e.Tag != "a" && e.Closest("button", "a", "code", "pre") == nil
		}) {
			if _, ok := s.styles.Winner(e, "color"); ok && !slices.Contains(nodes, e) {
				nodes = append(nodes, e)
			}
		}
	}
	s.set(nodes, decl{"color", c.css()})
}

// shapesOf are the shapes that an object means; all of a whole drawing.
func (s *scene) shapesOf(o *object) []*markup.Node {
	if o.whole && !o.scoped {
		return s.anything()
	}
	return o.nodes
}

// line gives elements a border, or shapes a stroke; width 0 keeps the one that is there, or is 1.
func (s *scene) line(o *object, c shade, width float64) {
	nodes := o.nodes
	if o.whole && !o.scoped {
		nodes = s.bordered()
	}
	for _, n := range nodes {
		if s.art.Kind == artifact.Drawing || n.Foreign() {
			s.strokeOn(n, c, width)
			continue
		}
		v, ok := s.styles.Winner(n, "border", "border-color")
		if ok && width == 0 && len(v.Colors()) == 1 {
			s.set([]*markup.Node{n}, decl{"border-color", c.css()})
		} else {
			s.set([]*markup.Node{n}, decl{"border", num(max(width, 1)) + "px solid " + c.css()})
		}
	}
}

// bordered lists what has a border or a stroke now.
func (s *scene) bordered() []*markup.Node {
	var out []*markup.Node
	for _, n := range s.anything() {
		v, ok := s.styles.Winner(n, "border", "border-width", "stroke")
		if ok && v.Value != "none" && v.Value != "0" {
			out = append(out, n)
		}
	}
	return out
}

func (s *scene) strokeOn(n *markup.Node, c shade, width float64) {
	ds := []decl{{"stroke", c.css()}}
	if _, _, ok := s.styles.Inherited(n, "stroke-width"); width > 0 || !ok {
		ds = append(ds, decl{"stroke-width", num(max(width, s.hair()))})
	}
	s.set([]*markup.Node{n}, ds...)
}

// hair is a stroke that shows: one unit in an icon, more in a large drawing.
func (s *scene) hair() float64 {
	if b, ok := s.viewBox(); ok && b.W > 200 {
		return float64(int(b.W/100 + 0.5))
	}
	return 1
}
