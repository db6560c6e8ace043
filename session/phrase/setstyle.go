package phrase

import (
	"maps"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// decl is a property with its value.
type decl struct{ name, value string }

// shorthands are properties that set another one too.
var shorthands = map[string][]string{
	"background-color": {"background"}, "background-image": {"background"}, "font-size": {"font"}, "font-weight": {"font"}, "font-family": {"font"}, "line-height": {"font"},
	"font-style": {"font"}, "border-color": {"border"}, "border-width": {"border"}, "border-style": {"border"}, "padding": {}, "margin": {}, "gap": {"grid-gap"},
	"text-decoration": {"text-decoration-line"}, "flex-direction": {"flex-flow"},
}

// set gives elements style, once the clause is understood: a declaration that counts for these elements alone is
// changed in place, else one is added to a rule that is theirs, else a rule is written for them.
func (s *scene) set(nodes []*markup.Node, decls ...decl) {
	for _, n := range s.free(nodes) {
		if s.wishes == nil {
			s.wishes = map[*markup.Node][]decl{}
		}
		for _, d := range decls {
			s.wishes[n] = append(slices.DeleteFunc(s.wishes[n], func(o decl) bool { return o.name == d.name }), d)
		}
	}
}

// grant writes what was set, alike elements together.
func (s *scene) grant() {
	nodes := slices.SortedFunc(maps.Keys(s.wishes), func(a, b *markup.Node) int { return a.Number - b.Number })
	for len(s.wishes) > 0 {
		var group []*markup.Node
		var decls []decl
		for _, n := range nodes {
			if ds, ok := s.wishes[n]; ok && (decls == nil || slices.Equal(ds, decls)) {
				group, decls = append(group, n), ds
			}
		}
		for _, n := range group {
			delete(s.wishes, n)
		}
		s.setNow(group, decls)
	}
}

func (s *scene) setNow(nodes []*markup.Node, decls []decl) {
	if s.art.Kind == artifact.Drawing {
		for _, n := range nodes {
			s.setDrawn(n, decls)
		}
		return
	}
	if s.media != "" {
		s.writeMedia(nodes, decls)
		return
	}
	missing := map[*markup.Node][]decl{}
	for _, d := range decls {
		for _, n := range s.setInPlace(nodes, d) {
			missing[n] = append(missing[n], d)
		}
	}
	s.setMissing(nodes, missing)
}

// matched lists the elements that a rule applies to.
func (s *scene) matched(r *css.Rule) []*markup.Node {
	if nodes, ok := s.byRule[r]; ok {
		return nodes
	}
	if len(s.byRule) == 0 { // one pass over the elements instead of one over the rules
		for _, e := range s.doc.Elements {
			for _, m := range s.styles.Matching(e) {
				s.byRule[m.Rule] = append(s.byRule[m.Rule], e)
			}
		}
		if nodes, ok := s.byRule[r]; ok {
			return nodes
		}
	}
	nodes := []*markup.Node{}
	for _, sel := range artifact.FullSelectors(r) {
		if m, err := s.doc.Query(sel); err == nil {
			nodes = union(nodes, m)
		} else if !strings.Contains(sel, ":") {
			return nil
		}
	}
	s.byRule[r] = nodes
	return nodes
}

// own says that a rule is for these elements alone.
func (s *scene) own(r *css.Rule, nodes []*markup.Node) bool {
	all := s.matched(r)
	if len(all) == 0 || r.At != "" || s.stateful(r) {
		return false
	}
	for _, n := range all {
		if !slices.Contains(nodes, n) {
			return false
		}
	}
	return true
}

// stateful says that a rule is (also) for states or pseudo-elements.
func (s *scene) stateful(r *css.Rule) bool {
	for _, sel := range r.Selectors {
		if _, err := markup.Compile(strings.ReplaceAll(sel.Text, "&", "*")); err != nil {
			return true
		}
	}
	return false
}

// setInPlace changes the declarations that count, where they are the elements' own; it returns the elements that are left.
func (s *scene) setInPlace(nodes []*markup.Node, d decl) []*markup.Node {
	var left []*markup.Node
	done := map[*css.Decl]bool{}
	for _, n := range nodes {
		v, ok := s.styles.Winner(n, append([]string{d.name}, shorthands[d.name]...)...)
		switch {
		case !ok:
			left = append(left, n)
		case v.Decl != nil && done[v.Decl]:
		case v.Decl == nil, v.Element == n, v.Decl.Rule != nil && s.own(v.Decl.Rule, nodes):
			if !s.rewriteValue(v, d) {
				left = append(left, n)
				continue
			}
			done[v.Decl] = true
		default:
			left = append(left, n)
		}
	}
	return left
}

// rewriteValue gives a declaration or attribute a new value; false if it is a shorthand that says more.
func (s *scene) rewriteValue(v artifact.Styling, d decl) bool {
	switch {
	case v.Property == d.name:
	case v.Property == "background" && d.name == "background-color" && plainBackground(v.Value):
	case v.Property == "background" && d.name == "background-image" && !strings.Contains(v.Value, "url("):
	case v.Property == "border" && d.name == "border-color":
		if c := v.Colors(); len(c) == 1 {
			s.editIn(v.Part(c[0], d.value))
			return true
		}
		return false
	default:
		return false
	}
	if v.Value == d.value {
		return true
	}
	if custom := s.onlyUser(v); custom != nil {
		s.editIn(artifact.InFile(s.styles.FileOf(custom), []css.Edit{custom.SetValue(d.value)})...)
		return true
	}
	s.editIn(v.Set(d.value))
	return true
}

// plainBackground says that a background is a colour, a gradient or a variable, which a colour may replace.
func plainBackground(value string) bool { return !strings.Contains(value, "url(") }

// onlyUser is the custom property that a value refers to, if nothing else does.
func (s *scene) onlyUser(v artifact.Styling) *css.Decl {
	refs := css.References(v.Value)
	if len(refs) != 1 || v.Value != "var("+refs[0]+")" {
		return nil
	}
	users, definitions := 0, 0
	for _, o := range s.styles.All(nil) {
		if strings.Contains(o.Value, refs[0]) {
			users++
		}
		if o.Property == refs[0] {
			definitions++
		}
	}
	if users != 1 || definitions != 1 {
		return nil
	}
	return s.styles.Var(refs[0])
}

// setMissing writes the declarations that no place had, the same ones for as many elements together as can be.
func (s *scene) setMissing(nodes []*markup.Node, missing map[*markup.Node][]decl) {
	for len(missing) > 0 {
		var group []*markup.Node
		var decls []decl
		for _, n := range nodes {
			ds, ok := missing[n]
			if ok && (decls == nil || slices.Equal(ds, decls)) {
				group, decls = append(group, n), ds
			}
		}
		for _, n := range group {
			delete(missing, n)
		}
		s.write(group, decls)
	}
}

// write puts declarations on elements where none were.
func (s *scene) write(nodes []*markup.Node, decls []decl) {
	if s.inlineHabit(nodes) {
		for _, n := range nodes {
			s.writeInline(n, decls)
		}
		return
	}
	if r, sheet := s.ruleFor(nodes, decls); r != nil {
		var list []string
		for _, d := range decls {
			list = append(list, d.name, d.value)
		}
		s.editIn(artifact.InFile(sheet.File, sheet.Add(r, list...))...)
		return
	}
	s.writeRule(nodes, decls)
}

// inlineHabit says that the page is written with style attributes, as e-mails are.
func (s *scene) inlineHabit(nodes []*markup.Node) bool {
	styled := 0
	for _, n := range nodes {
		if s.styles.InlineOf(n) != nil {
			styled++
		}
	}
	if styled == len(nodes) {
		return len(nodes) < 3 || len(s.styles.Inline) > 20
	}
	return len(s.styles.Sheets) == 0 && len(s.styles.Inline) > 3 || len(s.styles.Inline) > 40 && len(s.styles.Inline)*3 > len(s.doc.Elements)
}

func (s *scene) writeInline(n *markup.Node, decls []decl) {
	decls = slices.Clone(decls)
	for i, d := range decls {
		if v, ok := s.styles.Winner(n, append([]string{d.name}, shorthands[d.name]...)...); ok && v.Decl != nil && v.Decl.Important && v.Decl.Rule != nil {
			decls[i].value += " !important"
		}
	}
	var list []string
	for _, d := range decls {
		list = append(list, d.name, d.value)
	}
	if sheet := s.styles.InlineOf(n); sheet != nil {
		s.edit(sheet.AddInline(list...)...)
		return
	}
	var parts []string
	for _, d := range decls {
		parts = append(parts, d.name+": "+d.value)
	}
	s.edit(s.doc.SetAttr(n, "style", strings.Join(parts, "; "))...)
}

// ruleFor is a rule that applies to exactly these elements and outweighs what sets the properties now.
func (s *scene) ruleFor(nodes []*markup.Node, decls []decl) (*css.Rule, *artifact.StyleSheet) {
	matches := s.styles.Matching(nodes[0])
	for i := len(matches) - 1; i >= 0; i-- {
		m := matches[i]
		if len(m.Rule.Media()) > 0 || m.Rule.Inside("supports") || m.Rule.Inside("layer") || len(m.Rule.Decls) == 0 {
			continue
		}
		all := s.matched(m.Rule)
		if len(all) == len(nodes) && s.own(m.Rule, nodes) && s.outweighs(m.Specificity, m.Rule, nodes, decls) {
			return m.Rule, m.Sheet
		}
	}
	return nil, nil
}

// outweighs says that a declaration added to a rule would count for all the elements.
func (s *scene) outweighs(spec [3]int, r *css.Rule, nodes []*markup.Node, decls []decl) bool {
	for _, n := range nodes {
		for _, d := range decls {
			v, ok := s.styles.Winner(n, append([]string{d.name}, shorthands[d.name]...)...)
			if !ok || v.Decl == nil || v.Decl.Rule == r {
				continue
			}
			if v.Decl.Rule == nil || v.Decl.Important {
				return false
			}
			for _, m := range s.styles.Matching(n) {
				if m.Rule == v.Decl.Rule && (slices.Compare(m.Specificity[:], spec[:]) > 0 || m.Specificity == spec && (r == nil || m.Rule.Start > r.Start || m.Sheet.Sheet != s.sheetOf(r))) {
					return r == nil && slices.Compare(m.Specificity[:], spec[:]) <= 0
				}
			}
		}
	}
	return true
}

func (s *scene) sheetOf(r *css.Rule) *css.Sheet {
	for _, sh := range s.styles.Sheets {
		found := false
		sh.Walk(func(o *css.Rule) bool {
			found = found || o == r
			return !found
		})
		if found {
			return sh.Sheet
		}
	}
	return nil
}

// writeRule writes a rule for the elements at the end of the last sheet; a style element is made if there is none.
func (s *scene) writeRule(nodes []*markup.Node, decls []decl) {
	selector := s.selectorFor(nodes, decls)
	if selector == "" {
		for _, n := range nodes {
			s.writeInline(n, decls)
		}
		return
	}
	rule := css.NewRule{Prelude: selector}
	for _, d := range decls {
		value := d.value
		if s.importantNow(nodes, d) {
			value += " !important"
		}
		rule.Decls = append(rule.Decls, d.name, value)
	}
	s.writeSheet(rule)
}

func (s *scene) importantNow(nodes []*markup.Node, d decl) bool {
	for _, n := range nodes {
		if v, ok := s.styles.Winner(n, append([]string{d.name}, shorthands[d.name]...)...); ok && v.Decl != nil && (v.Decl.Important || v.Decl.Rule == nil) {
			return true
		}
	}
	return false
}

// writeSheet adds rules to the last sheet of the page's own.
func (s *scene) writeSheet(rules ...css.NewRule) {
	for i := len(s.styles.Sheets) - 1; i >= 0; i-- {
		sh := s.styles.Sheets[i]
		if artifact.DefaultView.Matches(sh.Media) && sh.Element != nil && !vendored(sh) {
			s.editIn(artifact.InFile(sh.File, sh.Append(rules...))...)
			return
		}
	}
	sheet := css.ParseString("")
	text := ""
	for _, e := range sheet.Append(rules...) {
		text += e.Text
	}
	block := "<style>\n" + strings.TrimRight(text, "\n") + "\n</style>"
	switch head := s.doc.First("head"); {
	case head != nil:
		s.edit(s.doc.Append(head, block)...)
	case s.doc.First("title") != nil:
		s.edit(s.doc.InsertAfter(s.doc.First("title"), block)...)
	case s.doc.Body() != nil && s.doc.Body().Tag == "body":
		s.edit(s.doc.InsertBefore(s.doc.Body(), block+"\n")...)
	default:
		at := 0
		for _, c := range s.doc.Root.Children {
			if c.Kind == markup.Doctype {
				at = c.End
			}
		}
		s.edit(markup.Edit{Start: at, End: at, Text: "\n" + block})
	}
}

// vendored says that a sheet is a library that nobody edits: large and minified.
func vendored(sh artifact.StyleSheet) bool {
	return sh.File != "" && len(sh.Text) > 60000 && strings.Count(sh.Text, "\n") < len(sh.Text)/500
}
