package artifact

import (
	"strings"
	"unicode"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// normalName is a uniform's name without the marks of its convention, in lower case: u_Time, uTime and
// iTime are all "time".
func normalName(name string) string {
	for _, prefix := range []string{"u_", "_", "fg_", "inputs_"} {
		name = strings.TrimPrefix(name, prefix)
	}
	if len(name) > 1 && (name[0] == 'u' || name[0] == 'i') && unicode.IsUpper(rune(name[1])) {
		name = name[1:]
	}
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}

// meanings are uniforms that hosts set, by normal name.
var meanings = map[string]render.Meaning{
	"time": render.MeanTime, "globaltime": render.MeanTime, "seconds": render.MeanTime, "elapsed": render.MeanTime, "elapsedtime": render.MeanTime, "clock": render.MeanTime,
	"progress":   render.MeanProgress,
	"resolution": render.MeanResolution, "res": render.MeanResolution, "viewport": render.MeanResolution, "viewportsize": render.MeanResolution,
	"screensize": render.MeanResolution, "screen": render.MeanResolution, "canvassize": render.MeanResolution, "canvas": render.MeanResolution,
	"rendersize": render.MeanResolution, "windowsize": render.MeanResolution, "dimensions": render.MeanResolution, "texturesize": render.MeanResolution,
	"tex0resolution": render.MeanResolution, "imageresolution": render.MeanResolution, "imagesize": render.MeanResolution, "tsize": render.MeanResolution,
	"mouse": render.MeanMouse, "pointer": render.MeanMouse, "cursor": render.MeanMouse,
	"ratio": render.MeanRatio, "aspect": render.MeanRatio, "aspectratio": render.MeanRatio, "imageaspectratio": render.MeanRatio,
	"frame": render.MeanFrame, "frameindex": render.MeanFrame, "delta": render.MeanDelta, "deltatime": render.MeanDelta, "timedelta": render.MeanDelta,
	"framerate": render.MeanFrameRate, "fps": render.MeanFrameRate, "date": render.MeanDate,
	"channelresolution": render.MeanSizes, "channeltime": render.MeanTimes,
}

// fits says which types a meaning can have.
var meaningTypes = map[render.Meaning]string{
	render.MeanTime: "float", render.MeanProgress: "float", render.MeanRatio: "float", render.MeanDelta: "float", render.MeanFrameRate: "float int",
	render.MeanFrame: "int float", render.MeanResolution: "vec2 vec3 vec4 ivec2", render.MeanMouse: "vec2 vec4 vec3", render.MeanDate: "vec4",
	render.MeanSizes: "vec3[4]", render.MeanTimes: "float[4]",
}

// meaning decides what a uniform that the designer declared is given: what the host means by its name, the default
// that stands beside it, or a value that shows something.
func (b *builder) meaning(out *render.Uniform, u *unit, v *glsl.Variable, count int) {
	if value, ok := b.written(u, v, count); ok {
		out.Meaning, out.Value = render.MeanValue, value
		return
	}
	meaning := meanings[normalName(v.Name)]
	for _, typ := range strings.Fields(meaningTypes[meaning]) {
		if typ == out.Type {
			out.Meaning = meaning
			if meaning == render.MeanMouse && unitMouse(b.convention, v) {
				out.Meaning = render.MeanMouseUnit
			}
			return
		}
	}
	out.Meaning = render.MeanValue
	out.Value = b.guess(v, count)
}

// unitMouse says that the mouse goes from 0 to 1: glslsandbox, KodeLife and plain hosts do so.
func unitMouse(c Convention, v *glsl.Variable) bool {
	return v.Type == "vec2" && (c == GLSLSandbox || c == KodeLife || c == Three)
}

// written is the default in the source: an initialiser, or a comment "= value" behind the declaration.
func (b *builder) written(u *unit, v *glsl.Variable, count int) ([]float64, bool) {
	size := max(1, componentsOf(v.Type)) * count
	if v.Init != nil {
		if value, ok := u.file.Eval(v.Init, nil); ok {
			return spread(value, size), true
		}
	}
	if text, ok := DefaultComment(u.file, v); ok {
		if value, ok := listed(u.file, text); ok {
			return spread(value, size), true
		}
	}
	return nil, false
}

// listed is the value of an expression, or of several of them between commas, one after the other.
func listed(f *glsl.File, text string) ([]float64, bool) {
	var out []float64
	depth, from := 0, 0
	for i, c := range text + "," {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			value, ok := f.EvalText(text[from:i], nil)
			if !ok {
				return nil, false
			}
			out, from = append(out, value...), i+1
		}
	}
	return out, len(out) > 0
}

// DefaultComment is the text of a default in a comment behind a uniform: 0.8 in "uniform float a; // = 0.8".
func DefaultComment(f *glsl.File, v *glsl.Variable) (string, bool) {
	at, ok := DefaultAt(f, v)
	return f.Slice(at), ok
}

// DefaultAt is where such a default stands.
func DefaultAt(f *glsl.File, v *glsl.Variable) (glsl.Span, bool) {
	end := f.LineEnd(v.Decl.End)
	for _, t := range f.Tokens {
		if t.Kind != glsl.Comment || t.Start < v.Decl.End || t.Start > end {
			continue
		}
		text := strings.TrimSuffix(t.Text[2:], "*/")
		body := strings.TrimLeft(text, " \t:")
		if !strings.HasPrefix(body, "=") {
			return glsl.Span{}, false
		}
		value := strings.TrimLeft(body[1:], " \t")
		start := t.Start + 2 + len(text) - len(value)
		value, _, _ = strings.Cut(value, ";")
		value, _, _ = strings.Cut(value, "//")
		return glsl.Span{Start: start, End: start + len(strings.TrimRight(value, " \t\r"))}, true
	}
	return glsl.Span{}, false
}

func componentsOf(typ string) int {
	if strings.HasPrefix(typ, "mat") && len(typ) == 4 {
		n := int(typ[3] - '0')
		return n * n
	}
	return glsl.Size(typ)
}

// spread repeats a value until it has n numbers.
func spread(value []float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = value[i%len(value)]
	}
	return out
}
