package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Printable makes untrusted text safe to write to a terminal: escape sequences, C0 and C1 control
// characters, and characters that reorder, hide or join text invisibly are taken out; a tab or a line
// break becomes a space. What it returns is valid UTF-8 on one line.
func Printable(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range ansi.Strip(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case r == '\t' || r == '\n' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case unprintable(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// unprintable names what moves the cursor, starts a command, or changes the order of the text around
// it. The zero-width joiner stays: emoji are built with it.
func unprintable(r rune) bool {
	switch {
	case r == utf8.RuneError:
		return false
	case r == '\u200d':
		return false
	case r == '\U0010eeee': // a kitty placeholder would draw a picture
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cs, r)
}
