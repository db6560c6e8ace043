package artifact

import (
	"strings"

	"cultivar/render"
)

// sampler writes down what a sampler that the designer declared reads.
func (b *builder) sampler(name, typ string) {
	in := render.Input{Name: name, Cube: typ == "samplerCube"}
	in.Source = b.source(name)
	b.pass.Inputs = append(b.pass.Inputs, in)
}

func (b *builder) source(name string) string {
	if source, ok := b.plan.channels[name]; ok {
		return source
	}
	if p := b.picture(name); p != "" {
		return "file:" + p
	}
	normal := normalName(name)
	switch {
	case contains(normal, "noise", "random", "rand", "spectrum", "audio", "fft", "sound"):
		return "noise"
	case contains(normal, "backbuffer", "prev", "feedback", "lastframe", "history", "buffer"):
		return "self"
	case contains(normal, "font", "glyph"):
		return "font"
	case normal == "to":
		return "to"
	}
	b.samplers++
	if b.samplers == 2 {
		return "to"
	}
	return "from"
}

func contains(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// picture is a file of the artifact that is named after the sampler.
func (b *builder) picture(name string) string {
	for _, p := range b.artifact.Paths() {
		base := p[strings.LastIndexByte(p, '/')+1:]
		stem, ext, _ := strings.Cut(base, ".")
		if strings.EqualFold(stem, name) || strings.EqualFold(strings.TrimPrefix(stem, "u_"), strings.TrimPrefix(name, "u_")) {
			switch strings.ToLower(ext) {
			case "png", "jpg", "jpeg", "webp":
				return p
			}
		}
	}
	return ""
}
