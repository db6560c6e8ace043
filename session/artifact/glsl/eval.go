package glsl

import (
	"math"
	"strconv"
	"strings"
)

// Env gives values to names for Eval; a vector has several numbers.
type Env func(name string) ([]float64, bool)

// Eval computes an expression of numbers, vectors and common built-in functions; ok is false where a
// part has no known value. Macros without arguments are followed.
func (f *File) Eval(e *Expr, env Env) (value []float64, ok bool) {
	v := evaluator{f, env, 0}
	value = v.eval(e)
	return value, value != nil
}

// EvalText is Eval for an expression that is not part of the file.
func (f *File) EvalText(text string, env Env) ([]float64, bool) {
	p := &parser{file: &File{Text: text}, toks: withoutComments(lex(text, 0))}
	x := p.expression(precAssign)
	if x == nil {
		return nil, false
	}
	return f.Eval(x, env)
}

type evaluator struct {
	file  *File
	env   Env
	depth int
}

func (v *evaluator) eval(e *Expr) []float64 {
	if e == nil {
		return nil
	}
	switch e.Kind {
	case Literal:
		return number(e.Text)
	case Name:
		return v.name(e)
	case Paren:
		return v.eval(e.X)
	case Prefix:
		return v.prefix(e)
	case Binary:
		return arithmetic(e.Text, v.eval(e.X), v.eval(e.Y))
	case Member:
		return swizzle(v.eval(e.X), e.Text)
	case Call:
		return v.call(e)
	}
	return nil
}

func number(text string) []float64 {
	switch text {
	case "true":
		return []float64{1}
	case "false":
		return []float64{0}
	}
	if x, err := strconv.ParseFloat(strings.TrimRight(text, "uUfFlL"), 64); err == nil {
		return []float64{x}
	}
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return []float64{float64(n)}
	}
	return nil
}

func (v *evaluator) name(e *Expr) []float64 {
	if v.env != nil {
		if value, ok := v.env(e.Text); ok {
			return value
		}
	}
	if v.depth++; v.depth > 32 {
		return nil
	}
	if e.Ref != nil && e.Ref.Is("const") {
		return v.eval(e.Ref.Init)
	}
	if g := v.file.Global(e.Text); g != nil && g.Is("const") {
		return v.eval(g.Init)
	}
	if m := v.file.Macros[e.Text]; m != nil && m.Params == nil {
		text := v.file.Slice(m.ValueAt)
		p := &parser{file: &File{Text: text}, toks: lex(text, 0)}
		return v.eval(p.expression(precAssign))
	}
	return nil
}

func (v *evaluator) prefix(e *Expr) []float64 {
	x := v.eval(e.X)
	switch e.Text {
	case "-":
		return each(x, func(a float64) float64 { return -a })
	case "+":
		return x
	}
	return nil
}

func each(x []float64, f func(float64) float64) []float64 {
	if x == nil {
		return nil
	}
	out := make([]float64, len(x))
	for i := range x {
		out[i] = f(x[i])
	}
	return out
}

func pairwise(x, y []float64, f func(a, b float64) float64) []float64 {
	if len(x) == 0 || len(y) == 0 || len(x) != len(y) && len(x) != 1 && len(y) != 1 {
		return nil
	}
	out := make([]float64, max(len(x), len(y)))
	for i := range out {
		out[i] = f(x[i%len(x)], y[i%len(y)])
	}
	return out
}

func arithmetic(op string, x, y []float64) []float64 {
	switch op {
	case "+":
		return pairwise(x, y, func(a, b float64) float64 { return a + b })
	case "-":
		return pairwise(x, y, func(a, b float64) float64 { return a - b })
	case "*":
		return pairwise(x, y, func(a, b float64) float64 { return a * b })
	case "/":
		return pairwise(x, y, func(a, b float64) float64 { return a / b })
	}
	return nil
}

func swizzle(x []float64, letters string) []float64 {
	parts := Components(letters, len(x))
	if len(x) == 0 || parts == nil {
		return nil
	}
	out := make([]float64, len(parts))
	for i, k := range parts {
		out[i] = x[k]
	}
	return out
}

var unaries = map[string]func(float64) float64{
	"sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "abs": math.Abs, "sqrt": math.Sqrt, "floor": math.Floor, "ceil": math.Ceil,
	"exp": math.Exp, "log": math.Log, "fract": func(x float64) float64 { return x - math.Floor(x) },
	"radians": func(x float64) float64 { return x * math.Pi / 180 },
}

var binaries = map[string]func(a, b float64) float64{
	"min": math.Min, "max": math.Max, "pow": math.Pow, "mod": func(a, b float64) float64 { return a - b*math.Floor(a/b) },
	"step": func(edge, x float64) float64 {
		if x < edge {
			return 0
		}
		return 1
	},
}

func (v *evaluator) call(e *Expr) []float64 {
	var args [][]float64
	for _, a := range e.Args {
		x := v.eval(a)
		if x == nil {
			return nil
		}
		args = append(args, x)
	}
	if n := Size(e.Text); n > 0 {
		return construct(n, args)
	}
	if f := unaries[e.Text]; f != nil && len(args) == 1 {
		return each(args[0], f)
	}
	if f := binaries[e.Text]; f != nil && len(args) == 2 {
		return pairwise(args[0], args[1], f)
	}
	return nil
}

func construct(n int, args [][]float64) []float64 {
	var flat []float64
	for _, a := range args {
		flat = append(flat, a...)
	}
	if len(flat) == 1 {
		for len(flat) < n {
			flat = append(flat, flat[0])
		}
	}
	if len(flat) < n {
		return nil
	}
	return flat[:n]
}
