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
