package markup

import (
	"strings"

	"cultivar/session/artifact/source"
)

// SetAttr gives an attribute a value: the written one is changed in place with its own quotes, a
// new one is added behind the last.
func (d *Doc) SetAttr(n *Node, name, value string) []Edit {
	a := n.Attr(name)
	if a == nil {
		return []Edit{{Start: d.attrEnd(n), End: d.attrEnd(n), Text: " " + name + `="` + d.EscapeValue(value, '"') + `"`}}
	}
	if a.Value == value && a.HasValue() {
		return nil
	}
	if a.Quote != 0 {
		return []Edit{source.Replace(a.ValueStart, a.ValueEnd, d.EscapeValue(value, a.Quote))}
	}
	if a.HasValue() && value != "" && !strings.ContainsAny(value, " \t\r\n\f\"'=<>`&/") {
		return []Edit{source.Replace(a.ValueStart, a.ValueEnd, value)}
	}
	return []Edit{source.Replace(a.NameEnd, a.End, `="`+d.EscapeValue(value, '"')+`"`)}
}

// SetAttrs sets several attributes of one element, in order.
func (d *Doc) SetAttrs(n *Node, namesAndValues ...string) []Edit {
	var out []Edit
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		out = append(out, d.SetAttr(n, namesAndValues[i], namesAndValues[i+1])...)
	}
	return out
}

// attrEnd is where a new attribute goes.
func (d *Doc) attrEnd(n *Node) int {
	if k := len(n.Attrs); k > 0 {
		return n.Attrs[k-1].End
	}
	return n.NameEnd
}

// RemoveAttr takes an attribute away with the white space before it.
func (d *Doc) RemoveAttr(n *Node, name string) []Edit {
	a := n.Attr(name)
	if a == nil {
		return nil
	}
	start := a.Start
	for start > n.NameEnd && isSpace(d.Source[start-1]) {
		start--
	}
	return []Edit{{Start: start, End: a.End}}
}

// Rename gives an element another tag name.
func (d *Doc) Rename(n *Node, tag string) []Edit {
	out := []Edit{source.Replace(n.Start+1, n.NameEnd, tag)}
	if n.CloseStart < n.End {
		out = append(out, source.Replace(n.CloseStart+2, n.CloseStart+2+n.NameEnd-n.Start-1, tag))
	}
	return out
}

// Classes lists the element's classes.
func (n *Node) Classes() []string { return strings.Fields(n.Get("class")) }

// HasClass reports whether the element has a class.
func (n *Node) HasClass(class string) bool {
	for _, c := range n.Classes() {
		if c == class {
			return true
		}
	}
	return false
}

// AddClass adds a class unless it is there.
func (d *Doc) AddClass(n *Node, class string) []Edit {
	if n.HasClass(class) {
		return nil
	}
	return d.SetAttr(n, "class", strings.TrimSpace(n.Get("class")+" "+class))
}
