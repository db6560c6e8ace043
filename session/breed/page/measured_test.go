package page

import (
	"context"
	"fmt"
	"image"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// drawn draws and measures artifacts, in sheets.
func drawn(t *testing.T, cam *browser.Browser, list []artifact.Artifact, scale float64) []render.Shot {
	t.Helper()
	var docs []render.Document
	for _, a := range list {
		doc, err := a.Document()
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	view := render.Viewport{Width: 1280, Height: 800, Scale: scale, Measure: true}
	var shots []render.Shot
	for at := 0; at < len(docs); at += 20 {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		part, err := cam.Sheet(ctx, docs[at:min(at+20, len(docs))], view, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		shots = append(shots, part...)
	}
	return shots
}

// mean averages a measure over the elements for which it has a weight.
func mean(f *render.Facts, measure func(render.Element) (value, weight float64)) float64 {
	sum, total := 0.0, 0.0
	for _, e := range f.Elements {
		v, w := measure(e)
		sum, total = sum+v*w, total+w
	}
	return sum / math.Max(1e-9, total)
}

func textSize(s render.Shot) float64 {
	return mean(s.Facts, func(e render.Element) (float64, float64) { return e.FontSize, float64(len(e.Text)) })
}

func headingSize(s render.Shot) float64 {
	return mean(s.Facts, func(e render.Element) (float64, float64) {
		if e.Role == "heading" && e.Text != "" || e.Text != "" && e.FontSize >= 23 {
			return e.FontSize, 1
		}
		return 0, 0
	})
}

// depth is how far down the page text ends on average.
func depth(s render.Shot) float64 {
	return mean(s.Facts, func(e render.Element) (float64, float64) {
		if e.Text == "" {
			return 0, 0
		}
		return e.Box.Y + e.Box.H, 1
	})
}

func textWidth(s render.Shot) float64 {
	return mean(s.Facts, func(e render.Element) (float64, float64) {
		if e.Display == "inline" || e.Display == "inline-block" {
			return 0, 0
		}
		return e.Box.W, float64(len(e.Text))
	})
}

func radius(s render.Shot) float64 {
	return mean(s.Facts, func(e render.Element) (float64, float64) { return math.Min(e.Radius, 64), 1 })
}

// look averages a measure of OKLab over a picture.
func lookOf(s render.Shot, measure func(themes.Lab) float64) float64 {
	sum, n := 0.0, 0.0
	b := s.Image.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 4 {
		for x := b.Min.X; x < b.Max.X; x += 4 {
			c := s.Image.RGBAAt(x, y)
			sum += measure(themes.RGB8(c.R, c.G, c.B).Lab())
			n++
		}
	}
	return sum / n
}

func lightness(s render.Shot) float64 { return lookOf(s, func(c themes.Lab) float64 { return c.L }) }

func warmth(s render.Shot) float64 {
	return lookOf(s, func(c themes.Lab) float64 { return c.A*0.5 + c.B*0.866 })
}

// abreast is how many children of one element stand side by side at most, summed over all elements.
func abreast(s render.Shot) float64 {
	rows := map[string]int{}
	most := map[string]int{}
	for _, e := range s.Facts.Elements {
		if len(e.Path) == 0 || e.Box.Area() == 0 {
			continue
		}
		parent := fmt.Sprint(e.Path[:len(e.Path)-1])
		row := fmt.Sprint(parent, math.Round(e.Box.Y/4))
		rows[row]++
		most[parent] = max(most[parent], rows[row])
	}
	sum := 0
	for _, n := range most {
		sum += n
	}
	return float64(sum)
}

// claims say what a caption means, as a number that must grow, or shrink if sign is negative, by more than the tolerance.
var claims = map[string]struct {
	sign    float64
	measure func(render.Shot) float64
}{
	"larger type":           {1, textSize},
	"smaller type":          {-1, textSize},
	"larger headings":       {1, headingSize},
	"smaller headings":      {-1, headingSize},
	"airier spacing":        {1, depth},
	"denser spacing":        {-1, depth},
	"looser lines":          {1, depth},
	"roomier sections":      {1, depth},
	"taller opening":        {1, depth},
	"more columns":          {1, abreast},
	"fewer columns":         {-1, abreast},
	"cards as a list":       {-1, abreast},
	"wider layout":          {1, textWidth},
	"narrower layout":       {-1, textWidth},
	"rounder corners":       {1, radius},
	"square corners":        {-1, radius},
	"dark palette":          {-1, lightness},
	"light palette":         {1, lightness},
	"warmer palette":        {1, warmth},
	"cooler palette":        {-1, warmth},
	"list in two columns":   {1, abreast},
	"list in three columns": {1, abreast},
}

// claimed are the operators whose captions make these claims.
var claimed = []string{
	"type.larger", "type.smaller", "type.scale", "type.flat", "type.leading", "space.airier", "space.denser", "space.rhythm", "layout.hero", "layout.columns", "layout.list",
	"layout.grid", "layout.wider", "layout.narrower", "shape.rounder", "shape.sharper", "palette.dark", "palette.light", "palette.warmer", "palette.cooler",
}

// offspring is a child with the claim of its caption.
type offspring struct {
	of       string
	caption  string
	artifact artifact.Artifact
}

func TestCaptionsAreTrueAsMeasured(t *testing.T) {
	cam := browsertest.Open(t)
	all := samples(t)
	names := slices.Sorted(maps.Keys(all))
	var parents []artifact.Artifact
	for _, n := range names {
		parents = append(parents, all[n])
	}
	before := drawn(t, cam, parents, 0.25)
	var children []offspring
	var list []artifact.Artifact
	for i, n := range names {
		if before[i].Facts == nil || textSize(before[i]) == 0 || n == "text" {
			continue // nothing stands in an element
		}
		for k, op := range claimed {
			w, err := Stock.Begin([]artifact.Artifact{all[n]}, nil, Stock.Hints(all[n], before[i].Facts))
			if err != nil {
				t.Fatal(err)
			}
			caption, ok := w.Do(gene.Gene{Operator: op, Strength: 0.4, Seed: uint64(k)})
			if !ok {
				continue
			}
			a, err := w.Artifact()
			if err != nil {
				t.Fatal(err)
			}
			children, list = append(children, offspring{n, caption, a}), append(list, a)
		}
	}
	after := drawn(t, cam, list, 0.25)
	for i, c := range children {
		claim, ok := claims[strings.TrimSuffix(c.caption, " further down")]
		if !ok {
			t.Errorf("%s: nobody measures %q", c.of, c.caption)
			continue
		}
		was, is := claim.measure(before[slices.Index(names, c.of)]), claim.measure(after[i])
		if (is-was)*claim.sign <= 0 {
			t.Errorf("%s: %q, but %.3f became %.3f", c.of, c.caption, was, is)
		}
	}
	t.Logf("%d captions measured", len(children))
}

const branded = `<!doctype html>
<html><head><style>
body { margin: 0; font-family: Arial, sans-serif; color: #333; background: #fff; }
header { display: flex; justify-content: space-between; padding: 16px 24px; background: #eee; }
.logo { width: 160px; height: 48px; line-height: 48px; background: #1d3557; color: #f1faee; font: bold 20px/48px Georgia, serif; text-align: center; letter-spacing: 1px; border-radius: 6px; }
nav a { margin-left: 16px; color: #1d3557; }
.hero { padding: 60px 24px; }
h1 { font-size: 40px; }
.cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; padding: 24px; }
.card { padding: 16px; background: #f4f4f4; border-radius: 4px; }
</style></head><body>
<header><div class="logo">Harbour</div><nav><a href="#">Boats</a><a href="#">Moorings</a><a href="#">Weather</a></nav></header>
<section class="hero"><h1>A berth for every boat</h1><p>Two hundred moorings, water and light at each of them.</p></section>
<section class="cards"><div class="card"><h2>Day</h2><p>From dawn until the lamps are lit along the quay.</p></div><div class="card"><h2>Week</h2><p>Seven nights, and the seventh is on the house.</p></div><div class="card"><h2>Winter</h2><p>Ashore, under a roof, with the mast beside you.</p></div></section>
</body></html>`

// cut is the part of a picture that an element fills, with its class.
func cut(s render.Shot, class string) *image.RGBA {
	for _, e := range s.Facts.Elements {
		if slices.Contains(e.Classes, class) {
			r := image.Rect(int(math.Round(e.Box.X)), int(math.Round(e.Box.Y)), int(math.Round(e.Box.X+e.Box.W)), int(math.Round(e.Box.Y+e.Box.H)))
			return s.Image.SubImage(r).(*image.RGBA)
		}
	}
	return nil
}

func TestALockedLogoKeepsItsPixels(t *testing.T) {
	cam := browsertest.Open(t)
	var list []artifact.Artifact
	var captions []string
	for i, e := range Stock.Catalog() {
		if e.Cross {
			continue
		}
		out, caption, ok := do(t, page(branded), nil, gene.Gene{Operator: e.Name, Strength: 0.7, Seed: uint64(i)}, ".logo")
		if ok {
			list, captions = append(list, out), append(captions, e.Name+", "+caption)
		}
	}
	if len(list) < 30 {
		t.Errorf("only %d operators find something to change beside a locked logo", len(list))
	}
	shots := drawn(t, cam, append(list, page(branded)), 1)
	want := cut(shots[len(list)], "logo")
	for i, s := range shots[:len(list)] {
		got := cut(s, "logo")
		if got == nil || got.Bounds().Size() != want.Bounds().Size() {
			t.Errorf("%s: the logo has another size", captions[i])
			continue
		}
		if n := differing(got, want); n > 0 {
			t.Errorf("%s: %d pixels of the logo differ", captions[i], n)
		}
	}
}

// differing counts the pixels that differ inside the corners, which the ground shines through.
func differing(a, b *image.RGBA) int {
	n := 0
	for y := 7; y < a.Bounds().Dy()-7; y++ {
		for x := 7; x < a.Bounds().Dx()-7; x++ {
			if a.RGBAAt(a.Rect.Min.X+x, a.Rect.Min.Y+y) != b.RGBAAt(b.Rect.Min.X+x, b.Rect.Min.Y+y) {
				n++
			}
		}
	}
	return n
}

func TestAChildHasThePaletteOfOneAndTheBoxesOfTheOther(t *testing.T) {
	cam := browsertest.Open(t)
	dark := page(strings.NewReplacer("#fff;", "#10151c;", "#333", "#e8e8e8", "#f4f4f4", "#1a222c", "#fafafa", "#18202a").Replace(shop))
	for name, pair := range map[string][2]artifact.Artifact{"a shop and a letter": {dark, page(letter)}, "a letter and a shop": {page(letter), dark}, "a shop and an essay": {dark, page(essay)}} {
		child, caption, ok := do(t, pair[0], pair[1:], gene.Gene{Operator: "cross.body", Strength: 1, From: 1})
		if !ok {
			t.Errorf("%s: no child", name)
			continue
		}
		shots := drawn(t, cam, []artifact.Artifact{pair[0], pair[1], child}, 0.25)
		for what, m := range map[string]struct {
			measure func(render.Shot) float64
			near    int
		}{"lightness": {lightness, 0}, "width of text": {textWidth, 1}, "depth": {depth, 1}} {
			v := [3]float64{m.measure(shots[0]), m.measure(shots[1]), m.measure(shots[2])}
			if math.Abs(v[2]-v[m.near]) >= math.Abs(v[2]-v[1-m.near]) {
				t.Errorf("%s: %q has %s %.3f, its parents %.3f and %.3f", name, caption, what, v[2], v[0], v[1])
			}
		}
	}
}

func TestAGraftedSectionLooksAsItDidInItsOwnPage(t *testing.T) {
	cam := browsertest.Open(t)
	a, b := page(branded), page(studio)
	child, caption, ok := do(t, a, []artifact.Artifact{b}, gene.Gene{Operator: "graft.opening", Strength: 1, From: 1})
	if !ok {
		t.Fatal("the opening was not taken")
	}
	shots := drawn(t, cam, []artifact.Artifact{b, child}, 0.25)
	for _, s := range shots {
		if s.Facts == nil {
			t.Fatalf("%s: %s", caption, s.Broken)
		}
	}
	box := func(s render.Shot) render.Box {
		for _, e := range s.Facts.Elements {
			if e.Tag == "section" && slices.ContainsFunc(e.Classes, func(c string) bool { return strings.HasPrefix(c, "hero") }) {
				return e.Box
			}
		}
		return render.Box{}
	}
	if was, is := box(shots[0]), box(shots[1]); was.Area() == 0 || math.Abs(was.W-is.W) > 1 || math.Abs(was.H-is.H) > was.H*0.15 {
		t.Errorf("%s: the box was %v and is %v", caption, was, is)
	}
}
