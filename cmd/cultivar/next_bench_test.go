package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cultivar/render/browser"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

// bredFiles are designs of each kind to breed from.
var bredFiles = []string{lightPage, heavyPage, "svg/noto-emoji/emoji_u1f325.svg", "glsl/three-post/RGBShiftShader.frag"}

// sessionOf starts a session from a design of the corpus, and says how nine are bred in it; done ends it.
func sessionOf(b *testing.B, file string) (s *session.Studio, nine session.BreedRequest, done func()) {
	b.Helper()
	design, _, err := artifact.Open(corpusFile(b, file))
	if err != nil {
		b.Fatal(err)
	}
	camera, err := browser.Open(b.Context(), browser.Options{Executable: browser.Executable{Path: chromium(b), Headless: true}})
	if err != nil {
		b.Fatal(err)
	}
	store, err := history.Create(b.Context(), filepath.Join(b.TempDir(), "session"))
	if err != nil {
		b.Fatal(err)
	}
	s = session.New(store, session.Options{Camera: camera})
	if _, err := s.Plant(b.Context(), design, session.Provenance{}, "seed"); err != nil {
		b.Fatal(err)
	}
	nine = session.BreedRequest{Count: 9, Tile: session.View(design.Kind).Within(320, 200)}
	return s, nine, func() {
		s.Close()
		camera.Close()
	}
}

// BenchmarkNext measures the time from the key that asks for the next generation to its nine pictures, ready for
// the terminal: after what was bred ahead has had two idle seconds, and cold.
func BenchmarkNext(b *testing.B) {
	for _, file := range bredFiles {
		b.Run(filepath.Base(file), func(b *testing.B) {
			s, q, done := sessionOf(b, file)
			defer done()
			var ahead, cold []float64
			for b.Loop() {
				q.Seed++
				if _, err := s.Prepare(b.Context(), nil, q); err != nil {
					b.Fatal(err)
				}
				time.Sleep(2 * time.Second)
				ahead = append(ahead, nextTook(b, s, q))
				q.Seed++
				cold = append(cold, nextTook(b, s, q))
			}
			b.ReportMetric(median(ahead), "ahead-ms")
			b.ReportMetric(slices.Max(ahead), "ahead-worst-ms")
			b.ReportMetric(median(cold), "cold-ms")
		})
	}
}

// nextTook is how long nine pictures take, in milliseconds.
func nextTook(b *testing.B, s *session.Studio, q session.BreedRequest) float64 {
	b.Helper()
	caps := terminal.Capabilities{CellWidth: 10, CellHeight: 20}.With(terminal.Blocks)
	start := time.Now()
	_, events := s.Breed(b.Context(), nil, q)
	took, shown := 0.0, 0
	for e := range events {
		switch e := e.(type) {
		case session.Pictured:
			if _, err := terminal.Encode(e.Shot.Image, terminal.Size{W: 32, H: 10}, caps); err != nil {
				b.Fatal(err)
			}
			if e.Tile > 0 {
				shown++
			}
			took = float64(time.Since(start).Microseconds()) / 1000
		case session.Failed:
			b.Fatal(e.Err)
		}
	}
	if shown != q.Count {
		b.Fatalf("%d pictures of %d", shown, q.Count)
	}
	return took
}
