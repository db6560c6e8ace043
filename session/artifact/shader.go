package artifact

import (
	"bytes"
	"errors"
	"fmt"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// Convention is where a shader comes from: which entry point it has, and which names its host gives.
type Convention string

// The conventions.
const (
	Shadertoy    Convention = "shadertoy"
	ISF          Convention = "isf"
	GLTransition Convention = "gl-transition"
	BookOfShader Convention = "book-of-shaders"
	GLSLViewer   Convention = "glslviewer"
	GLSLSandbox  Convention = "glslsandbox"
	KodeLife     Convention = "kodelife"
	Three        Convention = "three"
	PlainShader  Convention = "plain"
)

// ShaderConvention is what Cultivar knows of one convention.
type ShaderConvention struct {
	Name Convention
	// Sign says in words how it is recognised.
	Sign string
	// Lenient says that its hosts take integers for floats, as desktop OpenGL does.
	Lenient bool

	recognise func(s *shaderSource) bool
}

// Conventions lists the conventions in the order in which they are tried.
var Conventions = []ShaderConvention{
	{Shadertoy, "a function mainImage(out vec4, in vec2)", false, (*shaderSource).isShadertoy},
	{GLTransition, "a function vec4 transition(vec2)", false, (*shaderSource).isTransition},
	{ISF, "a JSON header in the first comment", true, (*shaderSource).isISF},
	{GLSLViewer, "main, and u_tex0, u_buffer0, u_delta or #ifdef BUFFER_0", true, (*shaderSource).isViewer},
	{BookOfShader, "main, and u_time, u_resolution or u_mouse", true, (*shaderSource).isBook},
	{KodeLife, "main with an out colour, and time and resolution, or spectrum", true, (*shaderSource).isKodeLife},
	{GLSLSandbox, "main, and time and resolution, or surfacePosition", false, (*shaderSource).isSandbox},
	{Three, "main, and vUv or tDiffuse", false, (*shaderSource).isThree},
	{PlainShader, "main, and gl_FragColor or an out colour", true, (*shaderSource).hasMain},
}

var errNoEntry = errors.New("it has no entry point: a shader needs void main(), void mainImage(out vec4, in vec2) or vec4 transition(vec2)")

// DetectShader recognises a fragment shader by its content, and says which convention it follows.
func DetectShader(name string, data []byte) (Convention, bool) {
	if len(data) > 1<<20 || bytes.IndexByte(data, '{') < 0 {
		return "", false
	}
	if !bytes.Contains(data, []byte("main")) && !bytes.Contains(data, []byte("transition")) {
		return "", false
	}
	s := &shaderSource{name: name, file: glsl.Parse(data)}
	if s.isVertex() {
		return "", false
	}
	return s.convention()
}

// ParseShader reads the main file of a shader with the types of the names that its host gives.
func ParseShader(a Artifact) (Convention, *glsl.File, error) {
	return ParseShaderSource(a.Main, a.Source())
}

// ParseShaderSource is ParseShader for one file alone.
func ParseShaderSource(name string, data []byte) (Convention, *glsl.File, error) {
	return conventionOf(name, glsl.ParseWith(data, hostTypes))
}

// ParseShaderAgain is ParseShaderSource for a text that is the same as that of a parsed file up to an offset.
func ParseShaderAgain(name, text string, old *glsl.File, same int) (Convention, *glsl.File, error) {
	return conventionOf(name, glsl.Again(old, text, same, hostTypes))
}

func conventionOf(name string, file *glsl.File) (Convention, *glsl.File, error) {
	s := &shaderSource{name: name, file: file}
	c, ok := s.convention()
	if !ok {
		return "", s.file, errNoEntry
	}
	return c, s.file, nil
}

// ShaderProgram makes a shader ready for WebGL. The error says why it cannot be drawn.
func ShaderProgram(a Artifact) (*render.Shader, error) {
	convention, file, err := ParseShader(a)
	if err != nil {
		return nil, err
	}
	w := &wrapper{artifact: a, convention: convention}
	if convention == ISF {
		if w.isf, err = readISF(file); err != nil {
			return nil, fmt.Errorf("read the ISF header: %w", err)
		}
	}
	out := &render.Shader{Transition: convention == GLTransition, Still: stillOf(convention, file)}
	for _, plan := range w.plan(file) {
		pass, err := w.pass(plan)
		if err != nil {
			return nil, err
		}
		out.Passes = append(out.Passes, pass)
	}
	return out, nil
}
