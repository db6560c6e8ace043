package artifact

import (
	"strings"

	"cultivar/session/artifact/glsl"
)

// colours are what uniforms named after colours are given in turn.
var colours = [][]float64{
	{0.95, 0.45, 0.35, 1}, {0.98, 0.78, 0.42, 1}, {0.25, 0.55, 0.85, 1}, {0.40, 0.25, 0.62, 1}, {0.30, 0.75, 0.65, 1}, {0.92, 0.36, 0.60, 1},
}

var (
	darkColour  = []float64{0.05, 0.07, 0.14, 1}
	lightColour = []float64{0.98, 0.92, 0.82, 1}
)

// numbers are what float and int uniforms are given, by normal name; a name also matches at its end.
var numbers = []struct {
	name  string
	value float64
}{
	{"rotater", 0.26},
	{"rotateg", 0.52},
	{"rotateb", 0.79},
	{"scatter", 0},
	{"blendingmode", 1},
	{"blending", 1},
	{"pixelratio", 1},
	{"dpr", 1},
	{"colorscount", 5},
	{"colorcount", 5},
	{"noiseiterations", 5},
	{"iterations", 5},
	{"octaves", 4},
	{"colorsteps", 4},
	{"steps", 6},
	{"samples", 8},
	{"count", 6},
	{"pxsize", 6},
	{"pixelsize", 6},
	{"dotsize", 6},
	{"gapx", 32},
	{"gapy", 32},
	{"type", 4},
	{"originx", 0.5},
	{"originy", 0.5},
	{"offsetx", 0},
	{"offsety", 0},
	{"rotation", 0},
	{"fit", 2},
	{"seed", 1},
	{"opacityrange", 0.3},
	{"sizerange", 0.4},
	{"strokewidth", 0.4},
	{"stroketaper", 0.1},
	{"strokecap", 0},
	{"softness", 0.05},
	{"midsize", 0.3},
	{"midintensity", 0.5},
	{"innershape", 0.7},
	{"shape", 1},
	{"renderstyle", 0},
	{"threshold", 0.3},
	{"hue", 0.3},
	{"saturation", 0.4},
	{"amount", 0.01},
	{"angle", 0.6},
	{"scale", 1},
	{"zoom", 1},
	{"speed", 1},
	{"gamma", 1.2},
	{"exposure", 1},
	{"frequency", 3},
	{"freq", 3},
	{"noisescale", 2},
	{"power", 2},
	{"width", 0.3},
	{"thickness", 0.4},
	{"radius", 0.4},
	{"size", 0.6},
	{"distortion", 0.4},
	{"swirl", 0.3},
	{"twist", 0.3},
	{"density", 0.6},
	{"opacity", 1},
	{"alpha", 1},
	{"brightness", 0.6},
	{"contrast", 1.2},
	{"strength", 0.5},
	{"intensity", 0.5},
	{"mode", 0},
	{"index", 0},
	{"offset", 0.1},
	{"bloom", 0.4},
	{"originalcolors", 0},
}

// guess is a value that shows something, for a uniform of which nothing is known but name and type.
func (b *builder) guess(v *glsl.Variable, count int) []float64 {
	name, size := normalName(v.Name), componentsOf(v.Type)
	switch {
	case v.Type == "bool":
		return []float64{truth(name)}
	case strings.HasPrefix(v.Type, "mat"):
		return spread(identity(int(v.Type[3]-'0')), size*count)
	case size >= 3 && !strings.HasPrefix(v.Type, "i") && isColour(name, size):
		return b.colour(name, size, count)
	case size == 3:
		return spread(vector3(name), 3*count)
	case size == 2:
		return spread(vector2(name), 2*count)
	case size == 1:
		return spread([]float64{b.number(name, v.Type)}, count)
	}
	return spread([]float64{0.5}, max(1, size)*count)
}

// truth is false but for what is named after being on.
func truth(name string) float64 {
	for _, w := range []string{"enable", "show", "use", "active"} {
		if strings.HasPrefix(name, w) {
			return 1
		}
	}
	return 0
}

func isColour(name string, size int) bool {
	for _, w := range []string{"color", "colour", "tint", "palette", "albedo", "sky", "fog"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return size == 4
}

func (b *builder) colour(name string, size, count int) []float64 {
	var out []float64
	for range count {
		c := colours[b.colours%len(colours)]
		switch {
		case strings.Contains(name, "back") || strings.HasPrefix(name, "bg") || strings.Contains(name, "shadow"):
			c = darkColour
		case strings.Contains(name, "front") || strings.Contains(name, "highlight") || strings.Contains(name, "fg"):
			c = lightColour
		default:
			b.colours++
		}
		out = append(out, c[:size]...)
	}
	return out
}

func vector3(name string) []float64 {
	switch {
	case strings.Contains(name, "light") || strings.Contains(name, "sun"):
		return []float64{0.5, 0.8, 0.6}
	case strings.Contains(name, "camera") || strings.Contains(name, "eye"):
		return []float64{0, 0, 3}
	case strings.Contains(name, "size"):
		return []float64{64, 64, 64}
	}
	return []float64{0.8, 0.5, 0.4}
}

func vector2(name string) []float64 {
	switch {
	case strings.Contains(name, "dir"):
		return []float64{1, 0.3}
	case strings.Contains(name, "offset"), strings.Contains(name, "pan"):
		return []float64{0, 0}
	case strings.Contains(name, "scale"), strings.Contains(name, "repeat"):
		return []float64{1, 1}
	case strings.Contains(name, "lim"), strings.Contains(name, "range"):
		return []float64{0, 1}
	}
	return []float64{0.5, 0.5}
}

func (b *builder) number(name, typ string) float64 {
	if name == "radius" && b.words["tDiffuse"] {
		return 6
	}
	for _, n := range numbers {
		if name == n.name {
			return n.value
		}
	}
	for _, n := range numbers {
		if strings.HasSuffix(name, n.name) {
			return n.value
		}
	}
	if typ != "float" {
		return 1
	}
	return 0.5
}
