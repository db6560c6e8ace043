package breed

import (
	"fmt"

	"cultivar/session/artifact"
	"cultivar/session/breed/drawing"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/page"
	"cultivar/session/breed/shader"
)

// stocks are the kinds that the engine breeds.
var stocks = map[artifact.Kind]gene.Stock{
	artifact.Page:    page.Stock,
	artifact.Drawing: drawing.Stock,
	artifact.Shader:  shader.Stock,
}

func stockOf(parents []artifact.Artifact) (gene.Stock, error) {
	if len(parents) == 0 {
		return nil, fmt.Errorf("breed: there are no parents")
	}
	for _, p := range parents[1:] {
		if p.Kind != parents[0].Kind {
			return nil, fmt.Errorf("breed a %s with a %s: parents must be of one kind", parents[0].Kind, p.Kind)
		}
	}
	stock, ok := stocks[parents[0].Kind]
	if !ok {
		return nil, fmt.Errorf("breed: the engine knows no kind %q", parents[0].Kind)
	}
	return stock, nil
}

// Operators lists what the engine can do to a kind.
func Operators(kind artifact.Kind) []gene.Entry {
	if stock, ok := stocks[kind]; ok {
		return stock.Catalog()
	}
	return nil
}

// Traits lists the traits of a kind in the catalogue's order.
func Traits(kind artifact.Kind) []Trait {
	var out []Trait
	for _, e := range Operators(kind) {
		if !contains(out, e.Trait) {
			out = append(out, e.Trait)
		}
	}
	return out
}
