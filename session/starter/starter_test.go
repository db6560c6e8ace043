package starter

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cultivar/session/artifact"
)

func TestEveryStarterIsWholeAndLocal(t *testing.T) {
	if len(List()) != 9 {
		t.Fatalf("got %d starters, want 9", len(List()))
	}
	remote := regexp.MustCompile(`(?i)(src|url\(|@import|<link[^>]+href)\s*=?\s*["'(]?https?://`)
	for _, s := range List() {
		t.Run(s.Name, func(t *testing.T) {
			a, err := Get(s.Name)
			if err != nil {
				t.Fatal(err)
			}
			if a.Kind != s.Kind || len(a.Source()) == 0 {
				t.Fatalf("kind %q with %d bytes, want %q and some", a.Kind, len(a.Source()), s.Kind)
			}
			for path, data := range a.Files {
				if remote.Match(data) {
					t.Errorf("%s asks the network for something", path)
				}
				if strings.HasSuffix(path, ".svg") {
					wellFormed(t, path, data)
				}
			}
			for _, ref := range references(a) {
				if _, ok := a.Files[ref]; !ok {
					t.Errorf("refers to %s, which is not there", ref)
				}
			}
		})
	}
}

func TestGetNamesTheKnownOnesWhenAskedForAnother(t *testing.T) {
	_, err := Get("brochure")
	if err == nil || !strings.Contains(err.Error(), "landing, email") {
		t.Fatalf("got %v", err)
	}
}

func TestNearestStarterToADescription(t *testing.T) {
	for words, want := range map[string]string{
		"a landing page for a coffee roaster":          "landing",
		"website for my restaurant":                    "landing",
		"weekly newsletter for a bakery":               "email",
		"a dark pricing page with three plans":         "pricing",
		"gig poster in blue":                           "poster",
		"a logo of a fox":                              "icon",
		"bar chart of rainfall":                        "graphic",
		"an app icon":                                  "icon",
		"shader with a sunset":                         "dusk",
		"a geometric pattern that moves":               "tiles",
		"raymarched blobs":                             "pearl",
		"Icons, please!":                               "icon",
		"something lovely":                             "landing",
		"":                                             "landing",
		"the poster for a night of electronic music":   "poster",
		"an e-mail that tells customers we have moved": "email",
	} {
		if got := Nearest(words).Name; got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

func wellFormed(t *testing.T, path string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
}

// references lists what a page's src and stylesheet attributes name.
func references(a artifact.Artifact) []string {
	var refs []string
	if a.Kind != artifact.Page {
		return nil
	}
	for z := html.NewTokenizer(bytes.NewReader(a.Source())); z.Next() != html.ErrorToken; {
		token := z.Token()
		for _, attr := range token.Attr {
			if attr.Key == "src" || token.Data == "link" && attr.Key == "href" {
				refs = append(refs, attr.Val)
			}
		}
	}
	return refs
}
