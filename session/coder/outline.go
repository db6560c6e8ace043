package coder

import (
	"fmt"
	"regexp"
	"strings"

	"cultivar/render"
	"cultivar/session/check"
	"cultivar/session/plain"
	"cultivar/session/point"
)

const (
	outlineLines = 50
	outlineText  = 40
)

// outline says in few lines what is where in a drawn design, so that "the second card" has a meaning.
func outline(f *render.Facts) string {
	if f == nil {
		return ""
	}
	var b strings.Builder
	n := 0
	for _, e := range f.Elements {
		if n == outlineLines {
			fmt.Fprintf(&b, "… and %d more\n", len(f.Elements)-n)
			break
		}
		if e.Text == "" && e.ID == "" && len(e.Classes) == 0 && e.Role == "" && e.Fill == "" {
			continue
		}
		n++
		b.WriteString(elementLine(e))
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func elementLine(e render.Element) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %.0f,%.0f %.0f×%.0f", nameOf(e), e.Box.X, e.Box.Y, e.Box.W, e.Box.H)
	if e.Text != "" {
		fmt.Fprintf(&s, " %.0f/%d %s on %s “%s”", e.FontSize, e.FontWeight, e.Color, e.Background, plain.Short(e.Text, outlineText))
	}
	if e.Fill != "" && e.Text == "" {
		s.WriteString(" fill " + e.Fill)
	}
	if e.Position == "sticky" || e.Position == "fixed" {
		s.WriteString(" " + e.Position)
	}
	return s.String()
}

func nameOf(e render.Element) string {
	name := e.Tag
	if e.ID != "" {
		name += "#" + e.ID
	}
	for _, c := range e.Classes[:min(len(e.Classes), 2)] {
		name += "." + c
	}
	return name
}

var cellWord = regexp.MustCompile(`@([A-Fa-f][1-6])\b`)

// cells says what lies in the cells of the lettered grid that an instruction points at.
func cells(instruction string, f *render.Facts) string {
	if f == nil {
		return ""
	}
	var lines []string
	for _, m := range cellWord.FindAllStringSubmatch(instruction, -1) {
		box, _ := point.Cell(point.Screen(f), m[1])
		line := fmt.Sprintf("@%s is the area %.0f,%.0f %.0f×%.0f px", strings.ToUpper(m[1]), box.X, box.Y, box.W, box.H)
		var names []string
		for _, e := range check.Find(f, m[0]) {
			if len(names) < 6 {
				names = append(names, elementLine(e))
			}
		}
		if len(names) > 0 {
			line += "; in it: " + strings.Join(names, "; ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
