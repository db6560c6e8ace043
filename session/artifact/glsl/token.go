package glsl

import "strings"

// TokenKind is what sort of token one is.
type TokenKind uint8

// The kinds of token.
const (
	Word    TokenKind = iota // identifier or keyword
	Number                   // integer or floating literal
	Symbol                   // operator or punctuation
	Comment                  // with its marks; a line comment without its line break
	Line                     // a preprocessor line, continuation lines included, without its last line break
	Other                    // a byte that GLSL does not know
)

// Token is one token of the source.
type Token struct {
	Span
	Kind TokenKind
	Text string
}

// Tokenize splits a text into tokens; white space is what lies between them.
func Tokenize(text string) []Token { return lex(text, 0) }

// lex tokenizes text, whose first byte has the given offset.
func lex(text string, base int) []Token {
	tokens := make([]Token, 0, len(text)/2+4)
	fresh := true // only white space so far on this line
	for at := 0; at < len(text); {
		c := text[at]
		if isSpace(c) {
			fresh = fresh || c == '\n'
			at++
			continue
		}
		kind, end := scan(text, at, fresh)
		tokens = append(tokens, Token{Span{base + at, base + end}, kind, text[at:end]})
		if kind != Comment {
			fresh = false
		}
		at = end
	}
	return tokens
}

func scan(text string, at int, fresh bool) (TokenKind, int) {
	c := text[at]
	switch {
	case isLetter(c):
		return Word, wordEnd(text, at)
	case isDigit(c), c == '.' && at+1 < len(text) && isDigit(text[at+1]):
		return Number, numberEnd(text, at)
	case strings.HasPrefix(text[at:], "//"):
		return Comment, lineEnd(text, at)
	case strings.HasPrefix(text[at:], "/*"):
		return Comment, blockEnd(text, at)
	case c == '#' && fresh:
		return Line, directiveEnd(text, at)
	case strings.IndexByte("(){}[];,.?:~", c) >= 0:
		return Symbol, at + 1
	case strings.IndexByte("+-*/%<>=!&|^", c) >= 0:
		return Symbol, at + symbolLength(text[at:])
	}
	return Other, at + 1
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isLetter(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func wordEnd(text string, at int) int {
	for at < len(text) && (isLetter(text[at]) || isDigit(text[at])) {
		at++
	}
	return at
}

// numberEnd takes digits, points, exponents with their sign and suffixes.
func numberEnd(text string, at int) int {
	hex := strings.HasPrefix(text[at:], "0x") || strings.HasPrefix(text[at:], "0X")
	for at < len(text) {
		c := text[at]
		switch {
		case !hex && (c == 'e' || c == 'E') && at+1 < len(text) && (text[at+1] == '-' || text[at+1] == '+'):
			at += 2
		case isDigit(c), isLetter(c), c == '.':
			at++
		default:
			return at
		}
	}
	return at
}

func lineEnd(text string, at int) int {
	for at < len(text) && text[at] != '\n' {
		if text[at] == '\\' && at+1 < len(text) && text[at+1] == '\n' {
			at++
		}
		at++
	}
	return at
}

func blockEnd(text string, at int) int {
	if i := strings.Index(text[at+2:], "*/"); i >= 0 {
		return at + 2 + i + 2
	}
	return len(text)
}

// directiveEnd ends a preprocessor line: a backslash continues it, a block comment belongs to it.
func directiveEnd(text string, at int) int {
	for at < len(text) && text[at] != '\n' {
		switch {
		case strings.HasPrefix(text[at:], "\\\r\n"):
			at += 3
		case strings.HasPrefix(text[at:], "\\\n"):
			at += 2
		case strings.HasPrefix(text[at:], "/*"):
			at = blockEnd(text, at)
		case strings.HasPrefix(text[at:], "//"):
			return trimRight(text, lineEnd(text, at))
		default:
			at++
		}
	}
	return trimRight(text, at)
}

func trimRight(text string, end int) int {
	for end > 0 && text[end-1] == '\r' {
		end--
	}
	return end
}

var symbols = []string{
	"<<=", ">>=", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "&&", "||", "^^", "==", "!=", "<=", ">=", "<<", ">>",
}

func symbolLength(text string) int {
	if len(text) < 2 || strings.IndexByte("+-*/%<>=!&|^", text[1]) < 0 {
		return 1
	}
	for _, s := range symbols {
		if strings.HasPrefix(text, s) {
			return len(s)
		}
	}
	return 1
}
