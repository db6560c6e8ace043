package drawing

import (
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"regexp"
	"slices"
	"sort"
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

// drawn draws artifacts, in sheets.
func drawn(t *testing.T, cam *browser.Browser, list []artifact.Artifact) []*image.RGBA {
	t.Helper()
	var out []*image.RGBA
	view := render.Viewport{Width: 320, Height: 240, Scale: 1}
	for at := 0; at < len(list); at += 24 {
		var docs []render.Document
		for _, a := range list[at:min(at+24, len(list))] {
			doc, err := a.Document()
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		shots, err := cam.Sheet(ctx, docs, view, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range shots {
			out = append(out, s.Image)
		}
	}
	return out
}

// child is what one operator made of a drawing.
type child struct {
	of, operator, caption string
	strength              float64
	artifact              artifact.Artifact
}

// children carries out every operator alone on every drawing.
func children(t *testing.T, drawings map[string]artifact.Artifact, keep ...string) []child {
	t.Helper()
	var out []child
	for _, name := range sorted(drawings) {
		for i, e := range Stock.Catalog() {
			strength := 0.3 + 0.2*float64(i%3)
			a, caption, ok := do(t, drawings[name], gene.Gene{Operator: e.Name, Trait: e.Trait, Strength: strength, Seed: uint64(i)*7 + 3, From: 1}, keep...)
			if ok {
				out = append(out, child{name, e.Name, caption, strength, a})
			}
		}
	}
	return out
}

// some are the drawings written for tests, and every sixth of the corpus unless CULTIVAR_CORPUS_EVERY gives another step.
func some(t *testing.T) map[string]artifact.Artifact {
	t.Helper()
	all, every := samples(t), 6
	_, _ = fmt.Sscan(os.Getenv("CULTIVAR_CORPUS_EVERY"), &every)
	delete(all, "nothing")
	all["icon"] = drawing(strings.Replace(icon, ` width="24" height="24"`, "", 1)) // as large as a tile
	for i, name := range sorted(all) {
		if strings.HasSuffix(name, ".svg") && i%every != 0 {
			delete(all, name)
		}
	}
	return all
}

func sorted(m map[string]artifact.Artifact) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

func artifacts(list []child) []artifact.Artifact {
	var out []artifact.Artifact
	for _, c := range list {
		out = append(out, c.artifact)
	}
	return out
}

func TestCaptionsAreSeenInThePictures(t *testing.T) {
	cam := browsertest.Open(t)
	drawings := some(t)
	was := map[string]*image.RGBA{}
	names := sorted(drawings)
	var list []artifact.Artifact
	for _, n := range names {
		list = append(list, drawings[n])
	}
	for i, img := range drawn(t, cam, list) {
		was[names[i]] = img
	}
	made := children(t, drawings)
	seen := map[string]int{}
	for i, img := range drawn(t, cam, artifacts(made)) {
		c := made[i]
		where := fmt.Sprintf("%s on %s (%q)", c.operator, c.of, c.caption)
		if blank(img) && !blank(was[c.of]) {
			t.Errorf("%s: nothing is painted", where)
		}
		if m := measures[c.operator]; m != nil && !m(was[c.of], img) {
			t.Errorf("%s: the picture does not show it", where)
		}
		seen[c.operator]++
		for _, colour := range spoken(c.caption) {
			if share := shares(img)[colour]; share < 0.001 {
				t.Errorf("%s: %s is seen in %.2f %% of the picture", where, colour, 100*share)
			}
		}
	}
	for name := range measures {
		if seen[name] == 0 {
			t.Errorf("%s was measured on nothing", name)
		}
	}
}

// measures say whether a picture shows what an operator's caption promises.
var measures = map[string]func(was, is *image.RGBA) bool{
	"palette.warmer": func(was, is *image.RGBA) bool { return average(is, themes.Warmth) > average(was, themes.Warmth)+0.01 },
	"palette.cooler": func(was, is *image.RGBA) bool { return average(is, themes.Warmth) < average(was, themes.Warmth)-0.01 },
	"palette.vivid":  func(was, is *image.RGBA) bool { return average(is, chroma) > average(was, chroma) },
	"palette.muted":  func(was, is *image.RGBA) bool { return average(is, chroma) < average(was, chroma) },
	"palette.night": func(was, is *image.RGBA) bool {
		return average(was, lightness) < 0.7 || average(is, lightness) < average(was, lightness)-0.02
	},
	"palette.deeper":      darker,
	"palette.moon":        darker,
	"composition.gallery": darker,
	"stroke.bolder":       func(was, is *image.RGBA) bool { return painted(is) > painted(was) },
	"stroke.heavier":      func(was, is *image.RGBA) bool { return painted(is) > painted(was) },
	"stroke.finer":        func(was, is *image.RGBA) bool { return painted(is) < painted(was) },
	"composition.margin":  func(was, is *image.RGBA) bool { return 100*extent(is) < 95*extent(was) },
}

func darker(was, is *image.RGBA) bool { return average(is, lightness) < average(was, lightness)-0.01 }

func pixels(img *image.RGBA, each func(x, y int, c themes.Color)) {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			p := img.Pix[img.PixOffset(x, y):]
			each(x, y, themes.RGB8(p[0], p[1], p[2]))
		}
	}
}

func average(img *image.RGBA, of func(themes.Color) float64) float64 {
	sum, n := 0.0, 0.0
	known := map[themes.Color]float64{}
	pixels(img, func(_, _ int, c themes.Color) {
		v, ok := known[c]
		if !ok {
			v = of(c)
			known[c] = v
		}
		sum, n = sum+v, n+1
	})
	return sum / n
}

// shares are the parts of a picture in which each colour name is seen.
func shares(img *image.RGBA) map[string]float64 {
	count, out := map[themes.Color]int{}, map[string]float64{}
	pixels(img, func(_, _ int, c themes.Color) { count[c]++ })
	for c, n := range count {
		out[themes.ColorName(c)] += float64(n) / float64(img.Rect.Dx()*img.Rect.Dy())
	}
	return out
}

// painted is the part of a picture that is not white.
func painted(img *image.RGBA) float64 {
	return average(img, func(c themes.Color) float64 { return math.Min(1, 2*themes.DeltaE(c, themes.RGB8(255, 255, 255))) })
}

func blank(img *image.RGBA) bool { return painted(img) == 0 }

// extent is the area of the box of what is painted.
func extent(img *image.RGBA) int {
	var r image.Rectangle
	pixels(img, func(x, y int, c themes.Color) {
		if themes.DeltaE(c, themes.RGB8(255, 255, 255)) > 0.02 {
			r = r.Union(image.Rect(x, y, x+1, y+1))
		}
	})
	return r.Dx() * r.Dy()
}

// colourWords are all names of colours, longer ones first.
var colourWords = func() []string {
	var out []string
	for _, l := range []float64{0.05, 0.2, 0.3, 0.38, 0.44, 0.5, 0.55, 0.6, 0.65, 0.7, 0.74, 0.79, 0.83, 0.87, 0.9, 0.94, 0.975, 0.995} {
		for _, c := range []float64{0, 0.005, 0.01, 0.025, 0.035, 0.06, 0.08, 0.1, 0.13, 0.16, 0.19, 0.24} {
			for h := 0.0; h < 360; h += 4 {
				if n := themes.ColorName(themes.LCH{L: l, C: c, H: h, A: 1}.Color()); !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return len(out[i]) > len(out[j]) })
	return out
}()

// spoken are the colours that a caption names.
func spoken(caption string) []string {
	var out []string
	for _, w := range colourWords {
		at := regexp.MustCompile(`\b` + w + `\b`)
		if at.MatchString(caption) {
			out = append(out, w)
			caption = at.ReplaceAllString(caption, "")
		}
	}
	return out
}

// TestNothingIsCutThatWasNot draws beyond the frame, where nothing may come to be painted.
func TestNothingIsCutThatWasNot(t *testing.T) {
	cam := browsertest.Open(t)
	drawings := some(t)
	for name, a := range drawings {
		if d, err := open([]artifact.Artifact{a}, nil, nil); err != nil || d.bleeds() || !d.top.Has("viewBox") {
			delete(drawings, name)
		}
	}
	made := children(t, drawings)
	wide := map[string]artifact.Artifact{}
	var list []artifact.Artifact
	for _, name := range sorted(drawings) {
		wide[name] = widened(t, drawings[name])
		list = append(list, wide[name])
	}
	n := len(list)
	for _, c := range made {
		list = append(list, widened(t, c.artifact))
	}
	was := map[string]float64{}
	for i, img := range drawn(t, cam, list) {
		if i < n {
			was[sorted(drawings)[i]] = outside(img)
			continue
		}
		c := made[i-n]
		if c.operator == "texture.long" {
			continue // a shadow that ends at the edge of its ground
		}
		if now := outside(img); now > was[c.of]+0.004 {
			t.Errorf("%s on %s (%q): %.2f %% of what lies outside of the frame is painted, %.2f %% was", c.operator, c.of, c.caption, 100*now, 100*was[c.of])
		}
	}
}

var viewBoxAttr = regexp.MustCompile(`viewBox="[^"]*"`)

// widened is a drawing with as much again shown around its frame, as a square.
func widened(t *testing.T, a artifact.Artifact) artifact.Artifact {
	t.Helper()
	b := parse(a).box
	side := 2 * math.Max(b.W, b.H)
	text := viewBoxAttr.ReplaceAllString(string(a.Source()), fmt.Sprintf(`viewBox="%g %g %g %g"`, b.X+b.W/2-side/2, b.Y+b.H/2-side/2, side, side))
	top := strings.Index(text, "<svg")
	end := top + strings.Index(text[top:], ">")
	head := regexp.MustCompile(`\s(width|height)="[^"]*"`).ReplaceAllString(text[top:end], "")
	text = text[:top] + head + text[end:]
	return a.WithSource([]byte(text))
}

// outside is the part of a widened drawing's surroundings that is painted: the middle 240 pixels of 320 are a square.
func outside(img *image.RGBA) float64 {
	n, hits := 0.0, 0.0
	pixels(img, func(x, y int, c themes.Color) {
		dx, dy := math.Abs(float64(x)-159.5), math.Abs(float64(y)-119.5)
		if dx > 120 || dx < 62 && dy < 62 {
			return
		}
		n++
		if themes.DeltaE(c, themes.RGB8(255, 255, 255)) > 0.03 {
			hits++
		}
	})
	return hits / n
}

// TestKeptPixelsStay draws what was made while a part was kept: within that part, no pixel may differ.
func TestKeptPixelsStay(t *testing.T) {
	cam := browsertest.Open(t)
	const held = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><style>.mark { fill: #7c3aed }</style>
<defs><linearGradient id="glow"><stop offset="0" stop-color="#fde047"/><stop offset="1" stop-color="#ea580c"/></linearGradient></defs>
<path d="M2 28V16l8-12h8l-4 12 4 12z" fill="#0f766e"/><path d="M30 3l8 6v10z" fill="#fde047"/>
<g fill="url(#glow)"><circle id="logo" cx="26" cy="22" r="6"/><rect x="3" y="3" width="5" height="5"/></g>
<rect id="tag" class="mark" x="20" y="4" width="6" height="6"/><rect class="mark" x="12" y="21" width="4" height="3"/></svg>`
	a := drawing(held)
	made := children(t, map[string]artifact.Artifact{"held": a}, "#logo", "#tag")
	if len(made) < 8 {
		t.Errorf("only %d operators find something to change beside what is kept", len(made))
	}
	shots := drawn(t, cam, append([]artifact.Artifact{a}, artifacts(made)...))
	scale := 240 / 30.0
	for i, img := range shots[1:] {
		for _, box := range []image.Rectangle{image.Rect(22, 18, 30, 26), image.Rect(21, 5, 25, 9)} {
			r := image.Rect(int(float64(box.Min.X)*scale), int(float64(box.Min.Y)*scale), int(float64(box.Max.X)*scale), int(float64(box.Max.Y)*scale))
			for y := r.Min.Y; y < r.Max.Y; y++ {
				from, to := img.PixOffset(r.Min.X, y), img.PixOffset(r.Max.X, y)
				if !slices.Equal(img.Pix[from:to], shots[0].Pix[from:to]) {
					t.Errorf("%s (%q) changed pixels of what is kept:\n%s", made[i].operator, made[i].caption, made[i].artifact.Source())
					break
				}
			}
		}
	}
}
