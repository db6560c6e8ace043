package coder

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

// server is an endpoint that plays a script over real HTTP: one scene for each request, in order,
// the last one for all that follow.
type server struct {
	*httptest.Server
	t      *testing.T
	mu     sync.Mutex
	scenes []scene
	bodies []string
}

// scene answers one request.
type scene func(w http.ResponseWriter, r *http.Request)

func serve(t *testing.T, scenes ...scene) *server {
	t.Helper()
	s := &server{t: t, scenes: scenes}
	s.Server = httptest.NewServer(http.HandlerFunc(s.handle))
	t.Cleanup(s.Close)
	return s
}

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	n := len(s.bodies)
	s.bodies = append(s.bodies, string(body))
	play := s.scenes[min(n, len(s.scenes)-1)]
	s.mu.Unlock()
	play(w, r)
}

func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.bodies...)
}

// prompt is the user's text of a request.
func (s *server) prompt(n int) string {
	s.t.Helper()
	all := s.requests()
	if n >= len(all) {
		s.t.Fatalf("there were %d requests, not %d", len(all), n+1)
	}
	var body struct{ Messages []struct{ Content any } }
	if err := json.Unmarshal([]byte(all[n]), &body); err != nil {
		s.t.Fatal(err)
	}
	return fmt.Sprint(body.Messages[len(body.Messages)-1].Content)
}

func flush(w http.ResponseWriter) { w.(http.Flusher).Flush() }

func piece(w http.ResponseWriter, delta map[string]any, finish string) {
	choice := map[string]any{"index": 0, "delta": delta}
	if finish != "" {
		choice["finish_reason"] = finish
	}
	data, _ := json.Marshal(map[string]any{"choices": []any{choice}})
	fmt.Fprintf(w, "data: %s\n\n", data)
	flush(w)
}

func begin(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/event-stream") }

func usage(w http.ResponseWriter, in, out int) {
	fmt.Fprintf(w, "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}\n\n", in, out)
	fmt.Fprint(w, "data: [DONE]\n\n")
}

// says streams a text in pieces of a few bytes, with usage at the end.
func says(text string) scene { return ends(text, "stop") }

func ends(text, finish string) scene {
	return func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		for chunk := range chunks(text, 97) {
			piece(w, map[string]any{"content": chunk}, "")
		}
		piece(w, map[string]any{}, finish)
		usage(w, 1000, 100)
	}
}

func chunks(text string, n int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			at := min(n, len(text))
			if !yield(text[:at]) {
				return
			}
			text = text[at:]
		}
	}
}

func status(code int, body string, header ...string) scene {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		fmt.Fprint(w, body)
	}
}

func raw(text string) scene {
	return func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		fmt.Fprint(w, text)
		flush(w)
	}
}

const key = "sk-very-secret-0123"

// coderFor makes a Coder for a scripted server; it never really waits between tries.
func coderFor(t *testing.T, s *server, change func(*Profile), o Options) (*Coder, *[]time.Duration) {
	t.Helper()
	p := Profile{Name: "test", BaseURL: s.URL + "/v1", Model: "paint-1", KeyEnv: "KEY", MaxTokens: 2000, Prices: Prices{In: 1, Out: 10, Currency: "EUR"}}
	if change != nil {
		change(&p)
	}
	o.Env = func(name string) string {
		if name == "KEY" {
			return key
		}
		return ""
	}
	c, err := New(t.Context(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	d := newDoer(p)
	var waits []time.Duration
	d.sleep = func(ctx context.Context, w time.Duration) error { waits = append(waits, w); return ctx.Err() }
	c.client = newClient(p, key, c.client.budget, d)
	t.Cleanup(d.client.CloseIdleConnections)
	return c, &waits
}

// outcome is what Propose reported.
type outcome struct {
	replies map[int]session.Reply
	fails   map[int]error
	drafts  int
	err     error
}

func propose(ctx context.Context, c *Coder, b session.Brief) outcome {
	o := outcome{replies: map[int]session.Reply{}, fails: map[int]error{}}
	o.err = c.Propose(ctx, b, session.ModelEvents{
		Draft: func(int, string, int) { o.drafts++ },
		Reply: func(i int, r session.Reply) { o.replies[i] = r },
		Fail:  func(i int, err error) { o.fails[i] = err },
	})
	return o
}

// line is the one line that the whole outcome comes to, "" if it is good.
func (o outcome) line() string {
	if o.err != nil {
		return o.err.Error()
	}
	for _, err := range o.fails {
		return err.Error()
	}
	return ""
}

const source = `<!doctype html>
<html lang="en">
<head>
  <title>Loaf</title>
  <style>
    :root { --accent: #c04020; }
    header { background: #102030; color: #fff; }
    h1 { font-size: 40px; color: var(--accent); }
    .btn { background: var(--accent); border-radius: 4px; }
  </style>
</head>
<body>
  <header>Loaf</header>
  <h1>Bread, daily</h1>
  <a class="btn" href="#">Order now</a>
</body>
</html>
`

func parent() artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(source)}}
}

// reference is a picture, half of it teal.
func reference(t *testing.T) *session.Reference {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 8, 8))
	draw.Draw(img, image.Rect(0, 0, 8, 4), image.NewUniform(color.RGBA{0, 128, 128, 255}), image.Point{}, draw.Src)
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	r, err := session.NewReference("teal.png", data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func brief(instruction string) session.Brief {
	return session.Brief{Parents: []artifact.Artifact{parent()}, Instruction: instruction, Count: 1}
}

func block(search, replace string) string {
	return "index.html\n<<<<<<< SEARCH\n" + search + "\n=======\n" + replace + "\n>>>>>>> REPLACE\n"
}

const (
	headerLine = "    header { background: #102030; color: #fff; }"
	headingRow = "    h1 { font-size: 40px; color: var(--accent); }"
	buttonLine = "    .btn { background: var(--accent); border-radius: 4px; }"
)

// sticky is a good answer to "make the header sticky".
var sticky = "CAPTION: sticky header\n" + block(headerLine, "    header { background: #102030; color: #fff; position: sticky; top: 0; }")

// lookAt measures a page by its source, as far as these tests need.
func lookAt(_ context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
	text := string(a.Source())
	f := &render.Facts{Width: 1280, Height: 800, Background: "#ffffff"}
	header := render.Element{Path: []int{1, 0}, Selector: "header", Tag: "header", Text: "Loaf", Box: render.Box{W: 1280, H: 60}, FontSize: 16, Color: "#ffffff", Background: "#102030", Contrast: 16, Position: "static"}
	if strings.Contains(text, "sticky") {
		header.Position = "sticky"
	}
	button := render.Element{Path: []int{1, 2}, Selector: "a.btn", Tag: "a", Classes: []string{"btn"}, Text: "Order now", Box: render.Box{Y: 200, W: 100, H: 40}, FontSize: 16, Color: "#ffffff", Background: "#c04020", Contrast: 5, Radius: 4}
	if strings.Contains(text, "teal") {
		button.Background = "#008080"
	}
	f.Elements = []render.Element{header, button}
	shot := render.Shot{}
	if strings.Contains(text, "BREAKS") {
		shot.Broken = "its script never ends"
	}
	return shot, f, nil
}

func seen(b session.Brief) session.Brief {
	shot, facts, _ := lookAt(context.Background(), b.Parents[0])
	b.Picture, b.Facts, b.Look = &shot, facts, lookAt
	return b
}
