package terminal

import (
	"image"
	"image/color"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestAFilmIsSentOnceAndStarted(t *testing.T) {
	caps := Capabilities{Protocol: Kitty, Films: true, KittyPlaceholders: true, CellWidth: 10, CellHeight: 20}
	frames := []image.Image{flat(color.RGBA{255, 0, 0, 255}), flat(color.RGBA{0, 255, 0, 255}), flat(color.RGBA{0, 0, 255, 255})}
	p, err := EncodeFilm(frames, 40*time.Millisecond, Size{20, 5}, caps)
	if err != nil || !p.Plays() {
		t.Fatal(err)
	}
	s := NewScreen(caps)
	f := compose(wide, nil, []Placement{{Place: "film", Picture: p}}, nil)
	sent := s.Plan(f).After
	var actions []string
	for _, m := range regexp.MustCompile(`\x1b_G([^;\x1b]*)`).FindAllStringSubmatch(sent, -1) {
		for k := range strings.SplitSeq(m[1], ",") {
			if strings.HasPrefix(k, "a=") || strings.HasPrefix(k, "s=3") || k == "z=40" {
				actions = append(actions, k)
			}
		}
	}
	if got := strings.Join(actions, " "); got != "a=T a=f z=40 a=f z=40 a=a z=40 a=a s=3" {
		t.Errorf("%s", got)
	}
	if again := s.Plan(f); again.Bytes() != 0 {
		t.Errorf("a film that plays is sent again: %d bytes", again.Bytes())
	}
}

func TestAFilmIsItsFirstFrameWhereNothingPlays(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		p, err := EncodeFilm([]image.Image{shader(200, 100), shader(200, 100)}, time.Second, Size{20, 5}, caps)
		if err != nil || p.Plays() || len(p.Rows()) != p.Cells.H {
			t.Errorf("%v", err)
		}
	})
	if _, err := EncodeFilm(nil, time.Second, Size{9, 9}, Capabilities{}); err == nil {
		t.Error("no frames are no error")
	}
}

func TestThePaceFollowsTheLine(t *testing.T) {
	out := NewOutput(nil)
	if got := out.Pace(1 << 20); got != time.Second/30 {
		t.Errorf("before anything is known: %v", got)
	}
	out.rate = 1 << 20
	if got := out.Pace(1 << 20); got != 2*time.Second {
		t.Errorf("a megabyte at a megabyte a second: %v", got)
	}
	if got := out.Pace(10); got != time.Second/30 {
		t.Errorf("ten bytes: %v", got)
	}
}
