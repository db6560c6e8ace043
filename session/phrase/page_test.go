package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

// pageEdits are instructions as a designer types them, with what must hold afterwards: "selector{property:value}" is
// what the cascade gives the first such element, "+text" is in the source, "-text" is not, "n=selector" counts.
var pageEdits = []struct {
	say  string
	want []string
}{
	{"make the header sticky", []string{"header{position:sticky}", "header{top:0}", "header{background-color:#ffffff}"}},
	{"sticky header", []string{"header{position:sticky}"}},
	{"Make the header sticky and the footer dark.", []string{"header{position:sticky}", "footer{background-color:#1f1f1f}", "footer{color:#ffffff}"}},
	{"make the background light blue", []string{"body{background:#add8e6}"}},
	{"blue background", []string{"body{background:#0000ff}", "body{color:#ffffff}"}},
	{"change the heading color to navy", []string{"h1{color:#000080}", "+/* big */"}},
	{"make the title red", []string{"h1{color:#ff0000}", "h2{color:}"}},
	{"make the text dark green", []string{"body{color:#006400}"}},
	{"make all the buttons red", []string{".btn{background:#ff0000}"}},
	{`make the "Learn more" button green`, []string{".ghost{background-color:#008000}", ".btn{background:#2563eb}"}},
	{"make the links blue and underlined", []string{"nav a{color:#0000ff}", "nav a{text-decoration:underline}"}},
	{"make the text bigger", []string{"body{font-size:20px}", "h1{font-size:60px}", "footer{font-size:17.5px}"}},
	{"bigger headings", []string{"h1{font-size:60px}", "h2{font-size:30px}", "footer{font-size:14px}"}},
	{"make the title slightly smaller", []string{"h1{font-size:43.5px}"}},
	{"make the heading twice as big", []string{"h1{font-size:96px}"}},
	{"increase the heading size by 50%", []string{"h1{font-size:72px}"}},
	{"make the h1 64px", []string{"h1{font-size:64px}"}},
	{"set the font size of the footer to 16px", []string{"footer{font-size:16px}"}},
	{"make the title lighter weight", nil},
	{"make the logo bold and uppercase", []string{".logo{font-weight:700}", ".logo{text-transform:uppercase}"}},
	{"use a sans-serif font", []string{"body{font-family:system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif}"}},
	{"set the heading font to Helvetica", []string{"h1{font-family:\"Helvetica Neue\", Helvetica, Arial, sans-serif}", "body{font-family:Georgia, serif}"}},
	{"more padding in the cards", []string{".card{padding:20px}", ".cards{gap:16px}"}},
	{"set the padding of the cards to 32px", []string{".card{padding:32px}"}},
	{"more space between the cards", []string{".cards{gap:20px}"}},
	{"set the gap between the cards to 40px", []string{".cards{gap:40px}"}},
	{"make everything more spacious", []string{".hero{padding:100px 30px}", ".card{padding:20px}"}},
	{"tighter spacing", []string{".hero{padding:64px 19px}"}},
	{"rounded corners on the cards", []string{".card{border-radius:12px}", ".btn{border-radius:4px}"}},
	{"make the buttons rounder", []string{".btn{border-radius:8px}"}},
	{"square corners on the buttons", []string{".btn{border-radius:0}"}},
	{"add a shadow to the cards", []string{".card{box-shadow:0 8px 24px rgba(0, 0, 0, 0.15)}"}},
	{"give the cards a red border", []string{".card{border:1px solid #ff0000}"}},
	{"give the cards a 3px dashed blue border", []string{".card{border:3px dashed #0000ff}"}},
	{"remove the border from the cards", []string{".card{border:none}"}},
	{"center the hero", []string{".hero{text-align:center}"}},
	{"align the hero text to the right", []string{".hero{text-align:right}"}},
	{"center the image", []string{"img{display:block}", "img{margin-left:auto}"}},
	{"justify the paragraphs", []string{"p{text-align:justify}"}},
	{"move the footer to the top", []string{"body > :first-child = footer"}},
	{"move the nav below the hero", []string{".hero + nav = nav"}},
	{"swap the first and the last card", []string{".card:first-child h3 = Motor", ".card:last-child h3 = Row"}},
	{"swap Row and Sail", nil},
	{"move the second card up", []string{".card:first-child h3 = Sail"}},
	{"remove the second card", []string{"2=.card", "-Sail"}},
	{"delete the image", []string{"0=img"}},
	{"remove all cards but the first", []string{"1=.card", "+Row"}},
	{"remove all cards except the first", []string{"1=.card", "+Row"}},
	{"duplicate the last card", []string{"4=.card", ".card:last-child h3 = Motor"}},
	{"add two more cards", []string{"5=.card"}},
	{`replace "Book now" with "Reserve"`, []string{"+>Reserve<", "-Book now"}},
	{`change the title to "Boats & more"`, []string{"+<h1>Boats &amp; more</h1>"}},
	{`make the "Learn more" button say "Details"`, []string{"+>Details</a>"}},
	{`add a button saying "Call us" below the heading`, []string{"h1 + a = Call us", "+<a class=\"btn\" href=\"#\">Call us</a>"}},
	{`add a paragraph "We open at nine." to the footer`, []string{"footer p:last-child = We open at nine."}},
	{`add a link "Contact" to the nav`, []string{"nav a:last-child = Contact"}},
	{"hide the footer", []string{"footer{display:none}"}},
	{"show the cards in two columns", []string{".cards{grid-template-columns:repeat(2, minmax(0, 1fr))}"}},
	{"stack the cards", []string{".cards{grid-template-columns:1fr}"}},
	{"make the image 600px wide", []string{"img{width:600px}"}},
	{"make the image wider", []string{"+width=\"500\""}},
	{"limit the width of the content to 700px", []string{"main{max-width:700px}"}},
	{"fade in the cards", []string{".card{animation:fade-in 0.8s ease-out both}", "+@keyframes fade-in"}},
	{"add a hover effect to the cards", []string{"+.card:hover"}},
	{"give the hero a gradient from purple to pink", []string{".hero{background:linear-gradient(135deg, #800080, #ffc0cb)}"}},
	{"make the hero 50% transparent", []string{".hero{opacity:0.5}"}},
	{"set the opacity of the image to 30%", []string{"img{opacity:0.3}"}},
	{"dark mode", []string{"body{color-scheme:dark}"}},
	{"warmer palette but keep the logo", []string{"-background: #ffffff"}},
	{"make every second card yellow", []string{".card:nth-child(2){background-color:#ffff00}", ".card:nth-child(1){background-color:}"}},
	{"make the third card's background gold", []string{".card:nth-child(3){background-color:#ffd700}", ".card:nth-child(2){background-color:}"}},
	{"change #2563eb to #ff8800", []string{"+--accent: #ff8800"}},
	{"set `color` of `.lead` to `green`", []string{".lead{color:#008000}"}},
	{"make @prices dark", []string{"#prices{background-color:#1f1f1f}"}},
	{"increase the line height", []string{"body{line-height:1.875}"}},
	{"make the hero taller", []string{".hero{padding:125px 37.5px}"}},
	{"black and white", []string{"+--accent: #707070"}},
	{"make the prices section light gray", []string{"#prices{background-color:#d3d3d3}"}},
	{"use the theme paper", []string{"-#2563eb"}},
	{"round the image", []string{"img{border-radius:12px}"}},
	{"put the image above the cards", []string{"img + .cards = Row"}},
	{"increase the font size of the headings by 20%", []string{"h1{font-size:57.5px}", "h2{font-size:29px}", "footer{font-size:14px}"}},
	{"give the header a bottom border", []string{"header{border-bottom:1px solid #22222233}"}},
	{"capitalize the nav links", []string{"nav a{text-transform:capitalize}", "footer a{text-transform:}"}},
	{"don't underline the links", []string{"nav a{text-decoration:none}"}},
	{"put the nav on the right", []string{"nav{margin-left:auto}"}},
	{"add a border radius of 16px to the cards", []string{".card{border-radius:16px}"}},
	{"insert a divider between the hero and the prices", []string{".hero + hr = hr"}},
	{"darker palette but keep the buttons blue", []string{"+--accent: #2563eb", "-#eef2ff"}},
	{"make everything smaller except the title", []string{"h1{font-size:48px}", "h2{font-size:19px}"}},
	{"make the page narrower", []string{"body{max-width:960px}"}},
	{"add some space above the footer", []string{"footer{margin-top:32px}"}},
	{"hide the second card on mobile", []string{"+@media (max-width: 600px) {\n      .cards > div:nth-of-type(2) {\n        display: none;"}},
	{`make the words "wooden boat" bold`, []string{"+a <strong>wooden boat</strong> by"}},
	{"sticky footer", []string{"footer{bottom:0}"}},
	{"make the prices bold", []string{"#prices{font-weight:700}"}},
	{"make the buttons the same colour as the title", []string{".btn{background:#111111}"}},
	{"match the color of the footer links to the title", []string{"footer a{color:#111111}"}},
	{"give the h2 the same font size as the title", []string{"h2{font-size:48px}"}},
	{"make the title half the size", []string{"h1{font-size:24px}"}},
	{"make the title twice the size", []string{"h1{font-size:96px}"}},
	{"replace the company name with Northwind", []string{"+>Northwind</a>", "+<title>Northwind</title>", "-Harbour"}},
	{"keep only the first card", []string{"1=.card", "+Row"}},
	{"show only the hero", []string{"0=#prices", "1=footer"}},
	{"remove everything but the prices section", []string{"0=.hero", "1=#prices"}},
	{"rename “Prices” to “What it costs”", []string{"+<h2>What it costs</h2>"}},
}

