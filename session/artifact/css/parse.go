package css

import (
	"strings"

	lexer "github.com/tdewolff/parse/v2/css"
)

// Parse reads the style sheet at [start, end) of a file. Any text gives a sheet: what is not CSS is skipped.
func Parse(file []byte, start, end int) *Sheet {
	s := &Sheet{Start: start, End: end, Text: string(file[start:end])}
	p := newParser(s)
	for p.at < len(p.toks) {
		p.statement(nil, false)
	}
	return s
}

// ParseString reads a whole style sheet.
func ParseString(text string) *Sheet { return Parse([]byte(text), 0, len(text)) }

// ParseList reads the declarations of a style attribute whose raw value is [start, end) of a file.
// decode turns one character reference ("&quot;") into text, escape makes text fit for the attribute; nil for both means
// that the value is not escaped.
func ParseList(file []byte, start, end int, decode, escape func(string) string) *Sheet {
	s := &Sheet{Start: start, End: end, escape: escape}
	s.Text = string(file[start:end])
	if decode != nil && strings.IndexByte(s.Text, '&') >= 0 {
		s.Text, s.places = decoded(s.Text, start, decode)
	}
	p := newParser(s)
	for p.at < len(p.toks) {
		if p.skipTrivia(); p.at < len(p.toks) && !p.declaration(nil) {
			p.skipTo(lexer.SemicolonToken)
		}
	}
	return s
}

// decoded replaces character references and remembers where each byte came from.
func decoded(text string, start int, decode func(string) string) (string, []int) {
	var out strings.Builder
	var places []int
	for i := 0; i < len(text); {
		part, width := text[i:i+1], 1
		if text[i] == '&' {
			if j := strings.IndexByte(text[i:], ';'); j > 0 && j < 32 {
				part, width = decode(text[i:i+j+1]), j+1
			}
		}
		for range len(part) {
			places = append(places, start+i)
		}
		out.WriteString(part)
		i += width
	}
	return out.String(), append(places, start+len(text))
}

const depthLimit = 64

type parser struct {
	sheet *Sheet
	toks  []raw
	at    int
	depth int
}

func newParser(s *Sheet) *parser {
	p := &parser{sheet: s, toks: lex(s.Text)}
	for _, t := range p.toks {
		if t.kind == lexer.CommentToken {
			s.Comments = append(s.Comments, Span{s.place(t.start), s.place(t.end)})
		}
	}
	return p
}

func (p *parser) kind() lexer.TokenType {
	if p.at >= len(p.toks) {
		return lexer.ErrorToken
	}
	return p.toks[p.at].kind
}

func (p *parser) text(t raw) string { return p.sheet.Text[t.start:t.end] }

func trivia(k lexer.TokenType) bool {
	return k == lexer.WhitespaceToken || k == lexer.CommentToken || k == lexer.CDOToken || k == lexer.CDCToken
}

func (p *parser) skipTrivia() {
	for p.at < len(p.toks) && trivia(p.kind()) {
		p.at++
	}
}

// skipTo moves behind the next token of a kind, stepping over blocks.
func (p *parser) skipTo(k lexer.TokenType) {
	for depth := 0; p.at < len(p.toks); {
		t := p.kind()
		p.at++
		if t == k && depth == 0 {
			return
		}
		depth = max(0, depth+nesting(t))
	}
}

func nesting(k lexer.TokenType) int {
	switch k {
	case lexer.LeftBraceToken, lexer.LeftBracketToken, lexer.LeftParenthesisToken, lexer.FunctionToken:
		return 1
	case lexer.RightBraceToken, lexer.RightBracketToken, lexer.RightParenthesisToken:
		return -1
	}
	return 0
}

// statement reads one rule or, inside a block, one declaration.
func (p *parser) statement(parent *Rule, inBlock bool) {
	p.skipTrivia()
	switch k := p.kind(); {
	case k == lexer.ErrorToken:
	case k == lexer.SemicolonToken, k == lexer.RightBraceToken:
		p.at++
	case k == lexer.AtKeywordToken:
		p.rule(parent, strings.ToLower(p.text(p.toks[p.at])[1:]))
	case inBlock && p.declaration(parent):
	default:
		p.rule(parent, "")
	}
}

// rule reads a rule from its first token on.
func (p *parser) rule(parent *Rule, at string) {
	s := p.sheet
	r := &Rule{At: at, Parent: parent, Open: -1, Close: -1, Start: s.place(p.toks[p.at].start)}
	if at != "" {
		p.at++
	}
	p.skipTrivia()
	from := p.at
	for depth := 0; p.at < len(p.toks); p.at++ {
		k := p.kind()
		if depth == 0 && (k == lexer.LeftBraceToken || k == lexer.SemicolonToken || k == lexer.RightBraceToken) {
			break
		}
		depth = max(0, depth+nesting(k))
	}
	p.prelude(r, from, p.at)
	switch p.kind() {
	case lexer.LeftBraceToken:
		p.block(r)
	case lexer.SemicolonToken:
		r.End = s.place(p.toks[p.at].end)
		p.at++
	}
	if at == "" && r.Open < 0 {
		return // not a rule
	}
	if parent == nil {
		s.Rules = append(s.Rules, r)
	} else {
		parent.Rules = append(parent.Rules, r)
	}
}

