package repair

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/starter"
)

func mend(t *testing.T, kind artifact.Kind, name, source string, look Look) (string, Result) {
	t.Helper()
	r, err := ByRule(t.Context(), artifact.Artifact{Kind: kind, Main: name, Files: map[string][]byte{name: []byte(source)}}, look)
	if err != nil {
		t.Fatal(err)
	}
	return string(r.Artifact.Source()), r
}

const frame = "<!doctype html>\n<html><head><title>T</title></head><body>\n%s\n</body></html>\n"

func TestPagesAreMended(t *testing.T) {
	for name, c := range map[string]struct{ broken, want, done string }{
		"a tag that is never closed":    {"<div class=\"a\">\n<p>one</p>", "<div class=\"a\">\n<p>one</p></div>", "closed a tag"},
		"a heading that swallows":       {"<section><h2>Title<p>text</p></section>", "<section><h2>Title</h2><p>text</p></section>", "closed a tag"},
		"an end tag too many":           {"<p>one</p>\n</div>\n<p>two</p>", "<p>one</p>\n<p>two</p>", "took away an end tag"},
		"a style sheet without end":     {"<style>\nh1 { color: red; }\n  h2 { color: blue;\n</style>", "<style>\nh1 { color: red; }\n  h2 { color: blue;\n}\n</style>", "closed a brace"},
		"a missing brace in between":    {"<style>\nh1 {\n  color: red;\n\nh2 {\n  color: blue;\n}\n</style>", "<style>\nh1 {\n  color: red;\n\n}\nh2 {\n  color: blue;\n}\n</style>", ""},
		"a brace too many":              {"<style>\nh1 { color: red; } }\nh2 { top: 0; }\n</style>", "<style>\nh1 { color: red; } \nh2 { top: 0; }\n</style>", "took away a brace"},
		"a missing semicolon":           {"<style>\nh1 {\n  color: red\n  top: 0;\n}\n</style>", "<style>\nh1 {\n  color: red;\n  top: 0;\n}\n</style>", "added a semicolon"},
		"a missing parenthesis":         {"<style>\nh1 {\n  color: rgb(1, 2, 3;\n  top: 0;\n}\n</style>", "<style>\nh1 {\n  color: rgb(1, 2, 3);\n  top: 0;\n}\n</style>", "closed a parenthesis"},
		"a missing quote":               {"<style>\nh1 {\n  font-family: \"Arial;\n  top: 0;\n}\n</style>", "<style>\nh1 {\n  font-family: \"Arial\";\n  top: 0;\n}\n</style>", "ended a quote"},
		"nothing wrong":                 {"<p>one</p><style>@media print { h1 { color: red } }</style>", "<p>one</p><style>@media print { h1 { color: red } }</style>", ""},
		"values over several lines":     {"<style>\nh1 {\n  background:\n    url(a.png),\n    red;\n  transition: color 1s,\n    top 2s;\n}\n</style>", "<style>\nh1 {\n  background:\n    url(a.png),\n    red;\n  transition: color 1s,\n    top 2s;\n}\n</style>", ""},
		"nested rules are left alone":   {"<style>\n.a {\n  color: red;\n  .b {\n    top: 0;\n  }\n}\n</style>", "<style>\n.a {\n  color: red;\n  .b {\n    top: 0;\n  }\n}\n</style>", ""},
		"end tags that may be left out": {"<ul><li>one<li>two</ul><p>a<p>b", "<ul><li>one<li>two</ul><p>a<p>b", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, r := mend(t, artifact.Page, "index.html", strings.Replace(frame, "%s", c.broken, 1), nil)
			if got != strings.Replace(frame, "%s", c.want, 1) || !strings.Contains(strings.Join(r.Done, "; "), c.done) || c.done == "" && c.broken == c.want && len(r.Done) > 0 {
				t.Errorf("done %q\n%s", r.Done, got)
			}
			if len(r.Left) > 0 {
				t.Errorf("left %q", r.Left)
			}
		})
	}
}

func TestARepairNeverRunsWild(t *testing.T) {
	whole := `<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><rect width="4" height='2'/><text>one &amp; two</text></g><!-- end --></svg>`
	for n := 1; n < len(whole); n++ {
		got, _ := mend(t, artifact.Drawing, "a.svg", whole[:n], nil)
		if len(got) > n+len("</text></g></svg>")+len(` xmlns="http://www.w3.org/2000/svg"`) {
			t.Errorf("%q became %q", whole[:n], got)
		}
	}
}

