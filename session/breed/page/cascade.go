package page

import (
	"strconv"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// screen is the width in CSS pixels at which media queries are answered.
const screen = 1280

// cascade fills wins.
func (d *design) cascade() {
	d.wins = make([][groups]int32, len(d.doc.Elements)+1)
	for i := range d.wins {
		for g := range d.wins[i] {
			d.wins[i][g] = -1
		}
	}
	d.heirs = map[*markup.Node]bool{}
	d.force = make([][groups]int32, len(d.wins))
	d.sets = make([]map[string]int32, len(d.doc.Elements)+1)
	c := &cascading{d: d, weights: make([][groups][5]int, len(d.wins)), setting: make([]map[string][5]int, len(d.wins)), index: d.found}
	for _, s := range d.slots { // presentation attributes lose to every rule
		if s.attr != "" && !s.picture {
			c.offer(s.node, s, [5]int{})
		}
	}
	order := 0
	for _, s := range d.sheets {
		if s.wide() {
			c.sheet(s, &order)
		}
	}
	for _, s := range d.slots {
		if s.sheet == nil && s.attr == "" && !s.picture {
			c.offer(s.node, s, [5]int{important(s), 1 << 20})
		}
	}
}

type cascading struct {
	d       *design
	weights [][groups][5]int
	setting []map[string][5]int
	index   map[string][]*markup.Node
	scope   string // what the present rule is held to
}

// index lists the elements that have an id, a class, a tag.
func (d *design) index() map[string][]*markup.Node {
	out := map[string][]*markup.Node{"*": d.doc.Elements}
	for _, e := range d.doc.Elements {
		out[strings.ToLower(e.Tag)] = append(out[strings.ToLower(e.Tag)], e)
		if id := e.Get("id"); id != "" {
			out["#"+id] = append(out["#"+id], e)
		}
		for _, class := range e.Classes() {
			out["."+class] = append(out["."+class], e)
		}
	}
	return out
}

func (c *cascading) sheet(s *sheet, order *int) {
	slots := map[*css.Rule][]int32{}
	for _, sl := range c.d.slots {
		if sl.sheet == s {
			slots[sl.decl.Rule] = append(slots[sl.decl.Rule], sl.id)
		}
	}
	s.css.Walk(func(r *css.Rule) bool {
		switch r.At {
		case "":
			*order++
			c.scope = scopeOf(r)
			for _, sel := range selectorsOf(r) {
				c.rule(sel, slots[r], *order)
			}
			return true
		case "media":
			return applies(r.Prelude)
		case "supports", "layer", "container", "scope":
			return true
		}
		return false
	})
}

// scopeOf is the class or id of the elements that a rule is held to by @scope, "" where it is not.
func scopeOf(r *css.Rule) string {
	for p := r.Parent; p != nil; p = p.Parent {
		if p.At == "scope" {
			return strings.Trim(strings.TrimSpace(p.Prelude), "()")
		}
	}
	return ""
}

// selectorsOf lists a rule's selectors; those of a nested rule are joined with its parent's.
func selectorsOf(r *css.Rule) []string {
	var outer []string
	for p := r.Parent; p != nil; p = p.Parent {
		if p.At == "" {
			outer = selectorsOf(p)
			break
		}
	}
	var out []string
	for _, s := range r.Selectors {
		if outer == nil {
			out = append(out, s.Text)
			continue
		}
		for _, o := range outer {
			if strings.Contains(s.Text, "&") {
				out = append(out, strings.ReplaceAll(s.Text, "&", o))
			} else {
				out = append(out, o+" "+s.Text)
			}
		}
	}
	return out
}

func (c *cascading) rule(selector string, slots []int32, order int) {
	if len(slots) == 0 || dynamic(selector) {
		return
	}
	if c.scope != "" {
		if !strings.HasPrefix(selector, ":scope") {
			selector = ":scope " + selector
		}
		selector = c.scope + strings.TrimPrefix(selector, ":scope")
	}
	key := keyOf(selector)
	candidates := c.index[key]
	if len(candidates) == 0 {
		return
	}
	var m *markup.Matcher
	weight := [3]int{0, 0, 0}
	switch {
	case selector == key && key[0] == '#':
		weight[0] = 1
	case selector == key && key[0] == '.':
		weight[1] = 1
	case selector == key && key != "*":
		weight[2] = 1
	case selector != key:
		var err error
		if m, err = markup.Compile(selector); err != nil {
			return
		}
		weight = m.Specificity()
	}
	for _, e := range candidates {
		if m != nil && !c.d.doc.Match(m, e) {
			continue
		}
		for _, id := range slots {
			s := c.d.slots[id]
			c.offer(e, s, [5]int{important(s), weight[0], weight[1], weight[2], order})
		}
	}
}

func important(s *slot) int {
	if s.decl != nil && s.decl.Important {
		return 1
	}
	return 0
}

// offer lets a slot decide its groups for an element unless something weightier does.
func (c *cascading) offer(e *markup.Node, s *slot, weight [5]int) {
	if strings.HasPrefix(s.prop, "--") {
		c.define(e, s, weight)
		return
	}
	for _, g := range groupsOf[s.prop] {
		at := c.d.at(e)
		have := c.d.wins[at][g]
		if (have >= 0 || g == gColor && c.d.heirs[e]) && less(weight, c.weights[at][g]) {
			continue
		}
		if g == gColor && s.prop == "color" && heir(s.value) {
			c.d.heirs[e], c.weights[at][g], c.d.wins[at][g] = true, weight, -1
			continue
		}
		if !decides(s, g) {
			continue
		}
		if g == gColor {
			delete(c.d.heirs, e)
		}
		c.d.wins[at][g] = s.id
		c.d.force[at][g] = packed(weight)
		c.weights[at][g] = weight
	}
}

// heir says that a colour is that of the element around.
func heir(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "inherit", "unset", "currentcolor":
		return true
	}
	return false
}

