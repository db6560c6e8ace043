package browser

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/go-rod/rod/lib/proto"
)

// errGone says that the browser at the other end has ended.
var errGone = errors.New("the browser has gone")

// protocolError is the browser's refusal of a request.
type protocolError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *protocolError) Error() string { return fmt.Sprintf("%s (%d)", e.Message, e.Code) }

// event is something that the browser says unasked.
type event struct {
	Method string
	Params json.RawMessage
}

// wire is a conversation with a browser. Requests go out in the order in which send was called, and
// never block the caller; listeners are called in the order in which events came in, from one
// goroutine, and must not wait for replies.
type wire struct {
	carrier transport

	mu        sync.Mutex
	next      int
	pending   map[int]*reply
	listeners map[string]func(event)
	outbox    [][]byte
	more      chan struct{} // holds one token while outbox is not empty
	gone      chan struct{}
	done      sync.WaitGroup
}

func newWire(carrier transport) *wire {
	w := &wire{
		carrier:   carrier,
		pending:   map[int]*reply{},
		listeners: map[string]func(event){},
		more:      make(chan struct{}, 1),
		gone:      make(chan struct{}),
	}
	w.done.Add(2)
	go w.write()
	go w.read()
	return w
}

// reply is an answer that will come.
type reply struct {
	method string
	ready  chan struct{}
	result json.RawMessage
	bulk   []byte // the base64 in it, if it came as a picture
	err    error
}

// wait returns once the answer is there and decodes it into res, if that is not nil.
func (r *reply) wait(ctx context.Context, res any) error {
	select {
	case <-r.ready:
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", r.method, ctx.Err())
	}
	if r.err != nil {
		return fmt.Errorf("%s: %w", r.method, r.err)
	}
	if res == nil || r.bulk != nil {
		return nil
	}
	if err := json.Unmarshal(r.result, res); err != nil {
		return fmt.Errorf("%s: understand the answer: %w", r.method, err)
	}
	return nil
}

// data waits for an answer that holds base64, and decodes that.
func (r *reply) data(ctx context.Context) ([]byte, error) {
	if err := r.wait(ctx, nil); err != nil {
		return nil, err
	}
	text := r.bulk
	if text == nil {
		var res struct {
			Data   string
			Result struct{ Value string }
		}
		if err := r.wait(ctx, &res); err != nil {
			return nil, err
		}
		text = []byte(res.Data + res.Result.Value)
	}
	data := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(data, text)
	if err != nil {
		return nil, fmt.Errorf("%s: decode the answer: %w", r.method, err)
	}
	return data[:n], nil
}

// now decodes an answer that is there already, and says whether it is.
func (r *reply) now(res any) bool {
	select {
	case <-r.ready:
		return r.wait(context.Background(), res) == nil
	default:
		return false
	}
}

func (r *reply) settle(result json.RawMessage, err error) {
	r.result, r.err = result, err
	close(r.ready)
}

// request is what goes over the wire.
type request struct {
	ID        int    `json:"id"`
	SessionID string `json:"sessionId,omitempty"`
	Method    string `json:"method"`
	Params    any    `json:"params,omitempty"`
}

// send queues a request for a session ("" is the browser itself).
func (w *wire) send(session string, req proto.Request) *reply {
	r := &reply{method: req.ProtoReq(), ready: make(chan struct{})}
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case <-w.gone:
		r.settle(nil, errGone)
		return r
	default:
	}
	w.next++
	message, err := json.Marshal(request{ID: w.next, SessionID: session, Method: r.method, Params: req})
	if err != nil {
		r.settle(nil, err)
		return r
	}
	w.pending[w.next] = r
	w.outbox = append(w.outbox, message)
	select {
	case w.more <- struct{}{}:
	default:
	}
	return r
}

// call sends a request and waits for its answer.
func (w *wire) call(ctx context.Context, session string, req proto.Request, res any) error {
	return w.send(session, req).wait(ctx, res)
}

// listen hears the events of a session until forget.
func (w *wire) listen(session string, heard func(event)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listeners[session] = heard
}

func (w *wire) forget(session string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.listeners, session)
}

// close ends the conversation and waits for its goroutines.
func (w *wire) close() {
	_ = w.carrier.Close()
	w.done.Wait()
}

func (w *wire) write() {
	defer w.done.Done()
	for {
		select {
		case <-w.more:
		case <-w.gone:
			return
		}
		w.mu.Lock()
		messages := w.outbox
		w.outbox = nil
		w.mu.Unlock()
		for _, message := range messages {
			if w.carrier.Send(message) != nil {
				_ = w.carrier.Close()
				return
			}
		}
	}
}

func (w *wire) read() {
	defer w.done.Done()
	defer w.hangUp()
	for {
		message, err := w.carrier.Read()
		if err != nil {
			return
		}
		w.deliver(message)
	}
}

// hangUp fails whatever still waits.
func (w *wire) hangUp() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.gone)
	for id, r := range w.pending {
		delete(w.pending, id)
		r.settle(nil, errGone)
	}
}

// deliver hands one message to who waits for it.
func (w *wire) deliver(message []byte) {
	if id, bulk, ok := bulkyAnswer(message); ok {
		if r := w.take(id); r != nil {
			r.bulk = bulk
			r.settle(nil, nil)
		}
		return
	}
	var m struct {
		ID        int             `json:"id"`
		SessionID string          `json:"sessionId"`
		Method    string          `json:"method"`
		Params    json.RawMessage `json:"params"`
		Result    json.RawMessage `json:"result"`
		Error     *protocolError  `json:"error"`
	}
	if json.Unmarshal(message, &m) != nil {
		return
	}
	if m.ID == 0 {
		w.announce(m.SessionID, event{Method: m.Method, Params: m.Params})
		return
	}
	r := w.take(m.ID)
	switch {
	case r == nil:
	case m.Error != nil:
		r.settle(nil, m.Error)
	default:
		r.settle(m.Result, nil)
	}
}

// take gives the request that waits under this number, once.
func (w *wire) take(id int) *reply {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := w.pending[id]
	delete(w.pending, id)
	return r
}

func (w *wire) announce(session string, e event) {
	w.mu.Lock()
	heard := w.listeners[session]
	w.mu.Unlock()
	if heard != nil {
		heard(e)
	}
}

var (
	answerStart = []byte(`{"id":`)
	dataStarts  = [][]byte{[]byte(`,"result":{"data":"`), []byte(`,"result":{"result":{"type":"string","value":"`)}
)

// bulkyAnswer recognises an answer that carries a picture, megabytes of base64, as "data" or as the
// string that a script gave, and cuts it out without a general scan.
func bulkyAnswer(message []byte) (id int, data []byte, ok bool) {
	rest, ok := bytes.CutPrefix(message, answerStart)
	if !ok || len(message) < 1<<14 {
		return 0, nil, false
	}
	for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
		id = id*10 + int(rest[0]-'0')
		rest = rest[1:]
	}
	starts := slices.IndexFunc(dataStarts, func(start []byte) bool { return bytes.HasPrefix(rest, start) })
	if starts < 0 {
		return 0, nil, false
	}
	rest = rest[len(dataStarts[starts]):]
	end := bytes.IndexByte(rest, '"')
	if end < 0 || bytes.IndexByte(rest[:end], '\\') >= 0 {
		return 0, nil, false
	}
	return id, rest[:end], true
}
