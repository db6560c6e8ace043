package css

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	lexer "github.com/tdewolff/parse/v2/css"
)

// raw is a token with its index in the text.
type raw struct {
	kind       lexer.TokenType
	start, end int
}

// lex cuts a text into tokens that together are the text.
func lex(text string) []raw {
	l := lexer.NewLexer(parse.NewInputString(text))
	out := make([]raw, 0, len(text)/3+8)
	at := 0
	for at < len(text) {
		kind, data := l.Next()
		if len(data) == 0 {
			break
		}
		out = append(out, raw{kind, at, at + len(data)})
		at += len(data)
	}
	if at < len(text) { // a NUL byte ends the lexer early: the rest is one unknown token
		out = append(out, raw{lexer.DelimToken, at, len(text)})
	}
	return out
}

// Kind is what a value token is.
type Kind int

// The kinds of value token.
const (
	Ident      Kind = iota // auto, red, --name
	Function               // the name and the opening parenthesis: rgb(
	Hash                   // #fff
	String                 // "…"
	URL                    // url(…) without quotes
	Number                 // 1.5
	Percentage             // 50%
	Dimension              // 16px
	Comma                  // ,
	Space                  // white space
	CommentTok             // a comment
	Open                   // ( [ {
	Close                  // ) ] }
	Other                  // anything else
)

// Token is a piece of a value.
type Token struct {
	Kind       Kind
	Text       string
	Start, End int // in the file
}

var kinds = map[lexer.TokenType]Kind{
	lexer.IdentToken: Ident, lexer.CustomPropertyNameToken: Ident, lexer.FunctionToken: Function,
	lexer.HashToken: Hash, lexer.StringToken: String, lexer.URLToken: URL, lexer.NumberToken: Number,
	lexer.PercentageToken: Percentage, lexer.DimensionToken: Dimension, lexer.CommaToken: Comma,
	lexer.WhitespaceToken: Space, lexer.CommentToken: CommentTok,
	lexer.LeftParenthesisToken: Open, lexer.LeftBracketToken: Open, lexer.LeftBraceToken: Open,
	lexer.RightParenthesisToken: Close, lexer.RightBracketToken: Close, lexer.RightBraceToken: Close,
}

// Tokens cuts the value into tokens with their places in the file.
func (d *Decl) Tokens() []Token { return d.sheet.tokens(d.Value, d.from) }

// Tokens cuts any text, say a presentation attribute, into tokens at offsets from base.
func Tokens(text string, base int) []Token {
	return (&Sheet{Start: base, Text: text}).tokens(text, 0)
}

func (s *Sheet) tokens(text string, from int) []Token {
	raws := lex(text)
	out := make([]Token, 0, len(raws))
	for _, r := range raws {
		kind, ok := kinds[r.kind]
		if !ok {
			kind = Other
		}
		out = append(out, Token{kind, text[r.start:r.end], s.place(from + r.start), s.place(from + r.end)})
	}
	return out
}

// Split separates a number from its unit: "1.5rem" gives "1.5" and "rem"; ok is false for other tokens.
func (t Token) Split() (number, unit string, ok bool) {
	if t.Kind != Number && t.Kind != Percentage && t.Kind != Dimension {
		return "", "", false
	}
	i := 0
	for i < len(t.Text) && strings.IndexByte("+-.0123456789", t.Text[i]) >= 0 {
		i++
	}
	if i+1 < len(t.Text) && (t.Text[i]|32) == 'e' && strings.IndexByte("+-0123456789", t.Text[i+1]) >= 0 {
		for i++; i < len(t.Text) && strings.IndexByte("+-0123456789", t.Text[i]) >= 0; {
			i++
		}
	}
	return t.Text[:i], strings.ToLower(t.Text[i:]), true
}
