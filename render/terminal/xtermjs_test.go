package terminal

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"image/color"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// xtermJS is the terminal of VS Code and many others, run with its image add-on in a headless browser.
type xtermJS struct {
	t       *testing.T
	browser string
	modules string // where its packages are
	dir     string
}

// newXtermJS finds a browser, and fetches xterm.js into the user's cache if it is not there.
func newXtermJS(t *testing.T) *xtermJS {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: a browser takes seconds")
	}
	x := &xtermJS{t: t, dir: t.TempDir()}
	for _, name := range []string{"chromium-headless-shell", "chromium", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil && x.browser == "" {
			x.browser = path
		}
	}
	if x.browser == "" {
		t.Skip("SKIPPED: no Chromium is installed, so iTerm2 pictures are not seen for real")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	x.modules = filepath.Join(cache, "cultivar-test", "xterm.js")
	if _, err := os.Stat(filepath.Join(x.modules, "node_modules", "@xterm", "addon-image")); err == nil {
		return x
	}
	if err := os.MkdirAll(x.modules, 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("npm", "install", "--no-audit", "--no-fund", "--prefix", x.modules, "@xterm/xterm@5.5.0", "@xterm/addon-image@0.8.0").CombinedOutput()
	if err != nil {
		t.Skipf("SKIPPED: xterm.js cannot be installed, so iTerm2 pictures are not seen for real: %v %s", err, out)
	}
	return x
}

// page serves a terminal of 90×24 cells that is written the given bytes and notes what it answers. The
// page has loaded when all of that has been drawn: an image of it is held back until then.
func (x *xtermJS) page(written string) string {
	data, _ := json.Marshal(base64.StdEncoding.EncodeToString([]byte(written)))
	drawn := make(chan struct{})
	var once sync.Once
	mux := http.NewServeMux()
	mux.Handle("/node_modules/", http.FileServer(http.Dir(x.modules)))
	mux.HandleFunc("/drawn", func(http.ResponseWriter, *http.Request) { once.Do(func() { close(drawn) }) })
	mux.HandleFunc("/held.gif", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-drawn:
		case <-r.Context().Done():
		case <-time.After(60 * time.Second):
		}
	})
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><meta charset=utf-8><link rel=stylesheet href="/node_modules/@xterm/xterm/css/xterm.css">
<style>body{margin:0;background:#000;overflow:hidden}</style><div id=t></div><pre id=answers></pre><img src=/held.gif>
<script src="/node_modules/@xterm/xterm/lib/xterm.js"></script>
<script src="/node_modules/@xterm/addon-image/lib/addon-image.js"></script>
<script>
const term = new Terminal({cols: 90, rows: 24, fontFamily: 'Liberation Mono, monospace', fontSize: 15, allowProposedApi: true, scrollback: 0});
term.loadAddon(new ImageAddon.ImageAddon());
term.open(document.getElementById('t'));
let answers = '';
term.onData(d => answers += d);
const bytes = Uint8Array.from(atob(%s), c => c.charCodeAt(0));
term.write(bytes, () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const size = term._core._renderService.dimensions.css.canvas;
  document.getElementById('answers').textContent = JSON.stringify({answers: btoa(answers), width: size.width, height: size.height});
  fetch('/drawn');
})));
</script>`, data)
	})
	server := httptest.NewServer(mux)
	x.t.Cleanup(server.Close)
	return server.URL
}

func (x *xtermJS) run(args ...string) []byte {
	x.t.Helper()
	run := exec.Command(x.browser, append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--window-size=1100,640",
		"--user-data-dir=" + filepath.Join(x.dir, "profile"),
	}, args...)...)
	out, err := run.Output()
	if err != nil {
		x.t.Skipf("SKIPPED: the browser does not run here: %v", err)
	}
	return out
}

// ask writes questions and returns the answers, and the size of all cells together in pixels.
func (x *xtermJS) ask(query string) (answers string, width, height float64) {
	x.t.Helper()
	m := regexp.MustCompile(`<pre id="answers">([^<]*)</pre>`).FindSubmatch(x.run("--dump-dom", x.page(query)))
	if m == nil {
		x.t.Skip("SKIPPED: xterm.js does not come up here")
	}
	var told struct {
		Answers       string
		Width, Height float64
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(m[1]))), &told); err != nil {
		x.t.Fatal(err)
	}
	data, _ := base64.StdEncoding.DecodeString(told.Answers)
	return string(data), told.Width, told.Height
}

// TestXtermJS shows iTerm2 and sixel pictures, covered, uncovered, swapped and moved, in xterm.js.
func TestXtermJS(t *testing.T) {
	x := newXtermJS(t)
	d := NewDetector(env("TERM_PROGRAM=vscode", "TERM=xterm-256color", "COLORTERM=truecolor", "SSH_TTY=x"))
	answers, width, height := x.ask(d.Query())
	if !d.Feed([]byte(answers)) {
		t.Fatalf("the detection is not done after %q", answers)
	}
	caps := d.Conclude()
	if caps.Protocol != Sixel {
		t.Errorf("xterm.js is taken for %s: %+v", caps.Protocol, caps.Answers)
	}
	caps.CellWidth, caps.CellHeight = int(math.Round(width/90)), int(math.Round(height/24))
	if math.Abs(width-float64(90*caps.CellWidth)) > 1 {
		t.Skipf("SKIPPED: the font's cells are %.3f pixels wide here, which is no whole number to compare by", width/90)
	}
	for _, p := range []Protocol{ITerm2, Sixel} {
		t.Run(p.String(), func(t *testing.T) {
			report := told{Caps: caps.With(p), Window: Size{90, 24}}
			var written strings.Builder
			if err := rehearse(&report, func(bytes string) { written.WriteString(bytes) }); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(x.dir, "shot.png")
			x.run("--screenshot="+file, x.page(written.String()))
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			shot, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			keep(t, shot)
			report.mustBeOn(t, shot, 0.98)
			if c := color.RGBAModel.Convert(shot.At(36*caps.CellWidth, 6*caps.CellHeight)).(color.RGBA); c.R|c.G|c.B != 0 {
				t.Errorf("something of a picture is left where none is: %v", c)
			}
		})
	}
}
