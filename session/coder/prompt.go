package coder

import (
	"embed"
	"strings"
	"text/template"

	"cultivar/session/artifact"
)

//go:embed prompts
var prompts embed.FS

var templates = template.Must(template.New("").
	Funcs(template.FuncMap{"add": func(a, b int) int { return a + b }, "join": func(all []string) string { return strings.Join(all, ", ") }}).
	ParseFS(prompts, "prompts/*.tmpl"))

// fill makes a prompt of a template.
func fill(name string, data any) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, name+".tmpl", data); err != nil {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// craft is what a system prompt says about a kind.
type craft struct {
	Noun, Main string
	Rules      []string
}

var crafts = map[artifact.Kind]craft{
	artifact.Page: {
		Noun: "page (HTML and CSS)", Main: "index.html",
		Rules: []string{
			"Pages are seen 1280 wide and must not break when they are narrower. An e-mail stays tables with inline styles.",
			"Semantic elements, labels and focus stay usable; animation respects prefers-reduced-motion.",
		},
	},
	artifact.Drawing: {
		Noun: "drawing (SVG)", Main: "drawing.svg",
		Rules: []string{
			"The SVG stays well-formed XML with a viewBox. Groups and shapes have ids that say what they are.",
			"Numbers have at most two decimals. No scripts and no foreignObject.",
		},
	},
	artifact.Shader: {
		Noun: "fragment shader (GLSL)", Main: "shader.glsl",
		Rules: []string{
			"Keep the shader's convention: its entry point, its uniforms and its version.",
			"It must compile as GLSL ES: floats written with a point, loops with constant bounds, no function or variable used before it is defined.",
			"It must be quick: few loops, no textures that are not there.",
		},
	},
}

// newShader is the convention of a shader made from words.
const newShader = "Use Shadertoy's convention: void mainImage(out vec4 fragColor, in vec2 fragCoord) with iTime and iResolution, declaring neither, no other inputs."

// hosts say what each convention of shaders is given, for what the source does not declare yet.
var hosts = map[artifact.Convention]string{
	artifact.Shadertoy:    "It is a Shadertoy shader: iTime, iResolution, iMouse, iFrame and the channels in use are given and not declared.",
	artifact.GLTransition: "It is a gl-transition: progress (0 to 1), ratio, getFromColor(uv) and getToColor(uv) are given and not declared.",
	artifact.ISF:          "It is an ISF shader: inputs stand in its JSON header; TIME, RENDERSIZE and isf_FragNormCoord are given and not declared.",
	artifact.GLSLViewer:   "It runs in glslViewer: a declared u_time (seconds), u_resolution or u_mouse is set.",
	artifact.BookOfShader: "Its host sets a declared u_time (seconds), u_resolution or u_mouse.",
	artifact.KodeLife:     "It runs in KodeLife: time, resolution, mouse and spectrum are given.",
	artifact.GLSLSandbox:  "It runs in GLSL Sandbox: a declared time, resolution or mouse is set.",
	artifact.Three:        "It is a three.js material: a declared uniform float time is set; other uniforms have fixed values.",
	artifact.PlainShader:  "A uniform float u_time (seconds) is set if it is declared; other uniforms have fixed values.",
}

// host is what is given to a shader, "" for other kinds.
func (j *job) host() string {
	if j.kind != artifact.Shader || j.whole {
		return ""
	}
	convention, _ := artifact.DetectShader(j.parent.Main, j.parent.Source())
	return hosts[convention]
}

// system is the system prompt for editing (or, with whole, for making) a design of a kind.
func system(kind artifact.Kind, whole bool) string {
	c := crafts[kind]
	if !whole {
		return fill("edit", c)
	}
	if kind == artifact.Shader {
		c.Rules = append([]string{newShader}, c.Rules[1:]...)
	}
	return fill("make", c)
}
