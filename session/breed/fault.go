package breed

import (
	"fmt"
	"math"
	"slices"

	"cultivar/render"
)

// Broken says how much worse off a variant is than its parents, 0 if it is not, and why. What was wrong in a
// parent already does not count, each text judged against the same text there.
func Broken(parents []Look, variant Look) (degree float64, notes []string) {
	add := func(d float64, format string, args ...any) {
		degree += d
		notes = append(notes, fmt.Sprintf(format, args...))
	}
	had := func(flaw func(Look) bool) bool { return slices.ContainsFunc(parents, flaw) }
	shot := variant.Shot
	if shot.Broken != "" && !had(func(p Look) bool { return p.Shot.Broken != "" }) {
		add(10, "%s", shot.Broken)
	}
	if shot.Blank && !had(func(p Look) bool { return p.Shot.Blank }) {
		add(8, "paints nothing")
	}
	known := 0
	for _, p := range parents {
		known = max(known, len(p.Shot.Errors))
	}
	if n := len(shot.Errors) - known; n > 0 {
		add(4, "%d new errors: %s", n, shot.Errors[len(shot.Errors)-1].Text)
	}
	if variant.Facts == nil || had(func(p Look) bool { return p.Facts == nil }) {
		return degree, notes
	}
	before := textsOf(parents)
	for _, b := range blemishes {
		if n := before.fresh(variant.Facts, b.in); n > 0 {
			add(math.Min(3, 0.5+0.25*float64(n)), "%s in %d more places", b.what, n)
		}
	}
	return degree, notes
}

// blemish is what can be wrong with a text.
type blemish struct {
	what string
	// in says that it is wrong with e; was is the same text in a parent, nil if none has it.
	in func(e render.Element, was *render.Element) bool
}

var blemishes = []blemish{
	{"text is cut off", func(e render.Element, was *render.Element) bool { return e.Clipped && (was == nil || !was.Clipped) }},
	{"content sticks out", func(e render.Element, was *render.Element) bool {
		return (e.Overflow || e.Offscreen) && (was == nil || !was.Overflow && !was.Offscreen)
	}},
	{"text lies over text", func(e render.Element, was *render.Element) bool {
		return len(e.Overlaps) > 0 && (was == nil || len(was.Overlaps) == 0)
	}},
	{"text is hard to read", func(e render.Element, was *render.Element) bool {
		if e.Contrast == 0 || e.Contrast >= legible(e) {
			return false
		}
		return was == nil || was.Contrast >= legible(*was) || e.Contrast < fainter*was.Contrast
	}},
	{"a button has left the first screen", func(e render.Element, was *render.Element) bool {
		return action(e) && e.Box.Y+e.Box.H > firstScreen && (was == nil || was.Box.Y+was.Box.H < inView*firstScreen)
	}},
}

// action says that an element is a button, or a link that looks like one.
func action(e render.Element) bool {
	return e.Role == "button" || e.Role == "link" && e.Text != "" && len(e.Text) < 40 && e.Box.H > 1.9*e.FontSize
}

// firstScreen is the height in CSS pixels of what is seen of a page at first; what ends above inView of it is well in view.
const firstScreen, inView = 800, 0.9

// fainter is the share of its contrast below which a text that was faint already has become worse.
const fainter = 0.8

// loses says that a button which a parent showed in the first screen has left it.
func loses(parents []Look, variant Look) bool {
	if variant.Facts == nil || slices.ContainsFunc(parents, func(p Look) bool { return p.Facts == nil }) {
		return false
	}
	return textsOf(parents).fresh(variant.Facts, func(e render.Element, was *render.Element) bool {
		return action(e) && e.Box.Y+e.Box.H > firstScreen && (was == nil || was.Box.Y+was.Box.H <= firstScreen)
	}) > 0
}

// legible is the contrast that WCAG AA asks of an element's text.
func legible(e render.Element) float64 {
	if e.FontSize >= 24 || e.FontSize >= 18.66 && e.FontWeight >= 700 {
		return 3
	}
	return 4.5
}

// texts finds elements by what they say: breeding keeps every text, wherever it moves to.
type texts map[string][]*render.Element

func textsOf(parents []Look) texts {
	all := texts{}
	for _, p := range parents {
		for i := range p.Facts.Elements {
			e := &p.Facts.Elements[i]
			all[nameOf(*e)] = append(all[nameOf(*e)], e)
		}
	}
	return all
}

// nameOf is an element's text; what says nothing goes by its tag and classes.
func nameOf(e render.Element) string {
	if e.Text != "" {
		return e.Text
	}
	return fmt.Sprint("<", e.Tag, e.ID, e.Classes)
}

// fresh counts the elements that have a blemish which none of the same name had.
func (t texts) fresh(f *render.Facts, in func(e render.Element, was *render.Element) bool) int {
	n := 0
	for _, e := range f.Elements {
		old := t[nameOf(e)]
		spared := slices.ContainsFunc(old, func(was *render.Element) bool { return !in(e, was) })
		if !spared && in(e, nil) {
			n++
		}
	}
	return n
}
