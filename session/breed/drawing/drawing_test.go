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

func drawing(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Drawing, Main: "x.svg", Files: map[string][]byte{"x.svg": []byte(source)}}
}

func samples(t *testing.T) map[string]artifact.Artifact {
	out := map[string]artifact.Artifact{"leaf": drawing(leaf), "icon": drawing(icon), "flag": drawing(flag), "bird": drawing(bird), "nothing": drawing(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Log("CULTIVAR_CORPUS is not set: only the drawings written here are tried")
		return out
	}
	files, err := filepath.Glob(filepath.Join(root, "svg", "*", "*.svg"))
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
	for _, name := range []string{"flag-icons/un.svg", "bootstrap-icons/tux.svg", "devicon/ocaml-original.svg"} {
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
