package drawing

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
	"cultivar/session/artifact/svgpath"
	"cultivar/themes"
)

// sketch is a parsed drawing. Nobody changes it after it is made.
type sketch struct {
	art    artifact.Artifact
	doc    *markup.Doc
	top    *markup.Node
	slots  []*slot
	shapes []*markup.Node // what is painted directly, text included
	box    box            // the viewBox, or what stands for it
	wins   map[*markup.Node]map[string]int32
	paths  map[*markup.Node]svgpath.Path
	sizes  map[*markup.Node]size
	weight []float64 // of every slot: roughly the area that it paints
	once   sync.Once
	plan_  *plan
	traced map[*markup.Node][][]svgpath.Point // outlines in a shape's own units
	places map[*markup.Node]place             // of every shape in the drawing
}

// size is roughly that of a shape in its own user units, without regard to transforms.
type size struct{ w, h float64 }

type box struct{ X, Y, W, H float64 }

// slot is a place that holds the value of a property.
type slot struct {
	id    int32
	prop  string
	value string
	node  *markup.Node // nil in a style element
	edit  func(string) source.Edit
}

// props are the properties that are read from presentation attributes.
var props = map[string]bool{
	"fill": true, "stroke": true, "stop-color": true, "flood-color": true, "lighting-color": true, "color": true, "stroke-width": true,
	"stroke-linecap": true, "stroke-linejoin": true, "stroke-dasharray": true, "fill-opacity": true, "opacity": true, "font-family": true, "font-weight": true, "font-size": true,
}

// shapeTags are elements that paint.
var shapeTags = map[string]bool{
	"path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true, "polygon": true, "text": true, "use": true,
}

var read = struct {
	sync.Mutex
	list []*sketch
}{}

const keptSketches = 12

// parse gives the sketch of an artifact; the most recently used ones are kept.
func parse(a artifact.Artifact) *sketch {
	read.Lock()
	defer read.Unlock()
	for i, s := range read.list {
		if s.art.Main == a.Main && string(s.art.Source()) == string(a.Source()) {
			copy(read.list[1:i+1], read.list[:i])
			read.list[0] = s
			return s
		}
	}
	s := readSketch(a)
	read.list = append([]*sketch{s}, read.list[:min(len(read.list), keptSketches-1)]...)
	return s
}

func readSketch(a artifact.Artifact) *sketch {
	s := &sketch{art: a, doc: markup.XML(a.Source()), wins: map[*markup.Node]map[string]int32{}, paths: map[*markup.Node]svgpath.Path{}, sizes: map[*markup.Node]size{}, traced: map[*markup.Node][][]svgpath.Point{}}
	for _, e := range s.doc.Elements {
		if s.top == nil && local(e) == "svg" {
			s.top = e
		}
		s.element(e)
	}
	for _, e := range s.doc.Elements {
		if local(e) == "style" {
			s.sheet(e)
		}
	}
	s.cascade()
	if s.top != nil {
		s.box = viewBox(s.top)
	}
	for _, e := range s.shapes {
		if local(e) == "path" {
			s.paths[e], _ = svgpath.Parse(e.Get("d"))
		}
		s.sizes[e] = s.measure(e)
	}
	s.weigh()
	s.places = make(map[*markup.Node]place, len(s.shapes))
	for _, e := range s.shapes {
		m, painted, ok := (&Drawing{sketch: s}).placed(e, nil)
		s.places[e] = place{m, painted, ok}
		s.traced[e] = (&Drawing{sketch: s}).traceOutlines(e)
	}
	return s
}

// local is an element's name without a namespace's prefix.
func local(e *markup.Node) string {
	if i := strings.IndexByte(e.Tag, ':'); i >= 0 {
		return e.Tag[i+1:]
	}
	return e.Tag
}

func (s *sketch) element(e *markup.Node) {
	if shapeTags[local(e)] && !defined(e) {
		s.shapes = append(s.shapes, e)
	}
	for i := range e.Attrs {
		a := e.Attrs[i]
		if e.Attr(a.Name) != &e.Attrs[i] {
			continue // of an attribute that is written twice, the first counts
		}
		switch {
		case a.Name == "style" && a.HasValue():
			escape := func(v string) string { return s.doc.EscapeValue(v, a.Quote) }
			for _, d := range css.ParseList(s.doc.Source, a.ValueStart, a.ValueEnd, s.doc.Decode, escape).Decls {
				s.add(&slot{prop: d.Name, value: d.Value, node: e, edit: d.SetValue})
			}
		case props[a.Name] && a.HasValue():
			s.add(&slot{prop: a.Name, value: a.Value, node: e, edit: func(v string) source.Edit {
				return source.Replace(a.ValueStart, a.ValueEnd, s.doc.EscapeValue(v, a.Quote))
			}})
		}
	}
}

// defined says that an element is not painted where it stands: it is a part of a clip, a mask, a pattern, a marker or a symbol.
func defined(e *markup.Node) bool {
	for n := e; n != nil; n = n.Parent {
		switch local(n) {
		case "clipPath", "mask", "marker", "pattern", "filter":
			return true
		}
	}
	return false
}

