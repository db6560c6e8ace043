package coder

import (
	"fmt"
	"slices"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
)

// Locked is the error of a change that touches a locked part.
type Locked struct{ Part, What string }

func (e *Locked) Error() string {
	return fmt.Sprintf("it changes %s, which is locked: %s", e.Part, e.What)
}

// locksHold says whether the source of every locked part is still what it was.
func (t *tile) locksHold(before, after artifact.Artifact) error {
	for _, part := range t.job.Keep {
		if !slices.Equal(sourcesOf(before, part), sourcesOf(after, part)) {
			return &Locked{Part: part, What: "its source"}
		}
	}
	return nil
}

// sourcesOf are the sources of what a lock names: elements by a selector, a function or a global of
// a shader by its name.
func sourcesOf(a artifact.Artifact, part string) []string {
	if a.Kind == artifact.Shader {
		return shaderPart(a.Source(), part)
	}
	doc := artifact.Tree(a)
	nodes, err := doc.Query(part)
	if err != nil {
		return nil
	}
	var out []string
	for _, n := range nodes {
		out = append(out, doc.Slice(n))
	}
	return out
}

func shaderPart(source []byte, name string) []string {
	f := glsl.Parse(source)
	var out []string
	for _, d := range f.Decls {
		is := d.Function != nil && d.Function.Name == name
		for _, v := range d.Variables {
			is = is || v.Name == name
		}
		if is {
			out = append(out, f.Text[d.Start:d.End])
		}
	}
	return out
}

// looksLocked says whether the locked parts are still drawn as before, wherever they stand now.
func (t *tile) looksLocked(before, after artifact.Artifact, facts *render.Facts) error {
	if facts == nil || t.job.Facts == nil || after.Kind == artifact.Shader {
		return nil
	}
	for _, part := range t.job.Keep {
		was, is := drawn(t.job.parent, part, t.job.Facts), drawn(after, part, facts)
		for i := range min(len(was), len(is)) {
			if what := changed(was[i], is[i]); what != "" {
				return &Locked{Part: part, What: what}
			}
		}
	}
	return nil
}

// drawn are the measured elements that a selector names.
func drawn(a artifact.Artifact, selector string, f *render.Facts) []render.Element {
	doc := artifact.Tree(a)
	nodes, err := doc.Query(selector)
	if err != nil {
		return nil
	}
	var out []render.Element
	for _, n := range nodes {
		if path, ok := doc.PathOf(n); ok {
			i := slices.IndexFunc(f.Elements, func(e render.Element) bool { return slices.Equal(e.Path, path) })
			if i >= 0 {
				out = append(out, f.Elements[i])
			}
		}
	}
	return out
}

// changed says what is drawn otherwise, "" if nothing is.
func changed(was, is render.Element) string {
	switch {
	case was.Color != is.Color:
		return "its colour became " + is.Color
	case was.Background != is.Background:
		return "its background became " + is.Background
	case was.Fill != is.Fill || was.Stroke != is.Stroke:
		return "its fill or stroke changed"
	case was.FontFamily != is.FontFamily || was.FontSize != is.FontSize || was.FontWeight != is.FontWeight:
		return "its type changed"
	case was.Radius != is.Radius:
		return "its corners changed"
	}
	return ""
}
