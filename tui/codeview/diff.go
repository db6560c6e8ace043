package codeview

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/session"
	"cultivar/tui/style"
)

// diff is a difference of several files: each can be folded, and one change is the one that the keys
// go on from.
type diff struct {
	about  []string // what the difference is, in words
	files  []session.FilePatch
	folded []bool
	style  style.Set
	// here counts changes over all files; at are the rows of their heads, -1 if they are folded away.
	here int
	at   []int
	// heads are the rows of the files.
	heads []int
}

// readable is how many lines a difference may have for all of its files to be open at first.
const readable = 200

// NewDiff shows a unified difference under what is said about it in words.
func NewDiff(title, unified string, s style.Set, about ...string) *Model {
	d := &diff{files: session.Patch(unified), style: s, about: about}
	d.folded = make([]bool, len(d.files))
	for i := range d.folded {
		d.folded[i] = i > 0 && strings.Count(unified, "\n") > readable
	}
	m := &Model{title: title, diff: d}
	d.layOut(m)
	return m
}

// Lines is a difference as it is printed: coloured, every file open.
func Lines(files []session.FilePatch, s style.Set) []string {
	d := &diff{files: files, style: s, folded: make([]bool, len(files))}
	m := &Model{diff: d}
	d.layOut(m)
	return m.lines
}

// layOut makes the lines of what is not folded.
func (d *diff) layOut(m *Model) {
	s := d.style
	m.lines, d.at, d.heads = nil, nil, nil
	for _, line := range d.about {
		m.lines = append(m.lines, s.Text.Render(clean(line)))
	}
	m.lines = append(m.lines, s.Muted.Render(session.PatchSummary(d.files)), "")
	for i, f := range d.files {
		d.heads = append(d.heads, len(m.lines))
		if f.Path != "" {
			m.lines = append(m.lines, d.head(f, d.folded[i]))
		}
		for _, c := range f.Changes {
			d.at = append(d.at, len(m.lines))
			if d.folded[i] {
				d.at[len(d.at)-1] = -1
				continue
			}
			m.lines = append(m.lines, d.change(f.Path, c)...)
		}
		if !d.folded[i] && i < len(d.files)-1 {
			m.lines = append(m.lines, "")
		}
	}
}

// head is the row of a file.
func (d *diff) head(f session.FilePatch, folded bool) string {
	s := d.style
	mark := map[bool]string{true: "▸ ", false: "▾ "}[folded]
	return s.Faint.Render(mark) + s.Strong.Render(clean(f.Path)) + "  " + s.Added.Render(fmt.Sprintf("+%d", f.Added)) + " " + s.Removed.Render(fmt.Sprintf("−%d", f.Removed))
}

// change is a change with its lines. A line that replaces another shows what is new in it.
func (d *diff) change(path string, c session.PatchPart) []string {
	s, paint := d.style, highlighter(path, d.style)
	fresh, gone := s.Added.Reverse(true), s.Removed.Reverse(true)
	var out []string
	if c.Head != "" {
		out = append(out, s.Second.Render(clean(c.Head)))
	}
	lines := paired(c.Lines)
	for _, l := range lines {
		text := l.text
		switch l.sign {
		case '+':
			out = append(out, s.Added.Render("+")+l.paint(paint, s.Added, fresh))
		case '-':
			out = append(out, s.Removed.Render("-")+l.paint(plain, s.Removed, gone))
		case '\\':
			out = append(out, s.Faint.Render(clean(text)))
		default:
			out = append(out, " "+paint(clean(text), s.Muted))
		}
	}
	return out
}

// marked points at the change that the keys go on from.
func (d *diff) marked(line string, row int) string {
	if d.here < len(d.at) && d.at[d.here] == row && len(d.at) > 1 {
		return d.style.Selected.Render(ansi.Strip(line))
	}
	return line
}

// seen makes the first change on the screen the one that the keys go on from.
func (d *diff) seen(top, rows int) {
	if d.here < len(d.at) && d.at[d.here] >= top && d.at[d.here] < top+rows {
		return
	}
	for i, at := range d.at {
		if at >= top {
			d.here = i
			return
		}
	}
}

// key takes a key and reports whether it is one of a difference.
func (d *diff) key(m *Model, pressed string) bool {
	switch pressed {
	case "n", "]":
		d.goTo(m, d.next(1))
	case "N", "p", "[":
		d.goTo(m, d.next(-1))
	case "enter", "tab":
		d.fold(m, func(i int, was bool) bool { return was != (i == d.file()) })
	case "z":
		all := d.anyOpen()
		d.fold(m, func(int, bool) bool { return all })
	default:
		return false
	}
	return true
}

// next is the change by steps further on, whether or not its file is folded.
func (d *diff) next(by int) int { return max(0, min(d.here+by, len(d.at)-1)) }

// goTo opens the file of a change and shows it near the top.
func (d *diff) goTo(m *Model, n int) {
	if len(d.at) == 0 {
		return
	}
	d.here = n
	if d.at[n] < 0 {
		file := d.file()
		d.fold(m, func(i int, was bool) bool { return was && i != file })
	}
	if at := d.at[n]; at < m.top || at >= m.top+m.rows-4 {
		m.top = max(0, at-1)
	}
}

// file is the one that the current change belongs to.
func (d *diff) file() int {
	n := 0
	for i, f := range d.files {
		if n += len(f.Changes); d.here < n {
			return i
		}
	}
	return len(d.files) - 1
}

func (d *diff) anyOpen() bool {
	for _, folded := range d.folded {
		if !folded {
			return true
		}
	}
	return false
}

// fold folds the files for which to is true, and keeps the current file in sight.
func (d *diff) fold(m *Model, to func(i int, was bool) bool) {
	for i, was := range d.folded {
		d.folded[i] = to(i, was) && d.files[i].Path != ""
	}
	d.layOut(m)
	if len(d.heads) > 0 && d.heads[d.file()] < m.top {
		m.top = d.heads[d.file()]
	}
}

func (d *diff) hint() string {
	switch {
	case len(d.at) < 2:
		return ""
	case len(d.files) < 2:
		return "n N next, previous change · "
	}
	return "n N next, previous change · enter fold, z all · "
}
