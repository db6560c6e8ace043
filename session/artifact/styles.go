package artifact

import (
	"path"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// Styles are all the styles of a page or a drawing, wherever they are written: style elements,
// linked local sheets, style attributes and presentation attributes.
type Styles struct {
	// Doc is the main file's tree, and Main its path.
	Doc  *markup.Doc
	Main string
	// Sheets are the style sheets in cascade order, imported ones before their importers.
	Sheets []StyleSheet
	// Inline are the style attributes in document order.
	Inline []InlineStyle
	// Attributes are the attributes that say style: fill, stroke, bgcolor … in document order.
	Attributes []StyleAttribute

	artifact Artifact
	matchers map[string][]compiledSelector
	inline   map[*markup.Node]*css.Sheet
	vars     map[string]*css.Decl
	ordered  []ranked
	keyed    *keyed
	matching map[*markup.Node][]Match
	chains   map[*markup.Node][]string
}

// StyleSheet is a style sheet with its place.
type StyleSheet struct {
	*css.Sheet
	File string
	// Media is the media query of the element or import that brings the sheet in, "" for all.
	Media string
	// Element is the style or link element; nil for an imported sheet.
	Element *markup.Node
}

// InlineStyle is a style attribute.
type InlineStyle struct {
	*css.Sheet
	Element *markup.Node
}

// StyleAttribute is an attribute that sets a CSS property.
type StyleAttribute struct {
	Element  *markup.Node
	Attr     *markup.Attr
	Property string // "background-color" for bgcolor
}

// StylesOf reads the styles of a page or drawing; nil for other kinds.
func StylesOf(a Artifact) *Styles {
	if a.Kind != Page && a.Kind != Drawing {
		return nil
	}
	return StylesIn(a, Tree(a))
}

// Tree parses the main file of a page or drawing.
func Tree(a Artifact) *markup.Doc {
	if a.Kind == Drawing {
		return markup.XML(a.Source())
	}
	return markup.HTML(a.Source())
}

// StylesIn is StylesOf for a tree that is there already.
func StylesIn(a Artifact, doc *markup.Doc) *Styles {
	s := &Styles{Doc: doc, Main: a.Main, artifact: a, matchers: map[string][]compiledSelector{}, matching: map[*markup.Node][]Match{}, inline: map[*markup.Node]*css.Sheet{}}
	seen := map[string]bool{}
	for _, r := range sheetInstructions(a.Main, doc) {
		s.file(a.Main, r.Text, "", nil, seen)
	}
	for _, e := range doc.Elements {
		switch {
		case e.Tag == "style":
			s.element(e, seen)
		case e.Tag == "link" && sheetLink(e):
			s.file(a.Main, e.Get("href"), e.Get("media"), e, seen)
		}
		s.attributes(e)
	}
	return s
}

func sheetLink(e *markup.Node) bool {
	for _, rel := range strings.Fields(strings.ToLower(e.Get("rel"))) {
		if rel == "alternate" {
			return false
		}
		if rel == "stylesheet" {
			return true
		}
	}
	return false
}

// element adds the sheet in a style element; a CDATA wrapper around it is skipped.
func (s *Styles) element(e *markup.Node, seen map[string]bool) {
	start, end := e.OpenEnd, e.CloseStart
	if len(e.Children) == 1 && e.Children[0].Kind == markup.CDATA {
		start, end = e.Children[0].Start+len("<![CDATA["), max(e.Children[0].End-len("]]>"), e.Children[0].Start+len("<![CDATA["))
	}
	if kind := e.Get("type"); kind != "" && !strings.EqualFold(kind, "text/css") {
		return
	}
	sheet := css.Parse(s.Doc.Source, start, end)
	s.imports(sheet, s.Main, seen)
	s.Sheets = append(s.Sheets, StyleSheet{Sheet: sheet, File: s.Main, Media: e.Get("media"), Element: e})
}

// file adds a sheet of its own file, once, with what it imports.
func (s *Styles) file(from, ref, media string, e *markup.Node, seen map[string]bool) {
	name, ok := LocalPath(from, ref)
	data, there := s.artifact.Files[name]
	if !ok || !there || seen[name] {
		return
	}
	seen[name] = true
	sheet := css.Parse(data, 0, len(data))
	s.imports(sheet, name, seen)
	s.Sheets = append(s.Sheets, StyleSheet{Sheet: sheet, File: name, Media: media, Element: e})
}

func (s *Styles) imports(sheet *css.Sheet, from string, seen map[string]bool) {
	for _, r := range sheet.Rules {
		if ref, ok := importOf(r); ok {
			s.file(from, ref.Text, "", nil, seen)
		}
	}
}

// importOf is the address of an @import rule, with its span in the file.
func importOf(r *css.Rule) (css.Value, bool) {
	if r.At != "import" {
		return css.Value{}, false
	}
	toks := css.Tokens(r.Prelude, r.PreludeStart)
	if urls := css.URLs(toks); len(urls) > 0 {
		return urls[0], true
	}
	if len(toks) > 0 && toks[0].Kind == css.String {
		return css.Value{Text: css.Unquote(toks[0].Text), Start: toks[0].Start + 1, End: toks[0].End - 1}, true
	}
	return css.Value{}, false
}

// LocalPath resolves a reference found in the file from; ok is false for what is remote, outside
// the main file's folder, a fragment, or data.
func LocalPath(from, ref string) (name string, ok bool) {
	r := resolve(path.Dir(from), ref)
	return r.path, r.where == local
}

func (s *Styles) attributes(e *markup.Node) {
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if a.Name == "style" && a.HasValue() {
			sheet := css.ParseList(s.Doc.Source, a.ValueStart, a.ValueEnd, s.Doc.Decode, s.escaper(a.Quote))
			s.Inline = append(s.Inline, InlineStyle{sheet, e})
			s.inline[e] = sheet
			continue
		}
		if property := s.property(e, a.Name); property != "" && a.HasValue() {
			s.Attributes = append(s.Attributes, StyleAttribute{e, a, property})
		}
	}
}

