package glsl

import "strings"

// resolve gives every expression its type and every name its variable; the first declarations, as many as are done, have theirs.
func (f *File) resolve(known Known, done int) {
	r := &resolver{file: f, known: known, globals: map[string]*Variable{}, functions: map[string][]*Function{}, structs: map[string]*Struct{}}
	for _, s := range f.Structs {
		r.structs[s.Name] = s
	}
	for _, fn := range f.Functions { // calls may come before, through a prototype
		r.functions[fn.Name] = append(r.functions[fn.Name], fn)
	}
	for i, d := range f.Decls {
		if i >= done {
			r.infer(d)
		}
		r.declare(d)
	}
}

type resolver struct {
	file      *File
	known     Known
	globals   map[string]*Variable
	functions map[string][]*Function
	structs   map[string]*Struct
	scopes    []map[string]*Variable
	macros    map[string]string // types of object-like macros
}

// declare makes the names of a declaration known to what follows.
func (r *resolver) declare(d *Decl) {
	for _, v := range d.Variables {
		r.globals[v.Name] = v
	}
	if d.Struct != nil && len(d.Variables) == 0 && d.Struct.Name != "" && r.structs[d.Struct.Name] == nil {
		for _, v := range d.Struct.Fields {
			r.globals[v.Name] = v
		}
	}
}

// infer resolves what is in a declaration. A variable is known to the initialisers of those after it.
func (r *resolver) infer(d *Decl) {
	for _, v := range d.Variables {
		r.expr(v.Init)
		r.globals[v.Name] = v
	}
	if fn := d.Function; fn != nil {
		r.open()
		for _, v := range fn.Params {
			r.bind(v)
		}
		r.stmt(fn.Body)
		r.close()
	}
}

func (r *resolver) open()  { r.scopes = append(r.scopes, nil) }
func (r *resolver) close() { r.scopes = r.scopes[:len(r.scopes)-1] }
func (r *resolver) bind(v *Variable) {
	top := &r.scopes[len(r.scopes)-1]
	if *top == nil {
		*top = map[string]*Variable{}
	}
	(*top)[v.Name] = v
}

func (r *resolver) find(name string) *Variable {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		if v := r.scopes[i][name]; v != nil {
			return v
		}
	}
	return r.globals[name]
}

func (r *resolver) stmt(s *Stmt) {
	if s == nil {
		return
	}
	scoped := s.Kind == Block || s.Kind == For || s.Kind == Switch
	if scoped {
		r.open()
		defer r.close()
	}
	r.stmt(s.Init)
	for _, v := range s.Vars {
		r.expr(v.Init)
		r.bind(v)
	}
	r.expr(s.X)
	r.expr(s.Step)
	for _, inner := range s.List {
		r.stmt(inner)
	}
	r.stmt(s.Body)
	r.stmt(s.Else)
}

func (r *resolver) expr(e *Expr) string {
	if e == nil {
		return ""
	}
	x, y, z := r.expr(e.X), r.expr(e.Y), r.expr(e.Z)
	for _, a := range e.Args {
		r.expr(a)
	}
	switch e.Kind {
	case Name:
		e.Ref = r.find(e.Text)
		e.Type = r.nameType(e)
	case Literal:
		e.Type = literalType(e.Text)
	case Call:
		e.Type = r.callType(e)
	case Binary:
		e.Type = binaryType(e.Text, x, y)
	case Assign, Prefix, Postfix, Paren:
		e.Type = x
		if e.Text == "!" {
			e.Type = "bool"
		}
	case Choice:
		e.Type = y
		if y == "" {
			e.Type = z
		}
	case Member:
		e.Type = r.memberType(x, e.Text)
	case Index:
		e.Type = indexType(x)
	}
	return e.Type
}

var builtinNames = map[string]string{
	"gl_FragCoord": "vec4", "gl_FragColor": "vec4", "gl_FragDepth": "float", "gl_PointCoord": "vec2", "gl_FrontFacing": "bool", "gl_FragData": "vec4[]",
}

func (r *resolver) nameType(e *Expr) string {
	if v := e.Ref; v != nil {
		if v.Array != "" {
			return v.Type + "[]"
		}
		return v.Type
	}
	if m := r.file.Macros[e.Text]; m != nil && m.Params == nil {
		return r.macroType(m)
	}
	if typ := builtinNames[e.Text]; typ != "" {
		return typ
	}
	return r.known[e.Text]
}

// macroType is the type of the expression that a macro without arguments stands for.
func (r *resolver) macroType(m *Directive) string {
	if typ, ok := r.macros[m.Name]; ok {
		return typ
	}
	if r.macros == nil {
		r.macros = map[string]string{}
	}
	r.macros[m.Name] = "" // ends a macro that names itself
	value := r.file.Slice(m.ValueAt)
	p := &parser{file: &File{Text: value}, toks: withoutComments(lex(value, 0))}
	x := p.expression(precComma)
	if x == nil || p.at < len(p.toks) {
		return ""
	}
	typ := r.expr(x)
	r.macros[m.Name] = typ
	return typ
}

func withoutComments(tokens []Token) []Token {
	var out []Token
	for _, t := range tokens {
		if t.Kind != Comment {
			out = append(out, t)
		}
	}
	return out
}

func (r *resolver) memberType(typ, member string) string {
	if n := Size(typ); n > 0 {
		if parts := Components(member, n); parts != nil {
			return widen(typ, len(parts))
		}
		return ""
	}
	if s := r.structs[typ]; s != nil {
		for _, f := range s.Fields {
			if f.Name == member {
				if f.Array != "" {
					return f.Type + "[]"
				}
				return f.Type
			}
		}
	}
	return ""
}

func indexType(typ string) string {
	if element, ok := strings.CutSuffix(typ, "[]"); ok {
		return element
	}
	if _, rows := matrix(typ); rows > 0 {
		return Vector(rows)
	}
	if Size(typ) > 1 {
		return component(typ)
	}
	return ""
}

func binaryType(op, x, y string) string {
	switch op {
	case "==", "!=", "<", ">", "<=", ">=", "&&", "||", "^^":
		return "bool"
	case ",":
		return y
	case "*":
		return productType(x, y)
	}
	return wider(x, y)
}

// wider is the type of a componentwise operation: a scalar spreads over the other side.
func wider(x, y string) string {
	switch {
	case x == "" || y == "":
		return ""
	case Size(x) == 1 && (Size(y) > 1 || x != "float"):
		return y
	}
	return x
}

func productType(x, y string) string {
	xc, xr := matrix(x)
	yc, yr := matrix(y)
	switch {
	case x == "" || y == "":
		return ""
	case xc > 0 && yc > 0:
		if xc == xr && yc == yr {
			return x
		}
		return "mat" + string(rune('0'+yc)) + "x" + string(rune('0'+xr))
	case xc > 0 && Size(y) > 1:
		return Vector(xr)
	case yc > 0 && Size(x) > 1:
		return Vector(yc)
	case xc > 0:
		return x
	case yc > 0:
		return y
	}
	return wider(x, y)
}
