package codeview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/tui/style"
)

// shown is what stands on a screen of 100×20, without its colours.
func shown(m *Model) string { return ansi.Strip(strings.Join(m.View(100, 20, style.For(true)), "\n")) }

// twoFiles is a difference of two files, the first with two changes.
func twoFiles() string {
	rows := strings.Repeat("<p>same</p>\n", 1)
	var a, b strings.Builder
	for i := range 40 {
		line := "<p id=" + string(rune('a'+i%26)) + strings.Repeat("x", i/26) + ">" + rows
		a.WriteString(line)
		if i == 3 || i == 35 {
			line = strings.Replace(line, "same", "other", 1)
		}
		b.WriteString(line)
	}
	from := artifact.Artifact{Files: map[string][]byte{"index.html": []byte(a.String()), "main.css": []byte("a { color: red }\n")}}
	to := artifact.Artifact{Files: map[string][]byte{"index.html": []byte(b.String()), "main.css": []byte("a { color: blue }\n")}}
	return session.Unified(from, to)
}

func TestADifferenceSaysFirstWhatItIs(t *testing.T) {
	m := NewDiff("code", twoFiles(), style.For(true), "bluer links", "changes palette")
	for _, want := range []string{"bluer links", "changes palette", "2 files, 3 changes, +3 −3", "▾ index.html  +2 −2"} {
		if !strings.Contains(shown(m), want) {
			t.Errorf("%q is not shown:\n%s", want, shown(m))
		}
	}
}

func TestTheKeysGoFromChangeToChange(t *testing.T) {
	m := NewDiff("code", twoFiles(), style.For(true))
	shown(m)
	for i, want := range []string{"id=jx", "color: blue", "color: blue"} {
		if !m.Key("n") || !strings.Contains(shown(m), want) {
			t.Fatalf("after %d times n %q is not shown:\n%s", i+1, want, shown(m))
		}
	}
	m.Key("N")
	m.Key("N")
	if got := shown(m); !strings.Contains(got, "id=d>") {
		t.Errorf("N did not go back:\n%s", got)
	}
	if m.Key("x") {
		t.Error("x is taken for a key of the difference")
	}
}

func TestFilesFold(t *testing.T) {
	m := NewDiff("code", twoFiles(), style.For(true))
	shown(m)
	m.Key("enter")
	if got := shown(m); !strings.Contains(got, "▸ index.html") || strings.Contains(got, "other") || !strings.Contains(got, "▾ main.css") {
		t.Errorf("the first file is not folded:\n%s", got)
	}
	m.Key("z")
	if got := shown(m); strings.Contains(got, "@@") || !strings.Contains(got, "▸ main.css") {
		t.Errorf("not all files are folded:\n%s", got)
	}
	m.Key("n")
	if got := shown(m); !strings.Contains(got, "▾ index.html") || !strings.Contains(got, "id=jx") {
		t.Errorf("going on did not open the file:\n%s", got)
	}
}

func TestALongLineShowsWhatDiffers(t *testing.T) {
	long := strings.Repeat("<path d='M 0 0'/>", 30)
	from, to := long+"<circle r='3'/>"+long, long+"<circle r='9'/>"+long
	partsA, partsB := compare(from, to)
	if len(partsA) != 3 || partsA[1] != "3" || partsB[1] != "9" {
		t.Fatalf("the lines differ in %q and %q", partsA, partsB)
	}
	set := style.NewPlain()
	got := ansi.Strip(diffLine{text: to, parts: partsB}.paint(plain, set.Added, set.Strong))
	if n := ansi.StringWidth(got); n > 2*wide+10 || !strings.Contains(got, "circle r='9'") {
		t.Errorf("%d cells: %q", n, got)
	}
	if a, _ := compare("nothing alike", "wholly other words here"); a != nil {
		t.Errorf("lines that share nothing are parted: %q", a)
	}
}

func TestLongTextIsBroken(t *testing.T) {
	m := NewText("messages", "  first "+strings.Repeat("word ", 60)+"end", style.For(true))
	if got := shown(m); !strings.Contains(got, "end") {
		t.Errorf("the end is cut off:\n%s", got)
	}
}
