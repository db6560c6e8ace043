package glsl

import "strings"

// results gives the result type of built-in functions: a type, or "=" for that of the widest argument,
// "?" for a bool vector as wide as the first argument.
var results = builtinResults(map[string]string{
	"=": `radians degrees sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh pow exp log exp2 log2 sqrt inversesqrt
		abs sign floor trunc round roundEven ceil fract mod modf min max clamp mix step smoothstep normalize faceforward
		reflect refract dFdx dFdy fwidth matrixCompMult not inverse transpose`,
	"float": "length distance dot determinant unpackHalf",
	"vec3":  "cross",
	"bool":  "any all isnan isinf",
	"?":     "lessThan lessThanEqual greaterThan greaterThanEqual equal notEqual",
	"vec4": `texture texture2D texture2DLod texture2DLodEXT texture2DProj texture2DGradEXT textureCube textureCubeLod textureCubeLodEXT
		textureLod textureProj textureGrad textureOffset textureLodOffset texelFetch texelFetchOffset texture3D texture2DRect`,
	"ivec2": "textureSize",
	"ivec4": "floatBitsToInt",
})

func builtinResults(table map[string]string) map[string]string {
	out := map[string]string{}
	for result, names := range table {
		for _, name := range strings.Fields(names) {
			out[name] = result
		}
	}
	return out
}

// IsBuiltin reports whether the language defines a function of that name.
func IsBuiltin(name string) bool { return results[name] != "" }

func (r *resolver) callType(e *Expr) string {
	if e.X != nil { // array.length()
		return "int"
	}
	if i := strings.IndexByte(e.Text, '['); i > 0 {
		return e.Text[:i] + "[]"
	}
	if overloads := r.functions[e.Text]; len(overloads) > 0 {
		return bestOverload(overloads, e.Args).Return
	}
	if basicTypes[e.Text] || r.structs[e.Text] != nil {
		return e.Text
	}
	if r.file.Macros[e.Text] != nil {
		return ""
	}
	if result := results[e.Text]; result != "" {
		return builtinType(result, e.Args)
	}
	if r.known == nil {
		return ""
	}
	return r.known[e.Text+"()"]
}

func builtinType(result string, args []*Expr) string {
	if result != "=" && result != "?" {
		return result
	}
	typ := ""
	for _, a := range args {
		if a.Type == "" {
			return ""
		}
		if typ == "" || Size(a.Type) > Size(typ) {
			typ = a.Type
		}
	}
	if result == "?" && Size(typ) > 0 {
		return widen("bool", Size(typ))
	}
	return typ
}

func bestOverload(overloads []*Function, args []*Expr) *Function {
	for _, fn := range overloads {
		if fits(fn, args) {
			return fn
		}
	}
	return overloads[0]
}

func fits(fn *Function, args []*Expr) bool {
	if len(fn.Params) != len(args) {
		return false
	}
	for i, p := range fn.Params {
		if args[i].Type != "" && args[i].Type != p.Type {
			return false
		}
	}
	return true
}
