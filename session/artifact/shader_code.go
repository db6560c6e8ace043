package artifact

import (
	"strings"

	"cultivar/session/artifact/glsl"
)

// statements rewrites what stands in functions: the name of main, reads of volumes, and literals that a
// lenient host would take.
func (b *builder) statements(u *unit) {
	if b.renamesMain() {
		for _, fn := range u.file.Functions {
			if fn.Name == "main" {
				u.replace(fn.NameAt, ownMain)
			}
		}
	}
	u.file.Exprs(func(e *glsl.Expr) bool {
		switch {
		case e.Kind == glsl.Call && len(e.Args) > 0 && b.volumes[e.Args[0].Text]:
			b.volume(u, e)
		case e.Kind == glsl.Index && e.X.Text == "gl_FragData" && b.es3:
			u.replace(e.Span, ownColor)
			return false
		}
		return true
	})
	b.literals(u)
}

func (b *builder) renamesMain() bool {
	return len(b.starts) > 0 && b.convention != Shadertoy && b.convention != GLTransition
}

// volume replaces a read of a three-dimensional texture, which no host here has, by a soft ball of mist.
func (b *builder) volume(u *unit, e *glsl.Expr) {
	if len(e.Args) < 2 {
		return
	}
	name := "cultivar_volume"
	if e.Text == "textureSize" {
		u.replace(e.Span, "ivec3(64)")
		return
	}
	u.replace(glsl.Span{Start: e.Start, End: e.Args[1].Start}, name+"(")
	if !b.declared[name] {
		b.declared[name] = true
		b.prelude = append(b.prelude, "vec4 "+name+"(vec3 p) { vec3 q = 2.0 * p - 1.0; return vec4(clamp(1.0 - length(q) + 0.25 * sin(9.0 * q.x) * sin(8.0 * q.y) * sin(7.0 * q.z), 0.0, 1.0)); }")
	}
}

// literals drops the f behind floats where the dialect has none, and turns integers into floats where
// the context wants floats and the convention's own hosts are lenient.
func (b *builder) literals(u *unit) {
	if !b.es3 {
		for _, t := range u.file.Tokens {
			if t.Kind == glsl.Number && strings.ContainsAny(t.Text, ".") && strings.HasSuffix(strings.ToLower(t.Text), "f") {
				u.edits = append(u.edits, Edit{Start: t.Start, End: t.End, Text: strings.TrimRight(t.Text, "fF")})
			}
		}
	}
	if n, ok := version(u.file); !b.lenient() || ok && (n == 100 || n == 300) {
		return
	}
	u.edits = append(u.edits, FloatLiterals(u.file)...)
}

// FloatLiterals are the edits that make floats of the integers which lenient hosts take for floats.
func FloatLiterals(f *glsl.File) []Edit {
	u := &unit{file: f}
	l := lenience{unit: u, done: map[int]bool{}}
	l.globals()
	for _, fn := range f.Functions {
		l.function(fn)
	}
	return u.edits
}

// lenience adds the points that desktop OpenGL does not ask for.
type lenience struct {
	unit *unit
	done map[int]bool
}

func (l *lenience) globals() {
	for _, v := range l.unit.file.Globals {
		l.want(v.Init, v.Type)
	}
	for _, v := range l.unit.file.Globals {
		v.Init.Walk(func(e *glsl.Expr) bool { l.expr(e); return true })
	}
}

func (l *lenience) function(fn *glsl.Function) {
	for _, v := range fn.Locals {
		l.want(v.Init, v.Type)
	}
	fn.Body.Walk(func(s *glsl.Stmt) bool {
		if s.Kind == glsl.Return && s.X != nil {
			l.want(s.X, fn.Return)
		}
		return true
	})
	fn.Body.Exprs(func(e *glsl.Expr) bool { l.expr(e); return true })
}

// want makes an integer literal a float where typ is one.
func (l *lenience) want(e *glsl.Expr, typ string) {
	if e == nil || !glsl.IsFloat(typ) {
		return
	}
	switch e.Kind {
	case glsl.Literal:
		if e.Type == "int" && !l.done[e.Start] && !strings.HasPrefix(e.Text, "0x") {
			l.done[e.Start] = true
			l.unit.edits = append(l.unit.edits, Edit{Start: e.End, End: e.End, Text: ".0"})
		}
	case glsl.Paren, glsl.Prefix:
		l.want(e.X, typ)
	case glsl.Binary:
		l.want(e.X, typ)
		l.want(e.Y, typ)
	case glsl.Choice:
		l.want(e.Y, typ)
		l.want(e.Z, typ)
	}
}

// expr looks at an expression whose parts must agree.
func (l *lenience) expr(e *glsl.Expr) {
	switch e.Kind {
	case glsl.Binary, glsl.Assign:
		if e.Text != "," {
			l.agree(e.X, e.Y)
		}
	case glsl.Choice:
		l.agree(e.Y, e.Z)
	case glsl.Call:
		if glsl.IsBuiltin(e.Text) && !strings.HasPrefix(e.Text, "texel") && !strings.HasPrefix(e.Text, "textureSize") {
			l.agree(e.Args...)
			return
		}
		if fn := l.unit.file.Function(e.Text); fn != nil && len(fn.Params) == len(e.Args) {
			for i, p := range fn.Params {
				l.want(e.Args[i], p.Type)
			}
		}
	}
}

// agree makes integers floats beside a float; a built-in function that is given integers alone wants floats too.
func (l *lenience) agree(parts ...*glsl.Expr) {
	for _, p := range parts {
		if p != nil && (glsl.IsFloat(p.Type) || strings.HasPrefix(p.Type, "mat")) {
			for _, q := range parts {
				l.want(q, "float")
			}
			return
		}
	}
}
