package page

import (
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// pictureLimit bounds the drawings whose colours follow the page's: larger ones are photographs in disguise.
const pictureLimit = 256 << 10

// readPictures collects the colours of the drawings that the page shows from its own files, so that they follow its palette.
func (d *design) readPictures() {
	for _, name := range d.art.Paths() {
		if strings.HasSuffix(strings.ToLower(name), ".svg") && len(d.art.Files[name]) < pictureLimit && name != d.art.Main {
			d.readPicture(name)
		}
	}
}

func (d *design) readPicture(name string) {
	data := d.art.Files[name]
	doc := markup.XML(data)
	sky := firstShape(doc)
	where := layersOf(sky)
	for _, e := range doc.Elements {
		for i := range e.Attrs {
			if a := &e.Attrs[i]; e.Attr(a.Name) == a {
				d.readPictureAttr(name, doc, e, a, where(e))
			}
		}
		if e.Tag != "style" {
			continue
		}
		for _, c := range e.Children {
			if c.Kind == markup.Text || c.Kind == markup.Raw {
				d.pictureDecls(name, css.Parse(data, c.Start, c.End).All())
			}
		}
	}
}

func (d *design) readPictureAttr(name string, doc *markup.Doc, e *markup.Node, a *markup.Attr, at layer) {
	switch {
	case a.Name == "style" && a.HasValue():
		escape := func(s string) string { return doc.EscapeValue(s, a.Quote) }
		d.pictureDecls(name, css.ParseList(doc.Source, a.ValueStart, a.ValueEnd, doc.Decode, escape).Decls)
	case a.HasValue() && (a.Name == "fill" || a.Name == "stroke" || a.Name == "stop-color" || a.Name == "flood-color" || a.Name == "color"):
		d.add(&slot{file: name, prop: a.Name, value: a.Value, attr: a.Name, picture: true, behind: at.sky || a.Name == "stop-color", layer: at, edit: func(v string) source.Edit {
			return source.Replace(a.ValueStart, a.ValueEnd, doc.EscapeValue(v, a.Quote))
		}})
	}
}

func (d *design) pictureDecls(name string, decls []*css.Decl) {
	for _, decl := range decls {
		if strings.HasPrefix(decl.Name, "--") {
			continue
		}
		d.add(&slot{file: name, prop: decl.Name, value: decl.Value, decl: decl, picture: true, edit: decl.SetValue})
	}
}

// heldPicture says that a drawing is shown by an element that is kept.
func (p *Page) heldPicture(name string) bool {
	for _, e := range p.look.images {
		if p.held(e) && p.local(e.Get("src")) == name {
			return true
		}
	}
	return false
}

// firstShape is the shape that a drawing paints first, behind all others; nil if it has none.
func firstShape(doc *markup.Doc) *markup.Node {
	for _, e := range doc.Elements {
		switch e.Tag {
		case "rect", "path", "circle", "ellipse", "polygon":
			if e.Closest("defs", "clipPath", "mask", "symbol", "pattern") == nil {
				return e
			}
		}
	}
	return nil
}

// layer is what of a drawing a colour belongs to.
type layer struct {
	sky   bool    // what lies behind everything
	stop  bool    // a stop of a gradient
	down  float64 // how far along the gradient that stop stands among the others, 0 to 1
	round bool    // a circle, such as a sun
	fine  bool    // a line, or a group of lines
}

// layersOf finds the layer of an element of a drawing whose first shape is given.
func layersOf(first *markup.Node) func(e *markup.Node) layer {
	sky := ""
	if first != nil {
		sky = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(first.Get("fill")), "url(#"), ")")
	}
	return func(e *markup.Node) layer {
		l := layer{sky: e == first, round: e.Tag == "circle" || e.Tag == "ellipse", fine: e.Get("fill") == "none"}
		if e.Tag != "stop" || e.Parent == nil {
			return l
		}
		l.stop, l.sky = true, sky != "" && e.Parent.Get("id") == sky
		kids := e.Parent.Elements()
		for i, k := range kids {
			if k == e && len(kids) > 1 {
				l.down = float64(i) / float64(len(kids)-1)
			}
		}
		return l
	}
}
