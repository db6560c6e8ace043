package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cultivar/render"
)

var verbs map[string]verb

func init() {
	verbs = map[string]verb{
		"text":       {args: 1, doc: `"TEXT": the words are shown`, name: "shows “%s”", run: text},
		"notext":     {args: 1, doc: `"TEXT": the words are not shown`, name: "no longer shows “%s”", run: noText},
		"has":        {args: 1, doc: "SUBJECT: there is at least one", name: "has a %s", run: has},
		"none":       {args: 1, doc: "SUBJECT: there is none", name: "has no %s", run: none},
		"count":      {args: 3, doc: "SUBJECT OP N: how many there are", run: count},
		"sticky":     {args: 1, doc: "SUBJECT: it stays in view while scrolling", name: "%s is sticky", run: sticky},
		"tint":       {args: 2, doc: "SUBJECT COLOR: its background, text, fill or stroke has the colour", name: "%s in %s", run: tint},
		"color":      {args: 2, doc: "SUBJECT COLOR: colour of its text", name: "text of %s in %s", run: colored},
		"background": {args: 2, doc: "SUBJECT COLOR: colour behind it", name: "background of %s in %s", run: background},
		"uses":       {args: 1, doc: "COLOR: something has the colour", name: "uses %s", run: uses},
		"lacks":      {args: 1, doc: "COLOR: nothing has the colour", name: "uses no %s", run: lacks},
		"ground":     {args: 1, doc: "dark|light|COLOR: the page's ground", name: "the ground is %s", run: ground},
		"size":       {args: 3, doc: "SUBJECT OP PX: font size", run: number(func(e render.Element) float64 { return e.FontSize }, "px")},
		"weight":     {args: 3, doc: "SUBJECT OP N: font weight", run: number(func(e render.Element) float64 { return float64(e.FontWeight) }, "")},
		"radius":     {args: 3, doc: "SUBJECT OP PX: corner radius", run: number(func(e render.Element) float64 { return e.Radius }, "px")},
		"width":      {args: 3, doc: "SUBJECT OP PX", run: number(func(e render.Element) float64 { return e.Box.W }, "px")},
		"height":     {args: 3, doc: "SUBJECT OP PX", run: number(func(e render.Element) float64 { return e.Box.H }, "px")},
		"font":       {args: 2, doc: "SUBJECT NAME|serif|sans|mono", name: "%s set in %s", run: font},
		"contrast":   {args: 2, doc: "SUBJECT N: contrast of its text is at least N", name: "contrast of %s is at least %s", run: contrast},
		"columns":    {args: 2, doc: "SUBJECT N: they stand in N columns", name: "%s in %s columns", run: columns},
		"above":      {args: 2, doc: "SUBJECT SUBJECT: the first stands above the second", name: "%s above %s", run: above},
		"leftof":     {args: 2, doc: "SUBJECT SUBJECT: the first stands left of the second", name: "%s left of %s", run: leftOf},
		"centered":   {args: 1, doc: "SUBJECT: it stands in the middle of the width", name: "%s is centred", run: centered},
		"warmth":     {args: 3, doc: "SUBJECT OP N: how warm its colours are, -100 to 100", run: mean(warmth)},
		"lightness":  {args: 3, doc: "SUBJECT OP N: how light its colours are, 0 to 100", run: mean(lightness)},
		"animated":   {doc: ": something moves", name: "something moves", run: animated, unmeasured: true},
		"paints":     {name: "paints", run: paints, unmeasured: true},
		"errors":     {name: "no new errors", run: noErrors, unmeasured: true},
		"overflow":   {name: "nothing sticks out", run: overflow},
		"overlap":    {name: "no text over text", run: overlap},
		"clipped":    {name: "no text is cut off", run: clipped},
		"readable":   {name: "text is readable", run: readable},
	}
}

// Health are the rules that hold of every design, measured against its parent.
func Health() []Rule {
	return []Rule{{Verb: "paints"}, {Verb: "errors"}, {Verb: "overflow"}, {Verb: "overlap"}, {Verb: "clipped"}, {Verb: "readable"}}
}

var holds = Result{OK: true}

func fails(format string, args ...any) Result { return Result{Note: fmt.Sprintf(format, args...)} }

func text(s *Scene, args []string) Result {
	if shown(s.Facts, args[0]) {
		return holds
	}
	return fails("“%s” is nowhere to be seen", args[0])
}

func noText(s *Scene, args []string) Result {
	if shown(s.Facts, args[0]) {
		return fails("“%s” is still shown", args[0])
	}
	return holds
}

