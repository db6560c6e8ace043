package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// damage is what a frame's text repaints: for every changed line the span of cells from the first
// that differs to the last, which is what renderers write.
type damage map[int]span

// span are the cells from..to-1 of a line.
type span struct{ from, to int }

// damaged compares two frames. Before the first frame nothing is known, and all is damage.
func damaged(old, now []string) damage {
	d := scrolled(old, now)
	for y := range max(len(old), len(now)) {
		var a, b string
		if y < len(old) {
			a = old[y]
		}
		if y < len(now) {
			b = now[y]
		}
		if a == b && y < len(old) {
			continue
		}
		if s := differ(a, b); s.from < s.to {
			d[y] = s.and(d[y])
		}
	}
	return d
}

// and is the span that holds both.
func (s span) and(o span) span {
	if o.from >= o.to {
		return s
	}
	return span{min(s.from, o.from), max(s.to, o.to)}
}

// scrolled is the damage that a renderer does when it finds changed lines elsewhere in the last frame
// and scrolls them to their place: all lines from the one place to the other. It only matters for
// lines that cross a picture, of which little must be left for that to happen.
func scrolled(old, now []string) damage {
	d := damage{}
	var at map[string]int
	for y, line := range now {
		if y < len(old) && old[y] == line || !strings.ContainsAny(line, string([]rune{noBreakSpace, figureSpace})) {
			continue
		}
		if at == nil {
			at = byText(old)
		}
		if from, ok := at[ansi.Strip(line)]; ok && from != y {
			for k := min(from, y); k <= max(from, y); k++ {
				d[k] = span{0, 1 << 16}
			}
		}
	}
	return d
}

func byText(lines []string) map[string]int {
	at := make(map[string]int, len(lines))
	for y, line := range lines {
		at[ansi.Strip(line)] = y
	}
	return at
}

// touches reports whether a rectangle holds damaged cells.
func (d damage) touches(r Rect) bool {
	for y := r.Y; y < r.Y+r.H; y++ {
		if s, ok := d[y]; ok && s.from < r.X+r.W && r.X < s.to {
			return true
		}
	}
	return false
}

// differ is the span in which two lines differ.
func differ(a, b string) span {
	old, now := columns(a), columns(b)
	n := max(len(old), len(now))
	at := func(c []column, i int) column {
		if i < len(c) {
			return c[i]
		}
		return column{text: " "}
	}
	s := span{0, n}
	for s.from < n && at(old, s.from) == at(now, s.from) {
		s.from++
	}
	for s.to > s.from && at(old, s.to-1) == at(now, s.to-1) {
		s.to--
	}
	return s
}

// column is what one cell of a line holds; the second cell of a wide character holds "".
type column struct{ text, style string }

// columns spells a line out cell by cell.
func columns(line string) []column {
	cells := make([]column, 0, len(line))
	var state byte
	style := ""
	for line != "" {
		seq, width, n, next := ansi.DecodeSequence(line, state, nil)
		state, line = next, line[n:]
		switch {
		case width > 0:
			cells = append(cells, column{seq, style})
			for range width - 1 {
				cells = append(cells, column{"", style})
			}
		case seq == "\x1b[m" || seq == "\x1b[0m":
			style = ""
		case strings.HasPrefix(seq, "\x1b"):
			style += seq
		}
	}
	return cells
}
