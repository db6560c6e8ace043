package markup

import (
	"iter"
	"strings"
)

// index finds elements by the key of a selector: "#id", ".class" or "tag", all in lower case.
func (d *Doc) keyed() map[string][]*Node {
	if d.keys != nil {
		return d.keys
	}
	d.keys = make(map[string][]*Node, len(d.Elements))
	for _, e := range d.Elements {
		for _, k := range e.Keys() {
			d.keys[k] = append(d.keys[k], e)
		}
	}
	return d.keys
}

// Keys are what the last part of a selector may name the element by: tag, #id and .classes, as Key gives them.
func (n *Node) Keys() []string {
	out := []string{strings.ToLower(n.Tag)}
	if id := n.Get("id"); id != "" {
		out = append(out, "#"+id)
	}
	if class := n.Get("class"); class != "" {
		for _, c := range strings.Fields(class) {
			out = append(out, "."+c)
		}
	}
	return out
}

// Key is a key that every element has which a selector (without commas) matches; "" if there is
// none.
func Key(selector string) string {
	last := lastCompound(selector)
	tag := ""
	for i := 0; i < len(last); {
		switch c := last[i]; {
		case c == '#' || c == '.':
			end := identEnd(last, i+1)
			if end == i+1 || strings.IndexByte(last[i:end], '\\') >= 0 {
				return ""
			}
			return last[i:end]
		case c == '[':
			j := strings.IndexByte(last[i:], ']')
			if j < 0 {
				return ""
			}
			i += j + 1
		case c == ':':
			if strings.IndexByte(last[i:], '(') >= 0 {
				return tag
			}
			i = identEnd(last, i+1)
			if i < len(last) && last[i] == ':' {
				i++
			}
		case c == '*':
			i++
		default:
			end := identEnd(last, i)
			if end == i {
				return ""
			}
			tag = strings.ToLower(last[i:end])
			i = end
		}
	}
	return tag
}

func identEnd(s string, i int) int {
	for i < len(s) && (s[i] == '-' || s[i] == '_' || s[i] == '\\' || s[i] >= '0' && s[i] <= '9' || s[i]|32 >= 'a' && s[i]|32 <= 'z' || s[i] >= 0x80) {
		i++
	}
	return i
}

// lastCompound is what stands behind the last combinator.
func lastCompound(s string) string {
	s = strings.TrimSpace(s)
	start := 0
	for at := range outside(s, " >+~\t\n\r\f") {
		start = at + 1
	}
	return s[start:]
}

// splitGroup cuts a selector list at its commas.
func splitGroup(s string) []string {
	var out []string
	start := 0
	for at := range outside(s, ",") {
		out = append(out, s[start:at])
		start = at + 1
	}
	return append(out, s[start:])
}

// outside yields where one of the marks stands in a selector, outside of brackets and strings.
func outside(s, marks string) iter.Seq[int] {
	return func(yield func(int) bool) {
		depth := 0
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case c == '(' || c == '[':
				depth++
			case c == ')' || c == ']':
				depth--
			case c == '"' || c == '\'':
				if j := strings.IndexByte(s[i+1:], c); j >= 0 {
					i += j + 1
				}
			case depth == 0 && strings.IndexByte(marks, c) >= 0:
				if !yield(i) {
					return
				}
			}
		}
	}
}
