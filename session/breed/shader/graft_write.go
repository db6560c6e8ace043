package shader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/artifact/source"
)

// entry turns the other's entry into a function.
func (w *grafting) entry() graft {
	fn := w.b.entry
	switch {
	case w.b.transition():
		name := w.own("transition", true)
		return graft{colour: name + "(" + w.c.g.entry.Params[0].Name + ")"}
	case w.b.convention == artifact.Shadertoy:
		name := w.own("mainImage", true)
		result := w.c.g.free(w.stem, w.stem+"Color")
		g := graft{colour: result, into: name}
		g.call = append(slices.Clone(w.starts), g.writes(result)...)
		return g
	}
	colour := w.b.colour()
	if colour == "" || strings.Contains(colour, "[") {
		w.impure = true
		return graft{}
	}
	w.out(colour)
	fn.Body.Walk(func(s *glsl.Stmt) bool {
		if s.Kind == glsl.Jump && s.Word == "discard" {
			w.edit(glsl.Span{Start: s.Start, End: s.Start + len("discard")}, "return")
		}
		return true
	})
	for _, other := range w.b.Functions {
		other.Body.Walk(func(s *glsl.Stmt) bool {
			w.impure = w.impure || other != fn && s.Word == "discard"
			return true
		})
	}
	name := w.own("main", true)
	return graft{call: append(slices.Clone(w.starts), name+"();"), colour: w.rename[colour]}
}

// out makes the other's output a variable.
func (w *grafting) out(colour string) {
	for _, d := range w.b.Decls {
		if len(d.Variables) > 0 && d.Variables[0].Is("out") {
			w.skipped[d] = true
			w.impure = w.impure || d.Variables[0].Type != "vec4"
		}
	}
	name := w.c.g.free(w.stem+"Color", w.stem+"Shade")
	w.rename[colour] = name
	w.head = append(w.head, "vec4 "+name+" = vec4(0.0);")
}

// words carries the renaming out in all that will be written.
func (w *grafting) words() {
	es3 := w.c.g.modern()
	done := map[int]bool{}
	for _, e := range w.edits {
		done[e.Start] = true
	}
	members := w.memberPlaces()
	rename := func(t glsl.Token) {
		if t.Kind != glsl.Word || done[t.Start] {
			return
		}
		if members[t.Start] {
			w.impure = w.impure || w.c.g.Macros[t.Text] != nil
			return
		}
		switch {
		case w.rename[t.Text] != "":
			w.edit(t.Span, w.rename[t.Text])
		case t.Text == "texture2D" && es3:
			w.edit(t.Span, "texture")
		case t.Text == "texture" && !es3:
			w.edit(t.Span, "texture2D")
		}
	}
	for _, t := range w.b.Tokens {
		if t.Kind == glsl.Line {
			for _, inner := range glsl.Tokenize(t.Text[1:]) {
				inner.Start += t.Start + 1
				inner.End += t.Start + 1
				rename(inner)
			}
			continue
		}
		rename(t)
	}
}

// modern says that the source reads textures the way of GLSL ES 3.00.
func (g *genome) modern() bool {
	if g.convention == artifact.Shadertoy {
		return !g.words()["texture2D"]
	}
	for _, d := range g.Directives {
		if d.Word == "version" && !strings.Contains(d.Rest, "100") && !strings.Contains(d.Rest, "120") {
			return true
		}
	}
	return g.words()["texture"]
}

// memberPlaces are the offsets of words behind a point.
func (w *grafting) memberPlaces() map[int]bool {
	out := map[int]bool{}
	before := ""
	for _, t := range w.b.Tokens {
		if before == "." {
			out[t.Start] = true
		}
		if t.Kind != glsl.Comment {
			before = t.Text
		}
	}
	return out
}

// write gives the declarations that are carried over, renamed, with a line that says where they are from.
func (w *grafting) write() (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "// From %s.\n", w.b.name)
	for _, h := range w.head {
		b.WriteString(h + "\n")
	}
	if len(w.head) > 0 {
		b.WriteString("\n")
	}
	type part struct {
		glsl.Span
		end string
	}
	var parts []part
	for _, d := range w.b.Directives {
		if d.Word == "define" {
			parts = append(parts, part{d.Span, "\n"})
		}
	}
	for _, d := range w.b.Decls {
		text := w.b.Slice(d.Span)
		if w.skipped[d] || strings.HasPrefix(text, "precision") || strings.HasPrefix(text, "invariant") {
			continue
		}
		end := "\n"
		if d.Function != nil {
			end = "\n\n"
		}
		parts = append(parts, part{d.Span, end})
	}
	slices.SortFunc(parts, func(x, y part) int { return cmp.Compare(x.Start, y.Start) })
	for i, p := range parts {
		text, err := w.slice(p.Span)
		if err != nil {
			return "", err
		}
		if i > 0 && p.end == "\n\n" && parts[i-1].end == "\n" {
			b.WriteString("\n")
		}
		b.WriteString(text + p.end)
	}
	return strings.ReplaceAll(b.String(), "\r", ""), nil
}

// slice is a part of the other's text with the edits that lie in it.
func (w *grafting) slice(s glsl.Span) (string, error) {
	var edits []source.Edit
	for _, e := range w.edits {
		if s.Start <= e.Start && e.End <= s.End {
			edits = append(edits, source.Replace(e.Start-s.Start, e.End-s.Start, e.Text))
		}
	}
	text, err := source.Apply([]byte(w.b.Slice(s)), edits...)
	return string(text), err
}
