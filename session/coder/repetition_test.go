package coder

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session/starter"
)

// cutAt feeds a text piece by piece and gives the byte at which it was stopped, -1 if it was not.
func cutAt(text string, q question) int {
	g, at := newGuard(q), 0
	for chunk := range chunks(text, 13) {
		at += len(chunk)
		if g.repeats(chunk) {
			return at
		}
	}
	return -1
}

func TestRunawaysAreCut(t *testing.T) {
	var numbered, items, pairs strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&numbered, "<li class=\"item\">Item %d costs %d.%02d</li>\n", i, i%90, i%100)
		fmt.Fprintf(&items, "<li>\n  <b>%d</b>\n  <i>#%06x</i>\n</li>\n", i, i*7919)
		pairs.WriteString("div {\n  color: red;\n}\n\n")
	}
	for name, text := range map[string]string{
		"the same line": strings.Repeat("<br>\n", 3000), "other numbers": numbered.String(), "several lines": items.String(),
		"a rule": pairs.String(), "no line breaks": strings.Repeat("very ", 5000), "one letter": strings.Repeat("a", 20000),
	} {
		if at := cutAt(text, question{}); at < 0 || at > 20000 {
			t.Errorf("%s: stopped at %d", name, at)
		}
	}
}

func TestHonestWorkIsNotCut(t *testing.T) {
	var table, dots, rows strings.Builder
	for i := range 40 {
		fmt.Fprintf(&table, "<tr>\n  <td>%d</td>\n  <td>%d.%d</td>\n</tr>\n", i, i*13, i%10)
	}
	for i := range 220 {
		fmt.Fprintf(&dots, "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"#%06x\"/>\n", i*5, i*i%200, i*4001)
		fmt.Fprintf(&rows, "<tr><td>%d</td></tr>\n", i)
	}
	for name, c := range map[string]struct {
		text string
		q    question
	}{
		"a table of 40 rows":       {table.String(), question{}},
		"a scatter plot":           {dots.String(), question{Dense: true}},
		"rows that were asked for": {rows.String(), question{Rows: 200}},
		"base64":                   {strings.Repeat("iVBORw0KGgoAAAANSUhEUgAA", 1) + "x", question{}},
	} {
		if at := cutAt(c.text, c.q); at >= 0 {
			t.Errorf("%s: stopped at %d of %d", name, at, len(c.text))
		}
	}
}

func TestNoDesignOfOurOwnOrOthersIsCut(t *testing.T) {
	for _, s := range starter.List() {
		a, err := starter.Get(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		for path, data := range a.Files {
			if at := cutAt(string(data), question{Dense: strings.HasSuffix(path, ".svg")}); at >= 0 {
				t.Errorf("%s/%s stopped at byte %d", s.Name, path, at)
			}
		}
	}
	corpus := os.Getenv("CULTIVAR_CORPUS")
	if corpus == "" {
		t.Skip("CULTIVAR_CORPUS is not set: only the starters were looked at")
	}
	for _, pattern := range []string{"html/*/*.html", "svg/*/*.svg", "glsl/*/*"} {
		files, _ := filepath.Glob(filepath.Join(corpus, pattern))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if at := cutAt(string(data), question{Dense: strings.HasSuffix(file, ".svg")}); at >= 0 {
				t.Errorf("%s stopped at byte %d", file, at)
			}
		}
	}
}
