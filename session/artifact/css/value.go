package css

import (
	"strings"

	"golang.org/x/image/colornames"
)

// Value is a part of a declaration's value that means one thing: a colour, say.
type Value struct {
	Text       string
	Start, End int
	// Decl is the declaration around the value, nil for one out of a bare text.
	Decl *Decl
}

// Set replaces the value in place.
func (v Value) Set(text string) Edit {
	if v.Decl == nil {
		return Edit{Start: v.Start, End: v.End, Text: text}
	}
	return v.Decl.sheet.edit(v.Start, v.End, text)
}

var colorFunctions = map[string]bool{
	"rgb(": true, "rgba(": true, "hsl(": true, "hsla(": true, "hwb(": true, "lab(": true, "lch(": true, "oklab(": true, "oklch(": true, "color(": true,
}

// wordless are properties in which a word is never a colour.
var wordless = map[string]bool{
	"font-family": true, "font": true, "animation": true, "animation-name": true, "transition": true, "transition-property": true,
	"grid": true, "grid-area": true, "grid-template": true, "grid-template-areas": true, "grid-row": true, "grid-column": true,
	"content": true, "will-change": true, "view-transition-name": true, "counter-reset": true, "counter-increment": true,
	"src": true, "container-name": true, "container": true, "list-style-type": true,
}

// Named reports whether a word is a CSS colour name; currentcolor and transparent are not counted.
func Named(word string) bool {
	word = strings.ToLower(word)
	_, ok := colornames.Map[word]
	return ok || word == "rebeccapurple"
}

// Colors lists the literal colours in the value, gradients and shadows included.
func (d *Decl) Colors() []Value {
	out := Colors(d.Tokens(), !wordless[d.Name])
	for i := range out {
		out[i].Decl = d
	}
	return out
}

// Colors lists the literal colours among tokens; words says whether a word may be a colour. A
// colour function that refers to a custom property is not literal.
func Colors(toks []Token, words bool) []Value {
	var out []Value
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		switch {
		case t.Kind == Hash && hexColor(t.Text), words && t.Kind == Ident && Named(t.Text):
			out = append(out, Value{Text: t.Text, Start: t.Start, End: t.End})
		case t.Kind == Function && colorFunctions[strings.ToLower(t.Text)]:
			end := closing(toks, i)
			if text := join(toks[i : end+1]); !strings.Contains(text, "var(") && !strings.Contains(text, "from ") {
				out = append(out, Value{Text: text, Start: t.Start, End: toks[end].End})
				i = end
			}
		}
	}
	return out
}

func hexColor(s string) bool {
	if n := len(s); n != 4 && n != 5 && n != 7 && n != 9 {
		return false
	}
	return strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// closing is the index of the token that closes the function or bracket at i.
func closing(toks []Token, i int) int {
	depth := 0
	for j := i; j < len(toks); j++ {
		switch toks[j].Kind {
		case Function, Open:
			depth++
		case Close:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return len(toks) - 1
}

func join(toks []Token) string {
	var b strings.Builder
	for _, t := range toks {
		b.WriteString(t.Text)
	}
	return b.String()
}

// Numbers lists the numbers, percentages and lengths in the value.
func (d *Decl) Numbers() []Value {
	var out []Value
	for _, t := range d.Tokens() {
		if _, _, ok := t.Split(); ok {
			out = append(out, Value{Text: t.Text, Start: t.Start, End: t.End, Decl: d})
		}
	}
	return out
}

// URLs lists the addresses in the value; Text is the address, the span is that of the address without quotes.
func (d *Decl) URLs() []Value {
	out := URLs(d.Tokens())
	for i := range out {
		out[i].Decl = d
	}
	return out
}

// URLs lists the addresses of url(…) among tokens.
func URLs(toks []Token) []Value {
	var out []Value
	for i, t := range toks {
		switch {
		case t.Kind == URL:
			body := strings.TrimSuffix(t.Text[4:], ")")
			lead := len(body) - len(strings.TrimLeft(body, " \t\r\n\f"))
			body = strings.TrimSpace(body)
			quote := 0
			if len(body) > 1 && (body[0] == '"' || body[0] == '\'') {
				body, quote = body[1:len(body)-1], 1
			}
			start := t.Start + 4 + lead + quote
			out = append(out, Value{Text: body, Start: start, End: start + len(body)})
		case t.Kind == Function && (strings.EqualFold(t.Text, "url(") || strings.EqualFold(t.Text, "src(")):
			for _, s := range toks[i+1:] {
				if s.Kind == String {
					out = append(out, Value{Text: Unquote(s.Text), Start: s.Start + 1, End: s.End - 1})
				}
				if s.Kind != Space && s.Kind != CommentTok {
					break
				}
			}
		}
	}
	return out
}

// Unquote takes the quotes off a string token.
func Unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
