package artifact

import (
	"fmt"
	"strings"

	"cultivar/session/artifact/glsl"
)

// lintShader says in plain words what is wrong with a shader before a compiler sees it.
func lintShader(a Artifact) []Problem {
	source := a.Source()
	convention, file, err := ParseShader(a)
	if err != nil {
		return []Problem{{File: a.Main, Text: err.Error()}}
	}
	var out []Problem
	for _, span := range file.Opaque {
		first, _, _ := strings.Cut(file.Slice(span), "\n")
		out = append(out, Problem{File: a.Main, Line: line(source, span.Start), Text: fmt.Sprintf("%q is not understood", strings.TrimSpace(first))})
	}
	if n := unbalanced(file); n != 0 {
		out = append(out, Problem{File: a.Main, Text: map[bool]string{true: "a { is never closed", false: "a } closes nothing"}[n > 0]})
	}
	if !writesColour(convention, file) {
		out = append(out, Problem{File: a.Main, Text: "it never writes a colour: gl_FragColor or the out variable is not assigned", Warning: true})
	}
	if _, err := ShaderProgram(a); err != nil {
		out = append(out, Problem{File: a.Main, Text: err.Error()})
	}
	return out
}

// unbalanced is the number of braces open at the end, where no conditional text confuses the count.
func unbalanced(f *glsl.File) int {
	depth := 0
	for _, d := range f.Directives {
		if strings.HasPrefix(d.Word, "if") {
			return 0
		}
	}
	for _, t := range f.Tokens {
		switch t.Text {
		case "{":
			depth++
		case "}":
			depth--
		}
	}
	return depth
}

// writesColour finds an assignment to what is shown, or a call that is handed it.
func writesColour(c Convention, f *glsl.File) bool {
	if c == GLTransition {
		return true
	}
	names := map[string]bool{"gl_FragColor": true, "gl_FragData": true}
	for _, v := range f.Globals {
		names[v.Name] = names[v.Name] || v.Is("out")
	}
	if fn := f.Function("mainImage"); fn != nil {
		names[fn.Params[0].Name] = true
	}
	for _, t := range f.Tokens {
		if t.Kind == glsl.Line && strings.Contains(t.Text, "gl_FragColor") {
			return true
		}
	}
	found := false
	f.Exprs(func(e *glsl.Expr) bool {
		switch e.Kind {
		case glsl.Assign:
			found = found || names[root(e.X)]
		case glsl.Call:
			for _, arg := range e.Args {
				found = found || names[root(arg)]
			}
		}
		return !found
	})
	return found
}

// root is the name that a place such as color.rgb[0] begins with.
func root(e *glsl.Expr) string {
	for e != nil && e.Kind != glsl.Name {
		e = e.X
	}
	if e == nil {
		return ""
	}
	return e.Text
}
