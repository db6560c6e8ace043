package browser

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"cultivar/render"
)

// Options say how a Browser works. The zero value is good.
type Options struct {
	// Executable is the browser to use; Find is asked if its Path is empty.
	Executable Executable
	// Limit is how long a document may take before it counts as one that never ends; 0 means 5 s.
	Limit time.Duration
	// Now is the date that documents see when they begin; zero means noon of the day of Open.
	Now time.Time
}

// Browser is a render.Camera and render.Projector. It launches its Chromium in the background when
// opened, and again if that ends before Close.
type Browser struct {
	exe   Executable
	limit time.Duration
	now   time.Time
	key   string
	slots chan struct{} // one for each page in use

	mu       sync.Mutex
	engine   *engine
	starting chan struct{} // closed when a launch has ended, well or not
	failed   error
	closed   bool
}

var (
	_ render.Camera    = (*Browser)(nil)
	_ render.Projector = (*Browser)(nil)
)

// errClosed says that the camera was used after Close.
var errClosed = errors.New("the browser was closed")

// Open makes a camera. It returns at once: the browser starts meanwhile, and a failure to start is
// the error of the first picture. The error wraps ErrNoBrowser if there is none to start.
func Open(ctx context.Context, options Options) (*Browser, error) {
	exe := options.Executable
	if exe.Path == "" {
		found, err := Find(ctx, "")
		if err != nil {
			return nil, err
		}
		exe = found
	}
	b := &Browser{exe: exe, limit: options.Limit, now: options.Now, slots: make(chan struct{}, 1+max(2, runtime.NumCPU()))}
	if b.limit == 0 {
		b.limit = 5 * time.Second
	}
	if b.now.IsZero() {
		y, m, d := time.Now().Date()
		b.now = time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	}
	b.key = "c" + strings.ToLower(rand.Text()[:10])
	b.mu.Lock()
	defer b.mu.Unlock()
	b.begin(ctx)
	return b, nil
}

// Executable is the browser in use.
func (b *Browser) Executable() Executable { return b.exe }

// begin launches an engine in the background; b.mu is held.
func (b *Browser) begin(ctx context.Context) {
	starting := make(chan struct{})
	b.starting = starting
	ctx = context.WithoutCancel(ctx)
	go func() {
		ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
		defer cancel()
		e, err := newEngine(ctx, b.exe, b.key)
		b.mu.Lock()
		defer b.mu.Unlock()
		b.engine, b.failed = e, err
		close(starting)
	}()
}

// running gives the engine, launching it anew if it has died.
func (b *Browser) running(ctx context.Context) (*engine, error) {
	for {
		b.mu.Lock()
		switch {
		case b.closed:
			b.mu.Unlock()
			return nil, errClosed
		case b.starting != nil && !isDone(b.starting):
		case b.failed != nil:
			err := b.failed
			b.failed, b.starting = nil, nil
			b.mu.Unlock()
			return nil, err
		case b.engine != nil && b.engine.alive():
			e := b.engine
			b.mu.Unlock()
			return e, nil
		default:
			if b.engine != nil {
				b.engine.stop()
				b.engine = nil
			}
			b.begin(ctx)
		}
		starting := b.starting
		b.mu.Unlock()
		select {
		case <-starting:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func isDone(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// Close ends the browser and deletes all that it stored. Pictures under way fail.
func (b *Browser) Close() error {
	b.mu.Lock()
	b.closed = true
	starting := b.starting
	b.mu.Unlock()
	if starting != nil {
		<-starting
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.engine != nil {
		b.engine.stop()
		b.engine = nil
	}
	return nil
}

// with runs a job on the engine, once more on a new one if the browser died under it.
func (b *Browser) with(ctx context.Context, job func(*engine) error) error {
	select {
	case b.slots <- struct{}{}:
		defer func() { <-b.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for attempt := 0; ; attempt++ {
		e, err := b.running(ctx)
		if err != nil {
			return err
		}
		err = job(e)
		if errors.Is(err, errStalled) {
			e.process.kill()
		}
		if attempt == 0 && err != nil && ctx.Err() == nil && (errors.Is(err, errStalled) || !e.alive()) {
			continue
		}
		return err
	}
}

// Shoot takes one picture.
func (b *Browser) Shoot(ctx context.Context, doc render.Document, from render.Viewport) (render.Shot, error) {
	shots, err := b.Sheet(ctx, []render.Document{doc}, from, nil)
	if err != nil {
		return render.Shot{}, err
	}
	return shots[0], nil
}

// Sheet takes pictures of many documents together.
func (b *Browser) Sheet(ctx context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	if err := possible(from); err != nil {
		return nil, fmt.Errorf("take a picture: %w", err)
	}
	s := &sheet{browser: b, docs: docs, from: from, each: each, shots: make([]render.Shot, len(docs)), since: time.Now()}
	if err := s.take(ctx); err != nil {
		return nil, fmt.Errorf("take a picture: %w", err)
	}
	return s.shots, nil
}

// sidePixels and areaPixels bound a picture.
const (
	sidePixels = 16384
	areaPixels = 64 << 20
)

// possible reports why no picture can be taken from a viewport.
func possible(from render.Viewport) error {
	w, h := from.Pixels()
	switch {
	case from.Width < 1 || from.Height < 1 || from.Scale < 0:
		return fmt.Errorf("a viewport of %d×%d at scale %g has no area", from.Width, from.Height, from.Scale)
	case w > sidePixels || h > sidePixels || w*h > areaPixels || from.Width > sidePixels || from.Height > sidePixels:
		return fmt.Errorf("a picture of %d×%d pixels is too large", w, h)
	}
	return nil
}
