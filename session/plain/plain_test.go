package plain

import (
	"strings"
	"testing"
	"unicode"
)

func TestLineIsSafeToShow(t *testing.T) {
	for in, want := range map[string]string{
		"warmer palette":                  "warmer palette",
		"\x1b[31mred\x1b[0m\x07":          "red",
		"\x1b]0;title\x07caption":         "caption",
		"one\n\ttwo  three\r\n":           "one two three",
		"safe\u202eevil":                  "safeevil",
		"family 👨\u200d👩\u200d👧":          "family 👨\u200d👩\u200d👧",
		"broken \xff byte":                "broken \uFFFD byte",
		"\x1b_Ga=T,f=100;AAAA\x1b\\after": "after",
	} {
		if got := Line(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCodeKeepsLayoutAndDropsEscapes(t *testing.T) {
	if got := Code("a {\r\n\tcolor: red\x1b[0m;\n}\x00"); got != "a {\r\n\tcolor: red;\n}" {
		t.Errorf("got %q", got)
	}
}

func TestShortCutsAtAWord(t *testing.T) {
	if got := Short("make the header sticky and warmer", 20); got != "make the header…" {
		t.Errorf("got %q", got)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("\x1b[2J\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsFunc(Line(s), unicode.IsControl) {
			t.Errorf("%q keeps a control character", s)
		}
	})
}
