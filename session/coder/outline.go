package coder

import (
	"fmt"
	"regexp"
	"slices"
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
	var lines []string
	for i := 0; i < len(f.Elements); {
		e, alike := f.Elements[i], run(f.Elements[i:])
		switch {
		case len(lines) == outlineLines:
			lines = append(lines, fmt.Sprintf("… and %d more", len(f.Elements)-i))
			return strings.Join(lines, "\n")
		case alike >= shortestRun:
			lines = append(lines, runLine(f.Elements[i:i+alike]))
			i += alike
			continue
		case named(e) || e.Role != "" || e.Fill != "":
			lines = append(lines, elementLine(e))
		}
		i++
	}
	return strings.Join(lines, "\n")
}

// called is a check's note with an element called as an outline calls it, not by the way to it.
func called(note string, f *render.Facts) string {
	if f == nil {
		return note
	}
	for _, e := range f.Elements {
		rest, is := strings.CutPrefix(note, e.Selector)
		if !is || !strings.Contains(e.Selector, ">") || !strings.HasPrefix(rest, ": ") && !strings.HasPrefix(rest, " “") {
			continue
		}
		name := nameOf(e)
		if e.Text != "" && !strings.HasPrefix(rest, " “") {
			name += " “" + plain.Short(e.Text, outlineText) + "”"
		}
		if e.Contrast > 0 && strings.HasSuffix(rest, "contrast is too low") {
			rest += fmt.Sprintf(": %.1f, %s on %s", e.Contrast, e.Color, e.Background)
		}
		return name + rest
	}
	return note
}

// shortestRun is how many shapes without names stand together at least to be told as one.
const shortestRun = 3

// named says that an element has something that an instruction may call it by.
func named(e render.Element) bool { return e.Text != "" || e.ID != "" || len(e.Classes) > 0 }

// run counts the nameless shapes of one sort that stand together at the beginning.
func run(elements []render.Element) int {
	first := elements[0]
	for i, e := range elements {
		if named(e) || e.Fill == "" || e.Tag != first.Tag || !siblings(e, first) {
			return i
		}
	}
	return len(elements)
}

func siblings(a, b render.Element) bool {
	n := len(a.Path)
	return n > 0 && n == len(b.Path) && slices.Equal(a.Path[:n-1], b.Path[:n-1])
}

// runLine tells several shapes as one: how many, the box around them, the first and the last fill.
func runLine(all []render.Element) string {
	first, last := all[0], all[len(all)-1]
	box := first.Box
	for _, e := range all[1:] {
		right, bottom := max(box.X+box.W, e.Box.X+e.Box.W), max(box.Y+box.H, e.Box.Y+e.Box.H)
		box.X, box.Y = min(box.X, e.Box.X), min(box.Y, e.Box.Y)
		box.W, box.H = right-box.X, bottom-box.Y
	}
	line := fmt.Sprintf("%d × %s %.0f,%.0f %.0f×%.0f fill %s", len(all), first.Tag, box.X, box.Y, box.W, box.H, first.Fill)
	if last.Fill != first.Fill {
		line += " … " + last.Fill
	}
	return line
}

func elementLine(e render.Element) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %.0f,%.0f %.0f×%.0f", nameOf(e), e.Box.X, e.Box.Y, e.Box.W, e.Box.H)
	if e.Text != "" {
		fmt.Fprintf(&s, " %.0f/%d %s on %s “%s”", e.FontSize, e.FontWeight, e.Color, e.Background, plain.Short(e.Text, outlineText))
	}
	if e.Fill != "" && e.Text == "" && !slices.Contains(containers, e.Tag) {
		s.WriteString(" fill " + e.Fill)
	}
	if e.Position == "sticky" || e.Position == "fixed" {
		s.WriteString(" " + e.Position)
	}
	return s.String()
}

// containers are the elements of a drawing whose fill is only handed on.
var containers = []string{"svg", "g", "symbol", "defs"}

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

var (
	mentioned = regexp.MustCompile(`@([A-Za-z][\w-]*)`)
	// areas are what an instruction that points may name without "@": "move @lede to D5".
	areas = regexp.MustCompile(`(?:^|[^@\w])([A-F][1-6])\b`)
)

// pointedNames is how many elements are named of a cell.
const pointedNames = 6

// pointed says what an instruction points at: cells of the lettered grid with what lies in them, and
// elements.
func pointed(instruction string, f *render.Facts) string {
	mentions := mentioned.FindAllStringSubmatch(instruction, -1)
	if f == nil || len(mentions) == 0 {
		return ""
	}
	var lines []string
	for _, m := range append(mentions, areas.FindAllStringSubmatch(instruction, -1)...) {
		name := strings.TrimSpace(m[0])
		found := check.Find(f, "@"+m[1])
		if box, is := point.Cell(point.Screen(f), m[1]); is {
			lines = append(lines, cellLine(strings.ToUpper(name), box, found))
		} else if len(found) > 0 {
			lines = append(lines, name+" is "+elementLine(found[0]))
		}
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "\n")
}

func cellLine(name string, box render.Box, found []render.Element) string {
	line := fmt.Sprintf("%s is the area %.0f,%.0f %.0f×%.0f px", name, box.X, box.Y, box.W, box.H)
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
