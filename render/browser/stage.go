package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"image"
	"math"
	"strings"
	"sync/atomic"
	"time"

	_ "embed"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// clockScript runs in documents before their own scripts.
//
//go:embed clock.js
var clockScript string

// stillMoment is where scripts' clocks stand in a still; endlessMoment where an animation without an
// end is held.
const (
	stillMoment   = 2000.0
	endlessMoment = 1500.0
)

// stage is a page with subjects that are ready for their picture.
type stage struct {
	browser  *Browser
	engine   *engine
	page     *page
	subjects []*subject
	from     render.Viewport
	layout   layout
	host     string      // of the sheet's own page, if there is one
	ruined   atomic.Bool // the page is not to be used again
}

// layout says where on a page the subjects are.
type layout struct {
	width, height int     // of the page, CSS pixels
	scale         float64 // of the page's pixels
	// tiles are where the pictures lie in the capture, in pixels; nil means the capture is the picture.
	tiles []image.Rectangle
	clip  *proto.PageViewport
}

// stage puts subjects on a page and waits until they are ready. One subject alone is the page
// itself; otherwise each is a frame.
func (b *Browser) stage(ctx context.Context, e *engine, subjects []*subject, from render.Viewport, alone bool) (*stage, error) {
	p, err := e.lease(ctx)
	if err != nil {
		return nil, err
	}
	st := &stage{browser: b, engine: e, page: p, subjects: subjects, from: from}
	for _, sub := range subjects {
		e.server.admit(sub)
	}
	address := subjects[0].address()
	if alone {
		st.layout = aloneLayout(from)
	} else {
		st.layout = sheetLayout(from, len(subjects))
		st.host = newHost("s")
		e.server.publish(st.host, st.html())
		address = addressOf(st.host, "")
	}
	p.prepare(st.layout.width, st.layout.height, st.layout.scale, from)
	if err := st.open(ctx, alone, address); err != nil {
		st.ruined.Store(true)
		st.strike()
		return nil, err
	}
	if alone && from.FullPage {
		st.layout.clip = st.fullPage()
	}
	return st, nil
}

// open loads the page and waits for its subjects.
func (st *stage) open(ctx context.Context, alone bool, address string) error {
	limited, cancel := context.WithTimeout(ctx, openLimit)
	defer cancel()
	if err := st.page.inject(limited, st.script(alone)); err != nil {
		if ctx.Err() == nil && limited.Err() != nil {
			return errStalled
		}
		return err
	}
	st.page.visit(address)
	return st.ready(ctx, st.browser.limit)
}

// strike clears the stage.
func (st *stage) strike() {
	if st.ruined.Load() {
		st.engine.discard(st.page)
	} else {
		st.engine.release(st.page, len(st.subjects))
	}
	for _, sub := range st.subjects {
		st.engine.server.dismiss(sub)
	}
	if st.host != "" {
		st.engine.server.withdraw(st.host)
	}
}

func aloneLayout(from render.Viewport) layout {
	l := layout{width: from.Width, height: from.Height, scale: max(1, scale(from))}
	if !from.FullPage {
		w, h := from.Pixels()
		l.tiles = []image.Rectangle{image.Rect(0, 0, w, h)}
	}
	return l
}

// fullPage is the whole of a document that stands alone.
func (st *stage) fullPage() *proto.PageViewport {
	s := scale(st.from)
	shrink := min(1, s)
	r := st.subjects[0].report
	height := min(math.Max(r.Height, float64(st.from.Height)), sidePixels/s, areaPixels/(float64(st.from.Width)*s*s))
	return &proto.PageViewport{Width: float64(st.from.Width), Height: height, Scale: shrink}
}

// sheetLayout places n tiles in a grid that is about as wide as high.
func sheetLayout(from render.Viewport, n int) layout {
	w, h := from.Pixels()
	if s := scale(from); s > 1 {
		return layout{width: from.Width, height: from.Height, scale: s, tiles: []image.Rectangle{image.Rect(0, 0, w, h)}}
	}
	columns := max(1, min(n, int(math.Round(math.Sqrt(float64(n)*float64(h)/float64(w)))), sidePixels/w))
	columns = max(columns, (n*h+sidePixels-1)/sidePixels)
	l := layout{scale: 1}
	for i := range n {
		at := image.Pt(i%columns*w, i/columns*h)
		l.tiles = append(l.tiles, image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))})
	}
	l.width, l.height = columns*w, (n+columns-1)/columns*h
	return l
}

