package terminal

import (
	"slices"
	"strings"
	"testing"
)

// TestNothingIsForgottenByATerminalThatKeepsFew plays a terminal that forgets the oldest picture when
// it has as many as it keeps.
func TestNothingIsForgottenByATerminalThatKeepsFew(t *testing.T) {
	caps := Capabilities{Protocol: Sixel, CellWidth: 10, CellHeight: 20, SixelRegisters: 16, Keeps: 6}
	s := NewScreen(caps)
	pics := tiles(t, caps, 1, 2, 3, 4, 5, 6, 7)
	var kept []*Picture
	show := func(which ...int) {
		var chosen []*Picture
		for _, i := range which {
			chosen = append(chosen, pics[i])
		}
		f := grid(chosen, 0)
		after := s.Plan(f).After
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
			kept = kept[max(0, len(kept)-caps.Keeps):]
			after = after[at+len(pics[first].pieces[0].data):]
		}
		for _, i := range which {
			if !slices.Contains(kept, pics[i]) {
				t.Fatalf("picture %d has been forgotten", i)
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
