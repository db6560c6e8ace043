package coder

import (
	"context"
	"image"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/session/artifact"
)

// pictured looks as lookAt does, and has a picture.
func pictured(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
	shot, facts, err := lookAt(ctx, a)
	shot.Image = image.NewRGBA(image.Rect(0, 0, 2000, 1000))
	return shot, facts, err
}

func TestWhatAModelSeesWrongIsMended(t *testing.T) {
	s := serve(t, says(sticky), says("- The button is lost on its ground: make it teal."), says(block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")))
	c, _ := coderFor(t, s, func(p *Profile) { p.Vision = true }, Options{})
	b := seen(brief("make the header sticky"))
	b.Look = pictured
	o := propose(t.Context(), c, b)
	if o.line() != "" || len(s.requests()) != 3 {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
	if got := string(o.replies[0].Artifact.Source()); !strings.Contains(got, "sticky") || !strings.Contains(got, "teal") {
		t.Errorf("got\n%s", got)
	}
	if critic := s.requests()[1]; !strings.Contains(critic, "data:image/png;base64,") || strings.Contains(critic, "border-radius") {
		t.Error("whoever looks gets the picture and not the code")
	}
	if told := s.requests()[2]; !strings.Contains(told, "make it teal") || !strings.Contains(told, "data:image/png") {
		t.Error("the repair gets the fault and the picture")
	}
}

func TestASatisfiedLookChangesNothing(t *testing.T) {
	for _, answer := range []string{"OK", "OK.", "**OK**", "OK – the header sticks", block("a", "b")} {
		if got := parseCritique(answer); len(got) > 0 {
			t.Errorf("%q: %q", answer, got)
		}
	}
	if got := parseCritique("1. Too dark\n2. Too small\n\n3. Too late\n4. Too much"); len(got) != 3 || got[0] != "Too dark" {
		t.Errorf("got %q", got)
	}
}
