package codeview

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/style"
)

func TestSyntaxColoursWordsAndKeepsTheText(t *testing.T) {
	set := style.For(true)
	base := lipgloss.NewStyle()
	for _, c := range []struct{ file, line, word, value, comment string }{
		{"index.html", `<a class="cta" href="#top">Go</a> <!-- later -->`, "<a", `"cta"`, "<!-- later -->"},
		{"css/main.CSS", `@media print { a { --gap: 12px; color: #abc } } /* ink */`, "@media", "12px", "/* ink */"},
		{"a.frag", `  vec3 c = vec3(0.5); // grey`, "vec3", "0.5", "// grey"},
		{"a.js", "const a = 'it\\'s' + 3 // sum", "const", `'it\'s'`, "// sum"},
	} {
		got := highlighter(c.file, set)(c.line, base)
		if ansi.Strip(got) != c.line {
			t.Errorf("%s: the line became %q", c.file, ansi.Strip(got))
		}
		for part, s := range map[string]lipgloss.Style{c.word: set.Key, c.value: set.Warning, c.comment: set.Faint} {
			if !strings.Contains(got, s.Render(part)) {
				t.Errorf("%s: %q has not its colour in %q", c.file, part, got)
			}
		}
	}
}

func TestOtherFilesAreLeftAsTheyAre(t *testing.T) {
	for _, set := range []style.Set{style.For(true), style.NewPlain()} {
		if got := highlighter("notes.txt", set)("if (a) return 1;", lipgloss.NewStyle()); got != "if (a) return 1;" {
			t.Errorf("a text became %q", got)
		}
	}
}
