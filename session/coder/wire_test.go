package coder

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cultivar/session"
)

// good ends with a reply whose header is sticky.
func good(t *testing.T, o outcome) session.Reply {
	t.Helper()
	if o.line() != "" {
		t.Fatalf("got the error %q", o.line())
	}
	r := o.replies[0]
	want := strings.Replace(source, "color: #fff; }", "color: #fff; position: sticky; top: 0; }", 1)
	if string(r.Artifact.Source()) != want {
		t.Fatalf("got\n%s", r.Artifact.Source())
	}
	return r
}

func TestEveryKindOfAnswerEndsInAResultOrOneLine(t *testing.T) {
	cut := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		piece(w, map[string]any{"content": sticky[:80]}, "")
	}
	thinking := func(w http.ResponseWriter, r *http.Request) {
		begin(w)
		piece(w, map[string]any{"reasoning_content": "<<<<<<< SEARCH hmm"}, "")
		fmt.Fprint(w, ": keep-alive\n\nevent: ping\ndata:\n\n")
		says(sticky)(w, r)
	}
	noDone := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		piece(w, map[string]any{"content": sticky}, "stop")
	}
	unstreamed := status(200, fmt.Sprintf(`{"choices":[{"index":0,"message":{"role":"assistant","content":%q},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":9}}`, sticky))
	tools := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		piece(w, map[string]any{"tool_calls": []any{map[string]any{"index": 0, "id": "1", "type": "function", "function": map[string]any{"name": "edit"}}}}, "tool_calls")
		usage(w, 10, 10)
	}
	refusal := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		piece(w, map[string]any{"refusal": "I would rather not."}, "stop")
		usage(w, 10, 10)
	}
	misfit := "CAPTION: sticky\n" + block("    .masthead { colour: pink; }", "    .masthead { position: sticky; }")
	huge := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		for i := range 6000 {
			piece(w, map[string]any{"content": fmt.Sprintf("%d %s\n", i, strings.Repeat(string(rune('a'+i%26)), 1000+i%7))}, "")
		}
	}
	loop := func(w http.ResponseWriter, r *http.Request) {
		begin(w)
		for i := 0; r.Context().Err() == nil && i < 5000; i++ {
			piece(w, map[string]any{"content": fmt.Sprintf("  <li>Item %d</li>\n", i)}, "")
		}
	}
	for name, c := range map[string]struct {
		scenes []scene
		want   string // "" is a good result
		sent   int
	}{
		"streamed":                    {[]scene{says(sticky)}, "", 1},
		"reasoning is not the answer": {[]scene{thinking}, "", 1},
		"thinking aloud":              {[]scene{says("<think>\n" + block("x", "y") + "</think>\n" + sticky)}, "", 1},
		"a stream without DONE":       {[]scene{noDone}, "", 1},
		"an answer not streamed":      {[]scene{unstreamed}, "", 1},
		"cut short once":              {[]scene{cut, says(sticky)}, "", 2},
		"cut short always":            {[]scene{cut}, "the answer was cut short", 2},
		"401":                         {[]scene{status(401, `{"error":{"message":"Incorrect API key provided: `+key+`"}}`)}, "does not take the key (401); set KEY", 1},
		"404":                         {[]scene{status(404, `{"error":{"message":"model not found"}}`)}, `does not know the model "paint-1"`, 1},
		"404 that is not JSON":        {[]scene{status(404, "<html>404 page not found</html>")}, "404 page not found", 1},
		"429, then fine":              {[]scene{status(429, `{"error":{"message":"slow down"}}`, "Retry-After", "7"), says(sticky)}, "", 2},
		"429 for ever":                {[]scene{status(429, `{"error":{"message":"slow down"}}`)}, "too many requests (429: slow down)", 5},
		"429 for an hour":             {[]scene{status(429, `{"error":{"message":"slow down"}}`, "Retry-After", "3600")}, "asks to wait 1h0m0s", 1},
		"an empty account":            {[]scene{status(429, `{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}`)}, "the account is empty", 1},
		"500, then fine":              {[]scene{status(500, "oops"), status(503, ""), says(sticky)}, "", 3},
		"500 for ever":                {[]scene{status(500, "oops")}, "the server is in trouble (500: oops)", 5},
		"malformed JSON":              {[]scene{raw("data: {\"choices\": [{\n\n")}, "not the protocol", 2},
		"malformed, then fine":        {[]scene{raw("data: }{\n\n"), says(sticky)}, "", 2},
		"an error in the stream":      {[]scene{raw("data: {\"error\":{\"message\":\"overloaded\"}}\n\n")}, "overloaded", 1},
		"nothing at all":              {[]scene{says("")}, "the model answered nothing", 2},
		"words, no code":              {[]scene{says("Certainly! The header could be sticky.")}, "answered with words, not code", 3},
		"words, then code":            {[]scene{says("Certainly!"), says(sticky)}, "", 2},
		"tool calls only":             {[]scene{tools}, "called a tool instead of answering", 2},
		"tool calls, then code":       {[]scene{tools, says(sticky)}, "", 2},
		"a refusal":                   {[]scene{refusal}, "the model refused: I would rather not.", 1},
		"a filtered answer":           {[]scene{ends("I", "content_filter")}, "filtered the answer", 1},
		"it cannot be done":           {[]scene{says("CANNOT: there is no header here")}, "the model says that it cannot be done: there is no header here", 1},
		"two code blocks":             {[]scene{says("```css\n" + block(headerLine, "    header { background: #102030; color: #fff; position: sticky; top: 0; }") + "```\n\nOr:\n```js\nalert(1)\n```\n")}, "", 1},
		"wrong language":              {[]scene{says("```python\nprint('sticky')\n```")}, "answered with words, not code", 3},
		"blocks that do not match":    {[]scene{says(misfit)}, "the search text is not in the file", 6},
		"a bad block put right":       {[]scene{says(misfit), says(sticky)}, "", 2},
		"repetition without end":      {[]scene{loop}, "repeated itself without end", 2},
		"a reply of 5 MB":             {[]scene{huge}, "twice the 2000 tokens", 1},
		"cut at its own bound":        {[]scene{ends(sticky[:70], "length"), says(sticky)}, "", 2},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.scenes...)
			coder, _ := coderFor(t, s, nil, Options{})
			o := propose(t.Context(), coder, brief("make the header sticky"))
			line := o.line()
			if c.want == "" {
				good(t, o)
			}
			if c.want != "" && !strings.Contains(line, c.want) || strings.Contains(line, "\n") || strings.Contains(line, key) {
				t.Errorf("got %q, want %q in it", line, c.want)
			}
			if n := len(s.requests()); n != c.sent {
				t.Errorf("%d requests, want %d", n, c.sent)
			}
		})
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	s := serve(t, status(429, "{}", "Retry-After", "7"), status(503, "{}", "Retry-After-Ms", "1500"), says(sticky))
	c, waits := coderFor(t, s, nil, Options{})
	good(t, propose(t.Context(), c, brief("make the header sticky")))
	if got := fmt.Sprint(*waits); got != "[7s 1.5s]" {
		t.Errorf("waited %s", got)
	}
}

