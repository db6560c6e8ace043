package drawing

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

const banner = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#0b3d91" d="M0 0h60v40H0z"/><path fill="#f4c430" d="M0 30h60v10H0z"/><circle cx="30" cy="15" r="8" fill="#ffffff"/></svg>`

// crossed is what a crossover of two drawings gives.
func crossed(t *testing.T, operator, first, second string) (*Drawing, artifact.Artifact) {
	t.Helper()
	w, err := Stock.Begin([]artifact.Artifact{drawing(first), drawing(second)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := w.Do(gene.Gene{Operator: operator, Strength: 0.6, Seed: 4, From: 1}); !ok {
		t.Fatalf("%s finds nothing to do", operator)
	}
	out, err := w.Artifact()
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, out), out
}

func opened(t *testing.T, a artifact.Artifact) *Drawing {
	t.Helper()
	d, err := open([]artifact.Artifact{a}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// apartFrom is how far the colours of one drawing are on the average from the nearest of another's.
func apartFrom(list, of []tint.Swatch) float64 {
	sum := 0.0
	for _, s := range list {
		best := 1.0
		for _, o := range of {
			best = min(best, themes.DeltaE(s.Color, o.Color))
		}
		sum += s.Weight * best
	}
	return sum
}

func TestACrossoverHasThePaletteOfOneAndTheShapesOfTheOther(t *testing.T) {
	child, _ := crossed(t, "cross.palette", bird, banner)
	own, other := opened(t, drawing(bird)), opened(t, drawing(banner))
	if a, b := apartFrom(child.shown(), other.shown()), apartFrom(child.shown(), own.shown()); a >= b {
		t.Errorf("the colours are %.3f from the other's and %.3f from its own", a, b)
	}
	for i := range own.shapes {
		was, is := own.planned().fills[i], child.planned().fills[i]
		if was.common(&is)*100 < was.count()*98 {
			t.Errorf("shape %d moved", i)
		}
	}
}

func TestWordsStayReadableInCrossovers(t *testing.T) {
	const titled = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><style>.t { font: 700 20px/1 serif; fill: #1c1c28 }</style><rect width="120" height="80" fill="#f7ead9"/><circle cx="84" cy="48" r="20" fill="#e0533a"/><text class="t" x="6" y="22">Harbour</text><text x="6" y="74" font-size="8" fill="#5a4636">Tuesday night</text></svg>`
	drawings := map[string]string{"titled": titled, "dusk": dusk, "chart": chart, "banner": banner, "icon": icon, "bird": bird, "flag": flag}
	tried := 0
	for _, first := range []string{"titled", "dusk"} {
		own := opened(t, drawing(drawings[first]))
		for second, other := range drawings {
			for _, e := range Stock.Catalog() {
				w, err := Stock.Begin([]artifact.Artifact{drawing(drawings[first]), drawing(other)}, nil, nil)
				if err != nil {
					t.Fatal(err)
				}
				if !e.Cross || second == first {
					continue
				}
				if _, ok := w.Do(gene.Gene{Operator: e.Name, Strength: 1, Seed: 7, From: 1}); !ok {
					continue
				}
				out, err := w.Artifact()
				if err != nil {
					t.Fatal(err)
				}
				tried++
				child := opened(t, out)
				was, is := words(own), words(child)
				for text, c := range was {
					if now, ok := is[text]; !ok || now.contrast < 0.9*min(4.5, c.contrast) || now.hidden > 0.02 {
						t.Errorf("%s with %s by %s: %q has a contrast of %.1f, had %.1f; %.0f %% of it are covered", first, second, e.Name, text, now.contrast, c.contrast, 100*now.hidden)
					}
				}
			}
		}
	}
	if tried < 6 {
		t.Errorf("only %d crossovers were tried", tried)
	}
}

type reading struct{ contrast, hidden float64 }

// words are a drawing's texts, how they stand out, and how much of them other shapes cover.
func words(d *Drawing) map[string]reading {
	out := map[string]reading{}
	for i, e := range d.shapes {
		if c, ok := d.flat(e, "fill"); ok && local(e) == "text" {
			out[d.doc.Text(e)] = reading{themes.Contrast(c, d.base(i, "fill")), d.planned().hidden[i]}
		}
	}
	return out
}

func TestAnIconTakesThePlaceOfAnEmblem(t *testing.T) {
	_, out := crossed(t, "cross.emblem", banner, icon)
	text := string(out.Source())
	if strings.Contains(text, "<circle") || !strings.Contains(text, "M3 12h18M12 3v18") {
		t.Errorf("the emblem was not exchanged: %s", text)
	}
	if !strings.Contains(text, `color="#ffffff"`) {
		t.Errorf("the icon does not take the emblem's colour: %s", text)
	}
	for _, kept := range []string{`<path fill="#0b3d91" d="M0 0h60v40H0z"/>`, `<path fill="#f4c430" d="M0 30h60v10H0z"/>`} {
		if !strings.Contains(text, kept) {
			t.Errorf("the field changed: %s", text)
		}
	}
}

func TestWhatIsHiddenOrCarvedIsNotOutlined(t *testing.T) {
	const crescent = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#d21034" d="M0 0h60v40H0z"/><circle cx="28" cy="20" r="12" fill="#fff"/><circle cx="33" cy="20" r="10" fill="#d21034"/></svg>`
	d := opened(t, drawing(crescent))
	if !d.carved() || d.bleeds() == false {
		t.Errorf("a crescent is not known: carved %v, bleeds %v", d.carved(), d.bleeds())
	}
	for _, operator := range []string{"stroke.outline", "texture.layers", "texture.gradient"} {
		if out, caption, ok := do(t, drawing(crescent), gene.Gene{Operator: operator, Strength: 0.6, Seed: 1}); ok {
			t.Errorf("%s (%s) shows the disc that carves the crescent: %s", operator, caption, out.Source())
		}
	}
}

func TestAFaceKeepsItsSkin(t *testing.T) {
	const face = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="34" r="22" fill="#f2b27a"/><path d="M10 30C10 6 54 6 54 30 44 20 20 20 10 30z" fill="#3b2417"/><path d="M18 58h28l4 6H14z" fill="#2563eb"/><circle cx="24" cy="34" r="3" fill="#222"/><circle cx="40" cy="34" r="3" fill="#222"/></svg>`
	for _, e := range Stock.Catalog() {
		for seed := range uint64(4) {
			out, caption, ok := do(t, drawing(face), gene.Gene{Operator: e.Name, Strength: 0.6, Seed: seed})
			if ok && e.Trait == gene.Palette && !e.Cross && !strings.Contains(string(out.Source()), `fill="#f2b27a"`) {
				t.Errorf("%q: the skin changed: %s", caption, out.Source())
			}
		}
	}
	w, err := Stock.Begin([]artifact.Artifact{drawing(face)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.Wear(themes.FromCode(48213))
	if out, _ := w.Artifact(); !strings.Contains(string(out.Source()), "#f2b27a") {
		t.Errorf("a theme changed the skin: %s", out.Source())
	}
}
