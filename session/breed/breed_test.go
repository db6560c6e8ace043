package breed

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/themes"
)

const sheet = `<html><head><title>Tea</title><style>
body { font-family: Arial; color: #222; background: #fff; padding: 20px; }
h1 { font-size: 32px; color: #0a7; }
.box { background: #eee; padding: 12px; border-radius: 4px; }
</style></head><body><h1>Tea for two</h1><p>And two for tea, at four.</p><div class="box"><h2>Menu</h2><p>Scones and jam.</p></div></body></html>`

const dash = `<html><head><title>Board</title><style>
body { font: 14px/1.4 Verdana; color: #eee; background: #123; }
.tile { background: #1c2c3c; padding: 30px; border-radius: 16px; }
a { color: #fa0; }
</style></head><body><h1>Board</h1><div class="tile"><h2>Sales</h2><p>Up by a tenth. <a href="#">More</a></p></div></body></html>`

const star = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#e11d48" d="M20 2L25 15L38 15L28 24L32 38L20 30L8 38L12 24L2 15L15 15Z"/><circle cx="20" cy="20" r="4" fill="#facc15"/></svg>`

func pageOf(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(source)}}
}

func drawingOf(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Drawing, Main: "x.svg", Files: map[string][]byte{"x.svg": []byte(source)}}
}

func mustPropose(t *testing.T, parents []artifact.Artifact, o Options, i int) Proposal {
	t.Helper()
	p, err := Propose(parents, o, i)
	if err != nil {
		t.Fatalf("proposal %d: %v", i, err)
	}
	return p
}

func families() map[string][]artifact.Artifact {
	return map[string][]artifact.Artifact{
		"page": {pageOf(sheet)}, "two pages": {pageOf(sheet), pageOf(dash)}, "drawing": {drawingOf(star)},
		"two drawings": {drawingOf(star), drawingOf(strings.NewReplacer("#e11d48", "#2563eb", "r=\"4\"", "r=\"9\"").Replace(star))},
	}
}

func TestAProposalIsAPureFunctionAndReplays(t *testing.T) {
	for name, parents := range families() {
		for i := range 12 {
			o := Options{Seed: 42, Rate: 0.3}
			p, q := mustPropose(t, parents, o, i), mustPropose(t, parents, o, i)
			if !bytes.Equal(p.Artifact.Source(), q.Artifact.Source()) || p.Caption != q.Caption {
				t.Fatalf("%s %d: two runs differ", name, i)
			}
			if p.Caption == "" || len(p.Traits) == 0 || len(p.Recipe.Genes) == 0 {
				t.Errorf("%s %d: says too little: %+v", name, i, p.Recipe)
			}
			data, err := json.Marshal(p.Recipe)
			if err != nil {
				t.Fatal(err)
			}
			var recipe Recipe
			if err := json.Unmarshal(data, &recipe); err != nil {
				t.Fatal(err)
			}
			again, err := Replay(parents, recipe)
			if err != nil || !bytes.Equal(again.Artifact.Source(), p.Artifact.Source()) {
				t.Errorf("%s %d: the replay differs (%v)", name, i, err)
			}
		}
	}
}

func TestSeedsAndIndicesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for i := range 20 {
		seen[string(mustPropose(t, []artifact.Artifact{pageOf(sheet)}, Options{Seed: 1}, i).Artifact.Source())] = true
	}
	if len(seen) < 18 {
		t.Errorf("only %d of 20 proposals differ", len(seen))
	}
}

func TestAGenerationCoversTheTraits(t *testing.T) {
	for name, parents := range families() {
		traits := map[Trait]bool{}
		for i := range 8 {
			for _, trait := range mustPropose(t, parents, Options{Seed: 7}, i).Traits {
				traits[trait] = true
			}
		}
		if len(traits) < 4 {
			t.Errorf("%s: eight proposals change %d traits only", name, len(traits))
		}
	}
}

func TestLocksAndOnly(t *testing.T) {
	parents := []artifact.Artifact{pageOf(sheet)}
	for i := range 15 {
		for _, trait := range mustPropose(t, parents, Options{Seed: 3, Locks: []Trait{Palette, Type}}, i).Traits {
			if trait == Palette || trait == Type {
				t.Errorf("proposal %d changed the locked %s", i, trait)
			}
		}
		for _, trait := range mustPropose(t, parents, Options{Seed: 3, Only: Space}, i).Traits {
			if trait != Space {
				t.Errorf("proposal %d changed %s besides space", i, trait)
			}
		}
	}
	if _, err := Propose(parents, Options{Locks: Traits(artifact.Page)}, 0); err == nil {
		t.Error("with every trait locked something was proposed")
	}
}

