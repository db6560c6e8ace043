package page

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// Page is a design being changed.
type Page struct {
	*design
	parents []*design
	keep    map[*markup.Node]bool
	values  map[int32]string
	rules   []*addition
	inline  []*addition
	// version counts the changes; what is remembered of an older one is stale.
	version int
	seen    []sight
	added_  map[*markup.Node][]*addition
	edits   []source.Edit               // of the main file: elements exchanged, attributes added
	below   bool                        // one change lies under the first screen
	stood   map[*markup.Node]render.Box // where elements stood when the parent was drawn
	curves  map[*markup.Node]float64    // the radius that their corners had
	did     []string                    // the operators that changed something
	touched []*markup.Node              // what the present operator has changed
	grafted []source.Edit               // ranges of the main file that were replaced by another page's sections
	scopes  []css.NewRule               // the rules of these
	brought map[string][]byte           // the files of these
	drawn   *design                     // the design that the boxes were measured of
	rebased string                      // the main file's name, where another parent has taken the first one's place
	named   map[string]*markup.Node     // the elements that selectors made by address find
	air     *air                        // the light that the page's landscape is about to be seen in
	used    map[int32]usage             // the colours of values that were looked at
	moved   []source.Edit               // ranges of the main file that are exchanged; their Text is the range to be put there, "start end"
}

// addition is what is added to an existing rule, to a new one, or to a style attribute.
type addition struct {
	prelude string
	wrap    string // an at-rule around it, "" for none
	node    *markup.Node
	decls   []string // names and values in turn
}

func open(parents []artifact.Artifact, keep []string, hints map[string]string) (*Page, error) {
	p := &Page{values: map[int32]string{}, keep: map[*markup.Node]bool{}}
	for _, a := range parents {
		p.parents = append(p.parents, parse(a))
	}
	p.design = p.parents[0]
	p.drawn = p.design
	p.place(hints)
	for _, selector := range keep {
		p.hold(selector)
	}
	return p, nil
}

// hold keeps the elements of a selector, or of a bare id, as they are.
func (p *Page) hold(selector string) {
	parsed.Lock() // selectors build the document's tree when it is first asked for
	defer parsed.Unlock()
	found, err := p.doc.Query(selector)
	if err != nil || len(found) == 0 {
		if n := p.doc.ByID(strings.TrimPrefix(selector, "#")); n != nil {
			found = []*markup.Node{n}
		}
	}
	for _, n := range found {
		p.keep[n] = true
	}
}

// held says that an element, or one around it, is kept.
func (p *Page) held(e *markup.Node) bool {
	for n := e; n != nil && len(p.keep) > 0; n = n.Parent {
		if p.keep[n] {
			return true
		}
	}
	return false
}

// holds says that an element or anything within it is kept.
func (p *Page) holds(e *markup.Node) bool {
	if p.held(e) {
		return true
	}
	for n := range p.keep {
		if n.Within(e) {
			return true
		}
	}
	return false
}

// value is what a slot says now.
func (p *Page) value(id int32) string {
	if v, ok := p.values[id]; ok {
		return v
	}
	return p.slots[id].value
}

// set gives a slot another value.
func (p *Page) set(id int32, value string) bool {
	if p.value(id) == value {
		return false
	}
	p.values[id] = value
	p.version++
	return true
}

// addRule adds declarations for a selector, to a rule that is written already if there is one.
func (p *Page) addRule(prelude string, namesAndValues ...string) {
	p.addWrapped("", prelude, namesAndValues...)
}

func (p *Page) addWrapped(wrap, prelude string, namesAndValues ...string) {
	p.version++
	for _, a := range p.rules {
		if a.prelude == prelude && a.wrap == wrap {
			a.put(namesAndValues)
			return
		}
	}
	a := &addition{prelude: prelude, wrap: wrap, decls: slices.Clone(namesAndValues)}
	p.rules = append(p.rules, a)
	if wrap == "" {
		for _, e := range p.matches(prelude) {
			p.note(e, a)
		}
	}
	p.touch(p.matches(prelude)...)
}

