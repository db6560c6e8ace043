package page

import (
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

// changeShader carries out one operator on a script's shader: the first, in an order drawn at random, that changes it and asks for no uniform that
// the page's script does not set.
func (p *Page) changeShader(e *markup.Node, in gene.In) (string, bool) {
	if slices.ContainsFunc(p.edits, func(d source.Edit) bool { return d.Start == e.OpenEnd }) {
		return "", false
	}
	const name = "page.frag"
	was := p.art.Source()[e.OpenEnd:e.CloseStart]
	parent := artifact.Artifact{Kind: artifact.Shader, Main: name, Files: map[string][]byte{name: was}}
	catalog := shader.Stock.Catalog()
	for _, i := range in.Rand.Perm(len(catalog)) {
		if catalog[i].Cross {
			continue
		}
		w, err := shader.Stock.Begin([]artifact.Artifact{parent}, nil, nil)
		if err != nil {
			return "", false
		}
		caption, ok := w.Do(gene.Gene{Operator: catalog[i].Name, Trait: catalog[i].Trait, Strength: in.Strength, Seed: in.Rand.Uint64()})
		if !ok {
			continue
		}
		out, err := w.Artifact()
		if err != nil || string(out.Source()) == string(was) || !slices.Equal(uniforms(out.Source()), uniforms(was)) {
			continue
		}
		p.edits = append(p.edits, source.Replace(e.OpenEnd, e.CloseStart, string(out.Source())))
		p.version++
		return caption, true
	}
	return "", false
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
