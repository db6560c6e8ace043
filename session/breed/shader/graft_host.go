package shader

import (
	"fmt"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/artifact/source"
)

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
