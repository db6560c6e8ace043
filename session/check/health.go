package check

import (
	"cultivar/render"
)

func paints(s *Scene, _ []string) Result {
	switch {
	case s.Shot == nil:
		return holds
	case s.Shot.Broken != "":
		return fails("%s", s.Shot.Broken)
	case s.Shot.Blank && (s.Parent == nil || !s.Parent.Blank):
		return fails("the picture is blank")
	}
	return holds
}

func noErrors(s *Scene, _ []string) Result {
	if fresh := NewErrors(s.Parent, s.Shot); len(fresh) > 0 {
		return fails("%s", located(fresh[0]))
	}
	return holds
}

func located(m render.Message) string {
	if m.File == "" || m.Line == 0 {
		return m.Text
	}
	return m.File + ":" + itoa(m.Line) + ": " + m.Text
}

// NewErrors are the errors and console errors that the parent did not have.
func NewErrors(parent, shot *render.Shot) []render.Message {
	old := map[string]int{}
	for _, m := range errorsOf(parent) {
		old[m.Text]++
	}
	var fresh []render.Message
	for _, m := range errorsOf(shot) {
		if old[m.Text]--; old[m.Text] < 0 {
			fresh = append(fresh, m)
		}
	}
	return fresh
}

func errorsOf(s *render.Shot) []render.Message {
	if s == nil {
		return nil
	}
	out := append([]render.Message(nil), s.Errors...)
	for _, m := range s.Console {
		if m.Level == "error" {
			out = append(out, m)
		}
	}
	return out
}

// worse compares how many elements have a fault with how many of the parent's had it.
func worse(s *Scene, note string, fault func(*render.Facts, render.Element) bool) Result {
	before := 0
	if s.Before != nil {
		before, _ = faulty(s.Before, fault)
	}
	n, first := faulty(s.Facts, fault)
	if n <= before {
		return holds
	}
	where := first.Selector
	if first.Text != "" {
		where += " “" + shorten(first.Text, 32) + "”"
	}
	return fails("%s: %s", where, note)
}

// faulty counts the elements with a fault and gives the first.
func faulty(f *render.Facts, fault func(*render.Facts, render.Element) bool) (n int, first render.Element) {
	for _, e := range f.Elements {
		if fault(f, e) {
			if n == 0 {
				first = e
			}
			n++
		}
	}
	return n, first
}

func overflow(s *Scene, _ []string) Result {
	return worse(s, "it sticks out", func(_ *render.Facts, e render.Element) bool { return e.Overflow || e.Offscreen })
}

func overlap(s *Scene, _ []string) Result {
	return worse(s, "its text lies over other text", func(_ *render.Facts, e render.Element) bool { return len(e.Overlaps) > 0 })
}

func clipped(s *Scene, _ []string) Result {
	return worse(s, "its text is cut off", func(_ *render.Facts, e render.Element) bool { return e.Clipped })
}

// readable asks for WCAG's AA: 4.5, or 3 for large text.
func readable(s *Scene, _ []string) Result {
	return worse(s, "its contrast is too low", func(_ *render.Facts, e render.Element) bool {
		least := 4.5
		if e.FontSize >= 24 || e.FontSize >= 18.66 && e.FontWeight >= 700 {
			least = 3
		}
		return e.Contrast > 0 && e.Contrast < least-0.05
	})
}
