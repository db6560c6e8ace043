package artifact

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/glsl"
)

// isfHeader is the JSON in the first comment of an Interactive Shader Format file.
type isfHeader struct {
	Version  json.RawMessage `json:"ISFVSN"`
	Inputs   []isfInput      `json:"INPUTS"`
	Passes   []isfPass       `json:"PASSES"`
	Imported json.RawMessage `json:"IMPORTED"`
}

type isfInput struct {
	Name    string          `json:"NAME"`
	Type    string          `json:"TYPE"`
	Default json.RawMessage `json:"DEFAULT"`
	Min     json.RawMessage `json:"MIN"`
	Max     json.RawMessage `json:"MAX"`
	Values  []float64       `json:"VALUES"`
}

type isfPass struct {
	Target string `json:"TARGET"`
}

var errNoHeader = errors.New("there is no JSON header in its first comment")

// readISF reads the header.
func readISF(f *glsl.File) (*isfHeader, error) {
	for _, t := range f.Tokens {
		if t.Kind != glsl.Comment {
			break
		}
		text := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(t.Text, "/*"), "*/"))
		if !strings.HasPrefix(text, "{") {
			continue
		}
		var h isfHeader
		if err := json.Unmarshal([]byte(text), &h); err != nil {
			return nil, err
		}
		if h.Version == nil && h.Inputs == nil && h.Passes == nil && !strings.Contains(text, `"CREDIT"`) && !strings.Contains(text, `"DESCRIPTION"`) && !strings.Contains(text, `"CATEGORIES"`) {
			return nil, errNoHeader
		}
		return &h, nil
	}
	return nil, errNoHeader
}

var isfTypes = map[string]string{"float": "float", "bool": "bool", "event": "bool", "long": "int", "color": "vec4", "point2D": "vec2"}

// isfInputs declares what the header names.
func (b *builder) isfInputs() {
	for _, in := range b.isf.Inputs {
		if b.declared[in.Name] || in.Name == "" {
			continue
		}
		if typ, ok := isfTypes[in.Type]; ok {
			b.declare(hostName{in.Name, typ, render.MeanValue, in.value(typ)})
			continue
		}
		b.prelude = append(b.prelude, "uniform sampler2D "+in.Name+";")
		b.sampler(in.Name, "sampler2D")
	}
	b.isfImported()
	for _, p := range b.isf.Passes {
		if p.Target != "" && !b.declared[p.Target] {
			b.declared[p.Target] = true
			b.prelude = append(b.prelude, "uniform sampler2D "+p.Target+";")
			b.sampler(p.Target, "sampler2D")
		}
	}
}

// isfImported declares the pictures that the header imports, written as a list or as a map.
func (b *builder) isfImported() {
	var list []struct{ NAME, PATH string }
	var byName map[string]struct{ PATH string }
	if json.Unmarshal(b.isf.Imported, &list) != nil && json.Unmarshal(b.isf.Imported, &byName) == nil {
		for _, name := range slices.Sorted(maps.Keys(byName)) {
			list = append(list, struct{ NAME, PATH string }{name, byName[name].PATH})
		}
	}
	for _, in := range list {
		source := "from"
		if _, ok := b.artifact.Files[in.PATH]; ok {
			source = "file:" + in.PATH
		}
		b.prelude = append(b.prelude, "uniform sampler2D "+in.NAME+";")
		b.pass.Inputs = append(b.pass.Inputs, render.Input{Name: in.NAME, Source: source})
	}
}

// value is the default of an input, or the middle of its range.
func (in isfInput) value(typ string) []float64 {
	size := glsl.Size(typ)
	if v := numbersOf(in.Default); v != nil {
		return spread(v, size)
	}
	low, high := numbersOf(in.Min), numbersOf(in.Max)
	switch {
	case low != nil && high != nil:
		return spread([]float64{(low[0] + high[0]) / 2}, size)
	case len(in.Values) > 0:
		return in.Values[:1]
	case typ == "vec4":
		return colours[0]
	case typ == "bool":
		return []float64{0}
	}
	return spread([]float64{0.5}, size)
}

// numbersOf reads a number, a boolean or a list of numbers.
func numbersOf(raw json.RawMessage) []float64 {
	var list []float64
	if json.Unmarshal(raw, &list) == nil && len(list) > 0 {
		return list
	}
	var x float64
	if len(raw) > 0 && string(raw) != "null" && json.Unmarshal(raw, &x) == nil {
		return []float64{x}
	}
	var yes bool
	if json.Unmarshal(raw, &yes) == nil && len(raw) > 0 && string(raw) != "null" {
		if yes {
			return []float64{1}
		}
		return []float64{0}
	}
	return nil
}

// isfNames declares the functions of the format.
func (b *builder) isfNames() {
	read := "texture2D"
	if b.es3 {
		read = "texture"
	}
	b.prelude = append(
		b.prelude,
		"#define IMG_NORM_PIXEL(image, at) "+read+"(image, at)",
		"#define IMG_PIXEL(image, at) "+read+"(image, (at) / "+ownResolution+")",
		"#define IMG_THIS_PIXEL(image) "+read+"(image, gl_FragCoord.xy / "+ownResolution+")",
		"#define IMG_THIS_NORM_PIXEL(image) "+read+"(image, gl_FragCoord.xy / "+ownResolution+")",
		"#define IMG_SIZE(image) "+ownResolution,
		"const int PASSINDEX = "+b.plan.index()+";",
	)
	for _, name := range []string{"isf_FragNormCoord", "vv_FragNormCoord"} {
		if b.words[name] && !b.declared[name] {
			b.prelude = append(b.prelude, "vec2 "+name+";")
			b.start(name, unitPlace)
		}
	}
}
