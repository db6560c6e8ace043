package check

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"strings"
	"testing"

	"cultivar/render"
)

// page is a small page as a browser would measure it.
func page() *render.Facts {
	return &render.Facts{Width: 1280, Height: 2000, Background: "#ffffff", Elements: []render.Element{
		{Path: []int{1}, Selector: "body", Tag: "body", Box: render.Box{W: 1280, H: 2000}, Background: "#ffffff"},
		{Path: []int{1, 0}, Selector: "header", Tag: "header", Role: "banner", Classes: []string{"site-header"}, Box: render.Box{W: 1280, H: 64}, Background: "#102030", Position: "static"},
		{Path: []int{1, 0, 0}, Selector: "nav", Tag: "nav", Role: "navigation", Text: "Prices Help", Box: render.Box{X: 900, W: 300, H: 64}, FontSize: 16, Color: "#ffffff", Background: "#102030", Contrast: 16},
		{Path: []int{1, 1}, Selector: "h1", Tag: "h1", Role: "heading", Text: "Bread, daily", Box: render.Box{X: 40, Y: 100, W: 500, H: 60}, FontSize: 40, FontWeight: 700, Color: "#d02020", Background: "#ffffff", Contrast: 5.5, FontFamily: `Georgia, serif`},
		{Path: []int{1, 2}, Selector: ".cards", Tag: "div", Classes: []string{"cards"}, Box: render.Box{X: 40, Y: 200, W: 1200, H: 300}},
		{Path: []int{1, 2, 0}, Selector: ".card:nth-child(1)", Tag: "div", Classes: []string{"card"}, Text: "Rye", Box: render.Box{X: 40, Y: 200, W: 380, H: 300}, FontSize: 16, Color: "#222222", Background: "#fff4e0", Contrast: 14, Radius: 4},
		{Path: []int{1, 2, 1}, Selector: ".card:nth-child(2)", Tag: "div", Classes: []string{"card"}, Text: "Wheat", Box: render.Box{X: 440, Y: 200, W: 380, H: 300}, FontSize: 16, Color: "#222222", Background: "#fff4e0", Contrast: 14, Radius: 4},
		{Path: []int{1, 3}, Selector: "a.btn", Tag: "a", Classes: []string{"btn"}, Text: "Order now", Box: render.Box{X: 40, Y: 600, W: 120, H: 40}, FontSize: 16, Color: "#ffffff", Background: "#1f6feb", Contrast: 4.6},
	}}
}

func TestFindNamesPartsAsADesignerDoes(t *testing.T) {
	for subject, want := range map[string][]string{
		"the header":     {"header"},
		"buttons":        {"a.btn"},
		"headline":       {"h1"},
		"cards":          {".card:nth-child(1)", ".card:nth-child(2)"},
		"second card":    {".card:nth-child(2)"},
		"the last card":  {".card:nth-child(2)"},
		"third card":     nil,
		".card":          {".card:nth-child(1)", ".card:nth-child(2)"},
		"rye card":       {".card:nth-child(1)"},
		"“Order now”":    {"a.btn"},
		"blue button":    {"a.btn"},
		"header nav":     {"nav"},
		"@header":        {"header"},
		"purple unicorn": nil,
		"page":           {"body"},
	} {
		var got []string
		for _, e := range Find(page(), subject) {
			got = append(got, e.Selector)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", subject, got, want)
		}
	}
}

func TestRulesFromWords(t *testing.T) {
	for instruction, want := range map[string]string{
		"make the header sticky":                           "sticky header",
		"Make the header sticky and warmer":                "sticky header; warmth header > -23.5",
		"warmer":                                           "warmth page > 0.3",
		"a bit darker":                                     "lightness page < 97.5",
		"make the buttons brighter":                        "lightness buttons > 66.8",
		"make the buttons red":                             "tint buttons red",
		"please turn the second card dark blue":            `tint "second card" "dark blue"`,
		"change the colour of the headline to #123456":     "tint headline #123456",
		"make the headline bigger":                         "size headline > 40",
		"make the headline a bit smaller":                  "size headline < 40",
		"make the cards rounder":                           "radius cards > 4",
		"make the buttons bold":                            "weight buttons >= 600",
		"replace “Order now” with “Buy bread”":             `text "Buy bread"; notext "Order now"`,
		`change "Bread, daily" to "Bread, and cake"`:       `text "Bread, and cake"; notext "Bread, daily"`,
		"dark mode":                                        "ground dark",
		"give it a dark background":                        "ground dark",
		"set the background to navy":                       "ground navy",
		"set the background of the header to teal":         "background header teal",
		"put the cards in three columns":                   "columns cards 3",
		"center the headline":                              "centered headline",
		"move the button above the cards":                  "above button cards",
		"remove the nav":                                   "none nav",
		"add a footer":                                     "count footer > 0",
		"add another card":                                 "count card > 2",
		"set the headline in sans-serif":                   "font headline sans",
		"improve the contrast":                             "readable",
		"make the header sticky and the buttons red":       "sticky header; tint buttons red",
		"make it pop":                                      "",
		"make the red blue":                                "uses blue",
		"make the red circle blue":                         "uses blue",
		"make @B3 blue":                                    "uses blue",
		"make the header sticky, but keep the buttons red": "sticky header",
		"make the headline red, bold and bigger":           "tint headline red; weight headline >= 600; size headline > 40",
	} {
		rules, _ := From(instruction, page())
		var got []string
		for _, r := range rules {
			got = append(got, r.String())
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q:\n got %s\nwant %s", instruction, strings.Join(got, "; "), want)
		}
	}
}

