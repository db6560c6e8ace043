package main

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// subject is a picture that is shown, fitted into half a screen: 960×640 pixels, or 96×32 cells.
type subject struct {
	name string
	// starter is the design that it is a shot of, design what is shot instead where there is a corpus.
	starter, design, size string
	// shown is the size at which it fits.
	shown image.Point
}

var subjects = []subject{
	{"page", "landing", heavyPage, "1280x800", image.Pt(960, 600)},
	{"shader", "dusk", "", "1280x720", image.Pt(960, 540)},
	{"icon", "icon", "", "512x512", image.Pt(640, 640)},
}

// shoot draws the subject into a PNG file.
func (s subject) shoot(b *testing.B, cultivar string) string {
	b.Helper()
	dir, out := b.TempDir(), filepath.Join(b.TempDir(), s.name+".png")
	design := filepath.Join(os.Getenv("CULTIVAR_CORPUS"), s.design)
	if os.Getenv("CULTIVAR_CORPUS") == "" || s.design == "" {
		took(b, cultivar, "new", "--quiet", filepath.Join(dir, "session"), "--starter", s.starter)
		took(b, cultivar, "export", "--quiet", "--session", filepath.Join(dir, "session"), "--size", s.size, "-o", out)
		return out
	}
	took(b, cultivar, "render", "--quiet", "--size", s.size, design, "-o", out)
	return out
}

// rival is another program that shows pictures, and how it is asked for the same as Cultivar.
type rival struct {
	name, protocol string
	args           func(s subject) []string
}

// The rivals' cells, where no terminal tells them: chafa's are of 8×8 pixels, timg's of 9×18.
var rivals = []rival{
	{"chafa", "sixel", func(s subject) []string { return []string{"-f", "sixels", "-s", cellsOf(s, 8, 8), "--font-ratio", "1"} }},
	{"img2sixel", "sixel", func(s subject) []string { return []string{"-w", fmt.Sprint(s.shown.X)} }},
	{"timg", "sixel", func(s subject) []string { return []string{"-ps", "-U", "-g" + cellsOf(s, 9, 18)} }},
	{"chafa", "kitty", func(s subject) []string { return []string{"-f", "kitty", "-s", cellsOf(s, 8, 8), "--font-ratio", "1"} }},
	{"timg", "kitty", func(s subject) []string { return []string{"-pk", "-U", "-g" + cellsOf(s, 9, 18)} }},
	{"chafa", "blocks", func(subject) []string { return []string{"-f", "symbols", "--symbols", "block+space", "-s", "96x32"} }},
	{"timg", "blocks", func(subject) []string { return []string{"-pq", "-U", "-g96x32"} }},
}

// cellsOf is the box of cells of w×h pixels that the subject fills.
func cellsOf(s subject, w, h int) string {
	return fmt.Sprintf("%dx%d", (s.shown.X+w-1)/w, (s.shown.Y+h-1)/h)
}

// told is what a command writes, and how long it takes.
func told(b *testing.B, name string, args ...string) (string, time.Duration) {
	b.Helper()
	var out, complaint strings.Builder
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	cmd.Env = append(os.Environ(), "TERM=foot", "NO_COLOR=", "CULTIVAR_PROTOCOL=") // a terminal with sextants
	start := time.Now()
	if err := cmd.Run(); err != nil {
		missing(b, "%s %v: %v %s", name, args, err, complaint.String())
	}
	return out.String(), time.Since(start)
}

// BenchmarkShow measures `cultivar show PICTURE` over other programs: the whole process, and how true
// the picture is when it has been decoded again.
func BenchmarkShow(b *testing.B) {
	cultivar := program(b)
	chromium(b)
	for _, s := range subjects {
		picture := s.shoot(b, cultivar)
		for _, r := range rivals {
			b.Run(s.name+"/"+r.protocol+"/"+r.name, func(b *testing.B) { r.compete(b, cultivar, picture, s) })
		}
	}
}

// turns is how often either program is run in one round, to have enough for a median.
const turns = 7

func (r rival) compete(b *testing.B, cultivar, picture string, s subject) {
	if _, err := exec.LookPath(r.name); err != nil {
		missing(b, "%s is not installed, nothing is compared with it (Debian: apt install chafa timg libsixel-bin)", r.name)
	}
	ours := func() (string, time.Duration) {
		return told(b, cultivar, "show", picture, "--protocol", r.protocol, "--cells", "96x32")
	}
	theirs := func() (string, time.Duration) { return told(b, r.name, append(r.args(s), picture)...) }
	x, _ := ours()
	y, _ := theirs()
	original := openPNG(b, picture)
	mineTrue, theirsTrue := trueness(b, r.protocol, x, original), trueness(b, r.protocol, y, original)
	var ratios, mine, yours []float64
	for b.Loop() {
		for range turns {
			_, t := ours()
			_, u := theirs()
			ratios = append(ratios, float64(t)/float64(u))
			mine, yours = append(mine, t.Seconds()*1000), append(yours, u.Seconds()*1000)
		}
	}
	b.ReportMetric(median(ratios), "ratio")
	b.ReportMetric(median(mine), "ours-ms")
	b.ReportMetric(median(yours), "theirs-ms")
	b.ReportMetric(mineTrue, "ours-dB")
	b.ReportMetric(theirsTrue, "theirs-dB")
	b.ReportMetric(float64(len(x))/1000, "ours-kB")
	b.ReportMetric(float64(len(y))/1000, "theirs-kB")
}