func TestACrossoverTakesThePaletteOfTheOther(t *testing.T) {
	parents := []artifact.Artifact{pageOf(sheet), pageOf(dash)}
	p, err := Replay(parents, Recipe{Engine: Version, Genes: []Gene{{Operator: "cross.palette", Trait: Palette, Strength: 1, From: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(p.Caption, "Board") {
		t.Errorf("the caption is %q", p.Caption)
	}
	if strings.Contains(string(p.Artifact.Source()), "background: #fff") || !strings.Contains(string(p.Artifact.Source()), "Tea for two") {
		t.Errorf("the child is\n%s", p.Artifact.Source())
	}
}

func TestMoreLikeThisAndItsOpposite(t *testing.T) {
	parents := []artifact.Artifact{pageOf(sheet)}
	dark, err := Replay(parents, Recipe{Engine: Version, Genes: []Gene{{Operator: "space.airier", Trait: Space, Strength: 0.6, Seed: 1}, {Operator: "shape.rounder", Trait: Shape, Strength: 0.6, Seed: 2}}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		like := mustPropose(t, parents, Options{Seed: 9, Like: &dark.Recipe}, i)
		if !strings.Contains(like.Caption, "airier spacing") || !strings.Contains(like.Caption, "rounder corners") {
			t.Errorf("more like it: %s", like.Caption)
		}
		unlike := mustPropose(t, parents, Options{Seed: 9, Unlike: &dark.Recipe}, i)
		if strings.Contains(unlike.Caption, "airier") || strings.Contains(unlike.Caption, "rounder corners") {
			t.Errorf("its opposite: %s", unlike.Caption)
		}
	}
}

func TestWearIsReplayed(t *testing.T) {
	p, err := Wear(pageOf(sheet), themes.FromCode(48213))
	if err != nil || p.Caption != "wears 48213" {
		t.Fatalf("%q, %v", p.Caption, err)
	}
	again, err := Replay([]artifact.Artifact{pageOf(sheet)}, p.Recipe)
	if err != nil || !bytes.Equal(again.Artifact.Source(), p.Artifact.Source()) {
		t.Errorf("the replay differs: %v", err)
	}
}

// picture paints a ground with a square of another colour somewhere.
func picture(ground, square color.Color, at int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 160, 100))
	draw.Draw(img, img.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(at, 20, at+40, 60), image.NewUniform(square), image.Point{}, draw.Src)
	return img
}

func lookOf(img *image.RGBA, trait Trait) Look {
	return Look{Proposal: Proposal{Traits: []Trait{trait}}, Shot: render.Shot{Image: img}}
}

func TestSelectDropsWhatIsBrokenOrAlike(t *testing.T) {
	white, black, red := color.White, color.Black, color.RGBA{200, 30, 30, 255}
	parent := lookOf(picture(white, black, 10), Palette)
	same, broken, other := lookOf(picture(white, black, 10), Type), lookOf(nil, Space), lookOf(picture(white, red, 90), Layout)
	broken.Shot.Broken = "its script never ends"
	night := lookOf(picture(black, red, 60), Shape)
	got := Select([]Look{parent}, []Look{same, broken, other, night, other}, 2, nil, 1)
	if len(got) != 2 || got[0].Index+got[1].Index != 5 && got[0].Index+got[1].Index != 7 {
		t.Fatalf("chose %+v", got)
	}
	all := Select([]Look{parent}, []Look{same, broken, other}, 3, nil, 1)
	if len(all) != 3 {
		t.Fatalf("%d of 3 wanted", len(all))
	}
	notes := map[int]int{}
	for _, c := range all {
		notes[c.Index] = len(c.Notes)
	}
	if notes[0] == 0 || notes[1] == 0 || notes[2] != 0 {
		t.Errorf("notes: %+v", all)
	}
}

func TestTasteLearnsOnlyWhatWasChosen(t *testing.T) {
	var taste Taste
	shown := []Look{}
	for _, dark := range []float64{-0.8, -0.7, -0.9, 0.8} {
		shown = append(shown, Look{Known: map[string]float64{"dark": dark, "round": -1, "large": 1, "busy": 0.1 + dark/100}})
	}
	for range 2 {
		taste.Show(shown)
		taste.Learn(Accepted, shown[3])
		for _, look := range shown[:3] {
			taste.Learn(Ignored, look)
		}
	}
	said := taste.Opinions()
	if len(said) != 1 || said[0].Word != "dark" {
		t.Fatalf("of looks that differ in darkness alone it learnt %+v", said)
	}
	if said[0].Weight > 0.4 {
		t.Errorf("two choices make an opinion of %g", said[0].Weight)
	}
}

func TestTasteLearnsAndLeans(t *testing.T) {
	var taste Taste
	dark, light := lookOf(picture(color.RGBA{10, 10, 20, 255}, color.White, 10), Palette), lookOf(picture(color.White, color.Black, 10), Palette)
	for range 5 {
		taste.Learn(Accepted, dark)
		taste.Learn(Ignored, light)
	}
	if words := taste.Words(); len(words) == 0 || words[0] != "dark" {
		t.Errorf("it seems to like %v: %+v", words, taste)
	}
	if taste.Likes(dark) <= taste.Likes(light) {
		t.Error("a dark look is not liked better")
	}
	data, err := json.Marshal(taste)
	if err != nil {
		t.Fatal(err)
	}
	var kept Taste
	if err := json.Unmarshal(data, &kept); err != nil || kept.Likes(dark) != taste.Likes(dark) {
		t.Errorf("kept and read again it differs: %v", err)
	}
	darker := func(taste *Taste) int {
		n := 0
		for i := range 60 {
			for _, g := range mustPropose(t, []artifact.Artifact{pageOf(sheet)}, Options{Seed: 5, Taste: taste}, i).Recipe.Genes {
				if g.Operator == "palette.dark" || g.Operator == "palette.night" {
					n++
				}
			}
		}
		return n
	}
	if with, without := darker(&taste), darker(nil); with <= without {
		t.Errorf("%d dark proposals with the taste, %d without", with, without)
	}
	taste.Reset()
	if taste.Words() != nil {
		t.Error("reset, it still likes something")
	}
}

func TestTheCorpusBreeds(t *testing.T) {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no real designs to try")
	}
	for pattern, kind := range map[string]artifact.Kind{"html/*/*.html": artifact.Page, "svg/*/*.svg": artifact.Drawing} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a := artifact.Artifact{Kind: kind, Main: "x", Files: map[string][]byte{"x": data}}
			for i := range 4 {
				p, err := Propose([]artifact.Artifact{a}, Options{Seed: 11}, i)
				if err != nil {
					t.Errorf("%s: %v", filepath.Base(f), err)
					break
				}
				again, err := Replay([]artifact.Artifact{a}, p.Recipe)
				if err != nil || !bytes.Equal(again.Artifact.Source(), p.Artifact.Source()) {
					t.Errorf("%s: the replay differs: %v", filepath.Base(f), err)
				}
			}
		}
	}
}

func TestAFamilyThatIsForOnceIsShownOnce(t *testing.T) {
	family := map[string]bool{}
	var many, others []string
	for _, e := range Operators(artifact.Drawing) {
		if e.Once == "multiples" {
			family[e.Name] = true
			many = append(many, e.Name)
		} else if !e.Cross {
			others = append(others, e.Name)
		}
	}
	if len(many) < 3 {
		t.Fatalf("the family of multiples is %v", many)
	}
	var candidates []Look
	for i := range 12 {
		name := others[i]
		if i%2 == 0 {
			name = many[i/2%len(many)]
		}
		candidates = append(candidates, Look{Proposal: Proposal{Artifact: artifact.Artifact{Kind: artifact.Drawing}, Traits: []Trait{Layout}, Recipe: Recipe{Genes: []Gene{{Operator: name}}}}})
	}
	shown := 0
	for _, c := range Select(nil, candidates, 6, nil, 3) {
		if family[candidates[c.Index].Proposal.Recipe.Genes[0].Operator] {
			shown++
		}
	}
	if shown > 1 {
		t.Errorf("%d of six tiles are multiples", shown)
	}
}
