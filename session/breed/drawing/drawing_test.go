package drawing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

const leaf = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <title>Leaf</title>
  <style>.vein { stroke: #14532d; stroke-width: 2; fill: none }</style>
  <defs>
    <linearGradient id="g"><stop offset="0" stop-color="#86efac"/><stop offset="1" style="stop-color:#16a34a"/></linearGradient>
  </defs>
  <!-- the blade -->
  <path fill="url(#g)" d="M50 5 L90 50 L50 95 L10 50 Z"/>
  <path class="vein" d="M50 10C60 40 40 60 50 90"/>
  <path fill="#22c55e" d="M20 60c5-10 15-10 20 0s5 20-5 20-20-10-15-20z"/>
  <circle cx="30" cy="30" r="8" fill="#ef4444"/>
  <rect x="60" y="60" width="20" height="10" style="fill: #1d4ed8"/>
  <text x="5" y="98" font-family="serif">a leaf &amp; more</text>
</svg>
`

const icon = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"><path d="M3 12h18M12 3v18"/></svg>`

const flag = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#009" d="M0 0h60v40H0z"/><circle cx="30" cy="20" r="10" fill="#fff"/></svg>`

const bird = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
  <path id="wing" fill="#0f7c8a" d="M10 34C8 18 20 8 32 12L44 18 34 22c2 12-10 22-24 14C7 35 9 35 10 34z"/>
  <path fill="#f2a541" d="M16 30c2-8 8-12 14-10l-4 10z"/>
  <circle cx="30" cy="16" r="1.6" fill="#10222b"/>
</svg>`

const chart = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><rect width="160" height="100" fill="#14202e"/><g><rect x="10" y="40" width="12" height="50" fill="#4273a1"/><rect x="34" y="30" width="12" height="60" fill="#76a8aa"/><rect x="58" y="12" width="12" height="78" fill="#f1c870"/><rect x="82" y="20" width="12" height="70" fill="#fc9c50"/><rect x="106" y="34" width="12" height="56" fill="#ff8440"/><rect x="130" y="50" width="12" height="40" fill="#88aea2"/></g></svg>`

const saw = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#c2571a" d="M90.0 50.0L85.9 52.3L89.7 55.0L85.4 56.7L88.7 59.9L84.2 61.1L87.2 64.7L82.6 65.3L85.1 69.3L80.4 69.3L82.4 73.5L77.7 72.9L79.2 77.4L74.6 76.2L75.5 80.8L71.2 79.1L71.4 83.8L67.3 81.5L67.0 86.2L63.3 83.5L62.4 88.0L59.0 84.9L57.5 89.3L54.5 85.7L52.5 89.9L50.0 86.0L47.5 89.9L45.5 85.7L42.5 89.3L41.0 84.9L37.6 88.0L36.7 83.5L33.0 86.2L32.7 81.5L28.6 83.8L28.8 79.1L24.5 80.8L25.4 76.2L20.8 77.4L22.3 72.9L17.6 73.5L19.6 69.3L14.9 69.3L17.4 65.3L12.8 64.7L15.8 61.1L11.3 59.9L14.6 56.7L10.3 55.0L14.1 52.3L10.0 50.0L14.1 47.7L10.3 45.0L14.6 43.3L11.3 40.1L15.8 38.9L12.8 35.3L17.4 34.7L14.9 30.7L19.6 30.7L17.6 26.5L22.3 27.1L20.8 22.6L25.4 23.8L24.5 19.2L28.8 20.9L28.6 16.2L32.7 18.5L33.0 13.8L36.7 16.5L37.6 12.0L41.0 15.1L42.5 10.7L45.5 14.3L47.5 10.1L50.0 14.0L52.5 10.1L54.5 14.3L57.5 10.7L59.0 15.1L62.4 12.0L63.3 16.5L67.0 13.8L67.3 18.5L71.4 16.2L71.2 20.9L75.5 19.2L74.6 23.8L79.2 22.6L77.7 27.1L82.4 26.5L80.4 30.7L85.1 30.7L82.6 34.7L87.2 35.3L84.2 38.9L88.7 40.1L85.4 43.3L89.7 45.0L85.9 47.7Z"/></svg>`

const dusk = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 120"><rect width="90" height="120" fill="#f2e8d8"/><circle cx="50" cy="55" r="24" fill="#ef5a3c"/><path d="M0 70C20 60 40 60 60 70S80 76 90 70V120H0Z" fill="#3f8f98"/><path d="M0 90C20 80 40 80 60 90S80 96 90 90V120H0Z" fill="#123f5e"/><text x="8" y="24" font-size="18" fill="#0b2540">Dusk</text></svg>`

const pies = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100"><rect width="120" height="100" fill="#fff"/><g transform="translate(50,50)"><path transform="translate(2,0)" d="M0,-40A40,40,0,0,1,40,0L0,0Z" fill="#4c78a8"/><path transform="translate(2,0)" d="M40,0A40,40,0,0,1,-40,0L0,0Z" fill="#f58518"/><path transform="translate(2,0)" d="M-40,0A40,40,0,0,1,0,-40L0,0Z" fill="#54a24b"/></g><text x="96" y="20" font-size="8" fill="#333">parts</text></svg>`

func drawing(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Drawing, Main: "x.svg", Files: map[string][]byte{"x.svg": []byte(source)}}
}

