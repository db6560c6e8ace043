package glsl

import (
	"strconv"
	"strings"
)

var basicTypes = set(`void bool int uint float vec2 vec3 vec4 ivec2 ivec3 ivec4 uvec2 uvec3 uvec4 bvec2 bvec3 bvec4
	mat2 mat3 mat4 mat2x2 mat2x3 mat2x4 mat3x2 mat3x3 mat3x4 mat4x2 mat4x3 mat4x4
	sampler2D sampler3D samplerCube sampler2DShadow samplerCubeShadow sampler2DArray isampler2D usampler2D sampler2DRect`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// IsType reports whether a name is a type that the language defines.
func IsType(name string) bool { return basicTypes[name] }

// Size is the number of components of a scalar or vector type, 0 for any other.
func Size(typ string) int {
	switch typ {
	case "float", "int", "uint", "bool":
		return 1
	}
	if i := strings.Index(typ, "vec"); i >= 0 && i <= 1 && len(typ) == i+4 {
		if n := int(typ[i+3] - '0'); n >= 2 && n <= 4 {
			return n
		}
	}
	return 0
}

// IsFloat reports whether the type is float or a vector of floats.
func IsFloat(typ string) bool {
	return typ == "float" || strings.HasPrefix(typ, "vec") && Size(typ) > 0
}

// Vector is the float type of n components.
func Vector(n int) string {
	if n == 1 {
		return "float"
	}
	return "vec" + strconv.Itoa(n)
}

// component is the scalar type that a scalar or vector type is made of.
func component(typ string) string {
	switch {
	case Size(typ) == 1:
		return typ
	case typ[0] == 'i':
		return "int"
	case typ[0] == 'u':
		return "uint"
	case typ[0] == 'b':
		return "bool"
	}
	return "float"
}

// widen is the type of n components of the kind of typ.
func widen(typ string, n int) string {
	scalar := component(typ)
	if n == 1 {
		return scalar
	}
	prefix := map[string]string{"int": "i", "uint": "u", "bool": "b", "float": ""}[scalar]
	return prefix + "vec" + strconv.Itoa(n)
}

// Components are the component indices that a swizzle takes of a vector of size n; nil if text is none.
func Components(text string, n int) []int {
	if text == "" || len(text) > 4 {
		return nil
	}
	for _, letters := range [...]string{"xyzw", "rgba", "stpq"} {
		if out := pick(text, letters[:min(n, 4)]); out != nil {
			return out
		}
	}
	return nil
}

func pick(text, letters string) []int {
	out := make([]int, 0, 4)
	for i := range len(text) {
		k := strings.IndexByte(letters, text[i])
		if k < 0 {
			return nil
		}
		out = append(out, k)
	}
	return out
}

func literalType(text string) string {
	switch {
	case text == "true" || text == "false":
		return "bool"
	case strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X"):
		return "int"
	case strings.ContainsAny(text, ".eEfF"):
		return "float"
	case strings.HasSuffix(text, "u") || strings.HasSuffix(text, "U"):
		return "uint"
	}
	return "int"
}

// matrix gives columns and rows of a matrix type, 0 for any other.
func matrix(typ string) (columns, rows int) {
	if !strings.HasPrefix(typ, "mat") || len(typ) != 4 && len(typ) != 6 {
		return 0, 0
	}
	columns = int(typ[3] - '0')
	rows = columns
	if len(typ) == 6 {
		rows = int(typ[5] - '0')
	}
	return columns, rows
}
