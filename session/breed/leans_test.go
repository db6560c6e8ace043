package breed

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
)

// effect is what an operator, alone, does to the features of designs.
type effect struct {
	designs int
	deltas  map[string][]float64
}

// significant is the mean change of a feature, 0 where designs do not agree about its sign.
func (e effect) significant(feature string) (mean float64, sure bool) {
	mean, spread := spreadOf(e.deltas[feature])
	n := float64(len(e.deltas[feature]))
	return mean, n >= 4 && math.Abs(mean) > 2*spread/math.Sqrt(n)
}

// TestOperatorsLeanAsTheySay draws what every operator makes, alone, of designs of CULTIVAR_CORPUS, and compares how
// dark, warm, vivid, round and so on they become with what its Leans say. CULTIVAR_LEANS says of how many designs of
// each kind; the table that it logs is what Leans are taken from.
func TestOperatorsLeanAsTheySay(t *testing.T) {
	n := 0
	_, _ = fmt.Sscan(os.Getenv("CULTIVAR_LEANS"), &n)
	if n == 0 {
		t.Skip("CULTIVAR_LEANS says on how many designs of each kind operators are to be measured")
	}
	cam := browsertest.Open(t)
	for kind, designs := range corpusOf(t, n) {
		effects := map[string]effect{}
		for i, a := range designs {
			measure(t, cam, a, uint64(i), effects)
		}
		for _, e := range Operators(kind) {
			reportLeans(t, kind, e.Name, e.Leans, effects[e.Name])
		}
	}
}

// telling is the least mean change of a feature that counts as one.
const telling = 0.05

func reportLeans(t *testing.T, kind artifact.Kind, name string, leans map[string]float64, found effect) {
	t.Helper()
	var line []string
	for _, f := range Features {
		mean, sure := found.significant(f.Name)
		if said := leans[f.Name]; said != 0 || sure && math.Abs(mean) >= telling {
			line = append(line, fmt.Sprintf("%s %+.2f (says %+.1f)", f.Name, mean, said))
			if said*mean < 0 && sure && math.Abs(mean) >= telling {
				t.Errorf("%s %s makes designs %s by %.2f, and says %.1f", kind, name, f.Name, mean, said)
			}
		}
	}
	t.Logf("%s %-24s %2d designs: %s", kind, name, found.designs, strings.Join(line, ", "))
}

// measure draws what every operator makes of a design with two seeds of its own, and adds how the features change.
func measure(t *testing.T, cam *browser.Browser, a artifact.Artifact, design uint64, effects map[string]effect) {
	t.Helper()
	before := photographed(t, cam, []artifact.Artifact{a})[0]
	if before.Shot.Image == nil || before.Shot.Broken != "" {
		return
	}
	stock := stocks[a.Kind]
	var names []string
	var made []artifact.Artifact
	for _, e := range Operators(a.Kind) {
		for seed := range uint64(2) {
			s, err := begin(stock, []artifact.Artifact{a}, Recipe{Hints: Options{Facts: before.Facts}.hints(stock, []artifact.Artifact{a})})
			if err != nil || e.Cross || !s.work.Suits(e.Name) {
				continue
			}
			if !s.try(Gene{Operator: e.Name, Trait: e.Trait, Strength: 0.55, Seed: mix(seed, design)}) {
				continue
			}
			if p, err := s.proposal(0); err == nil {
				names, made = append(names, e.Name), append(made, p.Artifact)
			}
		}
	}
	was := before.Features()
	for i, after := range photographed(t, cam, made) {
		if after.Shot.Image == nil || after.Shot.Broken != "" {
			continue
		}
		e := effects[names[i]]
		if e.deltas == nil {
			e.deltas = map[string][]float64{}
		}
		if i == 0 || names[i] != names[i-1] {
			e.designs++
		}
		for name, v := range after.Features() {
			e.deltas[name] = append(e.deltas[name], v-was[name])
		}
		effects[names[i]] = e
	}
}

// photographed are looks of artifacts as a generation's tiles have them.
func photographed(t *testing.T, cam *browser.Browser, list []artifact.Artifact) []Look {
	t.Helper()
	var docs []render.Document
	var view render.Viewport
	for _, a := range list {
		doc, err := a.Document()
		if err != nil {
			t.Fatal(err)
		}
		view = render.DefaultViewport(doc.Form).Within(120, 75)
		docs = append(docs, doc)
	}
	view.Measure = true
	var looks []Look
	for at := 0; at < len(docs); at += 24 {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		shots, err := cam.Sheet(ctx, docs[at:min(at+24, len(docs))], view, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range shots {
			looks = append(looks, Look{Shot: s, Facts: s.Facts})
		}
	}
	return looks
}

// corpusOf are so many designs of each kind, spread over the corpus.
func corpusOf(t *testing.T, n int) map[artifact.Kind][]artifact.Artifact {
	t.Helper()
	all := map[artifact.Kind][]artifact.Artifact{}
	err := filepath.WalkDir(os.Getenv("CULTIVAR_CORPUS"), func(path string, _ fs.DirEntry, err error) error {
		if err == nil && slices.Contains([]string{".html", ".svg", ".glsl", ".frag"}, filepath.Ext(path)) {
			if a, _, err := artifact.Open(path); err == nil {
				all[a.Kind] = append(all[a.Kind], a)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for kind, list := range all {
		all[kind] = nil
		for i := range min(n, len(list)) {
			all[kind] = append(all[kind], list[(2*i+1)*len(list)/(2*n)])
		}
	}
	return all
}