// at is an element's place in wins and sets; the last one is that of the document, which stands for a body that is not written down.
func (d *design) at(e *markup.Node) int {
	if e.Number < 0 {
		return len(d.doc.Elements)
	}
	return e.Number
}

// define lets a slot set a custom property on an element unless something weightier does.
func (c *cascading) define(e *markup.Node, s *slot, weight [5]int) {
	n := c.d.at(e)
	if c.d.sets[n] == nil {
		c.d.sets[n], c.setting[n] = map[string]int32{}, map[string][5]int{}
	}
	if have, ok := c.setting[n][s.prop]; ok && less(weight, have) {
		return
	}
	c.d.sets[n][s.prop], c.setting[n][s.prop] = s.id, weight
}

// packed is a weight without its order, as a number that grows with it; style attributes have the most ids of all.
func packed(w [5]int) int32 {
	return int32(w[0]<<28 | min(w[1], 255)<<20 | min(w[2], 1023)<<10 | min(w[3], 1023))
}

func less(a, b [5]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// dynamic says that a selector speaks of a state or of a part that is no element.
func dynamic(selector string) bool {
	if !strings.Contains(selector, ":") {
		return false
	}
	for _, word := range []string{"::", ":hover", ":focus", ":active", ":visited", ":before", ":after", ":checked", ":disabled", ":invalid", ":valid", ":target", ":first-letter", ":first-line", ":placeholder", ":-"} {
		if strings.Contains(selector, word) {
			return true
		}
	}
	return false
}

// keyOf is what an element must have to match: an id, a class or a tag in the selector's last compound.
func keyOf(selector string) string {
	depth, from := 0, 0
	for i := 0; i < len(selector); i++ {
		switch ch := selector[i]; {
		case ch == '(' || ch == '[':
			depth++
		case ch == ')' || ch == ']':
			depth--
		case depth == 0 && strings.IndexByte(" >+~\n\t\r", ch) >= 0:
			from = i + 1
		}
	}
	last := selector[from:]
	for _, mark := range []byte("#.") {
		if i := strings.IndexByte(last, mark); i >= 0 && !strings.ContainsAny(last[:i], "([:\\") {
			return last[i : i+1+word(last[i+1:])]
		}
	}
	if n := word(last); n > 0 {
		return strings.ToLower(last[:n])
	}
	return "*"
}

func word(s string) int {
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if !(ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9' || ch == '-' || ch == '_' || ch >= 0x80) {
			return i
		}
	}
	return len(s)
}

// applies answers a media query list for a light screen of usual width.
func applies(query string) bool {
	for _, part := range strings.Split(strings.ToLower(query), ",") {
		if appliesOne(part) {
			return true
		}
	}
	return false
}

func appliesOne(q string) bool {
	for _, no := range []string{"print", "speech", "prefers-color-scheme: dark", "prefers-color-scheme:dark", "prefers-reduced-motion: reduce", "prefers-reduced-motion:reduce", "forced-colors", "orientation: portrait", "orientation:portrait", "not "} {
		if strings.Contains(q, no) {
			return false
		}
	}
	if limit, ok := pixelsAfter(q, "max-width"); ok && screen > limit {
		return false
	}
	if limit, ok := pixelsAfter(q, "max-device-width"); ok && screen > limit {
		return false
	}
	if limit, ok := pixelsAfter(q, "min-width"); ok && screen < limit {
		return false
	}
	return true
}

// pixelsAfter reads the length that follows a feature's name in a query.
func pixelsAfter(q, name string) (float64, bool) {
	_, rest, ok := strings.Cut(q, name)
	if !ok {
		return 0, false
	}
	rest = strings.TrimLeft(rest, ": ")
	n := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if n <= 0 {
		return 0, false
	}
	v, err := strconv.ParseFloat(rest[:n], 64)
	if err != nil {
		return 0, false
	}
	if strings.HasPrefix(rest[n:], "em") || strings.HasPrefix(rest[n:], "rem") {
		v *= 16
	}
	return v, true
}
