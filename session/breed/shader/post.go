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
	vec2 cell = fract(mat2(0.866, 0.5, -0.5, 0.866) * at * 70.0) - 0.5;
	float tone = clamp(` + luma + `, 0.0, 1.0);
	float dots = smoothstep(0.08, -0.08, length(cell) - 0.72 * sqrt(1.0 - tone));
	return mix(color, color * mix(1.4, 0.5, dots), amount);`,
	}
	engraved = snippet{
		[]string{"engraved", "inLines"}, "vec3", "vec3 color, vec2 at, float amount", `
	float tone = clamp(` + luma + `, 0.0, 1.0);
	float line = abs(fract(32.0 * (at.y + 0.15 * at.x + 0.012 * sin(9.0 * at.x))) - 0.5);
	float ink = smoothstep(0.06, -0.06, line - 0.45 * (1.0 - tone));
	return mix(color, color * mix(1.45, 0.45, ink), amount);`,
	}
	leak = snippet{
		[]string{"lightLeak", "leaked"}, "vec3", "vec3 color, vec2 at, float amount", `
	float glow = amount * exp(-2.2 * length(at - vec2(0.05, 0.95)));
	return 1.0 - (1.0 - color) * (1.0 - glow * vec3(1.0, 0.55, 0.25));`,
	}
	framed = snippet{
		[]string{"framed", "inFrame"}, "vec3", "vec3 color, vec2 at, float amount", `
	vec2 q = abs(2.0 * at - 1.0);
	float edge = smoothstep(0.89, 0.9, max(q.x, q.y));
	return mix(color, mix(vec3(0.96, 0.94, 0.9), color, 0.06), amount * edge);`,
	}
)

var postOperators = []gene.Operator[*Design]{
	{Name: "function.vignette", Trait: gene.Function, Leans: map[string]float64{"dark": 0.3, "vivid": -0.2}, Doc: "darker edges", Weight: 0.3, Suits: suits(scene, thing, field, filter, passage), Apply: located(vignette, false, 0.3, 0.75, "vignette")},
	{Name: "function.grain", Trait: gene.Function, Doc: "film grain", Weight: 0.08, Suits: suits(scene), Apply: located(grain, true, 0.08, 0.28, "film grain")},
	{Name: "function.scanlines", Trait: gene.Function, Doc: "scan lines", Weight: 0.2, Suits: suits(filter, field), Once: striking, Leans: map[string]float64{"busy": 0.4}, Apply: located(scanlines, false, 0.3, 0.7, "scan lines")},
	{Name: "function.halftone", Trait: gene.Function, Leans: map[string]float64{"busy": 1, "vivid": -0.5, "dark": 0.3, "bold": 0.3}, Doc: "printed in dots", Weight: 0.35, Suits: suits(field, thing, filter, passage), Once: striking, Apply: located(halftone, false, 0.6, 1, "printed in halftone dots")},
	{Name: "function.engraved", Trait: gene.Function, Leans: map[string]float64{"busy": 1, "vivid": -0.2, "bold": 0.3}, Doc: "lines as thick as the picture is dark", Weight: 0.4, Suits: suits(field, thing, filter, passage), Once: striking, Apply: located(engraved, false, 0.6, 1, "engraved in lines")},
	{Name: "function.leak", Trait: gene.Function, Leans: map[string]float64{"warm": 0.4, "dark": -0.3, "bold": -0.2}, Doc: "warm light from a corner", Weight: 0.35, Suits: suits(scene, field, filter, passage), Apply: located(leak, false, 0.35, 0.65, "light leaking in from a corner")},
	{Name: "function.frame", Trait: gene.Function, Doc: "a paper frame", Weight: 0.15, Suits: suits(filter), Apply: located(framed, false, 0.9, 1, "in a paper frame")},
	{Name: "palette.posterise", Trait: gene.Palette, Doc: "few tones", Weight: 0.4, Suits: suits(field, filter, passage), Once: striking, Apply: applyPosterise},
}

func applyPosterise(d *Design, in gene.In) (string, bool) {
	if d.now.transition() || posterise.present(d.now) != nil {
		return "", false
	}
	tones := math.Round(in.Between(9, 5))
	return fmt.Sprintf("posterised to %.0f tones", tones), d.grade(posterise, nil, tones)
}

// located makes an operator of a helper that also takes the place: from 0 to 1 with square units by
// height, or in pixels.
func located(s snippet, inPixels bool, low, high float64, caption string) func(*Design, gene.In) (string, bool) {
	return func(d *Design, in gene.In) (string, bool) {
		if d.now.transition() && s.names[0] == "framed" && d.now.moved() {
			return "", false
		}
		at := d.now.spot(inPixels, !unitPlaced[s.names[0]])
		if at == "" {
			return "", false
		}
		return caption, d.grade(s, []string{at}, in.Between(low, high))
	}
}

// moved says that the place is put through a helper before the end, so that what is laid on by place would go along.
func (g *genome) moved() bool {
	for _, s := range []snippet{rotated, swirled, kaleidoscope, tiled, polar, warped, rippled, bulged, folded, blocked, slanted, reeded, lake} {
		if s.present(g) != nil {
			return true
		}
	}
	return false
}

// unitPlaced are the helpers that take the place from 0 to 1 both ways.
var unitPlaced = map[string]bool{"vignette": true, "lightLeak": true, "framed": true, "sheen": true, "hueDrift": true, "sideLight": true, "misty": true, "glint": true}

// spot is an expression of the place for the end of the entry, where the place's variable may have
// been changed; "" if there is none.
func (g *genome) spot(inPixels, square bool) string {
	size := g.size()
	switch {
	case inPixels:
		return "gl_FragCoord.xy"
	case g.transition() && square:
		return g.entry.Params[0].Name + " * vec2(ratio, 1.0)"
	case g.transition():
		return g.entry.Params[0].Name
	case size != "" && square:
		return "gl_FragCoord.xy / " + base(size) + ".y"
	case size != "":
		return "gl_FragCoord.xy / " + size
	case g.convention == artifact.PlainShader || g.convention == artifact.Three || g.convention == artifact.BookOfShader:
		for _, name := range g.varyings() {
			if !strings.Contains(strings.ToLower(name), "object") && !strings.Contains(strings.ToLower(name), "pattern") {
				if square {
					return name + " * vec2(1.78, 1.0)"
				}
				return name
			}
		}
	}
	return ""
}
