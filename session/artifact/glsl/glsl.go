// Package glsl reads fragment shaders in GLSL ES 1.00 and 3.00 without losing a byte. Parse gives a
// File: tokens, declarations, functions, statements and expressions, each of which knows where it
// stands in the source (Span) and, for expressions, which type it has and which variable it names.
//
// Preprocessor lines are kept as Directives and stepped over; macros are known by name, so that their
// uses parse as names and calls. What cannot be understood becomes an opaque statement or
// declaration and is listed in File.Opaque: parsing never fails.
package glsl

// Span is a range of byte offsets, [Start, End).
type Span struct{ Start, End int }

// Contains reports whether other lies within s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// File is one parsed source.
type File struct {
	// Text is the whole source; every Span refers to it.
	Text string
	// Tokens are all tokens, comments and directives included; what lies between them is white space.
	Tokens []Token
	// Decls are the top-level declarations in order.
	Decls []*Decl
	// Functions are the functions that have a body, in order.
	Functions []*Function
	// Globals are the top-level variables, uniforms included, in order.
	Globals []*Variable
	Structs []*Struct
	// Directives are the preprocessor lines in order.
	Directives []*Directive
	// Opaque lists the parts that were not understood.
	Opaque []Span
	// Macros are the #defines by name; the last definition wins.
	Macros map[string]*Directive

	firstOnly bool // parsed without the branches after #else and #elif
}

// Slice is the source text of a span.
func (f *File) Slice(s Span) string { return f.Text[s.Start:s.End] }

// Function finds the last function with a body of that name, nil if there is none.
func (f *File) Function(name string) *Function {
	for i := len(f.Functions) - 1; i >= 0; i-- {
		if f.Functions[i].Name == name {
			return f.Functions[i]
		}
	}
	return nil
}

// Global finds a top-level variable by name, nil if there is none.
func (f *File) Global(name string) *Variable {
	for _, v := range f.Globals {
		if v.Name == name {
			return v
		}
	}
	return nil
}

// Words is the set of all identifiers in the source, those in macros included; a name outside it is free.
func (f *File) Words() map[string]bool {
	words := make(map[string]bool, len(f.Tokens)/4)
	for _, t := range f.Tokens {
		switch t.Kind {
		case Word:
			words[t.Text] = true
		case Line:
			for _, inner := range lex(t.Text[1:], 0) {
				if inner.Kind == Word {
					words[inner.Text] = true
				}
			}
		}
	}
	return words
}

// LineStart is the offset at which the line that holds offset begins.
func (f *File) LineStart(offset int) int {
	for offset > 0 && f.Text[offset-1] != '\n' {
		offset--
	}
	return offset
}

// LineEnd is the offset of the line break that ends the line that holds offset, or of the end of the text.
func (f *File) LineEnd(offset int) int {
	for offset < len(f.Text) && f.Text[offset] != '\n' {
		offset++
	}
	return offset
}

// Indent is the white space that begins the line that holds offset.
func (f *File) Indent(offset int) string {
	start := f.LineStart(offset)
	end := start
	for end < len(f.Text) && (f.Text[end] == ' ' || f.Text[end] == '\t') {
		end++
	}
	return f.Text[start:end]
}
