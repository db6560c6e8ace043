package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	_ "embed"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

//go:embed shader.js
var shaderScript string

// shaderMoment and transitionMoment are where a still is taken, in seconds and in progress.
const (
	shaderMoment     = 1.5
	transitionMoment = 0.5
)

// feedbackFrames is how many frames of a shader that reads its own last picture are drawn before the
// one that is wanted, at 60 a second.
const feedbackFrames = 90

// shaderPatience is how many time limits a shader may take: making a long program ready for a
// processor that stands in for a graphics card takes seconds.
const shaderPatience = 2

// darkroom is the page on which all shaders are drawn, one after the other.
type darkroom struct {
	mu   sync.Mutex
	page *page
	host string
}

// enter gives the page, opening it if need be; d.mu is held.
func (d *darkroom) enter(ctx context.Context, e *engine) (*page, error) {
	if d.page != nil {
		return d.page, nil
	}
	p, err := e.lease(ctx)
	if err != nil {
		return nil, err
	}
	d.host = newHost("s")
	e.server.publish(d.host, []byte("<!doctype html><script>"+shaderScript+"</script>"))
	p.prepare(64, 64, 1, render.Viewport{})
	err = p.visit(addressOf(d.host, "")).wait(ctx, nil)
	if err == nil {
		err = p.evaluate(ctx, contextID{}, "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))", nil)
	}
	if err != nil {
		e.discard(p)
		return nil, fmt.Errorf("prepare for shaders: %w", err)
	}
	d.page = p
	return p, nil
}

// leave gives the page up, after something went wrong on it.
func (d *darkroom) leave(e *engine) {
	if d.page == nil {
		return
	}
	e.discard(d.page)
	e.server.withdraw(d.host)
	d.page = nil
}

// develop draws a shader.
func (s *sheet) develop(ctx context.Context, i int) error {
	return s.browser.with(ctx, func(e *engine) error {
		shots, err := s.browser.drawShader(ctx, e, s.docs[i], s.from, moments(s.docs[i], s.from))
		if err == nil {
			s.finish(i, shots[0])
		}
		return err
	})
}

// moments are when a still of a shader is taken.
func moments(doc render.Document, from render.Viewport) []float64 {
	switch {
	case from.At != nil:
		return []float64{*from.At}
	case doc.Shader != nil && doc.Shader.Transition && doc.Shader.Still > 0:
		return []float64{doc.Shader.Still}
	case doc.Shader != nil && doc.Shader.Transition:
		return []float64{transitionMoment}
	}
	return []float64{shaderMoment}
}

// shaderJob is what shader.js is asked to draw.
type shaderJob struct {
	Passes   []render.Pass     `json:"passes"`
	Two      bool              `json:"two"` // WebGL 2
	Width    int               `json:"width"`
	Height   int               `json:"height"`
	Seen     [2]int            `json:"seen"`  // the size that the program is told
	Scale    *[2]float64       `json:"scale"` // from drawn to told pixels
	Times    []float64         `json:"times"`
	Progress bool              `json:"progress"`
	Feedback bool              `json:"feedback"`
	Frames   int               `json:"frames"`
	Patience int64             `json:"patience"` // milliseconds for the frames before the wanted one
	Files    map[string][]byte `json:"files"`
}

// shaderResult is its answer.
type shaderResult struct {
	None   bool // there is no WebGL
	Lost   bool
	Log    string
	Pass   int
	Frames int
	pixels [][]byte // of each frame
}

// newShaderJob puts a document's shader into the browser's words, and lists the files that it misses.
func newShaderJob(doc render.Document, from render.Viewport, times []float64, limit time.Duration) (job shaderJob, missing []string) {
	w, h := from.Pixels()
	job = shaderJob{
		Width: w, Height: h, Seen: [2]int{w, h}, Times: times, Progress: doc.Shader.Transition,
		Feedback: feedsBack(doc.Shader), Frames: feedbackFrames, Patience: limit.Milliseconds() / 2, Files: map[string][]byte{},
	}
	for _, pass := range doc.Shader.Passes {
		pass.Lines = nil
		job.Passes = append(job.Passes, pass)
		job.Two = job.Two || pass.ES3
		for _, input := range pass.Inputs {
			path, isFile := strings.CutPrefix(input.Source, "file:")
			if !isFile {
				continue
			}
			if data, ok := doc.Files[path]; ok {
				job.Files[path] = data
			} else {
				missing = append(missing, path)
			}
		}
	}
	if len(job.Passes) == 1 && !job.Feedback && scale(from) != 1 {
		job.Seen = [2]int{from.Width, from.Height}
		job.Scale = &[2]float64{float64(from.Width) / float64(w), float64(from.Height) / float64(h)}
	}
	if job.Progress {
		job.Times = nil
		for _, t := range times {
			job.Times = append(job.Times, math.Min(1, math.Max(0, t)))
		}
	}
	return job, missing
}

// feedsBack reports whether a pass reads what it, or a later one, drew in the last frame.
func feedsBack(shader *render.Shader) bool {
	for i, pass := range shader.Passes {
		for _, input := range pass.Inputs {
			name, isPass := strings.CutPrefix(input.Source, "pass:")
			at := slices.IndexFunc(shader.Passes, func(p render.Pass) bool { return p.Name == name })
			if input.Source == "self" || isPass && at >= i {
				return true
			}
		}
	}
	return false
}

