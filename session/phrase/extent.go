package phrase

import (
	"math"
	"strconv"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/markup"
	"cultivar/session/phrase/compact"
)

// viewBox is the drawing's own rectangle: its viewBox, or its width and height.
func (s *scene) viewBox() (render.Box, bool) {
	top := s.doc.Top()
	if top == nil {
		return render.Box{}, false
	}
	if v := numbersIn(top.Get("viewBox")); len(v) == 4 && v[2] > 0 && v[3] > 0 {
		return render.Box{X: v[0], Y: v[1], W: v[2], H: v[3]}, true
	}
	w, h := length(top.Get("width")), length(top.Get("height"))
	if w > 0 && h > 0 {
		return render.Box{W: w, H: h}, true
	}
	return render.Box{}, false
}

var numeral = expression(`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`)

func numbersIn(text string) []float64 {
	var out []float64
	for _, m := range numeral().FindAllString(text, -1) {
		if v, err := strconv.ParseFloat(m, 64); err == nil {
			out = append(out, v)
		}
	}
	return out
}

// length reads a number of pixels; 0 for a percentage or none.
func length(text string) float64 {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, "%") {
		return 0
	}
	if v := numbersIn(text); len(v) > 0 {
		return v[0]
	}
	return 0
}

// extent is the box of a drawing's element in user units, by its own numbers; transforms on it and around it are
// not counted, and ok is false where there are any but translations.
func (s *scene) extent(n *markup.Node) (render.Box, bool) {
	b, ok := shapeBox(s.doc, n)
	if !ok {
		return b, false
	}
	for m := n; m != nil && m.Kind == markup.Element; m = m.Parent {
		t := strings.TrimSpace(m.Get("transform"))
		if t == "" {
			continue
		}
		v := numbersIn(t)
		if !strings.HasPrefix(t, "translate(") || strings.Count(t, "(") != 1 || len(v) == 0 {
			return b, false
		}
		b.X += v[0]
		if len(v) > 1 {
			b.Y += v[1]
		}
	}
	return b, true
}

func shapeBox(d *markup.Doc, n *markup.Node) (render.Box, bool) {
	f := func(name string) float64 { return length(n.Get(name)) }
	switch n.Tag {
	case "rect", "image", "use", "foreignObject":
		return render.Box{X: f("x"), Y: f("y"), W: f("width"), H: f("height")}, f("width") > 0
	case "circle":
		return render.Box{X: f("cx") - f("r"), Y: f("cy") - f("r"), W: 2 * f("r"), H: 2 * f("r")}, f("r") > 0
	case "ellipse":
		return render.Box{X: f("cx") - f("rx"), Y: f("cy") - f("ry"), W: 2 * f("rx"), H: 2 * f("ry")}, f("rx") > 0
	case "line":
		return pointsBox([]float64{f("x1"), f("y1"), f("x2"), f("y2")})
	case "polygon", "polyline":
		return pointsBox(numbersIn(n.Get("points")))
	case "path":
		return pointsBox(compact.Points(n.Get("d")))
	case "text":
		size := 16.0
		if n.Has("font-size") {
			size = f("font-size")
		}
		w := size * 0.55 * float64(len([]rune(d.Words(n))))
		x := f("x")
		switch n.Get("text-anchor") {
		case "middle":
			x -= w / 2
		case "end":
			x -= w
		}
		return render.Box{X: x, Y: f("y") - size, W: w, H: size * 1.2}, w > 0
	case "g", "a", "svg":
		return groupBox(d, n)
	}
	return render.Box{}, false
}

func groupBox(d *markup.Doc, n *markup.Node) (render.Box, bool) {
	var all []float64
	for _, k := range n.Elements() {
		if b, ok := shapeBox(d, k); ok && k.Tag != "defs" {
			all = append(all, b.X, b.Y, b.X+b.W, b.Y+b.H)
		}
	}
	return pointsBox(all)
}

// pointsBox is the box around points given as x, y in turn.
func pointsBox(p []float64) (render.Box, bool) {
	if len(p) < 4 {
		return render.Box{}, false
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := 0; i+1 < len(p); i += 2 {
		x0, x1 = math.Min(x0, p[i]), math.Max(x1, p[i])
		y0, y1 = math.Min(y0, p[i+1]), math.Max(y1, p[i+1])
	}
	return render.Box{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}, true
}
