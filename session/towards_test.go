package session_test

import (
	"os"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/artifact"
)

// chromium is a real camera.
func chromium(t *testing.T) render.Camera {
	t.Helper()
	found, err := browser.Find(t.Context(), os.Getenv("CULTIVAR_BROWSER"))
	if err != nil {
		t.Skip("no browser is installed:", err)
	}
	camera, err := browser.Open(t.Context(), browser.Options{Executable: found})
	must(t, err)
	t.Cleanup(func() { must(t, camera.Close()) })
	return camera
}

const kite = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#fde68a"/><path fill="#b91c1c" d="M20 3L34 18L20 30L6 18Z"/><path fill="#f97316" d="M20 3L34 18L20 18Z"/><circle cx="20" cy="35" r="3" fill="#7c2d12"/></svg>`

func drawing(source string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Drawing, Main: "kite.svg", Files: map[string][]byte{"kite.svg": []byte(source)}}
}

// TestLikenessRisesGenerationByGeneration recolours a drawing and breeds the original towards that picture: the
// nearest tile of each generation comes nearer than that of the last or stays about there (a tile must look unlike its parent, which is
// tile 0 and keeps what was reached), and stands first.
func TestLikenessRisesGenerationByGeneration(t *testing.T) {
	camera := chromium(t)
	view := session.View(artifact.Drawing).Within(96, 60)
	recoloured := strings.NewReplacer("#fde68a", "#dbeafe", "#b91c1c", "#1d4ed8", "#f97316", "#38bdf8", "#7c2d12", "#1e1b4b").Replace(kite)
	shoot := func(a artifact.Artifact) render.Shot {
		doc, err := a.Document()
		must(t, err)
		shot, err := camera.Shoot(t.Context(), doc, view)
		must(t, err)
		return shot
	}
	target := shoot(drawing(recoloured)).Image
	parent := drawing(kite)
	near := compare.NewAim(target, target.Bounds().Size()).Likeness(shoot(parent).Image)
	start := near
	nursery := session.NewNursery(session.Options{Camera: camera})
	for generation := range 2 {
		p := session.Parents{Refs: []session.Ref{"parent"}, Artifacts: []artifact.Artifact{parent}}
		_, events := nursery.Breed(t.Context(), p, session.BreedRequest{Count: 4, Seed: uint64(generation + 1), Tile: view, Target: target})
		g := (&desk{T: t, ctx: t.Context()}).finish(events)
		best := *g.Variants[0].Likeness
		t.Logf("generation %d: %.2f %s", generation+1, best, g.Variants[0].Caption)
		if best < near-0.05 {
			t.Errorf("generation %d comes to %.2f, the one before it to %.2f", generation+1, best, near)
		}
		if !strings.HasSuffix(g.Variants[0].Title(), "like the target, "+g.Variants[0].Caption) {
			t.Errorf("the tile does not say how near it comes: %q", g.Variants[0].Title())
		}
		near, parent = best, g.Variants[0].Artifact
	}
	if near < start+0.12 {
		t.Errorf("two generations brought it from %.2f to %.2f", start, near)
	}
}
