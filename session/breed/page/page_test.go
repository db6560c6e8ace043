package page

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

func page(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(source)}}
}

// samples are pages of the sorts that designers bring, and those of the corpus if it is there.
func samples(t *testing.T) map[string]artifact.Artifact {
	out := map[string]artifact.Artifact{"shop": page(shop), "letter": page(letter), "bare": page(bare), "essay": page(essay), "manual": page(manual), "canvas": page(canvas), "studio": page(studio), "plain": page(plainPage), "ferry": page(ferry), "rates": page(rates), "landing": starter(t, "landing"), "night": page(strings.NewReplacer("#fff;", "#10151c;", "#333", "#e8e8e8", "#f4f4f4", "#1a222c", "#fafafa", "#18202a").Replace(shop)), "empty": page(""), "text": page("just words")}
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Log("CULTIVAR_CORPUS is not set: only the pages written here are tried")
		return out
	}
	files, err := filepath.Glob(filepath.Join(root, "html", "*", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = page(string(data))
	}
	return out
}

// words are the texts of a page in order; an exchange of sections changes the order, so they are counted.
func words(source []byte) map[string]int {
	out := map[string]int{}
	doc := markup.HTML(source)
	for _, w := range strings.Fields(doc.Text(doc.Root)) {
		out[w]++
	}
	return out
}

func do(t *testing.T, a artifact.Artifact, others []artifact.Artifact, g gene.Gene, keep ...string) (artifact.Artifact, string, bool) {
	t.Helper()
	w, err := Stock.Begin(append([]artifact.Artifact{a}, others...), keep, nil)
	if err != nil {
		t.Fatal(err)
	}
	caption, ok := w.Do(g)
	out, err := w.Artifact()
	if err != nil {
		t.Fatalf("%s: %v", g.Operator, err)
	}
	return out, caption, ok
}

func TestEveryOperatorKeepsItsPromises(t *testing.T) {
	others := []artifact.Artifact{page(letter), page(strings.NewReplacer("border-radius: 4px", "border-radius: 20px", "#fafafa", "#eef").Replace(shop))}
	worked := map[string]int{}
	for name, a := range samples(t) {
		want := words(a.Source())
		for i, e := range Stock.Catalog() {
			g := gene.Gene{Operator: e.Name, Trait: e.Trait, Strength: 0.6, Seed: uint64(i) + 3, From: 1 + len(name)%2}
			out, caption, ok := do(t, a, others, g)
			again, _, _ := do(t, a, others, g)
			if !bytes.Equal(out.Source(), again.Source()) {
				t.Errorf("%s on %s: two runs differ", e.Name, name)
			}
			if !ok {
				if !bytes.Equal(out.Source(), a.Source()) {
					t.Errorf("%s on %s: changed the page and says that it did not", e.Name, name)
				}
				continue
			}
			if caption == "" {
				t.Errorf("%s on %s: no caption", e.Name, name)
			}
			if !maps.EqualFunc(out.Files, a.Files, bytes.Equal) {
				worked[e.Name]++
			}
			got := words(out.Source())
			if strings.HasPrefix(e.Name, "graft.") || e.Name == "cross.body" {
				inherits(t, e.Name+" on "+name, got, want, words(others[g.From-1].Source()))
				continue
			}
			for w, n := range want {
				if got[w] != n {
					t.Errorf("%s on %s: the word %q was there %d times and is %d times", e.Name, name, w, n, got[w])
					break
				}
			}
		}
	}
	for _, e := range Stock.Catalog() {
		if worked[e.Name] == 0 {
			t.Errorf("%s changed none of the pages", e.Name)
		}
	}
}

// inherits checks that a page's words are those of its parents.
func inherits(t *testing.T, what string, got, mine, theirs map[string]int) {
	t.Helper()
	for w, n := range got {
		if n > mine[w]+theirs[w] {
			t.Errorf("%s: the word %q is there %d times, in the parents %d and %d", what, w, n, mine[w], theirs[w])
			return
		}
	}
}

