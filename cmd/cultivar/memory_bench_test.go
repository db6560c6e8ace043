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

	"cultivar/session"
)

// BenchmarkMemory breeds thirty generations of nine, each from a tile of the last, and reports in megabytes how much
// memory this process and the browser had at most, and how much each held after the tenth, the twentieth and the last.
func BenchmarkMemory(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("memory is read from /proc")
	}
	for _, file := range bredFiles {
		b.Run(filepath.Base(file), func(b *testing.B) {
			for b.Loop() {
				breedOn(b, file)
			}
		})
	}
}

func breedOn(b *testing.B, file string) {
	b.Helper()
	s, q, done := sessionOf(b, file)
	defer done()
	runtime.GC()
	peak := watchMemory()
	var parents []session.Ref
	for g := range 30 {
		q.Seed = uint64(g + 1)
		_, events := s.Breed(b.Context(), parents, q)
		for e := range events {
			switch e := e.(type) {
			case session.Done:
				parents = []session.Ref{e.Generation.Variants[0].Ref()}
			case session.Failed:
				b.Fatal(e.Err)
			}
		}
		if n := g + 1; n%10 == 0 {
			now := memoryNow()
			b.ReportMetric(now.ours, fmt.Sprintf("ours-%d-MB", n))
			b.ReportMetric(now.browser, fmt.Sprintf("browser-%d-MB", n))
		}
	}
	most := peak()
	b.ReportMetric(most.ours, "ours-peak-MB")
	b.ReportMetric(most.browser, "browser-peak-MB")
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
