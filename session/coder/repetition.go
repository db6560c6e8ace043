package coder

import (
	"hash/fnv"
	"regexp"
	"strings"
)

// How many times the same thing may follow itself. What differs in its numbers alone is the same
// thing to a lesser degree: a table of 40 numbers is honest work.
const (
	sameLimit   = 60
	likeLimit   = 100
	denseFactor = 5
	// longestUnit is the most lines of one repeated thing; longestPhrase the most bytes of one that has no line breaks.
	longestUnit   = 24
	longestPhrase = 240
	phraseWindow  = 8192
)

// guard watches a growing text for the same lines over and over.
type guard struct {
	same, like runs
	rest       string
	tail       string
}

func newGuard(q question) *guard {
	factor := 1
	if q.Dense {
		factor = denseFactor
	}
	same := max(sameLimit*factor, q.Rows*3/2)
	like := max(likeLimit*factor, q.Rows*3/2)
	return &guard{same: newRuns(same), like: newRuns(like)}
}

// repeats takes the next piece of text and reports whether it has become a runaway.
func (g *guard) repeats(piece string) bool {
	g.rest += piece
	for {
		line, rest, ended := strings.Cut(g.rest, "\n")
		if !ended {
			break
		}
		g.rest = rest
		if g.line(strings.TrimSpace(line)) {
			return true
		}
	}
	return g.phrase(piece)
}

func (g *guard) line(line string) bool {
	if line == "" {
		return false
	}
	same := g.same.add(sum(line))
	return g.like.add(sum(shape(line))) || same
}

var numbers = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|[-+]?\d+(?:\.\d+)?`)

// shape is a line without its numbers and colours.
func shape(line string) string { return numbers.ReplaceAllString(line, "0") }

// phrase looks for a short text that repeats within one line, now and then.
func (g *guard) phrase(piece string) bool {
	before := len(g.tail) / 512
	g.tail += piece
	if strings.Contains(piece, "\n") {
		g.tail = piece[strings.LastIndexByte(piece, '\n')+1:]
	}
	if len(g.tail) > 2*phraseWindow {
		g.tail = g.tail[len(g.tail)-phraseWindow:]
	}
	if len(g.tail) < phraseWindow/2 || len(g.tail)/512 == before {
		return false
	}
	return periodic(g.tail[len(g.tail)-phraseWindow/2:])
}

// periodic reports whether a text is one short phrase over and over.
func periodic(s string) bool {
	for p := 1; p <= longestPhrase && p*8 <= len(s); p++ {
		if s[p:] == s[:len(s)-p] {
			return true
		}
	}
	return false
}

// runs counts, for every unit of 1 to longestUnit lines, how often it followed itself.
type runs struct {
	limit int
	lines []uint64
	equal [longestUnit + 1]int
}

func newRuns(limit int) runs { return runs{limit: limit} }

func (r *runs) add(line uint64) bool {
	r.lines = append(r.lines, line)
	if len(r.lines) > longestUnit+1 {
		r.lines = r.lines[1:]
	}
	last := len(r.lines) - 1
	for p := 1; p <= min(last, longestUnit); p++ {
		if r.lines[last-p] != line {
			r.equal[p] = 0
			continue
		}
		r.equal[p]++
		if r.equal[p]/p+1 > r.limit {
			return true
		}
	}
	return false
}

func sum(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
