package artifact

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// Edit replaces the bytes [Start, End) of one file by Text. Start == End inserts.
type Edit struct {
	File       string
	Start, End int
	Text       string
}

// Apply splices edits into a copy of the artifact. Offsets refer to the artifact as it is now.
// Insertions at one place keep their order; edits that overlap, or lie outside their file, are an error.
func (a Artifact) Apply(edits ...Edit) (Artifact, error) {
	byFile := map[string][]Edit{}
	for _, e := range edits {
		byFile[e.File] = append(byFile[e.File], e)
	}
	out := a
	for path, list := range byFile {
		source, ok := a.Files[path]
		if !ok {
			return a, fmt.Errorf("edit %s: no such file in the artifact", path)
		}
		changed, err := Splice(source, list)
		if err != nil {
			return a, fmt.Errorf("edit %s: %w", path, err)
		}
		out = out.With(path, changed)
	}
	return out, nil
}

// Splice applies edits to one source, without regard to their File.
func Splice(source []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	var out bytes.Buffer
	at := 0
	for _, e := range sorted {
		if e.Start < at || e.End < e.Start || e.End > len(source) {
			return nil, fmt.Errorf("bytes %d to %d overlap another edit or lie outside %d bytes", e.Start, e.End, len(source))
		}
		out.Write(source[at:e.Start])
		out.WriteString(e.Text)
		at = e.End
	}
	out.Write(source[at:])
	return out.Bytes(), nil
}
