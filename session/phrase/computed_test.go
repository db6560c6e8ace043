package phrase_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/phrase"
	"cultivar/session/point"
)

// view is a page as the browser lays it out.
type view struct {
	t *testing.T
	a artifact.Artifact
	render.Facts
}

// one is the first visible element with a tag or ".class" whose text contains words.
func (v view) one(tag, words string) render.Element {
	v.t.Helper()
	for _, e := range v.Elements {
		is := e.Tag == tag
		for _, c := range e.Classes {
			is = is || "."+c == tag
		}
		if is && strings.Contains(e.Text, words) {
			return e
		}
	}
	v.t.Errorf("no %s with %q is visible", tag, words)
	return render.Element{}
}

func (v view) shows(words string) bool {
	for _, e := range v.Elements {
		if strings.Contains(e.Text, words) {
			return true
		}
	}
	return false
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1 }

func right(e render.Element) float64  { return e.Box.X + e.Box.W }
func bottom(e render.Element) float64 { return e.Box.Y + e.Box.H - 1 }

// cardOf is the card with a heading.
func cardOf(v view, heading string) render.Element {
	x, y := v.one("h3", heading).Box.Center()
	for _, e := range v.Elements {
		if slices.Contains(e.Classes, "card") && e.Box.Contains(x, y) {
			return e
		}
	}
	v.t.Errorf("no card holds %q", heading)
	return render.Element{}
}

// count is how many elements with a tag or ".class" are visible.
func count(v view, name string) int {
	n := 0
	for _, e := range v.Elements {
		if e.Tag == name || strings.HasPrefix(name, ".") && slices.Contains(e.Classes, name[1:]) {
			n++
		}
	}
	return n
}

