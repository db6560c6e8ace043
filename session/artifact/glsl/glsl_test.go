package glsl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sample = `#version 300 es
precision highp float;
#define PI 3.14159 // half a turn
#define R iResolution.xy
#define spin(a) mat2(cos(a), sin(a), -sin(a), cos(a))
#if 0
broken {{{
#else
uniform vec3 iResolution;
#endif
uniform float iTime, speeds[4];
struct Ball { vec3 at; float size; };
const float scale = 2.0, bias = .5;
out vec4 color;
/* noise */
float hash(vec2 p);
float hash(vec2 p) { return fract(sin(dot(p, vec2(12.9, 78.2))) * 43758.5); }
vec4 shade(in Ball b, inout vec2 p) {
  p *= spin(PI * .25);
  for (int i = 0; i < 4; i++) { if (i == 2) continue; else p += speeds[i]; }
  do { p.x -= 1.; } while (p.x > 3.);
  switch (int(p.y)) { case 1: p.y = 0.; break; default: discard; }
  float k[3] = float[3](1., 2., 3.);
  return vec4(b.at.zyx * k[1], b.size > 1. ? 1. : 0.);
}
void main() {
  vec2 uv = gl_FragCoord.xy / R, q;
  Ball b = Ball(vec3(uv, 0.), scale);
  color = shade(b, uv) + texture(nothing, uv);
}
`

func TestParseUnderstandsAWholeShader(t *testing.T) {
	f := Parse([]byte(sample))
	for _, o := range f.Opaque {
		t.Errorf("opaque: %q", f.Slice(o))
	}
	var names []string
	for _, fn := range f.Functions {
		names = append(names, fn.Return+" "+fn.Name)
	}
	if got := strings.Join(names, ", "); got != "float hash, vec4 shade, void main" {
		t.Errorf("functions: %s", got)
	}
	if v := f.Global("speeds"); v == nil || v.Array != "[4]" || !v.Is("uniform") || f.Slice(v.Decl) != "uniform float iTime, speeds[4];" {
		t.Errorf("speeds = %+v", v)
	}
	if m := f.Macros["PI"]; m == nil || f.Slice(m.ValueAt) != "3.14159" {
		t.Errorf("PI = %+v", m)
	}
	if m := f.Macros["spin"]; m == nil || len(m.Params) != 1 {
		t.Errorf("spin = %+v", m)
	}
	if d := f.Depth(strings.Index(sample, "uniform vec3")); d != 1 {
		t.Errorf("depth of iResolution = %d, want 1", d)
	}
}

func TestParseInfersTypes(t *testing.T) {
	f := Parse([]byte(sample))
	want := map[string]string{
		"gl_FragCoord.xy / R": "vec2", "b.at.zyx * k[1]": "vec3", "fract(sin(dot(p, vec2(12.9, 78.2))) * 43758.5)": "float",
		"shade(b, uv)": "vec4", "speeds[i]": "float", "b.size > 1.": "bool", "vec3(uv, 0.)": "vec3", "p.x": "float", "PI * .25": "float",
		"texture(nothing, uv)": "vec4", "float[3](1., 2., 3.)": "float[]", "i": "int",
	}
	seen := map[string]bool{}
	f.Exprs(func(e *Expr) bool {
		text := f.Slice(e.Span)
		if typ, ok := want[text]; ok {
			seen[text] = true
			if e.Type != typ {
				t.Errorf("%s has type %q, want %q", text, e.Type, typ)
			}
		}
		return true
	})
	for text := range want {
		if !seen[text] {
			t.Errorf("no expression %q", text)
		}
	}
}

func TestParseSkipsWhatItCannotRead(t *testing.T) {
	f := Parse([]byte("float a(){ return 1.; }\nWEIRD(x) y { z }\nvoid main(){ @@ ; float b = 2.; if ( { } }\nfloat c;"))
	if f.Function("a") == nil || f.Global("c") == nil {
		t.Errorf("what surrounds the nonsense was lost: %+v", f.Functions)
	}
	if len(f.Opaque) == 0 {
		t.Error("nonsense was taken for code")
	}
}

func TestParseSurvivesDeepNesting(t *testing.T) {
	for _, s := range []string{strings.Repeat("(", 100000), strings.Repeat("{", 100000), strings.Repeat("if(a)", 100000), strings.Repeat("-", 100000)} {
		Parse([]byte("void main(){ x = " + s))
		Parse([]byte("void main(){" + s + "}"))
	}
}

func corpus(t testing.TB) map[string][]byte {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no corpus to read")
	}
	files := map[string][]byte{}
	paths, _ := filepath.Glob(filepath.Join(root, "glsl", "*", "*"))
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(p)] = data
	}
	return files
}

var transitions = Known{"progress": "float", "ratio": "float", "getFromColor()": "vec4", "getToColor()": "vec4", "isOrthographic": "bool"}

func TestParseReadsTheCorpus(t *testing.T) {
	for name, data := range corpus(t) {
		f := ParseWith(data, transitions)
		for _, o := range f.Opaque {
			t.Errorf("%s: not understood: %q", name, f.Slice(o))
		}
		f.Exprs(func(e *Expr) bool {
			if e.Type == "" && e.Kind != Name && !strings.Contains(f.Text, "#include") {
				t.Errorf("%s: no type: %s", name, f.Slice(e.Span))
			}
			return true
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("#define a(\nfor(;;"))
	f.Fuzz(func(t *testing.T, source []byte) {
		file := Parse(source)
		at := 0
		for _, token := range file.Tokens {
			if token.Start < at || token.End <= token.Start || file.Slice(token.Span) != token.Text {
				t.Fatalf("token %+v after %d", token, at)
			}
			if strings.TrimSpace(file.Text[at:token.Start]) != "" && !strings.ContainsAny(file.Text[at:token.Start], "\v\f\r\n\t ") {
				t.Fatalf("lost %q", file.Text[at:token.Start])
			}
			at = token.End
		}
		file.Exprs(func(e *Expr) bool {
			if e.Start < 0 || e.End > len(source) || e.End < e.Start {
				t.Fatalf("expression spans %+v", e.Span)
			}
			return true
		})
	})
}

func BenchmarkParse(b *testing.B) {
	source := []byte(strings.Repeat(strings.ReplaceAll(sample, "#version 300 es\n", ""), 5))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source)
	}
}
