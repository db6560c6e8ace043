package page

import (
	"path"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
	"cultivar/session/breed/gene"
)

// graftOperators put a section of another parent in the place of the matching one: its markup, the rules that style it, held to it by @scope,
// and the files that it shows. It comes in the palette and the faces of the page that takes it in.
var graftOperators = []gene.Operator[*Page]{
	graftOperator("opening", 1.4, "the other's opening in the place of this one's"),
	graftOperator("header", 0.8, "the other's header in the place of this one's"),
	graftOperator("cards", 1.2, "the other's row of cards in the place of this one's"),
	graftOperator("footer", 0.3, "the other's footer in the place of this one's"),
	{
		Name: "cross.body", Trait: gene.Layout, Cross: true, Weight: 0.8, Doc: "the other page, in this one's palette and type",
		Apply: func(p *Page, in gene.In) (string, bool) {
			name := in.Call(p.nameOf(in.From))
			return "layout and words of " + name, p.rebase(in.From)
		},
	},
}

func graftOperator(part string, weight float64, doc string) gene.Operator[*Page] {
	return gene.Operator[*Page]{
		Name: "graft." + part, Trait: gene.Layout, Cross: true, Weight: weight, Doc: doc,
		Apply: func(p *Page, in gene.In) (string, bool) {
			return part + " of " + in.Call(p.nameOf(in.From)), p.graft(part, p.parents[in.From])
		},
	}
}

// counterpart is the section that plays a part in a page, nil if there is none that stands for itself.
func (p *Page) counterpart(part string) *markup.Node {
	var e *markup.Node
	switch part {
	case "opening":
		if o, ok := p.opens(); ok {
			e = o.section
		}
	case "header", "footer":
		e = p.edge(part)
	case "cards":
		for _, kids := range p.look.grids {
			if len(kids) >= 3 && kids[0].Tag == kids[1].Tag && p.weighty(kids[0]) && p.look.length[kids[0]] >= 30 && kids[0].Parent.Closest("nav", "header", "footer", "form", "table") == nil {
				e = kids[0].Parent
				break
			}
		}
	}
	if e == nil || !blocky(e) || e.Implied || p.holds(e) || e == p.body || p.look.length[e]*10 > p.look.length[p.body]*7 || e.Closest("table", "p", "ul") != nil {
		return nil
	}
	return e
}

// edge is the page's own header or footer: the first or last one that lies in no section.
func (p *Page) edge(tag string) *markup.Node {
	var found *markup.Node
	for _, e := range p.doc.Elements {
		if e.Tag != tag || e.Parent == nil || e.Parent.Closest("section", "article", "blockquote", "figure", "aside") != nil || p.look.length[e] == 0 {
			continue
		}
		if tag == "header" {
			return e
		}
		found = e
	}
	return found
}

// graft puts the other's part in the place of this page's.
func (p *Page) graft(part string, o *design) bool {
	mine, theirs := p.counterpart(part), (&Page{design: o}).counterpart(part)
	if mine == nil || theirs == nil || o == p.design || p.exchanged(mine) || path.Dir(o.art.Main) != path.Dir(p.art.Main) || p.base(o) {
		return false
	}
	o = p.dressed(o)
	if theirs = (&Page{design: o}).counterpart(part); theirs == nil {
		return false
	}
	s := &scion{p: p, o: o, root: theirs, replaced: mine, class: p.freshClass(part)}
	s.rename()
	markupText, ok := s.markup()
	if !ok {
		return false
	}
	p.edits = append(p.edits, source.Replace(mine.Start, mine.End, markupText))
	p.grafted = append(p.grafted, source.Edit{Start: mine.Start, End: mine.End})
	p.scopes = append(p.scopes, s.rules())
	for name, data := range s.files {
		if p.brought == nil {
			p.brought = map[string][]byte{}
		}
		p.brought[name] = data
	}
	p.version++
	p.touch(mine)
	return true
}

// base says that either page resolves addresses against a base element of its own.
func (p *Page) base(o *design) bool { return p.doc.First("base") != nil || o.doc.First("base") != nil }

