package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/phrase"
)

func TestEverydayWordsOnAPage(t *testing.T) {
	for say, want := range map[string]string{
		"change the title to Grow something beautiful": ">Grow something beautiful</h1>",
		"the headline should say Get started":          ">Get started</h1>",
		"make the headline bigger":                     "larger",
		"make the button green with rounded corners":   "border-radius",
		"make the headline white and bold":             "#ffffff",
		"change the headline to Red":                   "#ff0000",
		"the first button should say Get started":      ">Get started<",
	} {
		r, err := phrase.Apply(page(samplePage), say, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q", say, r.Done, r.NotUnderstood, r.Refused)
		} else if !strings.Contains(string(r.Artifact.Source())+strings.Join(r.Done, " "), want) {
			t.Errorf("%q: want %s, done %q", say, want, r.Done)
		}
	}
}

func TestSuggestionsAreNearOrNone(t *testing.T) {
	r, err := phrase.Apply(page(samplePage), "write a poem", nil)
	if err != nil || len(r.Suggestions) > 0 {
		t.Errorf("%v suggests %q", err, r.Suggestions)
	}
}
