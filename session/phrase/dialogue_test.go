package phrase_test

import (
	"testing"

	"cultivar/session/phrase"
)

func TestTenTurnsForgetNothing(t *testing.T) {
	a := page(samplePage)
	var standing []string
	for _, turn := range []struct {
		say  string
		want []string
	}{
		{"make the header sticky", []string{"header{position:sticky}"}},
		{"make the title navy", []string{"h1{color:#000080}"}},
		{"rounded corners on the cards", []string{".card{border-radius:12px}"}},
		{"set the padding of the cards to 32px", []string{".card{padding:32px}"}},
		{"show the cards in two columns", []string{".cards{grid-template-columns:repeat(2, minmax(0, 1fr))}"}},
		{"use a sans-serif font", []string{"body{font-family:system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif}"}},
		{`replace "Book now" with "Reserve"`, []string{"+>Reserve<"}},
		{"make the footer dark", []string{"footer{background-color:#1f1f1f}"}},
		{"center the hero", []string{".hero{text-align:center}"}},
		{"duplicate the last card", []string{"4=.card"}},
	} {
		r, err := phrase.Apply(a, turn.say, nil)
		if err != nil || !r.Changed {
			t.Fatalf("%q: done %q, not understood %q, refused %q, %v", turn.say, r.Done, r.NotUnderstood, r.Refused, err)
		}
		a = r.Artifact
		standing = append(standing, turn.want...)
		for _, want := range standing {
			if got, ok := holds(a, want); !ok {
				t.Errorf("after %q: want %s, got %s", turn.say, want, got)
			}
		}
	}
}