func TestAStyleElementThatSwallowsThePage(t *testing.T) {
	got, r := mend(t, artifact.Page, "index.html", "<!doctype html>\n<html><head>\n<style>h1 { color: red; }\n</head>\n<body><h1>Hi</h1></body></html>\n", nil)
	if !strings.Contains(got, "h1 { color: red; }\n</style>\n</head>") || len(r.Left) > 0 {
		t.Errorf("%q left %q", got, r.Left)
	}
}

func TestDrawingsAreMended(t *testing.T) {
	for name, c := range map[string]struct{ broken, want string }{
		"no namespace":       {`<svg viewBox="0 0 1 1"><g/></svg>`, `<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><g/></svg>`},
		"a bare ampersand":   {`<svg xmlns="http://www.w3.org/2000/svg"><text>a & b &amp; c&nbsp;</text></svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><text>a &amp; b &amp; c&#160;</text></svg>`},
		"an open shape":      {`<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"></svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>`},
		"an open group":      {`<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0"/></svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0"/></g></svg>`},
		"no last tag":        {`<svg xmlns="http://www.w3.org/2000/svg"><g/>`, `<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>`},
		"quotes and doubles": {`<svg xmlns="http://www.w3.org/2000/svg"><rect width=4 height="2" width="5"/></svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="2" /></svg>`},
		"broken off":         {`<svg xmlns="http://www.w3.org/2000/svg"><rect`, `<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>`},
		"broken off later":   {`<svg xmlns="http://www.w3.org/2000/svg"><g><rect width="4" `, `<svg xmlns="http://www.w3.org/2000/svg"><g><rect width="4"/></g></svg>`},
		"words before":       {"Here it is:\n<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>", `<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>`},
	} {
		t.Run(name, func(t *testing.T) {
			got, r := mend(t, artifact.Drawing, "a.svg", c.broken, nil)
			if got != c.want || len(r.Left) > 0 || len(r.Done) == 0 {
				t.Errorf("done %q, left %q\n%s", r.Done, r.Left, got)
			}
		})
	}
}

func TestUnreadableTextIsMadeReadable(t *testing.T) {
	look := func(_ context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		e := render.Element{Path: []int{1, 0}, Selector: "p", Tag: "p", Text: "pale", Color: "#cccccc", Background: "#ffffff", FontSize: 16, Contrast: 1.6}
		if !strings.Contains(string(a.Source()), "#ccc;") {
			e.Contrast = 4.6
		}
		return render.Shot{}, &render.Facts{Elements: []render.Element{e}}, nil
	}
	got, r := mend(t, artifact.Page, "index.html", strings.Replace(frame, "%s", "<p>pale</p><style>p { color: #ccc; margin: 0; }</style>", 1), look)
	if strings.Contains(got, "#ccc;") || !strings.Contains(got, "margin: 0; }") || strings.Join(r.Done, "") != "made a text colour readable" {
		t.Errorf("done %q\n%s", r.Done, got)
	}
}

func TestNoGoodDesignIsTouched(t *testing.T) {
	for _, s := range starter.List() {
		a, err := starter.Get(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		if r, _ := ByRule(t.Context(), a, nil); len(r.Done) > 0 || r.Artifact.Key() != a.Key() {
			t.Errorf("%s: %q", s.Name, r.Done)
		}
	}
}

func TestCorpusDesignsKeepTheirBytes(t *testing.T) {
	corpus := os.Getenv("CULTIVAR_CORPUS")
	if corpus == "" {
		t.Skip("CULTIVAR_CORPUS is not set")
	}
	var files []string
	for _, pattern := range []string{"html/*/*.html", "svg/*/*.svg", "glsl/*/*.*"} {
		found, _ := filepath.Glob(filepath.Join(corpus, pattern))
		files = append(files, found...)
	}
	for _, file := range files {
		a, _, err := artifact.Open(file)
		if err != nil {
			continue
		}
		r, _ := ByRule(t.Context(), a, nil)
		if len(r.Done) > 0 {
			t.Logf("%s: %q, left %q", filepath.Base(file), r.Done, r.Left)
		}
		if faults(r.Artifact) > faults(a) {
			t.Errorf("%s: more is wrong than before: %q", file, r.Left)
		}
	}
}

// lens looks through a real browser.
func lens(t *testing.T) Look {
	t.Helper()
	b := browsertest.Open(t)
	return func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		doc, err := a.Document()
		if err != nil {
			return render.Shot{Broken: err.Error()}, nil, nil
		}
		shot, err := b.Shoot(ctx, doc, render.Viewport{Width: 64, Height: 36, Scale: 1})
		return shot, nil, err
	}
}

