package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Clip is how a design is filmed.
type Clip struct {
	// Seconds is the length of the film, 0 means 3. A transition runs from its start to its end in it.
	Seconds float64
	// Rate is how many frames a second has, 0 means 20.
	Rate int
	// Filmed, if it is not nil, is told after each frame how many of all are done; before the first, 0.
	Filmed func(done, all int)
}

// Bounds of a film.
const (
	clipSeconds = 3
	clipRate    = 20
	mostFrames  = 1200
	// clipWidth is how wide films are that are pictures themselves, in pixels: larger ones get too heavy.
	clipWidth = 640
	// shaderWidth is how wide videos of shaders are, every pixel of which is computed for each frame.
	shaderWidth = 960
	// probeWidth is how wide a shader is drawn to see whether it moves.
	probeWidth = 160
)

// films are the formats that move, and how they are made of their frames.
var films = map[string]func(ctx context.Context, frames []*image.RGBA, rate int) ([]byte, error){
	"gif": animatedGIF, "apng": animatedPNG, "mp4": video,
}

// Moves reports whether a format is a film.
func Moves(format string) bool { return films[canonical(format)] != nil }

// Film makes a gif, an apng or an mp4 of a design, seen from vp; a zero viewport means the default one of
// the kind, for a gif or an apng at half its size.
func Film(ctx context.Context, a artifact.Artifact, format string, cam render.Camera, vp render.Viewport, c Clip) ([]byte, error) {
	format = canonical(format)
	projector, ok := cam.(render.Projector)
	if !ok {
		return nil, fmt.Errorf("export %s: no browser to film with", format)
	}
	doc, err := a.Document()
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", format, err)
	}
	if vp.Width == 0 || vp.Height == 0 {
		vp = render.DefaultViewport(doc.Form)
	}
	vp.Scale = clipScale(doc, format, vp)
	c.settle()
	frames, err := shoot(ctx, doc, projector, vp, c)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", format, err)
	}
	data, err := films[format](ctx, frames, c.Rate)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", format, err)
	}
	return data, nil
}

// clipScale is how large a film is drawn where nothing else is asked for: in 1:1, but as a picture, or as the video of a
// shader in its usual size, no wider than that takes well.
func clipScale(doc render.Document, format string, vp render.Viewport) float64 {
	usual := vp.Width == render.DefaultViewport(doc.Form).Width
	width := vp.Width
	switch {
	case vp.Scale != 0 && vp.Scale != 1:
		return vp.Scale
	case format == "mp4" && doc.Form == render.FormShader && usual:
		width = shaderWidth
	case format != "mp4" || vp.Scale == 0:
		width = clipWidth
	}
	return min(1, float64(width)/float64(vp.Width))
}

func (c *Clip) settle() {
	if c.Seconds <= 0 {
		c.Seconds = clipSeconds
	}
	if c.Rate <= 0 {
		c.Rate = clipRate
	}
}

var errStill = errors.New("the design does not move; export a png")

// shoot takes the frames of a film. They move, or the error says that they do not.
func shoot(ctx context.Context, doc render.Document, projector render.Projector, vp render.Viewport, c Clip) ([]*image.RGBA, error) {
	count := int(c.Seconds*float64(c.Rate) + 0.5)
	if count < 2 || count > mostFrames {
		return nil, fmt.Errorf("%g seconds at %d frames a second are %d frames; there can be 2 to %d", c.Seconds, c.Rate, count, mostFrames)
	}
	at := make([]float64, count)
	for i := range at {
		at[i] = float64(i) / float64(c.Rate)
		if doc.Shader != nil && doc.Shader.Transition {
			at[i] = float64(i) / float64(count-1)
		}
	}
	if c.Filmed != nil {
		c.Filmed(0, count)
	}
	few := []float64{at[0], at[count/7], at[count/3], at[count/2], at[count*3/4], at[count-1]}
	small := vp
	if doc.Form == render.FormShader {
		small.Scale = min(vp.Scale, probeWidth/float64(vp.Width))
	}
	switch probe, err := take(ctx, doc, projector, small, few, nil); {
	case err != nil:
		return nil, err
	case !move(probe):
		return nil, errStill
	}
	return take(ctx, doc, projector, vp, at, c.Filmed)
}

// take films a document at the given moments.
func take(ctx context.Context, doc render.Document, projector render.Projector, vp render.Viewport, at []float64, filmed func(done, all int)) ([]*image.RGBA, error) {
	var frames []*image.RGBA
	err := projector.Film(ctx, doc, vp, at, func(_ int, s render.Shot) error {
		if s.Image == nil {
			return fmt.Errorf("the design cannot be drawn: %s", s.Broken)
		}
		frames = append(frames, s.Image)
		if filmed != nil {
			filmed(len(frames), len(at))
		}
		return ctx.Err()
	})
	return frames, err
}

func move(frames []*image.RGBA) bool {
	for _, f := range frames {
		if !bytes.Equal(f.Pix, frames[0].Pix) {
			return true
		}
	}
	return false
}

// changed is the part of a frame that differs from the one before it, never empty.
func changed(before, after *image.RGBA) image.Rectangle {
	b := after.Bounds()
	if before == nil || before.Bounds() != b {
		return b
	}
	var out image.Rectangle
	for y := b.Min.Y; y < b.Max.Y; y++ {
		x, y0 := before.PixOffset(b.Min.X, y), after.PixOffset(b.Min.X, y)
		rowA, rowB := before.Pix[x:x+4*b.Dx()], after.Pix[y0:y0+4*b.Dx()]
		if bytes.Equal(rowA, rowB) {
			continue
		}
		first, last := 0, len(rowA)-1
		for rowA[first] == rowB[first] {
			first++
		}
		for rowA[last] == rowB[last] {
			last--
		}
		out = out.Union(image.Rect(b.Min.X+first/4, y, b.Min.X+last/4+1, y+1))
	}
	if out.Empty() {
		return image.Rectangle{Min: b.Min, Max: b.Min.Add(image.Pt(1, 1))}
	}
	return out
}

// delays spreads a rate over frames, in units of which a second has so many: the sum stays true.
func delays(frames, rate, unit int) []int {
	out := make([]int, frames)
	for i := range out {
		out[i] = (i+1)*unit/rate - i*unit/rate
	}
	return out
}
