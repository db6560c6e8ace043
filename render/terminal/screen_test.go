package terminal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

var wide = Size{60, 20}

// grid is four tiles with captions, and a list beside them.
func grid(pics []*Picture, cursor int, dialogs ...Rect) Frame {
	texts := map[int]string{}
	for y := range wide.H {
		texts[y] = strings.Repeat(" ", 46) + fmt.Sprintf("item %d", (y+cursor)%20)
	}
	texts[0] = fmt.Sprintf("  tile %d", cursor)
	places := []Placement{}
	for i, p := range pics {
		places = append(places, Placement{Place: fmt.Sprintf("tile %d", i), Picture: p, X: 2 + i%2*22, Y: 1 + i/2*9})
	}
	return compose(wide, texts, places, dialogs)
}

func tiles(t *testing.T, caps Capabilities, seeds ...uint64) (all []*Picture) {
	for _, s := range seeds {
		all = append(all, encode(t, s, Size{20, 8}, caps))
	}
	return all
}

func TestPicturesStandWhereTheyAreWanted(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		pics := tiles(t, caps, 1, 2, 3, 4)
		f := grid(pics, 0)
		s.show(f)
		s.mustBe(f, "the first frame")
		for _, p := range f.Placements {
			shown := s.seenAt(p.X+3, p.Y+2)
			if caps.Protocol.Graphic() && !p.Picture.Rides() && !strings.HasSuffix(shown, "/3,2") && caps.SixelMax.Empty() {
				t.Errorf("%s shows %q", p.Place, shown)
			}
		}
	})
}

func TestNothingIsSentAgainForACursorMove(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		f := grid(tiles(t, caps, 1, 2, 3, 4), 0)
		quiet := func(cursor int) Frame {
			f := f
			f.Content = strings.Replace(f.Content, "  tile 0", fmt.Sprintf("  tile %d", cursor), 1)
			return f
		}
		s.show(quiet(0))
		total := 0
		for i := range 190 {
			total += s.screen.Plan(quiet(i % 10)).Bytes()
		}
		for i := range 10 {
			total += s.show(quiet(i))
		}
		if total != 0 {
			t.Errorf("200 cursor moves sent %d bytes of pictures", total)
		}
		s.mustBe(quiet(9), "after 200 cursor moves")
	})
}

func TestADialogComesAndGoes(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		pics := tiles(t, caps, 1, 2, 3, 4)
		dialog := Rect{10, 5, 25, 8}
		s.show(grid(pics, 0))
		for _, f := range []Frame{grid(pics, 0, dialog), grid(pics, 1, dialog), grid(pics[:2], 1, dialog), grid(pics, 2, Rect{12, 3, 25, 8}), grid(pics, 2)} {
			s.show(f)
			s.mustBe(f, "a dialog over pictures")
		}
	})
}

func TestPicturesSwapMoveAndLeave(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		p := tiles(t, caps, 1, 2, 3, 4, 5)
		for i, set := range [][]*Picture{{p[0], p[1]}, {p[1], p[0]}, {p[1], p[1], p[0]}, {nil, p[2], p[3], p[4]}, {}, {p[0]}} {
			f := grid(set, i)
			s.show(f)
			s.mustBe(f, fmt.Sprintf("step %d", i))
		}
	})
}

func TestTilesSwapInTheMiddleOfAResize(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		large := tiles(t, caps, 1, 2)
		small := []*Picture{encode(t, 1, Size{11, 5}, caps), encode(t, 2, Size{11, 5}, caps)}
		alone := func(p *Picture, tile int) (shown []string) {
			s := newStage(t, caps, wide)
			pics := []*Picture{nil, nil}
			pics[tile] = p
			s.show(grid(pics, 0))
			return s.seen()
		}

		s := newStage(t, caps, wide)
		s.show(grid(large, 0))
		s.show(grid([]*Picture{small[0], large[1]}, 0)) // the first of the smaller ones is there already
		s.clear()
		s.show(grid([]*Picture{small[1], large[0]}, 0)) // they swap while the second is still being made
		s.show(grid([]*Picture{small[1], small[0]}, 0))

		seen := s.seen()
		for tile, source := range []*Picture{small[1], small[0]} {
			want := alone(source, tile)
			for y := range source.Cells.H {
				for x := range source.Cells.W {
					if at := (1+y)*wide.W + 2 + tile*22 + x; seen[at] != want[at] {
						t.Fatalf("tile %d at %d,%d shows %q, its own source %q", tile, x, y, seen[at], want[at])
					}
				}
			}
		}
		s.mustBe(grid([]*Picture{small[1], small[0]}, 0), "after the swap")
	})
}

