package artifact

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/render"
)

func shaderOf(name, source string, more ...string) Artifact {
	files := map[string][]byte{name: []byte(source)}
	for i := 0; i+1 < len(more); i += 2 {
		files[more[i]] = []byte(more[i+1])
	}
	return Artifact{Kind: Shader, Main: name, Files: files}
}

// compile hands every pass to glslang, where it is installed.
func compile(t *testing.T, a Artifact) *render.Shader {
	t.Helper()
	s, err := ShaderProgram(a)
	if err != nil {
		t.Fatalf("%s: %v", a.Main, err)
	}
	validator, err := exec.LookPath("glslangValidator")
	if err != nil {
		t.Log("glslangValidator is not installed: the wrapped text is not compiled")
		return s
	}
	for _, p := range s.Passes {
		if lines := strings.Count(p.Fragment, "\n"); lines != len(p.Lines) {
			t.Errorf("%s, %s: %d lines of text, %d of map", a.Main, p.Name, lines, len(p.Lines))
		}
		file := filepath.Join(t.TempDir(), "pass.frag")
		if err := os.WriteFile(file, []byte(p.Fragment), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(validator, file).CombinedOutput(); err != nil {
			t.Errorf("%s, %s does not compile:\n%s\n%s", a.Main, p.Name, out, p.Fragment)
		}
	}
	return s
}

var conventionSamples = []struct {
	name       string
	convention Convention
	artifact   Artifact
	es3        bool
	uniforms   string // name=meaning, separated by spaces, that must be among the last pass's
	inputs     string // name=source
}{
	{
		"shadertoy", Shadertoy, shaderOf("a.glsl", `void mainImage( out vec4 fragColor, in vec2 fragCoord ) {
  vec2 uv = fragCoord / iResolution.xy;
  fragColor = vec4(0.5 + 0.5*cos(iTime + uv.xyx + vec3(0,2,4)), 1.0) * texture(iChannel0, uv) * textureLod(iChannel1, vec3(uv, 1.0), 0.0);
  fragColor += iMouse.x + float(iFrame) + iDate.w + iChannelResolution[1].x + iChannelTime[0];
}`), true, "iTime=time iResolution=resolution iFrame=frame iMouse=mouse iDate=date iChannelResolution=sizes iChannelTime=times", "iChannel0=noise iChannel1=noise",
	},
	{
		"old shadertoy", Shadertoy, shaderOf("a.glsl", `float sample = 1.0;
void mainImage(out vec4 c, vec2 p) { c = texture2D(iChannel0, p / iResolution.xy, -10.0) * sin(iGlobalTime) * sample; }`),
		true, "iGlobalTime=time", "iChannel0=noise",
	},
	{
		"shadertoy with buffers", Shadertoy, shaderOf("image.glsl", "void mainImage(out vec4 c, in vec2 p) { c = blur(iChannel0, p / iResolution.xy); }",
			"common.glsl", "vec4 blur(sampler2D s, vec2 uv) { return texture(s, uv); }",
			"bufferA.glsl", "void mainImage(out vec4 c, in vec2 p) { c = blur(iChannel0, p / iResolution.xy) * .9 + .1 * sin(iTime); }"),
		true, "iResolution=resolution", "iChannel0=pass:Buffer_A",
	},
	{
		"gl-transition", GLTransition, shaderOf("t.glsl", `uniform float speed; // = 2.5
uniform ivec2 size; // = ivec2(4, 6)
uniform bool up; // = true
float s = pow(2.0 * abs(progress - 0.5), 3.0);
vec4 transition(vec2 uv) { return mix(getFromColor(uv), getToColor(uv), progress * speed * float(size.x) * s * ratio); }`),
		false, "speed=value progress=progress ratio=ratio", "cultivar_from=from cultivar_to=to",
	},
	{
		"isf", ISF, shaderOf("w.fs", `/*{ "ISFVSN": "2", "INPUTS": [ {"NAME": "level", "TYPE": "float", "DEFAULT": 0.7, "MIN": 0, "MAX": 1}, {"NAME": "tint", "TYPE": "color", "DEFAULT": [1, 0.5, 0, 1]},
{"NAME": "inputImage", "TYPE": "image"}, {"NAME": "steps", "TYPE": "long", "VALUES": [2, 3], "DEFAULT": 3}, {"NAME": "flip", "TYPE": "bool", "DEFAULT": true}, {"NAME": "center", "TYPE": "point2D", "DEFAULT": [0.5, 0.5]} ] }*/
void main() {
  vec2 uv = isf_FragNormCoord;
  float x = max(0, uv.x * 2);
  if (flip) x = 1;
  gl_FragColor = tint * level * IMG_NORM_PIXEL(inputImage, uv) + IMG_PIXEL(inputImage, gl_FragCoord.xy) * sin(TIME) + IMG_THIS_PIXEL(inputImage) + vec4(center / RENDERSIZE, x, steps);
}`), false, "level=value tint=value TIME=time RENDERSIZE=resolution", "inputImage=from",
	},
	{
		"book of shaders", BookOfShader, shaderOf("b.frag", `#ifdef GL_ES
precision mediump float;
#endif
uniform vec2 u_resolution; uniform vec2 u_mouse; uniform float u_time;
void main() { vec2 st = gl_FragCoord.xy/u_resolution.xy; gl_FragColor = vec4(st.x, st.y, abs(sin(u_time)) + u_mouse.x, 1.0); }`),
		false, "u_resolution=resolution u_mouse=mouse u_time=time", "",
	},
	{
		"glslviewer", GLSLViewer, shaderOf("v.frag", `uniform sampler2D u_buffer0, u_doubleBuffer1, u_tex0;
uniform vec2 u_resolution, u_tex0Resolution; uniform float u_time, u_delta; uniform int u_frame; uniform vec4 u_date;
varying vec2 v_texcoord;
void main() {
#ifdef BUFFER_0
  gl_FragColor = texture2D(u_tex0, v_texcoord) * u_time;
#elif defined(DOUBLE_BUFFER_1)
  gl_FragColor = texture2D(u_doubleBuffer1, v_texcoord) * .9;
#else
  gl_FragColor = texture2D(u_buffer0, v_texcoord) + texture2D(u_doubleBuffer1, v_texcoord);
#endif
}`), false, "u_time=time u_delta=delta u_frame=frame u_date=date", "u_buffer0=pass:BUFFER_0 u_doubleBuffer1=pass:DOUBLE_BUFFER_1 u_tex0=from",
	},
	{
		"glslviewer with two mains", GLSLViewer, shaderOf("v.frag", `#ifdef GL_ES
precision mediump float;
#endif
uniform sampler2D u_buffer0; uniform vec2 u_resolution; uniform float u_time; varying vec2 v_texcoord;
#if defined(BUFFER_0)
void main() { gl_FragColor = vec4(v_texcoord, sin(u_time), 1.0); }
#else
void main() { gl_FragColor = texture2D(u_buffer0, gl_FragCoord.xy / u_resolution) + v_texcoord.x; }
#endif`), false, "u_resolution=resolution", "u_buffer0=pass:BUFFER_0",
	},
	{
		"glslsandbox", GLSLSandbox, shaderOf("s.frag", `#extension GL_OES_standard_derivatives : enable
precision highp float;
uniform float time; uniform vec2 mouse; uniform vec2 resolution; uniform sampler2D backbuffer; varying vec2 surfacePosition;
void main( void ) { vec2 p = ( gl_FragCoord.xy / resolution.xy ) + mouse / 4.0; gl_FragColor = vec4(sin(p.x*time), fwidth(p.y), surfacePosition.x, 1.0) + texture2D(backbuffer, p); }`),
		true, "time=time mouse=mouseunit resolution=resolution", "backbuffer=self",
	},
	{
		"kodelife", KodeLife, shaderOf("k.glsl", `#version 150
uniform float time; uniform vec2 resolution; uniform vec2 mouse; uniform vec3 spectrum;
in VertexData { vec4 v_position; vec3 v_normal; vec2 v_texcoord; } inData;
out vec4 fragColor;
void main(void) { vec2 uv = -1. + 2. * inData.v_texcoord; float a = 1; fragColor = vec4(abs(sin(cos(time + 3. * uv.y) * 2. * uv.x + time)), uv.x * 1.0f, spectrum.x, a); }`),
		true, "time=time resolution=resolution mouse=mouseunit spectrum=value", "",
	},
	{
		"three", Three, shaderOf("p.frag", `#include <common>
uniform sampler2D tDiffuse; uniform float amount; varying vec2 vUv;
void main() { vec4 c = texture2D(tDiffuse, vUv); gl_FragColor = vec4(c.rgb * saturate(luminance(c.rgb)) + rand(vUv) * amount, 1.0); }`),
		false, "amount=value", "tDiffuse=from",
	},
	{
		"desktop", PlainShader, shaderOf("d.frag", `#version 450 core
layout(location = 0) in vec2 texCoord;
layout(location = 0) out vec4 outColor;
layout(binding = 0) uniform sampler2D image;
layout(std140) uniform Params { vec4 tint; float gain; };
uniform float width = 3;
uniform float strength = 0.25;
#include "lib/tone.glsl"
void main() { for (int i = 0; i < 3; ++i) outColor += tone(texture(image, texCoord)) * tint * gain * strength * 2 + width; }`,
			"lib/tone.glsl", "vec4 tone(vec4 c) {\n  return c / (1 + c);\n}\n"),
		true, "tint=value gain=value strength=value", "image=from",
	},
	{"minimal", PlainShader, shaderOf("m.frag", "void main(){gl_FragColor=vec4(gl_FragCoord.x/900.,.2,.4,1.);}"), false, "", ""},
}

func TestShaderConventions(t *testing.T) {
	for _, c := range conventionSamples {
		t.Run(c.name, func(t *testing.T) {
			got, ok := DetectShader(c.artifact.Main, c.artifact.Source())
			if !ok || got != c.convention {
				t.Errorf("recognised as %q (%v), want %q", got, ok, c.convention)
			}
			s := compile(t, c.artifact)
			last := s.Passes[len(s.Passes)-1]
			if last.ES3 != c.es3 {
				t.Errorf("ES3 = %v", last.ES3)
			}
			means := map[string]string{}
			for _, u := range last.Uniforms {
				means[u.Name] = string(u.Meaning)
			}
			for _, in := range last.Inputs {
				means[in.Name] = strings.ReplaceAll(in.Source, " ", "_")
			}
			for _, want := range strings.Fields(c.uniforms + " " + c.inputs) {
				name, meaning, _ := strings.Cut(want, "=")
				if means[name] != meaning {
					t.Errorf("%s means %q, want %q", name, means[name], meaning)
				}
			}
		})
	}
}

func TestShaderDefaultsComeFromTheSource(t *testing.T) {
	want := map[string][]float64{"speed": {2.5}, "size": {4, 6}, "up": {1}, "level": {0.7}, "tint": {1, 0.5, 0, 1}, "steps": {3}, "flip": {1}, "strength": {0.25}}
	for _, c := range conventionSamples {
		if c.convention != GLTransition && c.convention != ISF {
			continue
		}
		for _, u := range compile(t, c.artifact).Passes[0].Uniforms {
			if w := want[u.Name]; w != nil && !equal(w, u.Value) {
				t.Errorf("%s: %s = %v, want %v", c.name, u.Name, u.Value, w)
			}
		}
	}
}

func equal(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestShaderLinesLeadToTheDesignersFiles(t *testing.T) {
	for _, c := range conventionSamples {
		for _, p := range compile(t, c.artifact).Passes {
			text := strings.Split(p.Fragment, "\n")
			for i, l := range p.Lines {
				if l.File == "" || strings.TrimSpace(text[i]) == "" {
					continue
				}
				own := strings.Split(string(c.artifact.Files[l.File]), "\n")[l.Line-1]
				if firstWord(own) != firstWord(text[i]) && !strings.Contains(own, "layout") && !strings.Contains(own, "varying") && !strings.HasPrefix(own, "in ") && !strings.Contains(own, "width") {
					t.Errorf("%s: line %d %q is said to be %s:%d %q", c.name, i+1, text[i], l.File, l.Line, own)
				}
			}
		}
	}
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

func TestShaderRefusesWhatIsNone(t *testing.T) {
	for _, s := range []string{
		"int main(void) { return 0; }", "#include <stdio.h>\nvoid main() { printf(\"hi\"); }", "function main() { return 1; }",
		"attribute vec3 p; void main() { gl_Position = vec4(p, 1.0); }", "float hash(vec2 p) { return fract(sin(p.x)); }", "",
	} {
		if c, ok := DetectShader("x.glsl", []byte(s)); ok {
			t.Errorf("%q was taken for a shader (%s)", s, c)
		}
	}
	if _, err := ShaderProgram(shaderOf("x.frag", "float hash(vec2 p) { return 1.0; }")); err == nil || !strings.Contains(err.Error(), "entry point") {
		t.Errorf("error for a missing entry point: %v", err)
	}
	if _, err := ShaderProgram(shaderOf("x.frag", "#include \"gone.glsl\"\nvoid main() { gl_FragColor = vec4(1.0); }")); err == nil || !strings.Contains(err.Error(), "gone.glsl") {
		t.Errorf("error for a missing include: %v", err)
	}
}

func TestShaderCorpusCompiles(t *testing.T) {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no corpus to read")
	}
	paths, _ := filepath.Glob(filepath.Join(root, "glsl", "*", "*"))
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := DetectShader(p, data); !ok {
			t.Errorf("%s is not taken for a shader", p)
			continue
		}
		compile(t, shaderOf(filepath.Base(p), string(data)))
	}
}

func TestShaderLintSpeaksPlainly(t *testing.T) {
	for source, want := range map[string]string{
		"float a() { return 1.0; }":                              "entry point",
		"void main() { vec4 c = vec4(1.0); gl_FragCoord.xy; }":   "never writes a colour",
		"void main() { gl_FragColor = vec4(1.0); ":               "entry point",
		"void main() { gl_FragColor = vec4(1.0; }":               "not understood",
		"void main() { gl_FragColor = vec4(1.0); }\nfloat f() {": "",
	} {
		problems := Lint(shaderOf("x.frag", source))
		if len(problems) == 0 || !strings.Contains(problems[0].Text, want) {
			t.Errorf("%q: %v, want %q", source, problems, want)
		}
	}
	for _, c := range conventionSamples {
		if problems := Lint(c.artifact); len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
		}
	}
}

func FuzzShaderProgram(f *testing.F) {
	for _, c := range conventionSamples {
		f.Add(c.artifact.Source())
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if _, ok := DetectShader("x.frag", source); !ok {
			return
		}
		a := shaderOf("x.frag", string(source))
		Lint(a)
		s, err := ShaderProgram(a)
		if err != nil {
			return
		}
		for _, p := range s.Passes {
			if strings.Count(p.Fragment, "\n") != len(p.Lines) {
				t.Fatalf("%d lines of text, %d of map:\n%s", strings.Count(p.Fragment, "\n"), len(p.Lines), p.Fragment)
			}
		}
	})
}
