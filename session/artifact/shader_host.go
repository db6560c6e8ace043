package artifact

import (
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// hostName is a name that a host gives without a declaration in the source.
type hostName struct {
	Name, Type string
	Meaning    render.Meaning
	Value      []float64
}

// given lists what each convention's host declares by itself.
var given = map[Convention][]hostName{
	Shadertoy: {
		{"iResolution", "vec3", render.MeanResolution, nil},
		{"iTime", "float", render.MeanTime, nil},
		{"iGlobalTime", "float", render.MeanTime, nil},
		{"iTimeDelta", "float", render.MeanDelta, nil},
		{"iFrame", "int", render.MeanFrame, nil},
		{"iFrameRate", "float", render.MeanFrameRate, nil},
		{"iMouse", "vec4", render.MeanMouse, nil},
		{"iDate", "vec4", render.MeanDate, nil},
		{"iSampleRate", "float", render.MeanValue, []float64{44100}},
		{"iChannelTime", "float[4]", render.MeanTimes, nil},
		{"iChannelResolution", "vec3[4]", render.MeanSizes, nil},
	},
	GLTransition: {
		{"progress", "float", render.MeanProgress, nil},
		{"ratio", "float", render.MeanRatio, nil},
	},
	ISF: {
		{"TIME", "float", render.MeanTime, nil},
		{"TIMEDELTA", "float", render.MeanDelta, nil},
		{"FRAMEINDEX", "int", render.MeanFrame, nil},
		{"DATE", "vec4", render.MeanDate, nil},
		{"RENDERSIZE", "vec2", render.MeanResolution, nil},
	},
	GLSLViewer: {
		{"u_time", "float", render.MeanTime, nil},
		{"u_resolution", "vec2", render.MeanResolution, nil},
	},
	KodeLife: {
		{"time", "float", render.MeanTime, nil},
		{"resolution", "vec2", render.MeanResolution, nil},
		{"mouse", "vec2", render.MeanMouseUnit, nil},
		{"spectrum", "vec3", render.MeanValue, []float64{0.5, 0.35, 0.2}},
	},
	Three:       sceneNames,
	PlainShader: sceneNames,
}

// sceneNames are what three.js gives to every material.
var sceneNames = []hostName{
	{"cameraPosition", "vec3", render.MeanValue, []float64{0, 0, 3}},
	{"isOrthographic", "bool", render.MeanValue, []float64{1}},
	{"viewMatrix", "mat4", render.MeanValue, identity(4)},
}

// hostTypes are the types of all names and functions that some host gives.
var hostTypes = func() glsl.Known {
	known := glsl.Known{
		"getFromColor()": "vec4", "getToColor()": "vec4", "isf_FragNormCoord": "vec2", "vv_FragNormCoord": "vec2", "PASSINDEX": "int",
		"IMG_PIXEL()": "vec4", "IMG_NORM_PIXEL()": "vec4", "IMG_THIS_PIXEL()": "vec4", "IMG_THIS_NORM_PIXEL()": "vec4", "IMG_SIZE()": "vec2",
		"rand()": "float", "luminance()": "float",
	}
	for _, names := range given {
		for _, n := range names {
			typ := n.Type
			if i := len(typ) - 3; typ[len(typ)-1] == ']' {
				typ = typ[:i] + "[]"
			}
			known[n.Name] = typ
		}
	}
	return known
}()

func identity(n int) []float64 {
	m := make([]float64, n*n)
	for i := range n {
		m[i*n+i] = 1
	}
	return m
}

// host declares what the convention gives and the source uses.
func (b *builder) host() {
	b.declare(hostName{ownResolution, "vec2", render.MeanResolution, nil})
	for _, n := range given[b.convention] {
		if b.words[n.Name] && !b.declared[n.Name] {
			b.declare(n)
		}
	}
	switch b.convention {
	case Shadertoy:
		b.channels()
	case GLTransition:
		b.transitionNames()
	case ISF:
		b.isfInputs()
		b.isfNames()
	case KodeLife:
		if b.words["PASSINDEX"] && !b.declared["PASSINDEX"] {
			b.prelude = append(b.prelude, "const int PASSINDEX = 0;")
		}
	}
	b.chunks()
}

func (b *builder) declare(n hostName) {
	typ, array, isArray := strings.Cut(n.Type, "[")
	text := "uniform " + typ + " " + n.Name
	if isArray {
		text += "[" + array
	}
	b.prelude = append(b.prelude, text+";")
	b.declared[n.Name] = true
	b.pass.Uniforms = append(b.pass.Uniforms, render.Uniform{Name: n.Name, Type: n.Type, Meaning: n.Meaning, Value: n.Value})
}

// channels declares the samplers that a Shadertoy pass uses.
func (b *builder) channels() {
	for _, name := range []string{"iChannel0", "iChannel1", "iChannel2", "iChannel3"} {
		if !b.words[name] || b.declared[name] {
			continue
		}
		typ := "sampler2D"
		if b.readsCube(name) {
			typ = "samplerCube"
		}
		b.prelude = append(b.prelude, "uniform "+typ+" "+name+";")
		in := render.Input{Name: name, Cube: typ == "samplerCube", Source: b.plan.channels[name]}
		if p := b.picture(name); p != "" && in.Source == "" {
			in.Source = "file:" + p
		}
		if in.Source == "" {
			in.Source = "noise"
		}
		b.pass.Inputs = append(b.pass.Inputs, in)
	}
}

// readsCube guesses from the calls that read a channel whether its places have three components.
func (b *builder) readsCube(name string) bool {
	cube := false
	b.all(func(u *unit) {
		u.file.Exprs(func(e *glsl.Expr) bool {
			if e.Kind != glsl.Call || len(e.Args) < 2 || e.Args[0].Text != name {
				return true
			}
			if fn := u.file.Function(e.Text); fn != nil {
				cube = cube || fn.Params[0].Type == "samplerCube"
			} else {
				cube = cube || e.Text == "textureCube" || strings.HasPrefix(e.Text, "texture") && e.Args[1].Type == "vec3"
			}
			return true
		})
	})
	return cube
}

func (b *builder) transitionNames() {
	read := "texture2D"
	if b.es3 {
		read = "texture"
	}
	for _, side := range []string{"from", "to"} {
		b.prelude = append(b.prelude, "uniform sampler2D cultivar_"+side+";")
		b.pass.Inputs = append(b.pass.Inputs, render.Input{Name: "cultivar_" + side, Source: side})
	}
	b.prelude = append(
		b.prelude,
		"vec4 getFromColor(vec2 uv) { return "+read+"(cultivar_from, uv); }",
		"vec4 getToColor(vec2 uv) { return "+read+"(cultivar_to, uv); }",
	)
}

// chunkNames are what three.js shaders get from #include <common>.
var chunkNames = [][2]string{
	{"PI", "#define PI 3.141592653589793"},
	{"PI2", "#define PI2 6.283185307179586"},
	{"RECIPROCAL_PI", "#define RECIPROCAL_PI 0.3183098861837907"},
	{"EPSILON", "#define EPSILON 1e-6"},
	{"saturate", "#define saturate(a) clamp(a, 0.0, 1.0)"},
	{"pow2", "float pow2(const in float x) { return x * x; }"},
	{"rand", "highp float rand(const in vec2 uv) { return fract(sin(mod(dot(uv, vec2(12.9898, 78.233)), 3.141592653589793)) * 43758.5453); }"},
	{"luminance", "float luminance(const in vec3 rgb) { return dot(rgb, vec3(0.2126729, 0.7151522, 0.0721750)); }"},
}

// chunks stands in for the parts of three.js that a source includes by name.
func (b *builder) chunks() {
	wanted := false
	b.all(func(u *unit) {
		for _, d := range u.file.Directives {
			wanted = wanted || d.Word == "include" && strings.Contains(d.Rest, "<common>")
		}
	})
	if !wanted {
		return
	}
	for _, c := range chunkNames {
		if b.words[c[0]] && !b.declared[c[0]] {
			b.prelude = append(b.prelude, c[1])
		}
	}
}