func TestShadersAreMended(t *testing.T) {
	look := lens(t)
	for name, c := range map[string]struct{ broken, done string }{
		"a semicolon":      {"precision mediump float;\nuniform float u_time;\nvoid main() {\n  float a = sin(u_time)\n  gl_FragColor = vec4(a, 0.0, 0.0, 1.0);\n}\n", "added a semicolon in line 4"},
		"whole numbers":    {"void mainImage(out vec4 fragColor, in vec2 fragCoord) {\n  float d = length(fragCoord) * 2;\n  fragColor = vec4(d);\n}\n", "whole numbers"},
		"an undeclared PI": {"precision mediump float;\nuniform float u_time;\nvoid main() {\n  gl_FragColor = vec4(sin(u_time * PI), 0.0, 0.0, 1.0);\n}\n", "declared PI"},
		"a brace":          {"precision mediump float;\nuniform float u_time;\nvoid main() {\n  gl_FragColor = vec4(u_time, 0.0, 0.0, 1.0);\n", "closed a brace"},
		"several":          {"void mainImage(out vec4 fragColor, in vec2 fragCoord) {\n  vec2 p = fragCoord / iResolution.xy\n  float d = length(p) * 2;\n  fragColor = vec4(d * PI, 0.0, 0.0, 1.0);\n}\n", "declared PI"},
	} {
		t.Run(name, func(t *testing.T) {
			got, r := mend(t, artifact.Shader, "a.frag", c.broken, look)
			if len(r.Left) > 0 || !strings.Contains(strings.Join(r.Done, "; "), c.done) {
				t.Errorf("done %q, left %q\n%s", r.Done, r.Left, got)
			}
		})
	}
}

func FuzzByRule(f *testing.F) {
	f.Add("<div><p>a</div></b><style>h1 { color: red</style>", "page")
	f.Add("<svg><g a=1 a=2>&x", "drawing")
	f.Add("void main() { gl_FragColor = vec4(1)", "shader")
	f.Fuzz(func(t *testing.T, source, kind string) {
		name := map[string]string{"page": "a.html", "drawing": "a.svg", "shader": "a.frag"}[kind]
		if name == "" || len(source) > 4000 {
			return
		}
		a := artifact.Artifact{Kind: artifact.Kind(kind), Main: name, Files: map[string][]byte{name: []byte(source)}}
		r, err := ByRule(t.Context(), a, nil)
		if err == nil && faults(r.Artifact) > faults(a) {
			t.Errorf("more is wrong than before: %q", r.Left)
		}
	})
}

func TestAnErrorThatNoRuleMendsDoesNotKeepOthersFromBeingMended(t *testing.T) {
	look := func(_ context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		shot := render.Shot{Broken: "does not compile", Errors: []render.Message{{File: "s.glsl", Line: 2, Text: "'palette' : no matching overloaded function found"}}}
		if !strings.Contains(string(a.Source()), "1.0);") {
			shot.Errors = append(shot.Errors, render.Message{File: "s.glsl", Line: 4, Text: "'}' : syntax error"})
		}
		return shot, nil, nil
	}
	got, r := mend(t, artifact.Shader, "s.glsl", "void mainImage(out vec4 c, in vec2 p) {\n  vec3 a = palette(p.x);\n  c = vec4(a, 1.0)\n}\n", look)
	if !strings.Contains(got, "c = vec4(a, 1.0);") || len(r.Left) == 0 {
		t.Errorf("done %q, left %q\n%s", r.Done, r.Left, got)
	}
}

func TestWhatLooksWrongIsNamedAndIsNotBroken(t *testing.T) {
	look := func(context.Context, artifact.Artifact) (render.Shot, *render.Facts, error) {
		return render.Shot{}, &render.Facts{Width: 1280, Elements: []render.Element{{Selector: "aside", Offscreen: true}}}, nil
	}
	_, r := mend(t, artifact.Page, "index.html", strings.Replace(frame, "%s", "<p>one</p>", 1), look)
	if len(r.Left) > 0 || len(r.Looks) != 1 || r.Looks[0] != "aside: it sticks out" {
		t.Errorf("left %q, looks %q", r.Left, r.Looks)
	}
}
