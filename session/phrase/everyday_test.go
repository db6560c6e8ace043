package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
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
		"add a second button that says Call":           ">Call<",
		"make the cards blue except the first":         "#0000ff",
		"tilt the title a bit":                         "rotate(-2deg)",
		"add a drop cap to the lead":                   "::first-letter",
		"two columns on desktop, one on mobile":        "max-width: 600px",
		"make the header sticky with a red background": "#ff0000",
		"add a newsletter signup form at the bottom":   "Stay in touch",
		"insert a new logo at the top":                 `class="logo"`,
		"change all the button texts to Go":            ">Go<",
		"make the page file smaller":                   "shorter by",
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

// helpful are requests that no rule carries out, with words of an answer that helps on.
var helpful = []struct{ design, say, want string }{
	{sampleDrawing, "make the hair red", "what can be named here: "},
	{sampleDrawing, "make the eyes bigger", "#house"},
	{sampleDrawing, "give him glasses", "what can be added: a circle"},
	{samplePage, "add a unicorn carousel", "a section for features, pricing"},
	{samplePage, "make the widget red", "the 3 cards"},
	{samplePage, "add a footer", "has a footer already"},
	{sampleShader, "less noise", "softer"},
}

func TestAnswersToWhatCannotBeDoneHelpOn(t *testing.T) {
	for _, c := range helpful {
		a := page(c.design)
		switch c.design {
		case sampleDrawing:
			a = drawing(c.design)
		case sampleShader:
			a = shader(c.design)
		}
		r, err := phrase.Apply(a, c.say, nil)
		if err != nil || r.Changed {
			t.Errorf("%q: done %q, %v", c.say, r.Done, err)
		}
		if got := strings.Join(r.Refused, " "); !strings.Contains(got, c.want) {
			t.Errorf("%q: refused %q, want %q; not understood %q", c.say, got, c.want, r.NotUnderstood)
		}
	}
}

func TestWhichOfSeveralIsAskedByTheirWords(t *testing.T) {
	twice := strings.Replace(samplePage, `<section class="hero">`, `<section>`, 1)
	r, err := phrase.Apply(page(twice), "change the button text to Go", nil)
	if err != nil || r.Changed || !strings.Contains(strings.Join(r.Refused, ""), "(“Book now”, “Learn more”): say which one, or all of them") {
		t.Errorf("done %q, refused %q, %v", r.Done, r.Refused, err)
	}
}

func TestWhatCanBeNamedIsFoundByItsName(t *testing.T) {
	r, err := phrase.Apply(drawing(sampleDrawing), "make the hair red", nil)
	if err != nil || len(r.Refused) != 1 {
		t.Fatal(err, r.Refused)
	}
	_, list, _ := strings.Cut(r.Refused[0], "named here: ")
	for _, name := range strings.Split(list, ", ") {
		if again, err := phrase.Apply(drawing(sampleDrawing), "make "+name+" purple", nil); err != nil || !again.Changed {
			t.Errorf("%q cannot be named: %q %q", name, again.NotUnderstood, again.Refused)
		}
	}
}

func TestMoodsSayWhatTheyStandFor(t *testing.T) {
	for say, a := range map[string]artifact.Artifact{"make it feel more premium": page(samplePage), "calmer": shader(sampleShader), "make it playful": drawing(sampleDrawing), "easier to read": page(samplePage), "a more modern look please": page(samplePage)} {
		r, err := phrase.Apply(a, say, nil)
		if err != nil || !r.Changed || len(r.Done) != 1 || !strings.Contains(r.Done[0], "(") || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q, %v", say, r.Done, r.NotUnderstood, r.Refused, err)
		}
	}
}

func TestSuggestionsAreNearOrNone(t *testing.T) {
	r, err := phrase.Apply(page(samplePage), "write a poem", nil)
	if err != nil || len(r.Suggestions) > 0 {
		t.Errorf("%v suggests %q", err, r.Suggestions)
	}
}

func TestMistypedWordsAreReadBesideWhatIsNotUnderstood(t *testing.T) {
	r, err := phrase.Apply(page(samplePage), "make the haeder sticky and sprinkle fairy dust", nil)
	if err != nil || !r.Changed || len(r.Read) != 1 || r.Read[0] != "“haeder” as “header”" || len(r.NotUnderstood) != 1 {
		t.Errorf("read %q, done %q, not understood %q, refused %q, %v", r.Read, r.Done, r.NotUnderstood, r.Refused, err)
	}
}
