package session_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cultivar/render/browser/browsertest"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/coder"
	"cultivar/session/history"
)

const bakery = `<!doctype html>
<html lang="en"><head><title>Loaf</title><style>
body { margin: 0; background: #ffffff; color: #222222; font: 16px/1.5 sans-serif; }
header { padding: 16px; background: #ffffff; }
h1 { font-size: 40px; font-weight: 700; }
.card { padding: 16px; border-radius: 4px; background: #f4f4f4; }
.btn { display: inline-block; padding: 8px 16px; background: #334455; color: #ffffff; }
footer { padding: 16px; }
</style></head><body>
<header>Loaf and Co</header>
<main><h1>Bread, daily</h1>
<div class="card">Rye</div>
<a class="btn" href="#">Order now</a></main>
<footer>Open until six</footer>
</body></html>
`

// turns are ten instructions and what a model answers to each, search and replacement.
var turns = [][3]string{
	{"make the header sticky", "header { padding: 16px;", "header { position: sticky; top: 0; padding: 16px;"},
	{"make the buttons teal", "background: #334455;", "background: #0f766e;"},
	{"make the headline bigger", "h1 { font-size: 40px;", "h1 { font-size: 56px;"},
	{"make the cards rounder", "border-radius: 4px;", "border-radius: 16px;"},
	{"change “Order now” to “Buy bread”", "Order now", "Buy bread"},
	{"set the headline in serif", "font-weight: 700; }", "font-weight: 700; font-family: Georgia, serif; }"},
	{"set the background to beige", "background: #ffffff; color: #222222;", "background: #f5f5dc; color: #222222;"},
	{"center the headline", "h1 { font-size: 56px;", "h1 { text-align: center; font-size: 56px;"},
	// The ninth answer takes the second back; only the repair brings it again.
	{"change “Open until six” to “Open until eight”", "background: #0f766e; color: #ffffff; }\nfooter { padding: 16px; }\n</style></head><body>\n<header>Loaf and Co</header>", "background: #334455; color: #ffffff; }\nfooter { padding: 16px; }\n</style></head><body>\n<header>Loaf and Co</header>"},
	{"make the headline dark red", "h1 { text-align: center;", "h1 { color: #8b0000; text-align: center;"},
}

// dialogue is a model that answers by the instruction and remembers what it was sent.
type dialogue struct {
	mu      sync.Mutex
	prompts []string
	sizes   []int
}

func (d *dialogue) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var q struct{ Messages []struct{ Content string } }
	_ = json.Unmarshal(body, &q)
	prompt := q.Messages[1].Content
	d.mu.Lock()
	d.prompts, d.sizes = append(d.prompts, prompt), append(d.sizes, len(body))
	d.mu.Unlock()
	data, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": answerTo(prompt)}, "finish_reason": "stop"}}})
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprintf(w, "data: %s\n\ndata: [DONE]\n\n", data)
}

func answerTo(prompt string) string {
	block := func(search, replace string) string {
		return "<<<<<<< SEARCH\n" + search + "\n=======\n" + replace + "\n>>>>>>> REPLACE\n"
	}
	if strings.Contains(prompt, "What is wrong now") {
		return block("background: #334455;", "background: #0f766e;")
	}
	for i, t := range turns {
		if !strings.HasSuffix(prompt, "Instruction: "+t[0]) {
			continue
		}
		if i == 8 {
			return block(t[1], t[2]) + block("Open until six", "Open until eight")
		}
		return block(t[1], t[2])
	}
	return "NONE"
}

func TestInTenTurnsNothingIsForgotten(t *testing.T) {
	d := newDesk(t)
	camera := browsertest.Open(t)
	model := &dialogue{}
	server := httptest.NewServer(model)
	t.Cleanup(server.Close)
	c, err := coder.New(d.ctx, coder.Profile{Name: "test", BaseURL: server.URL, Model: "scripted"}, coder.Options{})
	must(t, err)
	store, err := history.Create(d.ctx, filepath.Join(t.TempDir(), "session"))
	must(t, err)
	d.studio = session.New(store, session.Options{Camera: camera, Model: c})
	a, err := artifact.FromBytes("index.html", []byte(bakery))
	must(t, err)
	_, err = d.studio.Plant(d.ctx, a, session.Provenance{Proposer: "person"}, "open index.html")
	must(t, err)

	var last session.Variant
	for i, turn := range turns {
		last = d.say(turn[0])
		ruled := 0
		for _, check := range last.Checks {
			if !check.OK {
				t.Errorf("turn %d, %q: %s: %s", i+1, turn[0], check.Name, check.Note)
			}
			if check.Rule != "" {
				ruled++
			}
		}
		if ruled < i+1 {
			t.Errorf("turn %d shows %d checks of instructions: %+v", i+1, ruled, last.Checks)
		}
		_, err := d.studio.Accept(d.ctx, last.Ref())
		must(t, err)
	}
	source := string(last.Artifact.Source())
	for _, kept := range []string{"position: sticky", "#0f766e", "56px", "16px; background: #f4f4f4", "Buy bread", "Georgia", "#f5f5dc", "text-align: center", "until eight", "#8b0000"} {
		if !strings.Contains(source, kept) {
			t.Errorf("%q is gone from\n%s", kept, source)
		}
	}
	model.told(t)
}

// told says what the repair of turn nine was told, and how much longer turn ten was than turn one.
func (d *dialogue) told(t *testing.T) {
	t.Helper()
	mends := 0
	for _, p := range d.prompts {
		if _, wrong, found := strings.Cut(p, "What is wrong now:\n"); found {
			mends++
			if !strings.HasPrefix(wrong, "- asked for before and forgotten: “buttons in teal” does not hold: ") || strings.Count(wrong, "\n- ") != 0 {
				t.Errorf("the repair was told\n%s", wrong)
			}
		}
	}
	if mends != 1 {
		t.Errorf("%d repairs, want the one of turn nine", mends)
	}
	if first, tenth := d.sizes[0], d.sizes[len(d.sizes)-1]; float64(tenth) > 1.5*float64(first) {
		t.Errorf("turn ten sends %d bytes, turn one %d", tenth, first)
	}
}
