package browser

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"cultivar/render"
)

var shared struct {
	sync.Once
	*Browser
	err error
}

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		child()
		return
	}
	code := m.Run()
	if shared.Browser != nil {
		_ = shared.Close()
	}
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// executable is the browser that the tests use; without one they skip.
func executable(t testing.TB) Executable {
	t.Helper()
	exe, err := Find(context.Background(), os.Getenv("CULTIVAR_BROWSER"))
	if err != nil {
		t.Skipf("NO BROWSER IS INSTALLED, NOTHING IS TESTED: %v", err)
	}
	return exe
}

// camera is one browser for all tests.
func camera(t testing.TB) *Browser {
	t.Helper()
	exe := executable(t)
	shared.Do(func() {
		shared.Browser, shared.err = Open(context.Background(), Options{Executable: exe, Limit: 2500 * time.Millisecond})
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.Browser
}

// pageOf makes a document of a page and, in pairs, its files.
func pageOf(text string, files ...string) render.Document {
	return document(render.FormPage, "index.html", text, files...)
}

func drawing(text string) render.Document {
	return document(render.FormDrawing, "drawing.svg", text)
}

func document(form render.Form, main, text string, files ...string) render.Document {
	doc := render.Document{Form: form, Main: main, Files: map[string][]byte{main: []byte(text)}}
	for i := 0; i+1 < len(files); i += 2 {
		doc.Files[files[i]] = []byte(files[i+1])
	}
	return doc
}

// small is a viewport that is quick to draw.
func small() render.Viewport { return render.Viewport{Width: 200, Height: 120} }

func at(from render.Viewport, seconds float64) render.Viewport {
	from.At = &seconds
	return from
}

func shoot(t testing.TB, doc render.Document, from render.Viewport) render.Shot {
	t.Helper()
	shot, err := camera(t).Shoot(context.Background(), doc, from)
	if err != nil {
		t.Fatal(err)
	}
	return shot
}

// picture is a shot's image; there must be one, of the size that was asked.
func picture(t testing.TB, shot render.Shot, from render.Viewport) *image.RGBA {
	t.Helper()
	if shot.Broken != "" || shot.Image == nil {
		t.Fatalf("no picture: %q, errors %v", shot.Broken, shot.Errors)
	}
	w, h := from.Pixels()
	if got := shot.Image.Bounds(); !from.FullPage && got != image.Rect(0, 0, w, h) {
		t.Fatalf("the picture is %v, want %d×%d", got, w, h)
	}
	return shot.Image
}

// wantColor checks a pixel, within a little.
func wantColor(t testing.TB, p *image.RGBA, x, y int, want string) {
	t.Helper()
	var c color.RGBA
	c.A = 255
	if _, err := fmt.Sscanf(want, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
		t.Fatal(err)
	}
	got := p.RGBAAt(x, y)
	if far(got.R, c.R) || far(got.G, c.G) || far(got.B, c.B) || got.A != c.A {
		t.Errorf("the pixel at %d,%d is #%02x%02x%02x (alpha %d), want %s", x, y, got.R, got.G, got.B, got.A, want)
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 3 }

func same(a, b *image.RGBA) bool {
	return a.Rect == b.Rect && string(a.Pix) == string(b.Pix)
}

// differing counts the pixels in which two pictures differ.
func differing(a, b *image.RGBA) int {
	n := 0
	for i := 0; i+3 < len(a.Pix) && i+3 < len(b.Pix); i += 4 {
		if string(a.Pix[i:i+4]) != string(b.Pix[i:i+4]) {
			n++
		}
	}
	return n
}

func TestPageIsDrawnWithItsFiles(t *testing.T) {
	doc := pageOf(`<!doctype html><link rel=stylesheet href="css/a.css"><img src="img/b%20c.svg" width=50 height=50><script src="/js/d.js?v=1"></script>`,
		"css/a.css", `body{margin:0;background:url(../img/e.svg)}`,
		"img/b c.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#00ff00"/></svg>`,
		"img/e.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="#0000ff"/></svg>`,
		"js/d.js", `document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;right:0;bottom:0;width:20px;height:20px;background:red">')`)
	shot := shoot(t, doc, small())
	p := picture(t, shot, small())
	wantColor(t, p, 25, 25, "#00ff00")
	wantColor(t, p, 100, 60, "#0000ff")
	wantColor(t, p, 195, 115, "#ff0000")
	if len(shot.Blocked)+len(shot.Errors)+len(shot.Console) > 0 || shot.Blank {
		t.Errorf("a clean page says: %v %v %v blank=%v", shot.Blocked, shot.Errors, shot.Console, shot.Blank)
	}
}

func TestPageIsServedAsAFileWouldBe(t *testing.T) {
	const mark = `<script>document.documentElement.style.background = (CONDITION) ? '#008000' : '#ff0000'</script>`
	cases := map[string]string{
		"quirks mode":       `<body>` + strings.Replace(mark, "CONDITION", "document.compatMode === 'BackCompat'", 1),
		"standards mode":    `<!doctype html><body>` + strings.Replace(mark, "CONDITION", "document.compatMode === 'CSS1Compat'", 1),
		"local storage":     `<!doctype html><body>` + strings.Replace(mark, "CONDITION", "(localStorage.a = 1, localStorage.a === '1')", 1),
		"secure context":    `<!doctype html><body>` + strings.Replace(mark, "CONDITION", "isSecureContext && crypto.randomUUID", 1),
		"utf-8 unmarked":    `<!doctype html><body><p>gr` + "ü" + `n</p>` + strings.Replace(mark, "CONDITION", `document.querySelector('p').textContent === 'gr\u00fcn'`, 1),
		"latin-1 by meta":   `<!doctype html><meta charset=iso-8859-1><body><p>gr` + "\xfc" + `n</p>` + strings.Replace(mark, "CONDITION", `document.querySelector('p').textContent === 'gr\u00fcn'`, 1),
		"latin-1 unmarked":  `<!doctype html><body><p>gr` + "\xfc" + `n</p>` + strings.Replace(mark, "CONDITION", `document.querySelector('p').textContent === 'gr\u00fcn'`, 1),
		"own window is top": `<!doctype html><body>` + strings.Replace(mark, "CONDITION", "window === top && innerWidth === 200 && innerHeight === 120", 1),
		"dialogs answer":    `<!doctype html><body>` + strings.Replace(mark, "CONDITION", "(alert(1), confirm(2) === false && prompt(3) === null && window.open('/') === null)", 1),
		"fetch own file":    `<!doctype html><body><script>fetch('data.json').then(r => r.json()).then(d => document.documentElement.style.background = d.color)</script>`,
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			shot := shoot(t, pageOf(text, "data.json", `{"color": "#008000"}`), small())
			wantColor(t, picture(t, shot, small()), 190, 110, "#008000")
		})
	}
}

func TestStorageIsNotShared(t *testing.T) {
	doc := pageOf(`<!doctype html><script>
		const n = 1 + Number(localStorage.n || 0) + document.cookie.length;
		localStorage.n = n; document.cookie = 'a=b'; document.cookie = 'c=d;domain=cultivar.localhost';
		document.documentElement.style.background = n === 1 ? '#008000' : '#ff0000'</script>`)
	for range 3 {
		wantColor(t, picture(t, shoot(t, doc, small()), small()), 50, 50, "#008000")
	}
}

func TestShotTellsWhatTheDocumentSays(t *testing.T) {
	doc := pageOf("<!doctype html>\n<script>console.log('hello', 1, {a: [1]}, null)\nconsole.warn('careful\\u0007')\nconsole.error('bad')</script>\n<script>\nmissing()</script><script src=x.js></script>",
		"x.js", "\n\nthrow new TypeError('mine')")
	shot := shoot(t, doc, small())
	wantMessages(t, shot.Console,
		"log index.html:2 hello 1 {a: Array(1)} null", "warning index.html:3 careful", "error index.html:4 bad")
	wantMessages(t, shot.Errors,
		"error index.html:6 ReferenceError: missing is not defined", "error x.js:3 TypeError: mine")
}

func wantMessages(t testing.TB, got []render.Message, want ...string) {
	t.Helper()
	var lines []string
	for _, m := range got {
		lines = append(lines, fmt.Sprintf("%s %s:%d %s", m.Level, m.File, m.Line, m.Text))
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("messages:\n%s\nwant:\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestNothingRemoteIsReached(t *testing.T) {
	doc := pageOf(`<!doctype html><link rel=stylesheet href="https://fonts.example/css?a=b"><img src="http://images.example/a.png"><img src="http://images.example/a.png"><img src="missing.png">
		<script src="//cdn.example/x.js"></script><iframe src="https://frame.example/"></iframe><script>
		fetch('https://api.example/').catch(() => 0); new WebSocket('wss://socket.example/');
		fetch('http://127.0.0.1:9/').catch(() => 0)</script><a id=a href="https://leave.example/" style="display:block;width:200px;height:120px;background:#008000"></a><script>document.getElementById('a').click()</script>`)
	shot := shoot(t, doc, small())
	got := map[string]int{}
	for _, b := range shot.Blocked {
		got[b]++
	}
	for _, want := range []string{
		"https://fonts.example/css?a=b", "http://images.example/a.png", "missing.png", "http://cdn.example/x.js",
		"https://frame.example/", "https://api.example/", "wss://socket.example/", "http://127.0.0.1:9/",
	} {
		if got[want] != 1 {
			t.Errorf("%s is listed %d times in %q", want, got[want], shot.Blocked)
		}
	}
	if len(shot.Console) > 0 {
		t.Errorf("what is blocked is said again: %v", shot.Console)
	}
	picture(t, shot, small())
}

func TestPageThatLeavesStays(t *testing.T) {
	for _, script := range []string{"location = 'https://elsewhere.example/'", "location.reload()", "document.write('<meta http-equiv=refresh content=\"0;url=https://elsewhere.example/\">')"} {
		doc := pageOf(`<!doctype html><body style="background:#008000"><script>` + script + `</script>`)
		wantColor(t, picture(t, shoot(t, doc, small()), small()), 50, 50, "#008000")
	}
}

func TestViewportIsObeyed(t *testing.T) {
	t.Run("full page", func(t *testing.T) {
		from := small()
		from.FullPage = true
		p := picture(t, shoot(t, pageOf(`<!doctype html><style>body{margin:0}</style><div style="height:50vh;background:#008000"></div><div style="height:500px;background:blue"></div>`), from), from)
		if p.Rect.Dx() != 200 || p.Rect.Dy() != 560 {
			t.Errorf("the whole page is %v, want 200×560", p.Rect)
		}
		wantColor(t, p, 10, 50, "#008000")
		wantColor(t, p, 10, 70, "#0000ff")
	})
	t.Run("full page, small", func(t *testing.T) {
		from := render.Viewport{Width: 200, Height: 120, Scale: 0.5, FullPage: true}
		p := picture(t, shoot(t, pageOf(`<!doctype html><style>body{margin:0}</style><div style="height:600px;background:#008000"></div>`), from), from)
		if p.Rect.Dx() != 100 || p.Rect.Dy() != 300 {
			t.Errorf("the whole page is %v, want 100×300", p.Rect)
		}
	})
	t.Run("dark", func(t *testing.T) {
		doc := pageOf(`<!doctype html><style>html{background:#fff}@media (prefers-color-scheme: dark){html{background:#102030}}</style>`)
		from := small()
		wantColor(t, picture(t, shoot(t, doc, from), from), 10, 10, "#ffffff")
		from.Dark = true
		wantColor(t, picture(t, shoot(t, doc, from), from), 10, 10, "#102030")
		from.Scale = 0.5
		wantColor(t, picture(t, shoot(t, doc, from), from), 10, 10, "#102030")
	})
	t.Run("transparent", func(t *testing.T) {
		for _, doc := range []render.Document{
			pageOf(`<!doctype html><style>body{margin:0}</style><div style="width:50px;height:50px;background:#008000"></div>`),
			drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120"><rect width="50" height="50" fill="#008000"/></svg>`),
		} {
			from := small()
			from.Transparent = true
			p := picture(t, shoot(t, doc, from), from)
			wantColor(t, p, 20, 20, "#008000")
			if p.RGBAAt(100, 100) != (color.RGBA{}) {
				t.Errorf("%s: the ground is %v, want nothing", doc.Main, p.RGBAAt(100, 100))
			}
		}
	})
	t.Run("scales", func(t *testing.T) {
		doc := pageOf(`<!doctype html><style>html{height:100%;background:linear-gradient(90deg,#008000 50%,#0000ff 50%)}</style>`)
		for _, scale := range []float64{0.1, 1.0 / 3, 0.5, 1, 1.5, 2} {
			from := render.Viewport{Width: 333, Height: 211, Scale: scale}
			p := picture(t, shoot(t, doc, from), from)
			wantColor(t, p, p.Rect.Dx()/4, p.Rect.Dy()-1, "#008000")
			wantColor(t, p, p.Rect.Dx()-2, p.Rect.Dy()/2, "#0000ff")
			if c := p.RGBAAt(p.Rect.Dx()-1, p.Rect.Dy()-1); c.A != 255 || c.R > 60 {
				t.Errorf("scale %g: the last pixel is %v", scale, c)
			}
		}
	})
	t.Run("impossible", func(t *testing.T) {
		for _, from := range []render.Viewport{{}, {Width: -1, Height: 5}, {Width: 20000, Height: 20000}, {Width: 100, Height: 100, Scale: 1000}} {
			if _, err := camera(t).Shoot(context.Background(), pageOf(""), from); err == nil {
				t.Errorf("a picture from %+v was taken", from)
			}
		}
	})
}

func TestBlankIsNoticed(t *testing.T) {
	if !shoot(t, pageOf(`<!doctype html><body style="background:navy">`), small()).Blank {
		t.Error("an empty page is not blank")
	}
}
