package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/phrase"
)

// nearMisses are instructions on the sample page that must change nothing, with a word of the answer: of
// what was not understood, or of the reason.
var nearMisses = map[string]string{
	"make it pop": "make it pop", "make it better": "better", "make the page load faster": "load", "connect the form to a database": "database", "add a login with Google": "login", "write a poem": "poem", "make the header": "make the header", "change to": "change to",
	"red": "red", "make the header sticky purple elephant": "elephant", "make the buttons blue-ish": "ish", "remove the sidebar": "there is no sidebar", "swap the header and the unicorn": "unicorn", "move the footer above the unicorn": "unicorn", "make the fourth card red": "only 3 cards",
	"delete everything": "delete everything", "hello": "hello", "translate the page to German": "German", "make the video autoplay": "autoplay", "set the padding": "set the padding", "when the button is clicked show an alert": "clicked", "make it responsive": "responsive",
	`change "Nothing like this" to "Something"`: "is not in this page", "use the theme unicorn": "unicorn", "make it 200% opaque": "200%", "make the border radius purple": "purple", "rename the page": "rename", "what is this?": "what is", "remove the button": "2 buttons",
	"replace the card": "replace the card", "put the card in the": "put the card", "make the cards -20px": "-20px", "rotate the header": "rotate", "asdf qwer": "asdf", "make the logo bigger than the title": "bigger than", "do not change anything": "not change", "undo": "undo", "export as pdf": "pdf",
	"crop the page": "crop", "make the sun brighter": "sun", "sort the cards by price": "sort", "make the header 20 degrees": "degrees", "make the table striped": "there is no table", "remove all shadows": "nothing in this page has a shadow", "swap orange and purple": "is orange", "replace purple with red": "is purple",
	"make the cards blink like christmas lights": "christmas", "add three unicorns": "unicorns", "move the header up": "at the top already", "light mode": "light already", "make the h4 red": "there is no h4", "make the header bigger by red": "by red", "make @nothing red": "no @nothing", "make @B2 red": "without a browser",
	"swap the hero and the title": "contains the other",
}

func TestNearMissesAreRefusedClearly(t *testing.T) {
	for say, want := range nearMisses {
		r, err := phrase.Apply(page(samplePage), say, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer := strings.Join(append(append([]string(nil), r.NotUnderstood...), r.Refused...), " | ")
		if r.Changed || len(r.Done) > 0 || string(r.Artifact.Source()) != samplePage {
			t.Errorf("%q: done %q", say, r.Done)
		} else if !strings.Contains(answer, want) {
			t.Errorf("%q: answer %q, want %q", say, answer, want)
		}
	}
}

func TestWhatIsUnderstoodIsDoneAndTheRestIsNamed(t *testing.T) {
	r, err := phrase.Apply(page(samplePage), "Make the header sticky, sprinkle fairy dust and center the title.", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(r.Done, "; "); got != "sticky header; title centered" {
		t.Errorf("done %q", got)
	}
	if len(r.NotUnderstood) != 1 || r.NotUnderstood[0] != "sprinkle fairy dust" {
		t.Errorf("not understood %q", r.NotUnderstood)
	}
}

func FuzzApply(f *testing.F) {
	for _, e := range pageEdits {
		f.Add(e.say)
	}
	f.Fuzz(func(t *testing.T, say string) {
		if len(say) > 200 {
			return
		}
		r, err := phrase.Apply(page(samplePage), say, nil)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := phrase.Apply(page(samplePage), say, nil); string(again.Artifact.Source()) != string(r.Artifact.Source()) {
			t.Errorf("%q gives different bytes the second time", say)
		}
		if r.Changed != (string(r.Artifact.Source()) != samplePage) {
			t.Errorf("%q: Changed is %v", say, r.Changed)
		}
	})
}
