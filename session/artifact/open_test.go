package artifact_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact"
)

// folder writes files into a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpenGathersWhatThePageRefersTo(t *testing.T) {
	dir := folder(t, map[string]string{
		"secret.png": "no",
		"site/index.html": `<!doctype html><link rel=stylesheet href="css/a.css?v=2"><img src="img/one.png" srcset="img/two.png 2x, img/three.png 3x">
<a href="other.html">o</a><script type="module" src="/js/main.js"></script><img src="https://cdn.example.com/x.png"><img src="//cdn.example.com/y.png">
<img src="gone.png"><img src="../secret.png"><div style="background:url('img/four.png')"></div><svg><use href="icons.svg#a"/></svg><img src="data:image/png;base64,xx"><img src="{{ logo }}">`,
		"site/css/a.css": `@import "b.css"; @import url(https://fonts.googleapis.com/css2?family=Inter); @font-face{src:url(../fonts/f.woff2)} a{background:url(#x)}`,
		"site/css/b.css": `b{background:url("../img/five%20b.png")}`, "site/fonts/f.woff2": "f",
		"site/img/one.png": "1", "site/img/two.png": "2", "site/img/three.png": "3", "site/img/four.png": "4", "site/img/five b.png": "5",
		"site/js/main.js": `import {x} from './util.js'; fetch("data/d.json"); const s = "not/there.png"`, "site/js/util.js": "", "site/data/d.json": "{}",
		"site/icons.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "site/other.html": "<p>",
	})
	a, left, err := artifact.Open(filepath.Join(dir, "site", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"css/a.css", "css/b.css", "data/d.json", "fonts/f.woff2", "icons.svg", "img/five b.png", "img/four.png", "img/one.png", "img/three.png", "img/two.png",
		"index.html", "js/main.js", "js/util.js",
	}
	if got := a.Paths(); !slices.Equal(got, want) {
		t.Errorf("files\n %q, want\n %q", got, want)
	}
	if want := []string{"../secret.png", "cdn.example.com", "fonts.googleapis.com", "gone.png"}; !slices.Equal(left, want) {
		t.Errorf("left %q, want %q", left, want)
	}
}

func TestALinkOutOfTheFolderIsRefused(t *testing.T) {
	dir := folder(t, map[string]string{"secret.css": "a{}", "site/index.html": `<!doctype html><link rel="stylesheet" href="in.css">`})
	if err := os.Symlink(filepath.Join(dir, "secret.css"), filepath.Join(dir, "site", "in.css")); err != nil {
		t.Skip("no symbolic links here")
	}
	a, left, err := artifact.Open(filepath.Join(dir, "site", "index.html"))
	if err != nil || len(a.Files) != 1 || !slices.Equal(left, []string{"in.css"}) {
		t.Errorf("files %q, left %q, error %v", a.Paths(), left, err)
	}
}

func TestAShaderBringsItsCommonAndBuffers(t *testing.T) {
	dir := folder(t, map[string]string{
		"waves.frag":  "#include \"lib/noise.glsl\"\nvoid mainImage(out vec4 c, in vec2 p) { c = vec4(1.0); }\n",
		"common.glsl": "", "waves_bufferA.glsl": "", "other_bufferA.glsl": "", "lib/noise.glsl": "#include \"hash.glsl\"", "lib/hash.glsl": "", "note.glsl": "",
	})
	a, _, err := artifact.Open(filepath.Join(dir, "waves.frag"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"common.glsl", "lib/hash.glsl", "lib/noise.glsl", "waves.frag", "waves_bufferA.glsl"}; !slices.Equal(a.Paths(), want) {
		t.Errorf("files %q, want %q", a.Paths(), want)
	}
}

func TestKindsAreKnownByContent(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       artifact.Kind
	}{
		{"a.txt", "<!doctype html><p>x", artifact.Page},
		{"a", "\ufeff<!-- c -->\n<html><body>", artifact.Page},
		{"a.svg", "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-' 'x' [<!ENTITY a 'b'>]><svg/>", artifact.Drawing},
		{"a.html", `<svg xmlns="http://www.w3.org/2000/svg"/>`, artifact.Drawing},
		{"a.html", "<svg></svg><p>text</p>", artifact.Page},
		{"a.html", "plain words", artifact.Page},
		{"a.txt", "void mainImage(out vec4 c, in vec2 p) { c = vec4(1); }", artifact.Shader},
		{"-", "precision mediump float;\nvoid main() { gl_FragColor = vec4(1.0); }", artifact.Shader},
	} {
		a, err := artifact.FromBytes(c.name, []byte(c.text))
		if err != nil || a.Kind != c.want {
			t.Errorf("%s %.30q is %q (%v), want %q", c.name, c.text, a.Kind, err, c.want)
		}
		if a.Main == "-" {
			t.Error("standard input has no name")
		}
	}
}

func TestWhatIsNoDesignIsRefusedWithTheReason(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "is empty",
		" \n":                            "is empty",
		"\x89PNG\r\n\x1a\n\x00\x00":      "a picture (png)",
		"\xff\xfe<\x00h\x00":             "UTF-16",
		"%PDF-1.7":                       "a PDF",
		"PK\x03\x04xxxx":                 "a zip archive",
		"\x00\x01\x02\x03":               "a binary file",
		"hello there":                    "neither HTML, nor SVG, nor",
		strings.Repeat("<p>x", 5<<20):    "too large",
		"package main\nfunc main() {}\n": "neither HTML",
	} {
		if _, err := artifact.FromBytes("x.bin", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want … %s", text, err, want)
		}
	}
	if _, _, err := artifact.Open(filepath.Join(t.TempDir(), "none.html")); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("missing file: %v", err)
	}
}

func TestLintNamesFileAndLine(t *testing.T) {
	a, err := artifact.FromBytes("a.html", []byte("<!doctype html>\n<style>\na { color: red\n</style>\n<div>\n<script>\nlet x = ;\n</script>\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range artifact.Lint(a) {
		got = append(got, p.String())
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"a.html:7: Unexpected \";\"", "a.html:5: <div> is never closed", "a.html:4: Expected \"}\""} {
		if !strings.Contains(all, want) {
			t.Errorf("lint does not say %q, but\n%s", want, all)
		}
	}
	bad, err := artifact.FromBytes("a.svg", []byte("<svg>\n<g>\n</svg>"))
	if err != nil {
		t.Fatal(err)
	}
	if got := artifact.Lint(bad); len(got) == 0 || got[0].Warning {
		t.Errorf("a drawing that is not well formed passes: %v", got)
	}
}

func TestEveryCorpusDesignOpens(t *testing.T) {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no corpus to open")
	}
	for dir, want := range map[string]artifact.Kind{"html": artifact.Page, "svg": artifact.Drawing} {
		n := 0
		err := filepath.WalkDir(filepath.Join(root, dir), func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasSuffix(p, ".tsv") || strings.HasSuffix(p, ".png") {
				return err
			}
			a, _, err := artifact.Open(p)
			if err != nil || a.Kind != want {
				t.Errorf("%s: kind %q, %v", p, a.Kind, err)
			}
			n++
			return nil
		})
		if err != nil || n < 20 {
			t.Errorf("%s: %d files, %v", dir, n, err)
		}
	}
}
