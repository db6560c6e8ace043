package codeview

import (
	"regexp"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// diffLine is one line of a change.
type diffLine struct {
	sign byte
	text string
	// parts are the text in pieces, if the line has a counterpart that it can be compared with: those
	// at odd places are not in the counterpart.
	parts []string
}

// paired reads the lines of a change. Where as many lines are added as were removed before them, each
// is compared with its counterpart.
func paired(lines []string) []diffLine {
	out := make([]diffLine, len(lines))
	for i, l := range lines {
		out[i] = diffLine{sign: ' '}
		if l != "" {
			out[i].sign, out[i].text = l[0], l[1:]
		}
	}
	for i := 0; i < len(out); i++ {
		if n := run(out[i:], '-'); n > 0 && run(out[i+n:], '+') == n {
			for k := range n {
				out[i+k].parts, out[i+n+k].parts = compare(out[i+k].text, out[i+n+k].text)
			}
			i += 2*n - 1
		}
	}
	return out
}

// run is how many lines with a sign stand at the beginning.
func run(lines []diffLine, sign byte) int {
	n := 0
	for n < len(lines) && lines[n].sign == sign {
		n++
	}
	return n
}

var word = regexp.MustCompile(`[\w#.%-]+|\s+|.`)

// mostWords bounds what is compared word by word, the square of it being the work.
const mostWords = 600

// compare parts two lines into what they share and, at odd places, what they do not; nil if they share
// too little for that to help.
func compare(a, b string) (partsA, partsB []string) {
	x, y := word.FindAllString(a, -1), word.FindAllString(b, -1)
	head, tail := ends(x, y)
	midX, midY := x[head:len(x)-tail], y[head:len(y)-tail]
	if len(midX) > mostWords || len(midY) > mostWords {
		return nil, nil
	}
	inX, inY, shared := common(midX, midY)
	for _, w := range append(x[:head:head], x[len(x)-tail:]...) {
		shared += len(w)
	}
	if 2*shared < min(len(a), len(b)) {
		return nil, nil
	}
	return parts(x, around(inX, head, tail)), parts(y, around(inY, head, tail))
}

// ends counts the words that two lines share at their beginnings and ends.
func ends(x, y []string) (head, tail int) {
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	return head, tail
}

// around puts words that are shared before and after marks.
func around(marks []bool, head, tail int) []bool {
	out := slices.Repeat([]bool{true}, head+len(marks)+tail)
	copy(out[head:], marks)
	return out
}

// common marks the words of the longest sequence that both have, and counts its bytes.
func common(x, y []string) (inX, inY []bool, bytes int) {
	width := len(y) + 1
	best := make([]int, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				best[i*width+j] = len(x[i]) + best[(i+1)*width+j+1]
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	inX, inY = make([]bool, len(x)), make([]bool, len(y))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			inX[i], inY[j] = true, true
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return inX, inY, best[0]
}

// parts joins words that are shared, and words that are not, in turn.
func parts(words []string, shared []bool) []string {
	out := []string{""}
	for i, w := range words {
		if odd := len(out)%2 == 0; odd == shared[i] {
			out = append(out, "")
		}
		out[len(out)-1] += w
	}
	return out
}

// wide is how much of a long stretch without a change is left on either side of it.
const wide = 40

// paint colours a line, what is not in its counterpart by changed; long stretches that both share are
// left out.
func (l diffLine) paint(paint painter, base, changed lipgloss.Style) string {
	if l.parts == nil {
		return paint(clean(l.text), base)
	}
	var b strings.Builder
	for i, part := range l.parts {
		if i%2 == 1 {
			b.WriteString(changed.Render(clean(part)))
			continue
		}
		b.WriteString(paint(clean(cutShared(part, i > 0, i < len(l.parts)-1)), base))
	}
	return b.String()
}

// cutShared cuts a long stretch down to what is near the changes before and after it.
func cutShared(text string, before, after bool) string {
	r := []rune(text)
	if len(r) <= 4*wide {
		return text
	}
	out := "…"
	if before {
		out = string(r[:wide]) + out
	}
	if after {
		out += string(r[len(r)-wide:])
	}
	return out
}
