package session

import (
	"sort"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// lineEdits are what makes after of before, in whole lines. Lines that occur once on either side and
// stand in the same order hold the two together (Bram Cohen's patience diff), so that in a long file
// with many changes only what has changed is an edit.
func lineEdits(before, after string) []udiff.Edit {
	var out []udiff.Edit
	old, fresh := splitLines(before), splitLines(after)
	offset, i, j := 0, 0, 0
	between := func(endOld, endFresh int) {
		a, b := strings.Join(old[i:endOld], ""), strings.Join(fresh[j:endFresh], "")
		if a != b {
			for _, e := range udiff.Lines(a, b) {
				out = append(out, udiff.Edit{Start: offset + e.Start, End: offset + e.End, New: e.New})
			}
		}
		offset += len(a)
		i, j = endOld, endFresh
	}
	for _, anchor := range anchors(old, fresh) {
		between(anchor[0], anchor[1])
		offset += len(old[i])
		i, j = i+1, j+1
	}
	between(len(old), len(fresh))
	return out
}

// splitLines parts text behind every line's end; together the parts are the text.
func splitLines(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if n := len(lines); lines[n-1] == "" {
		return lines[:n-1]
	}
	return lines
}

// anchors pairs the lines that occur once in both, in the longest order that both share; lines that
// both begin or end with are anchors too.
func anchors(old, fresh []string) [][2]int {
	var out [][2]int
	head := 0
	for head < min(len(old), len(fresh)) && old[head] == fresh[head] {
		out = append(out, [2]int{head, head})
		head++
	}
	tail := 0
	for tail < min(len(old), len(fresh))-head && old[len(old)-1-tail] == fresh[len(fresh)-1-tail] {
		tail++
	}
	for _, pair := range rising(onceInBoth(old[head:len(old)-tail], fresh[head:len(fresh)-tail])) {
		out = append(out, [2]int{head + pair[0], head + pair[1]})
	}
	for t := tail; t > 0; t-- {
		out = append(out, [2]int{len(old) - t, len(fresh) - t})
	}
	return out
}

// onceInBoth pairs the lines that occur exactly once on either side, in the order of the first.
func onceInBoth(old, fresh []string) [][2]int {
	type seen struct{ old, fresh, at int }
	count := map[string]seen{}
	for _, line := range old {
		s := count[line]
		s.old++
		count[line] = s
	}
	for j, line := range fresh {
		s := count[line]
		s.fresh, s.at = s.fresh+1, j
		count[line] = s
	}
	var out [][2]int
	for i, line := range old {
		if s := count[line]; s.old == 1 && s.fresh == 1 {
			out = append(out, [2]int{i, s.at})
		}
	}
	return out
}

// rising is the longest part of pairs whose second numbers rise, by patience sorting.
func rising(pairs [][2]int) [][2]int {
	before := make([]int, len(pairs))
	var tops []int // of the piles: indices into pairs
	for i, p := range pairs {
		pile := sort.Search(len(tops), func(k int) bool { return pairs[tops[k]][1] > p[1] })
		before[i] = -1
		if pile > 0 {
			before[i] = tops[pile-1]
		}
		if pile == len(tops) {
			tops = append(tops, i)
		} else {
			tops[pile] = i
		}
	}
	out := make([][2]int, len(tops))
	if len(tops) > 0 {
		for k, i := len(tops)-1, tops[len(tops)-1]; k >= 0; k, i = k-1, before[i] {
			out[k] = pairs[i]
		}
	}
	return out
}
