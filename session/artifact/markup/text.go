package markup

import (
	"fmt"
	"strings"
)

// Text is the decoded text of a node and everything below it; script and style count as nothing
// unless n is one of them.
func (d *Doc) Text(n *Node) string {
	var b strings.Builder
	n.Walk(func(m *Node) bool {
		switch m.Kind {
		case Text:
			b.WriteString(d.Decode(d.Slice(m)))
		case CDATA:
			b.WriteString(strings.TrimSuffix(strings.TrimPrefix(d.Slice(m), "<![CDATA["), "]]>"))
		case Raw:
			if m == n || m.Parent == n || m.Parent.Tag == "textarea" {
				b.WriteString(d.rawText(m))
			}
		case Element:
			return m == n || m.Tag != "style" && m.Tag != "script"
		}
		return true
	})
	return b.String()
}

func (d *Doc) rawText(n *Node) string {
	if n.Parent.Tag == "title" || n.Parent.Tag == "textarea" {
		return d.Decode(d.Slice(n))
	}
	return d.Slice(n)
}

// Words is Text with white space folded.
func (d *Doc) Words(n *Node) string { return strings.Join(strings.Fields(d.Text(n)), " ") }

// Slice is the source of a node.
func (d *Doc) Slice(n *Node) string { return string(d.Source[n.Start:n.End]) }

// Content is the source between an element's tags.
func (d *Doc) Content(n *Node) string { return string(d.Source[n.OpenEnd:n.CloseStart]) }

// Body is body, or the root element where there is none (nil in an empty document).
func (d *Doc) Body() *Node {
	for _, e := range d.Elements {
		if e.Tag == "body" {
			return e
		}
	}
	return d.Top()
}

// Top is the first element that has no parent element, or nil.
func (d *Doc) Top() *Node {
	for _, c := range d.Root.Children {
		if c.Kind == Element {
			return c
		}
	}
	return nil
}

// First is the first element with a tag, or nil.
func (d *Doc) First(tag string) *Node {
	for _, e := range d.Elements {
		if e.Tag == tag {
			return e
		}
	}
	return nil
}

// ByID is the first element with an id, or nil.
func (d *Doc) ByID(id string) *Node {
	for _, e := range d.Elements {
		if e.Get("id") == id && id != "" {
			return e
		}
	}
	return nil
}

// Innermost is the deepest element that covers an offset, or the Root.
func (d *Doc) Innermost(offset int) *Node {
	n := d.Root
	for {
		next := n
		for _, c := range n.Children {
			if c.Kind == Element && c.Start <= offset && offset < c.End {
				next = c
			}
		}
		if next == n {
			return n
		}
		n = next
	}
}

// EscapeText makes text safe between tags.
func (d *Doc) EscapeText(s string) string {
	return d.plain(strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s))
}

// EscapeValue makes text safe in an attribute with this quote.
func (d *Doc) EscapeValue(s string, quote byte) string {
	s = strings.ReplaceAll(s, "&", "&amp;")
	if quote == '\'' {
		s = strings.ReplaceAll(s, "'", "&#39;")
	} else {
		s = strings.ReplaceAll(s, `"`, "&quot;")
	}
	if d.XML {
		s = strings.ReplaceAll(s, "<", "&lt;")
	}
	return d.plain(s)
}

// plain writes what is not ASCII as references where the source is not UTF-8.
func (d *Doc) plain(s string) string {
	if !d.ascii {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "&#%d;", r)
		}
	}
	return b.String()
}

// Entities are the entities that an XML source declares for itself, by name.
func (d *Doc) Entities() map[string]string { return d.entities }
