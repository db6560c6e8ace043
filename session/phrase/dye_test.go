package phrase_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
	"cultivar/session/starter"
	"cultivar/themes"
)

var hexCodes = regexp.MustCompile(`#[0-9a-f]{6}\b`)

// colorsOf are the colours that a drawing writes, in the order of its source.
func colorsOf(a artifact.Artifact) []themes.Color {
	var out []themes.Color
	for _, code := range hexCodes.FindAllString(string(a.Source()), -1) {
		out = append(out, themes.MustParse(code))
	}
	return out
}

func TestAWholeDrawingToldToBeAColorKeepsItsShapesApart(t *testing.T) {
	poster, err := starter.Get("poster")
	if err != nil {
		t.Fatal(err)
	}
	before := colorsOf(poster)
	for say, hues := range map[string][]float64{
		"make it blue": {264}, "make it dark blue": {264}, "make everything green": {142}, "in dark blue": {264}, "in shades of green": {142},
		"in navy and gold": {264, 95}, "use a palette of teal and cream": {195, 85}, "recolour it in navy and gold": {264, 95},
	} {
		r, err := phrase.Apply(poster, say, nil)
		if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q, %v", say, r.Done, r.NotUnderstood, r.Refused, err)
			continue
		}
		after := colorsOf(r.Artifact)
		for i := range before {
			for j := range before {
				was, is := before[i].LCH().L-before[j].LCH().L, after[i].LCH().L-after[j].LCH().L
				if was > 0.02 && is < -0.005 {
					t.Errorf("%q: %s was lighter than %s, %s is not than %s", say, before[i].Hex(), before[j].Hex(), after[i].Hex(), after[j].Hex())
				}
				if themes.DeltaE(before[i], before[j]) > 0.06 && themes.DeltaE(after[i], after[j]) < 0.02 {
					t.Errorf("%q: %s and %s became %s and %s", say, before[i].Hex(), before[j].Hex(), after[i].Hex(), after[j].Hex())
				}
			}
			near := func(hue float64) bool { return themes.HueDistance(after[i].LCH().H, hue) < 45 }
			if after[i].LCH().C > 0.03 && !slices.ContainsFunc(hues, near) {
				t.Errorf("%q: %s is of another hue", say, after[i].Hex())
			}
		}
		if ink, ground := after[slices.Index(hexIndex(before), "#0b2540")], after[slices.Index(hexIndex(before), "#f2e8d8")]; themes.Contrast(ink, ground) < 7 {
			t.Errorf("%q: words have a contrast of %.1f", say, themes.Contrast(ink, ground))
		}
	}
}

func hexIndex(list []themes.Color) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.Hex()
	}
	return out
}

func TestADrawingOfOneColorBecomesTheVeryColor(t *testing.T) {
	icon := drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#111111" d="M2 2h9v9z"/><path fill="#111111" d="M12 12h9v9z"/></svg>`)
	r, err := phrase.Apply(icon, "make it dark blue", nil)
	if err != nil || strings.Count(string(r.Artifact.Source()), `fill="#00008b"`) != 2 {
		t.Errorf("%s, %v", r.Artifact.Source(), err)
	}
}

func TestAWholePageToldToBeAColorTakesItsPicturesAlong(t *testing.T) {
	landing, err := starter.Get("landing")
	if err != nil {
		t.Fatal(err)
	}
	r, err := phrase.Apply(landing, "in navy and gold", nil)
	if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
		t.Fatalf("done %q, not understood %q, refused %q, %v", r.Done, r.NotUnderstood, r.Refused, err)
	}
	changed := artifact.Changed(landing, r.Artifact)
	if !slices.ContainsFunc(changed, func(p string) bool { return strings.HasSuffix(p, ".svg") }) || !slices.Contains(changed, "styles.css") {
		t.Errorf("changed %q", changed)
	}
}

func TestDarkModeDarkensGroundsOfBareComponents(t *testing.T) {
	bootstrap := page(`<!doctype html><style>:root{--l-rgb:248, 249, 250;--w-rgb:255, 255, 255;--d-rgb:33, 37, 41}
body{background:#fff;color:#222}.bg-light{background-color:rgba(var(--l-rgb), 1)}.text-light{color:rgba(var(--l-rgb), 1)}.text-white{color:rgba(var(--w-rgb), 1)}.bg-dark{background-color:rgba(var(--d-rgb), 1)}</style>
<body><p>Hello</p><div class="bg-dark"><h2 class="text-white">Band</h2></div><footer class="bg-light">The end</footer>`)
	r, err := phrase.Apply(bootstrap, "dark mode", nil)
	got := string(r.Artifact.Source())
	if err != nil || strings.Contains(got, "--l-rgb:248") || !strings.Contains(got, "--w-rgb:255, 255, 255") || !strings.Contains(got, "--d-rgb:33, 37, 41") {
		t.Errorf("%s, %v", got, err)
	}
}

func TestAmountsAreSaidAsTheyWereAsked(t *testing.T) {
	for _, c := range []struct {
		design    artifact.Artifact
		say, want string
	}{
		{drawing(sampleDrawing), "add a black outline, 3px", "3 px black line"},
		{shader(sampleShader), "zoom in 2x", "2 times closer"},
	} {
		if r, err := phrase.Apply(c.design, c.say, nil); err != nil || !strings.Contains(strings.Join(r.Done, ", "), c.want) {
			t.Errorf("%q: done %q, refused %q, %v", c.say, r.Done, r.Refused, err)
		}
	}
	r, err := phrase.Apply(drawing(sampleDrawing), "compress the drawing", nil)
	if err != nil || !regexp.MustCompile(`^shorter by \d+ %$`).MatchString(strings.Join(r.Done, ", ")) {
		t.Errorf("done %q, %v", r.Done, err)
	}
}

func TestWhatIsSoAlreadyIsNotReadAsSomethingElse(t *testing.T) {
	design := page(`<!doctype html><title>Window</title><style>nav{position:sticky;top:0}h1{font-size:40px}</style><body><nav><a href="#">Home</a></nav><h1>Seen</h1><p>Text</p>`)
	if r, err := phrase.Apply(design, "keep the navigation visible while scrolling", nil); err != nil || r.Changed || len(r.Refused) != 1 {
		t.Errorf("done %q, refused %q, %v", r.Done, r.Refused, err)
	}
	r, err := phrase.Apply(design, "make @title smaller", nil)
	if got := string(r.Artifact.Source()); err != nil || strings.Contains(got, "title{") || !strings.Contains(got, "h1{font-size:32px}") && strings.Contains(got, "40px") {
		t.Errorf("%s, %v", got, err)
	}
}

func TestPointedElementsAreNamedInWords(t *testing.T) {
	design := page(`<!doctype html><body><h1 class="text-white big">Seen</h1><p>Text</p>`)
	if r, err := phrase.Apply(design, "make @text-white blue", nil); err != nil || strings.Join(r.Done, ", ") != "title blue" {
		t.Errorf("done %q, refused %q, %v", r.Done, r.Refused, err)
	}
}
