package glsl

func (p *parser) topLevel() {
	from, start := p.at, p.start()
	if p.accept(";") {
		return
	}
	d := &Decl{}
	if !p.declaration(d) {
		d = &Decl{Span: p.recover(from), Opaque: true}
	} else {
		d.Span = p.since(start)
	}
	p.file.Decls = append(p.file.Decls, d)
}

// declaration reads one top-level declaration into d; false if it is not understood.
func (p *parser) declaration(d *Decl) bool {
	start := p.start()
	if p.is("precision") {
		return p.upTo(";")
	}
	if p.is("struct") {
		return p.structure(d, start, nil)
	}
	qualifiers, ok := p.qualifiers()
	if !ok {
		return false
	}
	switch {
	case len(qualifiers) > 0 && p.accept(";"): // layout(...) in;
		return true
	case p.is("struct"):
		return p.structure(d, start, qualifiers)
	case p.kind(0) == Word && p.text(1) == "{":
		return p.block(d, start, qualifiers)
	case len(qualifiers) > 0 && p.kind(0) == Word && (p.text(1) == ";" || p.text(1) == ","): // invariant gl_Position;
		return p.upTo(";")
	}
	return p.functionOrVariables(d, start, qualifiers)
}

func (p *parser) upTo(text string) bool {
	for p.at < len(p.toks) {
		if p.take().Text == text {
			return true
		}
	}
	return false
}

var qualifierWords = map[string]bool{
	"const": true, "uniform": true, "in": true, "out": true, "inout": true, "varying": true, "attribute": true,
	"highp": true, "mediump": true, "lowp": true, "flat": true, "smooth": true, "noperspective": true, "centroid": true,
	"invariant": true, "precise": true, "layout": true, "readonly": true, "writeonly": true, "restrict": true,
	"coherent": true, "volatile": true, "buffer": true, "shared": true, "sample": true, "patch": true,
}

func (p *parser) qualifiers() ([]string, bool) {
	var words []string
	for qualifierWords[p.text(0)] {
		word := p.take().Text
		words = append(words, word)
		if word == "layout" && (!p.is("(") || !p.skipGroup()) {
			return nil, false
		}
	}
	return words, true
}

func (p *parser) structure(d *Decl, start int, qualifiers []string) bool {
	p.at++ // struct
	s := &Struct{}
	if p.kind(0) == Word {
		s.Name = p.take().Text
	}
	if !p.fields(s) {
		return false
	}
	s.Span = p.since(start)
	p.structs[s.Name] = s
	p.file.Structs = append(p.file.Structs, s)
	d.Struct = s
	if p.accept(";") {
		return true
	}
	if s.Name == "" {
		return p.upTo(";")
	}
	return p.declarators(d, start, qualifiers, s.Name, s.Span)
}

// block reads an interface block; its fields become globals when it has no instance name.
func (p *parser) block(d *Decl, start int, qualifiers []string) bool {
	s := &Struct{Name: p.take().Text, Block: true}
	if !p.fields(s) {
		return false
	}
	d.Struct = s
	s.Span = p.since(start)
	if p.kind(0) == Word {
		p.structs[s.Name] = s
		p.file.Structs = append(p.file.Structs, s)
		return p.declarators(d, start, qualifiers, s.Name, s.Span)
	}
	return p.accept(";")
}

func (p *parser) fields(s *Struct) bool {
	if !p.accept("{") {
		return false
	}
	for !p.is("}") {
		start := p.start()
		qualifiers, ok := p.qualifiers()
		if !ok || p.kind(0) != Word {
			return false
		}
		member := &Decl{}
		name, at, array := p.typeName()
		if !p.declaratorList(member, start, qualifiers, name, at, array) {
			return false
		}
		s.Fields = append(s.Fields, member.Variables...)
	}
	return p.accept("}")
}

// typeName reads a type and the array marks that directly follow it.
func (p *parser) typeName() (string, Span, string) {
	t := p.take()
	return t.Text, t.Span, p.arrayMarks()
}

func (p *parser) arrayMarks() string {
	if !p.is("[") {
		return ""
	}
	start := p.start()
	for p.is("[") {
		if !p.skipGroup() {
			break
		}
	}
	return p.file.Slice(p.since(start))
}

func (p *parser) functionOrVariables(d *Decl, start int, qualifiers []string) bool {
	if p.kind(0) != Word {
		return false
	}
	name, at, array := p.typeName()
	if p.kind(0) == Word && p.text(1) == "(" {
		return p.function(d, start, name+array)
	}
	return p.declaratorList(d, start, qualifiers, name, at, array) && p.publish(d)
}

func (p *parser) declarators(d *Decl, start int, qualifiers []string, typ string, at Span) bool {
	return p.declaratorList(d, start, qualifiers, typ, at, "") && p.publish(d)
}

func (p *parser) publish(d *Decl) bool {
	p.file.Globals = append(p.file.Globals, d.Variables...)
	return true
}

// declaratorList reads names with arrays and initialisers up to the semicolon.
func (p *parser) declaratorList(d *Decl, start int, qualifiers []string, typ string, at Span, array string) bool {
	for {
		v := &Variable{Qualifiers: qualifiers, Type: typ, TypeAt: at, Array: array}
		if !p.declarator(v) {
			return false
		}
		d.Variables = append(d.Variables, v)
		if p.accept(",") {
			continue
		}
		if !p.accept(";") {
			return false
		}
		for _, v := range d.Variables {
			v.Decl = p.since(start)
		}
		return true
	}
}

func (p *parser) declarator(v *Variable) bool {
	if p.kind(0) != Word {
		return false
	}
	t := p.take()
	v.Name, v.NameAt = t.Text, t.Span
	if marks := p.arrayMarks(); marks != "" {
		v.Array = marks
	}
	if p.accept("=") {
		if v.Init = p.expression(precAssign); v.Init == nil {
			return false
		}
	}
	v.Span = p.since(t.Start)
	return true
}

func (p *parser) function(d *Decl, start int, result string) bool {
	t := p.take()
	fn := &Function{Return: result, Name: t.Text, NameAt: t.Span}
	if !p.parameters(fn) {
		return false
	}
	if p.accept(";") {
		return true
	}
	if !p.is("{") {
		return false
	}
	p.locals = &fn.Locals
	fn.Body = p.compound()
	p.locals = nil
	if fn.Body == nil {
		return false
	}
	fn.Span = p.since(start)
	d.Function = fn
	p.file.Functions = append(p.file.Functions, fn)
	return true
}

func (p *parser) parameters(fn *Function) bool {
	p.at++ // (
	if p.is("void") && p.text(1) == ")" {
		p.at++
	}
	for !p.accept(")") {
		if len(fn.Params) > 0 && !p.accept(",") {
			return false
		}
		if !p.parameter(fn) {
			return false
		}
	}
	return true
}

func (p *parser) parameter(fn *Function) bool {
	start := p.start()
	qualifiers, ok := p.qualifiers()
	if !ok || p.kind(0) != Word {
		return false
	}
	v := &Variable{Qualifiers: qualifiers}
	v.Type, v.TypeAt, v.Array = p.typeName()
	if p.kind(0) == Word {
		t := p.take()
		v.Name, v.NameAt = t.Text, t.Span
		if marks := p.arrayMarks(); marks != "" {
			v.Array = marks
		}
	}
	v.Span = p.since(start)
	v.Decl = v.Span
	fn.Params = append(fn.Params, v)
	return true
}
