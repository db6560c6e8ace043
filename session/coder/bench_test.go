package coder

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkTurnTen reports how many tokens the tenth instruction of a dialogue sends over the first.
func BenchmarkTurnTen(b *testing.B) {
	ratio := 0.0
	for b.Loop() {
		first := newJob(brief("make the header sticky")).first(false, direction{})
		turn := brief("make the button teal")
		for i := range 9 {
			turn.Standing = append(turn.Standing, fmt.Sprintf("make part number %d of the page a little calmer", i))
		}
		tenth := newJob(turn).first(false, direction{})
		ratio = float64(tokens(tenth.System+tenth.Text)) / float64(tokens(first.System+first.Text))
	}
	b.ReportMetric(ratio, "turn10/turn1")
}

// BenchmarkAnchor reports the bytes outside a block that placing it changes, besides the time.
func BenchmarkAnchor(b *testing.B) {
	outside := 0
	for b.Loop() {
		next, err := put(parent(), Block{Search: "    h1 { font-size:   40px; color: var(--accent); }\n", Replace: "    h1 { font-size: 56px; color: var(--accent); }\n"})
		if err != nil {
			b.Fatal(err)
		}
		outside = different(string(next.Source()), strings.Replace(source, "40px", "56px", 1))
	}
	b.ReportMetric(float64(outside), "bytes-outside")
}

// different counts the bytes in which two texts differ.
func different(a, b string) int {
	n := max(len(a), len(b)) - min(len(a), len(b))
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
