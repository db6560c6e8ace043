package browser

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cultivar/render"
)

func sheetOf(t testing.TB, docs []render.Document, from render.Viewport) []render.Shot {
	t.Helper()
	var order []int
	shots, err := camera(t).Sheet(context.Background(), docs, from, func(i int, _ render.Shot) { order = append(order, i) })
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, i := range order {
		if seen[i] {
			t.Errorf("document %d was handed over twice", i)
		}
		seen[i] = true
	}
	if len(seen) != len(docs) || len(shots) != len(docs) {
		t.Errorf("%d of %d documents were handed over, %d returned", len(seen), len(docs), len(shots))
	}
	return shots
}

func TestSheetKeepsDocumentsApart(t *testing.T) {
	var docs []render.Document
	for i := range 27 {
		docs = append(docs, pageOf(fmt.Sprintf(`<!doctype html><body style="background:#0000%02x"><script>localStorage.n = 1 + Number(localStorage.n || 0);
			console.log('tile %d', localStorage.n); if (%d %% 9 === 4) throw new Error('of %d')</script><img src="https://tile%d.example/">`, i*8, i, i, i, i)))
	}
	docs[3] = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#008000"/></svg>`)
	docs[5] = program(plain + "void main(){gl_FragColor=vec4(1,0,0,1);}")
	from := render.Viewport{Width: 200, Height: 120, Scale: 0.5}
	shots := sheetOf(t, docs, from)
	for i, shot := range shots {
		p := picture(t, shot, from)
		switch i {
		case 3:
			wantColor(t, p, 50, 30, "#008000")
			continue
		case 5:
			wantColor(t, p, 50, 30, "#ff0000")
			continue
		}
		wantColor(t, p, 90, 50, fmt.Sprintf("#0000%02x", i*8))
		if len(shot.Console) != 1 || shot.Console[0].Text != fmt.Sprintf("tile %d 1", i) {
			t.Errorf("tile %d says %v", i, shot.Console)
		}
		if want := fmt.Sprintf("https://tile%d.example/", i); len(shot.Blocked) != 1 || shot.Blocked[0] != want {
			t.Errorf("tile %d asked for %v", i, shot.Blocked)
		}
		if (i%9 == 4) != (len(shot.Errors) == 1) {
			t.Errorf("tile %d has errors %v", i, shot.Errors)
		}
	}
}

// designs are pages that exercise what frames could change.
func designs(t testing.TB) map[string]render.Document {
	list := map[string]render.Document{
		"quirks":   pageOf(`<body><table border=1 width=100%><tr><td>a<td>b</table><div style="height:50%;background:silver;width:20">quirk</div><p style="position:fixed;bottom:0">fixed`),
		"modern":   pageOf(`<!doctype html><meta name=viewport content="width=device-width"><style>body{font:16px/1.5 system-ui;display:grid;grid-template-columns:1fr 1fr;min-height:100vh;gap:1vw}div{border-radius:9px;box-shadow:0 4px 20px #0004;backdrop-filter:blur(2px);background:linear-gradient(red,blue)}h1{font-size:5vw}</style><h1>Heading</h1><div>One</div><div>Two</div><input placeholder=name><button>Press</button>`),
		"overflow": pageOf(`<!doctype html><body style="width:3000px;height:3000px;background:repeating-linear-gradient(45deg,#eee 0 10px,#ddd 10px 20px)"><p>wide and high`),
		"canvas":   pageOf(`<!doctype html><canvas width=150 height=100></canvas><script>const c=document.querySelector('canvas').getContext('2d');c.fillStyle='teal';c.arc(50,50,40,0,7);c.fill();c.fillText('text',60,20)</script>`),
		"dark":     pageOf(`<!doctype html><meta name=color-scheme content="light dark"><p>text <a href=#>link</a>`),
		"sticky":   pageOf(`<!doctype html><style>@keyframes a{from{transform:translateX(50px)}}h2{will-change:transform;animation:a 3s}p{rotate:3deg}</style><h2>moved</h2><p>turned</p>`),
	}
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		return list
	}
	files, err := filepath.Glob(filepath.Join(root, "html", "*", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		list[filepath.Base(file)] = load(t, render.FormPage, file)
	}
	return list
}

func load(t testing.TB, form render.Form, file string) render.Document {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return document(form, filepath.Base(file), string(text))
}

// apart counts the pixels in which two pictures differ by more than the rounding of a colour, which
// depends on where on its page a document lies.
func apart(a, b *image.RGBA) int {
	n := 0
	for i := 0; i+3 < len(a.Pix) && i+3 < len(b.Pix); i += 4 {
		for c := range 4 {
			if p, q := a.Pix[i+c], b.Pix[i+c]; max(p, q)-min(p, q) > 1 {
				n++
				break
			}
		}
	}
	return n
}

func TestTileAtFullScaleIsThePageAlone(t *testing.T) {
	from := render.Viewport{Width: 640, Height: 400}
	var names []string
	var docs []render.Document
	for name, doc := range designs(t) {
		names, docs = append(names, name), append(docs, doc)
	}
	for i, tile := range sheetOf(t, docs, from) {
		alone := picture(t, shoot(t, docs[i], from), from)
		if p := picture(t, tile, from); apart(alone, p) > 0 {
			t.Errorf("%s: %d pixels of the tile differ from the page alone", names[i], apart(alone, p))
		}
	}
}

