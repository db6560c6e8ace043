package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cultivar/render/browser"
)

// Benchmarks of whole processes. Each measures Cultivar and a yardstick in turn, in one run, and
// reports the median of the ratios: machines differ, ratios less so.

// program builds cultivar once.
func program(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "cultivar")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

func chromium(b *testing.B) string {
	b.Helper()
	found, err := browser.Find(b.Context(), os.Getenv("CULTIVAR_BROWSER"))
	if err != nil {
		b.Skip("no browser is installed:", err)
	}
	return found.Path
}

// corpusFile is a design to measure on.
func corpusFile(b *testing.B, path string) string {
	b.Helper()
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		b.Skip("CULTIVAR_CORPUS names no folder of designs")
	}
	return filepath.Join(root, path)
}

// took runs a command and says how long it took.
func took(b *testing.B, name string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(name, args...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return time.Since(start)
}

// against runs ours and theirs in turn and reports the median of the ratios and of the times.
func against(b *testing.B, ours, theirs func() time.Duration) {
	b.Helper()
	ours()
	theirs()
	var ratios, mine, yours []float64
	for b.Loop() {
		x, y := ours(), theirs()
		ratios = append(ratios, float64(x)/float64(y))
		mine, yours = append(mine, float64(x.Milliseconds())), append(yours, float64(y.Milliseconds()))
	}
	b.ReportMetric(median(ratios), "ratio")
	b.ReportMetric(median(mine), "ours-ms")
	b.ReportMetric(median(yours), "theirs-ms")
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

var lightPage, heavyPage = "html/docs/skeleton.html", "html/startbootstrap/creative.html"

func screenshot(b *testing.B, file string) func() time.Duration {
	path, out := chromium(b), filepath.Join(b.TempDir(), "theirs.png")
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,800", "--screenshot=" + out, "file://" + file}
	if os.Getuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...)
	}
	return func() time.Duration { return took(b, path, args...) }
}

// BenchmarkRender measures `cultivar render` of a page over Chromium's own --screenshot of it.
func BenchmarkRender(b *testing.B) {
	cultivar := program(b)
	for _, page := range []string{lightPage, heavyPage} {
		b.Run(filepath.Base(page), func(b *testing.B) {
			file, out := corpusFile(b, page), filepath.Join(b.TempDir(), "ours.png")
			against(b, func() time.Duration { return took(b, cultivar, "render", "--quiet", file, "-o", out) }, screenshot(b, file))
		})
	}
}

// BenchmarkBreed measures `cultivar breed -n 16` over Chromium's --screenshot of the parent.
func BenchmarkBreed(b *testing.B) {
	cultivar := program(b)
	for _, page := range []string{lightPage, heavyPage} {
		b.Run(filepath.Base(page), func(b *testing.B) {
			file, out := corpusFile(b, page), b.TempDir()
			against(b, func() time.Duration {
				return took(b, cultivar, "breed", "--quiet", file, "-n", "16", "--seed", "3", "-o", out)
			}, screenshot(b, file))
		})
	}
}

// BenchmarkStart measures the time from start to the studio's first drawn frame, and to the first picture.
func BenchmarkStart(b *testing.B) {
	cultivar, home := program(b), b.TempDir()
	session := filepath.Join(home, "session")
	took(b, cultivar, "new", session, "--starter", "poster")
	var frames, pictures []float64
	for b.Loop() {
		cmd := exec.Command(cultivar, "--session", session)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
			"TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=")
		start := time.Now()
		p := sit(b, 120, 40, cmd)
		p.until("history")
		frames = append(frames, float64(time.Since(start).Milliseconds()))
		p.untilTrue("see a picture", func(s string) bool { return strings.ContainsAny(s, "▀▄▌▐▛▜▙▟") })
		pictures = append(pictures, float64(time.Since(start).Milliseconds()))
		p.leave()
	}
	b.ReportMetric(median(frames), "first-frame-ms")
	b.ReportMetric(median(pictures), "first-picture-ms")
}
