package page

import (
	"slices"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// rules are the rules that style the section, held to it, with what it took from around it first.
func (s *scion) rules() css.NewRule {
	out := css.NewRule{Prelude: "@scope (." + s.class + ")"}
	var body []css.NewRule
	var names []string
	for _, sh := range s.o.sheets {
		if sh.wide() {
			body = append(body, s.styles(sh.css.Rules, &names)...)
		}
	}
	if around := s.around(names); len(around) > 0 {
		out.Rules = append(out.Rules, css.NewRule{Prelude: ":scope", Decls: around})
	}
	out.Rules = append(out.Rules, body...)
	return out
}

// styles copies those of the rules that find something in the section; names collects the custom properties that they refer to.
func (s *scion) styles(rules []*css.Rule, names *[]string) []css.NewRule {
	var out []css.NewRule
	for _, r := range rules {
		switch r.At {
		case "":
			if n, ok := s.style(r, names); ok {
				out = append(out, n)
			}
		case "media", "supports", "layer", "container":
			if inner := s.styles(r.Rules, names); len(inner) > 0 {
				out = append(out, css.NewRule{Prelude: "@" + r.At + " " + r.Prelude, Rules: inner})
			}
		}
	}
	return out
}

// style copies a rule with the selectors that find something in the section.
func (s *scion) style(r *css.Rule, names *[]string) (css.NewRule, bool) {
	var selectors []string
	for _, sel := range r.Selectors {
		if s.finds(sel.Text) {
			if inner := s.inner(sel.Text); !slices.Contains(selectors, inner) {
				selectors = append(selectors, inner)
			}
		}
	}
	if len(selectors) == 0 || len(r.Decls) == 0 {
		return css.NewRule{}, false
	}
	out := css.NewRule{Prelude: strings.Join(selectors, ", ")}
	for _, d := range r.Decls {
		v := d.Value
		if strings.Contains(v, "url(") && !strings.Contains(v, "data:") {
			continue
		}
		*names = append(*names, css.References(v)...)
		if d.Important {
			v += " !important"
		}
		out.Decls = append(out.Decls, d.Name, v)
	}
	return out, len(out.Decls) > 0
}

// finds says that a selector, its states and pseudo-elements aside, finds an element of the section.
func (s *scion) finds(selector string) bool {
	plain := selector
	for _, mark := range []string{"::", ":hover", ":focus", ":active", ":before", ":after", ":visited", ":checked", ":disabled"} {
		if i := strings.Index(plain, mark); i >= 0 {
			plain = plain[:i]
		}
	}
	plain = strings.TrimSpace(plain)
	if plain == "" || plain == "*" {
		return plain == "*" && selector == "*"
	}
	candidates := s.named(keyOf(plain))
	if len(candidates) == 0 {
		return false
	}
	m, err := markup.Compile(plain)
	if err != nil {
		return false
	}
	parsed.Lock()
	defer parsed.Unlock()
	return slices.ContainsFunc(candidates, func(e *markup.Node) bool { return s.o.doc.Match(m, e) })
}

// inner is a selector as it is written within @scope, where it is relative to the section: what stands for the section, or for something around
// it, becomes :scope.
func (s *scion) inner(selector string) string {
	parts, joints := compounds(selector)
	last := len(parts) - 1
	if len(s.matching(parts[last])) > 0 && s.matching(parts[last])[0] == s.root && !s.below(parts[last]) {
		return ":scope" + states(parts[last])
	}
	from := last
	for from > 0 && s.below(parts[from-1]) {
		from--
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString(":scope" + joints[from])
	}
	for i := from; i <= last; i++ {
		if i > from {
			b.WriteString(joints[i])
		}
		b.WriteString(s.renamed(parts[i]))
	}
	return b.String()
}

// compounds takes a complex selector apart; joints[i] is the combinator before parts[i].
func compounds(selector string) (parts, joints []string) {
	depth, from := 0, 0
	joint := ""
	selector = strings.Join(strings.Fields(selector), " ")
	for i := 0; i <= len(selector); i++ {
		if i < len(selector) {
			switch ch := selector[i]; {
			case ch == '(' || ch == '[':
				depth++
			case ch == ')' || ch == ']':
				depth--
			}
			if depth > 0 || strings.IndexByte(" >+~", selector[i]) < 0 {
				continue
			}
		}
		if i > from {
			parts, joints = append(parts, selector[from:i]), append(joints, spacedJoint(joint))
			joint = ""
		}
		if i < len(selector) {
			joint += string(selector[i])
		}
		from = i + 1
	}
	return parts, joints
}

func spacedJoint(joint string) string {
	if mark := strings.TrimSpace(joint); mark != "" {
		return " " + mark + " "
	}
	return " "
}

// named are the elements of the section with a class, an id or a tag.
func (s *scion) named(name string) []*markup.Node {
	if s.index == nil {
		s.index = map[string][]*markup.Node{"*": s.within()}
		for _, e := range s.within() {
			s.index[e.Tag] = append(s.index[e.Tag], e)
			if id := e.Get("id"); id != "" {
				s.index["#"+id] = append(s.index["#"+id], e)
			}
			for _, c := range e.Classes() {
				s.index["."+c] = append(s.index["."+c], e)
			}
		}
	}
	return s.index[name]
}

// states are the pseudo-classes and pseudo-elements at the end of a compound.
func states(compound string) string {
	if i := strings.IndexByte(compound, ':'); i >= 0 {
		return compound[i:]
	}
	return ""
}

// matching are the elements of the section that a compound finds, its states aside.
func (s *scion) matching(compound string) []*markup.Node {
	plain := strings.TrimSuffix(compound, states(compound))
	if plain == "" || plain == "*" {
		return s.within()
	}
	candidates := s.named(keyOf(plain))
	if plain == keyOf(plain) || len(candidates) == 0 {
		return candidates
	}
	m, err := markup.Compile(plain)
	if err != nil {
		return nil
	}
	parsed.Lock()
	defer parsed.Unlock()
	var out []*markup.Node
	for _, e := range candidates {
		if s.o.doc.Match(m, e) {
			out = append(out, e)
		}
	}
	return out
}

// below says that a compound finds an element below the section's own.
func (s *scion) below(compound string) bool {
	return slices.ContainsFunc(s.matching(compound), func(e *markup.Node) bool { return e != s.root })
}

// renamed is a selector with the section's classes and ids as they are called here.
func (s *scion) renamed(selector string) string {
	var b strings.Builder
	for i := 0; i < len(selector); {
		ch := selector[i]
		b.WriteByte(ch)
		i++
		if ch != '.' && ch != '#' {
			continue
		}
		name := selector[i : i+word(selector[i:])]
		next := map[byte]map[string]string{'.': s.classes, '#': s.ids}[ch][name]
		if next == "" {
			next = name
		}
		b.WriteString(next)
		i += len(name)
	}
	return b.String()
}

// around is what the section took from what was around it: the custom properties that its rules refer to, and the type that it inherited.
func (s *scion) around(names []string) []string {
	var out []string
	seen := map[string]bool{}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		id := s.o.definition(s.root.Parent, name)
		if id < 0 {
			continue
		}
		v := s.o.slots[id].value
		out = append(out, name, v)
		names = append(names, css.References(v)...)
	}
	for _, g := range []group{gSize, gLeading, gAlign} {
		id, at := s.o.decider(s.root, g)
		if id < 0 || at == s.root || strings.Contains(s.o.slots[id].value, "var(") || s.o.slots[id].prop == "font" {
			continue
		}
		v := s.o.slots[id].value
		if g == gSize {
			v = num(s.o.fontSize(s.root), 0) + "px"
		}
		out = append(out, propOf[g], v)
	}
	plain := &Page{design: s.o}
	if on, painter, known := plain.backdrop(s.root.Parent); known && painter != nil && painter != s.o.body && !s.o.painted(s.root) {
		out = append(out, "background-color", on.Hex())
	}
	return out
}

// rebase makes the other page the one that is changed, in this one's palette and type. It must be the first change.
func (p *Page) rebase(from int) bool {
	o, was := p.parents[from], p.design
	if o == was || p.version > 0 || len(p.keep) > 0 || p.rebased != "" {
		return false
	}
	if _, taken := o.art.Files[was.art.Main]; taken && o.art.Main != was.art.Main {
		return false
	}
	body, heading := was.faces()
	roles := was.colored().roles
	p.parents[0], p.parents[from] = o, was
	p.design, p.rebased, p.seen, p.used = o, was.art.Main, nil, nil
	if len(roles.Accents) == 0 {
		roles = roles.WithAccents(p.roles())
	}
	changed := p.recolour(p.roles(), roles)
	return p.setFaces(fontOf(heading), fontOf(body)) || changed
}
