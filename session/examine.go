package session

import (
	"image"

	"cultivar/render"
	"cultivar/render/compare"
)

// paintsCheck is the check that something is drawn.
const paintsCheck = "paints"

// examine checks a variant's picture against its parent's: a variant is judged by what its parent did.
func examine(parent, shot render.Shot) []Check {
	checks := []Check{{Name: paintsCheck, OK: shot.Broken == "" && (!shot.Blank || parent.Blank), Note: shot.Broken}}
	if shot.Broken == "" && shot.Blank && !parent.Blank {
		checks[0].Note = "the picture is blank"
	}
	fresh := newErrors(parent, shot)
	errs := Check{Name: "no new errors", OK: len(fresh) == 0}
	if len(fresh) > 0 {
		errs.Note = fresh[0].Text
	}
	return append(checks, errs)
}

// flat is the check that a design is not painted over.
const flat = "the picture is flat: nothing in it can be told apart any more"

// flattened says that a picture of many colours has become one of a single colour and its ground.
func flattened(parent, shot render.Shot) bool {
	return parent.Image != nil && shot.Image != nil && colors(parent.Image) > 3 && colors(shot.Image) <= 2
}

// colors counts the colours, to three bits a channel, that fill at least a two hundredth of a picture.
func colors(img *image.RGBA) int {
	counts, all := map[[3]uint8]int{}, 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			at := img.RGBAAt(x, y)
			counts[[3]uint8{at.R >> 5, at.G >> 5, at.B >> 5}]++
			all++
		}
	}
	n := 0
	for _, count := range counts {
		if 200*count >= all {
			n++
		}
	}
	return n
}

// newErrors are the errors that the parent did not have.
func newErrors(parent, shot render.Shot) []render.Message {
	old := map[string]int{}
	for _, m := range parent.Errors {
		old[m.Text]++
	}
	var fresh []render.Message
	for _, m := range shot.Errors {
		if old[m.Text]--; old[m.Text] < 0 {
			fresh = append(fresh, m)
		}
	}
	return fresh
}

// distance is how far two shots look apart, 0 to 1; -1 if one of them is broken.
func distance(a, b render.Shot) float64 {
	if a.Image == nil || b.Image == nil || a.Image.Bounds().Size() != b.Image.Bounds().Size() {
		return -1
	}
	return compare.Distance(a.Image, b.Image)
}

// likeness is how near a shot comes to a target picture, nil without one.
func likeness(shot render.Shot, target image.Image) *float64 {
	if target == nil || shot.Image == nil {
		return nil
	}
	near := compare.NewAim(target, shot.Image.Bounds().Size()).Likeness(shot.Image)
	return &near
}
