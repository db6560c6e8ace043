package compact

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// groups puts neighbours that share a fill into a group that has it, where that is shorter. The
// order of painting stays.
func (c *compactor) groups(n *markup.Node) {
	if c.styled {
		return
	}
	kids := n.Elements()
	for i := 0; i < len(kids); {
		j := i + 1
		for j < len(kids) && sameFill(kids[i], kids[j]) && c.adjacent(kids[j-1], kids[j]) {
			j++
		}
		if fill := kids[i].Get("fill"); j-i > 1 && groupable(kids[i]) && n.Tag != "clipPath" && n.Tag != "switch" && n.Kind == markup.Element {
			c.group(kids[i:j], Color(fill))
		}
		i = j
	}
	for _, k := range kids {
		c.groups(k)
	}
}

var shapes = map[string]bool{"path": true, "circle": true, "ellipse": true, "rect": true, "polygon": true, "polyline": true, "line": true}

func groupable(n *markup.Node) bool {
	a := n.Attr("fill")
	return a != nil && a.Quote != 0 && shapes[n.Tag] && len(n.Children) == 0
}

func sameFill(a, b *markup.Node) bool {
	return groupable(a) && groupable(b) && Color(a.Get("fill")) == Color(b.Get("fill"))
}

// adjacent says that nothing but white space and comments stands between.
func (c *compactor) adjacent(a, b *markup.Node) bool {
	for _, k := range a.Parent.Children {
		if k.Start >= a.End && k.End <= b.Start && k.Kind != markup.Comment && k.Kind != markup.Text {
			return false
		}
	}
	return true
}

func (c *compactor) group(run []*markup.Node, fill string) {
	if c.join(run) {
		return
	}
	attr := ` fill="` + fill + `"`
	saved := -len("<g></g>") - len(attr) + len(run)*len(attr)
	if saved <= 0 {
		return
	}
	for _, n := range run {
		c.withoutFill(n)
	}
	c.edits = append(c.edits, source.Insert(run[0].Start, "<g"+attr+">"), source.Insert(run[len(run)-1].End, "</g>"))
}

// join makes one path of paths that have nothing but a fill and do not touch each other.
func (c *compactor) join(run []*markup.Node) bool {
	var paths []string
	var boxes [][4]float64
	for _, n := range run {
		b, ok := extent(n.Get("d"))
		if n.Tag != "path" || len(n.Attrs) != 2 || !c.filled(n) || !ok || strings.ContainsAny(n.Get("d"), "aA&") {
			return false
		}
		for _, o := range boxes {
			if b[0] < o[2] && o[0] < b[2] && b[1] < o[3] && o[1] < b[3] {
				return false
			}
		}
		boxes = append(boxes, b)
		paths = append(paths, n.Get("d"))
	}
	d, ok := joined(paths, c.digits)
	if !ok {
		return false
	}
	for i, n := range run {
		c.forget(n)
		if i > 0 {
			c.drop(n.Start, n.End)
		}
	}
	first := *run[0]
	c.edits = append(c.edits, source.Replace(first.Start, first.End, `<path fill="`+Color(first.Get("fill"))+`" d="`+d+`"/>`))
	return true
}

// extent is the box around a path's points, with a margin in which an edge may be smoothed.
func extent(d string) (b [4]float64, ok bool) {
	p := Points(d)
	if len(p) < 4 {
		return b, false
	}
	b = [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := 0; i+1 < len(p); i += 2 {
		b[0], b[2] = math.Min(b[0], p[i]), math.Max(b[2], p[i])
		b[1], b[3] = math.Min(b[1], p[i+1]), math.Max(b[3], p[i+1])
	}
	margin := 0.02 * math.Max(b[2]-b[0], b[3]-b[1])
	return [4]float64{b[0] - margin, b[1] - margin, b[2] + margin, b[3] + margin}, true
}

// forget takes back the edits of an element.
func (c *compactor) forget(n *markup.Node) {
	c.edits = slices.DeleteFunc(c.edits, func(e source.Edit) bool { return e.Start >= n.Start && e.End <= n.End })
}

// withoutFill replaces the edit of a start tag by one that leaves its fill out.
func (c *compactor) withoutFill(n *markup.Node) {
	for i, e := range c.edits {
		if e.Start == n.Start && e.End == n.OpenEnd && e.Text != "" {
			c.edits = append(c.edits[:i], c.edits[i+1:]...)
			break
		}
	}
	kept := n.Attrs[:0:0]
	for _, a := range n.Attrs {
		if a.Name != "fill" {
			kept = append(kept, a)
		}
	}
	bare := *n
	bare.Attrs = kept
	c.startTag(&bare)
}
