package coder

import (
	"bytes"
	"fmt"
	"strings"
)

// span is where a block's text was found: the bytes [start, end) of a source become text.
type span struct {
	start, end int
	text       string
	// how says how well it fitted: exact, spaces, near.
	how string
}

// Misfit is the error of a block whose text is not where it says, or not alone.
type Misfit struct {
	Block Block
	// Why is one line; Near is what the source has that comes closest, "" if nothing does.
	Why, Near string
}

func (e *Misfit) Error() string { return e.Why }

// anchor finds the one place in a source that a block means: letter by letter, then without regard
// to white space, then the most similar lines if they are similar enough and alone.
func anchor(source []byte, b Block) (span, error) {
	if strings.TrimSpace(b.Search) == "" {
		return anchorEmpty(source, b)
	}
	for _, find := range []func([]byte, Block) (span, int){exact, spaced, similar} {
		s, places := find(source, b)
		switch {
		case places == 1:
			s.text = endings(source, s.text)
			return s, nil
		case places > 1:
			return span{}, &Misfit{Block: b, Why: fmt.Sprintf("the search text stands in %d places; give more lines around it", places)}
		}
	}
	return span{}, &Misfit{Block: b, Why: "the search text is not in the file", Near: nearest(source, b.Search)}
}

// anchorEmpty takes a block without search text: it fills an empty file, and fits nowhere else.
func anchorEmpty(source []byte, b Block) (span, error) {
	if len(bytes.TrimSpace(source)) == 0 {
		return span{end: len(source), text: b.Replace, how: "exact"}, nil
	}
	return span{}, &Misfit{Block: b, Why: "the search text is empty"}
}

// exact looks for the text as it is, first with its line breaks at both ends, then without.
func exact(source []byte, b Block) (span, int) {
	search, replace := b.Search, b.Replace
	if n := strings.Count(string(source), search); n > 0 {
		at := bytes.Index(source, []byte(search))
		return trimmed(span{start: at, end: at + len(search), text: replace, how: "exact"}, search), n
	}
	search, replace = strings.TrimRight(search, "\r\n"), strings.TrimRight(replace, "\r\n")
	n := strings.Count(string(source), search)
	if n == 0 {
		return span{}, 0
	}
	at := bytes.Index(source, []byte(search))
	s := span{start: at, end: at + len(search), text: replace, how: "exact"}
	if replace == "" {
		s.end = lineEnd(source, s)
	}
	return trimmed(s, search), n
}

// trimmed leaves out of a span what stays the same at both ends.
func trimmed(s span, old string) span {
	head := 0
	for head < len(old) && head < len(s.text) && old[head] == s.text[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(s.text)-head && old[len(old)-1-tail] == s.text[len(s.text)-1-tail] {
		tail++
	}
	if s.end-s.start != len(old) {
		tail = 0
	}
	return span{start: s.start + head, end: s.end - tail, text: s.text[head : len(s.text)-tail], how: s.how}
}

// lineEnd takes the line break along where a removal leaves an empty line.
func lineEnd(source []byte, s span) int {
	begins := s.start == 0 || source[s.start-1] == '\n'
	if begins && s.end < len(source) && source[s.end] == '\n' {
		return s.end + 1
	}
	return s.end
}

// endings gives new text the line endings of the source.
func endings(source []byte, text string) string {
	if !bytes.Contains(source, []byte("\r\n")) {
		return strings.ReplaceAll(text, "\r\n", "\n")
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
}
