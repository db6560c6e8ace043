package glsl

// Decl is one top-level declaration; exactly one of its fields is set, none if it is opaque or says
// nothing to us (precision, invariant, a prototype).
type Decl struct {
	Span
	Function  *Function
	Variables []*Variable
	Struct    *Struct
	// Opaque says that the declaration was not understood.
	Opaque bool
}

// Function is a function with or without a body.
type Function struct {
	Span
	// Return is the result type's name.
	Return string
	Name   string
	// NameAt is where the name stands.
	NameAt Span
	Params []*Variable
	// Body is nil for a prototype.
	Body *Stmt
	// Locals are all variables declared in the body, in order.
	Locals []*Variable
}

// Variable is a global, local, parameter or struct member.
type Variable struct {
	Span // from the name to the end of its initialiser
	// Qualifiers are const, uniform, in, out, varying, highp …, in order.
	Qualifiers []string
	// Type is the type's name without array marks.
	Type string
	// TypeAt is where the type's name stands.
	TypeAt Span
	Name   string
	NameAt Span
	// Array is the size as written, "" if it is no array; an array without a size has "[]".
	Array string
	// Init is the initialiser, nil if there is none.
	Init *Expr
	// Decl is the whole declaration, semicolon included, which may declare several variables.
	Decl Span
}

// Is reports whether the variable has the qualifier.
func (v *Variable) Is(qualifier string) bool {
	for _, q := range v.Qualifiers {
		if q == qualifier {
			return true
		}
	}
	return false
}

// Struct is a struct type or an interface block.
type Struct struct {
	Span
	Name string
	// Block says that it is an interface block.
	Block  bool
	Fields []*Variable
}

// StmtKind is what sort of statement one is.
type StmtKind uint8

// The kinds of statement.
const (
	Block StmtKind = iota
	Declare
	Evaluate
	If
	For
	While
	Do
	Switch
	Case
	Return
	Jump // break, continue, discard
	Empty
	Unknown // not understood
)

// Stmt is one statement.
type Stmt struct {
	Span
	Kind StmtKind
	// List holds the statements of a block or switch.
	List []*Stmt
	// Vars holds the variables of a declaration.
	Vars []*Variable
	// X is the expression of an evaluation, return or case, and the condition of if, for, while, do, switch.
	X *Expr
	// Init and Step are those of a for.
	Init *Stmt
	Step *Expr
	// Body is that of if, for, while and do; Else that of if.
	Body, Else *Stmt
	// Word is the keyword of a jump.
	Word string
}

// ExprKind is what sort of expression one is.
type ExprKind uint8

// The kinds of expression.
const (
	Name ExprKind = iota
	Literal
	Call    // function, constructor or macro with arguments; X is set for a method
	Binary  // the comma too
	Assign  // = and += …
	Prefix  // + - ! ~ ++ --
	Postfix // ++ --
	Choice  // X ? Y : Z
	Member  // X.Text: a field or a swizzle
	Index   // X[Y]
	Paren
)

// Expr is one expression.
type Expr struct {
	Span
	Kind ExprKind
	// Text is the name, literal, operator, member or callee (with array marks for an array constructor).
	Text string
	// TextAt is where Text stands.
	TextAt  Span
	X, Y, Z *Expr
	Args    []*Expr
	// Type is the type's name, with "[]" for an array; "" if it is not known.
	Type string
	// Ref is the variable that a Name names, nil for what the source does not declare.
	Ref *Variable
}

// Directive is one preprocessor line.
type Directive struct {
	Span
	// Word is define, if, version …
	Word string
	// Rest is what follows, comments included.
	Rest string
	// RestAt is where Rest stands.
	RestAt Span
	// Name, Params and Value are those of a #define; Params is nil for one without parentheses.
	Name   string
	Params []string
	// ValueAt is where the macro's replacement stands, without a comment at its end.
	ValueAt Span
	// Depth is the number of #if around the line (an #if itself counts from outside).
	Depth int
}
