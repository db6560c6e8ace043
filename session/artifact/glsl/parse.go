package glsl

import "sync"

// Known gives types to names that the source does not declare: "iTime": "float"; a function's name
// ends in parentheses: "getFromColor()": "vec4".
type Known map[string]string

// Parse reads a source. It never fails: what is not understood is listed in Opaque.
func Parse(source []byte) *File { return ParseWith(source, nil) }

// ParseWith is Parse with types for names that the host of the shader declares.
func ParseWith(source []byte, known Known) *File {
	text := string(source)
	f := parse(text, false)
	if len(f.Opaque) > 0 && len(f.Directives) > 0 {
		if first := parse(text, true); len(first.Opaque) < len(f.Opaque) {
			f = first
		}
	}
	f.resolve(known, 0)
	return f
}

func parse(text string, firstOnly bool) *File {
	f := &File{Text: text, Tokens: lex(text, 0), firstOnly: firstOnly}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.toks = f.split(s.toks[:0], firstOnly)
	s.pairs = pair(s.toks, s.pairs[:0])
	p := &parser{file: f, toks: s.toks, pairs: s.pairs, structs: map[string]*Struct{}}
	for p.at < len(p.toks) {
		p.topLevel()
	}
	return f
}

// scratch is what parsing needs for a while: breeding parses a thousand times a second.
type scratch struct {
	toks  []Token
	pairs []int
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// deepest bounds the nesting of expressions and statements.
const deepest = 200

type parser struct {
	file    *File
	toks    []Token
	at      int
	depth   int
	pairs   []int // see pair
	structs map[string]*Struct
	locals  *[]*Variable
}

// text is the text of the token ahead by n, "" past the end.
func (p *parser) text(n int) string {
	if p.at+n < len(p.toks) {
		return p.toks[p.at+n].Text
	}
	return ""
}

func (p *parser) kind(n int) TokenKind {
	if p.at+n < len(p.toks) {
		return p.toks[p.at+n].Kind
	}
	return Other
}

func (p *parser) is(text string) bool { return p.text(0) == text }

func (p *parser) take() Token {
	t := p.toks[p.at]
	p.at++
	return t
}

func (p *parser) accept(text string) bool {
	if p.is(text) {
		p.at++
		return true
	}
	return false
}

// start is the offset of the next token.
func (p *parser) start() int {
	if p.at < len(p.toks) {
		return p.toks[p.at].Start
	}
	return len(p.file.Text)
}

// end is the offset after the last taken token.
func (p *parser) end() int {
	if p.at == 0 {
		return 0
	}
	return p.toks[p.at-1].End
}

func (p *parser) since(start int) Span { return Span{start, max(start, p.end())} }

// closing is the index of the token that closes the bracket here, 0 if there is none.
func (p *parser) closing() int {
	if p.at >= len(p.pairs) {
		return 0
	}
	return p.pairs[p.at]
}

// skipGroup steps over a bracketed group that begins here; false, with nothing taken, if it never closes.
func (p *parser) skipGroup() bool {
	last := p.closing()
	if last == 0 {
		return false
	}
	p.at = last + 1
	return true
}

// pair gives for each opening bracket the index of its closing one, else 0. A closing brace ends
// whatever was left open within its block.
func pair(tokens []Token, pairs []int) []int {
	pairs = append(pairs, make([]int, len(tokens))...)
	var open []int
	for i, t := range tokens {
		switch t.Text {
		case "(", "[", "{":
			open = append(open, i)
		case ")", "]":
			if n := len(open); n > 0 && closes(tokens[open[n-1]].Text, t.Text) {
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		case "}":
			for n := len(open); n > 0; n = len(open) {
				last := open[n-1]
				open = open[:n-1]
				if tokens[last].Text == "{" {
					pairs[last] = i
					break
				}
			}
		}
	}
	return pairs
}

func closes(open, end string) bool { return open == "(" && end == ")" || open == "[" && end == "]" }

// recover steps to the end of what began at start: a semicolon, or a closed block, at the same nesting.
func (p *parser) recover(from int) Span {
	p.at = from
	start := p.start()
	for p.at < len(p.toks) {
		switch p.text(0) {
		case ";":
			p.at++
			return p.opaque(start)
		case "{":
			p.stepOver()
			p.accept(";")
			return p.opaque(start)
		case "(", "[":
			p.stepOver()
		case "}":
			if p.at == from {
				p.at++
			}
			return p.opaque(start)
		default:
			p.at++
		}
	}
	return p.opaque(start)
}

// stepOver takes a whole group, or its bracket alone if it never closes.
func (p *parser) stepOver() {
	if !p.skipGroup() {
		p.at++
	}
}

func (p *parser) opaque(start int) Span {
	span := p.since(start)
	p.file.Opaque = append(p.file.Opaque, span)
	return span
}
