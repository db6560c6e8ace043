package phrase

import (
	"strings"

	"cultivar/render"
)

var opposite = map[string]string{"left": "right", "right": "left", "top": "bottom", "bottom": "top"}

func (s *scene) cropOff(got bound) bool { return s.crop(got, opposite[got["side"].(string)]) }

func (s *scene) cropKeep(got bound) bool { return s.crop(got, got["side"].(string)) }

// crop keeps half of the drawing.
func (s *scene) crop(got bound, keep string) bool {
	if o, ok := got["obj"].(*object); ok && !o.whole {
		return false
	}
	for _, key := range []string{"keep", "other"} {
		if v, ok := got[key].(string); ok && (key == "keep" && v != keep || key == "other" && v != opposite[keep]) {
			s.refuse("the two halves contradict each other")
			return true
		}
	}
	if s.paged() {
		return s.cropPage(keep)
	}
	b, ok := s.viewBox()
	if keep == "" || keep == "center" || !ok {
		s.refuse("the drawing has no viewBox and no size, so its half is not known")
		return true
	}
	s.cropTo(half(b, keep), b)
	s.say("only the " + keep + " half")
	return true
}

func half(b render.Box, keep string) render.Box {
	switch keep {
	case "left":
		b.W /= 2
	case "right":
		b.X, b.W = b.X+b.W/2, b.W/2
	case "top":
		b.H /= 2
	case "bottom":
		b.Y, b.H = b.Y+b.H/2, b.H/2
	}
	return b
}

// cropTo gives the drawing another viewBox, and its size the same share.
func (s *scene) cropTo(b, old render.Box) {
	top := s.doc.Top()
	s.edit(s.doc.SetAttr(top, "viewBox", strings.Join([]string{num(b.X), num(b.Y), num(b.W), num(b.H)}, " "))...)
	for _, side := range []struct {
		name  string
		share float64
	}{{"width", b.W / old.W}, {"height", b.H / old.H}} {
		if v := top.Get(side.name); length(v) > 0 && side.share != 1 {
			unit := strings.TrimLeft(v, "+-.0123456789 ")
			s.edit(s.doc.SetAttr(top, side.name, num(length(v)*side.share)+unit)...)
		}
	}
}
