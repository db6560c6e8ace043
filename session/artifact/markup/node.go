// Package markup parses HTML and SVG without loss. A Doc is a tree whose nodes know the bytes that
// they came from; a change is a list of source.Edit that reads like a person's edit, and every byte
// outside it stays as it was.
//
// The tree follows the source: a Node is there because its tag is. What a browser would add (html,
// head, body, tbody) is known to Query, At and PathOf, which see the document as a browser does.
package markup

import "cultivar/session/artifact/source"

// Edit is a change of the source.
type Edit = source.Edit

// Kind is what a node is.
type Kind int

// The kinds of node.
const (
	Root        Kind = iota // the document itself
	Element                 // <p>…</p>
	Text                    // character data, entities included
	Raw                     // the content of script, style, textarea, title and their like
	Comment                 // <!-- … -->
	Doctype                 // <!DOCTYPE …>
	Instruction             // <?xml … ?>
	CDATA                   // <![CDATA[ … ]]>
	Stray                   // an end tag that closes nothing
)

// Node is a piece of the source.
type Node struct {
	Kind Kind
	// Start and End are the bytes of the whole node: of an element, its start tag to its end tag.
	Start, End int
	// Tag is the name of an element: lower case in HTML, as written in XML and in SVG within HTML.
	Tag string
	// NameEnd is where the tag's name ends, OpenEnd where the start tag does; CloseStart is where
	// the end tag begins, and equals End where there is none. Content is [OpenEnd, CloseStart).
	NameEnd, OpenEnd, CloseStart int
	// SelfClosed says that the start tag ends in /> and so closes the element; Void that HTML
	// gives this element no content; Implied that no end tag was written where one could be.
	SelfClosed, Void, Implied bool
	Attrs                     []Attr
	Parent                    *Node
	Children                  []*Node
	// Number counts elements in document order from 0.
	Number int

	foreign bool
}

// Attr is one attribute of a start tag.
type Attr struct {
	// Name is lower case in HTML and as written elsewhere.
	Name string
	// Value is the decoded value.
	Value string
	// Start and End span name, equals sign and quoted value.
	Start, End int
	// NameEnd ends the name. [ValueStart, ValueEnd) is the raw value without quotes; both equal
	// NameEnd where the attribute has no value.
	NameEnd, ValueStart, ValueEnd int
	// Quote is ', " or 0 for an unquoted or missing value.
	Quote byte
}

// HasValue says that the attribute is written with a value, be it empty.
func (a Attr) HasValue() bool { return a.End > a.NameEnd }

// Attr finds an attribute by name, or nil.
func (n *Node) Attr(name string) *Attr {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return &n.Attrs[i]
		}
	}
	return nil
}

// Get is the decoded value of an attribute, "" where it is missing.
func (n *Node) Get(name string) string {
	if a := n.Attr(name); a != nil {
		return a.Value
	}
	return ""
}

// Has reports whether the attribute is there.
func (n *Node) Has(name string) bool { return n.Attr(name) != nil }

// Foreign says that the node is SVG or MathML within HTML.
func (n *Node) Foreign() bool { return n.foreign }

// Elements lists the child elements.
func (n *Node) Elements() []*Node {
	var out []*Node
	for _, c := range n.Children {
		if c.Kind == Element {
			out = append(out, c)
		}
	}
	return out
}

// Walk visits n and everything below it in document order; visit returns false to skip children.
func (n *Node) Walk(visit func(*Node) bool) {
	if !visit(n) {
		return
	}
	for _, c := range n.Children {
		c.Walk(visit)
	}
}

// Find lists the elements at or below n for which is holds, in document order.
func (n *Node) Find(is func(*Node) bool) []*Node {
	var out []*Node
	n.Walk(func(m *Node) bool {
		if m.Kind == Element && is(m) {
			out = append(out, m)
		}
		return true
	})
	return out
}

// Within reports whether n lies below (or is) the other node.
func (n *Node) Within(other *Node) bool {
	for m := n; m != nil; m = m.Parent {
		if m == other {
			return true
		}
	}
	return false
}

// Closest is n or its nearest ancestor with one of the tags, or nil.
func (n *Node) Closest(tags ...string) *Node {
	for m := n; m != nil; m = m.Parent {
		for _, t := range tags {
			if m.Kind == Element && m.Tag == t {
				return m
			}
		}
	}
	return nil
}

// Next and Prev are the neighbouring sibling elements, or nil.
func (n *Node) Next() *Node { return n.sibling(1) }

// Prev is the sibling element before n, or nil.
func (n *Node) Prev() *Node { return n.sibling(-1) }

func (n *Node) sibling(step int) *Node {
	if n.Parent == nil {
		return nil
	}
	all := n.Parent.Elements()
	for i, c := range all {
		if c == n && i+step >= 0 && i+step < len(all) {
			return all[i+step]
		}
	}
	return nil
}
