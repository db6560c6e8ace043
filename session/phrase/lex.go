package phrase

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// sort is what a token is.
type sort int

const (
	word     sort = iota
	number        // 16px, 50%, 2x
	quote         // "…"
	hex           // #rgb, rgb(…)
	mention       // @card-2, @B2
	selector      // .card, #hero
	mark          // , . ; and other punctuation
)

// token is one piece of an instruction.
type token struct {
	sort sort
	// text is the word in lower case, the text between quotes, the number's unit …
	text  string
	value float64 // of a number
	// from and to are where the token stands in the instruction.
	from, to int
}

// words is a list of tokens with the instruction that they come from.
type words struct {
	toks   []token
	source string
}

// typed is the part of the instruction that the tokens come from.
func (w words) typed() string {
	if len(w.toks) == 0 {
		return ""
	}
	return strings.TrimSpace(w.source[w.toks[0].from:w.toks[len(w.toks)-1].to])
}

// lexer is how tokens of one sort begin.
type lexer struct {
	sort sort
	re   *regexp.Regexp
}

var lexers = sync.OnceValue(func() []lexer {
	return []lexer{
		{quote, regexp.MustCompile(`^(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|‘([^’]*)’|'([^']*)'(?:[\s.,;!?]|$))`)},
		{hex, regexp.MustCompile(`^(?i:#[0-9a-f]{8}|#[0-9a-f]{6}|#[0-9a-f]{3,4})\b`)},
		{hex, regexp.MustCompile(`^(?i:(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([^)]*\))`)},
		{mention, regexp.MustCompile(`^@[\w-]+`)},
		{selector, regexp.MustCompile(`^(?:div|p|a|h[1-6]|ul|ol|li|span|section|header|footer|nav|button|img|main|body|table|tr|td|form|input)[.#][a-z_][\w-]*`)},
		{selector, regexp.MustCompile(`^[.#][A-Za-z_][\w-]*(?:[.#:][A-Za-z_][\w-]*)*`)},
		{number, regexp.MustCompile(`^[-+]?(?:\d+\.\d+|\.\d+|\d+)(?:[%°×]|(?i:px|pixels?|rem|em|pt|points?|vh|vw|ch|deg|degrees?|ms|s|x)\b|\b%?)`)},
		{word, regexp.MustCompile(`^[\pL\pN][\pL\pN_]*(?:['’-][\pL\pN_]+)*`)},
		{mark, regexp.MustCompile(`^(?:→|->|=>|.)`)},
	}
})

// expression is compiled when it is first asked for.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// lex cuts an instruction into tokens in canonical words.
func (s *scene) lex(instruction string) words {
	w := words{source: instruction}
	for at := 0; at < len(instruction); {
		rest := instruction[at:]
		if r := rune(rest[0]); unicode.IsSpace(r) || r == '`' { // code marks enclose ordinary words
			at++
			continue
		}
		if n := possessive(instruction, at); n > 0 {
			at += n
			continue
		}
		t, width := lexOne(rest)
		t.from, t.to = at, at+width
		w.toks = append(w.toks, s.pieces(t)...)
		at += width
	}
	w.toks = canonical(joinUnits(colons(w.toks)))
	return w
}

// possessive is the length of an apostrophe at index i that ends a plural, as in "the cards' text"; else 0.
func possessive(text string, i int) int {
	if i == 0 || text[i-1] != 's' {
		return 0
	}
	for _, mark := range []string{"' ", "’ "} {
		if strings.HasPrefix(text[i:], mark) {
			return len(mark) - 1
		}
	}
	return 0
}

// colons reads "opacity: 0.5" as "opacity to 0.5" and drops other colons.
func colons(in []token) []token {
	var out []token
	for i, t := range in {
		if t.sort == mark && t.text == ":" {
			if i+1 == len(in) || in[i+1].sort == word || in[i+1].sort == quote {
				continue
			}
			t.sort, t.text = word, "to"
		}
		out = append(out, t)
	}
	return out
}

func lexOne(rest string) (token, int) {
	for _, l := range lexers() {
		m := l.re.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		t := token{sort: l.sort, text: m[0]}
		switch l.sort {
		case quote:
			t.text = firstNonEmpty(m[1:])
			if strings.HasPrefix(rest, "'") {
				return t, len(t.text) + 2
			}
		case number:
			t.value, t.text = splitNumber(m[0])
		case word, hex:
			t.text = strings.ToLower(strings.ReplaceAll(m[0], "’", "'"))
		case mark:
			if m[0] == "→" || m[0] == "->" || m[0] == "=>" {
				t.sort, t.text = word, "to"
			} else if m[0] == "&" {
				t.sort, t.text = word, "and"
			}
		}
		return t, len(m[0])
	}
	return token{sort: mark, text: rest[:1]}, 1 // a byte that is not UTF-8
}

func firstNonEmpty(list []string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

var unitNames = map[string]string{
	"pixel": "px", "pixels": "px", "point": "pt", "points": "pt", "degree": "deg", "degrees": "deg", "°": "deg", "percent": "%", "×": "x", "times": "x",
	"second": "s", "seconds": "s", "sec": "s", "secs": "s", "milliseconds": "ms", "ems": "em", "rems": "rem", "px": "px", "rem": "rem", "em": "em", "%": "%", "deg": "deg",
}

func splitNumber(s string) (float64, string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("+-.0123456789", r) })
	if i < 0 {
		i = len(s)
	}
	v, err := strconv.ParseFloat(s[:i], 64)
	if err != nil {
		v = 0
	}
	unit := strings.ToLower(s[i:])
	if u, ok := unitNames[unit]; ok {
		unit = u
	}
	return v, unit
}

// contracted are words behind which 's is short for "is" or "us".
var contracted = wordSet("it that this there here what who where how let he she")

// pieces cuts a hyphenated word up, unless the design knows it as a name.
func (s *scene) pieces(t token) []token {
	if stem, ok := strings.CutSuffix(t.text, "'s"); ok && t.sort == word && !contracted[stem] {
		t.text = stem
	}
	if t.sort != word || !strings.ContainsAny(t.text, "-_") || s.known(t.text) || kept[t.text] {
		return []token{t}
	}
	var out []token
	at := t.from
	for _, part := range strings.FieldsFunc(t.text, func(r rune) bool { return r == '-' || r == '_' }) {
		p := token{sort: word, text: part, from: at, to: t.to}
		if v, err := strconv.ParseFloat(part, 64); err == nil {
			p = token{sort: number, value: v, from: at, to: t.to}
		}
		out = append(out, p)
	}
	return out
}

// joinUnits makes one token of "10 px" and "two times", and numbers of number words.
func joinUnits(in []token) []token {
	var out []token
	for _, t := range in {
		if t.sort == word {
			if v, ok := numberWords[t.text]; ok {
				t = token{sort: number, value: v, from: t.from, to: t.to}
			}
		}
		if k := len(out); k > 0 && out[k-1].sort == number && out[k-1].text == "" && t.from > out[k-1].from {
			unit, ok := unitNames[t.text]
			if ok && (t.sort == word || t.text == "%") {
				out[k-1].text, out[k-1].to = unit, t.to
				continue
			}
		}
		out = append(out, t)
	}
	return out
}