// prelude notes the text between two token indices, and its parts between commas.
func (p *parser) prelude(r *Rule, from, to int) {
	for to > from && trivia(p.toks[to-1].kind) {
		to--
	}
	s := p.sheet
	if from == to {
		i := len(s.Text)
		if from < len(p.toks) {
			i = p.toks[from].start
		}
		r.PreludeStart, r.PreludeEnd, r.End = s.place(i), s.place(i), s.place(i)
		return
	}
	start, end := p.toks[from].start, p.toks[to-1].end
	r.Prelude = s.Text[start:end]
	r.PreludeStart, r.PreludeEnd, r.End = s.place(start), s.place(end), s.place(end)
	if r.At == "" {
		p.selectors(r, from, to)
	}
}

func (p *parser) selectors(r *Rule, from, to int) {
	depth, start := 0, from
	for i := from; i <= to; i++ {
		if i < to && (depth > 0 || p.toks[i].kind != lexer.CommaToken) {
			depth = max(0, depth+nesting(p.toks[i].kind))
			continue
		}
		p.selector(r, start, i)
		start = i + 1
	}
}

func (p *parser) selector(r *Rule, from, to int) {
	for from < to && trivia(p.toks[from].kind) {
		from++
	}
	for to > from && trivia(p.toks[to-1].kind) {
		to--
	}
	if from == to {
		return
	}
	start, end := p.toks[from].start, p.toks[to-1].end
	r.Selectors = append(r.Selectors, Selector{p.sheet.Text[start:end], p.sheet.place(start), p.sheet.place(end)})
}

// block reads from { to the matching }.
func (p *parser) block(r *Rule) {
	s := p.sheet
	r.Open = s.place(p.toks[p.at].start)
	p.at++
	if p.depth++; p.depth > depthLimit {
		p.skipTo(lexer.RightBraceToken)
	}
	for p.skipTrivia(); p.depth <= depthLimit && p.at < len(p.toks) && p.kind() != lexer.RightBraceToken; p.skipTrivia() {
		p.statement(r, true)
	}
	p.depth--
	if p.kind() == lexer.RightBraceToken {
		r.Close, r.End = s.place(p.toks[p.at].start), s.place(p.toks[p.at].end)
		p.at++
		return
	}
	r.Close, r.End = s.End, s.End
	if p.at < len(p.toks) {
		r.End = s.place(p.toks[p.at].start)
		r.Close = r.End
	}
}

// declaration reads a declaration, or leaves everything as it is and returns false.
func (p *parser) declaration(r *Rule) bool {
	name, colon := p.at, p.at+1
	if k := p.kind(); k == lexer.DelimToken && colon < len(p.toks) && p.toks[colon].kind == lexer.IdentToken {
		colon++ // *zoom, an old hack
	} else if k != lexer.IdentToken && k != lexer.CustomPropertyNameToken {
		return false
	}
	for colon < len(p.toks) && trivia(p.toks[colon].kind) {
		colon++
	}
	if colon >= len(p.toks) || p.toks[colon].kind != lexer.ColonToken {
		return false
	}
	end, ok := p.valueEnd(colon+1, p.toks[name].kind == lexer.CustomPropertyNameToken)
	if !ok {
		return false
	}
	p.at = end
	d := p.declared(r, name, colon, end)
	d.After = d.End
	if p.kind() == lexer.SemicolonToken {
		d.After = p.sheet.place(p.toks[p.at].end)
		p.at++
	}
	if r == nil {
		p.sheet.Decls = append(p.sheet.Decls, d)
	} else {
		r.Decls = append(r.Decls, d)
	}
	return true
}

// valueEnd is the token index at which a value ends; ok is false if a block in it shows that this is a nested rule.
func (p *parser) valueEnd(i int, custom bool) (end int, ok bool) {
	for depth := 0; i < len(p.toks); i++ {
		k := p.toks[i].kind
		if depth == 0 && (k == lexer.SemicolonToken || k == lexer.RightBraceToken) {
			return i, true
		}
		if k == lexer.LeftBraceToken && depth == 0 && !custom {
			return 0, false
		}
		depth = max(0, depth+nesting(k))
	}
	return i, true
}

// declared makes the declaration whose tokens are known.
func (p *parser) declared(r *Rule, name, colon, end int) *Decl {
	s := p.sheet
	nameEnd := name
	for nameEnd+1 < colon && !trivia(p.toks[nameEnd+1].kind) {
		nameEnd++
	}
	d := &Decl{Rule: r, sheet: s, Start: s.place(p.toks[name].start), NameEnd: s.place(p.toks[nameEnd].end)}
	d.Name = s.Text[p.toks[name].start:p.toks[nameEnd].end]
	if !d.Custom() {
		d.Name = strings.ToLower(d.Name)
	}
	from, to := colon+1, end
	to = p.backOver(from, to)
	d.End = p.endOf(colon, to)
	if k := p.backOver(from, to-1); to-1 > from && strings.EqualFold(p.text(p.toks[to-1]), "important") && k > from && p.text(p.toks[k-1]) == "!" {
		d.Important = true
		to = p.backOver(from, k-1)
	}
	for from < to && trivia(p.toks[from].kind) {
		from++
	}
	if from >= to {
		d.from = p.toks[colon].end
		d.ValueStart, d.ValueEnd = s.place(d.from), s.place(d.from)
		return d
	}
	d.from = p.toks[from].start
	d.Value = s.Text[d.from:p.toks[to-1].end]
	d.ValueStart, d.ValueEnd = s.place(d.from), s.place(p.toks[to-1].end)
	return d
}

// backOver steps back from to over trivia, not below from.
func (p *parser) backOver(from, to int) int {
	for to > from && trivia(p.toks[to-1].kind) {
		to--
	}
	return max(from, to)
}

func (p *parser) endOf(colon, to int) int {
	return p.sheet.place(p.toks[max(colon, to-1)].end)
}
