package shader

import (
	"strings"

	"cultivar/session/artifact/glsl"
)

// snippet is a small helper function as a person would write it; bodies are indented by tabs, one a
// step, and %NAME% stands for the function's own name.
type snippet struct {
	names  []string // the name, and what to call it if that is taken
	result string
	params string
	body   string
}

// text writes the helper in the source's own style.
func (s snippet) text(g *genome, name string) string {
	lines := strings.Split(strings.Trim(s.body, "\n"), "\n")
	var b strings.Builder
	outer := g.Indent(g.entry.Start)
	b.WriteString(outer + s.result + " " + name + "(" + s.params + ") {\n")
	for _, l := range lines {
		rest := strings.TrimLeft(l, "\t")
		b.WriteString(outer + strings.Repeat(g.indent, len(l)-len(rest)) + rest + "\n")
	}
	b.WriteString(outer + "}\n\n")
	return b.String()
}

// present finds the helper in the source if it is there already, word for word.
func (s snippet) present(g *genome) *glsl.Function {
	for _, fn := range g.Functions {
		if fn.Name != s.names[0] && !strings.HasPrefix(fn.Name, s.names[0]) && (len(s.names) < 2 || fn.Name != s.names[1]) {
			continue
		}
		if strings.TrimSpace(s.text(g, fn.Name)) == strings.TrimSpace(g.Slice(fn.Span)) || squeeze(s.text(g, fn.Name)) == squeeze(g.Slice(fn.Span)) {
			return fn
		}
	}
	return nil
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// helper makes sure that the helper is in the source before the offset, and gives its name.
func (c *change) helper(s snippet, before int) string {
	if fn := s.present(c.g); fn != nil && fn.Start < before {
		return fn.Name
	}
	name := c.g.free(s.names...)
	c.insertAbove(before, s.text(c.g, name))
	return name
}

// insertAbove puts declarations before the one that holds an offset, on lines of their own.
func (c *change) insertAbove(before int, text string) {
	at := c.g.above(before)
	if at > 0 && c.g.Text[at-1] != '\n' {
		text = "\n" + text
	}
	c.insert(at, text)
}

// above is where a new function can stand before the declaration that holds offset: at the start of
// its line, above the comment on it, outside of any #if.
func (g *genome) above(offset int) int {
	at := offset
	for _, d := range g.Directives {
		if d.Start > offset {
			break
		}
		if d.Depth == 0 && (d.Word == "if" || d.Word == "ifdef" || d.Word == "ifndef") && g.Depth(offset) > 0 && d.Start < offset {
			at = d.Start
		}
	}
	if at == offset {
		for _, d := range g.Decls {
			if d.Start <= offset && offset < d.End {
				at = d.Start
			}
		}
	}
	if line := g.LineStart(at); strings.TrimSpace(g.Text[line:at]) == "" {
		return g.aboveComments(line)
	}
	return at
}

// aboveComments moves a line start above comments that directly precede it.
func (g *genome) aboveComments(at int) int {
	for i := len(g.Tokens) - 1; i >= 0; i-- {
		t := g.Tokens[i]
		if t.Start >= at {
			continue
		}
		gap := g.Text[t.End:at]
		first := g.LineStart(t.Start)
		if t.Kind != glsl.Comment || first == 0 || strings.Count(gap, "\n") != 1 || strings.TrimSpace(g.Text[first:t.Start]) != "" {
			return at
		}
		at = first
	}
	return at
}

// earliest is the offset before which a helper must stand to be known in all of the sites.
func earliest(sites []site) int {
	at := -1
	for _, s := range sites {
		if at < 0 || s.Start < at {
			at = s.Start
		}
	}
	return at
}

// atEnd adds statements to the end of the entry and before each of its early returns; in a
// transition the returned value is first put into a variable. write gets the colour as a vec3 expression.
func (c *change) atEnd(write func(rgb string) string) bool {
	if c.g.transition() {
		return c.atReturns(write)
	}
	if c.g.colour() == "" {
		return false
	}
	text := write(c.g.colourRGB())
	body := c.g.entry.Body
	returns, nested := returnsOf(body)
	for _, r := range returns {
		c.beforeReturn(r, text, nested[r])
	}
	if n := len(body.List); n == 0 || body.List[n-1].Kind != glsl.Return {
		c.lastLine(body, text)
	}
	return true
}

// returnsOf lists the return statements, and which of them are not directly in a block.
func returnsOf(body *glsl.Stmt) (returns []*glsl.Stmt, alone map[*glsl.Stmt]bool) {
	alone = map[*glsl.Stmt]bool{}
	body.Walk(func(s *glsl.Stmt) bool {
		if s.Kind == glsl.Return {
			returns = append(returns, s)
		}
		for _, inner := range []*glsl.Stmt{s.Body, s.Else} {
			if inner != nil && inner.Kind == glsl.Return {
				alone[inner] = true
			}
		}
		return true
	})
	return returns, alone
}

func (c *change) beforeReturn(r *glsl.Stmt, text string, alone bool) {
	if alone {
		c.insert(r.Start, "{ "+text+" ")
		c.insert(r.End, " }")
		return
	}
	c.insert(r.Start, text+"\n"+c.g.Indent(r.Start))
}

// lastLine adds a line before the brace that ends a block.
func (c *change) lastLine(body *glsl.Stmt, text string) {
	brace := body.End - 1
	line := c.g.LineStart(brace)
	if strings.TrimSpace(c.g.Text[line:brace]) != "" {
		c.insert(brace, " "+text+" ")
		return
	}
	indent := c.g.Indent(c.g.entry.Start) + c.g.indent
	if n := len(body.List); n > 0 && c.g.LineStart(body.List[n-1].Start) > body.Start {
		indent = c.g.Indent(body.List[n-1].Start)
	}
	c.insert(line, indent+text+"\n")
}

func (c *change) atReturns(write func(rgb string) string) bool {
	returns, alone := returnsOf(c.g.entry.Body)
	name := c.g.free("color", "tone", "shade")
	for _, r := range returns {
		if r.X == nil {
			return false
		}
		in := c.g.Indent(r.Start)
		if x := r.X.Inner(); x.Kind == glsl.Name && x.Type == "vec4" && !alone[r] && isLocal(c.g.entry, x.Ref) {
			c.insert(r.Start, write(x.Text+".rgb")+"\n"+in)
			continue
		}
		head, tail := "", ""
		sep := "\n" + in
		if alone[r] {
			head, tail, sep = "{ ", " }", " "
		}
		c.replace(glsl.Span{Start: r.Start, End: r.X.Start}, head+"vec4 "+name+" = ")
		c.insert(r.X.End, ";"+sep+write(name+".rgb")+sep+"return "+name)
		if tail != "" {
			c.insert(r.End, tail)
		}
	}
	return len(returns) > 0
}

func isLocal(fn *glsl.Function, v *glsl.Variable) bool {
	for _, l := range fn.Locals {
		if l == v {
			return true
		}
	}
	return false
}

// retune writes new arguments behind the first in every call of a helper; false if there is no call.
func (c *change) retune(s snippet, args []string) bool {
	fn := s.present(c.g)
	if fn == nil {
		return false
	}
	calls := c.g.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Call && e.Text == fn.Name && len(e.Args) == len(args)+1 })
	for _, call := range calls {
		for i, a := range args {
			c.replace(call.Args[i+1].Span, a)
		}
	}
	return len(calls) > 0
}
