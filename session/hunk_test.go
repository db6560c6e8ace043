package session_test

import (
	"bytes"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

func TestADesignerTakesSomeChangesOfATile(t *testing.T) {
	d := newIntentDesk(t, &scribe{})
	source := "<!doctype html>\n<title>T</title>\n<p>one</p>\n" + strings.Repeat("<hr>\n", 12) + "<p>two</p>\n" + strings.Repeat("<hr>\n", 12) + "<p>three</p>\n"
	_, err := d.studio.CommitEdit(d.ctx, artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(source)}}, "a longer page")
	must(t, err)
	s := &scribe{from: "<p>", to: "<p class=\"x\">"}
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: s})
	tile := d.say("mark the paragraphs")
	hunks, err := d.studio.Hunks(d.ctx, tile.Ref())
	must(t, err)
	if len(hunks) != 3 || hunks[1].N != 2 || !strings.Contains(hunks[1].Diff, "+<p class=\"x\">two</p>") {
		t.Fatalf("got %+v", hunks)
	}
	part, err := d.studio.Take(d.ctx, tile.Ref(), 1, 3)
	must(t, err)
	want := strings.ReplaceAll(strings.Replace(source, "<p>one", "<p class=\"x\">one", 1), "<p>three", "<p class=\"x\">three")
	if !bytes.Equal(part.Artifact.Source(), []byte(want)) || !strings.Contains(part.Caption, "2 of 3 changes") {
		t.Errorf("%q\n%s", part.Caption, part.Artifact.Source())
	}
	v, err := d.studio.Accept(d.ctx, part.Ref())
	must(t, err)
	if v.Instruction != "mark the paragraphs" || len(v.Parents) != 1 {
		t.Errorf("accepted as %+v", v)
	}
	if _, err := d.studio.Take(d.ctx, tile.Ref(), 4); err == nil || !strings.Contains(err.Error(), "there is no change 4, there are 3") {
		t.Errorf("got %v", err)
	}
}

func TestAChangeOfStyleIsNamedByWhatItSets(t *testing.T) {
	for diff, want := range map[string]string{
		"@@\n .card {\n-  border-radius: 4px;\n+  border-radius: 12px;\n+  box-shadow: none;\n }": "corners and shadow of cards",
		"@@\n :root {\n-  --accent: #123;\n+  --accent: #e63;\n }":                                "palette",
		"@@\n-a { color: #00f }\n+a { color: #080 }":                                              "colour of links",
		"@@\n-<h1>Tea: a story</h1>\n+<h1>Coffee: a story</h1>":                                   "<h1>Coffee: a story</h1>",
		"@@\n+.a { padding: 1px; gap: 2px }\n+.b { margin: 1px; font-size: 2px; color: red; }":    "spacing, type size and colour of .a and more",
	} {
		if got := (session.Hunk{Diff: diff}).What(); got != want {
			t.Errorf("%q is called %q, want %q", diff, got, want)
		}
	}
}
