package box

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestLineIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abc 漢字é…─│🌱"))).Draw(t, "text")
		w := rapid.IntRange(0, 30).Draw(t, "width")
		for name, got := range map[string]string{"Line": Line(text, w), "Center": Center(text, w), "Ends": Ends(text, "x", w)} {
			if ansi.StringWidth(got) != w {
				t.Fatalf("%s(%q, %d) is %d wide: %q", name, text, w, ansi.StringWidth(got), got)
			}
		}
		if got := ansi.StringWidth(Cut(text, w)); got > w {
			t.Fatalf("Cut(%q, %d) is %d wide", text, w, got)
		}
	})
}

func TestBlockIsExact(t *testing.T) {
	for _, got := range [][]string{Block([]string{"a", "漢字漢字", "c", "d"}, 5, 3), Middle([]string{"a", "b"}, 5, 3), Block(nil, 5, 3)} {
		if len(got) != 3 {
			t.Errorf("%d lines", len(got))
		}
		for _, line := range got {
			if ansi.StringWidth(line) != 5 {
				t.Errorf("%q is %d wide", line, ansi.StringWidth(line))
			}
		}
	}
}

func TestOver(t *testing.T) {
	base := []string{"aaaaaaaa", "bbbbbbbb", "cccccccc"}
	got := Over(base, []string{"12", "34", "56"}, 3, 1)
	want := "aaaaaaaa\nbbb12bbb\nccc34ccc"
	if plain := ansi.Strip(strings.Join(got, "\n")); plain != want {
		t.Errorf("got\n%s\nwanted\n%s", plain, want)
	}
	if ansi.Strip(Over(base, []string{"123456"}, 5, 0)[0]) != "aaaaa12…" {
		t.Errorf("what sticks out is not cut: %q", Over(base, []string{"123456"}, 5, 0)[0])
	}
}

func TestWrapEndsInAnEllipsis(t *testing.T) {
	got := Wrap("one two three four five six", 9, 2)
	if len(got) != 2 || got[0] != "one two" || !strings.HasSuffix(got[1], "…") {
		t.Errorf("%q", got)
	}
	if got := Wrap("short", 9, 2); len(got) != 1 || got[0] != "short" {
		t.Errorf("%q", got)
	}
}