// sheet reads a style element, CDATA or not.
func (s *sketch) sheet(e *markup.Node) {
	for _, c := range e.Children {
		start, end := c.Start, c.End
		if c.Kind == markup.CDATA {
			start, end = start+9, end-3
		}
		if c.Kind == markup.Comment || end < start {
			continue
		}
		for _, d := range css.Parse(s.doc.Source, start, end).All() {
			s.add(&slot{prop: d.Name, value: d.Value, edit: d.SetValue})
			s.rule(d, int32(len(s.slots)-1))
		}
	}
}

// rule lets a declaration of a style element decide for the elements that its rule's simple selectors find.
func (s *sketch) rule(d *css.Decl, id int32) {
	if d.Rule == nil {
		return
	}
	for _, sel := range d.Rule.Selectors {
		last := sel.Text[strings.LastIndexAny(sel.Text, " >")+1:]
		for _, e := range s.doc.Elements {
			if finds(last, e) {
				s.win(e, d.Name, id)
			}
		}
	}
}

func finds(sel string, e *markup.Node) bool {
	switch {
	case strings.HasPrefix(sel, "."):
		return e.HasClass(sel[1:])
	case strings.HasPrefix(sel, "#"):
		return e.Get("id") == sel[1:]
	}
	tag, class, dot := strings.Cut(sel, ".")
	return tag == local(e) && (!dot || e.HasClass(class))
}

func (s *sketch) add(sl *slot) {
	sl.id = int32(len(s.slots))
	s.slots = append(s.slots, sl)
}

func (s *sketch) win(e *markup.Node, prop string, id int32) {
	if s.wins[e] == nil {
		s.wins[e] = map[string]int32{}
	}
	s.wins[e][prop] = id
}

// cascade lets style attributes win over rules and rules over presentation attributes.
func (s *sketch) cascade() {
	for _, sl := range s.slots {
		if sl.node == nil {
			continue
		}
		_, ruled := s.wins[sl.node][sl.prop]
		if attribute := sl.node.Attr(sl.prop); attribute == nil || !ruled {
			s.win(sl.node, sl.prop, sl.id)
		}
	}
}

// decider is the slot that decides a property for an element, its own or an inherited one; -1 if there is none.
func (s *sketch) decider(e *markup.Node, prop string) int32 {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if id, ok := s.wins[n][prop]; ok && s.slots[id].value != "inherit" {
			return id
		}
	}
	return -1
}

// viewBox reads the drawing's own box; without one it is that of width and height.
func viewBox(top *markup.Node) box {
	f := numbers(top.Get("viewBox"))
	if len(f) == 4 && f[2] > 0 && f[3] > 0 {
		return box{f[0], f[1], f[2], f[3]}
	}
	b := box{W: lead(top.Get("width")), H: lead(top.Get("height"))}
	if b.W <= 0 || strings.HasSuffix(top.Get("width"), "%") {
		b.W = 300
	}
	if b.H <= 0 || strings.HasSuffix(top.Get("height"), "%") {
		b.H = 150
	}
	return b
}

func numbers(s string) []float64 {
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\r' }) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// lead is the number that a length begins with, 0 if none.
func lead(s string) float64 {
	s = strings.TrimSpace(s)
	n := 0
	for n < len(s) && strings.IndexByte("+-.0123456789", s[n]) >= 0 {
		n++
	}
	v, err := strconv.ParseFloat(s[:n], 64)
	if err != nil {
		return 0
	}
	return v
}

func firstColor(value string) (themes.Value, bool) {
	v, err := themes.ParseColor(value)
	return v, err == nil && v.Paints()
}

// extent is the size of a shape.
func (s *sketch) extent(e *markup.Node) (w, h float64) {
	z := s.sizes[e]
	return z.w, z.h
}

func (s *sketch) measure(e *markup.Node) size {
	w, h := s.sides(e)
	return size{w, h}
}

func (s *sketch) sides(e *markup.Node) (w, h float64) {
	d := &Drawing{sketch: s}
	switch local(e) {
	case "rect", "image":
		return d.measured(e, "width"), d.measured(e, "height")
	case "circle":
		return 2 * d.measured(e, "r"), 2 * d.measured(e, "r")
	case "ellipse":
		return 2 * d.measured(e, "rx"), 2 * d.measured(e, "ry")
	case "path":
		lo, hi, ok := s.paths[e].Bounds()
		if ok {
			return hi.X - lo.X, hi.Y - lo.Y
		}
	case "polygon", "polyline":
		return spanOf(numbers(e.Get("points")))
	case "line":
		return math.Abs(lead(e.Get("x2")) - lead(e.Get("x1"))), math.Abs(lead(e.Get("y2")) - lead(e.Get("y1")))
	case "text":
		return 40, 16
	}
	return 0, 0
}

func spanOf(pts []float64) (w, h float64) {
	if len(pts) < 2 {
		return 0, 0
	}
	x0, x1, y0, y1 := pts[0], pts[0], pts[1], pts[1]
	for i := 0; i+1 < len(pts); i += 2 {
		x0, x1 = math.Min(x0, pts[i]), math.Max(x1, pts[i])
		y0, y1 = math.Min(y0, pts[i+1]), math.Max(y1, pts[i+1])
	}
	return x1 - x0, y1 - y0
}
