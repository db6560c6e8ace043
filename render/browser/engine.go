package browser

import (
	"context"
	"fmt"
	"sync"

	"github.com/go-rod/rod/lib/proto"
)

// spareCount is how many pages wait ready for the next pictures.
const spareCount = 2

// engine is one running browser with its server and its pages.
type engine struct {
	*process
	server *server
	key    string

	ctx    context.Context // ends with the engine; pages are made ready under it
	cancel context.CancelFunc
	spares chan *page
	wanted chan struct{} // one token for each spare to be made
	done   sync.WaitGroup

	darkroom darkroom
}

// newEngine launches a browser and begins to make pages ready.
func newEngine(ctx context.Context, exe Executable, key string) (*engine, error) {
	p, err := start(ctx, exe)
	if err != nil {
		return nil, err
	}
	e := &engine{
		process: p,
		server:  newServer(p.wire),
		key:     key,
		spares:  make(chan *page, spareCount),
		wanted:  make(chan struct{}, 64),
	}
	e.ctx, e.cancel = context.WithCancel(context.WithoutCancel(ctx))
	p.wire.listen("", e.server.hear)
	if err := p.wire.call(ctx, "", proto.FetchEnable{Patterns: []*proto.FetchRequestPattern{{URLPattern: "*"}}}, nil); err != nil {
		e.stop()
		return nil, fmt.Errorf("prepare the browser: %w", err)
	}
	for range spareCount {
		e.wanted <- struct{}{}
	}
	e.done.Add(1)
	go e.makeSpares()
	return e, nil
}

// makeSpares opens pages ahead of their use.
func (e *engine) makeSpares() {
	defer e.done.Done()
	for {
		select {
		case <-e.wanted:
		case <-e.ctx.Done():
			return
		case <-e.wire.gone:
			return
		}
		p, err := newPage(e.ctx, e.wire, e.server, e.key)
		if err != nil {
			return
		}
		select {
		case e.spares <- p:
		case <-e.ctx.Done():
			return
		}
	}
}

// lease gives a fresh page; the caller closes it.
func (e *engine) lease(ctx context.Context) (*page, error) {
	select {
	case p := <-e.spares:
		select {
		case e.wanted <- struct{}{}:
		default:
		}
		return p, nil
	case <-e.wire.gone:
		return nil, errGone
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (e *engine) alive() bool {
	select {
	case <-e.wire.gone:
		return false
	default:
		return true
	}
}

// stop ends the browser and waits for everything that belongs to it.
func (e *engine) stop() {
	e.cancel()
	e.process.stop()
	e.done.Wait()
}
