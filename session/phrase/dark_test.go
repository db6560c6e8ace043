package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/phrase"
)

// themedPage keeps a dark part in a light page by a theme of its own, and has dark text on a light picture.
const themedPage = `<!doctype html><html><head><title>Crumb</title><style>
:root { --ground: #ffffff; --ink: #1c2430; }
[data-theme=dark] { --ground: #11191f; --ink: #e8edf2; }
body { background: var(--ground); color: var(--ink); }
.hero { background-color: #394046; background-image: url(night.jpg); color: var(--ink); }
.meadow { background: #dfe8d8 url(meadow.jpg) center / cover; color: #222222; padding: 80px; }
.sky { background: linear-gradient(#ffb347, #ffcc33); color: #222222; }
</style></head><body>
<div class="hero" data-theme="dark"><h1>Company</h1></div>
<div class="meadow"><p>Out in the open</p></div>
<div class="sky"><p>Until the evening</p></div>
</body></html>`

func TestDarkModeKeepsTextOnPicturesReadable(t *testing.T) {
	r, err := phrase.Apply(page(themedPage), "dark mode", nil)
	if err != nil || !r.Changed {
		t.Fatal(r.Refused, err)
	}
	source := string(r.Artifact.Source())
	for what, want := range map[string]string{
		"the page's own dark theme stays as it is":       "[data-theme=dark] { --ground: #11191f; --ink: #e8edf2; }",
		"a veil lies over the picture under turned text": "rgba(0, 0, 0, 0.62)), url(meadow.jpg)",
	} {
		if !strings.Contains(source, want) {
			t.Errorf("%s: want %s in\n%s", what, want, source)
		}
	}
	if strings.Contains(source, "0.62)), url(night.jpg)") {
		t.Error("a picture under text that was light before is veiled")
	}
}
