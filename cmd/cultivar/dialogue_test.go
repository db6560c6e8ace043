package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const loaf = `<!doctype html>
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

// turn is an instruction, what a model replaces by what to carry it out, and what must hold for ever after.
type turn struct{ say, search, replace, kept string }

// spoken are ten turns. The ninth answer takes the second back; only the repair brings it again.
var spoken = []turn{
	{"make the header sticky", "header { padding: 16px;", "header { position: sticky; top: 0; padding: 16px;", "position: sticky"},
	{"make the buttons teal", "background: #334455;", "background: #0f766e;", "#0f766e"},
	{"make the headline bigger", "h1 { font-size: 40px;", "h1 { font-size: 56px;", "56px"},
	{"make the cards rounder", "border-radius: 4px;", "border-radius: 16px;", "border-radius: 16px"},
	{"change “Order now” to “Buy bread”", "Order now", "Buy bread", "Buy bread"},
	{"set the headline in serif", "font-weight: 700; }", "font-weight: 700; font-family: Georgia, serif; }", "Georgia"},
	{"set the background to beige", "background: #ffffff; color: #222222;", "background: #f5f5dc; color: #222222;", "#f5f5dc"},
	{"center the headline", "h1 { font-size: 56px;", "h1 { text-align: center; font-size: 56px;", "text-align: center"},
	{"change “Open until six” to “Open until eight”", "background: #0f766e; color: #ffffff; }", "background: #334455; color: #ffffff; }", "until eight"},
	{"make the headline dark red", "h1 { text-align: center;", "h1 { color: #8b0000; text-align: center;", "#8b0000"},
}

// baker is a model at an endpoint of its own that answers by the instruction.
type baker struct {
	mu    sync.Mutex
	mends []string
}

func (b *baker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var q struct{ Messages []struct{ Content string } }
	_ = json.Unmarshal(body, &q)
	data, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": b.answer(q.Messages[1].Content)}, "finish_reason": "stop"}}})
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprintf(w, "data: %s\n\ndata: [DONE]\n\n", data)
}

func (b *baker) answer(prompt string) string {
	block := func(search, replace string) string {
		return "<<<<<<< SEARCH\n" + search + "\n=======\n" + replace + "\n>>>>>>> REPLACE\n"
	}
	if _, wrong, found := strings.Cut(prompt, "What is wrong now:\n"); found {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.mends = append(b.mends, wrong)
		return block("background: #334455;", "background: #0f766e;")
	}
	for i, t := range spoken {
		if strings.HasSuffix(prompt, "Instruction: "+t.say) {
			answer := "CAPTION: turn " + fmt.Sprint(i+1) + "\n" + block(t.search, t.replace)
			if i == 8 {
				answer += block("Open until six", "Open until eight")
			}
			return answer
		}
	}
	return "NONE"
}

// TestADialogueThroughBothDoors says the odd turns on the command line and the even ones in the studio.
func TestADialogueThroughBothDoors(t *testing.T) {
	d := newDesign(t)
	d.write("index.html", loaf)
	model := &baker{}
	server := httptest.NewServer(model)
	t.Cleanup(server.Close)
	settings := fmt.Sprintf("[model]\nuse = \"baker\"\n[model.profiles.baker]\nbase_url = %q\nmodel = \"baker-1\"\n", server.URL+"/v1")
	if err := os.MkdirAll(filepath.Join(d.home, "cultivar"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.home, "cultivar", "config.toml"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	var studio *person
	for i := 0; i < len(spoken); i += 2 {
		if i == 0 {
			studio = d.open(d.page)
			studio.until("● open index.html")
		}
		said := d.command("ask", spoken[i].say)
		if held := strings.Count(said, "\n  ✓ "); held < i+1 || strings.Contains(said, "✗") {
			t.Errorf("turn %d shows %d checks that hold:\n%s", i+1, held, said)
		}
		d.command("accept", "1")
		studio.until("turn " + fmt.Sprint(i+1))
		studio.press("i" + spoken[i+1].say + "\r")
		studio.untilTrue("see the tile finished", func(s string) bool {
			return strings.Contains(s, "turn "+fmt.Sprint(i+2)) && (strings.Contains(s, "% away") || strings.Contains(s, "a small change")) && strings.Contains(s, "✓ ")
		})
		studio.press("a")
		studio.until("✓ accepted")
		studio.press("\x1b")
		studio.untilTrue("see the stage", func(s string) bool { return !strings.Contains(s, "generation ") })
	}
	source := d.git(d.session, "show", "HEAD:index.html")
	for i, turn := range spoken {
		if !strings.Contains(source, turn.kept) {
			t.Errorf("turn %d, %q, is forgotten: %q is gone from\n%s", i+1, turn.say, turn.kept, source)
		}
	}
	if len(model.mends) != 1 || !strings.HasPrefix(model.mends[0], "- asked for before and forgotten: “buttons in teal” does not hold: ") || strings.Count(model.mends[0], "\n- ") != 0 {
		t.Errorf("the repairs were told %q", model.mends)
	}
}

// command runs Cultivar and gives what it prints.
func (d *design) command(arguments ...string) string {
	d.Helper()
	out, err := d.program(arguments...).CombinedOutput()
	if err != nil {
		d.Fatalf("cultivar %v: %v\n%s", arguments, err, out)
	}
	return string(out)
}
