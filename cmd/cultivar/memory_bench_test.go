package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"cultivar/render/browser"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

// BenchmarkMemory breeds ten generations of nine, each from a tile of the last, and reports in megabytes how much
// memory this process and the browser had at most, and how much the browser had after the third and the last.
func BenchmarkMemory(b *testing.B) {
	for _, file := range []string{lightPage, heavyPage, "svg/noto-emoji/emoji_u1f325.svg", "glsl/three-post/RGBShiftShader.frag"} {
		b.Run(filepath.Base(file), func(b *testing.B) {
			design, _, err := artifact.Open(corpusFile(b, file))
			if err != nil {
				b.Fatal(err)
			}
			if runtime.GOOS != "linux" {
				b.Skip("memory is read from /proc")
			}
			for b.Loop() {
				breedTen(b, design)
			}
		})
	}
}

func breedTen(b *testing.B, design artifact.Artifact) {
	b.Helper()
	camera, err := browser.Open(b.Context(), browser.Options{Executable: browser.Executable{Path: chromium(b), Headless: true}})
	if err != nil {
		b.Fatal(err)
	}
	defer camera.Close()
	store, err := history.Create(b.Context(), filepath.Join(b.TempDir(), "session"))
	if err != nil {
		b.Fatal(err)
	}
	s := session.New(store, session.Options{Camera: camera})
	defer s.Close()
	if _, err := s.Plant(b.Context(), design, session.Provenance{}, "seed"); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	peak := watchMemory()
	var parents []session.Ref
	var third memory
	for g := range 10 {
		q := session.BreedRequest{Count: 9, Seed: uint64(g + 1), Tile: session.View(design.Kind).Within(320, 200)}
		_, events := s.Breed(b.Context(), parents, q)
		for e := range events {
			switch e := e.(type) {
			case session.Done:
				parents = []session.Ref{e.Generation.Variants[0].Ref()}
			case session.Failed:
				b.Fatal(e.Err)
			}
		}
		if g == 2 {
			third = memoryNow()
		}
	}
	last, most := memoryNow(), peak()
	b.ReportMetric(most.ours, "ours-peak-MB")
	b.ReportMetric(last.ours-third.ours, "ours-grown-MB")
	b.ReportMetric(most.browser, "browser-peak-MB")
	b.ReportMetric(last.browser-third.browser, "browser-grown-MB")
}

// memory is what this process and the browsers that it started hold, in megabytes; what processes share counts once.
type memory struct{ ours, browser float64 }

func memoryNow() (m memory) {
	children := map[string][]string{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range stats {
		data, _ := os.ReadFile(file)
		_, rest, found := strings.Cut(string(data), ") ")
		if fields := strings.Fields(rest); found && len(fields) > 1 {
			children[fields[1]] = append(children[fields[1]], filepath.Base(filepath.Dir(file)))
		}
	}
	me := strconv.Itoa(os.Getpid())
	m.ours = held(me)
	for list := children[me]; len(list) > 0; list = list[1:] {
		m.browser += held(list[0])
		list = append(list, children[list[0]]...)
	}
	return m
}

// held is a process's proportional share of memory in megabytes, 0 if it has gone.
func held(pid string) float64 {
	data, _ := os.ReadFile("/proc/" + pid + "/smaps_rollup")
	_, rest, _ := strings.Cut(string(data), "\nPss:")
	kilobytes := 0.0
	_, _ = fmt.Sscan(rest, &kilobytes)
	return kilobytes / 1024
}

// watchMemory looks every 100 ms until peak is called.
func watchMemory() (peak func() memory) {
	stop, most := make(chan struct{}), make(chan memory)
	go func() {
		var m memory
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			now := memoryNow()
			m.ours, m.browser = max(m.ours, now.ours), max(m.browser, now.browser)
			select {
			case <-tick.C:
			case <-stop:
				most <- m
				return
			}
		}
	}()
	return func() memory {
		close(stop)
		return <-most
	}
}
