package phrase_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

// wording is a way of saying something, and the plain one that it must agree with.
type wording struct {
	kind, topic, plain, say string
	// refused says that no rule covers it, which the answer must say.
	refused bool
}

// wordings reads testdata/wordings.txt.
func wordings(t testing.TB) []wording {
	t.Helper()
	text, err := os.ReadFile("testdata/wordings.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []wording
	at := wording{}
	for _, line := range strings.Split(string(text), "\n") {
		head, rest, _ := strings.Cut(line, " ")
		switch {
		case head == "==":
			at.kind, at.topic, _ = strings.Cut(rest, " ")
		case head == "=":
			at.plain = rest
		case head == "?":
			out = append(out, wording{at.kind, at.topic, at.plain, rest, true})
		case line != "" && at.plain != "":
			out = append(out, wording{at.kind, at.topic, at.plain, line, false})
		}
	}
	return out
}

func designFor(kind string) artifact.Artifact {
	switch kind {
	case "drawing":
		return drawing(sampleDrawing)
	case "shader":
		return shader(sampleShader)
	}
	return page(wordingsPage)
}

func TestAnOutsidersWordingsAgreeWithThePlainOnes(t *testing.T) {
	plain := map[[2]string]phrase.Result{}
	for _, w := range wordings(t) {
		key := [2]string{w.kind, w.plain}
		want, known := plain[key]
		if !known {
			r, err := phrase.Apply(designFor(w.kind), w.plain, nil)
			if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
				t.Errorf("%s: the plain %q: done %q, not understood %q, refused %q, %v", w.topic, w.plain, r.Done, r.NotUnderstood, r.Refused, err)
			}
			want, plain[key] = r, r
		}
		r, err := phrase.Apply(designFor(w.kind), w.say, nil)
		answered := len(r.NotUnderstood)+len(r.Refused) > 0
		switch same := string(r.Artifact.Source()) == string(want.Artifact.Source()); {
		case err != nil:
			t.Errorf("%s: %q: %v", w.topic, w.say, err)
		case w.refused && (r.Changed || !answered):
			t.Errorf("%s: %q is no longer refused: done %q, same %v", w.topic, w.say, r.Done, same)
		case !w.refused && (!r.Changed || answered || !same):
			t.Errorf("%s: %q: done %q, not understood %q, refused %q, the same bytes: %v", w.topic, w.say, r.Done, r.NotUnderstood, r.Refused, same)
		}
	}
}

func TestAnOutsidersNearMissesAreRefused(t *testing.T) {
	text, err := os.ReadFile("testdata/nearmisses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var a artifact.Artifact
	for _, line := range strings.Split(string(text), "\n") {
		if kind, ok := strings.CutPrefix(line, "== "); ok {
			if a = designFor(kind); kind == "sample" {
				a = page(samplePage)
			}
			continue
		}
		want, say, ok := strings.Cut(line, " | ")
		if !ok || a.Main == "" {
			continue
		}
		r, err := phrase.Apply(a, say, nil)
		answer := strings.Join(slices.Concat(r.NotUnderstood, r.Refused), " ")
		if err != nil || r.Changed || len(r.Done) > 0 || string(r.Artifact.Source()) != string(a.Source()) {
			t.Errorf("%q: done %q, %v", say, r.Done, err)
		} else if !strings.Contains(answer, want) {
			t.Errorf("%q: answer %q, want %q", say, answer, want)
		}
	}
}