// freshClass is a class that neither the page nor what was put into it uses.
func (p *Page) freshClass(part string) string {
	name := "other-" + part
	for len(p.found["."+name]) > 0 || slices.ContainsFunc(p.scopes, func(r css.NewRule) bool { return r.Prelude == "@scope (."+name+")" }) {
		name += "-2"
	}
	return name
}

// scion is a section of another page on its way into this one.
type scion struct {
	p              *Page
	o              *design
	root, replaced *markup.Node
	class          string            // marks the section, and is what its rules are held to
	classes, ids   map[string]string // what is renamed, because this page gives the name another meaning
	files          map[string][]byte // what comes along
	index          map[string][]*markup.Node
}

// dressed is another page in this one's palette, with its text as readable there as it was.
func (p *Page) dressed(o *design) *design {
	q, err := open([]artifact.Artifact{o.art}, nil, nil)
	if err != nil {
		return o
	}
	from, to := q.roles(), p.roles()
	if len(to.Accents) == 0 {
		to = to.WithAccents(from)
	}
	q.recolour(from, to)
	a, err := finish(q)
	if err != nil {
		return o
	}
	return read(a)
}

// rename finds new names for classes and ids that this page uses already.
func (s *scion) rename() {
	s.classes, s.ids, s.files = map[string]string{}, map[string]string{}, map[string][]byte{}
	for _, e := range s.within() {
		for _, c := range e.Classes() {
			if len(s.p.found["."+c]) > 0 {
				s.classes[c] = c + "-2"
			}
		}
		if id := e.Get("id"); id != "" && slices.ContainsFunc(s.p.found["#"+id], func(n *markup.Node) bool { return !n.Within(s.replaced) }) {
			s.ids[id] = id + "-2"
		}
	}
}

func (s *scion) within() []*markup.Node {
	return s.root.Find(func(*markup.Node) bool { return true })
}

// markup is the section's source with its names and files changed; false where a file cannot come along.
func (s *scion) markup() (string, bool) {
	var edits []source.Edit
	for _, e := range s.within() {
		list, ok := s.attributes(e)
		if !ok {
			return "", false
		}
		edits = append(edits, list...)
	}
	r := source.Edit{Start: s.root.Start, End: s.root.End}
	return (&Page{design: s.o}).changed(r, apart(edits)), true
}

// attributes are the edits of an element's classes, ids and addresses.
func (s *scion) attributes(e *markup.Node) ([]source.Edit, bool) {
	var out []source.Edit
	classes := e.Classes()
	for i, c := range classes {
		if s.classes[c] != "" {
			classes[i] = s.classes[c]
		}
	}
	if e == s.root {
		classes = append(classes, s.class)
	}
	if now := strings.Join(classes, " "); now != strings.Join(e.Classes(), " ") {
		out = append(out, s.o.doc.SetAttr(e, "class", now)...)
	}
	for _, attr := range []string{"id", "for", "aria-labelledby", "aria-describedby", "aria-controls"} {
		if next := s.ids[e.Get(attr)]; next != "" {
			out = append(out, s.o.doc.SetAttr(e, attr, next)...)
		}
	}
	if next := s.ids[strings.TrimPrefix(e.Get("href"), "#")]; next != "" && strings.HasPrefix(e.Get("href"), "#") {
		out = append(out, s.o.doc.SetAttr(e, "href", "#"+next)...)
	}
	for _, attr := range []string{"src", "poster"} {
		next, ok := s.bring(e.Get(attr))
		if !ok {
			return nil, false
		}
		if next != e.Get(attr) {
			out = append(out, s.o.doc.SetAttr(e, attr, next)...)
		}
	}
	return out, true
}

// bring takes a file of the other page along, and says what it is called here; false where the name stands for another file.
func (s *scion) bring(address string) (string, bool) {
	if address == "" || strings.Contains(address, ":") {
		return address, true
	}
	name := s.o.local(address)
	data, ok := s.o.art.Files[name]
	if !ok {
		return address, true
	}
	if have, taken := s.p.art.Files[name]; taken && string(have) != string(data) {
		ext := path.Ext(name)
		name = strings.TrimSuffix(name, ext) + "-2" + ext
		address = strings.TrimSuffix(address, ext) + "-2" + ext
		if have, taken := s.p.art.Files[name]; taken && string(have) != string(data) {
			return "", false
		}
	}
	s.files[name] = data
	return address, true
}
