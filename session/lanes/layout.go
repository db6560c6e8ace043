package lanes

import (
	"slices"

	"cultivar/session"
)

// Layout draws versions given newest first, every parent after its children. A parent that is not
// among them ends its line.
func Layout(versions []session.Version) []Row {
	l := layout{listed: map[string]bool{}}
	for _, v := range versions {
		l.listed[v.ID] = true
	}
	for i := range versions {
		l.place(&versions[i])
	}
	return l.rows
}

// layout is the state between two rows: which version every lane leads to, "" for a free lane.
type layout struct {
	listed map[string]bool
	lanes  []string
	rows   []Row
}

func (l *layout) place(v *session.Version) {
	at := l.lane(v.ID)
	row := l.passing()
	for i, id := range l.lanes {
		if i != at && id == v.ID {
			row[2*i].arms &^= down
			row.connect(at, i, i)
			l.lanes[i] = ""
		}
	}
	done := row.cells()
	r, meaning := node(*v)
	done[2*at] = Cell{r, meaning, at}
	l.rows = append(l.rows, Row{Cells: done, Version: v})
	l.lead(at, l.parents(v))
}

// lane is the first lane that leads to a version, or a free one.
func (l *layout) lane(id string) int {
	if at := slices.Index(l.lanes, id); at >= 0 {
		return at
	}
	at := l.free(0)
	l.lanes[at] = id
	return at
}

// free finds a free lane, from a column on if there is one.
func (l *layout) free(from int) int {
	for i := from; i < len(l.lanes); i++ {
		if l.lanes[i] == "" {
			return i
		}
	}
	l.lanes = append(l.lanes, "")
	return len(l.lanes) - 1
}

func (l *layout) parents(v *session.Version) []string {
	var ids []string
	for _, p := range v.Parents {
		if l.listed[p] && !slices.Contains(ids, p) {
			ids = append(ids, p)
		}
	}
	return ids
}

// lead sends lines on from lane at to the parents: the first one in the same lane, each other one
// in a lane that leads there already or in a new one.
func (l *layout) lead(at int, parents []string) {
	l.lanes[at] = ""
	if len(parents) > 0 {
		l.lanes[at] = parents[0]
	}
	if len(parents) > 1 {
		l.branchOff(at, parents[1:])
	}
	for len(l.lanes) > 0 && l.lanes[len(l.lanes)-1] == "" {
		l.lanes = l.lanes[:len(l.lanes)-1]
	}
}

func (l *layout) branchOff(at int, parents []string) {
	row := l.passing()
	for _, p := range parents {
		to := slices.Index(l.lanes, p)
		if to < 0 {
			to = l.free(at + 1)
			l.lanes[to] = p
			row = row.widen(len(l.lanes))
			row[2*to].arms |= down
		}
		row.connect(at, to, to)
	}
	l.rows = append(l.rows, Row{Cells: row.cells()})
}

// passing is a row in which every lane in use runs straight on.
func (l *layout) passing() strokes {
	row := strokes(nil).widen(len(l.lanes))
	for i, id := range l.lanes {
		if id != "" {
			row[2*i].arms = up | down
		}
	}
	return row
}
