// Package box does the arithmetic of text on a screen: lines cut and padded to an exact width,
// blocks of an exact height, blocks beside and over each other. A block is a slice of styled lines.
package box

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Line is s cut or padded to exactly w cells.
func Line(s string, w int) string {
	if w <= 0 {
		return ""
	}
	have := ansi.StringWidth(s)
	if have > w {
		s = ansi.Truncate(s, w, "…")
		have = ansi.StringWidth(s)
	}
	return s + strings.Repeat(" ", w-have)
}

// Cut is s cut to at most w cells.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	return ansi.Truncate(s, w, "…")
}

// Center is s in the middle of w cells.
func Center(s string, w int) string {
	s = Cut(s, w)
	return Line(strings.Repeat(" ", max(0, w-ansi.StringWidth(s))/2)+s, w)
}

// Ends puts left and right at the ends of w cells; if both do not fit, left is cut.
func Ends(left, right string, w int) string {
	r := ansi.StringWidth(right)
	if r >= w {
		return Line(right, w)
	}
	room := w - r
	if ansi.StringWidth(left) >= room {
		left = Cut(left, room-1)
	}
	return Line(left, room) + right
}

// Block is lines cut or padded to exactly w by h.
func Block(lines []string, w, h int) []string {
	if h <= 0 {
		return nil
	}
	out := make([]string, h)
	blank := strings.Repeat(" ", max(0, w))
	for i := range out {
		out[i] = blank
		if i < len(lines) {
			out[i] = Line(lines[i], w)
		}
	}
	return out
}

// Middle is lines in the middle of w by h cells, each line centred.
func Middle(lines []string, w, h int) []string {
	if len(lines) > h {
		lines = lines[:max(0, h)]
	}
	out := make([]string, 0, h)
	for range (h - len(lines)) / 2 {
		out = append(out, "")
	}
	for _, l := range lines {
		out = append(out, Center(l, w))
	}
	return Block(out, w, h)
}

// Beside puts blocks of equal height next to each other with between in between.
func Beside(between string, blocks ...[]string) []string {
	if len(blocks) == 0 {
		return nil
	}
	out := make([]string, len(blocks[0]))
	for i := range out {
		parts := make([]string, len(blocks))
		for j, b := range blocks {
			parts[j] = b[i]
		}
		out[i] = strings.Join(parts, between)
	}
	return out
}

// Over lays top over base with its first cell at x, y. What lies outside base is cut off.
func Over(base, top []string, x, y int) []string {
	out := append([]string(nil), base...)
	for i, line := range top {
		row := y + i
		if row < 0 || row >= len(out) {
			continue
		}
		w := ansi.StringWidth(out[row])
		if x >= w {
			continue
		}
		line = Cut(line, w-x)
		end := x + ansi.StringWidth(line)
		out[row] = ansi.Truncate(out[row], x, "") + "\x1b[m" + line + "\x1b[m" + ansi.TruncateLeft(out[row], end, "")
	}
	return out
}

// Wrap breaks text into lines of at most w cells, at most h of them; the last one ends in … if text
// is left over.
func Wrap(text string, w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	lines := strings.Split(ansi.Wrap(text, w, ""), "\n")
	if len(lines) > h {
		rest := strings.Join(lines[h-1:], " ")
		lines = append(lines[:h-1:h-1], Cut(rest, w))
	}
	return lines
}