func TestClausesWithoutARuleAreNamed(t *testing.T) {
	rules, rest := From("make the header sticky and the mood like a rainy evening", page())
	if len(rules) != 1 || len(rest) != 1 || !strings.Contains(rest[0], "rainy evening") {
		t.Errorf("got %v and %q", rules, rest)
	}
}

func TestRulesHoldAndFail(t *testing.T) {
	for line, want := range map[string]string{
		"sticky header":          "header scrolls away",
		"tint button blue":       "",
		"tint button red":        "a.btn: it has #1f6feb, #ffffff",
		"color headline red":     "",
		"background header dark": "",
		"ground light":           "",
		"ground dark":            "the ground is white (#ffffff)",
		"size h1 >= 40":          "",
		"size h1 > 40":           "h1: it is 40 px",
		"columns cards 2":        "",
		"columns cards 3":        "the first row holds 2",
		"above headline cards":   "",
		"above cards headline":   "cards is not above headline",
		`text "order NOW"`:       "",
		`notext "Order now"`:     "“Order now” is still shown",
		"font headline serif":    "",
		"font headline mono":     "h1: it is set in Georgia, serif",
		"contrast button 4.5":    "",
		"contrast button 7":      "a.btn: its contrast is 4.6",
		"has footer":             "there is no footer",
		"count card = 2":         "",
		"uses blue":              "",
		"lacks green":            "",
		"readable":               "",
	} {
		r, err := Parse(line)
		if err != nil {
			t.Fatal(err)
		}
		got, known := r.Check(&Scene{Facts: page(), Before: page()})
		if !known || got.OK != (want == "") || got.Note != want {
			t.Errorf("%s: got %v %q, want %q", line, got.OK, got.Note, want)
		}
	}
}

func TestStickinessOfAnAncestorCounts(t *testing.T) {
	f := page()
	f.Elements[1].Position = "sticky"
	if r, _ := (Rule{Verb: "sticky", Args: []string{"nav"}}).Check(&Scene{Facts: f}); !r.OK {
		t.Errorf("got %v", r)
	}
}

func TestHealthJudgesAgainstTheParent(t *testing.T) {
	bad := page()
	bad.Elements[3].Overflow = true
	bad.Elements[3].Contrast = 2
	for _, r := range Health() {
		fresh, _ := r.Check(&Scene{Facts: bad, Before: page()})
		old, _ := r.Check(&Scene{Facts: bad, Before: bad})
		faulty := r.Verb == "overflow" || r.Verb == "readable"
		if fresh.OK == faulty || !old.OK {
			t.Errorf("%s: fresh %v, as before %v", r, fresh, old)
		}
	}
}

func TestNewErrorsAreThoseTheParentLacks(t *testing.T) {
	parent := &render.Shot{Errors: []render.Message{{Text: "x is not defined"}}}
	shot := &render.Shot{
		Errors:  []render.Message{{Text: "x is not defined"}, {Text: "y is not defined", File: "app.js", Line: 3}},
		Console: []render.Message{{Level: "log", Text: "hello"}, {Level: "error", Text: "failed"}},
	}
	got := NewErrors(parent, shot)
	if len(got) != 2 || got[0].Text != "y is not defined" || got[1].Text != "failed" {
		t.Errorf("got %v", got)
	}
}

