package session_test

import (
	"context"
	"image"
	"strings"
	"testing"
	"testing/synctest"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

func TestAGenerationWaitsForTheCameraThatIsOnItsWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		page, err := artifact.FromBytes("index.html", []byte(pageSource))
		must(t, err)
		nursery := session.NewNursery(session.Options{})
		nursery.ExpectCamera()
		_, events := nursery.Breed(t.Context(), session.Parents{Artifacts: []artifact.Artifact{page}}, session.BreedRequest{Count: 3, Seed: 5, Tile: session.View(artifact.Page).Within(160, 100)})

		synctest.Wait()
		if n := len(events); n != 1 {
			t.Fatalf("%d events before the camera came, want the start alone", n)
		}
		nursery.SetCamera(&painter{}, "")
		pictures := 0
		for e := range events {
			if p, ok := e.(session.Pictured); ok && p.Tile > 0 {
				pictures++
			}
		}
		if pictures != 3 {
			t.Errorf("%d of 3 tiles were drawn", pictures)
		}
	})
}

// blinded sees one colour everywhere.
type blinded struct{ *painter }

func (b blinded) Sheet(ctx context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	shots := make([]render.Shot, len(docs))
	for i := range docs {
		w, h := from.Pixels()
		shots[i] = render.Shot{Image: image.NewRGBA(image.Rect(0, 0, w, h)), Blank: true}
		if each != nil {
			each(i, shots[i])
		}
	}
	return shots, nil
}

func TestBreedingFromNothingSaysSo(t *testing.T) {
	empty := artifact.Artifact{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{
		"a.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g fill="#123456" stroke="#ff8800"/></svg>`),
	}}
	nursery := session.NewNursery(session.Options{Camera: blinded{&painter{}}})
	_, events := nursery.Breed(context.Background(), session.Parents{Artifacts: []artifact.Artifact{empty}}, session.BreedRequest{Count: 3, Seed: 2})
	said := ""
	for e := range events {
		switch e := e.(type) {
		case session.Done:
			said = e.Said
		case session.Proposed:
			if e.Variant.Caption != "shows nothing" {
				t.Errorf("what shows nothing is called %q", e.Variant.Caption)
			}
		}
	}
	if !strings.Contains(said, "shows nothing") {
		t.Errorf("it says %q", said)
	}
}
