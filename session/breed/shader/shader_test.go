package shader

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// designs are shaders of all conventions: own samples, the starters, and the corpus where there is one.
func designs(t testing.TB) []artifact.Artifact {
	var out []artifact.Artifact
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		out = append(out, design(name, samples[name]))
	}
	globs := []string{filepath.Join("..", "..", "starter", "files", "*", "*.glsl"), filepath.Join("..", "..", "starter", "files", "*", "*.frag")}
	if root := os.Getenv("CULTIVAR_CORPUS"); root != "" {
		globs = append(globs, filepath.Join(root, "glsl", "*", "*"))
	} else {
		t.Log("CULTIVAR_CORPUS is not set: only own samples and starters are bred")
	}
	for _, g := range globs {
		paths, _ := filepath.Glob(g)
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, design(filepath.Base(p), string(data)))
		}
	}
	return out
}

func design(name, text string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Shader, Main: name, Files: map[string][]byte{name: []byte(text)}}
}

// bench collects wrapped texts and compiles them together, for a start of the compiler costs more than a shader.
type bench struct {
	dir  string
	n    int
	what map[string]string
}

func newBench(t testing.TB) *bench {
	return &bench{dir: t.TempDir(), what: map[string]string{}}
}

func (b *bench) add(t testing.TB, a artifact.Artifact, what string) {
	t.Helper()
	s, err := artifact.ShaderProgram(a)
	if err != nil {
		t.Errorf("%s: %v\n%s", what, err, a.Source())
		return
	}
	for _, p := range s.Passes {
		name := fmt.Sprintf("%05d.frag", b.n)
		b.n++
		b.what[name] = what
		if err := os.WriteFile(filepath.Join(b.dir, name), []byte(p.Fragment), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

var failed = regexp.MustCompile(`(?m)^ERROR: .*`)

func (b *bench) compile(t testing.TB) {
	t.Helper()
	validator, err := exec.LookPath("glslangValidator")
	if err != nil {
		t.Log("glslangValidator is not installed: nothing is compiled")
		return
	}
	var names []string
	for name := range b.what {
		names = append(names, name)
	}
	for len(names) > 0 {
		n := min(len(names), 200)
		cmd := exec.Command(validator, names[:n]...)
		cmd.Dir = b.dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			b.report(t, string(out))
		}
		names = names[n:]
	}
}

func (b *bench) report(t testing.TB, out string) {
	name := ""
	for _, line := range strings.Split(out, "\n") {
		if b.what[strings.TrimSpace(line)] != "" {
			name = strings.TrimSpace(line)
		}
		if failed.MatchString(line) && name != "" {
			text, _ := os.ReadFile(filepath.Join(b.dir, name))
			t.Errorf("%s: %s\n%s", b.what[name], line, text)
			name = ""
		}
	}
}

// apply carries out one operator alone.
func apply(t testing.TB, parents []artifact.Artifact, op gene.Entry, strength float64, seed uint64) (artifact.Artifact, string, bool) {
	t.Helper()
	w, err := Stock.Begin(parents, nil, nil)
	if err != nil {
		t.Fatalf("begin %s: %v", parents[0].Main, err)
	}
	from := 0
	if op.Cross {
		from = 1
	}
	caption, ok := w.Do(gene.Gene{Operator: op.Name, Trait: op.Trait, Strength: strength, Seed: seed, From: from})
	a, err := w.Artifact()
	if err != nil {
		t.Fatal(err)
	}
	return a, caption, ok
}

func TestOperatorsKeepShadersCompiling(t *testing.T) {
	b := newBench(t)
	works := map[string]int{}
	for _, a := range designs(t) {
		for i, op := range Stock.Catalog() {
			if op.Cross {
				continue
			}
			strength := 0.2 + 0.3*float64(i%3)
			child, caption, ok := apply(t, []artifact.Artifact{a}, op, strength, uint64(i))
			if !ok {
				if string(child.Source()) != string(a.Source()) {
					t.Errorf("%s: %s changed the source although it says that it did not", a.Main, op.Name)
				}
				continue
			}
			works[op.Name]++
			if caption == "" || string(child.Source()) == string(a.Source()) {
				t.Errorf("%s: %s: caption %q, changed %v", a.Main, op.Name, caption, string(child.Source()) != string(a.Source()))
			}
			b.add(t, child, a.Main+": "+op.Name+" ("+caption+")")
		}
	}
	b.compile(t)
	for _, op := range Stock.Catalog() {
		t.Logf("%-24s works on %d", op.Name, works[op.Name])
		if !op.Cross && works[op.Name] == 0 {
			t.Errorf("%s works on nothing", op.Name)
		}
	}
}

func TestOperatorsComposeOverGenerations(t *testing.T) {
	b := newBench(t)
	catalog := Stock.Catalog()
	for n, a := range designs(t) {
		now := a
		for i := range 12 {
			op := catalog[(n*7+i*11)%len(catalog)]
			if op.Cross {
				continue
			}
			child, _, ok := apply(t, []artifact.Artifact{now}, op, 0.5, uint64(i))
			if ok {
				now = child
			}
		}
		b.add(t, now, a.Main+": twelve generations")
	}
	b.compile(t)
}

func TestCrossoversCompile(t *testing.T) {
	b := newBench(t)
	works := map[string]int{}
	tried := 0
	all := designs(t)
	for i, a := range all {
		for k := range all {
			if i == k || i+k > 24 && (i+3*k)%41 != 0 {
				continue
			}
			tried++
			for n, op := range Stock.Catalog() {
				if !op.Cross {
					continue
				}
				child, caption, ok := apply(t, []artifact.Artifact{a, all[k]}, op, 0.5, uint64(i+n))
				if ok {
					works[op.Name]++
					b.add(t, child, a.Main+" with "+all[k].Main+": "+op.Name+" ("+caption+")")
				}
			}
		}
	}
	b.compile(t)
	t.Logf("%d pairs", tried)
	for _, op := range Stock.Catalog() {
		if op.Cross {
			t.Logf("%-24s works on %d", op.Name, works[op.Name])
			if works[op.Name] == 0 {
				t.Errorf("%s works on nothing", op.Name)
			}
		}
	}
}

func TestOperatorsAreDeterministic(t *testing.T) {
	for _, a := range designs(t) {
		for i, op := range Stock.Catalog() {
			if op.Cross || i%3 != 0 {
				continue
			}
			one, c1, _ := apply(t, []artifact.Artifact{a}, op, 0.6, 42)
			two, c2, _ := apply(t, []artifact.Artifact{a}, op, 0.6, 42)
			if string(one.Source()) != string(two.Source()) || c1 != c2 {
				t.Errorf("%s: %s differs from itself", a.Main, op.Name)
			}
		}
	}
}

func BenchmarkOffspring(b *testing.B) {
	text := samples["toy.glsl"]
	_, filler, _ := strings.Cut(samples["filler"], "\nfloat")
	for len(text) < 5000 { // functions stand before the entry that calls them
		head, entry, _ := strings.Cut(text, "void mainImage")
		text = head + strings.ReplaceAll("float"+filler, "NAME", fmt.Sprintf("f%d", len(text))) + "\nvoid mainImage" + entry
	}
	parents := []artifact.Artifact{design("toy.glsl", text)}
	catalog := Stock.Catalog()
	for i := 0; b.Loop(); i++ {
		w, err := Stock.Begin(parents, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		for k := range 2 {
			op := catalog[(i*2+k)%len(catalog)]
			w.Do(gene.Gene{Operator: op.Name, Trait: op.Trait, Strength: 0.5, Seed: uint64(i)})
		}
		if _, err := w.Artifact(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "offspring/s")
}

func FuzzOperators(f *testing.F) {
	for i, name := range slices.Sorted(maps.Keys(samples)) {
		f.Add([]byte(samples[name]), uint8(i*5), uint64(i))
	}
	catalog := Stock.Catalog()
	f.Fuzz(func(t *testing.T, source []byte, op uint8, seed uint64) {
		a := design("x.frag", string(source))
		if _, ok := artifact.DetectShader(a.Main, source); !ok {
			return
		}
		parents := []artifact.Artifact{a, design("toy.glsl", samples["toy.glsl"])}
		child, caption, ok := apply(t, parents, catalog[int(op)%len(catalog)], 0.5, seed)
		if ok && caption == "" {
			t.Fatal("a change without a caption")
		}
		if _, still := artifact.DetectShader(a.Main, child.Source()); !still {
			t.Fatalf("no shader any more:\n%s", child.Source())
		}
	})
}

func TestWhatIsParsedAgainIsAsIfParsedAnew(t *testing.T) {
	for _, a := range designs(t) {
		for i, op := range Stock.Catalog() {
			d, err := open([]artifact.Artifact{a, design("toy.glsl", samples["toy.glsl"])}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				do(d, op.Name, uint64(i))
			}
			anew, err := parse(d.main, d.now.Text)
			if err != nil {
				t.Fatalf("%s: %s: %v", a.Main, op.Name, err)
			}
			if anew.convention != d.now.convention || !reflect.DeepEqual(anew.File, d.now.File) {
				t.Errorf("%s: %s: the parts that were parsed again are not the whole:\n%s", a.Main, op.Name, d.now.Text)
			}
		}
	}
}

// do carries out an operator on an open design.
func do(d *Design, name string, seed uint64) bool {
	for _, op := range Stock.(*gene.Table[*Design]).Operators {
		if op.Name == name {
			g := gene.Gene{Seed: seed}
			_, ok := op.Apply(d, gene.In{Rand: g.Rand(), Strength: 0.5, From: 1})
			return ok
		}
	}
	return false
}
