package browser

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"cultivar/render"
)

func measureOf(t testing.TB, doc render.Document, from render.Viewport) render.Facts {
	t.Helper()
	facts, err := camera(t).Measure(context.Background(), doc, from)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// element finds the element with a selector.
func element(t testing.TB, facts render.Facts, selector string) (int, render.Element) {
	t.Helper()
	var known []string
	for i, e := range facts.Elements {
		if e.Selector == selector {
			return i, e
		}
		known = append(known, e.Selector)
	}
	t.Fatalf("no element %q among %q", selector, known)
	return 0, render.Element{}
}

const factsPage = `<!doctype html><style>
	body{margin:0;font:16px/1.5 sans-serif;background:#ffffff;color:#333333}
	header{background:#102040;color:oklch(1 0 0);padding:20px}
	#card{position:absolute;left:10px;top:480px;width:100px;height:40px;border-radius:8px;background:rgba(0,0,0,.5)}
	.hide{display:none} .gone{visibility:hidden}
	.cut{width:60px;height:20px;overflow:hidden;white-space:nowrap}
	.over{width:40px;white-space:nowrap;height:24px}
	.on{position:absolute;left:0;top:300px;margin:0}
	.off{position:absolute;left:760px;width:100px;top:400px}
</style><header><h1 class="big loud">Title   of
	it</h1><nav><a href="#">Home</a><a href="#">About</a></nav></header>
	<main><p class=hide>no</p><p class=gone>no</p><div class=cut>much too long to fit here</div><div class=over>much too long to fit here</div>
	<p class=on id=p1>first words</p><p class=on id=p2>other words</p><div class=off>off</div><div id=card>half</div>
	<button>Press</button><input placeholder="Your name"><img alt="" width=9 height=9 src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></main>`

func TestTheContrastOfInactiveControlsIsNotTold(t *testing.T) {
	facts := measureOf(t, pageOf(`<!doctype html><style>a,button{opacity:.4}</style><button id=now>Send</button><button id=never disabled><b>Send</b></button>
		<a id=later class="btn disabled" href="#">Send</a><a id=not aria-disabled=true href="#">Send</a>`), small())
	for selector, told := range map[string]bool{"#now": true, "#never > b": false, "#later": false, "#not": false} {
		if _, e := element(t, facts, selector); (e.Contrast > 0) != told {
			t.Errorf("%s has a contrast of %g", selector, e.Contrast)
		}
	}
}

func TestMeasure(t *testing.T) {
	facts := measureOf(t, pageOf(factsPage), render.Viewport{Width: 800, Height: 600, Scale: 0.3})
	if facts.Width < 800 || facts.Height < 600 || facts.Background != "#ffffff" {
		t.Errorf("the document is %gx%g on %s", facts.Width, facts.Height, facts.Background)
	}
	_, h1 := element(t, facts, "html > body > header > h1")
	if h1.Text != "Title of it" || h1.Role != "heading" || h1.Tag != "h1" || strings.Join(h1.Classes, " ") != "big loud" || h1.FontSize != 32 || h1.FontWeight != 700 {
		t.Errorf("the heading is %+v", h1)
	}
	if h1.Color != "#ffffff" || h1.Background != "#102040" || math.Abs(h1.Contrast-16) > 1 {
		t.Errorf("the heading is %s on %s, contrast %g", h1.Color, h1.Background, h1.Contrast)
	}
	if fmt.Sprint(h1.Path) != "[1 0 0]" || h1.Box.X != 20 || h1.Box.W != 760 {
		t.Errorf("the heading lies at %v %+v", h1.Path, h1.Box)
	}
	i, card := element(t, facts, "#card")
	if card.Radius != 8 || card.Background != "#808080" || card.Box != (render.Box{X: 10, Y: 480, W: 100, H: 40}) || card.Position != "absolute" || card.ID != "card" {
		t.Errorf("the card %d is %+v", i, card)
	}
	for selector, role := range map[string]string{
		"html > body > header": "banner", "html > body > header > nav": "navigation", "html > body > header > nav > a:nth-of-type(2)": "link",
		"html > body > main > button": "button", "html > body > main > input": "textbox", "html > body > main > img": "presentation",
	} {
		if _, e := element(t, facts, selector); e.Role != role {
			t.Errorf("%s has the role %q, want %q", selector, e.Role, role)
		}
	}
	for _, e := range facts.Elements {
		if e.Text == "no" {
			t.Errorf("a hidden element is listed: %+v", e)
		}
	}
	flaws(t, facts)
}

// flaws checks what sticks out, is cut, lies outside or over another text.
func flaws(t *testing.T, facts render.Facts) {
	t.Helper()
	p1, _ := element(t, facts, "#p1")
	p2, _ := element(t, facts, "#p2")
	for i, e := range facts.Elements {
		if want := strings.Join(e.Classes, "") == "over"; e.Overflow != want {
			t.Errorf("%s overflows: %v", e.Selector, e.Overflow)
		}
		if want := strings.Join(e.Classes, "") == "cut"; e.Clipped != want {
			t.Errorf("%s is clipped: %v", e.Selector, e.Clipped)
		}
		if want := strings.Join(e.Classes, "") == "off"; e.Offscreen != want {
			t.Errorf("%s is outside: %v", e.Selector, e.Offscreen)
		}
		want := "[]"
		switch i {
		case p1:
			want = fmt.Sprint([]int{p2})
		case p2:
			want = fmt.Sprint([]int{p1})
		}
		if got := fmt.Sprint(e.Overlaps); got != want {
			t.Errorf("%s lies over %s, want %s", e.Selector, got, want)
		}
	}
}

func TestMeasureDrawing(t *testing.T) {
	doc := drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><rect id="d" width="1" height="1"/></defs><g><rect x="5" width="5" height="5" fill="red" stroke="#00f" stroke-opacity=".5"/></g><text x="1" y="8" font-size="2">hi</text></svg>`)
	facts := measureOf(t, doc, render.Viewport{Width: 200, Height: 100})
	if facts.Width != 200 || facts.Height != 100 {
		t.Errorf("the drawing is %gx%g", facts.Width, facts.Height)
	}
	_, rect := element(t, facts, "svg > g > rect")
	if rect.Fill != "#ff0000" || rect.Stroke != "#0000ff80" || rect.Box != (render.Box{X: 100, Y: 0, W: 50, H: 50}) {
		t.Errorf("the rectangle is %+v", rect)
	}
	if _, text := element(t, facts, "svg > text"); text.Text != "hi" || text.Color != "#000000" || text.Contrast != 21 {
		t.Errorf("the text is %+v", text)
	}
}

func TestMeasureIsSafeFromThePage(t *testing.T) {
	doc := pageOf(`<!doctype html><script>Element.prototype.getBoundingClientRect = null; Array.prototype.map = null; window.getComputedStyle = null; JSON.stringify = null; Map = null</script><p id=a>text`)
	element(t, measureOf(t, doc, small()), "#a")
}

func TestMeasureLargePage(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!doctype html>")
	for i := range 4000 {
		fmt.Fprintf(&b, "<div><span>item %d</span></div>", i)
	}
	start := time.Now()
	facts := measureOf(t, pageOf(b.String()), small())
	if len(facts.Elements) != mostElements {
		t.Errorf("%d elements, want %d", len(facts.Elements), mostElements)
	}
	t.Logf("%d elements in %v", len(facts.Elements), time.Since(start))
}

func TestMeasureSaysWhyNot(t *testing.T) {
	if _, err := camera(t).Measure(context.Background(), drawing("<svg"), small()); err == nil || !strings.Contains(err.Error(), "does not parse") {
		t.Errorf("a drawing that does not parse is measured: %v", err)
	}
}