func TestRetryAfterReadsDates(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	h := http.Header{"Retry-After": {now.Add(90 * time.Second).Format(http.TimeFormat)}}
	if d, ok := retryAfter(h, now); !ok || d != 90*time.Second {
		t.Errorf("got %v %v", d, ok)
	}
}

func TestASlowStreamIsFineAndAStalledOneEnds(t *testing.T) {
	slow := func(w http.ResponseWriter, _ *http.Request) {
		begin(w)
		for chunk := range chunks(sticky, 40) {
			time.Sleep(3 * time.Millisecond)
			piece(w, map[string]any{"content": chunk}, "")
		}
		piece(w, map[string]any{}, "stop")
	}
	c, _ := coderFor(t, serve(t, slow), nil, Options{})
	if good(t, propose(t.Context(), c, brief("make the header sticky"))); false {
		return
	}
	stalled := func(w http.ResponseWriter, r *http.Request) {
		begin(w)
		piece(w, map[string]any{"content": sticky[:60]}, "")
		<-r.Context().Done()
	}
	s := serve(t, stalled)
	c, _ = coderFor(t, s, nil, Options{})
	d := newDoer(c.profile)
	d.between = 30 * time.Millisecond
	c.client = newClient(c.profile, key, c.client.budget, d)
	o := propose(t.Context(), c, brief("make the header sticky"))
	if !strings.Contains(o.line(), "no answer for 30ms") || len(s.requests()) != 1 {
		t.Errorf("got %q after %d requests", o.line(), len(s.requests()))
	}
}

