package artifact

import (
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// Styling is one property set to one value somewhere in a design: a declaration or an attribute.
type Styling struct {
	File     string
	Property string
	// Value is the decoded text of the value, without !important.
	Value string
	// Decl is set for a declaration, Attr for an attribute.
	Decl *css.Decl
	Attr *markup.Attr
	// Element carries the attribute or style attribute; nil for a declaration in a sheet.
	Element *markup.Node
	// Sheet is the sheet of a declaration.
	Sheet *css.Sheet

	doc *markup.Doc
}

// Rule is the rule around the declaration, nil for attributes.
func (v Styling) Rule() *css.Rule {
	if v.Decl == nil {
		return nil
	}
	return v.Decl.Rule
}

// Set gives the whole property another value.
func (v Styling) Set(value string) Edit {
	if v.Decl != nil {
		return in(v.File, v.Decl.SetValue(value))
	}
	return v.Part(css.Value{Start: v.Attr.ValueStart, End: v.Attr.ValueEnd}, value)
}

// Part changes a part of the value that Tokens, Colors or Numbers found.
func (v Styling) Part(part css.Value, text string) Edit {
	if v.Decl != nil {
		return in(v.File, part.Set(text))
	}
	if v.Attr.Quote == 0 { // an unquoted value gets quotes, whatever it becomes
		return Edit{File: v.File, Start: v.Attr.ValueStart, End: v.Attr.ValueEnd, Text: `"` + v.doc.EscapeValue(replaced(v, part, text), '"') + `"`}
	}
	return Edit{File: v.File, Start: part.Start, End: part.End, Text: v.doc.EscapeValue(text, v.Attr.Quote)}
}

func replaced(v Styling, part css.Value, text string) string {
	i, j := part.Start-v.Attr.ValueStart, part.End-v.Attr.ValueStart
	if i < 0 || j > len(v.Value) || i > j {
		return text
	}
	return v.Value[:i] + text + v.Value[j:]
}

func in(file string, e css.Edit) Edit {
	return Edit{File: file, Start: e.Start, End: e.End, Text: e.Text}
}

// Tokens cuts the value into tokens with their places in the file.
func (v Styling) Tokens() []css.Token {
	if v.Decl != nil {
		return v.Decl.Tokens()
	}
	return css.Tokens(v.Value, v.Attr.ValueStart)
}

// Colors lists the literal colours in the value.
func (v Styling) Colors() []css.Value {
	if v.Decl != nil {
		return v.Decl.Colors()
	}
	out := css.Colors(v.Tokens(), true)
	if len(out) == 0 && bareHex(v) { // <td bgcolor=ffffff>
		out = []css.Value{{Text: "#" + v.Value, Start: v.Attr.ValueStart, End: v.Attr.ValueEnd}}
	}
	return out
}

func bareHex(v Styling) bool {
	if v.Property != "background-color" && v.Property != "color" || len(v.Value) != 6 {
		return false
	}
	for _, c := range v.Value {
		if (c < '0' || c > '9') && (c|32 < 'a' || c|32 > 'f') {
			return false
		}
	}
	return true
}

// Numbers lists the numbers, percentages and lengths in the value.
func (v Styling) Numbers() []css.Value {
	if v.Decl != nil {
		return v.Decl.Numbers()
	}
	var out []css.Value
	for _, t := range v.Tokens() {
		if _, _, ok := t.Split(); ok {
			out = append(out, css.Value{Text: t.Text, Start: t.Start, End: t.End})
		}
	}
	return out
}

// All lists everything that sets a property in the design: sheets first, then style attributes and
// attributes in document order. keep, if not nil, says which properties are wanted.
func (s *Styles) All(keep func(property string) bool) []Styling {
	out := make([]Styling, 0, 256)
	add := func(v Styling) {
		if keep == nil || keep(v.Property) {
			v.doc = s.Doc
			out = append(out, v)
		}
	}
	for _, sheet := range s.Sheets {
		for _, d := range sheet.All() {
			add(Styling{File: sheet.File, Property: d.Name, Value: d.Value, Decl: d, Sheet: sheet.Sheet})
		}
	}
	for _, in := range s.Inline {
		for _, d := range in.Decls {
			add(Styling{File: s.Main, Property: d.Name, Value: d.Value, Decl: d, Element: in.Element, Sheet: in.Sheet})
		}
	}
	for _, a := range s.Attributes {
		add(Styling{File: s.Main, Property: a.Property, Value: a.Attr.Value, Attr: a.Attr, Element: a.Element})
	}
	return out
}

// Named keeps the given properties, for All.
func Named(properties ...string) func(string) bool {
	return func(p string) bool {
		for _, q := range properties {
			if p == q {
				return true
			}
		}
		return false
	}
}
