package compact

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// Drawing gives the edits that make an SVG document shorter and leave its picture as it is.
// Exact says that no number may be rounded; else digits go that no screen shows.
func Drawing(d *markup.Doc, exact bool) []source.Edit {
	c := &compactor{d: d, digits: -1}
	if !exact {
		c.digits = visibleDigits(d)
	}
	c.styled = d.First("style") != nil || d.First("script") != nil
	c.used = d.First("use") != nil || d.First("textPath") != nil || d.First("animate") != nil || d.First("animateMotion") != nil
	c.children(d.Root)
	c.groups(d.Root)
	return c.edits
}

type compactor struct {
	d      *markup.Doc
	digits int
	styled bool // a style sheet or a script speaks of elements
	used   bool // elements are used again or animated
	edits  []source.Edit
}

// visibleDigits is how many digits behind the point matter when the drawing is shown 4000 pixels wide.
func visibleDigits(d *markup.Doc) int {
	top := d.Top()
	if top == nil {
		return -1
	}
	box := strings.FieldsFunc(top.Get("viewBox"), func(r rune) bool { return r == ' ' || r == ',' })
	if len(box) != 4 {
		return 3
	}
	size := 1.0
	for _, s := range box[2:] {
		if f, ok := scaled(Number(s), 6); ok {
			size = math.Max(size, float64(f)/1e6)
		}
	}
	return max(0, int(math.Ceil(math.Log10(4000/size))))
}

func (c *compactor) drop(start, end int) {
	if end > start {
		c.edits = append(c.edits, source.Replace(start, end, ""))
	}
}

// spaced are the elements in which white space shows or is code.
func spaced(n *markup.Node) bool {
	return n.Closest("text", "style", "script", "foreignObject", "title", "desc") != nil
}

// editors are the prefixes of drawing programs, whose own notes no renderer reads.
var editors = []string{"inkscape:", "sodipodi:", "sketch:", "serif:", "cc:", "dc:", "rdf:", "figma:"}

func editorName(name string) bool {
	for _, p := range editors {
		if strings.HasPrefix(name, p) || strings.HasPrefix(name, "xmlns:"+strings.TrimSuffix(p, ":")) {
			return true
		}
	}
	return false
}

func (c *compactor) children(n *markup.Node) {
	for _, k := range n.Children {
		switch k.Kind {
		case markup.Comment:
			c.drop(k.Start, k.End)
		case markup.Instruction:
			c.declaration(k)
		case markup.Doctype:
			if len(c.d.Entities()) == 0 {
				c.drop(k.Start, k.End)
			}
		case markup.Text:
			if !spaced(n) && strings.TrimSpace(c.d.Slice(k)) == "" {
				c.drop(k.Start, k.End)
			}
		case markup.Element:
			c.element(k)
		}
	}
}

// declaration drops <?xml …?> where it says what holds anyway.
func (c *compactor) declaration(n *markup.Node) {
	text := strings.ToLower(c.d.Slice(n))
	if strings.HasPrefix(text, "<?xml ") && (!strings.Contains(text, "encoding") || strings.Contains(text, "utf-8")) {
		c.drop(n.Start, n.End)
	}
}

func (c *compactor) element(n *markup.Node) {
	if n.Tag == "metadata" || editorName(n.Tag) {
		c.drop(n.Start, n.End)
		return
	}
	c.startTag(n)
	if n.CloseStart == n.OpenEnd && !n.SelfClosed {
		c.drop(n.CloseStart, n.End)
		return
	}
	c.children(n)
}

// startTag writes a start tag again, attribute by attribute.
func (c *compactor) startTag(n *markup.Node) {
	var b strings.Builder
	b.WriteString("<" + n.Tag)
	for _, a := range n.Attrs {
		if editorName(a.Name) {
			continue
		}
		raw := string(c.d.Source[a.ValueStart:a.ValueEnd])
		if a.Quote == 0 {
			b.WriteString(" " + string(c.d.Source[a.Start:a.End]))
			continue
		}
		b.WriteString(" " + a.Name + "=" + string(a.Quote) + c.value(n, a.Name, raw) + string(a.Quote))
	}
	end := ">"
	if n.SelfClosed || n.CloseStart == n.OpenEnd && n.End > n.CloseStart {
		end = "/>"
	}
	b.WriteString(end)
	if text := b.String(); len(text) < n.OpenEnd-n.Start {
		c.edits = append(c.edits, source.Replace(n.Start, n.OpenEnd, text))
	} else if end == "/>" && !n.SelfClosed {
		c.edits = append(c.edits, source.Replace(n.OpenEnd-1, n.OpenEnd, end))
	}
}

var numeric = map[string]bool{
	"x": true, "y": true, "width": true, "height": true, "cx": true, "cy": true, "r": true, "rx": true, "ry": true, "x1": true, "y1": true, "x2": true, "y2": true,
	"stroke-width": true, "opacity": true, "fill-opacity": true, "stroke-opacity": true, "stop-opacity": true, "offset": true,
}

var painted = map[string]bool{"fill": true, "stroke": true, "stop-color": true, "flood-color": true, "color": true}

func (c *compactor) value(n *markup.Node, name, raw string) string {
	switch {
	case strings.Contains(raw, "&"):
	case name == "d" && n.Tag == "path" && c.filled(n):
		return FilledPath(raw, c.digits)
	case name == "d" && n.Tag == "path":
		return Path(raw, c.digits)
	case numeric[name]:
		return Number(strings.TrimSpace(raw))
	case painted[name] && !c.styled:
		return Color(raw)
	case name == "points", name == "viewBox":
		return strings.Join(shortNumbers(raw), " ")
	}
	return raw
}

// filled says that a shape is filled and nothing else.
func (c *compactor) filled(n *markup.Node) bool {
	if c.styled || c.used {
		return false
	}
	for m := n; m != nil && m.Kind == markup.Element; m = m.Parent {
		if m.Has("stroke") && m.Get("stroke") != "none" || m.Has("style") || m.Has("marker-end") || m.Has("marker-start") || m.Has("marker-mid") || m.Tag == "defs" || m.Tag == "symbol" {
			return false
		}
	}
	return len(n.Elements()) == 0
}

func shortNumbers(raw string) []string {
	fields := strings.FieldsFunc(raw, func(r rune) bool { return strings.ContainsRune(" \t\r\n,", r) })
	for i, f := range fields {
		fields[i] = Number(f)
	}
	return fields
}