func shown(f *render.Facts, words string) bool {
	want := fold(words)
	for _, e := range f.Elements {
		if strings.Contains(fold(e.Text), want) {
			return true
		}
	}
	// Words broken over several elements are shown too.
	var all strings.Builder
	for _, e := range f.Elements {
		all.WriteString(e.Text + " ")
	}
	return strings.Contains(fold(all.String()), want)
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func has(s *Scene, args []string) Result {
	if len(Find(s.Facts, args[0])) > 0 {
		return holds
	}
	return fails("there is no %s", args[0])
}

func none(s *Scene, args []string) Result {
	if n := len(Find(s.Facts, args[0])); n > 0 {
		return fails("there is still %s", args[0])
	}
	return holds
}

func count(s *Scene, args []string) Result {
	n := float64(len(Find(s.Facts, args[0])))
	if compare(n, args[1], args[2]) {
		return holds
	}
	return fails("there are %g", n)
}

// each asks something of every element that a subject names; at least one must be there.
func each(s *Scene, subject string, ok func(render.Element) (bool, string)) Result {
	found := Find(s.Facts, subject)
	if len(found) == 0 {
		return fails("there is no %s", subject)
	}
	for _, e := range found {
		if good, note := ok(e); !good {
			return fails("%s: %s", e.Selector, note)
		}
	}
	return holds
}

func sticky(s *Scene, args []string) Result {
	for _, e := range Find(s.Facts, args[0]) {
		if e.Position == "sticky" || e.Position == "fixed" {
			return holds
		}
		for _, o := range s.Facts.Elements {
			if (o.Position == "sticky" || o.Position == "fixed") && within(e.Path, o.Path) {
				return holds
			}
		}
	}
	return fails("%s scrolls away", args[0])
}

func within(inner, outer []int) bool {
	if len(outer) >= len(inner) {
		return false
	}
	for i := range outer {
		if inner[i] != outer[i] {
			return false
		}
	}
	return true
}

func number(of func(render.Element) float64, unit string) func(*Scene, []string) Result {
	return func(s *Scene, args []string) Result {
		return each(s, args[0], func(e render.Element) (bool, string) {
			return compare(of(e), args[1], args[2]), fmt.Sprintf("it is %g %s", math.Round(of(e)*10)/10, unit)
		})
	}
}

// rounding is what a number loses in the written form of a rule, with one decimal.
const rounding = 0.06

// operators compare with half a pixel of tolerance.
var operators = map[string]func(a, b float64) bool{
	">=": func(a, b float64) bool { return a >= b-0.5 },
	"<=": func(a, b float64) bool { return a <= b+0.5 },
	">":  func(a, b float64) bool { return a > b+rounding },
	"<":  func(a, b float64) bool { return a < b-rounding },
	"=":  func(a, b float64) bool { return math.Abs(a-b) <= 0.5 },
}

func compare(a float64, op, b string) bool {
	n, err := strconv.ParseFloat(strings.TrimSuffix(b, "px"), 64)
	test, ok := operators[op]
	return err == nil && ok && test(a, n)
}

func font(s *Scene, args []string) Result {
	return each(s, args[0], func(e render.Element) (bool, string) {
		return inFont(e.FontFamily, args[1]), "it is set in " + e.FontFamily
	})
}

// inFont reports whether a family list asks first for a face, or ends in a generic family.
func inFont(families, want string) bool {
	list := strings.Split(strings.ToLower(families), ",")
	for i := range list {
		list[i] = strings.Trim(list[i], ` "'`)
	}
	last := list[len(list)-1]
	switch want = strings.ToLower(want); want {
	case "serif":
		return last == "serif" || last == "ui-serif"
	case "sans", "sans-serif":
		return strings.Contains(last, "sans") || last == "system-ui"
	case "mono", "monospace":
		return strings.Contains(last, "mono")
	}
	return strings.Contains(list[0], want)
}

func contrast(s *Scene, args []string) Result {
	least, err := strconv.ParseFloat(args[1], 64)
	if err != nil {
		return fails("%q is no number", args[1])
	}
	return each(s, args[0], func(e render.Element) (bool, string) {
		return e.Contrast == 0 || e.Contrast >= least-0.05, fmt.Sprintf("its contrast is %.1f", e.Contrast)
	})
}

func columns(s *Scene, args []string) Result {
	found := Find(s.Facts, args[0])
	if len(found) == 0 {
		return fails("there is no %s", args[0])
	}
	row := 0
	for _, e := range found {
		if math.Abs(e.Box.Y-found[0].Box.Y) < max(8, found[0].Box.H/3) {
			row++
		}
	}
	if strconv.Itoa(row) == args[1] {
		return holds
	}
	return fails("the first row holds %d", row)
}

func above(s *Scene, args []string) Result {
	return ordered(s, args, "above", func(a, b render.Box) bool { return a.Y+a.H/2 < b.Y+b.H/2 })
}

func leftOf(s *Scene, args []string) Result {
	return ordered(s, args, "left of", func(a, b render.Box) bool { return a.X+a.W/2 < b.X+b.W/2 })
}

func ordered(s *Scene, args []string, word string, ok func(a, b render.Box) bool) Result {
	a, b := Find(s.Facts, args[0]), Find(s.Facts, args[1])
	switch {
	case len(a) == 0:
		return fails("there is no %s", args[0])
	case len(b) == 0:
		return fails("there is no %s", args[1])
	case ok(a[0].Box, b[0].Box):
		return holds
	}
	return fails("%s is not %s %s", args[0], word, args[1])
}

func centered(s *Scene, args []string) Result {
	middle := s.Facts.Width / 2
	return each(s, args[0], func(e render.Element) (bool, string) {
		x, _ := e.Box.Center()
		return math.Abs(x-middle) <= max(8, s.Facts.Width*0.02), fmt.Sprintf("its middle is at %.0f of %.0f px", x, s.Facts.Width)
	})
}

func animated(s *Scene, _ []string) Result {
	for _, data := range s.Artifact.Files {
		source := string(data)
		for _, sign := range []string{"@keyframes", "transition", "<animate", "requestAnimationFrame", "iTime", "u_time", "uTime"} {
			if strings.Contains(source, sign) {
				return holds
			}
		}
	}
	return fails("nothing moves")
}
