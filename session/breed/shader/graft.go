package shader

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/artifact/source"
)

// graft is another shader made ready to stand in a design: its names do not clash, its host's names
// are the design's, and its entry is a function that a statement calls.
type graft struct {
	// text is what stands before the design's entry.
	text string
	// call are the statements that compute the colour, and colour is the vec4 that they leave.
	call   []string
	colour string
	// into is the function that writes the colour to a variable of the design's, "" for one that keeps it or returns it.
	into string
}

// again is the graft where it stands in the design already: at the end of the entry what it left is there to be read, further up it is
// computed into a variable of its own.
func (g graft) again(c *change, atEnd bool) graft {
	g.text = ""
	switch {
	case atEnd:
		g.call = nil
	case g.into != "":
		name := c.g.free(g.colour+"Here", g.colour+"There")
		g.call = append(slices.Clone(g.call[:len(g.call)-2]), g.writes(name)...)
		g.colour = name
	}
	return g
}

// writes are the statements that write the colour to a new variable.
func (g graft) writes(name string) []string {
	return []string{"vec4 " + name + " = vec4(0.0);", g.into + "(" + name + ", gl_FragCoord.xy);"}
}

// grafting is the work of making one.
type grafting struct {
	c       *change
	b       *genome
	stem    string
	rename  map[string]string
	given   map[string]bool // the new names
	consts  map[string]render.Uniform
	edits   []source.Edit
	head    []string // declarations that come first
	starts  []string // statements that the call begins with
	impure  bool     // something cannot be carried over
	skipped map[*glsl.Decl]bool
}

// stemOf names a design by its file: waves.frag is "waves".
func stemOf(a artifact.Artifact) string {
	base := path.Base(a.Main)
	base, _, _ = strings.Cut(base, ".")
	var b strings.Builder
	upper := false
	for _, r := range base {
		switch {
		case unicode.IsLetter(r) && r < 128, unicode.IsDigit(r) && b.Len() > 0:
			if upper {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
			upper = false
		default:
			upper = b.Len() > 0
		}
	}
	if b.Len() == 0 {
		return "other"
	}
	s := b.String()
	return strings.ToLower(s[:1]) + s[1:]
}

// graft prepares another parent, or uses it where it stands already, at the end of the entry or further up; ok is false where it cannot stand in
// this design.
func (c *change) graft(other artifact.Artifact, atEnd bool) (graft, bool) {
	if g, ok := c.d.grafts[string(other.Source())]; ok {
		return g.again(c, atEnd), true
	}
	g, ok := c.newGraft(other)
	if ok {
		c.grafted = map[string]graft{string(other.Source()): g}
	}
	return g, ok
}

func (c *change) newGraft(other artifact.Artifact) (graft, bool) {
	b, err := read(other.Main, string(other.Source()))
	if err != nil || len(other.Files) > 1 || len(b.Opaque) > 0 || b.transition() && !c.g.transition() || c.g.Depth(c.g.entry.Start) > 0 {
		return graft{}, false
	}
	program, err := artifact.ShaderProgram(other)
	if err != nil || len(program.Passes) != 1 {
		return graft{}, false
	}
	w := &grafting{c: c, b: b, stem: stemOf(other), rename: map[string]string{}, given: map[string]bool{}, consts: map[string]render.Uniform{}, skipped: map[*glsl.Decl]bool{}}
	for _, u := range program.Passes[0].Uniforms {
		w.consts[u.Name] = u
	}
	w.conditions()
	w.names()
	w.hosts()
	g := w.entry()
	w.words()
	if w.impure {
		return graft{}, false
	}
	for _, e := range artifact.FloatLiterals(b.File) {
		w.edits = append(w.edits, source.Replace(e.Start, e.End, e.Text))
	}
	text, err := w.write()
	if err != nil {
		return graft{}, false
	}
	g.text = text
	return g, true
}

// conditions refuses conditional text, but for the guard around a precision.
func (w *grafting) conditions() {
	for _, d := range w.b.Directives {
		switch d.Word {
		case "ifdef", "if", "ifndef":
			w.impure = w.impure || !strings.Contains(d.Rest, "GL_ES") && !strings.Contains(d.Rest, "GL_FRAGMENT_PRECISION_HIGH")
		case "include":
			w.impure = true
		}
	}
}

// own gives a name of the grafted shader another one, if it is taken here.
func (w *grafting) own(name string, always bool) string {
	if to := w.rename[name]; to != "" {
		return to
	}
	to := name
	if always || w.c.g.taken(name) {
		to = w.c.g.free(joined(w.stem, name), w.stem+"_"+name)
		for w.b.words()[to] || w.given[to] {
			to += "_"
		}
		w.given[to] = true
		w.rename[name] = to
	}
	return to
}

// joined is a name with a stem before it, in the manner of the name: SPEED of pearl is PEARL_SPEED, noise is pearlNoise.
func joined(stem, name string) string {
	if len(name) > 1 && strings.ToUpper(name) == name {
		return strings.ToUpper(stem) + "_" + name
	}
	return stem + strings.ToUpper(name[:1]) + name[1:]
}

// names renames what is declared at the top level and clashes; what both have word for word is shared.
func (w *grafting) names() {
	for _, d := range w.b.Decls {
		switch {
		case d.Function != nil && d.Function != w.b.entry:
			if same := w.c.g.Function(d.Function.Name); same != nil && w.shared(same, d.Function) {
				w.skipped[d] = true
				continue
			}
			w.own(d.Function.Name, false)
		case d.Struct != nil:
			w.own(d.Struct.Name, false)
		}
		for _, v := range d.Variables {
			if v.Is("uniform") || v.Is("varying") || v.Is("in") || v.Is("out") {
				continue
			}
			w.own(v.Name, false)
		}
	}
	for name := range w.b.Macros {
		w.own(name, false)
	}
	for name := range w.c.g.Macros {
		if w.b.words()[name] && w.b.Macros[name] == nil {
			w.own(name, true)
		}
	}
}

// shared says that two functions are the same and lean on nothing else that is declared.
func (w *grafting) shared(a, b *glsl.Function) bool {
	if squeeze(w.c.g.Slice(a.Span)) != squeeze(w.b.Slice(b.Span)) {
		return false
	}
	pure := true
	b.Body.Exprs(func(e *glsl.Expr) bool {
		if e.Kind == glsl.Call && w.b.Function(e.Text) != nil || e.Kind == glsl.Name && (e.Ref == nil || w.b.Global(e.Text) != nil) {
			pure = false
		}
		return pure
	})
	return pure && a.Start < w.c.g.entry.Start
}
