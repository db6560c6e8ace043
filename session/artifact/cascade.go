package artifact

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// ranked is a rule in the cascade's order of appearance.
type ranked struct {
	sheet *StyleSheet
	rule  *css.Rule
	order int
}

// View is what media queries are asked about.
type View struct {
	Width, Height float64 // CSS pixels
	Dark          bool
}

// DefaultView is the screen of an ordinary shot.
var DefaultView = View{Width: 1280, Height: 800}

// rules lists the style rules in force at the default view, in order of appearance.
func (s *Styles) rules() []ranked {
	if s.ordered != nil {
		return s.ordered
	}
	s.ordered = []ranked{}
	for i := range s.Sheets {
		sheet := &s.Sheets[i]
		if !DefaultView.Matches(sheet.Media) {
			continue
		}
		sheet.Walk(func(r *css.Rule) bool {
			if r.At == "media" && !DefaultView.Matches(r.Prelude) || r.At == "keyframes" || strings.HasSuffix(r.At, "-keyframes") {
				return false
			}
			if r.At == "" {
				s.ordered = append(s.ordered, ranked{sheet, r, len(s.ordered)})
			}
			return true
		})
	}
	return s.ordered
}

// Match is a style rule that applies to an element.
type Match struct {
	Rule        *css.Rule
	Sheet       *StyleSheet
	Specificity [3]int
	order       int
}

// Matching lists the style rules that apply to an element at the default view, weakest first.
// Rules for states (:hover) and for pseudo-elements do not apply.
func (s *Styles) Matching(e *markup.Node) []Match {
	if out, ok := s.matching[e]; ok {
		return out
	}
	best, chain := map[int]Match{}, s.chain(e)
	try := func(c choice) {
		if !hasAll(chain, c.needs) || !s.Doc.Match(c.matcher, e) {
			return
		}
		spec := c.matcher.Specificity()
		if m, ok := best[c.order]; !ok || slices.Compare(spec[:], m.Specificity[:]) > 0 {
			best[c.order] = Match{c.rule, c.sheet, spec, c.order}
		}
	}
	choices := s.choices()
	for _, key := range append(e.Keys(), "") {
		for _, c := range choices.own[key] {
			try(c)
		}
	}
	for _, name := range chain {
		for _, c := range choices.around[name] {
			try(c)
		}
	}
	out := slices.SortedFunc(maps.Values(best), func(x, y Match) int {
		return cmp.Or(slices.Compare(x.Specificity[:], y.Specificity[:]), cmp.Compare(x.order, y.order))
	})
	s.matching[e] = out
	return out
}

// choice is one selector of a rule, compiled.
type choice struct {
	ranked
	matcher *markup.Matcher
	needs   []string // classes and ids that an element and what it stands in must have for a match
}

// keyed are the selectors of all rules, sorted by what an element must have for a match: by what their last part names, or where that
// is a tag at most, by a class or id that the element or one around it has.
type keyed struct{ own, around map[string][]choice }

func (s *Styles) choices() *keyed {
	if s.keyed != nil {
		return s.keyed
	}
	s.keyed = &keyed{map[string][]choice{}, map[string][]choice{}}
	for _, r := range s.rules() {
		for _, sel := range FullSelectors(r.rule) {
			for _, c := range s.compiled(sel) {
				by, key := s.keyed.own, c.key
				if n := len(c.needs); n > 0 && !strings.HasPrefix(key, ".") && !strings.HasPrefix(key, "#") {
					by, key = s.keyed.around, c.needs[n-1]
				}
				by[key] = append(by[key], choice{r, c.Matcher, c.needs})
			}
		}
	}
	return s.keyed
}

// compiledSelector is a matcher with the key of its last part.
type compiledSelector struct {
	*markup.Matcher
	key   string
	needs []string
}

// hasAll reports whether an element and those around it, as a browser sees them, have all the keys: a
// quick test before a selector is matched.
func hasAll(chain, keys []string) bool {
	for _, k := range keys {
		if !slices.Contains(chain, k) {
			return false
		}
	}
	return true
}

