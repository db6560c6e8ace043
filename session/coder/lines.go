package coder

import (
	"strings"
)

// line is one line of a source with its place.
type line struct {
	start, end int // end is behind the line break
	text       string
	plain      string // without white space at the ends, runs of it made one space
}

func linesOf(text string) []line {
	var out []line
	at := 0
	for _, l := range strings.SplitAfter(text, "\n") {
		if l == "" {
			continue
		}
		out = append(out, line{start: at, end: at + len(l), text: strings.TrimRight(l, "\r\n"), plain: strings.Join(strings.Fields(l), " ")})
		at += len(l)
	}
	return out
}

// filled drops the empty lines at both ends.
func filled(lines []line) []line {
	for len(lines) > 0 && lines[0].plain == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].plain == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// spaced looks for the lines of the text without regard to white space.
func spaced(source []byte, b Block) (span, int) {
	have, want := linesOf(string(source)), filled(linesOf(b.Search))
	places, first := 0, 0
	for i := 0; i+len(want) <= len(have); i++ {
		if sameLines(have[i:i+len(want)], want) {
			if places == 0 {
				first = i
			}
			places++
		}
	}
	if places == 0 {
		return folded(source, b)
	}
	return fitted(have[first:first+len(want)], want, b.Replace, "spaces"), places
}

func sameLines(have, want []line) bool {
	for i := range want {
		if have[i].plain != want[i].plain {
			return false
		}
	}
	return true
}

// folded looks for the text within lines, or broken into lines otherwise, white space being all alike.
func folded(source []byte, b Block) (span, int) {
	want := strings.Join(strings.Fields(b.Search), " ")
	flat, at := flatten(source)
	n := strings.Count(flat, want)
	if n == 0 {
		return span{}, 0
	}
	i := strings.Index(flat, want)
	return span{start: at[i], end: at[i+len(want)-1] + 1, text: strings.TrimSpace(b.Replace), how: "spaces"}, n
}

// flatten makes every run of white space one space; at gives the source offset of every byte.
func flatten(source []byte) (flat string, at []int) {
	var b strings.Builder
	space := false
	for i, c := range source {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' {
			if !space {
				b.WriteByte(' ')
				at = append(at, i)
			}
			space = true
			continue
		}
		space = false
		b.WriteByte(c)
		at = append(at, i)
	}
	return b.String(), at
}

// fitted puts the replacement in the place of found lines. Lines that the block keeps at its start
// and end stay as the source has them, and the rest takes the source's indentation.
func fitted(found, want []line, replace, how string) span {
	next := linesOf(replace)
	if len(want) > 0 {
		next = filled(next)
	}
	head := 0
	for head < len(found) && head < len(next) && next[head].plain == want[head].plain {
		head++
	}
	tail := 0
	for tail < len(found)-head && tail < len(next)-head && next[len(next)-1-tail].plain == want[len(want)-1-tail].plain {
		tail++
	}
	shift := shifter(found, want)
	var b strings.Builder
	for _, l := range next[head : len(next)-tail] {
		b.WriteString(shift(l))
		b.WriteByte('\n')
	}
	s := span{start: found[0].start, end: found[len(found)-1].end, text: b.String(), how: how}
	if head > 0 {
		s.start = found[head-1].end
	}
	if tail > 0 {
		s.end = found[len(found)-tail].start
	} else if last := found[len(found)-1]; last.end-last.start == len(last.text) {
		s.text = strings.TrimSuffix(s.text, "\n")
	}
	return s
}

// shifter moves a line from the block's indentation to the source's; a line that the source has
// stays as it is there.
func shifter(found, want []line) func(line) string {
	have, indents := map[string]string{}, map[string]string{}
	for i := range want {
		if want[i].plain == "" {
			continue
		}
		if want[i].plain == found[i].plain {
			have[want[i].plain] = found[i].text
		}
		if _, known := indents[indent(want[i].text)]; !known {
			indents[indent(want[i].text)] = indent(found[i].text)
		}
	}
	return func(l line) string {
		if l.plain == "" {
			return ""
		}
		if text, ok := have[l.plain]; ok {
			return text
		}
		from := indent(l.text)
		return indented(from, indents) + l.text[len(from):]
	}
}

// indented finds what the source has for an indentation of the block, or for the deepest known one
// that it goes beyond.
func indented(from string, known map[string]string) string {
	for n := len(from); n >= 0; n-- {
		if to, ok := known[from[:n]]; ok {
			return to + from[n:]
		}
	}
	return from
}

func indent(s string) string { return s[:len(s)-len(strings.TrimLeft(s, " \t"))] }
