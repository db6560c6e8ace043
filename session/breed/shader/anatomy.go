package shader

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
)

// transition reports whether the shader blends two pictures.
func (g *genome) transition() bool { return g.convention == artifact.GLTransition }

// colour is what the entry writes the picture's colour to: an expression of type vec4 or vec3, "" for
// a transition, which returns it, or if there is none that can be read back.
func (g *genome) colour() string {
	switch {
	case g.transition():
		return ""
	case g.convention == artifact.Shadertoy:
		return g.entry.Params[0].Name
	}
	for _, v := range g.Globals {
		if v.Is("out") && (v.Type == "vec4" || v.Type == "vec3") && v.Array == "" {
			return v.Name
		}
	}
	switch {
	case g.words()["gl_FragColor"] && g.Macros["gl_FragColor"] == nil:
		return "gl_FragColor"
	case g.words()["gl_FragData"]:
		return "gl_FragData[0]"
	}
	return ""
}

// colourRGB is the colour's expression as a vec3.
func (g *genome) colourRGB() string {
	name := g.colour()
	if v := g.Global(name); v != nil && v.Type == "vec3" {
		return name
	}
	return name + ".rgb"
}

var sizeNames = []string{"iResolution", "u_resolution", "resolution", "RENDERSIZE", "uResolution", "u_viewport", "viewport"}

// size is an expression of type vec2 for the picture's size in pixels, "" if the source has none.
func (g *genome) size() string {
	if g.convention == artifact.Shadertoy {
		return "iResolution.xy"
	}
	if g.convention == artifact.ISF {
		return "RENDERSIZE"
	}
	for _, name := range sizeNames {
		v := g.Global(name)
		if v == nil || !v.Is("uniform") || g.Depth(v.Decl.Start) > 0 {
			continue
		}
		switch v.Type {
		case "vec2":
			return name
		case "vec3", "vec4":
			return name + ".xy"
		}
	}
	return ""
}

var timeNames = []string{"iTime", "iGlobalTime", "u_time", "time", "TIME", "uTime", "t", "progress", "u_progress", "globalTime", "u_clock", "uClock", "clock"}

// clock is the name that tells the time: a uniform of float, or progress; "" if nothing moves.
func (g *genome) clock() string {
	switch {
	case g.transition():
		return "progress"
	case g.convention == artifact.ISF && g.words()["TIME"]:
		return "TIME"
	case g.convention == artifact.Shadertoy && g.words()["iTime"]:
		return "iTime"
	case g.convention == artifact.Shadertoy && g.words()["iGlobalTime"]:
		return "iGlobalTime"
	}
	for _, name := range timeNames {
		if v := g.Global(name); v != nil && v.Is("uniform") && v.Type == "float" {
			return name
		}
	}
	return ""
}

// site is one use of a name within a function or an initialiser.
type site struct {
	*glsl.Expr
	// parents lead from the nearest outwards.
	parents []*glsl.Expr
	fn      *glsl.Function // nil in a global initialiser
}

// parent is the expression around the site, parentheses left out; nil if there is none.
func (s site) parent() *glsl.Expr {
	for _, p := range s.parents {
		if p.Kind != glsl.Paren {
			return p
		}
	}
	return nil
}

// sites finds the expressions that match, with what is around them, in source order.
func (g *genome) sites(match func(*glsl.Expr) bool) []site {
	var out []site
	var fn *glsl.Function
	var visit func(e *glsl.Expr, around []*glsl.Expr)
	visit = func(e *glsl.Expr, around []*glsl.Expr) {
		if e == nil {
			return
		}
		if match(e) {
			s := site{Expr: e, fn: fn}
			for i := len(around) - 1; i >= 0; i-- {
				s.parents = append(s.parents, around[i])
			}
			out = append(out, s)
		}
		around = append(around, e)
		visit(e.X, around)
		visit(e.Y, around)
		visit(e.Z, around)
		for _, a := range e.Args {
			visit(a, around)
		}
	}
	for _, d := range g.Decls {
		fn = d.Function
		for _, v := range d.Variables {
			visit(v.Init, nil)
		}
		if fn == nil {
			continue
		}
		fn.Body.Walk(func(s *glsl.Stmt) bool {
			visit(s.X, nil)
			visit(s.Step, nil)
			for _, v := range s.Vars {
				visit(v.Init, nil)
			}
			return true
		})
	}
	return out
}

// uses finds the uses of a name that no local variable hides.
func (g *genome) uses(name string) []site {
	return g.sites(func(e *glsl.Expr) bool {
		return e.Kind == glsl.Name && e.Text == name && (e.Ref == nil || e.Ref == g.Global(name))
	})
}

// inMacros reports whether a name occurs in the replacement of a macro, where no type is known.
func (g *genome) inMacros(name string) bool {
	for _, m := range g.Macros {
		for _, t := range glsl.Tokenize(g.Slice(m.ValueAt)) {
			if t.Text == name {
				return true
			}
		}
	}
	return false
}

// within reports whether a call around the site, or the function that it stands in, has such a name.
func (s site) within(parts ...string) bool {
	for _, p := range s.parents {
		if p.Kind == glsl.Call && contains(p.Text, parts...) {
			return true
		}
	}
	return s.fn != nil && contains(s.fn.Name, parts...)
}

func contains(name string, parts ...string) bool {
	low := strings.ToLower(name)
	for _, p := range parts {
		if strings.Contains(low, p) {
			return true
		}
	}
	return false
}
