package glsl

import "strings"

// directive reads a preprocessor line; depth is the number of #if around it.
func directive(t Token, depth int) *Directive {
	d := &Directive{Span: t.Span, Depth: depth}
	at := 1
	for at < len(t.Text) && (t.Text[at] == ' ' || t.Text[at] == '\t') {
		at++
	}
	end := wordEnd(t.Text, at)
	d.Word = t.Text[at:end]
	d.RestAt = Span{t.Start + end, t.End}
	d.Rest = t.Text[end:]
	if d.Word == "define" {
		d.define()
	}
	return d
}

func (d *Directive) define() {
	tokens := lex(d.Rest, d.RestAt.Start)
	if len(tokens) == 0 || tokens[0].Kind != Word {
		return
	}
	d.Name = tokens[0].Text
	at := tokens[0].End
	rest := tokens[1:]
	if len(rest) > 0 && rest[0].Text == "(" && rest[0].Start == at {
		d.Params, rest, at = params(rest, at)
	}
	d.ValueAt = value(rest, at)
}

func params(tokens []Token, at int) ([]string, []Token, int) {
	names := []string{}
	for i, t := range tokens {
		switch {
		case t.Text == ")":
			return names, tokens[i+1:], t.End
		case t.Kind == Word:
			names = append(names, t.Text)
		}
	}
	return names, nil, at
}

// value spans the tokens up to a comment.
func value(tokens []Token, at int) Span {
	span := Span{at, at}
	for _, t := range tokens {
		if t.Kind == Comment {
			break
		}
		if span.Start == span.End {
			span.Start = t.Start
		}
		span.End = t.End
	}
	return span
}

// branches follows the nesting of #if.
type branches struct {
	depth int
	// skip is the depth of the conditional whose present branch is left out, 0 for none; dead says
	// that it is an "#if 0", so that its #else counts as first.
	skip int
	dead bool
}

func (b *branches) step(d *Directive) {
	switch d.Word {
	case "if", "ifdef", "ifndef":
		b.depth++
		if b.skip == 0 && d.Word == "if" && strings.TrimSpace(d.Rest) == "0" {
			b.skip, b.dead = b.depth, true
		}
	case "else", "elif":
		d.Depth = max(0, d.Depth-1)
		if b.skip == 0 {
			b.skip, b.dead = b.depth, false
		} else if b.skip == b.depth && b.dead {
			b.skip = 0
		}
	case "endif":
		d.Depth = max(0, d.Depth-1)
		if b.skip == b.depth {
			b.skip = 0
		}
		b.depth = max(0, b.depth-1)
	}
}

// split appends to code the tokens that are parsed, without directives and comments. With firstOnly
// the branches after #else and #elif are left out.
func (f *File) split(code []Token, firstOnly bool) []Token {
	f.Directives, f.Macros = nil, map[string]*Directive{}
	var at branches
	for _, t := range f.Tokens {
		switch {
		case t.Kind == Line:
			d := directive(t, at.depth)
			at.step(d)
			f.Directives = append(f.Directives, d)
			if d.Name != "" {
				f.Macros[d.Name] = d
			}
		case t.Kind != Comment && (!firstOnly || at.skip == 0):
			code = append(code, t)
		}
	}
	return code
}

// Depth is the number of #if around an offset.
func (f *File) Depth(offset int) int {
	depth := 0
	for _, d := range f.Directives {
		if d.Start > offset {
			break
		}
		switch d.Word {
		case "if", "ifdef", "ifndef":
			depth = d.Depth + 1
		case "endif":
			depth = d.Depth
		}
	}
	return depth
}
