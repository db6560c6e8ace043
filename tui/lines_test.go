package tui

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"cultivar/session"
)

// told is what the studio answers to orders, a line each.
func told(t *testing.T, o Options, orders ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := RunLines(context.Background(), strings.NewReader(strings.Join(orders, "\n")), &out, o); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Errorf("a control sequence is printed:\n%q", out.String())
	}
	return out.String()
}

// holds checks that a text holds others, in their order.
func holds(t *testing.T, text string, wanted ...string) {
	t.Helper()
	rest := text
	for _, want := range wanted {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("%q is not said, or not in its turn:\n%s", want, text)
		}
		rest = after
	}
}

func TestTheLoopInLines(t *testing.T) {
	studio, file := plot(t, &painter{})
	out := t.TempDir() + "/garden.svg"
	text := told(t, Options{Studio: studio}, "n", "a 2", "make the header sticky", "a 1", "d 1", "l", "w", "o "+out, "o "+strings.TrimSuffix(out, "svg")+"html", "u", "r")
	holds(t, text,
		"on main: seed garden", "it says: Garden · A garden for everybody", "colours: ",
		" 1  ", "away; in ", "changes ", "6 tiles", "accepted as",
		"sticky", "1 tile", "accepted as", "1 file", "position: sticky", "sticky header", "wrote "+file,
		"as svg", "exported the head to ", "undo", "redo")
	if data, _ := os.ReadFile(file); !strings.Contains(string(data), "sticky") {
		t.Error("w did not write the file")
	}
}

func TestLinesSayWhatIsWrong(t *testing.T) {
	studio, _ := plot(t, nil)
	holds(t, told(t, Options{Studio: studio}, "a", "a 7", "a pony", "c nowhere", "o x.nonsense", "n", "?", "q", "never"),
		"it needs TILE", "no generation yet", "no number of a tile", "nowhere", "nonsense", "not drawn", "export; the ending is the format", "quit")
}

func TestLinesBeginWithNothing(t *testing.T) {
	studio, _ := plot(t, &painter{})
	var asked string
	text := told(t, Options{
		Starters: sprouts(), Recent: []Recent{{Name: "meadow", Path: "/s/meadow"}},
		NewStarter: func(_ context.Context, name string) (*session.Studio, error) { asked = name; return studio, nil },
	}, "n", "new 9", "new 2")
	holds(t, text, "new 1  A field of bean", "open /s/meadow", "nothing is open yet", "there are starters 1 to 5", "seed garden")
	if asked != "pea" {
		t.Errorf("began with %q", asked)
	}
}
