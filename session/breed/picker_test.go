package breed

import (
	"testing"

	"cultivar/session/artifact"
)

// sharesLiked breeds six generations for a picker that likes one quality, and says which share of each one's tiles has it.
// Nothing is drawn: tiles are what their operators lean towards. Every generation is bred from the same parent, so
// that what rises is what was learnt, not what was inherited.
func sharesLiked(t *testing.T, parent artifact.Artifact, likes string, learns bool) (shares [6]float64) {
	t.Helper()
	const seeds, tiles = 2, 9
	for seed := range uint64(seeds) {
		var taste Taste
		for g := range shares {
			o := Options{Seed: 100*seed + uint64(g) + 1, Rate: 0.5}
			if learns {
				o.Taste = &taste
			}
			var candidates []Look
			for i := range 18 {
				if p, err := Propose([]artifact.Artifact{parent}, o, i); err == nil {
					candidates = append(candidates, Look{Proposal: p})
				}
			}
			for _, c := range Select([]Look{{}}, candidates, tiles, o.Taste, o.Seed) {
				look := candidates[c.Index]
				has := look.Features()[likes] > 0.05
				if has {
					shares[g] += 1.0 / (seeds * tiles)
				}
				taste.Learn(map[bool]Event{true: Marked, false: Ignored}[has], look)
			}
		}
	}
	return shares
}

func TestGenerationsLeanTowardsWhatAPickerLikes(t *testing.T) {
	shader := artifact.Artifact{Kind: artifact.Shader, Main: "wave.frag", Files: map[string][]byte{"wave.frag": []byte(wave)}}
	for name, parent := range map[string]artifact.Artifact{"page": pageOf(sheet), "drawing": drawingOf(star), "shader": shader} {
		for _, likes := range map[string][]string{"page": {"dark", "round", "warm"}, "drawing": {"dark", "warm"}, "shader": {"dark", "warm"}}[name] {
			with, without := sharesLiked(t, parent, likes, true), sharesLiked(t, parent, likes, false)
			t.Logf("%s, %s: %.2f, without taste %.2f", name, likes, with, without)
			if with[5] <= without[5] || with[2] <= max(with[0], without[2]) {
				t.Errorf("%s: a picker that likes %s sees %.2f of it, without taste %.2f", name, likes, with, without)
			}
		}
	}
}

const wave = `precision mediump float;
uniform vec2 u_resolution;
uniform float u_time;
void main() {
	vec2 uv = gl_FragCoord.xy / u_resolution;
	float wave = 0.5 + 0.5 * sin(uv.x * 12.0 + u_time);
	vec3 color = mix(vec3(0.1, 0.2, 0.5), vec3(0.9, 0.6, 0.3), wave * uv.y);
	gl_FragColor = vec4(color, 1.0);
}
`
