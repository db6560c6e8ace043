package phrase

import (
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact/markup"
)

// selectorFor is a short selector that names these elements and no others, and that outweighs what
// sets the properties now; "" if there is none.
func (s *scene) selectorFor(nodes []*markup.Node, decls []decl) string {
	for _, c := range s.selectors(nodes) {
		found, err := s.doc.Query(c)
		if err != nil || !slices.Equal(found, nodes) {
			continue
		}
		for _, heavier := range []string{c, outerSelector(c), "html " + outerSelector(c)} {
			m, err := markup.Compile(firstOf(heavier))
			again, qerr := s.doc.Query(heavier)
			if err == nil && qerr == nil && slices.Equal(again, nodes) && s.outweighs(m.Specificity(), nil, nodes, decls) {
				return heavier
			}
		}
		if strings.HasPrefix(c, "#") || !strings.Contains(c, ",") {
			if d := doubled(c); d != "" {
				if m, err := markup.Compile(d); err == nil && s.outweighs(m.Specificity(), nil, nodes, decls) {
					return d
				}
			}
		}
	}
	return ""
}

func firstOf(selector string) string { return strings.TrimSpace(strings.Split(selector, ",")[0]) }

// outerSelector puts body before every part.
func outerSelector(c string) string {
	if c == "body" || c == "html" {
		return "html " + c
	}
	parts := strings.Split(c, ", ")
	for i := range parts {
		parts[i] = "body " + parts[i]
	}
	return strings.Join(parts, ", ")
}

var lastClass = expression(`(\.[\w-]+|#[\w-]+)$`)

// doubled writes a selector's last class twice, which weighs more and means the same.
func doubled(c string) string {
	m := lastClass().FindString(c)
	if m == "" || strings.Contains(c, ",") {
		return ""
	}
	return c + m
}

var plainName = expression(`^[A-Za-z_][\w-]*$`)

// selectors lists candidates for a selector, the nicest first.
func (s *scene) selectors(nodes []*markup.Node) []string {
	var out []string
	n := nodes[0]
	if id := n.Get("id"); len(nodes) == 1 && plainName().MatchString(id) {
		out = append(out, "#"+id)
	}
	for _, c := range common(nodes, func(n *markup.Node) []string { return n.Classes() }) {
		if plainName().MatchString(c) {
			out = append(out, "."+c, n.Tag+"."+c)
		}
	}
	out = append(out, tagList(nodes)...)
	for _, base := range slices.Clone(out) {
		out = append(out, s.below(nodes, base)...)
	}
	if len(nodes) == 1 {
		out = append(out, s.exact(n)...)
	}
	return append(out, s.union(nodes)...)
}

// common lists what all elements have.
func common(nodes []*markup.Node, of func(*markup.Node) []string) []string {
	out := slices.Clone(of(nodes[0]))
	for _, n := range nodes[1:] {
		have := of(n)
		out = slices.DeleteFunc(out, func(x string) bool { return !slices.Contains(have, x) })
	}
	return out
}

// tagList is "h1, h2" for elements of a few tags.
func tagList(nodes []*markup.Node) []string {
	var tags []string
	for _, n := range nodes {
		if !slices.Contains(tags, n.Tag) {
			tags = append(tags, n.Tag)
		}
	}
	slices.Sort(tags)
	if len(tags) > 6 {
		return nil
	}
	return []string{strings.Join(tags, ", ")}
}

// below prefixes a selector with an ancestor that the elements share.
func (s *scene) below(nodes []*markup.Node, base string) []string {
	if strings.Contains(base, ",") {
		return nil
	}
	var out []string
	for a := nodes[0].Parent; a != nil && a.Kind == markup.Element && a.Tag != "body"; a = a.Parent {
		shared := true
		for _, n := range nodes {
			shared = shared && n.Within(a)
		}
		if shared {
			out = append(out, nameOf(a)+" "+base)
		}
	}
	return out
}

func nameOf(n *markup.Node) string {
	if id := n.Get("id"); plainName().MatchString(id) {
		return "#" + id
	}
	for _, c := range n.Classes() {
		if plainName().MatchString(c) {
			return "." + c
		}
	}
	return n.Tag
}

// exact names one element by its place among its siblings.
func (s *scene) exact(n *markup.Node) []string {
	if n.Parent == nil {
		return nil
	}
	k, of := 0, 0
	for _, e := range n.Parent.Elements() {
		if e.Tag == n.Tag {
			if of++; e == n {
				k = of
			}
		}
	}
	step := n.Tag + ":nth-of-type(" + strconv.Itoa(k) + ")"
	switch {
	case of == 1:
		step = n.Tag
	case k == 1:
		step = n.Tag + ":first-of-type"
	case k == of:
		step = n.Tag + ":last-of-type"
	}
	if n.Parent.Kind != markup.Element {
		return []string{step}
	}
	out := []string{nameOf(n.Parent) + " > " + step}
	for _, above := range s.exact(n.Parent) {
		out = append(out, above+" > "+step)
	}
	return out
}

// union names elements one by one, if they are few.
func (s *scene) union(nodes []*markup.Node) []string {
	if len(nodes) < 2 || len(nodes) > 6 {
		return nil
	}
	var parts []string
	for _, n := range nodes {
		name := ""
		for _, c := range s.selectors([]*markup.Node{n}) {
			if found, err := s.doc.Query(c); err == nil && len(found) == 1 && found[0] == n {
				name = c
				break
			}
		}
		if name == "" {
			return nil
		}
		parts = append(parts, name)
	}
	return []string{strings.Join(parts, ", ")}
}
