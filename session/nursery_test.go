package session_test

import (
	"testing"
	"testing/synctest"

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
