package shader

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/artifact/source"
)

// genome is a parsed source with what breeding needs to know of it. It is never changed after it is made.
type genome struct {
	*glsl.File
	name       string
	convention artifact.Convention
	entry      *glsl.Function
	indent     string                 // one step of indentation
	words      func() map[string]bool // all identifiers of the source
	subject    func() subject
}

// recent holds the last parsed sources: a generation begins again and again from the same parents.
var recent = struct {
	sync.Mutex
	genomes map[string]*genome
}{genomes: map[string]*genome{}}

const recentLimit = 32

// read parses a source, or recalls it.
func read(name, text string) (*genome, error) {
	recent.Lock()
	g := recent.genomes[text]
	recent.Unlock()
	if g != nil && g.name == name {
		return g, nil
	}
	g, err := parse(name, text)
	if err != nil {
		return nil, err
	}
	recent.Lock()
	defer recent.Unlock()
	if len(recent.genomes) >= recentLimit {
		clear(recent.genomes)
	}
	recent.genomes[text] = g
	return g, nil
}

func parse(name, text string) (*genome, error) {
	convention, file, err := artifact.ParseShaderSource(name, []byte(text))
	if err != nil {
		return nil, err
	}
	return genomeOf(name, convention, file), nil
}

// changed is the genome of a text that differs from this one's after an offset.
func (g *genome) changed(text string, same int) (*genome, error) {
	convention, file, err := artifact.ParseShaderAgain(g.name, text, g.File, same)
	if err != nil {
		return nil, err
	}
	return genomeOf(g.name, convention, file), nil
}

func genomeOf(name string, convention artifact.Convention, file *glsl.File) *genome {
	g := &genome{File: file, name: name, convention: convention, words: sync.OnceValue(file.Words)}
	g.subject = sync.OnceValue(func() subject { return subjectOf(g) })
	switch convention {
	case artifact.Shadertoy:
		g.entry = file.Function("mainImage")
	case artifact.GLTransition:
		g.entry = file.Function("transition")
	default:
		g.entry = file.Function("main")
	}
	g.indent = step(file, g.entry)
	return g
}

// step is the indentation of the entry's statements beyond the entry's own.
func step(f *glsl.File, entry *glsl.Function) string {
	outer := f.Indent(entry.Start)
	for _, s := range entry.Body.List {
		if in := f.Indent(s.Start); len(in) > len(outer) && strings.HasPrefix(in, outer) {
			return in[len(outer):]
		}
	}
	return "    "
}

// free is name, or the first like it that the source does not use.
func (g *genome) free(names ...string) string {
	for _, n := range names {
		if !g.taken(n) {
			return n
		}
	}
	for i := 2; ; i++ {
		if n := names[0] + string(rune('0'+i%10)) + strings.Repeat("_", i/10); !g.taken(n) {
			return n
		}
	}
}

func (g *genome) taken(name string) bool {
	return g.words()[name] || glsl.IsBuiltin(name) || glsl.IsType(name)
}

// change is a set of edits under way on the present source.
type change struct {
	d       *Design
	g       *genome
	edits   []source.Edit
	grafted map[string]graft // what was prepared, by the other's text
}

func (d *Design) change() *change { return &change{d: d, g: d.now} }

func (c *change) replace(s glsl.Span, text string) {
	c.edits = append(c.edits, source.Replace(s.Start, s.End, text))
}

func (c *change) insert(at int, text string) {
	c.edits = append(c.edits, source.Replace(at, at, text))
}

// done makes the change; false, with nothing changed, if it changes nothing or leaves something that does not read.
func (c *change) done() bool {
	if len(c.edits) == 0 {
		return false
	}
	slices.SortStableFunc(c.edits, func(a, b source.Edit) int { return cmp.Compare(a.Start, b.Start) })
	text, err := source.Apply([]byte(c.g.Text), c.edits...)
	if err != nil || string(text) == c.g.Text {
		return false
	}
	next, err := c.g.changed(string(text), c.edits[0].Start)
	if err != nil || len(next.Opaque) > len(c.g.Opaque) {
		return false
	}
	c.d.now = next
	return true
}
