package page

import (
	"path"
	"strings"
	"sync"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// design is a parsed page. Nobody changes it after it is made.
type design struct {
	art    artifact.Artifact
	doc    *markup.Doc
	sheets []*sheet
	slots  []*slot
	// wins holds for each element, by its number, the slot that decides each property group, or -1.
	wins [][groups]int32
	// ruled are the rules that match each element, for adding to them.
	vars map[string][]int32 // custom property → slots that define it
	// sets holds for each element, by its number, the slots that define custom properties on it.
	sets []map[string]int32
	body *markup.Node
	look *look
	// found lists the elements that have an id, a class, a tag.
	found map[string][]*markup.Node

	// heirs are the elements that are told to take the colour of what is around them, as links that browsers would colour otherwise.
	heirs map[*markup.Node]bool
	// force is how strong the winning declaration of each group is for each element: importance, ids, classes, tags.
	force [][groups]int32

	learned *render.Facts // what lesson was made from
	lesson  map[string]string

	paletteOnce sync.Once
	needOnce    sync.Once
	need        []need
	palette     *palette
}

// sheet is a style sheet: a style element's, or a linked file's.
type sheet struct {
	file  string
	css   *css.Sheet
	media string
	// owned says that the sheet is the design's own rather than a framework's: small enough to have been written by hand.
	owned bool
}

// slot is a place in the source that holds a value: a declaration or a presentation attribute.
type slot struct {
	id    int32
	file  string
	prop  string
	value string
	decl  *css.Decl
	sheet *sheet       // nil for style attributes and presentation attributes
	node  *markup.Node // for style attributes and presentation attributes
	attr  string       // name of a presentation attribute
	// picture says that the slot lies in a drawing that the page shows.
	picture bool
	// behind says that it colours what lies behind everything in such a drawing, or runs over a large part of it, as gradients do.
	behind bool
	// layer is what of a drawing the slot colours, where it is a presentation attribute of one.
	layer layer
	edit  func(value string) source.Edit
}

const parsedLimit = 12

var parsed = struct {
	sync.Mutex
	list []*design
}{}

// parse gives the design of an artifact; the most recently used ones are kept.
func parse(a artifact.Artifact) *design {
	parsed.Lock()
	defer parsed.Unlock()
	for i, d := range parsed.list {
		if same(d.art, a) {
			copy(parsed.list[1:i+1], parsed.list[:i])
			parsed.list[0] = d
			return d
		}
	}
	d := read(a)
	parsed.list = append([]*design{d}, parsed.list[:min(len(parsed.list), parsedLimit-1)]...)
	return d
}

// same reports whether two artifacts hold the same bytes.
func same(a, b artifact.Artifact) bool {
	if a.Main != b.Main || len(a.Files) != len(b.Files) {
		return false
	}
	for name, data := range a.Files {
		other, ok := b.Files[name]
		if !ok || len(other) != len(data) {
			return false
		}
		if len(data) > 0 && &data[0] != &other[0] && string(data) != string(other) {
			return false
		}
	}
	return true
}

func read(a artifact.Artifact) *design {
	d := &design{art: a, doc: markup.HTML(a.Source()), vars: map[string][]int32{}}
	if d.body = d.doc.First("body"); d.body == nil {
		d.body = d.doc.Root // the browser makes a body around everything
	}
	for _, e := range d.doc.Elements {
		d.readElement(e)
	}
	d.readPictures()
	d.own()
	if d.found = d.index(); len(d.found["body"]) == 0 {
		d.found["body"] = []*markup.Node{d.doc.Root}
	}
	d.cascade()
	d.look = d.see()
	return d
}

// readElement collects the sheets and slots that an element brings.
func (d *design) readElement(e *markup.Node) {
	switch {
	case e.Tag == "style" && len(e.Children) > 0:
		d.readSheet(d.art.Main, d.art.Source(), e.OpenEnd, e.CloseStart, e.Get("media"))
	case e.Tag == "link" && strings.Contains(strings.ToLower(e.Get("rel")), "stylesheet"):
		name := d.local(e.Get("href"))
		if data, ok := d.art.Files[name]; ok {
			d.readSheet(name, data, 0, len(data), e.Get("media"))
		}
	}
	for i := range e.Attrs {
		if a := &e.Attrs[i]; e.Attr(a.Name) == a { // of an attribute that is written twice, the first counts
			d.readAttr(e, a)
		}
	}
}

// local is the path within the artifact that an address leads to.
func (d *design) local(href string) string {
	href, _, _ = strings.Cut(href, "?")
	href, _, _ = strings.Cut(href, "#")
	return path.Clean(path.Join(path.Dir(d.art.Main), href))
}

func (d *design) readSheet(file string, data []byte, start, end int, media string) {
	s := &sheet{file: file, css: css.Parse(data, start, end), media: media}
	d.sheets = append(d.sheets, s)
	for _, decl := range s.css.All() {
		d.add(&slot{file: file, prop: decl.Name, value: decl.Value, decl: decl, sheet: s, edit: decl.SetValue})
	}
}

// painted are the presentation attributes that hold colours or sizes, and the property each stands for.
var painted = map[string]string{
	"bgcolor": "background-color", "color": "color", "text": "color", "fill": "fill", "stroke": "stroke", "stop-color": "stop-color", "flood-color": "flood-color",
	"align": "text-align", "stroke-width": "stroke-width",
}

func (d *design) readAttr(e *markup.Node, a *markup.Attr) {
	if a.Name == "style" && a.HasValue() {
		escape := func(s string) string { return d.doc.EscapeValue(s, a.Quote) }
		decode := d.doc.Decode
		list := css.ParseList(d.art.Source(), a.ValueStart, a.ValueEnd, decode, escape)
		for _, decl := range list.Decls {
			d.add(&slot{file: d.art.Main, prop: decl.Name, value: decl.Value, decl: decl, node: e, edit: decl.SetValue})
		}
		return
	}
	prop, ok := painted[a.Name]
	if !ok || !a.HasValue() || !paintable(e, a.Name) {
		return
	}
	d.add(&slot{file: d.art.Main, prop: prop, value: a.Value, node: e, attr: a.Name, edit: func(v string) source.Edit {
		return d.doc.SetAttr(e, a.Name, v)[0]
	}})
}

// paintable says that an attribute of this name means a presentation on this element.
func paintable(e *markup.Node, attr string) bool {
	switch attr {
	case "bgcolor", "align":
		return !e.Foreign()
	case "text":
		return e.Tag == "body"
	case "color":
		return e.Tag == "font" || e.Tag == "basefont" || e.Foreign()
	}
	return e.Foreign()
}

func (d *design) add(s *slot) {
	s.id = int32(len(d.slots))
	d.slots = append(d.slots, s)
	if strings.HasPrefix(s.prop, "--") {
		d.vars[s.prop] = append(d.vars[s.prop], s.id)
	}
}

// frameworkSize is the size from which a sheet next to a smaller one counts as a framework's.
const frameworkSize = 30 << 10

// own marks the sheets that additions may go to: the ones written by hand, or the last one where all are large.
func (d *design) own() {
	any := false
	for _, s := range d.sheets {
		s.owned = len(s.css.Text) < frameworkSize && len(s.css.Rules) > 0 && s.wide()
		any = any || s.owned
	}
	for i := len(d.sheets) - 1; i >= 0 && !any; i-- {
		if s := d.sheets[i]; s.wide() && len(s.css.Rules) > 0 {
			s.owned, any = true, true
		}
	}
}

// wide says that the sheet applies to a screen of usual width.
func (s *sheet) wide() bool { return s.media == "" || applies(s.media) }

// home is the sheet that new rules are appended to: the last of the design's own; nil if there is none.
func (d *design) home() *sheet {
	for i := len(d.sheets) - 1; i >= 0; i-- {
		if d.sheets[i].owned && d.sheets[i].media == "" {
			return d.sheets[i]
		}
	}
	return nil
}
