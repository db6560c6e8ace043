package phrase_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/phrase"
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
	{"move the nav below the hero", func(_, a view) bool { return a.one("a", "Work").Box.Y > a.one("h1", "").Box.Y }},
	{"put the nav on the right", func(_, a view) bool { return a.one("a", "Prices").Box.X > a.Width*0.85 }},
	{"swap the first and the last card", func(b, a view) bool { return math.Abs(a.one("h3", "Motor").Box.X-b.one("h3", "Row").Box.X) < 1 }},
	{"set the padding of the cards to 32px", func(b, a view) bool {
		return math.Abs(a.one("h3", "Row").Box.X-a.one(".card", "").Box.X-33) < 1
	}},
}

func TestEditsAsTheBrowserLaysThemOut(t *testing.T) {
	cam := camera(t)
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
	cam := camera(t)
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