func TestTileIsTheSmallShot(t *testing.T) {
	from := render.Viewport{Width: 640, Height: 400, Scale: 0.37}
	var names []string
	var docs []render.Document
	for name, doc := range designs(t) {
		names, docs = append(names, name), append(docs, doc)
	}
	for i, tile := range sheetOf(t, docs, from) {
		if names[i] == "canvas" {
			continue // a canvas is shrunk as a whole, in steps that depend on where it lies
		}
		alone := picture(t, shoot(t, docs[i], from), from)
		if p := picture(t, tile, from); apart(alone, p) > 0 {
			t.Errorf("%s: %d pixels of the tile differ from the shot", names[i], apart(alone, p))
		}
	}
}

// loops are ways in which a script never ends.
var loops = map[string]string{
	"while":      `<script>while (true);</script>`,
	"in a file":  `<script src=loop.js></script>`,
	"on load":    `<script>onload = () => { for (;;) Math.random() }</script>`,
	"timer":      `<script>setTimeout(() => { for (;;) document.title = 'x' }, 500)</script>`,
	"frame":      `<script>requestAnimationFrame(function f() { for (;;); })</script>`,
	"microtasks": `<script>(async () => { for (;;) await null })()</script>`,
	"expression": `<script>/(a+)+$/.test('a'.repeat(60) + 'b')</script>`,
	"observer":   `<script>new MutationObserver(() => document.body.setAttribute('a', Math.random())).observe(document.documentElement, {attributes: true, subtree: true}); onload = () => document.body.setAttribute('a', 1)</script>`,
	"debugger":   `<script>for (;;) debugger</script>`,
}

func TestHangingTileIsFound(t *testing.T) {
	b := camera(t)
	defer func(limit time.Duration) { b.limit = limit }(b.limit)
	b.limit = 500 * time.Millisecond
	for name, loop := range loops {
		t.Run(name, func(t *testing.T) {
			var docs []render.Document
			for i := range 4 {
				docs = append(docs, pageOf(fmt.Sprintf(`<!doctype html><body style="background:#0000%02x">`, 100+i)))
			}
			docs[2] = pageOf(`<!doctype html><body>`+loop, "loop.js", "for(;;);")
			from := render.Viewport{Width: 200, Height: 120, Scale: 0.5}
			for i, shot := range sheetOf(t, docs, from) {
				if i == 2 {
					if shot.Image != nil || !strings.Contains(shot.Broken, "never ends") {
						t.Errorf("the tile that hangs: %q", shot.Broken)
					}
					continue
				}
				wantColor(t, picture(t, shot, from), 50, 30, fmt.Sprintf("#0000%02x", 100+i))
			}
		})
	}
}

func TestTileThatEatsMemoryIsFound(t *testing.T) {
	docs := []render.Document{
		pageOf(`<body style="background:#008000">`),
		pageOf(`<script>const all = []; for (;;) all.push(new Array(1e6).fill(1))</script>`),
		pageOf(`<body style="background:#008000">`),
	}
	for i, shot := range sheetOf(t, docs, small()) {
		if i != 1 {
			wantColor(t, picture(t, shot, small()), 5, 5, "#008000")
		} else if shot.Broken != crashedPage && shot.Broken != endlessScript { // a slow machine gives up first
			t.Errorf("the tile that crashes: %q", shot.Broken)
		}
	}
}

func TestPageThatNeverStopsMovingIsDrawn(t *testing.T) {
	doc := pageOf(`<!doctype html><body style="background:#008000"><script>
		setInterval(() => 0, 0); const f = () => requestAnimationFrame(f); f(); debugger;
		const g = () => setTimeout(g, 0); g()</script>`)
	wantColor(t, picture(t, shoot(t, doc, small()), small()), 5, 5, "#008000")
}

// A page keeps sixteen WebGL contexts; tiles that together make more are drawn on several pages.
func TestTilesWithManyWebGLContextsKeepThem(t *testing.T) {
	var docs []render.Document
	for i := range 22 {
		docs = append(docs, pageOf(fmt.Sprintf(`<!doctype html><body style="margin:0"><canvas id=a width=160 height=100></canvas><canvas id=b width=4 height=4></canvas>
<script>for (const id of ['b', 'a']) {
  const gl = document.getElementById(id).getContext('webgl', {preserveDrawingBuffer: true});
  gl.clearColor(%d/255, 0.5, 1, 1); gl.clear(gl.COLOR_BUFFER_BIT);
}</script>`, 10*i)))
	}
	shots, err := camera(t).Sheet(context.Background(), docs, render.Viewport{Width: 160, Height: 100, Scale: 0.5}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, shot := range shots {
		if shot.Image == nil {
			t.Fatalf("tile %d: %s", i, shot.Broken)
		}
		if c := shot.Image.RGBAAt(40, 25); c.B < 250 || int(c.R) < 10*i-2 || int(c.R) > 10*i+2 {
			t.Errorf("tile %d is %v in its middle", i, c)
		}
	}
}
