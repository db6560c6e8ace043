package drawing

import (
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

func FuzzBreed(f *testing.F) {
	for _, s := range []string{leaf, icon, flag, "<svg>", "<svg><style>a{fill:red</style><path d='M0 0L1e9 1e9A1 1 0 0 1 2 2' style='fill:&quot;'/></svg>", "<svg viewBox='0 0 0 0'><rect width=1e400 /></svg>"} {
		f.Add(s, uint8(3), uint64(1))
	}
	catalog := Stock.Catalog()
	f.Fuzz(func(t *testing.T, source string, op uint8, seed uint64) {
		w, err := Stock.Begin([]artifact.Artifact{drawing(source), drawing(flag)}, []string{"circle"}, nil)
		if err != nil {
			return
		}
		for k := range 3 {
			e := catalog[(int(op)+k*5)%len(catalog)]
			w.Do(gene.Gene{Operator: e.Name, Strength: 0.7, Seed: seed, From: 1})
		}
		if _, err := w.Artifact(); err != nil {
			t.Errorf("%q: %v", source, err)
		}
	})
}
