package artifact

import "cultivar/session/artifact/source"

// InFile makes edits of one file out of edits of a text.
func InFile(path string, edits []source.Edit) []Edit {
	out := make([]Edit, len(edits))
	for i, e := range edits {
		out[i] = Edit{File: path, Start: e.Start, End: e.End, Text: e.Text}
	}
	return out
}
