package page

import (
	"os"
	"path/filepath"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// load reads a design of the corpus, or skips.
func load(tb testing.TB, name string) artifact.Artifact {
	tb.Helper()
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		tb.Skip("CULTIVAR_CORPUS is not set: no real designs to try")
	}
	data, err := os.ReadFile(filepath.Join(root, "html", name))
	if err != nil {
		tb.Fatal(err)
	}
	main := filepath.Base(name)
	return artifact.Artifact{Kind: artifact.Page, Main: main, Files: map[string][]byte{main: data}}
}

// BenchmarkOffspring makes offspring of pages of several sizes, each with three operators.
func BenchmarkOffspring(b *testing.B) {
	for _, name := range []string{"email/postmark-invoice.html", "docs/skeleton.html", "docs/tufte-css.html", "docs/pico-v1-company.html", "resume/universal-resume.html", "startbootstrap/creative.html"} {
		b.Run(filepath.Base(name), func(b *testing.B) {
			a := load(b, name)
			parse(a).colored()
			entries := Stock.Catalog()
			var plain []gene.Entry
			for _, e := range entries {
				if !e.Cross {
					plain = append(plain, e)
				}
			}
			for i := 0; b.Loop(); i++ {
				w, err := Stock.Begin([]artifact.Artifact{a}, nil, nil)
				if err != nil {
					b.Fatal(err)
				}
				for k := range 3 {
					e := plain[(i*3+k*7)%len(plain)]
					w.Do(gene.Gene{Operator: e.Name, Strength: 0.5, Seed: uint64(i)})
				}
				if _, err := w.Artifact(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "offspring/s")
		})
	}
}
