package terminal

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestNothingIsForgottenByATerminalThatKeepsFew plays xterm: it keeps so many pictures, also those that
// are painted over, and forgets the topmost for each one more; what scrolls off the screen it lets go.
func TestNothingIsForgottenByATerminalThatKeepsFew(t *testing.T) {
	caps := Capabilities{Protocol: Sixel, CellWidth: 10, CellHeight: 20, SixelRegisters: 16, Keeps: 6}
	s := NewScreen(caps)
	pics := tiles(t, caps, 1, 2, 3, 4, 5, 6, 7)
	var kept []*Picture
	show := func(which ...int) {
		t.Helper()
		var chosen []*Picture
		for _, i := range which {
			chosen = append(chosen, pics[i])
		}
		after := s.Plan(grid(chosen, 0)).After
		if _, rest, ok := strings.Cut(after, "\x1b[20S"); ok {
			kept, after = nil, rest
		}
		for after != "" {
			first, at := -1, len(after)
			for i, p := range pics {
				if j := strings.Index(after, p.pieces[0].data); j >= 0 && j < at {
					first, at = i, j
				}
			}
			if first < 0 {
				break
			}
			kept = append(kept, pics[first])
			after = after[at+len(pics[first].pieces[0].data):]
		}
		if len(kept) > caps.Keeps {
			t.Fatalf("the terminal has been given %d pictures", len(kept))
		}
		for _, i := range which {
			if !slices.Contains(kept, pics[i]) {
				t.Fatalf("picture %d is not on the screen", i)
			}
		}
	}
	show(0, 1, 2, 3)
	for range 5 {
		show(0, 1, 2, 4)
		show(0, 1, 2, 5)
		show(0, 1, 2, 6)
		show(0, 1, 2, 3)
	}
}

// TestFramesReplaceEachOther shows one frame after the other: nothing is erased or scrolled between them.
func TestFramesReplaceEachOther(t *testing.T) {
	caps := Capabilities{Protocol: Sixel, CellWidth: 10, CellHeight: 20, SixelRegisters: 16, Keeps: 6}
	var images []image.Image
	for seed := range uint64(9) {
		images = append(images, noise(seed, 197, 151)) // not whole cells
	}
	frames, err := EncodeFrames(images, Size{20, 8}, caps)
	if err != nil {
		t.Fatal(err)
	}
	s := NewScreen(caps)
	for i, p := range frames {
		rows := append([]string{"title"}, p.Rows()...)
		after := s.Plan(Frame{Content: strings.Join(rows, "\n"), Placements: []Placement{{Place: "look", Picture: p, Y: 1}}}).After
		want := ansi.SaveCursor + "\x1b[m" + ansi.CursorPosition(1, 2) + p.pieces[0].data + ansi.RestoreCursor
		if i > 0 && after != want {
			t.Fatalf("frame %d is drawn with %d bytes besides itself", i, len(after)-len(want))
		}
	}
}
