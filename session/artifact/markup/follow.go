package markup

import (
	"slices"

	"golang.org/x/net/html"
)

// Follow takes the tree as a browser sees it over from the document before an edit, where the tags of both are the same: values of style
// attributes and text, that of style sheets too, may differ. It saves parsing the document once more and reports whether it could.
func (d *Doc) Follow(before *Doc) bool {
	if before.dom == nil || d.dom != nil || d.XML != before.XML || !slices.EqualFunc(d.Elements, before.Elements, sameTag) {
		return false
	}
	d.dom = &dom{root: before.dom.root, nodes: before.dom.nodes, back: make(map[*html.Node]*Node, len(d.Elements))}
	for n, e := range before.dom.back {
		d.dom.back[n] = d.Elements[e.Number]
	}
	return true
}

func sameTag(a, b *Node) bool {
	return a.Tag == b.Tag && numberOf(a.Parent) == numberOf(b.Parent) && a.Implied == b.Implied &&
		slices.EqualFunc(a.Children, b.Children, func(x, y *Node) bool { return x.Kind == y.Kind }) &&
		slices.EqualFunc(a.Attrs, b.Attrs, func(x, y Attr) bool {
			return x.Name == y.Name && (x.Value == y.Value || x.Name == "style")
		})
}

func numberOf(n *Node) int {
	if n == nil {
		return -1
	}
	return n.Number
}
