// Package plain makes text from outside safe to show: what a model writes may hold escape sequences
// that move a terminal's cursor, and characters that hide or reorder other text.
package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Line is s on one line: escape sequences, control and invisible characters are taken out, runs of
// white space become one space. It is valid UTF-8.
func Line(s string) string {
	return strings.Join(strings.Fields(Text(s)), " ")
}

// Text is s with its line breaks and tabs kept and everything else taken out that Line takes out.
func Text(s string) string {
	var b strings.Builder
	for _, r := range ansi.Strip(strings.ToValidUTF8(s, "\uFFFD")) {
		if r == '\n' || r == '\t' || !hidden(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Code is Text for source code: invisible joiners stay, since emoji and scripts need them, and only
// what no source needs goes.
func Code(s string) string {
	if strings.ContainsRune(s, '\x1b') {
		s = escapes.ReplaceAllString(s, "")
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' || !unicode.IsControl(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// escapes are control sequences, and strings to the terminal with their ends.
var escapes = regexp.MustCompile(`\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?)?`)

// Short is Line cut to at most n characters, at a word if it can.
func Short(s string, n int) string {
	s = Line(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// hidden names what commands a terminal or changes the text around it; the zero-width joiner stays,
// emoji are built with it.
func hidden(r rune) bool {
	switch r {
	case '\u200d':
		return false
	case '\u2028', '\u2029', '\U0010eeee':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}
