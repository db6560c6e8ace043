package tui

import (
	"strings"
	"testing"
)

// sketch draws an arrangement at half its size: every second column of every second row.
func sketch(width, height int, l Layout) string {
	rows := make([][]rune, height)
	for y := range rows {
		rows[y] = []rune(strings.Repeat("·", width))
	}
	fill := func(r Rect, mark rune) {
		for y := r.Y; y < r.Y+r.H; y++ {
			for x := r.X; x < r.X+r.W; x++ {
				if rows[y][x] != '·' {
					mark = '!'
				}
				rows[y][x] = mark
			}
		}
	}
	for i, t := range l.Tiles {
		fill(t, rune("0123456789abcdef"[i]))
	}
	for _, region := range []struct {
		rect Rect
		mark rune
	}{{l.Stage, 'S'}, {l.Info, 'I'}, {l.Large, 'L'}, {l.Detail, 'D'}, {l.History, 'H'}, {l.Other, 'O'}, {l.Thumb, 'T'}, {rightOf(l.Card, l.Thumb), 'C'}, {l.Prompt, 'P'}, {l.Status, 'F'}} {
		fill(region.rect, region.mark)
	}
	var b strings.Builder
	for y := 0; y < height; y += 2 {
		b.WriteByte('\n')
		for x := 0; x < width; x += 2 {
			b.WriteRune(rows[y][x])
		}
	}
	return b.String()
}

// rightOf is what of a card its picture leaves.
func rightOf(card, thumb Rect) Rect {
	if thumb.Empty() {
		return card
	}
	return Rect{X: card.X + thumb.W, Y: card.Y, W: card.W - thumb.W, H: card.H}
}

func TestArrange(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		mode          Mode
		want          string
	}{
		{"one version on a small screen", 80, 24, Mode{}, `
········································
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
·SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"the history beside it", 80, 24, Mode{History: true}, `
········································
·SSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHHHHHHH·
·SSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHHHHHHH·
·SSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHHHHHHH·
·SSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHHHHHHH·
·SSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHHHHHHH·
·SSSSSSSSSSSSSSSSSS·····················
·SSSSSSSSSSSSSSSSSS·TTTTTTTTTTCCCCCCCCC·
·SSSSSSSSSSSSSSSSSS·TTTTTTTTTTCCCCCCCCC·
·SSSSSSSSSSSSSSSSSS·TTTTTTTTTTCCCCCCCCC·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"two versions side by side", 120, 24, Mode{Beside: true}, `
····························································
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
·OOOOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSSSSS·HHHHHHHHHHHHHH·
····························································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"two tall versions on a small screen", 80, 24, Mode{Beside: true, Aspect: 1}, `
········································
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
·OOOOOOOOOOOOOOOOOOO·SSSSSSSSSSSSSSSSSS·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"four tiles on a small screen", 80, 24, Mode{Tiles: 4}, `
········································
·00000000000·11111111111··DDDDDDDDDDDDD·
·00000000000·11111111111··DDDDDDDDDDDDD·
·00000000000·11111111111··DDDDDDDDDDDDD·
·00000000000·11111111111··DDDDDDDDDDDDD·
·00000000000·11111111111················
·22222222222·33333333333··HHHHHHHHHHHHH·
·22222222222·33333333333··HHHHHHHHHHHHH·
·22222222222·33333333333··HHHHHHHHHHHHH·
·22222222222·33333333333··HHHHHHHHHHHHH·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"one tile at a time on a low screen", 80, 20, Mode{Tiles: 4}, `
········································
·0000000000000000000000·DDDDDDDDDDDDDDD·
·0000000000000000000000·DDDDDDDDDDDDDDD·
·0000000000000000000000·DDDDDDDDDDDDDDD·
·0000000000000000000000·················
·0000000000000000000000·HHHHHHHHHHHHHHH·
·0000000000000000000000·HHHHHHHHHHHHHHH·
·0000000000000000000000·HHHHHHHHHHHHHHH·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"one tile alone on a very small screen", 60, 15, Mode{Tiles: 4}, `
······························
·0000000000000000000000000000·
·0000000000000000000000000000·
·0000000000000000000000000000·
·0000000000000000000000000000·
·0000000000000000000000000000·
·PPPPPPPPPPPPPPPPPPPPPPPPPPPP·
······························`},
		{"nine tiles, one of them large", 120, 40, Mode{Tiles: 9}, `
····························································
·00000000000·11111111111·22222222222···LLLLLLLLLLLLLLLLLLLL·
·00000000000·11111111111·22222222222···LLLLLLLLLLLLLLLLLLLL·
·00000000000·11111111111·22222222222···LLLLLLLLLLLLLLLLLLLL·
·00000000000·11111111111·22222222222···LLLLLLLLLLLLLLLLLLLL·
·00000000000·11111111111·22222222222···LLLLLLLLLLLLLLLLLLLL·
·······································LLLLLLLLLLLLLLLLLLLL·
·33333333333·44444444444·55555555555························
·33333333333·44444444444·55555555555···DDDDDDDDDDDDDDDDDDDD·
·33333333333·44444444444·55555555555···DDDDDDDDDDDDDDDDDDDD·
·33333333333·44444444444·55555555555···DDDDDDDDDDDDDDDDDDDD·
·33333333333·44444444444·55555555555···DDDDDDDDDDDDDDDDDDDD·
·66666666666·77777777777·88888888888···HHHHHHHHHHHHHHHHHHHH·
·66666666666·77777777777·88888888888···HHHHHHHHHHHHHHHHHHHH·
·66666666666·77777777777·88888888888···HHHHHHHHHHHHHHHHHHHH·
·66666666666·77777777777·88888888888···HHHHHHHHHHHHHHHHHHHH·
·66666666666·77777777777·88888888888···HHHHHHHHHHHHHHHHHHHH·
·······································HHHHHHHHHHHHHHHHHHHH·
····························································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"a prompt of three lines", 100, 30, Mode{Tiles: 9, Prompt: 3}, `
··················································
·00000000·11111111·22222222···DDDDDDDDDDDDDDDDDDD·
·00000000·11111111·22222222···DDDDDDDDDDDDDDDDDDD·
·00000000·11111111·22222222···DDDDDDDDDDDDDDDDDDD·
·00000000·11111111·22222222···DDDDDDDDDDDDDDDDDDD·
·33333333·44444444·55555555·······················
·33333333·44444444·55555555···HHHHHHHHHHHHHHHHHHH·
·33333333·44444444·55555555···HHHHHHHHHHHHHHHHHHH·
·66666666·77777777·88888888···HHHHHHHHHHHHHHHHHHH·
·66666666·77777777·88888888···HHHHHHHHHHHHHHHHHHH·
·66666666·77777777·88888888···HHHHHHHHHHHHHHHHHHH·
·66666666·77777777·88888888···HHHHHHHHHHHHHHHHHHH·
··················································
·PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP·
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
		{"starters", 80, 24, Mode{Tiles: 9, Start: true}, `
········································
··HHHHHHHHHHHHH·00000000000·11111111111·
··HHHHHHHHHHHHH·00000000000·11111111111·
··HHHHHHHHHHHHH·00000000000·11111111111·
··HHHHHHHHHHHHH·00000000000·11111111111·
··HHHHHHHHHHHHH·00000000000·11111111111·
··HHHHHHHHHHHHH·22222222222·33333333333·
··HHHHHHHHHHHHH·22222222222·33333333333·
··HHHHHHHHHHHHH·22222222222·33333333333·
··HHHHHHHHHHHHH·22222222222·33333333333·
········································
·FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF·`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sketch(c.width, c.height, arrange(c.width, c.height, c.mode)); got != c.want {
				t.Errorf("%d×%d is arranged as%s\nwanted%s", c.width, c.height, got, c.want)
			}
		})
	}
}

