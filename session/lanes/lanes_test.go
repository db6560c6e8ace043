package lanes

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cultivar/session"
)

// history reads "d: c b" lines, newest first; a name with an apostrophe is a step.
func history(text string) []session.Version {
	var versions []session.Version
	for line := range strings.Lines(strings.TrimSpace(text)) {
		id, parents, _ := strings.Cut(strings.TrimSpace(line), ":")
		versions = append(versions, session.Version{ID: id, Parents: strings.Fields(parents), Step: strings.HasSuffix(id, "'")})
	}
	return versions
}

func drawing(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		line := r.String()
		if r.Version != nil {
			line += " " + r.Version.ID
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func TestLayout(t *testing.T) {
	for name, c := range map[string]struct{ history, want string }{
		"a line": {"c: b\nb: a\na:", `
● c
● b
● a
`},
		"two branches": {"d: b\nc: b\nb: a\na:", `
● d
│ ● c
●─╯ b
● a
`},
		"a crossover of two steps": {"e: c' d'\nd': b\nc': b\nb: a\na:", `
● e
├─╮
│ ○ d'
○ │ c'
●─╯ b
● a
`},
		"a crossover of three": {"e: b c d\nd: a\nc: a\nb: a\na:", `
● e
├─┬─╮
│ │ ● d
│ ● │ c
● │ │ b
●─┴─╯ a
`},
		"a crossover with an older branch": {"f: e\ng: d\nd: c e\ne: c\nc:", `
● f
│ ● g
│ ● d
├─┤
● │ e
●─╯ c
`},
		"a line passes between": {"f: e a\ne: d\nx: d\nd: a\na:", `
● f
├─╮
● │ e
│ │ ● x
●─┼─╯ d
●─╯ a
`},
		"two seeds": {"d: c\nc:\nb: a\na:", `
● d
● c
● b
● a
`},
		"a parent beyond the list": {"c: b\nx: b\nd: a\na:", `
● c
● x
● d
● a
`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := drawing(Layout(history(c.history))); got != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("drawn:\n%swanted:%s", got, c.want)
			}
		})
	}
}

func TestFoldedSteps(t *testing.T) {
	tree := session.Tree{Versions: history("f: e' d'\ne': c'\nd': b\nc': b\nb: a\na:")}
	rows := Rows(tree, false)
	if got := drawing(rows); got != "● f\n● b\n● a\n" || rows[0].Steps != 3 {
		t.Errorf("folded, %d steps:\n%s", rows[0].Steps, got)
	}
	if tree.Versions[0].Parents[0] != "e'" {
		t.Error("folding changed the tree that it was given")
	}
}

func TestOnlySome(t *testing.T) {
	versions := history("f: e d\ne: c\nd: b\nc: b\nb: a\na:")
	some := []session.Version{{ID: "f"}, {ID: "d"}, {ID: "a"}}
	if got := drawing(Layout(Only(versions, some))); got != "● f\n├─╮\n│ ● d\n●─╯ a\n" {
		t.Errorf("drawn:\n%s", got)
	}
}

func TestText(t *testing.T) {
	tree := session.Tree{
		Versions: []session.Version{
			{ID: "cccccccccc", Subject: "warmer", Parents: []string{"aaaaaaaaaa"}, Branches: []string{"alt", "main"}, Provenance: session.Provenance{Origin: session.Ask}},
			{ID: "bbbbbbbbbb", Subject: "colder", Parents: []string{"aaaaaaaaaa"}, Kept: true, Star: true, Provenance: session.Provenance{Origin: session.Breed}},
			{ID: "aaaaaaaaaa", Subject: "seed"},
		},
		Head: session.Head{Branch: "main", Version: "cccccccccc"},
	}
	want := []string{
		"◉    ccccccc  warmer  [main, alt]  ask",
		"│ ◌  bbbbbbb  colder  ★  breed, on no branch",
		"●─╯  aaaaaaa  seed",
	}
	if got := Text(tree, false); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("text:\n%s", strings.Join(got, "\n"))
	}
}

// randomHistory draws a history in which any version may have up to three older parents.
func randomHistory(t *rapid.T) []session.Version {
	n := rapid.IntRange(1, 40).Draw(t, "versions")
	versions := make([]session.Version, n)
	for i := range versions {
		versions[i] = session.Version{ID: "v" + strings.Repeat("i", i), Step: rapid.Bool().Draw(t, "step")}
	}
	for i := range n - 1 {
		for _, p := range rapid.SliceOfNDistinct(rapid.IntRange(i+1, n-1), 0, min(3, n-1-i), rapid.ID[int]).Draw(t, "parents") {
			versions[i].Parents = append(versions[i].Parents, versions[p].ID)
		}
	}
	return versions
}

// Every line must lead from a cell to a cell: what points down is met by something that points up.
func TestLinesMeet(t *testing.T) {
	down, up := "│├┤┬┼╮╭●○◌", "│├┤┴┼╯╰●○◌"
	left, right := "─┤┬┴┼╮╯", "─├┬┴┼╭╰●○◌"
	rapid.Check(t, func(t *rapid.T) {
		versions := randomHistory(t)
		rows := Layout(versions)
		found := 0
		for i, r := range rows {
			if r.Version != nil {
				found++
			}
			for x, c := range r.Cells {
				if strings.ContainsRune("│├┤┬┼╮╭", c.Rune) && (i+1 >= len(rows) || !has(rows[i+1], x, up)) {
					t.Fatalf("a line ends in nothing below row %d, column %d:\n%s", i, x, drawing(rows))
				}
				if strings.ContainsRune("│├┤┴┼╯", c.Rune) && (i == 0 || !has(rows[i-1], x, down)) {
					t.Fatalf("a line comes from nothing above row %d, column %d:\n%s", i, x, drawing(rows))
				}
				if strings.ContainsRune("─┬┴┼├╭", c.Rune) && !has(r, x+1, left) {
					t.Fatalf("a line ends in nothing right of row %d, column %d:\n%s", i, x, drawing(rows))
				}
				if strings.ContainsRune("─┬┴┼┤╮╯", c.Rune) && !has(r, x-1, right) {
					t.Fatalf("a line comes from nothing left of row %d, column %d:\n%s", i, x, drawing(rows))
				}
			}
		}
		if found != len(versions) {
			t.Fatalf("%d of %d versions drawn", found, len(versions))
		}
	})
}

func has(r Row, x int, runes string) bool {
	return x >= 0 && x < len(r.Cells) && strings.ContainsRune(runes, r.Cells[x].Rune)
}

func BenchmarkLayout(b *testing.B) {
	versions := make([]session.Version, 10_000)
	for i := range versions {
		versions[i].ID = strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune(0x4e00+i))
		if i > 0 {
			versions[i-1].Parents = []string{versions[i].ID}
		}
		if i > 50 && i%5 == 0 {
			versions[i-20].Parents = append(versions[i-20].Parents, versions[i].ID)
		}
	}
	for b.Loop() {
		Layout(versions)
	}
}
