package session_test

import (
	"image"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/artifact"
)

const rings = `precision mediump float;
uniform vec2 u_resolution;
uniform float u_time;
void main() {
	vec2 uv = gl_FragCoord.xy / u_resolution - 0.5;
	float ring = 0.5 + 0.5 * sin(40.0 * length(uv) - u_time);
	gl_FragColor = vec4(mix(vec3(0.1, 0.2, 0.4), vec3(0.9, 0.8, 0.5), ring), 1.0);
}
`

// TestDesignsInOneStyleCodeLookRelated dresses a page, a drawing and a shader in style codes: the colours of two
// designs in one code lie nearer to each other than those of the same designs in two codes.
func TestDesignsInOneStyleCodeLookRelated(t *testing.T) {
	camera := chromium(t)
	nursery := session.NewNursery(session.Options{Camera: camera})
	designs := []artifact.Artifact{
		{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(pageSource)}},
		drawing(strings.Replace(kite, "<rect", `<rect id="ground"`, 1)),
		{Kind: artifact.Shader, Main: "rings.frag", Files: map[string][]byte{"rings.frag": []byte(rings)}},
	}
	codes := []string{"2", "99", "48213", "314159", "2718281x7"}
	worn := make([][]*image.RGBA, len(codes))
	for i, code := range codes {
		for _, a := range designs {
			worn[i] = append(worn[i], dressed(t, nursery, a, code))
		}
	}
	for k := range designs {
		for l := range k {
			var same, other, n, m float64
			for i := range codes {
				for j := range codes {
					if d := compare.Colors(worn[i][k], worn[j][l]); i == j {
						same, n = same+d, n+1
					} else {
						other, m = other+d, m+1
					}
				}
			}
			t.Logf("%s and %s: %.3f apart in one code, %.3f in two", designs[k].Kind, designs[l].Kind, same/n, other/m)
			if same/n >= other/m {
				t.Errorf("a %s and a %s in one code are %.3f apart, in two codes %.3f", designs[k].Kind, designs[l].Kind, same/n, other/m)
			}
		}
	}
}

func dressed(t *testing.T, n *session.Nursery, a artifact.Artifact, code string) *image.RGBA {
	t.Helper()
	p := session.Parents{Refs: []session.Ref{"parent"}, Artifacts: []artifact.Artifact{a}}
	_, events := n.Wear(t.Context(), p, code, session.View(a.Kind).Within(160, 100))
	var shot render.Shot
	for e := range events {
		switch e := e.(type) {
		case session.Pictured:
			if e.Tile == 1 {
				shot = e.Shot
			}
		case session.Failed:
			t.Fatalf("%s in %s: %v", a.Kind, code, e.Err)
		}
	}
	return shot.Image
}
