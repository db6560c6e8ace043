package page

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/shader"
)

// shaderOperators change the fragment shaders that stand in the page's script elements, by the operators of shaders.
var shaderOperators = []gene.Operator[*Page]{
	{
		Name: "shader.change", Trait: gene.Shader, Doc: "a change of the shader in the page",
		Apply: func(p *Page, in gene.In) (string, bool) {
			for _, e := range p.shaders() {
				if caption, ok := p.changeShader(e, in); ok {
					return caption + " in the page's shader", true
				}
			}
			return "", false
		},
	},
}

// shaders are the script elements that hold a fragment shader.
func (p *Page) shaders() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.found["script"] {
		kind := strings.ToLower(e.Get("type"))
		if !strings.Contains(kind, "shader") && !strings.Contains(kind, "glsl") || p.held(e) || e.CloseStart <= e.OpenEnd {
			continue
		}
		text := p.art.Source()[e.OpenEnd:e.CloseStart]
		if strings.Contains(kind, "fragment") || fragment.Match(text) {
			out = append(out, e)
		}
	}
	return out
}

var (
	fragment = regexp.MustCompile(`\bgl_FragColor\b|\bgl_FragCoord\b|\bmainImage\b|\bout\s+vec4\b`)
	uniform  = regexp.MustCompile(`\buniform\s+(?:(?:low|medium|high)p\s+)?\w+\s+\w+`)
)

// changeShader carries out operators of two traits on a script's shader, or of one: the first that suit it, in an order drawn by weight, that
// change it and ask for no uniform that the page's script does not set.
func (p *Page) changeShader(e *markup.Node, in gene.In) (string, bool) {
	if slices.ContainsFunc(p.edits, func(d source.Edit) bool { return d.Start == e.OpenEnd }) {
		return "", false
	}
	was := p.art.Source()[e.OpenEnd:e.CloseStart]
	var genes []gene.Gene
	said, now := "", string(was)
	for _, entry := range drawnByWeight(shader.Stock.Catalog(), in) {
		if len(genes) == 2 {
			break
		}
		if entry.Cross || len(genes) > 0 && genes[0].Trait == entry.Trait {
			continue
		}
		more := append(slices.Clone(genes), gene.Gene{Operator: entry.Name, Trait: entry.Trait, Strength: in.Strength, Seed: in.Rand.Uint64()})
		if caption, text, ok := bredShader(was, more); ok {
			genes, said, now = more, caption, text
		}
	}
	if len(genes) == 0 {
		return "", false
	}
	p.edits = append(p.edits, source.Replace(e.OpenEnd, e.CloseStart, now))
	p.version++
	return said, true
}

// drawnByWeight is a catalogue in a random order, likelier operators first (Efraimidis and Spirakis, "Weighted random sampling with a
// reservoir", 2006).
func drawnByWeight(catalog []gene.Entry, in gene.In) []gene.Entry {
	keys := map[string]float64{}
	for _, e := range catalog {
		keys[e.Name] = -math.Log(1-in.Rand.Float64()) / e.Weight
	}
	slices.SortStableFunc(catalog, func(a, b gene.Entry) int { return cmp.Compare(keys[a.Name], keys[b.Name]) })
	return catalog
}

// bredShader carries out genes on a shader's text; ok is false where one does not suit it, changes nothing, or needs another uniform.
func bredShader(was []byte, genes []gene.Gene) (caption, text string, ok bool) {
	const name = "page.frag"
	parent := artifact.Artifact{Kind: artifact.Shader, Main: name, Files: map[string][]byte{name: was}}
	w, err := shader.Stock.Begin([]artifact.Artifact{parent}, nil, nil)
	if err != nil {
		return "", "", false
	}
	var said []string
	for _, g := range genes {
		if !w.Suits(g.Operator) {
			return "", "", false
		}
		what, done := w.Do(g)
		if !done {
			return "", "", false
		}
		said = append(said, what)
	}
	out, err := w.Artifact()
	if err != nil || string(out.Source()) == string(was) || !slices.Equal(uniforms(out.Source()), uniforms(was)) {
		return "", "", false
	}
	return strings.Join(said, ", "), string(out.Source()), true
}

// uniforms are the declarations of uniforms, in order.
func uniforms(source []byte) []string {
	var out []string
	for _, m := range uniform.FindAll(source, -1) {
		out = append(out, strings.Join(strings.Fields(string(m)), " "))
	}
	slices.Sort(out)
	return out
}
