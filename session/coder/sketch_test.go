package coder

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cultivar/session"
	"cultivar/session/artifact"
)

// sketches collects what is shown while an answer comes in parts, each after the last was looked at.
func sketches(t *testing.T, b session.Brief, parts ...string) []string {
	t.Helper()
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		for _, p := range parts {
			piece(w, map[string]any{"content": p}, "")
		}
		piece(w, map[string]any{}, "stop")
	})
	c, _ := coderFor(t, s, nil, Options{})
	var out []string
	e := newEvents(session.ModelEvents{Partial: func(_ int, a artifact.Artifact) { out = append(out, string(a.Source())) }})
	j := newJob(b)
	tl := &tile{Coder: c, job: j, events: e}
	tl.sketch = &sketch{tile: tl}
	_, err := c.client.ask(t.Context(), j.first(c.Sees(), direction{}), func(text string) {
		e.sketched[0] = time.Time{}
		tl.sketch.grow(text)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFinishedBlocksAreDrawnWhileMoreAreWritten(t *testing.T) {
	got := sketches(t, brief("rework it"), sticky, "index.html\n<<<<<<< SEARCH\n", buttonLine+"\n=======\n    .btn { background: teal; }\n", ">>>>>>> REPLACE\n")
	if len(got) != 2 || !strings.Contains(got[0], "sticky") || strings.Contains(got[0], "teal") || !strings.Contains(got[1], "teal") {
		t.Errorf("%d sketches: %q", len(got), got)
	}
}

func TestTheBeginningOfADesignIsDrawn(t *testing.T) {
	circle := `<circle cx="4" cy="4" r="2" fill="#c04020"/>` + "\n"
	got := sketches(t, session.Brief{Instruction: "an icon of dots", Count: 1},
		"<file path=\"drawing.svg\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n<g>\n"+strings.Repeat(circle, 8), strings.Repeat(circle, 8)+"<circ", "le/>\n</g>\n</svg>\n</file>")
	if len(got) != 2 || !strings.HasSuffix(got[0], "/></g></svg>") || strings.Count(got[1], "<circle") != 16 {
		t.Errorf("%d sketches: %q", len(got), got)
	}
}
