package shader

import (
	"context"
	"fmt"
	"image"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// canon are designs so plain that what an operator does to them can be told exactly. P is a place from the middle, half the height being one;
// UV goes from 0 to 1.
var canon = map[string]string{
	"disc":   "float d = length(p) - 0.6;\n\tvec3 col = vec3(smoothstep(0.005, -0.005, d));",
	"wave":   "float w = sin(9.0 * p.x + 1.0);\n\tvec3 col = vec3(0.5 + 0.4 * w);",
	"blend":  "vec3 col = mix(vec3(0.1), vec3(0.9), uv.x);",
	"soft":   "vec3 col = vec3(smoothstep(0.1, 0.9, uv.x));",
	"grid":   "vec2 q = p * 9.0;\n\tvec3 col = vec3(0.5 + 0.4 * sin(q.x) * sin(q.y));",
	"cloud":  "float n = 0.0;\n\tfor (int i = 0; i < 1; i++) n += noise(p * 3.0);\n\tvec3 col = vec3(n);",
	"slope":  "vec3 col = vec3(0.1 + 0.8 * uv.y);",
	"candle": "vec3 col = vec3(0.2, 0.25, 0.3) + 0.4 * exp(-4.0 * dot(p, p));",
	"dots":   "vec3 col = vec3(0.2) + 0.6 * step(0.5, sin(9.0 * p.x + 3.0 * sin(p.x)) * sin(9.0 * p.y));",
}

const canonNoise = `float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }

float noise(vec2 p) {
	vec2 i = floor(p);
	vec2 f = fract(p);
	return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}

`

func plain(name string) artifact.Artifact {
	text := "void mainImage(out vec4 fragColor, in vec2 fragCoord) {\n\tvec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;\n\tvec2 uv = fragCoord / iResolution.xy;\n\t" + canon[name] + "\n\tfragColor = vec4(col, 1.0);\n}\n"
	if strings.Contains(text, "noise(") {
		text = canonNoise + text
	}
	if !strings.Contains(canon[name], "uv") { // a place that nothing reads would stand in the way of one that is read
		text = strings.Replace(text, "\tvec2 uv = fragCoord / iResolution.xy;\n", "", 1)
	} else if !strings.Contains(canon[name], "p.") && !strings.Contains(canon[name], "(p") {
		text = strings.Replace(text, "\tvec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;\n", "", 1)
	}
	return design(name+".glsl", text)
}

// red is the channel of a grey, 0 to 1, as it was written.
func red(c themes.Lab) float64 { return c.Color().R }

// share is how much of a picture has a quality.
func share(p *photo, is func(themes.Lab) bool) float64 {
	return p.mean(whole, func(c themes.Lab) float64 { return map[bool]float64{true: 1}[is(c)] })
}

// fill is how much of its bounding box a bright figure covers.
func fill(p *photo) float64 {
	n, x0, y0, x1, y1 := 0.0, wide, high, 0, 0
	p.each(whole, func(x, y int, c themes.Lab) {
		if red(c) > 0.5 {
			n, x0, y0, x1, y1 = n+1, min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
		}
	})
	return n / float64((x1-x0)*(y1-y0))
}

// levels is how many different greys stand in the middle row.
func levels(p *photo) int {
	seen := map[int]bool{}
	for x := range wide {
		seen[int(math.Round(255*red(p[high/2][x])))] = true
	}
	return len(seen)
}

// crossings is how often the middle of the range is passed along a row in which the picture goes up and down.
func crossings(p *photo) float64 {
	n := 0.0
	for x := 1; x < wide; x++ {
		if (red(p[high*2/5][x]) > 0.5) != (red(p[high*2/5][x-1]) > 0.5) {
			n++
		}
	}
	return n
}

func within(got, low, high float64) bool { return got >= low && got <= high }

// plainly are captions and what is true of a plain design of which they are said.
var plainly = []struct {
	design, operator, caption string
	holds                     func(parent, child *photo) bool
}{
	{"disc", "function.metric", "squares instead of circles", func(_, c *photo) bool { return fill(c) > 0.97 }},
	{"disc", "function.metric", "diamonds instead of circles", func(_, c *photo) bool { return within(fill(c), 0.45, 0.56) }},
	{"disc", "function.metric", "rounded squares instead of circles", func(_, c *photo) bool { return within(fill(c), 0.85, 0.96) }},
	{"wave", "function.wave", "straight waves instead of round ones", func(_, c *photo) bool { return within(extremes(c), 0.05, 0.18) }},
	{"wave", "function.wave", "pointed waves instead of round ones", func(_, c *photo) bool { return brightShare(c) < 0.5*darkShare(c) }},
	{"wave", "function.wave", "plateaus instead of round waves", func(_, c *photo) bool { return extremes(c) > 0.6 }},
	{"soft", "function.edges", "hard edges", func(_, c *photo) bool {
		return share(c, func(c themes.Lab) bool { return within(red(c), 0.1, 0.9) }) < 0.02
	}},
	{"blend", "function.curve", "banded blends", func(_, c *photo) bool { return levels(c) <= 7 }},
	{"blend", "function.curve", "steeper blends", func(_, c *photo) bool {
		return share(c, func(c themes.Lab) bool { return within(red(c), 0.11, 0.89) }) < 0.66
	}},
	{"blend", "function.curve", "blends that go there and back", func(_, c *photo) bool {
		return math.Abs(red(c[9][0])-red(c[9][wide-1])) < 0.03 && red(c[9][wide/2])-red(c[9][0]) > 0.6
	}},
	{"grid", "function.finer", "finer pattern", func(p, c *photo) bool { return crossings(c) > 1.25*crossings(p) }},
	{"grid", "function.coarser", "coarser pattern", func(p, c *photo) bool { return crossings(c) < 0.8*crossings(p) }},
	{"cloud", "function.ridges", "ridges in the noise", func(p, c *photo) bool {
		off := 0.0
		p.each(whole, func(x, y int, a themes.Lab) { off += math.Abs(1 - math.Abs(2*red(a)-1) - red(c[y][x])) })
		return off/wide/high < 0.02
	}},
}

func extremes(p *photo) float64    { return brightShare(p) + darkShare(p) }
func brightShare(p *photo) float64 { return share(p, func(c themes.Lab) bool { return red(c) > 0.86 }) }

func darkShare(p *photo) float64 { return share(p, func(c themes.Lab) bool { return red(c) < 0.14 }) }

// saying makes a child of which a caption is said, by one seed or another.
func saying(t *testing.T, a artifact.Artifact, operatorName, caption string) artifact.Artifact {
	t.Helper()
	for seed := range uint64(200) {
		if child, said, ok := apply(t, []artifact.Artifact{a}, operator(t, operatorName), 0.6, seed); ok && said == caption {
			return child
		}
	}
	t.Fatalf("%s never says “%s” of %s", operatorName, caption, a.Main)
	return a
}

func TestPlainDesignsBecomeWhatIsSaid(t *testing.T) {
	cam := browsertest.Open(t)
	var parents, children []artifact.Artifact
	for _, c := range plainly {
		parents = append(parents, plain(c.design))
		children = append(children, saying(t, plain(c.design), c.operator, c.caption))
	}
	before, after := drawn(t, cam, parents, nil), drawn(t, cam, children, nil)
	for i, c := range plainly {
		if before[i] == nil || after[i] == nil || !c.holds(before[i], after[i]) {
			t.Errorf("%s: it is not true that there are “%s”:\n%s", c.design, c.caption, children[i].Source())
		}
	}
}

// posed draws one design 720 pixels high.
func posed(t *testing.T, cam *browser.Browser, a artifact.Artifact) *image.RGBA {
	t.Helper()
	doc, err := a.Document()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	shots, err := cam.Sheet(ctx, []render.Document{doc}, render.Viewport{Width: 1280, Height: 720, Scale: 1}, nil)
	if err != nil || shots[0].Image == nil {
		t.Fatal(err, shots)
	}
	return shots[0].Image
}

func TestPixelsAreAsManyAsIsSaid(t *testing.T) {
	child, caption, _ := apply(t, []artifact.Artifact{plain("slope")}, operator(t, "domain.blocks"), 0.6, 1)
	img := posed(t, browsertest.Open(t), child)
	rows := 1.0
	for y := 1; y < 720; y++ {
		if img.RGBAAt(640, y) != img.RGBAAt(640, y-1) {
			rows++
		}
	}
	if n := numberIn(caption); math.Abs(rows-n) > 2 {
		t.Errorf("“%s”: there are %.0f", caption, rows)
	}
}

// TestHalftoneIsADotScreen finds the two waves of a screen of dots that is turned by 30 degrees, and larger dots where it is darker.
func TestHalftoneIsADotScreen(t *testing.T) {
	child, _, _ := apply(t, []artifact.Artifact{plain("slope")}, operator(t, "function.halftone"), 0.6, 1)
	img := posed(t, browsertest.Open(t), child)
	for _, wave := range [][2]float64{{70 * 0.866, 70 * 0.5}, {70 * 0.5, -70 * 0.866}} {
		on, off := amplitude(img, wave[0], wave[1]), amplitude(img, wave[0]+5, wave[1]-4)
		if on < 8 || on < 5*off {
			t.Errorf("the wave of %.0f by %.0f is %.1f levels high, and %.1f beside it", wave[0], wave[1], on, off)
		}
	}
	if low, up := printed(img, 500, 700), printed(img, 20, 220); low < 1.5*up {
		t.Errorf("%.2f are printed where it is dark, %.2f where it is light", low, up)
	}
}

// amplitude is how high a wave of so many periods to the height stands in a picture, in levels.
func amplitude(img *image.RGBA, across, down float64) float64 {
	re, im, n := 0.0, 0.0, 0.0
	for y := range 720 {
		for x := range 1280 {
			s, c := math.Sincos(2 * math.Pi * (across*float64(x) + down*float64(y)) / 720)
			v := float64(img.RGBAAt(x, y).G) - 128
			re, im, n = re+v*c, im+v*s, n+1
		}
	}
	return math.Hypot(re, im) / n
}

// printed is the share of the darker half of the levels within each row, over some rows.
func printed(img *image.RGBA, from, to int) float64 {
	dark, n := 0.0, 0.0
	for y := from; y < to; y++ {
		low, high := 255, 0
		for x := 0; x < 1280; x++ {
			low, high = min(low, int(img.RGBAAt(x, y).G)), max(high, int(img.RGBAAt(x, y).G))
		}
		for x := 0; x < 1280; x++ {
			if int(img.RGBAAt(x, y).G) < (low+high)/2 {
				dark++
			}
			n++
		}
	}
	return dark / n
}

func TestStarsStandInANightSky(t *testing.T) {
	cam := browsertest.Open(t)
	dusk := unlike(t)[3]
	night, _, _ := apply(t, []artifact.Artifact{dusk}, operator(t, "palette.night"), 1, 1)
	starry, _, ok := apply(t, []artifact.Artifact{night}, operator(t, "function.stars"), 0.6, 1)
	both := drawn(t, cam, []artifact.Artifact{night, starry}, nil)
	if got, least := starlit(both[0], both[1], ""); !ok || got < least {
		t.Errorf("stars take %.5f of the picture", got)
	}
}

var amounts = regexp.MustCompile(`\((\S+) → (\S+?)\)`)

// TestNumbersAreWhatIsSaid holds that what a caption says of a number was in the source, and is now; and that loops run as often as is said.
func TestNumbersAreWhatIsSaid(t *testing.T) {
	seen := 0
	for i, a := range designs(t) {
		for _, name := range []string{"function.parameter", "function.parameters"} {
			child, caption, ok := apply(t, []artifact.Artifact{a}, operator(t, name), 0.5, uint64(i))
			if !ok {
				continue
			}
			for _, m := range amounts.FindAllStringSubmatch(caption, -1) {
				seen++
				if !strings.Contains(string(a.Source()), m[1]) || !strings.Contains(string(child.Source()), m[2]) {
					t.Errorf("%s: “%s” speaks of numbers that are not there", a.Main, caption)
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("%d numbers are spoken of", seen)
	}
	toy := design("toy.glsl", samples["toy.glsl"])
	for seed := range uint64(8) {
		child, caption, _ := apply(t, []artifact.Artifact{toy}, operator(t, "function.rounds"), 0.5, seed)
		n := numberIn(strings.Replace(caption, "one ", "1 ", 1))
		if strings.Contains(caption, "fewer") {
			n = -n
		}
		if !strings.Contains(string(child.Source()), fmt.Sprintf("i < %.0f;", 5+n)) {
			t.Errorf("“%s” is not so:\n%s", caption, child.Source())
		}
	}
}
