package coder

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func place(t *testing.T, source, search, replace string) (string, string) {
	t.Helper()
	s, err := anchor([]byte(source), Block{Search: search, Replace: replace})
	if err != nil {
		return "", err.Error()
	}
	return source[:s.start] + s.text + source[s.end:], s.how
}

const sheet = ".card {\n  color: red;\n  margin: 0 auto;\n}\n\n.panel {\n  color: blue;\n  margin: 0 auto;\n}\n"

func TestAnchors(t *testing.T) {
	for name, c := range map[string]struct{ source, search, replace, want, how string }{
		"letter by letter": {sheet, "  color: red;\n", "  color: green;\n", strings.Replace(sheet, "red", "green", 1), "exact"},
		"within a line":    {sheet, "blue", "navy", strings.Replace(sheet, "blue", "navy", 1), "exact"},
		"other indentation": {
			sheet, ".card {\n    color: red;\n    margin: 0 auto;\n}\n", ".card {\n    color: green;\n    margin: 0 auto;\n    top: 0;\n}\n",
			strings.Replace(sheet, "  color: red;\n  margin: 0 auto;\n", "  color: green;\n  margin: 0 auto;\n  top: 0;\n", 1), "spaces",
		},
		"other breaks": {sheet, ".card { color: red; margin: 0 auto; }", ".card { color: green; }", strings.Replace(sheet, ".card {\n  color: red;\n  margin: 0 auto;\n}", ".card { color: green; }", 1), "spaces"},
		"a slip": {
			sheet, ".panel {\n  color: blue\n  margin: 0 auto;\n}\n", ".panel {\n  color: navy;\n  margin: 0 auto;\n}\n",
			strings.Replace(sheet, "blue", "navy", 1), "near",
		},
		"no last break":     {"a {}\nb {}", "b {}\n", "c {}\n", "a {}\nc {}", "exact"},
		"removed line":      {sheet, "  color: red;\n", "", strings.Replace(sheet, "  color: red;\n", "", 1), "exact"},
		"windows":           {"a {\r\n  b: c;\r\n}\r\n", "a {\n  b: c;\n}\n", "a {\n  b: d;\n  e: f;\n}\n", "a {\r\n  b: d;\r\n  e: f;\r\n}\r\n", "spaces"},
		"empty file":        {"", "", "new\n", "new\n", "exact"},
		"twice":             {sheet, "  margin: 0 auto;\n", "", "", "the search text stands in 2 places; give more lines around it"},
		"not there":         {sheet, "nothing of the sort\nand more of that kind\n", "", "", "the search text is not in the file"},
		"nothing to search": {sheet, "", "x", "", "the search text is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			got, how := place(t, c.source, c.search, c.replace)
			if got != c.want || how != c.how {
				t.Errorf("%s:\n%s", how, got)
			}
		})
	}
}

func TestAMissShowsWhatIsNearest(t *testing.T) {
	_, err := anchor([]byte(sheet), Block{Search: ".panel {\n  color: blueish green with a hint of sea;\n  margin: 1px;\n}\n", Replace: "x"})
	var misfit *Misfit
	if !errors.As(err, &misfit) || !strings.Contains(misfit.Near, "color: blue;") {
		t.Errorf("got %#v", err)
	}
}

// Whatever is done to the white space of a passage, it is found where it was, and everything outside
// it stays byte for byte.
func TestOutsideTheBlockNothingChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lines := strings.SplitAfter(source, "\n")
	for range 500 {
		from := r.IntN(len(lines) - 4)
		passage := strings.Join(lines[from:from+1+r.IntN(3)], "")
		if strings.Count(source, strings.TrimSpace(passage)) != 1 || len(strings.TrimSpace(passage)) < 12 {
			continue
		}
		search := passage
		switch r.IntN(3) {
		case 0:
			search = strings.ReplaceAll(passage, "    ", "\t")
		case 1:
			search = strings.TrimLeft(passage, " ")
		}
		s, err := anchor([]byte(source), Block{Search: search, Replace: "<!-- here -->\n"})
		if err != nil {
			t.Fatalf("%q: %v", search, err)
		}
		at := strings.Index(source, passage)
		if s.start < at || s.end > at+len(passage) {
			t.Fatalf("%q: bytes %d to %d change, the passage is %d to %d", search, s.start, s.end, at, at+len(passage))
		}
	}
}

func FuzzAnchor(f *testing.F) {
	f.Add(sheet, ".card {\n color: red;", "x\n")
	f.Fuzz(func(t *testing.T, source, search, replace string) {
		s, err := anchor([]byte(source), Block{Search: search, Replace: replace})
		if err == nil && (s.start < 0 || s.end < s.start || s.end > len(source)) {
			t.Fatalf("%+v", s)
		}
	})
}
