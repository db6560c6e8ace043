package artifact_test

import (
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact"
)

var styled = artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{
	"index.html": []byte(`<!doctype html>
<link rel="stylesheet" href="a.css">
<style media="screen">#top { color: var(--ink, red) } @media print { p { color: pink } }</style>
<body bgcolor=eeeeee><p id="top" class="x" style="margin: 0; border: 1px solid &quot;x&quot; #abc">Hi</p>
<svg><path fill="teal" d="M0 0"/></svg></body>`),
	"a.css": []byte("@import 'b.css';\n:root { --ink: #112233; }\n.x:hover { color: green }\n.x, :is(.y, .z) p { color: blue; background: white }\n"),
	"b.css": []byte("p { color: black !important }"),
}}

func TestEveryColourIsFoundWhereverItIsWritten(t *testing.T) {
	s := artifact.StylesOf(styled)
	var got []string
	var edits []artifact.Edit
	for _, v := range s.All(nil) {
		for _, c := range v.Colors() {
			got = append(got, v.File[:1]+":"+v.Property+"="+c.Text)
			edits = append(edits, v.Part(c, "#000"))
		}
	}
	want := []string{
		"b:color=black", "a:--ink=#112233", "a:color=green", "a:color=blue", "a:background=white", "i:color=red", "i:color=pink",
		"i:border=#abc", "i:background-color=#eeeeee", "i:fill=teal",
	}
	if !slices.Equal(got, want) {
		t.Errorf("colours\n %q, want\n %q", got, want)
	}
	out, err := styled.Apply(edits...)
	if err != nil {
		t.Fatal(err)
	}
	main := string(out.Files["index.html"])
	for _, want := range []string{`bgcolor="#000"`, `fill="#000"`, `&quot;x&quot; #000`, "var(--ink, #000)"} {
		if !strings.Contains(main, want) {
			t.Errorf("no %s in\n%s", want, main)
		}
	}
}

func TestTheCascadeSaysWhatCounts(t *testing.T) {
	s := artifact.StylesOf(styled)
	p := s.Doc.ByID("top")
	v, ok := s.Winner(p, "color")
	if !ok || v.File != "b.css" || v.Value != "black" {
		t.Errorf("colour is set by %+v", v)
	}
	if v, ok := s.Winner(p, "background-color", "background"); !ok || v.Value != "white" || v.File != "a.css" {
		t.Errorf("background is set by %+v", v)
	}
	if v, _, ok := s.Inherited(s.Doc.First("path"), "background-color"); !ok || v.Value != "eeeeee" {
		t.Errorf("behind the drawing is %+v", v)
	}
	if got := s.Resolve("1px var(--ink)"); got != "1px #112233" {
		t.Errorf("variable resolves to %q", got)
	}
	if n := len(s.Matching(p)); n != 3 {
		t.Errorf("%d rules match, want 3", n)
	}
}

func TestMediaQueries(t *testing.T) {
	v := artifact.DefaultView
	for query, want := range map[string]bool{
		"": true, "all": true, "screen": true, "print": false, "(min-width: 600px)": true, "(max-width: 600px)": false,
		"screen and (max-width: 40em)": false, "(width >= 1000px)": true, "(400px <= width < 900px)": false, "not print": true,
		"(prefers-color-scheme: dark)": false, "print, screen": true, "(min-width: 48rem) and (orientation: landscape)": true,
	} {
		if got := v.Matches(query); got != want {
			t.Errorf("%q matches: %v", query, got)
		}
	}
}
