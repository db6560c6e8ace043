package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// boxHint is the hint that tells where elements stood when the first parent was drawn.
const boxHint = "boxes"

// fold is the height in CSS pixels of the first screen.
const fold = 800

// hinted is how many boxes a recipe carries at most.
const hinted = 240

// learn writes down the boxes that a browser measured: "number:x,y,w,h,radius" of each element, in document order.
func learn(a artifact.Artifact, facts *render.Facts) map[string]string {
	d := parse(a)
	parsed.Lock() // paths build the document's tree when they are first followed
	defer parsed.Unlock()
	if d.learned == facts && d.lesson != nil {
		return d.lesson
	}
	var b strings.Builder
	n := 0
	for _, f := range facts.Elements {
		e := d.doc.At(f.Path)
		if e == nil || e.Foreign() || n == hinted {
			continue
		}
		n++
		fmt.Fprintf(&b, "%d:%.0f,%.0f,%.0f,%.0f,%.0f;", e.Number, f.Box.X, f.Box.Y, f.Box.W, f.Box.H, f.Radius)
	}
	d.learned, d.lesson = facts, map[string]string{boxHint: b.String()}
	return map[string]string{boxHint: b.String()}
}

// place reads the boxes of the hints.
func (p *Page) place(hints map[string]string) {
	for _, part := range strings.Split(hints[boxHint], ";") {
		number, rest, ok := strings.Cut(part, ":")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 0 || n >= len(p.doc.Elements) {
			continue
		}
		if v := strings.Split(rest, ","); len(v) == 5 {
			if p.stood == nil {
				p.stood, p.curves = map[*markup.Node]render.Box{}, map[*markup.Node]float64{}
			}
			p.curves[p.doc.Elements[n]] = parseFloat(v[4])
			p.stood[p.doc.Elements[n]] = render.Box{X: parseFloat(v[0]), Y: parseFloat(v[1]), W: parseFloat(v[2]), H: parseFloat(v[3])}
		}
	}
}

// box is where an element stood in the parent's picture; known is false where nobody measured.
func (p *Page) box(e *markup.Node) (b render.Box, known bool) {
	b, known = p.stood[e]
	return b, known && p.design == p.drawn
}

// top is the upper edge of the highest of some elements besides the body, 0 where none was measured.
func (p *Page) top(nodes []*markup.Node) float64 {
	out, any := math.Inf(1), false
	for _, e := range nodes {
		if b, ok := p.box(e); ok && b.Area() > 0 && e != p.body && e.Tag != "html" {
			out, any = math.Min(out, b.Y), true
		}
	}
	if !any {
		return 0
	}
	return out
}

// touch notes that an element changes, for knowing where a change is seen.
func (p *Page) touch(nodes ...*markup.Node) { p.touched = append(p.touched, nodes...) }

// shown are the elements that the parent's picture shows; all of them where nobody measured.
func (p *Page) shown(nodes []*markup.Node) []*markup.Node {
	if p.stood == nil || p.design != p.drawn {
		return nodes
	}
	var out []*markup.Node
	for _, e := range nodes {
		if b, ok := p.box(e); ok && b.Area() > 0 {
			out = append(out, e)
		}
	}
	return out
}