func samples(t *testing.T) map[string]artifact.Artifact {
	out := map[string]artifact.Artifact{"leaf": drawing(leaf), "icon": drawing(icon), "flag": drawing(flag), "bird": drawing(bird), "chart": drawing(chart), "dusk": drawing(dusk), "saw": drawing(saw), "pie": drawing(pies), "nothing": drawing(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Log("CULTIVAR_CORPUS is not set: only the drawings written here are tried")
		return out
	}
	files, err := filepath.Glob(filepath.Join(root, "*", "*", "*.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = drawing(string(data))
	}
	return out
}

func do(t *testing.T, a artifact.Artifact, g gene.Gene, keep ...string) (artifact.Artifact, string, bool) {
	t.Helper()
	w, err := Stock.Begin([]artifact.Artifact{a, drawing(flag)}, keep, nil)
	if err != nil {
		t.Logf("%s: %v", a.Main, err)
		return a, "", false
	}
	caption, ok := w.Do(g)
	out, err := w.Artifact()
	if err != nil {
		t.Fatalf("%s: %v", g.Operator, err)
	}
	return out, caption, ok
}

func TestEveryOperatorKeepsItsPromises(t *testing.T) {
	worked := map[string]int{}
	for name, a := range samples(t) {
		before := markup.XML(a.Source())
		for i, e := range Stock.Catalog() {
			g := gene.Gene{Operator: e.Name, Trait: e.Trait, Strength: 0.6, Seed: uint64(i) + 5, From: 1}
			out, caption, ok := do(t, a, g)
			again, _, _ := do(t, a, g)
			if !bytes.Equal(out.Source(), again.Source()) {
				t.Errorf("%s on %s: two runs differ", e.Name, name)
			}
			if !ok {
				if !bytes.Equal(out.Source(), a.Source()) {
					t.Errorf("%s on %s: changed the drawing and says that it did not", e.Name, name)
				}
				continue
			}
			if caption == "" {
				t.Errorf("%s on %s: no caption", e.Name, name)
			}
			if !bytes.Equal(out.Source(), a.Source()) {
				worked[e.Name]++
			}
			after := markup.XML(out.Source())
			if top := after.First("svg"); top == nil || before.First("svg") != nil && top.Get("viewBox") != before.First("svg").Get("viewBox") {
				t.Errorf("%s on %s: the viewBox changed", e.Name, name)
			}
			if !strings.Contains(after.Words(after.Root), before.Words(before.Root)) && !e.Cross {
				t.Errorf("%s on %s: text was lost", e.Name, name)
			}
			if n := len(after.Root.Find(func(n *markup.Node) bool { return n.Implied })); n > len(before.Root.Find(func(n *markup.Node) bool { return n.Implied })) {
				t.Errorf("%s on %s: %d elements are not closed", e.Name, name, n)
			}
		}
	}
	for _, e := range Stock.Catalog() {
		if worked[e.Name] == 0 {
			t.Errorf("%s changed none of the drawings", e.Name)
		}
	}
}

func TestColoursAreFollowedWhereverTheyAreSaid(t *testing.T) {
	out, _, ok := do(t, drawing(leaf), gene.Gene{Operator: "palette.hue", Strength: 0.8, Seed: 2})
	for _, old := range []string{"#14532d", "#86efac", "#16a34a", "#ef4444", "#1d4ed8", "#22c55e"} {
		if strings.Contains(string(out.Source()), old) {
			t.Errorf("%s stayed", old)
		}
	}
	if !ok || !strings.Contains(string(out.Source()), "<!-- the blade -->") {
		t.Error("a comment was lost")
	}
}

func TestAnIconInCurrentColorGetsAColour(t *testing.T) {
	out, caption, ok := do(t, drawing(icon), gene.Gene{Operator: "palette.mood", Strength: 0.5, Seed: 2})
	if !ok || strings.Contains(string(out.Source()), "currentColor") {
		t.Errorf("%s: %s", caption, out.Source())
	}
}

func TestKeptElementsStay(t *testing.T) {
	for _, e := range Stock.Catalog() {
		out, _, ok := do(t, drawing(leaf), gene.Gene{Operator: e.Name, Strength: 0.7, Seed: 3}, "circle")
		if ok && !strings.Contains(string(out.Source()), `<circle cx="30" cy="30" r="8" fill="#ef4444"/>`) {
			t.Errorf("%s changed what is kept:\n%s", e.Name, out.Source())
		}
	}
}

func TestWearingATheme(t *testing.T) {
	th := themes.FromCode(48213)
	w, err := Stock.Begin([]artifact.Artifact{drawing(leaf)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := w.Wear(th); !ok {
		t.Fatal("a drawing with colours wears no theme")
	}
	out, _ := w.Artifact()
	if strings.Contains(string(out.Source()), "#16a34a") {
		t.Error("an old colour stayed")
	}
}

func BenchmarkOffspring(b *testing.B) {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		b.Skip("CULTIVAR_CORPUS is not set: no real designs to try")
	}
	for _, name := range []string{"flag-icons/un.svg", "bootstrap-icons/tux.svg", "devicon/ocaml-original.svg", "gilbarbara-logos/opencv.svg"} {
		b.Run(filepath.Base(name), func(b *testing.B) {
			data, err := os.ReadFile(filepath.Join(root, "svg", name))
			if err != nil {
				b.Fatal(err)
			}
			a := drawing(string(data))
			entries := Stock.Catalog()
			for i := 0; b.Loop(); i++ {
				w, err := Stock.Begin([]artifact.Artifact{a}, nil, nil)
				if err != nil {
					b.Fatal(err)
				}
				for k := range 3 {
					e := entries[(i*3+k*5)%len(entries)]
					w.Do(gene.Gene{Operator: e.Name, Strength: 0.5, Seed: uint64(i)})
				}
				if _, err := w.Artifact(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "offspring/s")
		})
	}
}
