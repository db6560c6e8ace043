// Package css parses style sheets and style attributes without loss: a Sheet holds rules and
// declarations that know the bytes they came from, so that a value can be changed in place while
// comments, formatting and everything else stay byte for byte.
//
// All offsets are offsets in the file that the sheet lies in, be it a .css file, a style element or
// an attribute whose text is escaped.
package css

import "cultivar/session/artifact/source"

// Edit is a change of the source.
type Edit = source.Edit

// Sheet is a parsed style sheet, or the declarations of a style attribute.
type Sheet struct {
	// Start and End are the sheet's place in its file.
	Start, End int
	// Text is the style language itself; in an attribute it is decoded.
	Text string
	// Rules are the rules outside any other, in order.
	Rules []*Rule
	// Decls are the declarations outside any rule: those of a style attribute.
	Decls []*Decl
	// Comments are spans of comments.
	Comments []Span

	places []int // file offset of every byte of Text and of its end; nil if Start + i
	escape func(string) string
}

// Span is a range of bytes in the file.
type Span struct{ Start, End int }

// Rule is a style rule or an at-rule.
type Rule struct {
	// Start and End span the whole rule.
	Start, End int
	// At is the name of an at-rule in lower case, "media", or "" for a style rule.
	At string
	// Prelude is what stands before the brace, without the at-rule's name, trimmed.
	Prelude                  string
	PreludeStart, PreludeEnd int
	// Selectors are the parts of a style rule's prelude between commas.
	Selectors []Selector
	// Open and Close are the offsets of the braces; both are -1 in an at-rule without a block, and
	// Close is End where the closing brace is missing.
	Open, Close int
	Decls       []*Decl
	Rules       []*Rule
	// Parent is the rule around this one, or nil.
	Parent *Rule
}

// Selector is one selector of a rule.
type Selector struct {
	Text       string
	Start, End int
}

// Decl is a declaration.
type Decl struct {
	// Start and End span the declaration from its name to the end of its value (and !important),
	// without the semicolon. After is the offset behind the semicolon, or End if there is none.
	Start, End, After int
	// Name is the property in lower case; a custom property is as written.
	Name    string
	NameEnd int
	// Value is the value as written, trimmed, without !important.
	Value                string
	ValueStart, ValueEnd int
	Important            bool
	// Rule is the rule around the declaration, nil in a style attribute.
	Rule *Rule

	sheet *Sheet
	from  int // index of ValueStart in the sheet's Text
}

// Custom says that the declaration sets a custom property.
func (d *Decl) Custom() bool { return len(d.Name) > 2 && d.Name[:2] == "--" }

// Sheet is the sheet that holds the declaration.
func (d *Decl) Sheet() *Sheet { return d.sheet }

// Walk visits every rule, outer ones first; visit returns false to skip what is inside.
func (s *Sheet) Walk(visit func(*Rule) bool) { walk(s.Rules, visit) }

func walk(rules []*Rule, visit func(*Rule) bool) {
	for _, r := range rules {
		if visit(r) {
			walk(r.Rules, visit)
		}
	}
}

// All lists every declaration in source order.
func (s *Sheet) All() []*Decl {
	out := append([]*Decl(nil), s.Decls...)
	s.Walk(func(r *Rule) bool {
		out = append(out, r.Decls...)
		return true
	})
	return out
}

// Media lists the preludes of the media and container rules around a rule, outermost first.
func (r *Rule) Media() []string {
	var out []string
	for p := r; p != nil; p = p.Parent {
		if p.At == "media" || p.At == "container" {
			out = append([]string{p.Prelude}, out...)
		}
	}
	return out
}

// Inside reports whether the rule is, or lies in, an at-rule of this name.
func (r *Rule) Inside(at string) bool {
	for p := r; p != nil; p = p.Parent {
		if p.At == at {
			return true
		}
	}
	return false
}

// Get is the last declaration of a property in the rule, or nil.
func (r *Rule) Get(name string) *Decl { return last(r.Decls, name) }

// Get is the last declaration of a property in a style attribute, or nil.
func (s *Sheet) Get(name string) *Decl { return last(s.Decls, name) }

func last(decls []*Decl, name string) *Decl {
	var found *Decl
	for _, d := range decls {
		if d.Name == name && (found == nil || d.Important || !found.Important) {
			found = d
		}
	}
	return found
}

// place is the file offset of an index in Text.
func (s *Sheet) place(i int) int {
	if s.places == nil {
		return s.Start + i
	}
	return s.places[i]
}

func (s *Sheet) edit(start, end int, text string) Edit {
	if s.escape != nil {
		text = s.escape(text)
	}
	return source.Replace(start, end, text)
}
