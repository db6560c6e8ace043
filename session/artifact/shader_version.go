package artifact

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact/glsl"
)

// onlyES3 are functions and words that need GLSL ES 3.00, or an extension that WebGL 2 has built in.
var onlyES3 = strings.Fields(`texture textureLod textureSize texelFetch textureProj textureGrad textureOffset dFdx dFdy fwidth
	round roundEven trunc tanh sinh cosh asinh acosh atanh isnan isinf inverse transpose determinant outerProduct modf
	uint uvec2 uvec3 uvec4 switch floatBitsToInt floatBitsToUint intBitsToFloat uintBitsToFloat sampler3D sampler2DArray
	usampler2D isampler2D texture2DLodEXT texture2DGradEXT textureCubeLodEXT mat2x3 mat2x4 mat3x2 mat3x4 mat4x2 mat4x3 while do`)

// reservedES3 are words that a source for GLSL ES 1.00 may use as names.
var reservedES3 = strings.Fields(`sample smooth flat layout centroid case coherent restrict patch subroutine common partition active filter resource
	buffer shared readonly writeonly input output`)

// choose decides between GLSL ES 1.00 and 3.00.
func (b *builder) choose() {
	b.es3 = b.convention == Shadertoy
	for _, u := range b.units {
		if n, ok := version(u.file); ok {
			b.es3 = b.es3 || n >= 130
			continue
		}
		b.es3 = b.es3 || needsES3(u.file)
	}
	b.all(func(u *unit) {
		b.es3 = b.es3 || len(u.includes) == 0 && needsES3(u.file)
	})
	if b.es3 {
		b.all(b.avoid)
	}
}

// version is the number behind #version.
func version(f *glsl.File) (int, bool) {
	for _, d := range f.Directives {
		if d.Word != "version" {
			continue
		}
		number, _, _ := strings.Cut(strings.TrimSpace(d.Rest), " ")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		return n, err == nil
	}
	return 0, false
}

func needsES3(f *glsl.File) bool {
	words := f.Words()
	for _, w := range onlyES3 {
		if words[w] && f.Function(w) == nil && !isVariable(f, w) {
			return true
		}
	}
	for _, v := range f.Globals {
		if v.Is("out") {
			return true
		}
	}
	return usesES3Syntax(f)
}

func isVariable(f *glsl.File, name string) bool {
	if f.Global(name) != nil {
		return true
	}
	for _, fn := range f.Functions {
		for _, v := range slices.Concat(fn.Params, fn.Locals) {
			if v.Name == name {
				return true
			}
		}
	}
	return false
}

// usesES3Syntax finds loops whose bounds are not constant, array constructors and integer operators.
func usesES3Syntax(f *glsl.File) bool {
	found := false
	for _, fn := range f.Functions {
		fn.Body.Walk(func(s *glsl.Stmt) bool {
			found = found || s.Kind == glsl.For && !constantLoop(f, s)
			return !found
		})
	}
	f.Exprs(func(e *glsl.Expr) bool {
		switch {
		case e.Kind == glsl.Call && strings.Contains(e.Text, "["), e.Kind == glsl.Call && e.X != nil:
			found = true
		case e.Kind == glsl.Binary && slices.Contains([]string{"%", "&", "|", "^", "<<", ">>"}, e.Text):
			found = true
		case e.Kind == glsl.Assign && slices.Contains([]string{"%=", "&=", "|=", "^=", "<<=", ">>="}, e.Text):
			found = true
		}
		return !found
	})
	return found
}

func constantLoop(f *glsl.File, s *glsl.Stmt) bool {
	if s.Init == nil || len(s.Init.Vars) != 1 || s.X == nil || s.Step == nil || s.X.Kind != glsl.Binary {
		return false
	}
	_, from := f.Eval(s.Init.Vars[0].Init, nil)
	_, to := f.Eval(s.X.Y, nil)
	return from && to && s.X.X.Inner().Text == s.Init.Vars[0].Name
}

// avoid notes the designer's names that GLSL ES 3.00 has taken.
func (b *builder) avoid(u *unit) {
	if n, ok := version(u.file); ok && n >= 300 {
		return
	}
	taken := append(slices.Clone(reservedES3), onlyES3...)
	for _, name := range taken {
		if (u.file.Function(name) != nil || isVariable(u.file, name)) && !slices.Contains(b.renames, name) {
			b.renames = append(b.renames, name)
		}
	}
}

// modernise lets a text written for GLSL ES 1.00 mean the same in 3.00.
func (b *builder) modernise() {
	b.line("precision highp sampler2D;")
	for _, r := range b.renames {
		b.line(fmt.Sprintf("#define %s designer_%s", r, r))
	}
	for _, m := range [][2]string{
		{"texture2D", "texture"},
		{"textureCube", "texture"},
		{"texture2DLod", "textureLod"},
		{"texture2DLodEXT", "textureLod"},
		{"textureCubeLodEXT", "textureLod"},
		{"texture2DProj", "textureProj"},
		{"texture2DGradEXT", "textureGrad"},
		{"texture2DRect", "texture"},
		{"texture3D", "texture"},
	} {
		if b.words[m[0]] && !b.declared[m[0]] {
			b.line("#define " + m[0] + " " + m[1])
		}
	}
	if b.words["gl_FragColor"] {
		b.line("#define gl_FragColor " + ownColor)
	}
	if b.words["gl_FragColor"] || b.words["gl_FragData"] || b.convention == Shadertoy || b.convention == GLTransition {
		b.line("out vec4 " + ownColor + ";")
	}
}
