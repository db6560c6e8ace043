package browser

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cultivar/render"
)

// Film takes pictures of a document at the given moments in seconds, which should rise; frame is
// called for each in order, and ends the film by an error. A document that cannot be drawn gives one
// frame that says why.
func (b *Browser) Film(ctx context.Context, doc render.Document, from render.Viewport, at []float64, frame func(int, render.Shot) error) error {
	if err := possible(from); err != nil {
		return fmt.Errorf("film %s: %w", doc.Main, err)
	}
	if len(at) == 0 {
		return nil
	}
	from.FullPage = false
	film := &film{browser: b, doc: doc, from: from, at: at, frame: frame, since: time.Now()}
	roll := film.roll
	if doc.Form == render.FormShader {
		roll = film.rollShader
	}
	if err := b.with(ctx, func(e *engine) error { return roll(ctx, e) }); err != nil {
		return fmt.Errorf("film %s: %w", doc.Main, err)
	}
	return nil
}

// film is a job: pictures of one document at many moments.
type film struct {
	browser *Browser
	doc     render.Document
	from    render.Viewport
	at      []float64
	frame   func(int, render.Shot) error
	since   time.Time
	shown   int // frames that were handed on; a browser that died does not repeat them
}

// roll films a page or a drawing on one page, whose clock is moved from frame to frame.
func (f *film) roll(ctx context.Context, e *engine) error {
	from := f.from
	from.At = &f.at[f.shown]
	sub := newSubject(f.doc, f.since)
	job := &sheet{docs: []render.Document{f.doc}, from: f.from}
	st, err := f.browser.stage(ctx, e, []*subject{sub}, from, job.alone(f.doc))
	var bad *culprit
	if errors.As(err, &bad) {
		sub.breakOff(bad.why)
		return f.frame(f.shown, sub.shot())
	}
	if err != nil {
		return err
	}
	defer st.strike()
	for first := true; f.shown < len(f.at); first = false {
		if !first {
			if err := st.show(ctx, f.at[f.shown]); err != nil {
				st.ruined.Store(true)
				return err
			}
		}
		pictures, err := st.capture(ctx)
		if err != nil {
			return err
		}
		i := f.shown
		f.shown++
		shot := developed(sub, pictures[0])
		if err := f.frame(i, shot); err != nil {
			return err
		}
		if shot.Broken != "" {
			return nil
		}
	}
	return nil
}

// show moves the clock of a stage's only subject.
func (st *stage) show(ctx context.Context, seconds float64) error {
	in, ok := st.page.scriptContext(st.subjects[0])
	if !ok {
		return fmt.Errorf("the document is gone")
	}
	ctx, cancel := context.WithTimeout(ctx, st.browser.limit)
	defer cancel()
	return st.page.evaluate(ctx, in, fmt.Sprintf("%sClock.show(%g)", st.browser.key, seconds*1000), nil)
}
