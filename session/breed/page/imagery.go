package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// treatment is a way of showing pictures.
type treatment struct {
	says string
	decl func(p *Page, in gene.In) []string
}

var treatments = []treatment{
	{"pictures in grey", func(p *Page, in gene.In) []string {
		return []string{"filter", "grayscale(" + num(in.Between(0.8, 1), 1) + ") contrast(1.05)"}
	}},
	{"framed pictures", func(p *Page, in gene.In) []string {
		return []string{"box-sizing", "border-box", "padding", num(in.Between(6, 14), 0) + "px", "border", "1px solid " + p.faint(0.3), "background-color", p.roles().Ground.Color().Hex()}
	}},
	{"pictures with round corners", func(p *Page, in gene.In) []string {
		return []string{"border-radius", num(in.Between(12, 36), 0) + "px"}
	}},
	{"pictures with a hard shadow", func(p *Page, in gene.In) []string {
		d := num(in.Between(6, 14), 0) + "px"
		return []string{"box-shadow", d + " " + d + " 0 " + p.accent()}
	}},
	{"faded pictures", func(p *Page, in gene.In) []string {
		return []string{"filter", "sepia(" + num(in.Between(0.25, 0.5), 2) + ") saturate(0.8)"}
	}},
}

var imageOperators = []gene.Operator[*Page]{
	{
		Name: "image.treatment", Trait: gene.Shape, Weight: 1, Doc: "pictures framed, rounded, in grey, with a shadow",
		Apply: func(p *Page, in gene.In) (string, bool) {
			pictures := p.pictures()
			if len(pictures) == 0 {
				return "", false
			}
			t := gene.Pick(in, treatments)
			return t.says, p.decorate(pictures, t.decl(p, in)...)
		},
	},
}

// pictures are the images that are there and large enough to be looked at, and do not span the page.
func (p *Page) pictures() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.images {
		if e.Tag != "img" || p.held(e) || p.placed(e) {
			continue
		}
		src := e.Get("src")
		if _, ok := p.art.Files[p.local(src)]; !ok && !strings.HasPrefix(src, "data:") {
			continue
		}
		if b, ok := p.box(e); ok && (b.W < 90 || b.H < 60 || b.W > 1000) {
			continue
		}
		out = append(out, e)
	}
	return out
}