// html is the sheet's own page.
func (st *stage) html() []byte {
	ground := "#fff"
	if st.from.Transparent {
		ground = "transparent"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!doctype html><meta charset="utf-8"><style>body{margin:0;overflow:hidden;background:%[1]s}
div{position:absolute;overflow:hidden;background:%[1]s}iframe{position:absolute;border:0;transform-origin:0 0}</style>`, ground)
	for i, sub := range st.subjects {
		box := st.layout.tiles[i]
		x, y := float64(box.Dx())/float64(st.from.Width), float64(box.Dy())/float64(st.from.Height)
		transform := ""
		if st.layout.scale > 1 {
			box = image.Rect(0, 0, st.from.Width, st.from.Height)
		} else if x != 1 || y != 1 {
			transform = fmt.Sprintf(";transform:scale(%.8f,%.8f)", x, y)
		}
		place := placed(sub.doc, st.from)
		fmt.Fprintf(&b, `<div style="left:%dpx;top:%dpx;width:%dpx;height:%dpx"><div style="width:%dpx;height:%dpx;transform-origin:0 0%s">`+
			`<iframe sandbox="allow-scripts allow-same-origin" style="left:%dpx;top:%dpx;width:%dpx;height:%dpx" src="%s"></iframe></div></div>`,
			box.Min.X, box.Min.Y, box.Dx(), box.Dy(), st.from.Width, st.from.Height, transform,
			place.Min.X, place.Min.Y, place.Dx(), place.Dy(), html.EscapeString(sub.address()))
	}
	return b.Bytes()
}

// clockOptions are what the clock's script is told.
type clockOptions struct {
	At      float64 `json:"at"`      // milliseconds
	Still   bool    `json:"still"`   // nobody asked for a moment
	Endless float64 `json:"endless"` // milliseconds
	Depth   int     `json:"depth"`   // of the documents' frames
	Key     string  `json:"key"`
	Now     int64   `json:"now"` // milliseconds since 1970
	Eager   bool    `json:"eager"`
	Policy  string  `json:"policy"`
	// Sizes are the drawings among the documents, by host.
	Sizes map[string]drawingSize `json:"sizes"`
}

// script is the clock with its options.
func (st *stage) script(alone bool) string {
	o := clockOptions{
		At: stillMoment, Still: true, Endless: endlessMoment, Depth: 1, Key: st.browser.key,
		Now: st.browser.now.UnixMilli(), Eager: st.from.FullPage, Policy: policy,
	}
	if alone {
		o.Depth = 0
	}
	if st.from.At != nil {
		o.At, o.Still = *st.from.At*1000, false
	}
	o.Sizes = map[string]drawingSize{}
	for _, sub := range st.subjects {
		if sub.doc.Form == render.FormDrawing {
			o.Sizes[sub.host] = sizeOf(sub.doc.Files[sub.doc.Main])
		}
	}
	text, _ := json.Marshal(o)
	return strings.TrimSpace(clockScript) + "(" + string(text) + ");"
}

// errLate says that some subjects have not settled in time.
var errLate = errors.New("not ready in time")

// extensions is how often a page gets the time limit again that is slow, but not stuck.
const extensions = 4

// ready waits until every subject has settled. A script that never ends is an error; slowness, in
// the end, is not: the picture is then of what is there.
func (st *stage) ready(ctx context.Context, limit time.Duration) error {
	silent := false
	for range extensions {
		err := st.settled(ctx, limit)
		if !errors.Is(err, errLate) {
			return err
		}
		if st.page.responds(ctx) {
			continue
		}
		suspect := st.page.interrogate(ctx)
		if st.page.responds(ctx) {
			continue // it was busy, not stuck
		}
		if suspect != nil || silent {
			return &culprit{subject: suspect, why: endlessScript}
		}
		silent = true
	}
	for _, sub := range st.subjects {
		if !sub.arrived() {
			return errStalled
		}
	}
	return nil
}

// settled waits for the subjects. Each one that settles gives the others more time.
func (st *stage) settled(ctx context.Context, limit time.Duration) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for _, sub := range st.subjects {
		select {
		case <-sub.settled:
			timer.Reset(limit)
		case <-st.page.crashed:
			return &culprit{why: crashedPage}
		case <-st.page.wire.gone:
			return errGone
		case <-ctx.Done():
			return ctx.Err()
		case <-timer.C:
			return errLate
		}
	}
	return nil
}
