package artifact

import (
	"fmt"

	"cultivar/session/artifact/source"
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
		text, ok := a.Files[path]
		if !ok {
			return a, fmt.Errorf("edit %s: no such file in the artifact", path)
		}
		changed, err := Splice(text, list)
		if err != nil {
			return a, fmt.Errorf("edit %s: %w", path, err)
		}
		out = out.With(path, changed)
	}
	return out, nil
}

// Splice applies edits to one source, without regard to their File.
func Splice(text []byte, edits []Edit) ([]byte, error) {
	plain := make([]source.Edit, len(edits))
	for i, e := range edits {
		plain[i] = source.Edit{Start: e.Start, End: e.End, Text: e.Text}
	}
	return source.Apply(text, plain...)
}