func TestPageEdits(t *testing.T) {
	for _, e := range pageEdits {
		r, err := phrase.Apply(page(samplePage), e.say, nil)
		if err != nil {
			t.Fatal(err)
		}
		if e.want == nil { // not understood: said so
			if r.Changed || len(r.NotUnderstood)+len(r.Refused) == 0 {
				t.Errorf("%q: done %q", e.say, r.Done)
			}
			continue
		}
		if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q", e.say, r.Done, r.NotUnderstood, r.Refused)
			continue
		}
		for _, want := range e.want {
			if got, ok := holds(r.Artifact, want); !ok {
				t.Errorf("%q: want %s, got %s (done %q)", e.say, want, got, r.Done)
			}
		}
		if p := artifact.Lint(r.Artifact); len(p) > 0 {
			t.Errorf("%q: %v", e.say, p)
		}
	}
}

// holds checks one expectation and says what is there instead.
func holds(a artifact.Artifact, want string) (got string, ok bool) {
	source := string(a.Source())
	switch {
	case want[0] == '+':
		return "", strings.Contains(source, want[1:])
	case want[0] == '-':
		return "", !strings.Contains(source, want[1:])
	}
	styles := artifact.StylesOf(a)
	if n, sel, found := strings.Cut(want, "="); found && n[0] >= '0' && n[0] <= '9' {
		nodes, err := styles.Doc.Query(sel)
		return strings.Repeat("|", len(nodes)), err == nil && len(nodes) == int(n[0]-'0')
	}
	if sel, text, found := strings.Cut(want, " = "); found {
		nodes, err := styles.Doc.Query(sel)
		if err != nil || len(nodes) == 0 {
			return "nothing", false
		}
		words := styles.Doc.Words(nodes[0])
		return words, strings.HasPrefix(words, text) || nodes[0].Tag == text
	}
	sel, rest, _ := strings.Cut(want, "{")
	property, value, _ := strings.Cut(strings.TrimSuffix(rest, "}"), ":")
	nodes, err := styles.Doc.Query(sel)
	if err != nil || len(nodes) == 0 {
		return "nothing", false
	}
	v, _ := styles.Winner(nodes[0], property)
	return styles.Resolve(v.Value), styles.Resolve(v.Value) == value
}
