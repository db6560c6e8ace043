package session

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cultivar/session/artifact"
)

func files(pairs ...string) artifact.Artifact {
	a := artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{}}
	for i := 0; i < len(pairs); i += 2 {
		a.Files[pairs[i]] = []byte(pairs[i+1])
	}
	return a
}

func lines(words string) string { return strings.ReplaceAll(words, " ", "\n") + "\n" }

func TestMerge(t *testing.T) {
	base := "a b c d e f g"
	for name, c := range map[string]struct{ mine, theirs, want, whose, preferMine, preferTheirs string }{
		"mine alone":        {"a B c d e f g", base, "a B c d e f g", "mine", "", ""},
		"theirs alone":      {base, "a b c d e f G", "a b c d e f G", "theirs", "", ""},
		"apart":             {"A b c d e f g", "a b c d e f G", "A b c d e f G", "mine theirs", "", ""},
		"both the same":     {"A b c d e f g", "A b c d e f g", "A b c d e f g", "both", "", ""},
		"the same line":     {"A b c d e f g", "X b c d e f g", "", "both", "A b c d e f g", "X b c d e f g"},
		"neighbours":        {"A b c d e f g", "a B c d e f g", "", "both", "A b c d e f g", "a B c d e f g"},
		"removed and added": {"a c d e f g", "a b c d e f g h", "a c d e f g h", "mine theirs", "", ""},
		"one of several":    {"A b c d e f g", "X b c d e f G", "", "both theirs", "A b c d e f G", "X b c d e f G"},
	} {
		t.Run(name, func(t *testing.T) {
			b, mine, theirs := files("index.html", lines(base)), files("index.html", lines(c.mine)), files("index.html", lines(c.theirs))
			var whose []string
			for _, change := range weave(b, mine, theirs) {
				whose = append(whose, string(change.Whose))
			}
			if got := strings.Join(whose, " "); got != c.whose {
				t.Errorf("the changes are %s, wanted %s", got, c.whose)
			}
			for prefer, want := range map[Side]string{Neither: c.want, Mine: c.preferMine, Theirs: c.preferTheirs} {
				if want == "" && prefer != Neither {
					want = c.want
				}
				got, err := merge(b, mine, theirs, prefer)
				switch {
				case want == "":
					if !errors.Is(err, errOverlap) {
						t.Errorf("merging gives %v", err)
					}
				case err != nil || string(got.Source()) != lines(want):
					t.Errorf("preferring %q gives %q, %v", prefer, got.Source(), err)
				}
			}
		})
	}
}

func TestMergeOfFiles(t *testing.T) {
	base := files("index.html", "x\n", "old.css", "o\n", "pear.png", "\xff\x00")
	mine := files("index.html", "x\n", "old.css", "o\n", "pear.png", "\xff\x01", "mine.css", "m\n")
	theirs := files("index.html", "y\n", "pear.png", "\xff\x00", "theirs.css", "t\n")
	got, err := merge(base, mine, theirs, Neither)
	if err != nil {
		t.Fatal(err)
	}
	if paths := strings.Join(got.Paths(), " "); paths != "index.html mine.css pear.png theirs.css" || string(got.Files["pear.png"]) != "\xff\x01" || string(got.Source()) != "y\n" {
		t.Errorf("merged: %s, %q", paths, got.Files)
	}
	if len(mine.Files) != 4 || len(base.Files) != 3 {
		t.Error("merging changed what it was given")
	}
}

// Changes that both sides keep apart by lines of their own are all in the result, whoever is asked first.
func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := strings.Split("a1 a2 b1 b2 c1 c2 d1 d2 e1 e2", " ")
		mine, theirs := append([]string{}, base...), append([]string{}, base...)
		var want []string
		for i := 0; i < len(base); i += 2 {
			switch rapid.IntRange(0, 2).Draw(t, "who") {
			case 1:
				mine[i] = "mine" + base[i]
				want = append(want, mine[i])
			case 2:
				theirs[i] = "theirs" + base[i]
				want = append(want, theirs[i])
			}
		}
		text := func(words []string) artifact.Artifact { return files("index.html", lines(strings.Join(words, " "))) }
		one, err := merge(text(base), text(mine), text(theirs), Neither)
		other, err2 := merge(text(base), text(theirs), text(mine), Neither)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if one.Key() != other.Key() {
			t.Fatalf("it matters who is asked first: %q, %q", one.Source(), other.Source())
		}
		for _, w := range want {
			if !strings.Contains(string(one.Source()), w+"\n") {
				t.Fatalf("%s is lost in %q", w, one.Source())
			}
		}
	})
}

func TestLinesChanged(t *testing.T) {
	a, b := files("index.html", lines("a b c d"), "gone.css", "x\n"), files("index.html", lines("a B c d e"), "pear.png", "\xff")
	if added, removed := LinesChanged(a, b); added != 2 || removed != 1 {
		t.Errorf("%d added, %d removed", added, removed)
	}
	other := artifact.Artifact{Kind: a.Kind, Main: "bold.html", Files: map[string][]byte{"bold.html": b.Source()}}
	if added, removed := LinesChanged(a, other); added != 2 || removed != 1 {
		t.Errorf("under another name %d added, %d removed", added, removed)
	}
}