func TestADiffReadsLikeAPersonsEdit(t *testing.T) {
	out, _, ok := do(t, page(shop), nil, gene.Gene{Operator: "type.scale", Strength: 0.5, Seed: 1})
	if !ok || !strings.Contains(string(out.Source()), ".hero h1 { font-size: ") {
		t.Fatalf("the heading's own declaration was not changed:\n%s", out.Source())
	}
	if !strings.Contains(string(out.Source()), "/* the page */") {
		t.Error("a comment was lost")
	}
	before, after := strings.Split(shop, "\n"), strings.Split(string(out.Source()), "\n")
	changed := 0
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			changed++
		}
	}
	if len(after)-len(before) > 4 {
		t.Errorf("%d lines were added for one heading size", len(after)-len(before))
	}
}

func TestPaletteFollowsCustomPropertiesAndTriples(t *testing.T) {
	out, caption, ok := do(t, page(shop), nil, gene.Gene{Operator: "palette.hue", Strength: 0.7, Seed: 5})
	source := string(out.Source())
	if !ok || strings.Contains(source, "#0d6efd") || strings.Contains(source, "13, 110, 253") || strings.Contains(source, "#0b5ed7") {
		t.Errorf("%s (%v): a brand colour stayed\n%s", caption, ok, source)
	}
	if !strings.Contains(source, "rgb(var(--brand-rgb))") {
		t.Error("the reference was replaced by a literal")
	}
}

func TestTextStaysReadableWhateverIsChanged(t *testing.T) {
	for name, a := range samples(t) {
		for _, e := range Stock.Catalog() {
			if e.Cross {
				continue
			}
			for seed := range uint64(3) {
				out, caption, ok := do(t, a, nil, gene.Gene{Operator: e.Name, Strength: 0.8, Seed: seed})
				if !ok {
					continue
				}
				parent, child := parse(a), parse(out)
				if was, is := len((&Page{design: parent}).failures()), unreadable(child); is > was+unreadable(parent) {
					t.Errorf("%s: %s makes %d texts hard to read, %d were", name, caption, is, unreadable(parent))
				}
			}
		}
	}
}

// unreadable counts the texts below WCAG AA.
func unreadable(d *design) int {
	p := &Page{design: d}
	n := 0
	for _, e := range d.look.texts {
		if backdrop, _, known := p.backdrop(e); known && themes.Contrast(p.ink(e).Over(backdrop).Rounded(), backdrop.Rounded()) < themes.AA-0.02 {
			n++
		}
	}
	return n
}

func TestCaptionsAreTrue(t *testing.T) {
	a := page(shop)
	size := func(a artifact.Artifact) float64 { return parse(a).fontSize(parse(a).doc.First("p")) }
	heading := func(a artifact.Artifact) float64 { return parse(a).fontSize(parse(a).doc.First("h1")) }
	dark := func(a artifact.Artifact) bool { return parse(a).colored().roles.Dark() }
	warmth := func(a artifact.Artifact) float64 {
		return themes.Warmth(parse(a).colored().roles.Accents[0].Color()) + 3*themes.Warmth(parse(a).colored().ground)
	}
	run := func(op string) artifact.Artifact {
		out, _, ok := do(t, a, nil, gene.Gene{Operator: op, Strength: 0.6, Seed: 9})
		if !ok {
			t.Fatalf("%s found nothing to change", op)
		}
		return out
	}
	for _, tt := range []struct {
		op string
		ok func(artifact.Artifact) bool
	}{
		{"type.larger", func(b artifact.Artifact) bool { return size(b) > size(a) }},
		{"type.smaller", func(b artifact.Artifact) bool { return size(b) < size(a) }},
		{"type.scale", func(b artifact.Artifact) bool { return heading(b) > heading(a) && size(b) == size(a) }},
		{"palette.dark", dark},
		{"palette.warmer", func(b artifact.Artifact) bool { return warmth(b) > warmth(a) }},
		{"palette.cooler", func(b artifact.Artifact) bool { return warmth(b) < warmth(a) }},
		{"space.airier", func(b artifact.Artifact) bool { return parse(b).density() > parse(a).density() }},
		{"space.denser", func(b artifact.Artifact) bool { return parse(b).density() < parse(a).density() }},
		{"shape.rounder", func(b artifact.Artifact) bool { return parse(b).usualRadius() > parse(a).usualRadius() }},
		{"layout.narrower", func(b artifact.Artifact) bool { return parse(b).columnWidth() < parse(a).columnWidth() }},
	} {
		if out := run(tt.op); !tt.ok(out) {
			t.Errorf("%s: the caption is not true of\n%s", tt.op, out.Source())
		}
	}
}

