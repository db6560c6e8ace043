package session_test

import (
	"slices"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/phrase"
	"cultivar/session/starter"
)

func TestADescriptionBecomesAStarterAndPlainInstructions(t *testing.T) {
	for _, c := range []struct {
		words, starter string
		asks, unused   []string
	}{
		{"a dark landing page for a bakery called Crumb & Corner, blue and gold, with a contact form", "landing", []string{"swap the colors for blue and gold", "dark mode", "change the title to “Crumb", "add a contact form"}, []string{"bakery"}},
		{"a minimal poster in red", "poster", []string{"make it red", "make it minimal"}, nil},
		{"a calm blue shader of dunes", "dusk", []string{"make it blue", "make it calm"}, nil},
		{"pricing page, playful, green", "pricing", []string{"green accents", "make it playful"}, nil},
		{`newsletter "Spring news"`, "email", []string{"change the title to “Spring news”"}, nil},
		{"landing page with a monospace font and testimonials", "landing", []string{"monospace font", "add a testimonials section"}, nil},
		{"something with unicorns", "landing", nil, []string{"unicorns"}},
	} {
		d, err := session.Describe(c.words)
		if err != nil {
			t.Fatal(err)
		}
		if d.Starter.Name != c.starter {
			t.Errorf("%q starts from %s, want %s", c.words, d.Starter.Name, c.starter)
		}
		for _, want := range c.asks {
			if !strings.Contains(d.Instruction, want) {
				t.Errorf("%q asks %q, want %q in it", c.words, d.Instruction, want)
			}
		}
		for _, want := range c.unused {
			if !slices.Contains(d.Unused, want) {
				t.Errorf("%q leaves %q unused, want %q", c.words, d.Unused, want)
			}
		}
	}
}

// What a description asks for must be understood, word for word, by the phrasebook.
func TestWhatADescriptionAsksForIsUnderstood(t *testing.T) {
	for _, words := range []string{
		"a dark landing page for a bakery called Crumb, blue and gold, with a contact form", "a minimal poster in red and cream", "a calm blue shader of dunes", "pricing page for a startup, playful, green, with questions",
		"landing page with an elegant serif font and testimonials", "a retro shader", "warm email newsletter named Fernweh",
	} {
		d, err := session.Describe(words)
		if err != nil {
			t.Fatal(err)
		}
		design, err := starter.Get(d.Starter.Name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := phrase.Apply(design, d.Instruction, nil)
		if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q became %q: done %q, not understood %q, refused %q, %v", words, d.Instruction, r.Done, r.NotUnderstood, r.Refused, err)
		}
		if said := d.Said("Done."); !strings.Contains(said, d.Starter.Title) {
			t.Errorf("%q does not name the starter", said)
		}
	}
}
