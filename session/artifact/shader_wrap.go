package artifact

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// wrapper makes the passes of one shader.
type wrapper struct {
	artifact   Artifact
	convention Convention
	isf        *isfHeader
}

// lenient reports whether integers pass for floats.
func (w *wrapper) lenient() bool {
	for _, c := range Conventions {
		if c.Name == w.convention {
			return c.Lenient
		}
	}
	return false
}

// builder makes one pass: it collects what stands before, in and behind the designer's text.
type builder struct {
	*wrapper
	plan     passPlan
	es3      bool
	units    []*unit
	words    map[string]bool
	declared map[string]bool
	renames  []string // identifiers that ES 3.00 takes for itself
	volumes  map[string]bool
	starts   []string // statements with which main begins
	prelude  []string
	samplers int
	colours  int
	pass     render.Pass
	text     strings.Builder
}

// unit is one file within a pass.
type unit struct {
	path     string
	file     *glsl.File
	includes map[int]*unit // by line, from 1
	edits    []Edit
}

func (w *wrapper) pass(plan passPlan) (render.Pass, error) {
	b := &builder{wrapper: w, plan: plan, words: map[string]bool{}, declared: map[string]bool{}, volumes: map[string]bool{}}
	b.pass.Name = plan.name
	for _, p := range plan.paths {
		u, err := b.load(p, 0)
		if err != nil {
			return b.pass, err
		}
		b.units = append(b.units, u)
	}
	b.choose()
	b.all(func(u *unit) { b.declarations(u) })
	b.host()
	b.all(func(u *unit) { b.statements(u) })
	if err := b.assemble(); err != nil {
		return b.pass, fmt.Errorf("wrap %s: %w", b.artifact.Main, err)
	}
	b.pass.ES3 = b.es3
	b.pass.Fragment = b.text.String()
	return b.pass, nil
}

// all visits every unit, what is included first.
func (b *builder) all(visit func(*unit)) {
	var walk func(*unit)
	walk = func(u *unit) {
		for line := range len(u.file.Text) {
			if len(u.includes) == 0 {
				break
			}
			if inner := u.includes[line]; inner != nil {
				walk(inner)
			}
		}
		visit(u)
	}
	for _, u := range b.units {
		walk(u)
	}
}

// load reads a file and what it includes.
func (b *builder) load(name string, depth int) (*unit, error) {
	data, ok := b.artifact.Files[name]
	if !ok {
		return nil, fmt.Errorf("it includes %s, which is not there", name)
	}
	if depth > 16 {
		return nil, fmt.Errorf("%s includes itself", name)
	}
	u := &unit{path: name, file: glsl.ParseWith(data, hostTypes), includes: map[int]*unit{}}
	for word := range u.file.Words() {
		b.words[word] = true
	}
	for _, d := range u.file.Directives {
		target, ok := includeTarget(d)
		if !ok {
			continue
		}
		inner, err := b.load(path.Join(path.Dir(name), target), depth+1)
		if err != nil {
			return nil, err
		}
		u.includes[line(data, d.Start)] = inner
	}
	return u, nil
}

// includeTarget is the file that an #include "…" names; the chunks of #include <…> are given by the host.
func includeTarget(d *glsl.Directive) (string, bool) {
	rest := strings.TrimSpace(d.Rest)
	if d.Word == "pragma" {
		rest, _ = strings.CutPrefix(rest, "include")
		rest = strings.TrimSpace(rest)
	} else if d.Word != "include" {
		return "", false
	}
	if len(rest) < 2 || rest[0] != '"' {
		return "", false
	}
	name, _, ok := strings.Cut(rest[1:], `"`)
	return name, ok && name != ""
}

// line adds one line of the prelude or epilogue.
func (b *builder) line(text string) { b.emit(text, render.Line{}) }

func (b *builder) emit(text string, from render.Line) {
	b.text.WriteString(text)
	b.text.WriteByte('\n')
	b.pass.Lines = append(b.pass.Lines, from)
}

// assemble writes everything out in order.
func (b *builder) assemble() error {
	b.header()
	for _, l := range b.prelude {
		b.line(l)
	}
	for _, u := range b.units {
		if err := b.write(u); err != nil {
			return err
		}
	}
	b.entry()
	return nil
}

func (b *builder) header() {
	if b.es3 {
		b.line("#version 300 es")
	}
	b.line("precision highp float;")
	b.line("precision highp int;")
	if b.es3 {
		b.modernise()
	}
	for _, d := range b.plan.defines {
		b.line("#define " + d)
	}
}

// write emits a unit with its edits, which keep the number of lines.
func (b *builder) write(u *unit) error {
	text, err := Splice([]byte(u.file.Text), outermost(u.edits))
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", u.path, err)
	}
	body := strings.TrimSuffix(string(text), "\n")
	for i, l := range strings.Split(body, "\n") {
		b.emit(strings.TrimSuffix(l, "\r"), render.Line{File: u.path, Line: i + 1})
		if inner := u.includes[i+1]; inner != nil {
			if err := b.write(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *unit) replace(s glsl.Span, text string) {
	u.edits = append(u.edits, Edit{Start: s.Start, End: s.End, Text: text + strings.Repeat("\n", max(0, strings.Count(u.file.Slice(s), "\n")-strings.Count(text, "\n")))})
}

// outermost leaves out the edits that lie within others.
func outermost(edits []Edit) []Edit {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	kept, end := sorted[:0], 0
	for _, e := range sorted {
		if e.Start >= end {
			kept = append(kept, e)
			end = e.End
		}
	}
	return kept
}
