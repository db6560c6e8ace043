package page

import (
	"slices"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/source"
)

// writeInline extends style attributes, or adds them.
func (p *Page) writeInline(byFile map[string][]source.Edit) {
	for _, a := range p.inline {
		attr := a.node.Attr("style")
		if attr == nil || !attr.HasValue() {
			byFile[p.art.Main] = append(byFile[p.art.Main], p.doc.SetAttr(a.node, "style", joined(a.decls))...)
			continue
		}
		escape := func(s string) string { return p.doc.EscapeValue(s, attr.Quote) }
		list := css.ParseList(p.art.Source(), attr.ValueStart, attr.ValueEnd, p.doc.Decode, escape)
		byFile[p.art.Main] = append(byFile[p.art.Main], list.AddInline(a.decls...)...)
	}
}

func joined(decls []string) string {
	var parts []string
	for i := 0; i+1 < len(decls); i += 2 {
		parts = append(parts, decls[i]+": "+decls[i+1])
	}
	return strings.Join(parts, "; ")
}

// writeRules adds to the rules of the home sheet where one has the same prelude, and appends the others; without a sheet it
// writes a style element.
func (p *Page) writeRules(byFile map[string][]source.Edit) {
	if len(p.rules) == 0 && len(p.scopes) == 0 {
		return
	}
	home := p.home()
	if home == nil {
		p.writeStyle(byFile)
		return
	}
	var left []*addition
	for _, a := range p.rules {
		if r := sameRule(home.css, a); r != nil {
			byFile[home.file] = append(byFile[home.file], home.css.Add(r, a.decls...)...)
			continue
		}
		left = append(left, a)
	}
	fresh := gathered(left)
	fresh = append(fresh, p.scopes...)
	if len(fresh) > 0 {
		byFile[home.file] = append(byFile[home.file], home.css.Append(fresh...)...)
	}
}

// gathered are the additions as rules; those within the same at-rule stand in one.
func gathered(list []*addition) []css.NewRule {
	var out []css.NewRule
	at := map[string]int{}
	for _, a := range list {
		r := a.rule()
		if i, ok := at[a.wrap]; ok && a.prelude != "" && strings.HasPrefix(a.wrap, "@media") {
			out[i].Rules = append(out[i].Rules, r.Rules...)
			continue
		}
		at[a.wrap] = len(out)
		out = append(out, r)
	}
	return out
}

func (a *addition) rule() css.NewRule {
	if a.wrap == "" {
		return css.NewRule{Prelude: a.prelude, Decls: a.decls}
	}
	if a.prelude == "" {
		return css.NewRule{Prelude: a.wrap, Decls: a.decls}
	}
	return css.NewRule{Prelude: a.wrap, Rules: []css.NewRule{{Prelude: a.prelude, Decls: a.decls}}}
}

// sameRule is the last rule of a sheet with the addition's prelude that is not followed by much: adding to it must not change which
// declaration wins, so only rules whose own declarations are the ones that win are taken.
func sameRule(s *css.Sheet, a *addition) *css.Rule {
	if a.wrap != "" {
		return nil
	}
	var found *css.Rule
	for _, r := range s.Rules {
		if r.At == "" && r.Open >= 0 && r.Close > r.Open && strings.Join(strings.Fields(r.Prelude), " ") == a.prelude && len(r.Decls) > 0 {
			found = r
		}
	}
	if found == nil {
		return nil
	}
	for k := 0; k+1 < len(a.decls); k += 2 {
		if found.Get(a.decls[k]) != nil || outdone(s, found, a.decls[k]) {
			return nil
		}
	}
	return found
}

// outdone says that a rule behind this one speaks of the property, or of what it is part of.
func outdone(s *css.Sheet, r *css.Rule, prop string) bool {
	return slices.ContainsFunc(s.All(), func(d *css.Decl) bool {
		return d.Start > r.Close && (d.Name == prop || strings.HasPrefix(prop, d.Name+"-"))
	})
}

// writeStyle puts a style element at the end of the head, or where a head would be.
func (p *Page) writeStyle(byFile map[string][]source.Edit) {
	var b strings.Builder
	b.WriteString("<style>")
	for _, r := range append(gathered(p.rules), p.scopes...) {
		b.WriteString("\n" + text(r, "  "))
	}
	b.WriteString("\n</style>")
	main := &p.art.Main
	head := p.doc.First("head")
	switch {
	case head != nil && head.CloseStart < head.End:
		byFile[*main] = append(byFile[*main], p.doc.Append(head, b.String())...)
	case p.body != nil && p.body.Tag == "body":
		byFile[*main] = append(byFile[*main], p.doc.InsertBefore(p.body, b.String())...)
	default:
		at := 0
		if head != nil {
			at = head.OpenEnd
		} else if top := p.doc.Top(); top != nil {
			at = top.Start
			if top.Tag == "html" {
				at = top.OpenEnd
			}
		}
		byFile[*main] = append(byFile[*main], source.Insert(at, b.String()+"\n"))
	}
}

func text(r css.NewRule, indent string) string {
	var b strings.Builder
	b.WriteString(indent + r.Prelude + " {")
	for i := 0; i+1 < len(r.Decls); i += 2 {
		b.WriteString("\n" + indent + "  " + r.Decls[i] + ": " + r.Decls[i+1] + ";")
	}
	for _, sub := range r.Rules {
		b.WriteString("\n" + text(sub, indent+"  "))
	}
	b.WriteString("\n" + indent + "}")
	return b.String()
}
