package glsl

// compound reads a block; nil, at no cost, if it never closes.
func (p *parser) compound() *Stmt {
	last := p.closing()
	if last == 0 {
		return nil
	}
	s := &Stmt{Kind: Block}
	start := p.start()
	p.at++ // {
	for p.at < last {
		s.List = append(s.List, p.statement())
	}
	p.at = last + 1
	s.Span = p.since(start)
	return s
}

// statement reads one statement; an Unknown one if it is not understood.
func (p *parser) statement() *Stmt {
	from, start := p.at, p.start()
	known, opaque := p.known(), len(p.file.Opaque)
	p.depth++
	s := p.tryStatement()
	p.depth--
	if s == nil {
		p.forget(known)
		p.file.Opaque = p.file.Opaque[:opaque]
		return &Stmt{Span: p.recover(from), Kind: Unknown}
	}
	s.Span = p.since(start)
	return s
}

func (p *parser) known() int {
	if p.locals == nil {
		return 0
	}
	return len(*p.locals)
}

func (p *parser) forget(n int) {
	if p.locals != nil {
		*p.locals = (*p.locals)[:n]
	}
}

func (p *parser) tryStatement() *Stmt {
	if p.depth > deepest {
		return nil
	}
	switch p.text(0) {
	case "{":
		return p.compound()
	case ";":
		p.at++
		return &Stmt{Kind: Empty}
	case "if":
		return p.ifStatement()
	case "for":
		return p.forStatement()
	case "while":
		return p.whileStatement()
	case "do":
		return p.doStatement()
	case "switch":
		return p.switchStatement()
	case "case", "default":
		return p.caseLabel()
	case "return":
		return p.returnStatement()
	case "break", "continue", "discard":
		return p.jump()
	}
	return p.simple()
}

func (p *parser) jump() *Stmt {
	s := &Stmt{Kind: Jump, Word: p.take().Text}
	return p.closed(s)
}

// closed expects the semicolon that ends s.
func (p *parser) closed(s *Stmt) *Stmt {
	if !p.accept(";") {
		return nil
	}
	return s
}

// condition reads a parenthesised expression.
func (p *parser) condition() *Expr {
	if !p.accept("(") {
		return nil
	}
	x := p.expression(precComma)
	if x == nil || !p.accept(")") {
		return nil
	}
	return x
}

func (p *parser) ifStatement() *Stmt {
	p.at++
	s := &Stmt{Kind: If, X: p.condition()}
	if s.X == nil {
		return nil
	}
	s.Body = p.statement()
	if p.accept("else") {
		s.Else = p.statement()
	}
	return s
}

func (p *parser) forStatement() *Stmt {
	p.at++
	if !p.accept("(") {
		return nil
	}
	s := &Stmt{Kind: For}
	if s.Init = p.clause(); s.Init == nil {
		return nil
	}
	if !p.is(";") {
		if s.X = p.expression(precComma); s.X == nil {
			return nil
		}
	}
	if !p.accept(";") {
		return nil
	}
	if !p.is(")") {
		if s.Step = p.expression(precComma); s.Step == nil {
			return nil
		}
	}
	if !p.accept(")") {
		return nil
	}
	s.Body = p.statement()
	return s
}

// clause reads the first part of a for, semicolon included.
func (p *parser) clause() *Stmt {
	start := p.start()
	s := &Stmt{Kind: Empty}
	if !p.accept(";") {
		s = p.simple()
	}
	if s != nil {
		s.Span = p.since(start)
	}
	return s
}

func (p *parser) whileStatement() *Stmt {
	p.at++
	s := &Stmt{Kind: While, X: p.condition()}
	if s.X == nil {
		return nil
	}
	s.Body = p.statement()
	return s
}

func (p *parser) doStatement() *Stmt {
	p.at++
	s := &Stmt{Kind: Do, Body: p.statement()}
	if !p.accept("while") {
		return nil
	}
	if s.X = p.condition(); s.X == nil {
		return nil
	}
	return p.closed(s)
}

func (p *parser) switchStatement() *Stmt {
	p.at++
	s := &Stmt{Kind: Switch, X: p.condition()}
	if s.X == nil || !p.is("{") {
		return nil
	}
	body := p.compound()
	if body == nil {
		return nil
	}
	s.List = body.List
	return s
}

func (p *parser) caseLabel() *Stmt {
	s := &Stmt{Kind: Case}
	if p.take().Text == "case" {
		if s.X = p.expression(precComma); s.X == nil {
			return nil
		}
	}
	if !p.accept(":") {
		return nil
	}
	return s
}

func (p *parser) returnStatement() *Stmt {
	p.at++
	s := &Stmt{Kind: Return}
	if !p.is(";") {
		if s.X = p.expression(precComma); s.X == nil {
			return nil
		}
	}
	return p.closed(s)
}

// simple reads a declaration or an expression, semicolon included.
func (p *parser) simple() *Stmt {
	if p.declares() {
		return p.local()
	}
	s := &Stmt{Kind: Evaluate, X: p.expression(precComma)}
	if s.X == nil {
		return nil
	}
	return p.closed(s)
}

// declares reports whether a declaration begins here: a qualifier, or a type and then a name.
func (p *parser) declares() bool {
	if p.kind(0) != Word {
		return false
	}
	if qualifierWords[p.text(0)] || p.is("struct") || p.is("precision") {
		return true
	}
	if p.kind(1) == Word {
		return true
	}
	if p.text(1) != "[" {
		return false
	}
	from := p.at
	p.at++
	p.arrayMarks()
	named := p.kind(0) == Word
	p.at = from
	return named
}

func (p *parser) local() *Stmt {
	start := p.start()
	s := &Stmt{Kind: Declare}
	if p.is("precision") {
		if !p.upTo(";") {
			return nil
		}
		return s
	}
	d := &Decl{}
	qualifiers, ok := p.qualifiers()
	if !ok || p.kind(0) != Word || p.is("struct") {
		return nil
	}
	name, at, array := p.typeName()
	if !p.declaratorList(d, start, qualifiers, name, at, array) {
		return nil
	}
	s.Vars = d.Variables
	if p.locals != nil {
		*p.locals = append(*p.locals, s.Vars...)
	}
	return s
}
