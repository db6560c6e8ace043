package shader

import (
	"fmt"
	"math"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

var (
	vignette = snippet{
		[]string{"vignette", "darkEdges"}, "vec3", "vec3 color, vec2 at, float amount", `
	vec2 p = 2.0 * at - 1.0;
	return color * (1.0 - amount * smoothstep(0.35, 1.9, dot(p, p)));`,
	}
	grain = snippet{
		[]string{"grain", "filmGrain"}, "vec3", "vec3 color, vec2 at, float amount", `
	float n = fract(sin(dot(at, vec2(12.9898, 78.233))) * 43758.5453);
	return color + amount * (n - 0.5);`,
	}
	posterise = snippet{
		[]string{"posterise", "inTones"}, "vec3", "vec3 color, float tones", `
	float high = max(max(color.r, color.g), max(color.b, 0.001));
	return color * floor(min(high, 1.0) * tones + 0.5) / (tones * high);`,
	}
	scanlines = snippet{
		[]string{"scanlines", "tubeLines"}, "vec3", "vec3 color, vec2 at, float amount", `
	return color * (1.0 - amount * (0.5 + 0.5 * cos(6.28318 * 45.0 * at.y)));`,
	}
	halftone = snippet{
		[]string{"halftone", "printed"}, "vec3", "vec3 color, vec2 at, float amount", `
	vec2 cell = fract(mat2(0.866, 0.5, -0.5, 0.866) * at * 40.0) - 0.5;
	float tone = clamp(` + luma + `, 0.0, 1.0);
	float dots = smoothstep(0.08, -0.08, length(cell) - 0.72 * sqrt(1.0 - tone));
	return mix(color, color * mix(1.35, 0.3, dots), amount);`,
	}
)

var postOperators = []gene.Operator[*Design]{
	{Name: "function.vignette", Trait: gene.Function, Doc: "darker edges", Weight: 0.3, Leans: map[string]float64{"dark": 0.4}, Apply: located(vignette, false, 0.4, 0.95, "vignette")},
	{Name: "function.grain", Trait: gene.Function, Doc: "film grain", Weight: 0.25, Apply: located(grain, true, 0.1, 0.35, "film grain")},
	{Name: "function.scanlines", Trait: gene.Function, Doc: "scan lines", Weight: 0.3, Leans: map[string]float64{"busy": 0.4}, Apply: located(scanlines, false, 0.3, 0.7, "scan lines")},
	{Name: "function.halftone", Trait: gene.Function, Doc: "printed in dots", Weight: 0.5, Leans: map[string]float64{"busy": 0.6}, Apply: located(halftone, false, 0.6, 1, "printed in halftone dots")},
	{Name: "palette.posterise", Trait: gene.Palette, Doc: "few tones", Weight: 0.6, Leans: map[string]float64{"bold": 0.4}, Apply: applyPosterise},
}

func applyPosterise(d *Design, in gene.In) (string, bool) {
	if d.now.transition() || posterise.present(d.now) != nil {
		return "", false
	}
	tones := math.Round(in.Between(8, 3))
	return fmt.Sprintf("posterised to %.0f tones", tones), d.grade(posterise, nil, tones)
}

// located makes an operator of a helper that also takes the place: from 0 to 1 with square units by
// height, or in pixels.
func located(s snippet, inPixels bool, low, high float64, caption string) func(*Design, gene.In) (string, bool) {
	return func(d *Design, in gene.In) (string, bool) {
		at := d.now.spot(inPixels, s.names[0] != "vignette")
		if at == "" {
			return "", false
		}
		return caption, d.grade(s, []string{at}, in.Between(low, high))
	}
}

// spot is an expression of the place for the end of the entry, where the place's variable may have
// been changed; "" if there is none.
func (g *genome) spot(inPixels, square bool) string {
	size := g.size()
	switch {
	case inPixels:
		return "gl_FragCoord.xy"
	case g.transition():
		return g.entry.Params[0].Name
	case size != "" && square:
		return "gl_FragCoord.xy / " + base(size) + ".y"
	case size != "":
		return "gl_FragCoord.xy / " + size
	case g.convention == artifact.PlainShader || g.convention == artifact.Three || g.convention == artifact.BookOfShader:
		for _, name := range g.varyings() {
			if !strings.Contains(strings.ToLower(name), "object") && !strings.Contains(strings.ToLower(name), "pattern") {
				return name
			}
		}
	}
	return ""
}