func (s *Styles) escaper(quote byte) func(string) string {
	return func(text string) string { return s.Doc.EscapeValue(text, quote) }
}

// InlineOf is the style attribute of an element, or nil.
func (s *Styles) InlineOf(e *markup.Node) *css.Sheet { return s.inline[e] }

// presentation attributes of SVG that are CSS properties (SVG 2, "Presentation attributes").
var presentation = map[string]bool{
	"fill": true, "fill-opacity": true, "fill-rule": true, "stroke": true, "stroke-width": true, "stroke-opacity": true,
	"stroke-linecap": true, "stroke-linejoin": true, "stroke-dasharray": true, "stroke-dashoffset": true, "stroke-miterlimit": true,
	"stop-color": true, "stop-opacity": true, "flood-color": true, "flood-opacity": true, "lighting-color": true, "color": true,
	"opacity": true, "font-family": true, "font-size": true, "font-weight": true, "font-style": true, "letter-spacing": true,
	"word-spacing": true, "text-anchor": true, "text-decoration": true, "display": true, "visibility": true, "filter": true,
	"clip-path": true, "mask": true, "dominant-baseline": true, "paint-order": true, "mix-blend-mode": true,
}

// legacy are attributes of HTML that set a property, by the elements that have them ("" for any).
var legacy = map[string]map[string]string{
	"bgcolor": {"": "background-color"},
	"color":   {"font": "color", "basefont": "color", "hr": "color"},
	"face":    {"font": "font-family"},
	"text":    {"body": "color"},
}

func (s *Styles) property(e *markup.Node, name string) string {
	if s.Doc.XML || e.Foreign() {
		if presentation[name] {
			return name
		}
		return ""
	}
	if by, ok := legacy[name]; ok {
		if p := by[e.Tag]; p != "" {
			return p
		}
		return by[""]
	}
	return ""
}