// note remembers that an addition is about an element.
func (p *Page) note(e *markup.Node, a *addition) {
	if p.added_ == nil {
		p.added_ = map[*markup.Node][]*addition{}
	}
	p.added_[e] = append(p.added_[e], a)
}

// matches lists the elements that a list of "tag", ".class" and "#id" selectors, and of those made by address, finds.
func (p *Page) matches(prelude string) []*markup.Node {
	var out []*markup.Node
	for _, s := range strings.Split(prelude, ",") {
		s = strings.TrimSpace(s)
		if e := p.named[s]; e != nil {
			out = append(out, e)
			continue
		}
		out = append(out, p.found[s]...)
	}
	return out
}

// addInline adds declarations to an element's style attribute.
func (p *Page) addInline(n *markup.Node, namesAndValues ...string) {
	p.version++
	p.touch(n)
	for _, a := range p.inline {
		if a.node == n {
			a.put(namesAndValues)
			return
		}
	}
	a := &addition{node: n, decls: slices.Clone(namesAndValues)}
	p.inline = append(p.inline, a)
	p.note(n, a)
}

// put sets declarations; a later one of a name replaces an earlier one.
func (a *addition) put(namesAndValues []string) {
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		found := false
		for k := 0; k+1 < len(a.decls); k += 2 {
			if a.decls[k] == namesAndValues[i] {
				a.decls[k+1], found = namesAndValues[i+1], true
			}
		}
		if !found {
			a.decls = append(a.decls, namesAndValues[i], namesAndValues[i+1])
		}
	}
}

// added is the value that was added for an element's group by a rule with this prelude, "" if none.
func (p *Page) added(prelude, prop string) string {
	for _, a := range p.rules {
		if a.prelude != prelude || a.wrap != "" {
			continue
		}
		for k := 0; k+1 < len(a.decls); k += 2 {
			if a.decls[k] == prop {
				return a.decls[k+1]
			}
		}
	}
	return ""
}

// finish writes the changed artifact.
func finish(p *Page) (artifact.Artifact, error) {
	p.restoreKept()
	byFile := map[string][]source.Edit{}
	ids := make([]int, 0, len(p.values))
	for id := range p.values {
		ids = append(ids, int(id))
	}
	sort.Ints(ids)
	for _, id := range ids {
		if s := p.slots[id]; p.values[int32(id)] != s.value {
			byFile[s.file] = append(byFile[s.file], s.edit(p.values[int32(id)]))
		}
	}
	p.writeInline(byFile)
	p.writeRules(byFile)
	byFile[p.art.Main] = p.exchange(append(p.ungrafted(byFile[p.art.Main]), p.edits...))
	out := p.art
	for _, name := range slices.Sorted(maps.Keys(p.brought)) {
		out = out.With(name, p.brought[name])
	}
	for _, name := range p.art.Paths() {
		if len(byFile[name]) == 0 {
			continue
		}
		data, err := source.Apply(p.art.Files[name], apart(byFile[name])...)
		if err != nil {
			return p.art, fmt.Errorf("change %s: %w", name, err)
		}
		out = out.With(name, data)
	}
	return p.called(out), nil
}

// called gives the artifact's main file the name that it must have.
func (p *Page) called(a artifact.Artifact) artifact.Artifact {
	if p.rebased == "" || p.rebased == a.Main {
		return a
	}
	files := maps.Clone(a.Files)
	files[p.rebased] = files[a.Main]
	delete(files, a.Main)
	a.Main, a.Files = p.rebased, files
	return a
}

// ungrafted leaves out the edits within sections that were replaced.
func (p *Page) ungrafted(edits []source.Edit) []source.Edit {
	return slices.DeleteFunc(edits, func(e source.Edit) bool {
		return slices.ContainsFunc(p.grafted, func(g source.Edit) bool { return e.Start >= g.Start && e.End <= g.End })
	})
}

// apart leaves out edits that overlap an earlier one: in a broken sheet, whose last value never ends, a rule may be appended into that value.
func apart(edits []source.Edit) []source.Edit {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b source.Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	at := 0
	return slices.DeleteFunc(sorted, func(e source.Edit) bool {
		if e.Start < at {
			return true
		}
		at = e.End
		return false
	})
}
