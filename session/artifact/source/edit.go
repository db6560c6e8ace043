// Package source has the one word that all lossless trees share: an Edit of a text, by byte offsets.
package source

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// Edit replaces the bytes [Start, End) by Text. Start == End inserts.
type Edit struct {
	Start, End int
	Text       string
}

// Apply splices edits into a copy of src. Insertions at one place keep their order; edits that
// overlap, or lie outside src, are an error.
func Apply(src []byte, edits ...Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	var out bytes.Buffer
	out.Grow(len(src) + 64)
	at := 0
	for _, e := range sorted {
		if e.Start < at || e.End < e.Start || e.End > len(src) {
			return nil, fmt.Errorf("bytes %d to %d overlap another edit or lie outside %d bytes", e.Start, e.End, len(src))
		}
		out.Write(src[at:e.Start])
		out.WriteString(e.Text)
		at = e.End
	}
	out.Write(src[at:])
	return out.Bytes(), nil
}

// Replace is the edit that puts text in the place of [start, end).
func Replace(start, end int, text string) Edit { return Edit{Start: start, End: end, Text: text} }

// Insert is the edit that puts text at an offset.
func Insert(at int, text string) Edit { return Edit{Start: at, End: at, Text: text} }
