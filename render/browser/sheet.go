package browser

import (
	"context"
	"errors"
	"fmt"
	"image"
	"runtime"
	"sync"
	"time"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// sheetSize is how many documents are drawn on one page, sheetArea how many pixels that may have. From
// sheetShare documents for each, several pages draw at the same time.
const (
	sheetSize  = 16
	sheetArea  = 24 << 20
	sheetShare = 6
)

// sheet is a job: pictures of documents from one viewport.
type sheet struct {
	browser *Browser
	docs    []render.Document
	from    render.Viewport
	each    func(int, render.Shot)
	since   time.Time

	mu    sync.Mutex // held while each is called
	shots []render.Shot
}

// take draws all documents, several pages of them at the same time.
func (s *sheet) take(ctx context.Context) error {
	var shaders, framed []int
	for i, doc := range s.docs {
		switch {
		case doc.Form == render.FormShader:
			shaders = append(shaders, i)
		case s.alone(doc):
			if err := s.draw(ctx, []int{i}); err != nil {
				return err
			}
		default:
			framed = append(framed, i)
		}
	}
	if err := s.drawAll(ctx, s.groups(framed)); err != nil {
		return err
	}
	for _, i := range shaders {
		if err := s.develop(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

// drawAll draws groups, as many at the same time as the browser has pages; the first that fails stops the others.
func (s *sheet) drawAll(ctx context.Context, groups [][]int) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wait sync.WaitGroup
	for _, group := range groups {
		wait.Go(func() {
			if err := s.draw(ctx, group); err != nil {
				cancel(err)
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// alone reports whether a document needs a page for itself: one at full scale that nobody shares, or
// whose whole length is wanted, or that is larger than life.
func (s *sheet) alone(doc render.Document) bool {
	if doc.Form != render.FormPage {
		return false
	}
	return s.from.FullPage || scale(s.from) > 1 || scale(s.from) == 1 && len(s.docs) == 1
}

// groups divides documents among pages, in equal parts.
func (s *sheet) groups(framed []int) [][]int {
	w, h := s.from.Pixels()
	size := max(1, min(sheetSize, sheetArea/(w*h)))
	if scale(s.from) > 1 {
		size = 1
	}
	n := len(framed)
	parts := max((n+size-1)/size, min(runtime.NumCPU(), n/sheetShare))
	groups := make([][]int, parts)
	for i := range parts {
		groups[i] = framed[n*i/parts : n*(i+1)/parts]
	}
	return groups
}

func scale(from render.Viewport) float64 {
	if from.Scale == 0 {
		return 1
	}
	return from.Scale
}

// finish records a document's final shot.
func (s *sheet) finish(i int, shot render.Shot) {
	shot.Took = time.Since(s.since)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shots[i] = shot
	if s.each != nil {
		s.each(i, shot)
	}
}

// draw makes the pictures of a group on one page. A document that hangs or crashes the page is taken
// out, and the others are drawn again.
func (s *sheet) draw(ctx context.Context, group []int) error {
	for len(group) > 0 {
		subjects := make([]*subject, len(group))
		for k, i := range group {
			subjects[k] = newSubject(s.docs[i], s.since)
		}
		err := s.browser.with(ctx, func(e *engine) error { return s.attempt(ctx, e, group, subjects) })
		var bad *culprit
		switch {
		case err == nil:
			return nil
		case errors.Is(err, errCrowded):
			return s.spread(ctx, group, subjects)
		case !errors.As(err, &bad):
			return err
		case len(group) == 1:
			subjects[0].breakOff(bad.why)
			s.finish(group[0], subjects[0].shot())
			return nil
		case bad.subject == nil:
			half := len(group) / 2
			if err := s.draw(ctx, group[:half]); err != nil {
				return err
			}
			group = group[half:]
		default:
			group = s.without(group, subjects, bad)
		}
	}
	return nil
}

// mostContexts is how many WebGL contexts the documents of a page may have together: the browser takes the
// oldest away when there are more.
const mostContexts = 16

var errCrowded = errors.New("the page has more WebGL contexts than the browser keeps")

func contextsOf(subjects []*subject) int {
	n := 0
	for _, sub := range subjects {
		n += sub.report.Contexts
	}
	return n
}

// spread draws a group on as many pages as its WebGL contexts need.
func (s *sheet) spread(ctx context.Context, group []int, subjects []*subject) error {
	var groups [][]int
	used := mostContexts + 1
	for k, i := range group {
		n := subjects[k].report.Contexts
		if used+n > mostContexts {
			groups, used = append(groups, nil), 0
		}
		used += n
		last := len(groups) - 1
		groups[last] = append(groups[last], i)
	}
	for _, part := range groups {
		if err := s.draw(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// without settles the guilty one's fate and gives the rest of the group.
func (s *sheet) without(group []int, subjects []*subject, bad *culprit) []int {
	var rest []int
	for k, i := range group {
		if subjects[k] != bad.subject {
			rest = append(rest, i)
			continue
		}
		bad.subject.breakOff(bad.why)
		s.finish(i, bad.subject.shot())
	}
	return rest
}

// attempt shows the subjects on one page and takes their pictures.
func (s *sheet) attempt(ctx context.Context, e *engine, group []int, subjects []*subject) error {
	stage, err := s.browser.stage(ctx, e, subjects, s.from, s.alone(s.docs[group[0]]))
	if err != nil {
		return err
	}
	defer stage.strike()
	if s.from.Measure && len(s.docs) == 1 {
		e.spare()
	}
	if len(group) > 1 && contextsOf(subjects) > mostContexts {
		return errCrowded
	}
	facts := s.survey(ctx, stage)
	pictures, err := stage.capture(ctx)
	measured := <-facts
	if err != nil {
		return err
	}
	for k, i := range group {
		shot := developed(subjects[k], pictures[k])
		if shot.Image != nil {
			shot.Facts = measured[k]
		}
		s.finish(i, shot)
	}
	return nil
}

// survey measures all subjects of a stage, if that is wanted, while their picture is taken: the one is work
// for the page, the other for the browser. A subject that cannot be measured has no facts; its picture is
// worth keeping without them.
func (s *sheet) survey(ctx context.Context, st *stage) <-chan []*render.Facts {
	out := make(chan []*render.Facts, 1)
	facts := make([]*render.Facts, len(st.subjects))
	if !s.from.Measure {
		out <- facts
		return out
	}
	from := s.from
	from.Scale = 1
	limit := s.browser.limit * time.Duration(1+len(st.subjects)/5) // they wait for each other
	go func() {
		var wait sync.WaitGroup
		for i, sub := range st.subjects {
			wait.Go(func() {
				if measured, err := st.measure(ctx, sub, from, limit); err == nil {
					facts[i] = &measured
				}
			})
		}
		wait.Wait()
		out <- facts
	}()
	return out
}

// developed is a subject's shot with its picture.
func developed(sub *subject, picture *image.RGBA) render.Shot {
	if wrong := sub.report.Wrong; wrong != "" {
		failure := parseFailure(sub.doc.Main, wrong)
		sub.fail(failure)
		sub.breakOff("does not parse: " + placeOf(failure))
		return sub.shot()
	}
	shot := sub.shot()
	shot.Image, shot.Blank = picture, blank(picture)
	return shot
}

// capture takes one picture of the page and cuts it up.
func (st *stage) capture(ctx context.Context) ([]*image.RGBA, error) {
	req := proto.PageCaptureScreenshot{Format: proto.PageCaptureScreenshotFormatPng, FromSurface: true, OptimizeForSpeed: true}
	if st.layout.clip != nil {
		req.Clip, req.CaptureBeyondViewport = st.layout.clip, true
	}
	data, err := st.page.captured(ctx, req)
	if err != nil {
		st.ruined.Store(true)
		return nil, err
	}
	whole, err := decode(data)
	if err != nil {
		return nil, err
	}
	if st.layout.tiles == nil {
		return []*image.RGBA{whole}, nil
	}
	pictures := make([]*image.RGBA, len(st.layout.tiles))
	for i, tile := range st.layout.tiles {
		pictures[i] = cut(whole, tile)
	}
	return pictures, nil
}

// captured asks for a picture and waits for it, or for the page's end.
func (p *page) captured(ctx context.Context, req proto.PageCaptureScreenshot) ([]byte, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, captureLimit, errStuck)
	defer cancel()
	answer := p.wire.send(p.session, req)
	select {
	case <-answer.ready:
	case <-p.crashed:
		return nil, &culprit{why: crashedPage}
	case <-ctx.Done():
		if context.Cause(ctx) == errStuck {
			return nil, &culprit{why: "it cannot be drawn in time"}
		}
		return nil, ctx.Err()
	}
	data, err := answer.data(ctx)
	if err != nil {
		return nil, fmt.Errorf("capture the page: %w", err)
	}
	return data, nil
}

// captureLimit is how long the browser may take to paint.
const captureLimit = 15 * time.Second

var errStuck = errors.New("the browser does not paint")
