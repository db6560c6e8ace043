package tui

import (
	"strings"
	"testing"
)

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
	fill(l.Stage, 'S')
	fill(l.Info, 'I')
	fill(l.Large, 'L')
	fill(l.Detail, 'D')
	fill(l.History, 'H')
	fill(l.Prompt, 'P')
	fill(l.Status, 'F')
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(string(r))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestSketch(t *testing.T) {
	for _, c := range []struct{ w, h, n int }{{80, 24, 4}, {80, 24, 2}, {120, 40, 9}, {120, 40, 2}, {200, 50, 16}, {100, 30, 9}, {80, 24, 0}, {120, 40, 0}} {
		t.Logf("%dx%d %d\n%s", c.w, c.h, c.n, sketch(c.w, c.h, arrange(c.w, c.h, Mode{Tiles: c.n, Prompt: 1})))
	}
}