func TestEveryArrangementFits(t *testing.T) {
	for width := minWidth; width <= 260; width += 20 {
		for height := minHeight; height <= 92; height += 7 {
			for _, mode := range []Mode{
				{},
				{History: true},
				{Look: true},
				{Beside: true},
				{Beside: true, Tiles: 9, History: true},
				{Beside: true, Aspect: 1.2},
				{Tiles: 4, History: true, Aspect: 1},
				{History: true, Words: true},
				{History: true, Aspect: 9},
				{Tiles: 1},
				{Tiles: 2},
				{Tiles: 4},
				{Tiles: 9},
				{Tiles: 16},
				{Tiles: 25, Prompt: 5},
				{Tiles: 9, Aspect: 1.2},
				{Tiles: 9, Aspect: 9},
				{Tiles: 9, Start: true},
				{Tiles: 9, Start: true, History: true},
				{Tiles: 9, History: true},
				{Tiles: 9, Words: true},
			} {
				l := arrange(width, height, mode)
				if strings.ContainsRune(sketch(width, height, l), '!') {
					t.Fatalf("regions overlap at %d×%d in %+v", width, height, mode)
				}
				for i, r := range append([]Rect{l.Stage, l.Info, l.Large, l.Detail, l.History, l.Card, l.Thumb, l.Other, l.Prompt, l.Status}, l.Tiles...) {
					if r.W < 0 || r.H < 0 || r.X < 0 || r.Y < 0 || r.X+r.W > width-1 || r.Y+r.H > height-1 {
						t.Fatalf("region %d lies at %+v on %d×%d in %+v", i, r, width, height, mode)
					}
				}
				for _, r := range l.Tiles {
					if p := l.pictureOf(r); p.W < 8 || p.H < 1 || p.H < 2 && height >= roomyHeight {
						t.Fatalf("a picture has %d×%d cells on %d×%d in %+v", p.W, p.H, width, height, mode)
					}
				}
			}
		}
	}
}

func TestCapacity(t *testing.T) {
	for _, c := range []struct{ width, height, want int }{{80, 24, 4}, {99, 60, 4}, {100, 30, 9}, {120, 40, 9}, {199, 60, 9}, {200, 50, 16}} {
		if got := capacity(c.width, c.height); got != c.want {
			t.Errorf("%d×%d shows %d tiles, wanted %d", c.width, c.height, got, c.want)
		}
	}
}

func TestTooSmall(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {1, 1}, {39, 24}, {80, 7}, {1000, 5}} {
		if !arrange(size[0], size[1], Mode{Tiles: 9}).Small {
			t.Errorf("%d×%d is not too small", size[0], size[1])
		}
	}
}

func TestPicturesSideBySideAreOfOneSize(t *testing.T) {
	for height := 24; height < 60; height++ {
		if l := arrange(170, height, Mode{Beside: true, Aspect: 5}); l.Other.W != l.Stage.W || l.Other.H != l.Stage.H {
			t.Errorf("in %d rows one stands in %v, the other in %v", height, l.Other, l.Stage)
		}
	}
}

func TestANarrowTileHasACaptionOfTwoLines(t *testing.T) {
	if l := arrange(80, 24, Mode{Tiles: 9}); l.Foot != 2 {
		t.Errorf("a tile of %v has a caption of %d", l.Tiles[0], l.Foot)
	}
}