// computed are edits with what the browser then measures; the page before is given too.
var computed = []struct {
	say   string
	holds func(before, after view) bool
}{
	{"make the title bigger", func(b, a view) bool { return a.one("h1", "").FontSize > b.one("h1", "").FontSize }},
	{"make the text bigger", func(b, a view) bool { return a.one("p", "hour").FontSize > b.one("p", "hour").FontSize }},
	{"make the header sticky", func(_, a view) bool { return a.one("header", "").Position == "sticky" }},
	{"hide the footer", func(b, a view) bool { return b.shows("Made by") && !a.shows("Made by") }},
	{"show the cards in two columns", func(_, a view) bool {
		return a.one("h3", "Motor").Box.Y > a.one("h3", "Row").Box.Y+20 && math.Abs(a.one("h3", "Sail").Box.Y-a.one("h3", "Row").Box.Y) < 1
	}},
	{"center the image", func(_, a view) bool { x, _ := a.one("img", "").Box.Center(); return math.Abs(x-a.Width/2) < 12 }},
	{"make the background light blue", func(_, a view) bool { return a.Background == "#add8e6" || a.one("body", "").Background == "#add8e6" }},
	{"make the headings red", func(_, a view) bool {
		return a.one("h1", "").Color == "#ff0000" && a.one("h3", "Sail").Color == "#ff0000"
	}},
	{"rounded corners on the cards", func(_, a view) bool { return a.one(".card", "").Radius == 12 }},
	{"make the title lighter", func(b, a view) bool { return a.one("h1", "").Color != b.one("h1", "").Color }},
	{"make the top right link red", func(_, a view) bool {
		return a.one("a", "Prices").Color == "#ff0000" && a.one("a", "Work").Color != "#ff0000"
	}},
	{"make @B4 pink", func(_, a view) bool {
		return a.one("h3", "Row").Background == "#ffc0cb" && a.one("h3", "Sail").Background != "#ffc0cb"
	}},
	{"dark mode", func(_, a view) bool { return a.one("h1", "").Contrast >= 4.5 && a.one("p", "hour").Contrast >= 4.5 }},
	{"make the hero navy", func(_, a view) bool { return a.one("h1", "").Contrast >= 4.5 && a.one("p", "boat by").Contrast >= 4.5 }},
	{"move the headline to C4", func(b, a view) bool {
		cell, _ := point.Cell(point.Screen(&b.Facts), "C4")
		x, y := cell.Center()
		box := a.one("h1", "").Box
		cx, cy := box.Center()
		return near(y, cy) && (near(x, cx) || near(0, box.X) || near(1280, box.X+box.W))
	}},
	{"move the nav below the hero", func(_, a view) bool { return a.one("a", "Work").Box.Y > a.one("h1", "").Box.Y }},
	{"put the nav on the right", func(_, a view) bool { return a.one("a", "Prices").Box.X > a.Width*0.85 }},
	{"swap the first and the last card", func(b, a view) bool { return math.Abs(a.one("h3", "Motor").Box.X-b.one("h3", "Row").Box.X) < 1 }},
	{"set the padding of the cards to 32px", func(b, a view) bool {
		return math.Abs(a.one("h3", "Row").Box.X-a.one(".card", "").Box.X-33) < 1
	}},
	{"make the title twice as big", func(b, a view) bool { return near(a.one("h1", "").FontSize, 2*b.one("h1", "").FontSize) }},
	{"make the hero text bigger", func(b, a view) bool {
		return a.one("h1", "").FontSize > b.one("h1", "").FontSize && a.one("p", "boat by").FontSize > b.one("p", "boat by").FontSize && near(a.one("h3", "Row").FontSize, b.one("h3", "Row").FontSize)
	}},
	{"set the font size of the title to 64px", func(_, a view) bool { return a.one("h1", "").FontSize == 64 }},
	{"make the title italic and the cards bold", func(_, a view) bool { return a.one("p", "12 €").FontWeight == 700 }},
	{"make the card text a bit smaller", func(b, a view) bool { return a.one("p", "12 €").FontSize < b.one("p", "12 €").FontSize }},
	{"make the title regular weight", func(_, a view) bool { return a.one("h1", "").FontWeight == 400 }},
	{"use a monospace font", func(_, a view) bool { return strings.Contains(a.one("p", "boat by").FontFamily, "mono") }},
	{"use Helvetica for the headings", func(_, a view) bool {
		return strings.Contains(a.one("h1", "").FontFamily, "Helvetica") && !strings.Contains(a.one("p", "boat by").FontFamily, "Helvetica")
	}},
	{"make all the cards lime except the last", func(b, a view) bool {
		return cardOf(a, "Row").Background == "#00ff00" && cardOf(a, "Motor").Background == cardOf(b, "Motor").Background
	}},
	{"make all cards except the first yellow", func(b, a view) bool {
		return cardOf(a, "Sail").Background == "#ffff00" && cardOf(a, "Row").Background == cardOf(b, "Row").Background
	}},
	{"make all but the last card pink", func(b, a view) bool {
		return cardOf(a, "Row").Background == "#ffc0cb" && cardOf(a, "Motor").Background == cardOf(b, "Motor").Background
	}},
	{"make the second card green", func(b, a view) bool {
		return cardOf(a, "Sail").Background == "#008000" && cardOf(a, "Row").Background == cardOf(b, "Row").Background
	}},
	{"make the \"Sail\" card green", func(_, a view) bool { return cardOf(a, "Sail").Background == "#008000" }},
	{"make @btn-1 twice as round", func(b, a view) bool {
		return a.one("a", "Book").Radius == 2*b.one("a", "Book").Radius && a.one("a", "Learn").Radius == b.one("a", "Learn").Radius
	}},
	{"make @prices lavender", func(_, a view) bool { return a.one("h2", "Prices").Background == "#e6e6fa" }},
	{"make @btn-2 red", func(_, a view) bool { return a.one("a", "Learn").Background == "#ff0000" }},
	{"make the buttons pill shaped", func(_, a view) bool { return a.one("a", "Book").Radius >= 20 }},
	{"make the buttons square", func(_, a view) bool { return a.one("a", "Book").Radius == 0 }},
	{"make the buttons bigger", func(b, a view) bool {
		return a.one("a", "Book").Box.H > b.one("a", "Book").Box.H && a.one("a", "Book").Box.W > b.one("a", "Book").Box.W
	}},
	{"make the Book now button full width", func(_, a view) bool { return a.one("a", "Book").Box.W > 900 }},
	{"more space between the cards", func(b, a view) bool {
		return cardOf(a, "Sail").Box.X-right(cardOf(a, "Row")) > cardOf(b, "Sail").Box.X-right(cardOf(b, "Row"))+2
	}},
	{"set the gap of the cards to 48px", func(_, a view) bool { return near(cardOf(a, "Sail").Box.X-right(cardOf(a, "Row")), 48) }},
	{"add 40px of space above the footer", func(b, a view) bool { return near(a.one("footer", "").Box.Y-b.one("footer", "").Box.Y, 40) }},
	{"make the hero taller", func(b, a view) bool { return a.one(".hero", "").Box.H > b.one(".hero", "").Box.H }},
	{"less padding in the hero", func(b, a view) bool { return a.one(".hero", "").Box.H < b.one(".hero", "").Box.H }},
	{"make the buttons 240px wide", func(_, a view) bool { return a.one("a", "Book").Box.W >= 240 && a.one("a", "Book").Box.W < 290 }},
	{"make the hero 500px high", func(_, a view) bool { return a.one(".hero", "").Box.H >= 500 }},
	{"round the image", func(_, a view) bool { return a.one("img", "").Radius > 0 }},
	{"center the title", func(_, a view) bool { return strings.Contains(string(a.a.Source()), "text-align: center") }},
	{"center the cards' text and make it bold", func(_, a view) bool { return a.one("p", "12 €").FontWeight == 700 }},
	{"stack the cards", func(_, a view) bool {
		return cardOf(a, "Sail").Box.Y >= bottom(cardOf(a, "Row")) && cardOf(a, "Motor").Box.Y >= bottom(cardOf(a, "Sail"))
	}},
	{"reverse the order of the cards", func(_, a view) bool {
		return cardOf(a, "Motor").Box.X < cardOf(a, "Sail").Box.X && cardOf(a, "Sail").Box.X < cardOf(a, "Row").Box.X
	}},
	{"move the image above the cards", func(_, a view) bool { return a.one("img", "").Box.Y < cardOf(a, "Row").Box.Y }},
	{"move the hero below the prices", func(_, a view) bool { return a.one("h1", "").Box.Y > a.one("h2", "Prices").Box.Y }},
	{"duplicate the last card", func(b, a view) bool { return count(a, ".card") == count(b, ".card")+1 }},
	{"remove the second card", func(b, a view) bool { return count(a, ".card") == count(b, ".card")-1 && !a.shows("Sail") }},
	{"remove the image and the footer", func(_, a view) bool { return count(a, "img") == 0 && !a.shows("Made by") }},
	{"change the title to Slow boats", func(_, a view) bool { return a.shows("Slow boats") && !a.shows("Boats for slow days") }},
	{"replace \"Book now\" with \"Reserve\"", func(_, a view) bool { return a.shows("Reserve") && !a.shows("Book now") }},
	{"make the footer dark", func(_, a view) bool {
		return a.one("p", "Made by").Contrast >= 4.5 && a.one("footer", "").Background != "#ffffff"
	}},
	{"make the header black", func(_, a view) bool {
		return a.one("header", "").Background == "#000000" && a.one("a", "Work").Contrast >= 3
	}},
	{"warmer palette but keep the buttons", func(b, a view) bool {
		return a.one("a", "Book").Background == b.one("a", "Book").Background && a.one("h1", "").Contrast >= 4.5
	}},
	{"make the accent colour teal", func(_, a view) bool { return a.one("a", "Book").Background == "#008080" }},
	{"make the header sticky, the title red and the buttons round", func(_, a view) bool {
		return a.one("header", "").Position == "sticky" && a.one("h1", "").Color == "#ff0000" && a.one("a", "Book").Radius >= 12
	}},
	{"make the cards blue but keep the first card", func(b, a view) bool {
		return cardOf(a, "Sail").Background == "#0000ff" && cardOf(a, "Row").Background == cardOf(b, "Row").Background
	}},
	{"make the title red, then make it bigger", func(b, a view) bool {
		return a.one("h1", "").Color == "#ff0000" && a.one("h1", "").FontSize > b.one("h1", "").FontSize && near(a.one("h2", "Prices").FontSize, b.one("h2", "Prices").FontSize)
	}},
	{"add a testimonials section", func(_, a view) bool {
		return a.shows("What people say") && a.one("h2", "What people").Box.Y > a.one("h2", "Prices").Box.Y
	}},
	{"add a pricing section before the footer", func(_, a view) bool {
		return a.shows("Starter") && a.one("h3", "Starter").Box.Y < a.one("footer", "").Box.Y
	}},
	{"add a contact form", func(_, a view) bool { return count(a, "textarea") == 1 && count(a, "input") == 2 && a.shows("Send") }},
	{"add a button \"Call us\" to the hero", func(b, a view) bool { return a.one("a", "Call us").Background == b.one("a", "Book").Background }},
	{"make it feel more premium", func(b, a view) bool {
		return a.one("h1", "").FontFamily != b.one("h1", "").FontFamily && a.one("h1", "").Contrast >= 4.5
	}},
	{"make it easier to read", func(b, a view) bool { return a.one("p", "hour").FontSize > b.one("p", "hour").FontSize }},
	{"two columns on desktop, one on mobile", func(_, a view) bool {
		return cardOf(a, "Motor").Box.Y >= bottom(cardOf(a, "Row")) && near(cardOf(a, "Sail").Box.Y, cardOf(a, "Row").Box.Y)
	}},
	{"give the cards a 3px solid red border", func(b, a view) bool {
		return near(a.one("h3", "Row").Box.X-cardOf(a, "Row").Box.X, b.one("h3", "Row").Box.X-cardOf(b, "Row").Box.X+2)
	}},
	{"give the header a light blue background", func(_, a view) bool { return a.one("header", "").Background == "#add8e6" }},
	{"swap the colours for purple and gold", func(b, a view) bool {
		return a.one("a", "Book").Background != b.one("a", "Book").Background && a.one("a", "Book").Contrast >= 3
	}},
	{"make everything smaller", func(b, a view) bool {
		return a.one("h1", "").FontSize < b.one("h1", "").FontSize && a.one("h3", "Row").FontSize < b.one("h3", "Row").FontSize
	}},
	{"limit the hero to 600px", func(_, a view) bool { return a.one(".hero", "").Box.W <= 650 }},
}

