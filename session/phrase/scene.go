package phrase

import (
	"slices"
	"strings"
	"sync"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// scene is an artifact while an instruction is carried out on it.
type scene struct {
	art    artifact.Artifact
	doc    *markup.Doc // nil for a shader
	styles *artifact.Styles
	facts  *render.Facts
	boxes  map[*markup.Node]render.Element
	// measured are the elements of the source behind those of facts; nil for what only the browser knows.
	measured []*markup.Node

	last   *object                   // what the clause before was about
	locks  []*markup.Node            // elements that stay as they are
	kept   []shade                   // colours that stay as they are
	edits  []artifact.Edit           // of the clause being carried out
	wishes map[*markup.Node][]decl   // style to be written by the clause
	names  map[string][]*markup.Node // ids, classes and tags of the design
	byRule map[any][]*markup.Node
	parts  map[string][]*markup.Node // elements by the parts of their ids and classes; nil until asked
	texts  map[string]bool           // words that stand in the design; nil until asked

	readings map[int][]reading // of objects in the clause being read, by token
	objects  map[int][]reading // the same, as parts of others
	media    string            // the media query that style is written for, "" for all
	lost     bool              // a part of the sentence was not understood, so that "it" means nothing
	stale    bool              // the artifact has changed since it was parsed
	typed    string            // the instruction
	after    func()            // what is to be mended once the clause's edits are made
	nested   bool              // the clause is one that a mood stands for
	// contradiction says why nothing of an instruction is done that takes back what it asks for; "" if none.
	contradiction string
	strange       bool // words that nothing is called are read as something that is not there

	done, missed, refused []string
}

func newScene(a artifact.Artifact, facts *render.Facts) *scene {
	s := &scene{art: a, facts: facts}
	s.parse()
	s.measure()
	return s
}

// again is the scene before anything was said; it shares what was parsed.
func (s *scene) again() *scene {
	return &scene{art: s.art, doc: s.doc, styles: s.styles, facts: s.facts, boxes: s.boxes, measured: slices.Clone(s.measured), names: s.names, byRule: s.byRule, parts: s.parts, texts: s.texts}
}

// parse reads the artifact anew.
func (s *scene) parse() {
	s.byRule, s.parts = map[any][]*markup.Node{}, nil
	if s.art.Kind == artifact.Shader {
		return
	}
	s.doc = artifact.Tree(s.art)
	s.styles = artifact.StylesIn(s.art, s.doc)
	s.names = map[string][]*markup.Node{}
	for _, e := range s.doc.Elements {
		for _, k := range e.Keys() {
			k = strings.ToLower(k)
			s.names[k] = append(s.names[k], e)
		}
	}
}

// measure finds the element of the source behind each measured one.
func (s *scene) measure() {
	s.boxes = map[*markup.Node]render.Element{}
	if s.facts == nil || s.doc == nil {
		return
	}
	s.measured = make([]*markup.Node, len(s.facts.Elements))
	for i, e := range s.facts.Elements {
		if n := s.doc.At(e.Path); n != nil && strings.EqualFold(n.Tag, e.Tag) {
			s.boxes[n], s.measured[i] = e, n
		}
	}
}

// known says that a word is an id, a class or a tag of the design.
func (s *scene) known(name string) bool {
	return name != "" && (s.names[name] != nil || s.names["."+name] != nil || s.names["#"+name] != nil)
}

// edit collects edits of the main file.
func (s *scene) edit(edits ...markup.Edit) {
	s.edits = append(s.edits, artifact.InFile(s.art.Main, edits)...)
}

// editIn collects edits of any file.
func (s *scene) editIn(edits ...artifact.Edit) { s.edits = append(s.edits, edits...) }

// commit applies what was collected; false if nothing changes. Elements that s.last and s.locks
// name are found again, because the tree is read anew.
func (s *scene) commit() bool {
	s.grant()
	edits := s.edits
	s.edits = nil
	if len(edits) == 0 {
		return false
	}
	next, err := s.art.Apply(compactEdits(edits)...)
	if err != nil || len(artifact.Changed(s.art, next)) == 0 {
		return false
	}
	s.art = next
	s.stale = s.doc != nil
	return true
}

// refresh reads the artifact again if the clause before has changed it.
func (s *scene) refresh() {
	if !s.stale {
		return
	}
	before, styles, boxes := s.doc, s.styles, s.boxes
	s.stale = false
	s.parse()
	if s.doc != nil {
		s.styles.Follow(styles)
	}
	s.follow(before, boxes)
}

// idle says that the clause changes nothing so far.
func (s *scene) idle() bool { return len(s.edits) == 0 && len(s.wishes) == 0 }

// forget takes back what the clause would change.
func (s *scene) forget() { s.edits, s.wishes = nil, nil }

// compactEdits drops edits that say the same twice.
func compactEdits(edits []artifact.Edit) []artifact.Edit {
	var out []artifact.Edit
	for _, e := range edits {
		if e.Start == e.End || !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// follow finds elements again after a change: by their order where as many are there as before, else by id.
func (s *scene) follow(before *markup.Doc, boxes map[*markup.Node]render.Element) {
	same := len(before.Elements) == len(s.doc.Elements)
	find := func(n *markup.Node) *markup.Node {
		if same && n.Number >= 0 && s.doc.Elements[n.Number].Tag == n.Tag {
			return s.doc.Elements[n.Number]
		}
		return s.doc.ByID(n.Get("id"))
	}
	s.boxes = map[*markup.Node]render.Element{}
	for n, e := range boxes {
		if m := find(n); m != nil {
			s.boxes[m] = e
		}
	}
	for i, n := range s.measured {
		if n != nil {
			s.measured[i] = find(n)
		}
	}
	s.locks = found(s.locks, find)
	if s.last != nil {
		moved := *s.last
		moved.nodes = found(s.last.nodes, find)
		s.last = &moved
	}
}

func found(nodes []*markup.Node, find func(*markup.Node) *markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		if m := find(n); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// locked says that an element stays as it is.
func (s *scene) locked(n *markup.Node) bool {
	for _, l := range s.locks {
		if n.Within(l) {
			return true
		}
	}
	return false
}

// free leaves locked elements out.
func (s *scene) free(nodes []*markup.Node) []*markup.Node {
	if len(s.locks) == 0 {
		return nodes
	}
	var out []*markup.Node
	for _, n := range nodes {
		if !s.locked(n) {
			out = append(out, n)
		}
	}
	return out
}

// say notes what was done.
func (s *scene) say(text string) {
	if !slices.Contains(s.done, text) {
		s.done = append(s.done, text)
	}
}

// refuse notes why a part was not done.
func (s *scene) refuse(text string) {
	if !slices.Contains(s.refused, text) {
		s.refused = append(s.refused, text)
	}
}

// keeping carries out the clauses that protect parts ("but keep the logo") and leaves the others.
func (s *scene) keeping(all []clause) []clause {
	var out []clause
	for _, c := range all {
		var rest []clause
		for _, p := range c.parts() {
			if keepsAll().MatchString(strings.Trim(p.typed(), " .!")) && len(all)+len(c.joined) > 1 {
				s.contradiction = "“" + strings.Trim(p.typed(), " .!") + "” contradicts the rest"
			}
			if !s.keep(p.words) {
				rest = append(rest, p)
			}
		}
		if len(rest) > 0 {
			first := rest[0]
			first.joined = rest[1:]
			out = append(out, first)
		}
	}
	return out
}

var keepsAll = expression(`(?i)^(?:but )?(?:still )?(?:keep|leave) (?:everything|all of it|all|both|it all)(?: as (?:it|they) (?:is|are)| unchanged| alone)?$`)

var keepPatterns = patterns("keep $obj [unchanged]", "keep $obj $color [unchanged]", "keep color of $obj [unchanged]", "without change|changing|touch|touching $obj", "except $obj", "keep $color:color [unchanged]", "not $obj")

// keep locks what a clause says to leave alone; false if it says something else.
func (s *scene) keep(w words) bool {
	if slices.ContainsFunc(w.toks, func(t token) bool { return t.sort == word && t.text == "only" }) {
		return false // it says what else is to go
	}
	s.readings, s.objects = map[int][]reading{}, map[int][]reading{}
	for _, p := range keepPatterns() {
		m := &matcher{s: s, toks: w.toks, got: bound{}}
		if !m.match(p, 0) {
			continue
		}
		c, colored := m.got["color"].(shade)
		if colored {
			s.kept = append(s.kept, c)
		}
		o, ok := m.got["obj"].(*object)
		if ok && (o.whole || len(o.nodes) == 0) {
			return false
		}
		if ok {
			s.locks = append(s.locks, o.nodes...)
		}
		return ok || colored
	}
	return false
}

// patterns are compiled when they are first asked for.
func patterns(list ...string) func() []pattern {
	return sync.OnceValue(func() []pattern { return compileAll(list) })
}

func compileAll(list []string) []pattern {
	out := make([]pattern, len(list))
	for i, t := range list {
		out[i] = compile(t)
	}
	return out
}
