package phrase_test

import (
	"fmt"
	"strings"
	"testing"

	"cultivar/session/phrase"
)

// bigPage is a page of about 100 KB: many sections, many rules.
func bigPage() string {
	var css, body strings.Builder
	for i := range 400 {
		fmt.Fprintf(&css, "    .block-%d > p, .block-%d a { color: #%06x; padding: %dpx; margin: 0 auto; border-radius: 4px; }\n", i, i, i*4099%0xffffff, i%40)
	}
	for i := range 400 {
		fmt.Fprintf(&body, "    <section class=\"block-%d\"><h3>Part %d</h3><p>Words that fill a part of the page.</p><a href=\"#%d\">More</a></section>\n", i, i, i)
	}
	page := strings.Replace(samplePage, "    footer {", css.String()+"    footer {", 1)
	return strings.Replace(page, "  </main>", body.String()+"  </main>", 1)
}

func BenchmarkPageOf100KB(b *testing.B) {
	a := page(bigPage())
	b.Logf("%d bytes", len(a.Source()))
	for _, say := range []string{"make the header sticky", "warmer palette", "dark mode", "make the third card blue", "make the text bigger", "make the links red", `replace "Book now" with "Reserve"`, "sparkle the unicorn", "swap the first two cards"} {
		b.Run(strings.ReplaceAll(say, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				if _, err := phrase.Apply(a, say, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
