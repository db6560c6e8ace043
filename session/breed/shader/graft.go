package shader

import (
	"cmp"
	"fmt"
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
}

// grafting is the work of making one.
type grafting struct {
	c       *change
	b       *genome
	stem    string
	rename  map[string]string
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

// graft prepares another parent; ok is false where it cannot stand in this design.
func (c *change) graft(other artifact.Artifact) (graft, bool) {
	b, err := read(other.Main, string(other.Source()))
	if err != nil || len(other.Files) > 1 || len(b.Opaque) > 0 || b.transition() && !c.g.transition() || c.g.Depth(c.g.entry.Start) > 0 {
		return graft{}, false
	}
	program, err := artifact.ShaderProgram(other)
	if err != nil || len(program.Passes) != 1 {
		return graft{}, false
	}
	w := &grafting{c: c, b: b, stem: stemOf(other), rename: map[string]string{}, consts: map[string]render.Uniform{}, skipped: map[*glsl.Decl]bool{}}
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
		to = w.c.g.free(w.stem+strings.ToUpper(name[:1])+name[1:], w.stem+"_"+name)
		for w.b.words()[to] {
			to += "_"
		}
		w.rename[name] = to
	}
	return to
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

// hosts maps the names that its host gives to those of the design's host.
func (w *grafting) hosts() {
	if t := w.b.clock(); t != "" && !w.b.transition() {
		w.rename[t] = w.clock()
	}
	if s := base(w.b.size()); s != "" {
		w.size(s)
	}
	for name, value := range map[string]string{
		"iMouse": "vec4(0.0)", "iFrame": "0", "iDate": "vec4(0.0)", "iTimeDelta": "0.016", "iFrameRate": "60.0", "iSampleRate": "44100.0",
		"TIMEDELTA": "0.016", "FRAMEINDEX": "0", "DATE": "vec4(0.0)", "PASSINDEX": "0",
	} {
		if w.b.words()[name] && w.b.Global(name) == nil && w.c.g.convention != w.b.convention {
			w.rename[name] = value
		}
	}
	for _, name := range []string{"iChannel0", "iChannel1", "iChannel2", "iChannel3", "iChannelResolution", "iChannelTime"} {
		if w.b.words()[name] && (w.c.g.convention != artifact.Shadertoy || w.c.g.words()[name]) {
			w.impure = true
		}
	}
	for _, name := range []string{"IMG_PIXEL", "IMG_NORM_PIXEL", "IMG_THIS_PIXEL", "IMG_SIZE", "IMG_THIS_NORM_PIXEL"} {
		w.impure = w.impure || w.b.words()[name]
	}
	w.globals()
	w.inputs()
}

// clock is the design's time as the graft reads it.
func (w *grafting) clock() string {
	if w.c.g.transition() {
		return "(4.0 * progress)"
	}
	if t := w.c.g.clock(); t != "" {
		return t
	}
	switch w.c.g.convention {
	case artifact.Shadertoy:
		return "iTime"
	case artifact.ISF:
		return "TIME"
	}
	name := w.c.g.free("u_time", "u_clock")
	w.head = append(w.head, "uniform float "+name+";")
	return name
}

// designSize is the design's size, declared if it has none.
func (w *grafting) designSize() string {
	if s := w.c.g.size(); s != "" {
		return s
	}
	if name := w.rename["·size"]; name != "" {
		return name
	}
	name := w.c.g.free("u_resolution", "u_canvas")
	w.head = append(w.head, "uniform vec2 "+name+";")
	w.rename["·size"] = name
	return name
}

// size maps the uses of the other's size, which may have more or fewer components.
func (w *grafting) size(name string) {
	to := w.designSize()
	typ := "vec2"
	if v := w.b.Global(name); v != nil {
		typ = v.Type
	} else if name == "iResolution" {
		typ = "vec3"
	}
	for _, s := range w.b.uses(name) {
		if len(s.parents) > 0 && s.parents[0].Kind == glsl.Member && !strings.Contains(s.parents[0].Text, "z") {
			if s.parents[0].Text == "xy" {
				w.edit(s.parents[0].Span, to)
				continue
			}
			w.edit(s.Span, base(to))
			continue
		}
		if typ == "vec2" {
			w.edit(s.Span, to)
		} else {
			w.edit(s.Span, fmt.Sprintf("vec3(%s, 1.0)", to))
		}
	}
	if typ == "vec4" {
		w.impure = true
	}
	if w.b.inMacros(name) {
		w.rename[name] = map[bool]string{true: to, false: "vec3(" + to + ", 1.0)"}[typ == "vec2"]
	}
}

func (w *grafting) edit(s glsl.Span, text string) {
	w.edits = append(w.edits, source.Replace(s.Start, s.End, text))
}

// globals turns uniforms into constants with the values that they are shown with.
func (w *grafting) globals() {
	for _, d := range w.b.Decls {
		if d.Struct != nil && d.Struct.Block {
			w.impure = true
		}
		if len(d.Variables) == 0 || !d.Variables[0].Is("uniform") {
			continue
		}
		w.skipped[d] = true
		for _, v := range d.Variables {
			if v.Name == w.b.clock() && !w.b.transition() || v.Name == base(w.b.size()) {
				continue
			}
			w.constant(v.Name, v.Type)
		}
	}
	if w.b.convention == artifact.ISF {
		for name, u := range w.consts {
			if w.b.Global(name) == nil && w.b.words()[name] && u.Meaning == render.MeanValue {
				w.constant(name, u.Type)
			}
		}
	}
	slices.Sort(w.head)
}

func (w *grafting) constant(name, typ string) {
	if strings.HasPrefix(typ, "sampler") {
		w.head = append(w.head, "uniform "+typ+" "+w.own(name, false)+";")
		return
	}
	u, ok := w.consts[name]
	size := glsl.Size(strings.SplitN(typ, "[", 2)[0])
	if !ok || size == 0 {
		w.impure = true
		return
	}
	value := u.Value
	if u.Meaning != render.MeanValue {
		value = make([]float64, size)
		if u.Meaning == render.MeanRatio {
			value[0] = 1.7778
		}
	}
	w.head = append(w.head, constantText(w.own(name, false), u.Type, value, size))
}

// constantText declares a constant of a scalar, vector or array type.
func constantText(name, typ string, value []float64, size int) string {
	scalar, array, isArray := strings.Cut(typ, "[")
	var items []string
	for i := 0; i+size <= len(value); i += size {
		items = append(items, constructor(scalar, value[i:i+size]))
	}
	if len(items) == 0 {
		items = []string{constructor(scalar, make([]float64, size))}
	}
	if isArray {
		return fmt.Sprintf("const %s %s[%s = %s[%s(%s);", scalar, name, array, scalar, array, strings.Join(items, ", "))
	}
	return fmt.Sprintf("const %s %s = %s;", scalar, name, items[0])
}

func constructor(typ string, value []float64) string {
	var parts []string
	for _, x := range value {
		switch {
		case strings.Contains(typ, "bool"):
			parts = append(parts, fmt.Sprint(x != 0))
		case typ == "int" || typ[0] == 'i':
			parts = append(parts, fmt.Sprint(int(x)))
		default:
			parts = append(parts, decimals(x, 4))
		}
	}
	if len(value) == 1 {
		return parts[0]
	}
	return typ + "(" + strings.Join(parts, ", ") + ")"
}

// inputs turns varyings into variables that the call sets.
func (w *grafting) inputs() {
	set := func(name string) {
		to := w.own(name, false)
		at := "gl_FragCoord.xy / " + w.designSize()
		if contains(name, "object", "pattern", "surface", "center", "centre") {
			at = fmt.Sprintf("(gl_FragCoord.xy - 0.5 * %s) / %s.y", w.designSize(), base(w.designSize()))
		}
		w.head = append(w.head, "vec2 "+to+";")
		w.starts = append(w.starts, to+" = "+at+";")
	}
	for _, d := range w.b.Decls {
		if len(d.Variables) == 0 || !d.Variables[0].Is("varying") && !d.Variables[0].Is("in") {
			continue
		}
		w.skipped[d] = true
		for _, v := range d.Variables {
			w.impure = w.impure || v.Type != "vec2" || v.Array != ""
			set(v.Name)
		}
	}
	for _, name := range []string{"isf_FragNormCoord", "vv_FragNormCoord"} {
		if w.b.words()[name] {
			set(name)
		}
	}
}

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
		call := []string{"vec4 " + result + " = vec4(0.0);", name + "(" + result + ", gl_FragCoord.xy);"}
		return graft{call: append(slices.Clone(w.starts), call...), colour: result}
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
	for _, p := range parts {
		text, err := w.slice(p.Span)
		if err != nil {
			return "", err
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
