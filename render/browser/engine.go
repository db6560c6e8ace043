package browser

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/go-rod/rod/lib/proto"
)

// engine is one running browser with its server and its pages.
type engine struct {
	*process
	server *server
	key    string

	ctx    context.Context // ends with the engine; pages are opened under it
	cancel context.CancelFunc
	idle   chan *page
	done   sync.WaitGroup

	darkroom darkroom
}

// idlePages is how many pages are kept ready.
const idlePages = 4

// pageLife is how many documents a page shows before it is thrown away, with what they left in its memory.
const pageLife = 100

// newEngine launches a browser and opens a first page.
func newEngine(ctx context.Context, exe Executable, key string) (*engine, error) {
	p, err := start(ctx, exe)
	if err != nil {
		return nil, err
	}
	e := &engine{process: p, server: newServer(p.wire), key: key, idle: make(chan *page, idlePages)}
	e.ctx, e.cancel = context.WithCancel(context.WithoutCancel(ctx))
	e.server.publish(blankHost, []byte("<!doctype html>"))
	p.wire.listen("", e.server.hear)
	if err := p.wire.call(ctx, "", proto.FetchEnable{Patterns: []*proto.FetchRequestPattern{{URLPattern: "*"}}}, nil); err != nil {
		e.stop()
		if p.said != nil && p.said.last() != "" {
			return nil, fmt.Errorf("start %s: %w; it said: %s", exe.Path, err, p.said.last())
		}
		return nil, fmt.Errorf("start %s: %w", exe.Path, err)
	}
	e.openAhead()
	return e, nil
}

// openAhead opens a page in the background, for the next lease.
func (e *engine) openAhead() {
	e.done.Add(1)
	go func() {
		defer e.done.Done()
		ctx, cancel := context.WithTimeout(e.ctx, openLimit)
		defer cancel()
		if p, err := newPage(ctx, e.wire, e.server, e.key); err == nil {
			e.keep(p)
		}
	}()
}

// spare has another page ready where none is: whoever has one design measured will have many drawn next.
func (e *engine) spare() {
	if len(e.idle) == 0 && runtime.NumCPU() > 1 {
		e.openAhead()
	}
}

// openLimit is how long a browser in order may take to open a page.
const openLimit = 10 * time.Second

func (e *engine) keep(p *page) {
	select {
	case e.idle <- p:
	default:
		p.close()
	}
}

// errStalled says that the browser runs but does nothing.
var errStalled = errors.New("the browser opens no page")

// lease gives a page that shows nothing; the caller releases or discards it.
func (e *engine) lease(ctx context.Context) (*page, error) {
	select {
	case p := <-e.idle:
		return p, nil
	default:
		e.openAhead()
	}
	stalled := time.NewTimer(openLimit)
	defer stalled.Stop()
	select {
	case p := <-e.idle:
		return p, nil
	case <-stalled.C:
		return nil, errStalled
	case <-e.wire.gone:
		return nil, errGone
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// release takes a page back for another lease, emptied of the documents that it showed.
func (e *engine) release(p *page, documents int) {
	p.shown += documents
	if p.shown >= pageLife || isDone(p.crashed) {
		e.discard(p)
		return
	}
	p.empty()
	e.keep(p)
}

// discard throws a page away and opens another in its place.
func (e *engine) discard(p *page) {
	p.close()
	if e.alive() && e.ctx.Err() == nil && len(e.idle) == 0 {
		e.openAhead()
	}
}

func (e *engine) alive() bool { return !isDone(e.wire.gone) }

// stop ends the browser and waits for everything that belongs to it.
func (e *engine) stop() {
	e.cancel()
	e.process.stop()
	e.done.Wait()
}
