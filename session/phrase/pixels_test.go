package phrase_test

import (
	"context"
	"image"
	"image/draw"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

// inPlace moves a transform from the root element, where browsers count it in other units, to a group.
func inPlace(svg string) string {
	const t = ` transform="translate(0,36) scale(1,-1)"`
	if i := strings.Index(svg, t); i > 0 && i < strings.Index(svg, ">") {
		svg = strings.Replace(svg, t, "", 1)
		end := strings.Index(svg, ">") + 1
		return svg[:end] + "<g" + t + ">" + strings.TrimSuffix(svg[end:], "</svg>") + "</g></svg>"
	}
	return svg
}

// difference is the share of pixels of which a channel differs by more than 8 of 255.
func difference(a, b *image.RGBA) float64 {
	if a == nil || b == nil || a.Bounds().Size() != b.Bounds().Size() {
		return 1
	}
	x, y := image.NewRGBA(a.Bounds()), image.NewRGBA(a.Bounds())
	draw.Draw(x, x.Bounds(), a, a.Bounds().Min, draw.Src)
	draw.Draw(y, y.Bounds(), b, b.Bounds().Min, draw.Src)
	n := 0
	for i := 0; i < len(x.Pix); i += 4 {
		for c := range 4 {
			if d := int(x.Pix[i+c]) - int(y.Pix[i+c]); d > 8 || d < -8 {
				n++
				break
			}
		}
	}
	return float64(4*n) / float64(len(x.Pix))
}

func TestBenchmarkEditsLookLikeTheAnswers(t *testing.T) {
	edits := svgEdits(t)
	cam := browsertest.Open(t)
	var docs []render.Document
	for _, e := range edits {
		r, err := phrase.Apply(drawing(e.Before), e.Instruction, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := inPlace(e.Answer)
		if strings.HasPrefix(e.Task, "3") {
			want = e.Before
		}
		for _, a := range []artifact.Artifact{r.Artifact, drawing(want)} {
			doc, err := a.Document()
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
		}
	}
	view := render.Viewport{Width: 200, Height: 200, Scale: 1}
	var shots []render.Shot
	for at := 0; at < len(docs); at += 24 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		part, err := cam.Sheet(ctx, docs[at:min(at+24, len(docs))], view, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		shots = append(shots, part...)
	}
	wrong := map[string]int{}
	for i, e := range edits {
		if d := difference(shots[2*i].Image, shots[2*i+1].Image); d > 0 {
			wrong[e.Task]++
			t.Errorf("%s: %.4f of the picture differs", e.ID, d)
		}
	}
	if len(wrong) > 0 {
		t.Errorf("wrong: %v of %d", wrong, len(edits))
	}
}
