package markup

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// marker is the attribute that leads from a browser-like tree back to the source's elements.
const marker = "cultivar-node"

// dom is the document as a browser sees it, for selectors and paths.
type dom struct {
	root  *html.Node // the document node
	nodes []*html.Node
	back  map[*html.Node]*Node
}

// tree builds the dom once.
func (d *Doc) tree() *dom {
	if d.dom == nil {
		d.dom = &dom{nodes: make([]*html.Node, len(d.Elements)), back: map[*html.Node]*Node{}}
		if d.XML {
			d.dom.root = d.mirror()
		} else {
			d.dom.root = d.browse()
		}
	}
	return d.dom
}

// browse parses a marked copy of the source as HTML; names are folded, because selectors are.
func (d *Doc) browse() *html.Node {
	var marked bytes.Buffer
	marked.Grow(len(d.Source) + 24*len(d.Elements))
	at := 0
	for _, e := range d.Elements {
		marked.Write(d.Source[at:e.NameEnd])
		marked.WriteString(" " + marker + "=" + strconv.Itoa(e.Number) + " ")
		at = e.NameEnd
	}
	marked.Write(d.Source[at:])
	root, err := html.Parse(&marked)
	if err != nil { // html.Parse fails only when reading does
		return &html.Node{Type: html.DocumentNode}
	}
	d.link(root)
	return root
}

func (d *Doc) link(n *html.Node) {
	if n.Type == html.ElementNode {
		n.Data = strings.ToLower(n.Data)
		kept := n.Attr[:0]
		for _, a := range n.Attr {
			if a.Key == marker {
				d.join(n, a.Val)
				continue
			}
			a.Key = strings.ToLower(a.Key)
			kept = append(kept, a)
		}
		n.Attr = kept
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.link(c)
	}
}

func (d *Doc) join(n *html.Node, number string) {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(d.Elements) || d.dom.nodes[i] != nil {
		return // a copy that the adoption agency made
	}
	d.dom.nodes[i] = n
	d.dom.back[n] = d.Elements[i]
}

// mirror copies the tree node by node.
func (d *Doc) mirror() *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	d.mirrorChildren(d.Root, root)
	return root
}

func (d *Doc) mirrorChildren(from *Node, to *html.Node) {
	for _, c := range from.Children {
		switch c.Kind {
		case Element:
			n := &html.Node{Type: html.ElementNode, Data: strings.ToLower(c.Tag)}
			for _, a := range c.Attrs {
				n.Attr = append(n.Attr, html.Attribute{Key: strings.ToLower(a.Name), Val: a.Value})
			}
			d.dom.nodes[c.Number] = n
			d.dom.back[n] = c
			to.AppendChild(n)
			d.mirrorChildren(c, n)
		case Text, CDATA:
			to.AppendChild(&html.Node{Type: html.TextNode, Data: d.Text(c)})
		}
	}
}

// Query lists the elements of the source that match a CSS selector, in document order. Elements
// that only a browser adds can be named in the selector, but are not in the result.
func (d *Doc) Query(selector string) ([]*Node, error) {
	if found, ok := d.found[selector]; ok {
		return found, nil
	}
	group, err := cascadia.ParseGroup(selector)
	if err != nil {
		return nil, fmt.Errorf("read selector %q: %w", selector, err)
	}
	t := d.tree()
	var out []*Node
	for _, e := range d.candidates(selector) {
		if n := t.nodes[e.Number]; n != nil && group.Match(n) {
			out = append(out, e)
		}
	}
	if d.found == nil {
		d.found = map[string][]*Node{}
	}
	if len(d.found) < foundLimit {
		d.found[selector] = slices.Clip(out)
	}
	return out, nil
}

// foundLimit bounds the memory of Query.
const foundLimit = 4096

// candidates are the elements that a selector may match, in document order.
func (d *Doc) candidates(selector string) []*Node {
	parts := splitGroup(selector)
	if len(parts) == 1 {
		if k := Key(parts[0]); k != "" {
			return d.keyed()[k]
		}
		return d.Elements
	}
	seen := make([]bool, len(d.Elements))
	for _, p := range parts {
		k := Key(p)
		if k == "" {
			return d.Elements
		}
		for _, e := range d.keyed()[k] {
			seen[e.Number] = true
		}
	}
	var out []*Node
	for i, e := range d.Elements {
		if seen[i] {
			out = append(out, e)
		}
	}
	return out
}

// Matcher is a compiled selector. It is nil-safe: a nil Matcher matches nothing.
type Matcher struct{ sel cascadia.Sel }

// Compile makes a Matcher of one selector (without commas).
func Compile(selector string) (*Matcher, error) {
	sel, err := cascadia.Parse(selector)
	if err != nil {
		return nil, fmt.Errorf("read selector %q: %w", selector, err)
	}
	return &Matcher{sel}, nil
}

// Specificity is (ids, classes, types).
func (m *Matcher) Specificity() [3]int { return m.sel.Specificity() }

// Match reports whether the selector matches an element of d.
func (d *Doc) Match(m *Matcher, e *Node) bool {
	if m == nil || e.Number < 0 {
		return false
	}
	n := d.tree().nodes[e.Number]
	return n != nil && m.sel.Match(n)
}

// Up is the element that contains e as a browser sees it, or nil if no tag in the source made it.
func (d *Doc) Up(e *Node) *Node {
	t := d.tree()
	n := t.nodes[e.Number]
	if n == nil {
		return nil
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if b := t.back[p]; b != nil {
			return b
		}
	}
	return nil
}

// At follows a path of child-element indices from the root element, as a browser counts them. It is
// nil where the path leads to nothing, or to an element that no tag in the source made.
func (d *Doc) At(path []int) *Node {
	t := d.tree()
	n := childElement(t.root, 0)
	for _, i := range path {
		if n == nil {
			return nil
		}
		n = childElement(n, i)
	}
	return t.back[n]
}

func childElement(n *html.Node, index int) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if index == 0 {
			return c
		}
		index--
	}
	return nil
}

// PathOf is the path that leads to an element, as At follows it; ok is false where a browser has none.
func (d *Doc) PathOf(e *Node) (path []int, ok bool) {
	n := d.tree().nodes[e.Number]
	if n == nil {
		return nil, false
	}
	path = []int{}
	for ; n.Parent != nil && n.Parent.Type == html.ElementNode; n = n.Parent {
		i := 0
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode {
				i++
			}
		}
		path = append([]int{i}, path...)
	}
	return path, true
}
