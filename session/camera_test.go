package session_test

import (
	"context"
	"hash/fnv"
	"image"
	"image/color"
	"image/draw"
	"sync/atomic"

	"cultivar/render"
)

// painter is a camera that paints bars from a document's bytes: equal documents look equal, others
// do not. It counts what it is asked for.
type painter struct{ shots, sheets, measures atomic.Int64 }

func (p *painter) paint(doc render.Document, from render.Viewport) render.Shot {
	w, h := from.Pixels()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(doc.Key()))
	bits := sum.Sum64()
	for i := range 8 {
		level := uint8(bits >> (8 * i))
		bar := image.Rect(i*w/8, 0, (i+1)*w/8, h)
		draw.Draw(img, bar, image.NewUniform(color.RGBA{level, 255 - level, uint8(i * 30), 255}), image.Point{}, draw.Src)
	}
	return render.Shot{Image: img}
}

func (p *painter) Shoot(_ context.Context, doc render.Document, from render.Viewport) (render.Shot, error) {
	p.shots.Add(1)
	return p.paint(doc, from), nil
}

func (p *painter) Sheet(_ context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	p.sheets.Add(1)
	shots := make([]render.Shot, len(docs))
	for i, doc := range docs {
		shots[i] = p.paint(doc, from)
		if each != nil {
			each(i, shots[i])
		}
	}
	return shots, nil
}

func (p *painter) Measure(context.Context, render.Document, render.Viewport) (render.Facts, error) {
	p.measures.Add(1)
	return render.Facts{Width: 1280, Height: 800}, nil
}
