package artifact

import (
	"fmt"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// declarations rewrites what stands outside functions: directives, uniforms, varyings and initialisers.
func (b *builder) declarations(u *unit) {
	for _, d := range u.file.Directives {
		if hidden(d) {
			u.replace(d.Span, "")
		}
	}
	for _, fn := range u.file.Functions {
		b.declared[fn.Name] = true
	}
	for _, d := range u.file.Decls {
		switch {
		case d.Struct != nil && d.Struct.Block:
			b.block(u, d)
		case len(d.Variables) > 0:
			b.variables(u, d)
		}
	}
}

// hidden says that a preprocessor line is for another host.
func hidden(d *glsl.Directive) bool {
	switch d.Word {
	case "version", "extension", "pragma", "include", "iChannel0", "iChannel1", "iChannel2", "iChannel3", "iUniform", "iKeyboard", "line":
		return true
	}
	return false
}

func (b *builder) variables(u *unit, d *glsl.Decl) {
	for _, v := range d.Variables {
		b.declared[v.Name] = true
	}
	first := d.Variables[0]
	switch {
	case first.Is("uniform"):
		b.uniforms(u, d)
	case first.Is("varying"), first.Is("in"), first.Is("attribute"):
		b.varyings(u, d)
	case !first.Is("const") && !first.Is("out"):
		b.initialisers(u, d)
	}
}

// precisionOf keeps a precision word when the other qualifiers go.
func precisionOf(v *glsl.Variable) string {
	for _, q := range []string{"highp", "mediump", "lowp"} {
		if v.Is(q) {
			return q + " "
		}
	}
	return ""
}

func (b *builder) uniforms(u *unit, d *glsl.Decl) {
	first := d.Variables[0]
	head := glsl.Span{Start: d.Start, End: first.TypeAt.Start}
	if strings.HasPrefix(first.Type, "sampler3D") {
		for _, v := range d.Variables {
			b.volumes[v.Name] = true
		}
		u.replace(d.Span, "")
		return
	}
	if b.sideLength(u, d) {
		return
	}
	if first.Is("layout") || len(first.Qualifiers) > 1 {
		u.replace(head, "uniform "+precisionOf(first))
	}
	for _, v := range d.Variables {
		if v.Init != nil {
			u.replace(glsl.Span{Start: v.NameAt.End, End: v.End}, "")
		}
		b.bind(u, v)
	}
}

// sideLength turns a uniform that means the picture's width or height alone into a variable that is
// set at the start, for hosts know the two together.
func (b *builder) sideLength(u *unit, d *glsl.Decl) bool {
	v := d.Variables[0]
	part := map[string]string{"width": ".x", "height": ".y"}[normalName(v.Name)]
	if len(d.Variables) != 1 || v.Type != "float" || part == "" {
		return false
	}
	u.replace(glsl.Span{Start: d.Start, End: v.TypeAt.Start}, "")
	b.start(v.Name, ownResolution+part)
	return true
}

func (b *builder) start(name, value string) {
	b.starts = append(b.starts, name+" = "+value+";")
}

// varyings become variables that main sets from the fragment's place.
func (b *builder) varyings(u *unit, d *glsl.Decl) {
	first := d.Variables[0]
	u.replace(glsl.Span{Start: d.Start, End: first.TypeAt.Start}, precisionOf(first))
	for _, v := range d.Variables {
		if v.Array == "" {
			b.start(v.Name, b.varyingValue(v.Name, v.Type))
		}
	}
}

// initialisers moves those that are not constant to the start of main, where every dialect takes them.
func (b *builder) initialisers(u *unit, d *glsl.Decl) {
	for _, v := range d.Variables {
		if v.Init == nil || v.Array != "" {
			continue
		}
		if _, constant := u.file.Eval(v.Init, nil); constant {
			continue
		}
		u.replace(glsl.Span{Start: v.NameAt.End, End: v.End}, "")
		b.start(v.Name, strings.Join(strings.Fields(u.file.Slice(v.Init.Span)), " "))
	}
}

// block rewrites an interface block, which WebGL does not feed: an input becomes a structure that is
// set at the start, a uniform one a structure or plain uniforms.
func (b *builder) block(u *unit, d *glsl.Decl) {
	text := u.file.Slice(d.Span)
	head := strings.Fields(text[:max(0, strings.IndexByte(text, '{'))])
	uniform, named := slices.Contains(head, "uniform"), len(d.Variables) > 0
	at := d.Start + strings.Index(text, d.Struct.Name)
	switch {
	case named && uniform:
		u.replace(glsl.Span{Start: d.Start, End: at}, "uniform struct ")
		b.fields(u, d, func(name string, f *glsl.Variable) {
			renamed := *f
			renamed.Name = name
			b.bind(u, &renamed)
		})
	case named:
		u.replace(glsl.Span{Start: d.Start, End: at}, "struct ")
		b.fields(u, d, func(name string, f *glsl.Variable) {
			if f.Array == "" {
				b.start(name, b.varyingValue(f.Name, f.Type))
			}
		})
	case uniform:
		b.uniformBlock(u, d, text)
	}
}

func (b *builder) fields(u *unit, d *glsl.Decl, each func(name string, f *glsl.Variable)) {
	v := d.Variables[0]
	b.declared[v.Name] = true
	for _, f := range d.Struct.Fields {
		each(v.Name+"."+f.Name, f)
	}
}

// uniformBlock turns the members of a block without a name into plain uniforms.
func (b *builder) uniformBlock(u *unit, d *glsl.Decl, text string) {
	open, last := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	u.replace(glsl.Span{Start: d.Start, End: d.Start + open + 1}, "")
	u.replace(glsl.Span{Start: d.Start + last, End: d.End}, "")
	for i, f := range d.Struct.Fields {
		b.declared[f.Name] = true
		if i == 0 || d.Struct.Fields[i-1].Decl != f.Decl {
			u.edits = append(u.edits, Edit{Start: f.Decl.Start, End: f.Decl.Start, Text: "uniform "})
		}
		b.bind(u, f)
	}
}

// bind writes down what a uniform means.
func (b *builder) bind(u *unit, v *glsl.Variable) {
	if strings.HasPrefix(v.Type, "sampler") {
		b.sampler(v.Name, v.Type)
		return
	}
	typ := v.Type
	count := 1
	if v.Array != "" {
		if n, ok := u.file.EvalText(strings.Trim(v.Array, "[] "), nil); ok {
			count = max(1, min(int(n[0]), 256))
		}
		typ = fmt.Sprintf("%s[%d]", v.Type, count)
	}
	uniform := render.Uniform{Name: v.Name, Type: typ}
	b.meaning(&uniform, u, v, count)
	b.pass.Uniforms = append(b.pass.Uniforms, uniform)
}
