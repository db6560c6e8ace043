package export_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/export"
)

var site = artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{
	"index.html": []byte(`<!doctype html>
<!-- kept -->
<link rel="stylesheet" href="css/a.css" media="screen">
<link rel="stylesheet" href="https://fonts.example/x.css">
<img src="img/one.png"   alt='kept'  srcset="img/one.png 1x, img/two.png 2x">
<script src="js/a.js"></script>
<script defer src="js/a.js"></script>
<script type="module" src="js/main.js"></script>
<p style='background: url("img/two.png")'>kept &amp; kept</p>
<svg><use href="icons.svg#star"/></svg>
<a href="css/a.css">not embedded</a>
`),
	"css/a.css":   []byte("@charset \"utf-8\";\n@import \"b.css\" (min-width: 10px);\n@font-face { src: url(../img/f.woff2) }\na { background: url(\"../img/one.png\") }\n"),
	"css/b.css":   []byte("b { color: red }\n"),
	"img/one.png": []byte("ONE"), "img/two.png": []byte("TWO"), "img/f.woff2": []byte("FONT"),
	"js/a.js":    []byte("let s = '</script>'; fetch('img/one.png')\n"),
	"js/main.js": []byte("import { f } from './util.js';\nf();\n"),
	"js/util.js": []byte("export function f() { console.log('util') }\n"),
	"icons.svg":  []byte(`<svg xmlns="http://www.w3.org/2000/svg"><symbol id="star"><path d="M0 0"/></symbol></svg>`),
}}

func data(kind, text string) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString([]byte(text))
}

func exported(t *testing.T, a artifact.Artifact, format string) string {
	t.Helper()
	out, err := export.Bytes(context.Background(), a, format, nil, render.Viewport{})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAPageBecomesOneFile(t *testing.T) {
	out := exported(t, site, "html")
	for _, want := range []string{
		"<!doctype html>\n<!-- kept -->\n", `<style media="screen">`, "@media (min-width: 10px) {\nb { color: red }\n}",
		`<link rel="stylesheet" href="https://fonts.example/x.css">`, `<img src="` + data("image/png", "ONE") + `"   alt='kept'  srcset="` + data("image/png", "ONE") + " 1x, " + data("image/png", "TWO") + ` 2x">`,
		"url(" + data("font/woff2", "FONT") + ")", `url("` + data("image/png", "ONE") + `")`, `<\/script>'`, `<script defer src="data:text/javascript;base64,`,
		`<p style='background: url("` + data("image/png", "TWO") + `")'>kept &amp; kept</p>`, `console.log("util")`, `<use href="#star"/>`, `<symbol id="star">`,
		`<a href="css/a.css">`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s:\n%s", want, out)
		}
	}
	again := artifact.Artifact{Kind: artifact.Page, Main: "x.html", Files: map[string][]byte{"x.html": []byte(out)}}
	for _, r := range artifact.References("x.html", again.Source()) {
		if name, ok := r.Local(); ok {
			t.Errorf("the page still asks for %s", name)
		}
	}
}

func TestADesignWithoutFilesStaysByteForByte(t *testing.T) {
	for _, a := range []artifact.Artifact{
		{Kind: artifact.Page, Main: "a.html", Files: map[string][]byte{"a.html": []byte("\ufeff<p>x\r\n<img src=gone.png><img src=#>")}},
		{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{"a.svg": []byte("<svg><image href='gone.png'/></svg>\r\n")}},
	} {
		if got := exported(t, a, export.Formats(a.Kind)[0]); got != string(a.Source()) {
			t.Errorf("%s changed to %q", a.Main, got)
		}
	}
}

func TestADrawingBecomesOneFile(t *testing.T) {
	a := artifact.Artifact{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{
		"a.svg": []byte(`<?xml version="1.0"?>
<?xml-stylesheet href="a.css" type="text/css"?>
<svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="b.png"/><use href="c.svg#x"/><rect fill="url(#g)"/></svg>`),
		"a.css": []byte("rect { fill: red }"), "b.png": []byte("B"), "c.svg": []byte(`<svg><g id="x"/></svg>`),
	}}
	want := `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg"><style><![CDATA[
rect { fill: red }
]]></style><defs><g id="x"/></defs><image xlink:href="` + data("image/png", "B") + `"/><use href="#x"/><rect fill="url(#g)"/></svg>`
	if got := exported(t, a, "svg"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAShaderBecomesOneFile(t *testing.T) {
	a := artifact.Artifact{Kind: artifact.Shader, Main: "a.frag", Files: map[string][]byte{
		"a.frag":      []byte("#version 300 es\n#include \"lib/n.glsl\"\nvoid main() {}\n"),
		"lib/n.glsl":  []byte("#include \"h.glsl\"\nfloat n() { return h(); }"),
		"lib/h.glsl":  []byte("float h() { return 1.0; }\n"),
		"common.glsl": []byte("#define PI 3.14\n"),
	}}
	want := "#version 300 es\n#define PI 3.14\n\nfloat h() { return 1.0; }\nfloat n() { return h(); }\nvoid main() {}\n"
	if got := exported(t, a, "frag"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := export.Bytes(context.Background(), a.With("bufferA.glsl", nil), "frag", nil, render.Viewport{}); err == nil {
		t.Error("a shader of several passes was made one file")
	}
}

func TestAnArchiveHoldsTheTreeAndIsTheSameEachTime(t *testing.T) {
	out := exported(t, site, "zip")
	if out != exported(t, site, "zip") {
		t.Error("two archives differ")
	}
	r, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(rc)
		if err != nil || !bytes.Equal(got, site.Files[f.Name]) {
			t.Errorf("%s: %q %v", f.Name, got, err)
		}
	}
	if len(r.File) != len(site.Files) {
		t.Errorf("%d files, want %d", len(r.File), len(site.Files))
	}
}

type camera struct{ broken string }

func (c camera) Shoot(context.Context, render.Document, render.Viewport) (render.Shot, error) {
	if c.broken != "" {
		return render.Shot{Broken: c.broken}, nil
	}
	return render.Shot{Image: image.NewRGBA(image.Rect(0, 0, 3, 2))}, nil
}

func (c camera) Sheet(context.Context, []render.Document, render.Viewport, func(int, render.Shot)) ([]render.Shot, error) {
	return nil, errors.New("unused")
}

func (c camera) Measure(context.Context, render.Document, render.Viewport) (render.Facts, error) {
	return render.Facts{}, errors.New("unused")
}

func TestAPictureComesFromTheCamera(t *testing.T) {
	out, err := export.Bytes(context.Background(), site, "png", camera{}, render.Viewport{})
	if err != nil {
		t.Fatal(err)
	}
	if p, err := png.Decode(bytes.NewReader(out)); err != nil || p.Bounds().Dx() != 3 {
		t.Errorf("picture %v, %v", p, err)
	}
	if _, err := export.Bytes(context.Background(), site, "png", camera{"its script never ends"}, render.Viewport{}); err == nil || !strings.Contains(err.Error(), "never ends") {
		t.Errorf("a broken design gives %v", err)
	}
	if _, err := export.Bytes(context.Background(), site, "svg", nil, render.Viewport{}); err == nil || !strings.Contains(err.Error(), "html, png, pdf, gif, apng, mp4, zip") {
		t.Errorf("a page as svg gives %v", err)
	}
}

func TestWriteKeepsModeAndLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.html")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := export.Write(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("content %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if err := export.Write(filepath.Join(dir, "none", "a"), nil); err == nil || !regexp.MustCompile("write .*none").MatchString(err.Error()) {
		t.Errorf("a missing folder gives %v", err)
	}
}