func TestKeptElementsStayAsTheyAre(t *testing.T) {
	for _, e := range Stock.Catalog() {
		if e.Cross || e.Trait == gene.Space {
			continue
		}
		a := page(shop)
		out, _, ok := do(t, a, nil, gene.Gene{Operator: e.Name, Strength: 0.7, Seed: 4}, ".card")
		if !ok {
			continue
		}
		was, is := parse(a), parse(out)
		for i := range was.found[".card"] {
			before, after := was.found[".card"][i], is.found[".card"][i]
			for g := group(0); g < groups; g++ {
				if g == gMargin || g == gGap || g == gAlign {
					continue
				}
				if x, y := decided(was, before, g), decided(is, after, g); x != y && y != initial[g] {
					t.Errorf("%s: group %d of a kept card was %q and is %q", e.Name, g, x, y)
				}
			}
		}
	}
}

// decided is what a group comes to for an element.
func decided(d *design, e *markup.Node, g group) string {
	id, at := d.decider(e, g)
	if id < 0 {
		return ""
	}
	return d.resolved(id, at)
}

func TestWearingAThemeMakesDesignsRelated(t *testing.T) {
	th, err := themes.Lookup("dusk")
	if err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{"shop": shop, "letter": letter, "bare": bare} {
		w, err := Stock.Begin([]artifact.Artifact{page(source)}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if caption, ok := w.Wear(th); !ok || caption != "wears dusk" {
			t.Fatalf("%s does not wear it: %q", name, caption)
		}
		out, err := w.Artifact()
		if err != nil {
			t.Fatal(err)
		}
		roles := parse(out).colored().roles
		if d := themes.DeltaE(roles.Ground.Color(), themes.MustParse(th.Background)); d > 0.12 {
			t.Errorf("%s: the ground is %s, the theme's %s", name, roles.Ground.Hex(), th.Background)
		}
		if !strings.Contains(string(out.Source()), "Bodoni") {
			t.Errorf("%s: the theme's heading face is missing", name)
		}
	}
}

func TestLinkedSheetsAreBredToo(t *testing.T) {
	a := artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{
		"index.html":   []byte(`<html><head><link rel="stylesheet" href="css/site.css"></head><body><h1>Hello</h1><p>Some words to read.</p></body></html>`),
		"css/site.css": []byte("body {\n\tcolor: #222;\n\tbackground: #ffffff;\n}\n\nh1 {\n\tfont-size: 2rem;\n}\n"),
	}}
	out, _, ok := do(t, a, nil, gene.Gene{Operator: "palette.dark", Strength: 0.5, Seed: 1})
	if !ok || !bytes.Equal(out.Source(), a.Source()) {
		t.Errorf("the page was changed instead of its sheet:\n%s", out.Source())
	}
	css := string(out.Files["css/site.css"])
	if strings.Contains(css, "#ffffff") || !strings.Contains(css, "body {\n\tcolor: #") {
		t.Errorf("the sheet is\n%s", css)
	}
}

func TestAShaderInAScriptIsBredInPlace(t *testing.T) {
	captions := map[string]bool{}
	for seed := range uint64(8) {
		out, caption, ok := do(t, page(canvas), nil, gene.Gene{Operator: "shader.change", Trait: gene.Shader, Strength: 0.5, Seed: seed})
		if !ok || !strings.HasSuffix(caption, " in the page's shader") {
			t.Fatalf("seed %d: %q, %v", seed, caption, ok)
		}
		captions[caption] = true
		before, after, found := strings.Cut(string(out.Source()), "id=\"f\">")
		if !found || !strings.HasPrefix(canvas, before) || !strings.HasSuffix(after, "</script>\n</body></html>") {
			t.Errorf("seed %d: more than the fragment shader changed:\n%s", seed, out.Source())
		}
		if strings.Count(after, "uniform ") != 2 {
			t.Errorf("seed %d: the page does not set these uniforms:\n%s", seed, after)
		}
	}
	if len(captions) < 3 {
		t.Errorf("eight seeds make only %v", captions)
	}
}
