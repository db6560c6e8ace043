package session

import (
	"fmt"
	"strconv"
	"strings"
)

// FilePatch is what a unified difference says of one file.
type FilePatch struct {
	Path string `json:"path"`
	// Added and Removed count lines.
	Added   int         `json:"added"`
	Removed int         `json:"removed"`
	Changes []PatchPart `json:"-"`
}

// PatchPart is one change of a file, as a unified difference shows it.
type PatchPart struct {
	// Head is its "@@" line, Line the line of the new file that it begins at, 0 if it tells none.
	Head string
	Line int
	// Lines begin with "+", "-" or a space.
	Lines []string
}

// Patch reads a unified difference. Lines that belong to no change are a change without a head.
func Patch(unified string) []FilePatch {
	var r patchReader
	for line := range strings.SplitSeq(strings.TrimRight(unified, "\n"), "\n") {
		r.line(line)
	}
	return r.files
}

// patchReader reads a difference line by line.
type patchReader struct {
	files []FilePatch
	// old and fresh are how many lines of the change under way are still to come from either file.
	old, fresh int
}

func (r *patchReader) line(line string) {
	switch {
	case r.old > 0 || r.fresh > 0:
		r.add(line)
	case strings.HasPrefix(line, "--- "):
		r.files = append(r.files, FilePatch{Path: patchPath(line)})
	case strings.HasPrefix(line, "+++ "):
		if n := len(r.files); n == 0 || len(r.files[n-1].Changes) > 0 {
			r.files = append(r.files, FilePatch{})
		}
		r.files[len(r.files)-1].Path = patchPath(line)
	case strings.HasPrefix(line, "Binary file "):
		path := strings.TrimSuffix(strings.TrimPrefix(line, "Binary file "), " differs")
		r.files = append(r.files, FilePatch{Path: path, Changes: []PatchPart{{Lines: []string{" its bytes differ"}}}})
	case strings.HasPrefix(line, "@@"):
		r.head(line)
	case line != "" || len(r.files) > 0:
		r.add(line)
	}
}

func patchPath(line string) string {
	path := strings.TrimSpace(line[4:])
	if rest, ok := strings.CutPrefix(path, "a/"); ok {
		return rest
	}
	return strings.TrimPrefix(path, "b/")
}

// head begins a change: "@@ -1,3 +4,5 @@" says how many lines of which files it has.
func (r *patchReader) head(line string) {
	part := PatchPart{Head: line}
	var from int
	for _, field := range strings.Fields(line) {
		switch {
		case strings.HasPrefix(field, "-"):
			from, r.old = patchSpan(field[1:])
		case strings.HasPrefix(field, "+"):
			part.Line, r.fresh = patchSpan(field[1:])
		}
	}
	if part.Line == 0 {
		part.Line = from
	}
	f := r.file()
	f.Changes = append(f.Changes, part)
}

// patchSpan reads "4,5": five lines from the fourth. A single line has no count.
func patchSpan(text string) (first, count int) {
	at, many, ok := strings.Cut(text, ",")
	first, _ = strconv.Atoi(at)
	if !ok {
		return first, 1
	}
	count, _ = strconv.Atoi(many)
	return first, count
}

func (r *patchReader) file() *FilePatch {
	if len(r.files) == 0 {
		r.files = append(r.files, FilePatch{})
	}
	return &r.files[len(r.files)-1]
}

// add takes a line of the change under way.
func (r *patchReader) add(line string) {
	f := r.file()
	if len(f.Changes) == 0 {
		f.Changes = append(f.Changes, PatchPart{})
	}
	part := &f.Changes[len(f.Changes)-1]
	part.Lines = append(part.Lines, line)
	switch {
	case strings.HasPrefix(line, "+"):
		f.Added, r.fresh = f.Added+1, r.fresh-1
	case strings.HasPrefix(line, "-"):
		f.Removed, r.old = f.Removed+1, r.old-1
	case !strings.HasPrefix(line, "\\"):
		r.old, r.fresh = r.old-1, r.fresh-1
	}
}

// PatchSummary says how much a difference changes: "2 files, 9 changes, +61 −58".
func PatchSummary(files []FilePatch) string {
	added, removed, changes := 0, 0, 0
	for _, f := range files {
		added, removed, changes = added+f.Added, removed+f.Removed, changes+len(f.Changes)
	}
	return fmt.Sprintf("%s, %s, +%d −%d", counted(len(files), "file"), counted(changes, "change"), added, removed)
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
