package glsl

// Walk visits e and what is in it, outermost first; visit returning false skips the inside.
func (e *Expr) Walk(visit func(*Expr) bool) {
	if e == nil || !visit(e) {
		return
	}
	e.X.Walk(visit)
	e.Y.Walk(visit)
	e.Z.Walk(visit)
	for _, a := range e.Args {
		a.Walk(visit)
	}
}

// Walk visits s and the statements in it, outermost first; visit returning false skips the inside.
func (s *Stmt) Walk(visit func(*Stmt) bool) {
	if s == nil || !visit(s) {
		return
	}
	s.Init.Walk(visit)
	for _, inner := range s.List {
		inner.Walk(visit)
	}
	s.Body.Walk(visit)
	s.Else.Walk(visit)
}

// Exprs visits every expression within s.
func (s *Stmt) Exprs(visit func(*Expr) bool) {
	s.Walk(func(in *Stmt) bool {
		in.X.Walk(visit)
		in.Step.Walk(visit)
		for _, v := range in.Vars {
			v.Init.Walk(visit)
		}
		return true
	})
}

// Exprs visits every expression of the file: initialisers of globals and bodies of functions, in order.
func (f *File) Exprs(visit func(*Expr) bool) {
	for _, d := range f.Decls {
		for _, v := range d.Variables {
			v.Init.Walk(visit)
		}
		if d.Function != nil {
			d.Function.Body.Exprs(visit)
		}
	}
}

// Inner takes parentheses off.
func (e *Expr) Inner() *Expr {
	for e != nil && e.Kind == Paren {
		e = e.X
	}
	return e
}
