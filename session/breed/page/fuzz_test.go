package page

import (
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

func FuzzBreed(f *testing.F) {
	for _, s := range []string{shop, letter, bare, essay, plainPage, "<style>a{color:red", "<p style='color:&#34;red'>x", "<body text=#fff bgcolor=red><font color=0>x", "<svg fill=red><style>a{}</style></svg>"} {
		f.Add(s, uint8(3), uint64(1))
	}
	catalog := Stock.Catalog()
	f.Fuzz(func(t *testing.T, source string, op uint8, seed uint64) {
		w, err := Stock.Begin([]artifact.Artifact{page(source), page(shop)}, []string{"#x", ".card"}, nil)
		if err != nil {
			return
		}
		for k := range 3 {
			e := catalog[(int(op)+k*7)%len(catalog)]
			w.Do(gene.Gene{Operator: e.Name, Strength: 0.7, Seed: seed, From: 1})
		}
		if _, err := w.Artifact(); err != nil {
			t.Errorf("%q: %v", source, err)
		}
	})
}