func TestAServerThatNeverBeginsEnds(t *testing.T) {
	c, _ := coderFor(t, serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), nil, Options{})
	d := newDoer(c.profile)
	d.first = 30 * time.Millisecond
	c.client = newClient(c.profile, key, c.client.budget, d)
	if o := propose(t.Context(), c, brief("x")); !strings.Contains(o.line(), "no answer for 30ms") {
		t.Errorf("got %q", o.line())
	}
}

func TestCancelEndsAtOnceAndIsNoFailure(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		begin(w)
		piece(w, map[string]any{"content": "a"}, "")
		cancel()
		<-r.Context().Done()
	})
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(ctx, c, brief("make the header sticky"))
	if !errors.Is(o.err, context.Canceled) || len(o.fails) != 0 || len(s.requests()) != 1 {
		t.Errorf("got %v, %v after %d requests", o.err, o.fails, len(s.requests()))
	}
}

func TestNobodyThere(t *testing.T) {
	s := serve(t, says(""))
	c, _ := coderFor(t, s, nil, Options{})
	s.Close()
	if o := propose(t.Context(), c, brief("x")); !strings.Contains(o.line(), "nobody answers at http://127.0.0.1") || !errors.Is(o.err, session.ErrUnreachable) {
		t.Errorf("got %q", o.line())
	}
}

func TestARedirectToAnotherHostGetsNeitherKeyNorDesign(t *testing.T) {
	other := serve(t, says(sticky))
	s := serve(t, status(307, "", "Location", other.URL+"/v1/chat/completions"))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief("x"))
	if len(other.requests()) != 0 || !strings.Contains(o.line(), "redirect") {
		t.Errorf("%d requests arrived; %q", len(other.requests()), o.line())
	}
}

func TestAnEndpointsQuirksAreLearned(t *testing.T) {
	s := serve(t,
		status(400, `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}}`),
		status(422, `{"error":{"message":"stream_options: extra fields not permitted"}}`),
		says(sticky))
	c, _ := coderFor(t, s, nil, Options{})
	good(t, propose(t.Context(), c, brief("make the header sticky")))
	good(t, propose(t.Context(), c, brief("make the header sticky")))
	all := s.requests()
	if len(all) != 4 || !strings.Contains(all[3], "max_completion_tokens") || strings.Contains(all[3], "stream_options") || !strings.Contains(all[0], "stream_options") {
		t.Errorf("%d requests, the last: %.200s", len(all), all[len(all)-1])
	}
}

func TestAnEndpointWithoutEyesIsSentNoPicturesAgain(t *testing.T) {
	s := serve(t, status(400, `{"error":{"message":"this model does not support image input"}}`), says(sticky))
	c, _ := coderFor(t, s, func(p *Profile) { p.Vision = true }, Options{})
	b := brief("make the header sticky")
	b.Reference = reference(t)
	good(t, propose(t.Context(), c, b))
	if all := s.requests(); len(all) != 2 || strings.Contains(all[1], "image_url") {
		t.Errorf("%d requests", len(all))
	}
}

func TestEscapeSequencesNeverReachTheDesigner(t *testing.T) {
	evil := "CAPTION: \x1b]0;owned\x07sticky\u202e header\nLook at \x1b[31mthis\n" + block(headerLine, "    header { background: #102030; color: #fff; position: sticky;\x1b[2J top: 0; }")
	var drafts strings.Builder
	c, _ := coderFor(t, serve(t, says(evil)), nil, Options{})
	var r session.Reply
	err := c.Propose(t.Context(), brief("make the header sticky"), session.ModelEvents{
		Draft: func(_ int, text string, _ int) { drafts.WriteString(text) },
		Reply: func(_ int, got session.Reply) { r = got },
	})
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"caption": r.Caption, "said": r.Said, "source": string(r.Artifact.Source()), "draft": drafts.String()} {
		if strings.ContainsAny(text, "\x1b\x07\u202e") {
			t.Errorf("%s: %q", what, text)
		}
	}
	if r.Caption != "sticky header" {
		t.Errorf("caption %q", r.Caption)
	}
}