// drawShader draws one shader at some moments. What is wrong with it is said in its shots.
func (b *Browser) drawShader(ctx context.Context, e *engine, doc render.Document, from render.Viewport, times []float64) ([]render.Shot, error) {
	began := time.Now()
	base := render.Shot{}
	if doc.Shader == nil || len(doc.Shader.Passes) == 0 {
		base.Broken = "does not compile: it has no program"
		return []render.Shot{base}, nil
	}
	job, missing := newShaderJob(doc, from, times, b.limit)
	base.Blocked = missing
	result, err := b.runShader(ctx, e, job)
	var bad *culprit
	switch {
	case errors.As(err, &bad):
		base.Broken = bad.why
	case err != nil:
		return nil, err
	case result.None:
		base.Broken = "this browser cannot draw shaders: it has no WebGL"
	case result.Log != "":
		base.Errors = compileErrors(doc.Shader.Passes[result.Pass], result.Log, doc.Main)
		base.Broken = "does not compile: " + placeOf(base.Errors[0])
	case result.Lost || len(result.pixels) != len(times):
		base.Broken = "it overwhelms the graphics of the browser"
	}
	base.Took = time.Since(began)
	if base.Broken != "" {
		return []render.Shot{base}, nil
	}
	return exposures(base, result.pixels, job, from.Transparent)
}

// runShader gives a job to the darkroom. A shader that takes too long costs us the browser.
func (b *Browser) runShader(ctx context.Context, e *engine, job shaderJob) (shaderResult, error) {
	d := &e.darkroom
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := d.enter(ctx, e)
	if err != nil {
		return shaderResult{}, err
	}
	text, err := json.Marshal(job)
	if err != nil {
		return shaderResult{}, fmt.Errorf("describe the shader: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, shaderPatience*b.limit+time.Duration(len(job.Times)-1)*time.Second)
	defer cancel()
	var result shaderResult
	err = p.evaluate(limited, contextID{}, "darkroom.draw("+string(text)+")", &result)
	if err == nil && !result.Lost {
		result.pixels, err = p.develop(limited, result.Frames)
	}
	if err == nil && !result.Lost {
		return result, nil
	}
	d.leave(e)
	switch {
	case err == nil || ctx.Err() != nil || !e.alive():
		return result, err
	case limited.Err() != nil:
		e.kill() // its graphics process draws on and cannot be interrupted; another browser is soon there
		return result, &culprit{why: "it takes too long to draw"}
	}
	return result, err
}

// develop fetches the frames that were drawn.
func (p *page) develop(ctx context.Context, frames int) ([][]byte, error) {
	answers := make([]*reply, frames)
	for i := range answers {
		answers[i] = p.wire.send(p.session, proto.RuntimeEvaluate{Expression: fmt.Sprintf("darkroom.pixels(%d)", i), ReturnByValue: true})
	}
	pixels := make([][]byte, frames)
	for i, answer := range answers {
		var err error
		if pixels[i], err = answer.data(ctx); err != nil {
			return nil, fmt.Errorf("fetch a picture: %w", err)
		}
	}
	return pixels, nil
}

// exposures turns the pixels that were read into shots.
func exposures(base render.Shot, pixels [][]byte, job shaderJob, transparent bool) ([]render.Shot, error) {
	shots := make([]render.Shot, len(pixels))
	for i, raw := range pixels {
		if len(raw) != job.Width*job.Height*4 {
			return nil, fmt.Errorf("read the shader's picture: it has %d bytes", len(raw))
		}
		shots[i] = base
		shots[i].Image = upright(raw, job.Width, job.Height, transparent)
		shots[i].Blank = blank(shots[i].Image)
	}
	return shots, nil
}

// upright turns pixels whose first row is the lowest into a picture; it is opaque unless transparent.
func upright(raw []byte, width, height int, transparent bool) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		copy(out.Pix[y*out.Stride:], raw[(height-1-y)*width*4:(height-y)*width*4])
	}
	for i := 0; i < len(out.Pix); i += 4 {
		if !transparent {
			out.Pix[i+3] = 255
			continue
		}
		for c := range 3 {
			out.Pix[i+c] = min(out.Pix[i+c], out.Pix[i+3])
		}
	}
	return out
}

// reelBytes bounds the pixels that the browser hands over at once.
const reelBytes = 48 << 20

// rollShader films a shader in reels of as many frames as fit.
func (f *film) rollShader(ctx context.Context, e *engine) error {
	w, h := f.from.Pixels()
	reel := max(1, reelBytes/(w*h*4))
	for f.shown < len(f.at) {
		times := f.at[f.shown:]
		times = times[:min(reel, len(times))]
		shots, err := f.browser.drawShader(ctx, e, f.doc, f.from, times)
		if err != nil {
			return err
		}
		for _, shot := range shots {
			i := f.shown
			f.shown++
			shot.Took = time.Since(f.since)
			if err := f.frame(i, shot); err != nil {
				return err
			}
			if shot.Broken != "" {
				return nil
			}
		}
	}
	return nil
}
