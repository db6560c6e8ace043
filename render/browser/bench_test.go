package browser

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cultivar/render"
)

// sixteen are pages to draw: the corpus's where there is one, else our own.
func sixteen(b *testing.B) []render.Document {
	b.Helper()
	var docs []render.Document
	if root := os.Getenv("CULTIVAR_CORPUS"); root != "" {
		files, _ := filepath.Glob(filepath.Join(root, "html", "*", "*.html"))
		for _, file := range files {
			docs = append(docs, load(b, render.FormPage, file))
		}
	} else {
		b.Log("CULTIVAR_CORPUS is not set: drawing pages of the tests")
		for _, doc := range designs(b) {
			docs = append(docs, doc)
		}
	}
	for len(docs) < 16 {
		docs = append(docs, docs...)
	}
	return docs[:16]
}

func shootAll(b *testing.B, docs []render.Document, from render.Viewport) time.Duration {
	b.Helper()
	start := time.Now()
	for _, doc := range docs {
		shoot(b, doc, from)
	}
	return time.Since(start)
}

// BenchmarkSheet16 draws sixteen pages as tiles on a sheet and one by one, in turn, and reports the
// ratio of the medians.
func BenchmarkSheet16(b *testing.B) {
	docs := sixteen(b)
	from := render.DefaultViewport(render.FormPage).Within(426, 266)
	shootAll(b, docs, from)
	var together, apart time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := camera(b).Sheet(context.Background(), docs, from, nil); err != nil {
			b.Fatal(err)
		}
		together += time.Since(start)
		b.StopTimer()
		apart += shootAll(b, docs, from)
		b.StartTimer()
	}
	b.ReportMetric(float64(together)/float64(apart), "of-one-by-one")
	b.ReportMetric(float64(apart.Milliseconds())/float64(16*b.N), "ms-each-alone")
}

func BenchmarkOneByOne(b *testing.B) {
	docs := sixteen(b)
	from := render.DefaultViewport(render.FormPage).Within(426, 266)
	for b.Loop() {
		shootAll(b, docs, from)
	}
}

// BenchmarkShoot takes a warm picture of a simple page.
func BenchmarkShoot(b *testing.B) {
	doc := pageOf(`<!doctype html><style>body{font:16px sans-serif;margin:3em}h1{color:teal}</style><h1>A page</h1><p>with a little text`)
	for _, from := range []render.Viewport{{Width: 1280, Height: 800}, {Width: 1280, Height: 800, Scale: 0.33}} {
		b.Run(map[bool]string{true: "tile", false: "full"}[from.Scale > 0], func(b *testing.B) {
			shoot(b, doc, from)
			for b.Loop() {
				shoot(b, doc, from)
			}
		})
	}
}

func BenchmarkMeasure(b *testing.B) {
	docs := sixteen(b)
	for b.Loop() {
		for _, doc := range docs {
			measureOf(b, doc, render.DefaultViewport(render.FormPage))
		}
	}
}

func BenchmarkShader(b *testing.B) {
	doc := program(modern+"uniform vec2 r;void main(){vec2 p=gl_FragCoord.xy/r;float s=0.;for(int i=0;i<9;i++)s+=sin(p.x*float(i)*7.+p.y*9.);o=vec4(p,s,1);}",
		render.Uniform{Name: "r", Type: "vec2", Meaning: render.MeanResolution})
	for b.Loop() {
		shoot(b, doc, render.DefaultViewport(render.FormShader))
	}
}

// BenchmarkFilm films thirty small frames of each form.
func BenchmarkFilm(b *testing.B) {
	moments := make([]float64, 30)
	for i := range moments {
		moments[i] = float64(i) / 15
	}
	for name, doc := range moving() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				err := camera(b).Film(context.Background(), doc, render.Viewport{Width: 640, Height: 400, Scale: 0.5}, moments, func(int, render.Shot) error { return nil })
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpen takes the first picture of a new browser.
func BenchmarkOpen(b *testing.B) {
	exe := executable(b)
	for b.Loop() {
		camera, err := Open(context.Background(), Options{Executable: exe})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := camera.Shoot(context.Background(), pageOf("hello"), small()); err != nil {
			b.Fatal(err)
		}
		if err := camera.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