// chain lists the keys of an element and of those around it, each once.
func (s *Styles) chain(e *markup.Node) []string {
	if keys, ok := s.chains[e]; ok {
		return keys
	}
	var keys []string
	if e.Number >= 0 {
		if up := s.Doc.Up(e); up != nil {
			keys = slices.Clone(s.chain(up))
		}
	}
	for _, key := range e.Keys() {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if s.chains == nil {
		s.chains = map[*markup.Node][]string{}
	}
	s.chains[e] = keys
	return keys
}

// needed lists the classes and ids in a selector of plain parts joined by " " and ">"; nil for any other.
func needed(selector string) []string {
	if strings.ContainsAny(selector, "+~:[(*|\\") {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(selector, func(r rune) bool { return r == ' ' || r == '>' || r == '\n' || r == '\t' }) {
		for i := 0; i < len(part); i++ {
			if part[i] != '.' && part[i] != '#' {
				continue
			}
			end := i + 1
			for end < len(part) && part[end] != '.' && part[end] != '#' {
				end++
			}
			out = append(out, part[i:end])
		}
	}
	return out
}

// compiled caches matchers; a selector that cannot be read, or that names a state, has none.
func (s *Styles) compiled(selector string) []compiledSelector {
	if ms, ok := s.matchers[selector]; ok {
		return ms
	}
	var ms []compiledSelector
	for _, plain := range alternatives(selector, 32) {
		if m, err := markup.Compile(plain); err == nil {
			ms = append(ms, compiledSelector{m, markup.Key(plain), needed(plain)})
		}
	}
	s.matchers[selector] = ms
	return ms
}

// alternatives writes :is() and :where() out, at most limit selectors.
func alternatives(selector string, limit int) []string {
	at, width := strings.Index(selector, ":is("), 4
	if w := strings.Index(selector, ":where("); w >= 0 && (at < 0 || w < at) {
		at, width = w, 7
	}
	if at < 0 || limit < 2 {
		return []string{selector}
	}
	depth, from := 1, at+width
	var out []string
	for i := from; i < len(selector) && depth > 0; i++ {
		switch selector[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 1 && selector[i] == ',' || depth == 0 {
			out = append(out, strings.TrimSpace(selector[from:i]))
			from = i + 1
		}
	}
	var whole []string
	for _, o := range out {
		whole = append(whole, alternatives(selector[:at]+o+selector[from:], limit/len(out))...)
	}
	return whole
}

// FullSelectors are a rule's selectors with those of the rules around it put in (CSS Nesting).
func FullSelectors(r *css.Rule) []string {
	outer := r.Parent
	for outer != nil && outer.At != "" {
		outer = outer.Parent
	}
	var out []string
	if outer == nil {
		for _, s := range r.Selectors {
			out = append(out, s.Text)
		}
		return out
	}
	for _, above := range FullSelectors(outer) {
		for _, s := range r.Selectors {
			if strings.Contains(s.Text, "&") {
				out = append(out, strings.ReplaceAll(s.Text, "&", above))
			} else {
				out = append(out, above+" "+s.Text)
			}
		}
	}
	return out[:min(len(out), 64)]
}

// Winner is what sets one of the properties of an element at the default view: the last word of
// the cascade. Shorthands are given by name along with the longhand. ok is false where nothing in
// the source does.
func (s *Styles) Winner(e *markup.Node, properties ...string) (Styling, bool) {
	is := Named(properties...)
	best, found := Styling{}, false
	take := func(v Styling, important bool) {
		if !found || important || best.Decl == nil || !best.Decl.Important {
			v.doc = s.Doc
			best, found = v, true
		}
	}
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if p := s.property(e, a.Name); is(p) && a.HasValue() {
			take(Styling{File: s.Main, Property: p, Value: a.Value, Attr: a, Element: e}, false)
		}
	}
	for _, m := range s.Matching(e) {
		for _, d := range m.Rule.Decls {
			if is(d.Name) {
				take(Styling{File: m.Sheet.File, Property: d.Name, Value: d.Value, Decl: d, Sheet: m.Sheet.Sheet}, d.Important)
			}
		}
	}
	if sheet := s.inline[e]; sheet != nil {
		for _, d := range sheet.Decls {
			if is(d.Name) {
				take(Styling{File: s.Main, Property: d.Name, Value: d.Value, Decl: d, Element: e, Sheet: sheet}, d.Important)
			}
		}
	}
	return best, found
}

// Inherited is Winner for the element or, failing that, its nearest ancestor that has one; by is the element that has.
func (s *Styles) Inherited(e *markup.Node, properties ...string) (v Styling, by *markup.Node, ok bool) {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if v, ok = s.Winner(n, properties...); ok && v.Value != "inherit" {
			return v, n, true
		}
	}
	return Styling{}, nil, false
}

// Var is the declaration of a custom property that counts for the page: for its root element, else for
// body, else the last one in force anywhere.
func (s *Styles) Var(name string) *css.Decl {
	if s.vars == nil {
		s.vars = map[string]*css.Decl{}
	}
	if d, ok := s.vars[name]; ok {
		return d
	}
	var found *css.Decl
	for _, r := range s.rules() {
		if d := r.rule.Get(name); d != nil {
			found = d
		}
	}
	for _, e := range []*markup.Node{s.Doc.First("body"), s.Doc.Top()} {
		if e == nil || found == nil {
			continue
		}
		if v, ok := s.Winner(e, name); ok && v.Decl != nil {
			found = v.Decl
		}
	}
	s.vars[name] = found
	return found
}

// Resolve replaces var() in a value by what the page's custom properties say.
func (s *Styles) Resolve(value string) string {
	return css.Resolve(value, func(name string) (string, bool) {
		if d := s.Var(name); d != nil {
			return d.Value, true
		}
		return "", false
	})
}

// ResolveAt is Resolve with the custom properties as an element has them.
func (s *Styles) ResolveAt(e *markup.Node, value string) string {
	return css.Resolve(value, func(name string) (string, bool) {
		if v, _, ok := s.Inherited(e, name); ok {
			return v.Value, true
		}
		if d := s.Var(name); d != nil {
			return d.Value, true
		}
		return "", false
	})
}

// FileOf is the file that holds a declaration.
func (s *Styles) FileOf(d *css.Decl) string {
	for _, sheet := range s.Sheets {
		if sheet.Sheet == d.Sheet() {
			return sheet.File
		}
	}
	return s.Main
}
