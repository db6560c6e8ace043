package coder

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// replyLimit bounds one reply, and one line of it, in bytes.
const replyLimit = 5 << 20

// Errors of replies.
var (
	// ErrCut: the stream ended before the model had finished.
	ErrCut = errors.New("the answer was cut short")
	// ErrTooLong: the reply passed 5 MB.
	ErrTooLong = errors.New("the answer passed 5 MB")
	// ErrGarbled: what the server sent is not what the protocol says.
	ErrGarbled = errors.New("the server sent something that is not the protocol")
)

// body gives go-openai a clean stream: only whole data lines, within bounds. Its end is an error
// unless the server said that the answer was complete.
type body struct {
	ctx     context.Context
	raw     io.ReadCloser
	lines   *bufio.Reader
	watch   *watch
	between time.Duration
	ready   bytes.Buffer
	taken   int
	// complete is set by [DONE] or a finish_reason.
	complete bool
	err      error
}

func newBody(ctx context.Context, response *http.Response, w *watch, between time.Duration) *body {
	b := &body{ctx: ctx, raw: response.Body, watch: w, between: between}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/json") {
		b.whole()
		return b
	}
	b.lines = bufio.NewReaderSize(response.Body, 64<<10)
	return b
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	for b.ready.Len() == 0 && b.err == nil {
		b.err = b.line()
	}
	if b.ready.Len() > 0 {
		return b.ready.Read(p)
	}
	return 0, b.err
}

// Close implements io.Closer.
func (b *body) Close() error {
	b.watch.stop()
	return b.raw.Close()
}

// line reads one line of the stream and keeps it if it is data.
func (b *body) line() error {
	text, err := b.readLine()
	b.taken += len(text)
	if b.taken > replyLimit {
		return ErrTooLong
	}
	text = bytes.TrimSpace(text)
	if data, ok := bytes.CutPrefix(text, []byte("data:")); ok {
		b.watch.extend(b.between)
		if fault := b.data(bytes.TrimSpace(data)); fault != nil {
			return fault
		}
	}
	switch {
	case err == nil:
		return nil
	case b.complete && errors.Is(err, io.EOF):
		return io.EOF
	case context.Cause(b.ctx) != nil:
		return context.Cause(b.ctx)
	case errors.Is(err, ErrTooLong):
		return err
	}
	return ErrCut
}

func (b *body) readLine() ([]byte, error) {
	var line []byte
	for {
		part, err := b.lines.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > replyLimit {
			return nil, ErrTooLong
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// chunk is as much of a piece of the stream as must be known here.
type chunk struct {
	Error   json.RawMessage `json:"error"`
	Choices []struct {
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
}

func (b *body) data(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	if string(data) != "[DONE]" {
		var c chunk
		if err := json.Unmarshal(data, &c); err != nil {
			return fmt.Errorf("%w: %.60q", ErrGarbled, data)
		}
		if said := errorText(c.Error); said != "" {
			return errors.New(said)
		}
		for _, choice := range c.Choices {
			b.complete = b.complete || choice.FinishReason != ""
		}
	} else {
		b.complete = true
	}
	b.ready.WriteString("data: ")
	b.ready.Write(data)
	b.ready.WriteString("\n\n")
	return nil
}

// errorText is what an error object in a stream says, "" if there is none.
func errorText(raw json.RawMessage) string {
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	var object struct{ Message string }
	if json.Unmarshal(raw, &object) == nil && object.Message != "" {
		return object.Message
	}
	var text string
	if json.Unmarshal(raw, &text) == nil && text != "" {
		return text
	}
	return "the server reports an error without a message"
}

// whole turns an answer that was not streamed into a stream of one piece.
func (b *body) whole() {
	b.err = io.EOF
	text, err := io.ReadAll(io.LimitReader(b.raw, replyLimit+1))
	switch {
	case context.Cause(b.ctx) != nil:
		b.err = context.Cause(b.ctx)
		return
	case len(text) > replyLimit:
		b.err = ErrTooLong
		return
	case err != nil:
		b.err = ErrCut
		return
	}
	var answer map[string]any
	if json.Unmarshal(text, &answer) != nil {
		b.err = fmt.Errorf("%w: %.60q", ErrGarbled, text)
		return
	}
	choices, _ := answer["choices"].([]any)
	for _, c := range choices {
		if choice, ok := c.(map[string]any); ok {
			choice["delta"] = choice["message"]
			delete(choice, "message")
		}
	}
	if piece, err := json.Marshal(answer); err == nil {
		if fault := b.data(piece); fault != nil {
			b.err = fault
		}
	}
}
