package shader

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
)

// parameter is a number with a name that the designer gave: a constant, a macro, or the default of a uniform or input.
type parameter struct {
	name  string
	at    glsl.Span
	text  string
	value float64
	typ   string
}

// parameters lists the named numbers of the source in order.
func (d *Design) parameters() []parameter {
	g := d.now
	var out []parameter
	add := func(name string, at glsl.Span, typ string) {
		text := g.Slice(at)
		v, ok := g.EvalText(text, nil)
		if !ok || len(v) != 1 || !plainNumber(text) || mathematical(name, v[0]) || d.kept(name) {
			return
		}
		out = append(out, parameter{name, at, text, v[0], typ})
	}
	for _, v := range g.Globals {
		switch {
		case v.Is("const") && v.Init != nil && v.Array == "" && (v.Type == "float" || v.Type == "int"):
			add(v.Name, v.Init.Span, v.Type)
		case v.Is("uniform") && (v.Type == "float" || v.Type == "int") && v.Array == "":
			if v.Init != nil {
				add(v.Name, v.Init.Span, v.Type)
			} else if at, ok := artifact.DefaultAt(g.File, v); ok {
				add(v.Name, at, v.Type)
			}
		}
	}
	for _, m := range g.Directives {
		if m.Name != "" && m.Params == nil && m.ValueAt.End > m.ValueAt.Start {
			add(m.Name, m.ValueAt, "")
		}
	}
	if g.convention == artifact.ISF {
		for _, in := range isfDefaults(g.Text) {
			add(in.name, in.at, "float")
		}
	}
	return out
}

func plainNumber(text string) bool {
	for i, r := range text {
		if !unicode.IsDigit(r) && r != '.' && !(i == 0 && r == '-') {
			return false
		}
	}
	return text != ""
}

// mathematical says that a number is what it is: pi, an epsilon, a hash's multiplier.
func mathematical(name string, v float64) bool {
	a := math.Abs(v)
	for _, c := range []float64{math.Pi, 2 * math.Pi, math.Pi / 2, math.E, 1.6180339887, 1.4142135623} {
		if math.Abs(a-c) < 0.002 {
			return true
		}
	}
	return a > 5000 || a < 1e-4 || contains(name, "eps", "seed", "hash", "max_st", "max_d", "max_i", "surf", "step", "samples", "far", "reach", "precision", "shape_", "blending_", "version", "buffer", "sqrt", "half_", "minus") || fine(v)
}

// fine says that a number has more digits than anybody chooses by eye.
func fine(v float64) bool {
	whole := v * 10000
	return math.Abs(whole-math.Round(whole)) > 1e-6
}

// isfDefaults finds the numbers behind "DEFAULT" of the float inputs in the header.
func isfDefaults(text string) []parameter {
	var out []parameter
	end := strings.Index(text, "*/")
	if end < 0 {
		return nil
	}
	rest, at := text[:end], 0
	for {
		i := strings.Index(rest[at:], `"NAME"`)
		if i < 0 {
			return out
		}
		open := strings.LastIndexByte(rest[:at+i], '{')
		size := strings.IndexByte(rest[at+i:], '}')
		if open < 0 || size < 0 {
			return out
		}
		last := at + i + size + 1
		if p, ok := isfDefault(rest, open, last); ok {
			out = append(out, p)
		}
		at = last
	}
}

func isfDefault(text string, open, end int) (parameter, bool) {
	var in struct{ NAME, TYPE string }
	object := text[open:end]
	if json.Unmarshal([]byte(object), &in) != nil || in.TYPE != "float" {
		return parameter{}, false
	}
	i := strings.Index(object, `"DEFAULT"`)
	if i < 0 {
		return parameter{}, false
	}
	start := i + len(`"DEFAULT"`)
	start += len(object[start:]) - len(strings.TrimLeft(object[start:], " \t\r\n:"))
	stop := start
	for stop < len(object) && (unicode.IsDigit(rune(object[stop])) || object[stop] == '.' || object[stop] == '-') {
		stop++
	}
	return parameter{name: in.NAME, at: glsl.Span{Start: open + start, End: open + stop}}, stop > start
}

var constantOperators = []gene.Operator[*Design]{
	{Name: "function.parameter", Trait: gene.Function, Doc: "another value for a named number", Weight: 1.6, Apply: applyParameter},
	{Name: "function.parameters", Trait: gene.Function, Doc: "other values for several named numbers", Weight: 1, Apply: applyParameters},
}

func applyParameter(d *Design, in gene.In) (string, bool) { return d.tune(in, 1) }

func applyParameters(d *Design, in gene.In) (string, bool) { return d.tune(in, 3) }

// tune gives up to n named numbers other values, larger or smaller by a factor.
func (d *Design) tune(in gene.In, n int) (string, bool) {
	all := d.parameters()
	in.Rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	c := d.change()
	var said []string
	for _, p := range all {
		if contains(p.name, speedWords...) || d.now.subject() == pattern && p.counts() { // a finer or coarser pattern does that
			continue
		}
		text := p.other(in)
		if text == p.text || len(said) == n {
			continue
		}
		c.replace(p.at, text)
		said = append(said, p.changed(text))
	}
	return strings.Join(said, ", "), c.done()
}

// changed says what became of the number: "larger sun size (0.17 → 0.39)".
func (p parameter) changed(text string) string {
	more, less := "more", "less"
	name := spoken(p.name)
	if strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") {
		less = "fewer"
	}
	for _, w := range measures {
		if contains(p.name, w.names...) {
			more, less = w.more, w.less
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return name + " " + tidy(p.text) + " → " + tidy(text)
	}
	if math.Abs(v) < math.Abs(p.value) {
		more = less
	}
	return fmt.Sprintf("%s %s (%s → %s)", more, name, tidy(p.text), tidy(text))
}

// measures are the words for more and less of what numbers are named after.
var measures = []struct {
	names      []string
	more, less string
}{
	{[]string{"size", "radius", "scale", "zoom", "length"}, "larger", "smaller"},
	{[]string{"width", "thick"}, "wider", "narrower"},
	{[]string{"height"}, "higher", "lower"},
	{[]string{"frequency", "quickness", "angle", "threshold", "count", "num"}, "higher", "lower"},
}

// other is another value for the number in the manner of the old one.
func (p parameter) other(in gene.In) string {
	factor := math.Exp2(in.Between(0.5, 1.5) * (0.7 + 0.6*in.Rand.Float64()) * in.Sign())
	if contains(p.name, "count", "num", "tiles", "columns", "rows", "cells", "grid") { // few large figures, or many small ones, are soon too few or too many
		factor = max(0.55, min(1.8, factor))
	}
	if p.value == 0 {
		return p.text
	}
	v := p.value * factor
	if p.value > 0 && p.value < 1 && v >= 1 {
		v = 0.5 + 0.5*p.value
	}
	text := like(v, p.text)
	if !strings.Contains(p.text, ".") && p.typ != "float" {
		text = fmt.Sprint(max(1, int(math.Round(math.Min(v, 64)))))
	} else if p.value == math.Trunc(p.value) && math.Abs(p.value) >= 3 {
		text = like(math.Round(v), p.text)
	}
	return text
}

// tidy is a number without the zeros that end it.
func tidy(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// spoken writes a name as words: SUN_SIZE and sunSize are "sun size".
func spoken(name string) string {
	name = strings.TrimPrefix(name, "u_")
	var b strings.Builder
	for i, r := range name {
		if r == '_' {
			b.WriteByte(' ')
			continue
		}
		if unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(name[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