// frames is how long the storm lasts; thousands have been seen to pass.
const frames = 20

func TestAStormLeavesNothingStale(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		pool := tiles(t, caps, 1, 2, 3, 4)
		pool = append(pool, encode(t, 5, Size{7, 3}, caps), encode(t, 6, Size{1, 1}, caps), encode(t, 7, Size{31, 13}, caps))
		r := rand.New(rand.NewPCG(7, 7))
		for i := range frames {
			f := randomFrame(r, pool)
			if r.IntN(10) == 0 {
				s.clear()
			}
			s.show(f)
			s.mustBe(f, fmt.Sprintf("frame %d", i))
		}
	})
}

// randomFrame has pictures that do not overlap, text that scrolls, and now and then a dialog.
func randomFrame(r *rand.Rand, pool []*Picture) Frame {
	texts := map[int]string{}
	shift, words := r.IntN(3), r.IntN(5)
	for y := range wide.H {
		texts[y] = strings.Repeat(" ", r.IntN(2)*50) + strings.Repeat(fmt.Sprintf("%d ", (y+shift)/2), words)
	}
	var places []Placement
	for i := range r.IntN(5) {
		p := Placement{Place: fmt.Sprint(i), Picture: pool[r.IntN(len(pool))]}
		p.X, p.Y = r.IntN(wide.W-p.Picture.Cells.W+1), r.IntN(wide.H-p.Picture.Cells.H)
		free := true
		for _, o := range places {
			free = free && !o.Rect().Overlaps(p.Rect())
		}
		if free {
			places = append(places, p)
		}
	}
	var dialogs []Rect
	if r.IntN(3) == 0 {
		dialogs = append(dialogs, Rect{r.IntN(30), r.IntN(10), 1 + r.IntN(30), 1 + r.IntN(9)})
	}
	return compose(wide, texts, places, dialogs)
}

func TestSwitchingProtocolsWhileRunning(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		s := newStage(t, caps, wide)
		s.show(grid(tiles(t, caps, 1, 2), 0))
		for _, p := range []Protocol{Blocks, Sixel, Kitty, ITerm2, Words, caps.Protocol} {
			next := caps.With(p)
			_, _ = s.vt.WriteString(s.screen.Reset(next) + "\x1b[2J")
			s.draw.Erase()
			s.caps = next
			f := grid(tiles(t, next, 3, 4, 5), 1)
			s.show(f)
			s.mustBe(f, p.String())
			if p != Kitty && len(s.kitty) > 0 {
				t.Errorf("%s left %d kitty pictures in the terminal", p, len(s.kitty))
			}
		}
	})
}

func TestTheTerminalsCopiesAreBounded(t *testing.T) {
	caps := Capabilities{Protocol: Kitty, KittyPlaceholders: true, CellWidth: 4, CellHeight: 8}
	s := newStage(t, caps, wide)
	p := tiles(t, caps, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	s.screen.copies.room = 3 * held{picture: p[0]}.size()
	for _, pic := range p {
		s.show(compose(wide, nil, []Placement{{Place: "stage", Picture: pic}}, nil))
	}
	if len(s.kitty) != 4 {
		t.Errorf("the terminal holds %d pictures, wanted the one that is shown and three more", len(s.kitty))
	}
	if n := s.show(compose(wide, nil, []Placement{{Place: "stage", Picture: p[7]}}, nil)); n != 0 {
		t.Errorf("going back to the last picture sent %d bytes", n)
	}
	if n := s.show(compose(wide, nil, []Placement{{Place: "stage", Picture: p[0]}}, nil)); n == 0 {
		t.Error("a picture that the terminal has let go of is not sent again")
	}
}
