package session_test

import (
	"math"
	"testing"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed"
)

const board = `<!doctype html>
<html><head><style>
body { background: #0f1e2e; color: #e6eef5; font: 14px/1.4 Verdana, sans-serif; margin: 0; }
main { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 12px; padding: 12px; }
.tile { background: #1c3146; border-radius: 14px; padding: 24px; }
h1 { font-size: 22px; padding: 12px; color: #ffb020; } a { color: #ffb020; }
</style></head>
<body><h1>Board</h1><main><div class="tile"><p>Sales <a href="#">more</a></p></div><div class="tile"><p>Visits</p></div><div class="tile"><p>Costs</p></div></main></body></html>
`

const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#166534" d="M20 3C34 10 34 30 20 37C6 30 6 10 20 3Z"/><path fill="#86efac" d="M19 8H21V34H19Z"/></svg>`

const waves = `precision mediump float;
uniform vec2 u_resolution;
uniform float u_time;
void main() {
	vec2 uv = gl_FragCoord.xy / u_resolution;
	float wave = 0.5 + 0.5 * sin(uv.x * 12.0 + u_time);
	gl_FragColor = vec4(mix(vec3(0.45, 0.05, 0.1), vec3(1.0, 0.6, 0.2), wave * uv.y), 1.0);
}
`

// TestAPaletteIsCrossedIntoAnotherDesign takes the palette alone from an unlike parent: the child's colours are nearer to
// that parent than the first parent's are, and where there are boxes they stay the first parent's.
func TestAPaletteIsCrossedIntoAnotherDesign(t *testing.T) {
	camera := chromium(t)
	shader := func(source string) artifact.Artifact {
		return artifact.Artifact{Kind: artifact.Shader, Main: "a.frag", Files: map[string][]byte{"a.frag": []byte(source)}}
	}
	page := func(source string) artifact.Artifact {
		return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(source)}}
	}
	for _, parents := range [][]artifact.Artifact{{page(pageSource), page(board)}, {drawing(leaf), drawing(kite)}, {shader(rings), shader(waves)}} {
		kind := parents[0].Kind
		view := session.View(kind).Within(160, 100)
		view.Measure = true
		var docs []render.Document
		for _, a := range append(parents, crossed(t, parents)...) {
			doc, err := a.Document()
			must(t, err)
			docs = append(docs, doc)
		}
		shots, err := camera.Sheet(t.Context(), docs, view, nil)
		must(t, err)
		before := compare.Colors(shots[0].Image, shots[1].Image)
		for i, child := range shots[2:] {
			if child.Broken != "" {
				t.Fatalf("%s %d: %s", kind, i, child.Broken)
			}
			if after := compare.Colors(child.Image, shots[1].Image); after >= 0.8*before {
				t.Errorf("%s %d: its colours are %.3f from the other parent's, before they were %.3f", kind, i, after, before)
			}
			if own, other := boxes(child.Facts, shots[0].Facts), boxes(child.Facts, shots[1].Facts); own > other/4 {
				t.Errorf("%s %d: its boxes are %.1f px from its own parent's and %.1f from the other's", kind, i, own, other)
			}
		}
	}
}

// crossed are children with nothing but the other parent's palette.
func crossed(t *testing.T, parents []artifact.Artifact) (out []artifact.Artifact) {
	t.Helper()
	for i := range 40 {
		p, err := breed.Propose(parents, breed.Options{Seed: 5, Rate: 0.3, Only: breed.Palette}, i)
		must(t, err)
		if len(p.Recipe.Genes) == 1 && p.Recipe.Genes[0].From == 1 {
			out = append(out, p.Artifact)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no %s took the other's palette", parents[0].Kind)
	}
	return out[:1]
}

// boxes is how far the boxes of two layouts lie apart on average, in CSS pixels, taken in their order.
func boxes(a, b *render.Facts) float64 {
	if a == nil || b == nil || len(a.Elements) == 0 || len(b.Elements) == 0 {
		return 0
	}
	sum, n := 0.0, min(len(a.Elements), len(b.Elements))
	for i := range n {
		p, q := a.Elements[i].Box, b.Elements[i].Box
		sum += math.Abs(p.X-q.X) + math.Abs(p.Y-q.Y) + math.Abs(p.W-q.W) + math.Abs(p.H-q.H)
	}
	return sum / float64(n)
}