func TestEditsAsTheBrowserLaysThemOut(t *testing.T) {
	cam := browsertest.Open(t)
	measure := func(a artifact.Artifact) view {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		doc, err := a.Document()
		if err != nil {
			t.Fatal(err)
		}
		facts, err := cam.Measure(ctx, doc, render.DefaultViewport(doc.Form))
		if err != nil {
			t.Fatal(err)
		}
		return view{t, a, facts}
	}
	before := measure(page(samplePage))
	for _, c := range computed {
		r, err := phrase.Apply(before.a, c.say, &before.Facts)
		if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q, %v", c.say, r.Done, r.NotUnderstood, r.Refused, err)
			continue
		}
		if !c.holds(before, measure(r.Artifact)) {
			t.Errorf("%q does not show (done %q)", c.say, r.Done)
		}
	}
}

func TestPointingAtADrawingAsItIsShown(t *testing.T) {
	cam := browsertest.Open(t)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	a := drawing(sampleDrawing)
	doc, err := a.Document()
	if err != nil {
		t.Fatal(err)
	}
	facts, err := cam.Measure(ctx, doc, render.DefaultViewport(doc.Form))
	if err != nil {
		t.Fatal(err)
	}
	for say, want := range map[string]string{
		"make @E5 red":               `cx="70" cy="60" r="6" fill="#ff0000"`,
		"make the top right one red": `cx="80" cy="15" r="8" fill="#ff0000"`,
		"move @sun to C4":            `cx="39.333" cy="46.667"`, // the drawing is 1000 of 1280 pixels wide
	} {
		r, err := phrase.Apply(a, say, &facts)
		if err != nil || !strings.Contains(string(r.Artifact.Source()), want) {
			t.Errorf("%q: done %q, not understood %q, refused %q, %v\n%s", say, r.Done, r.NotUnderstood, r.Refused, err, r.Artifact.Source())
		}
	}
}
