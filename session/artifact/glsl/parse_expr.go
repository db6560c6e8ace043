package glsl

// Binding strengths of operators, weakest first.
const (
	precComma  = 1
	precAssign = 2
	precChoice = 3
	precUnary  = 15
)

var precedence = map[string]int{
	",": 1, "=": 2, "+=": 2, "-=": 2, "*=": 2, "/=": 2, "%=": 2, "&=": 2, "|=": 2, "^=": 2, "<<=": 2, ">>=": 2,
	"?": 3, "||": 4, "^^": 5, "&&": 6, "|": 7, "^": 8, "&": 9, "==": 10, "!=": 10,
	"<": 11, ">": 11, "<=": 11, ">=": 11, "<<": 12, ">>": 12, "+": 13, "-": 13, "*": 14, "/": 14, "%": 14,
}

// expression reads an expression whose operators bind at least as strongly as lowest; nil if there is none.
func (p *parser) expression(lowest int) *Expr {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > deepest {
		return nil
	}
	x := p.unary()
	for x != nil {
		prec := precedence[p.text(0)]
		if prec == 0 || prec < lowest || p.kind(0) != Symbol {
			return x
		}
		x = p.operation(x, prec)
	}
	return nil
}

func (p *parser) operation(x *Expr, prec int) *Expr {
	op := p.take()
	e := &Expr{Kind: Binary, Text: op.Text, TextAt: op.Span, X: x}
	switch prec {
	case precAssign:
		e.Kind = Assign
		e.Y = p.expression(precAssign)
	case precChoice:
		e.Kind = Choice
		if e.Y = p.expression(precAssign); e.Y == nil || !p.accept(":") {
			return nil
		}
		if e.Z = p.expression(precAssign); e.Z == nil {
			return nil
		}
	default:
		e.Y = p.expression(prec + 1)
	}
	if e.Y == nil {
		return nil
	}
	e.Span = p.since(x.Start)
	return e
}

func (p *parser) unary() *Expr {
	switch p.text(0) {
	case "+", "-", "!", "~", "++", "--":
		op := p.take()
		x := p.expression(precUnary)
		if x == nil {
			return nil
		}
		return &Expr{Span: p.since(op.Start), Kind: Prefix, Text: op.Text, TextAt: op.Span, X: x}
	}
	x := p.primary()
	for x != nil {
		next := p.postfix(x)
		if next == x {
			return x
		}
		x = next
	}
	return nil
}

func (p *parser) primary() *Expr {
	if p.at >= len(p.toks) {
		return nil
	}
	start := p.start()
	switch p.kind(0) {
	case Number:
		t := p.take()
		return &Expr{Span: t.Span, Kind: Literal, Text: t.Text, TextAt: t.Span}
	case Word:
		return p.word()
	}
	if !p.accept("(") {
		return nil
	}
	x := p.expression(precComma)
	if x == nil || !p.accept(")") {
		return nil
	}
	return &Expr{Span: p.since(start), Kind: Paren, X: x}
}

// word reads a name, a boolean, or the array type of a constructor.
func (p *parser) word() *Expr {
	t := p.take()
	if statementWords[t.Text] {
		return nil
	}
	e := &Expr{Span: t.Span, Kind: Name, Text: t.Text, TextAt: t.Span}
	if t.Text == "true" || t.Text == "false" {
		e.Kind = Literal
	}
	if p.is("[") && (basicTypes[t.Text] || p.structs[t.Text] != nil) {
		p.arrayMarks()
		e.Span = p.since(t.Start)
		e.Text, e.TextAt = p.file.Slice(e.Span), e.Span
	}
	return e
}

var statementWords = map[string]bool{
	"if": true, "else": true, "for": true, "while": true, "do": true, "return": true, "break": true, "continue": true,
	"discard": true, "switch": true, "case": true, "default": true, "struct": true,
}

// postfix reads one call, member, index or increment behind x; x itself if there is none.
func (p *parser) postfix(x *Expr) *Expr {
	switch p.text(0) {
	case "(":
		return p.call(x)
	case ".":
		p.at++
		if p.kind(0) != Word {
			return nil
		}
		t := p.take()
		return &Expr{Span: p.since(x.Start), Kind: Member, Text: t.Text, TextAt: t.Span, X: x}
	case "[":
		p.at++
		y := p.expression(precComma)
		if y == nil || !p.accept("]") {
			return nil
		}
		return &Expr{Span: p.since(x.Start), Kind: Index, X: x, Y: y}
	case "++", "--":
		t := p.take()
		return &Expr{Span: p.since(x.Start), Kind: Postfix, Text: t.Text, TextAt: t.Span, X: x}
	}
	return x
}

func (p *parser) call(x *Expr) *Expr {
	e := &Expr{Kind: Call}
	switch x.Kind {
	case Name:
		e.Text, e.TextAt = x.Text, x.TextAt
	case Member:
		e.Text, e.TextAt, e.X = x.Text, x.TextAt, x.X
	default:
		return nil
	}
	p.at++ // (
	if p.is("void") && p.text(1) == ")" {
		p.at++
	}
	for !p.accept(")") {
		if len(e.Args) > 0 && !p.accept(",") {
			return nil
		}
		arg := p.expression(precAssign)
		if arg == nil {
			return nil
		}
		e.Args = append(e.Args, arg)
	}
	e.Span = p.since(x.Start)
	return e
}
