package lanes

import (
	"fmt"
	"slices"
	"strings"

	"cultivar/session"
)

// Text draws a tree as plain lines: graph, short id, subject, and what stands at the version. The
// head's node is drawn as ◉.
func Text(tree session.Tree, withSteps bool) []string {
	rows := Rows(tree, withSteps)
	width := 0
	for _, r := range rows {
		width = max(width, len([]rune(r.String())))
	}
	lines := make([]string, len(rows))
	for i, r := range rows {
		if r.Version != nil && r.Version.ID == tree.Head.Version {
			r.Cells[r.Node()].Rune = '◉'
		}
		graph := r.String()
		if r.Version == nil {
			lines[i] = graph
			continue
		}
		pad := strings.Repeat(" ", min(width, 24)-min(len([]rune(graph)), 24))
		lines[i] = strings.TrimRight(graph+pad+"  "+describe(r, tree.Head), " ")
	}
	return lines
}

func describe(r Row, head session.Head) string {
	v := r.Version
	text := v.ID[:min(7, len(v.ID))] + "  " + v.Subject
	if names := branchNames(v.Branches, head); names != "" {
		text += "  [" + names + "]"
	}
	if v.Star {
		text += "  ★"
	}
	if v.Origin != "" {
		text += "  " + string(v.Origin)
	}
	switch {
	case r.Steps == 1:
		text += ", 1 step"
	case r.Steps > 1:
		text += fmt.Sprintf(", %d steps", r.Steps)
	}
	if v.Kept {
		text += ", on no branch"
	}
	return text
}

// branchNames lists branches, the head's first.
func branchNames(names []string, head session.Head) string {
	sorted := slices.Clone(names)
	slices.SortFunc(sorted, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == head.Branch:
			return -1
		case b == head.Branch:
			return 1
		}
		return strings.Compare(a, b)
	})
	return strings.Join(sorted, ", ")
}