func TestWrittenFormSurvivesATrip(t *testing.T) {
	for _, line := range []string{"sticky header", `text "Book \"now\""`, "size h1 >= 40px", `above ".a > b" footer`, "readable"} {
		r, err := Parse(line)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(r.String()); err != nil || again.String() != r.String() {
			t.Errorf("%s became %s (%v)", line, again, err)
		}
	}
}

func TestRulesAreSaidInADesignersWords(t *testing.T) {
	for line, want := range map[string]string{
		"warmth header > 22":     "header warmer",
		"size headline > 40":     "headline larger than 40 px",
		"size h1 = 24px":         "font size of h1: 24 px",
		"weight buttons >= 600":  "font weight of buttons at least 600",
		"count card > 2":         "more than 2 of card",
		"tint buttons dark":      "buttons in dark",
		`text "Buy bread"`:       "shows “Buy bread”",
		"above button cards":     "button above cards",
		"columns @cards 3":       "cards in 3 columns",
		"contrast paragraph 4.5": "contrast of paragraph is at least 4.5",
	} {
		r, err := Parse(line)
		if err != nil || r.Name() != want {
			t.Errorf("%s is said as %q (%v), want %q", line, r.Name(), err, want)
		}
	}
}

func TestBadRulesAreErrors(t *testing.T) {
	for _, line := range []string{"", "shiny header", "sticky", "size h1 >= big", `text "open`, "sticky a b"} {
		if r, err := Parse(line); err == nil {
			t.Errorf("%q became %s", line, r)
		}
	}
}

func TestMentionsAndCellsAreFound(t *testing.T) {
	for _, name := range []string{"@B3", "@b3"} {
		for _, e := range Find(page(), name) {
			if x, y := e.Box.Center(); x < 213 || x > 427 || y < 266 || y > 400 {
				t.Errorf("%s found %s at %v", name, e.Selector, e.Box)
			}
		}
	}
	if found := Find(page(), "@h1"); len(found) != 1 || found[0].Tag != "h1" {
		t.Errorf("@h1 found %v", found)
	}
}

func TestDarkIsMeasuredOnThePicture(t *testing.T) {
	shot := func(c color.RGBA) *render.Shot {
		img := image.NewRGBA(image.Rect(0, 0, 64, 40))
		draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		return &render.Shot{Image: img}
	}
	dark := &render.Facts{Width: 1280, Height: 800, Background: "#101418"}
	for _, c := range []struct {
		shot *render.Shot
		want bool
	}{{nil, true}, {shot(color.RGBA{16, 20, 24, 255}), true}, {shot(color.RGBA{240, 240, 240, 255}), false}} {
		got, _ := Rule{"ground", []string{"dark"}}.Check(&Scene{Facts: dark, Shot: c.shot})
		if got.OK != c.want {
			t.Errorf("got %+v, want %v", got, c.want)
		}
	}
	panel := *dark
	panel.Elements = []render.Element{{Tag: "main", Path: []int{0}, Background: "#ffffff", Box: render.Box{W: 1280, H: 4000}}}
	panel.Height = 1000
	if got, _ := (Rule{"ground", []string{"dark"}}).Check(&Scene{Facts: &panel}); got.OK {
		t.Error("a white panel over all of it is dark")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`size "h1 \u00e4" >= 4`)
	f.Fuzz(func(t *testing.T, line string) {
		r, err := Parse(line)
		if err != nil {
			return
		}
		again, err := Parse(r.String())
		if err != nil || again.String() != r.String() {
			t.Errorf("%q: %s, then %s (%v)", line, r, again, err)
		}
		r.Check(&Scene{Facts: page()})
		_ = r.Name()
	})
}

func FuzzFrom(f *testing.F) {
	f.Add(`make the header sticky, and "x" red; then add a card`)
	f.Fuzz(func(t *testing.T, s string) {
		rules, _ := From(s, page())
		for _, r := range rules {
			if _, err := Parse(r.String()); err != nil {
				t.Errorf("%q gave a rule that cannot be read: %v", s, err)
			}
		}
	})
}

func TestPartsOfACardAreNoCards(t *testing.T) {
	f := page()
	tag := render.Element{Path: []int{1, 2, 0, 0}, Selector: ".card-tag", Tag: "p", Classes: []string{"card-tag"}, Text: "Rye", Box: render.Box{X: 50, Y: 210, W: 80, H: 20}}
	f.Elements = slices.Insert(f.Elements, 6, tag)
	if found := Find(f, "second card"); len(found) != 1 || found[0].Selector != ".card:nth-child(2)" {
		t.Errorf("the second card is %v", found)
	}
}
