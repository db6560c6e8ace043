package coder

import (
	"fmt"
	"regexp"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
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

var mentioned = regexp.MustCompile(`@([A-Za-z][\w-]*)`)

// pointedNames is how many elements are named of a cell.
const pointedNames = 6

// pointed says what an instruction points at: a cell of the lettered grid with what lies in it, or
// an element.
func pointed(instruction string, f *render.Facts) string {
	if f == nil {
		return ""
	}
	var lines []string
	for _, m := range mentioned.FindAllStringSubmatch(instruction, -1) {
		found := check.Find(f, m[0])
		if box, is := point.Cell(point.Screen(f), m[1]); is {
			lines = append(lines, cellLine(strings.ToUpper(m[1]), box, found))
		} else if len(found) > 0 {
			lines = append(lines, m[0]+" is "+elementLine(found[0]))
		}
	}
	return strings.Join(lines, "\n")
}

func cellLine(name string, box render.Box, found []render.Element) string {
	line := fmt.Sprintf("@%s is the area %.0f,%.0f %.0f×%.0f px", name, box.X, box.Y, box.W, box.H)
	var names []string
	for _, e := range found[:min(len(found), pointedNames)] {
		names = append(names, elementLine(e))
	}
	if len(names) == 0 {
		return line + "; nothing has its middle in it"
	}
	return line + "; in it: " + strings.Join(names, "; ")
}

// drawnHead says how to read an outline.
func (j *job) drawnHead() string {
	head := "As drawn at 1280 px (element, x,y width×height, font size/weight, colour on ground, text)"
	if j.kind == artifact.Drawing {
		head = "As drawn, fitted into 1280×800 px, while the source has units of its own (element, x,y width×height, fill)"
	}
	return head + ":\n"
}

// seenAs is the design as an outline, or in a word where there is none.
func (j *job) seenAs() string {
	switch about := outline(j.Facts); {
	case about != "":
		return j.drawnHead() + about + "\n\n"
	case !j.whole:
		return fmt.Sprintf("The design is a %s.\n\n", crafts[j.kind].Noun)
	}
	return ""
}
