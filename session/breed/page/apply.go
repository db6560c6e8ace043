package page

import (
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// change gives a group another value for each of the elements. next is told the value as it is written ("" where none is) and the element, and
// returns the value to be written, or "" to leave it. What is declared is changed in place once; what is not is added by a rule for
// elements that share a tag or class, or in the style attribute. It reports whether anything changed.
func (p *Page) change(nodes []*markup.Node, g group, next func(value string, e *markup.Node) string) bool {
	changed := false
	done := map[int32]bool{}
	var bare []*markup.Node
	for _, e := range nodes {
		if p.held(e) {
			continue
		}
		id := p.win(e, g)
		if id < 0 {
			bare = append(bare, e)
			continue
		}
		if done[id] {
			continue
		}
		done[id] = true
		if v := next(p.value(id), e); v != "" && p.set(id, p.fit(id, g, v)) {
			p.touch(e)
			changed = true
		}
	}
	return p.supply(bare, g, next) || changed
}

// fit puts a value for a group into a slot whose property is a shorthand of more.
func (p *Page) fit(id int32, g group, value string) string {
	s := p.slots[id]
	if s.prop != "font" {
		return value
	}
	old := p.value(id)
	if part := fontPart(old, g); part != "" {
		if g == gFamily {
			return strings.TrimSuffix(old, part) + value
		}
		return strings.Replace(old, part, value, 1)
	}
	return old
}

// supply adds declarations for elements that have none for a group.
func (p *Page) supply(nodes []*markup.Node, g group, next func(value string, e *markup.Node) string) bool {
	changed := false
	left := nodes
	for len(left) > 0 {
		e := left[0]
		now := ""
		if sel, all := p.cover(e, left); sel != "" {
			now = p.added(sel, propOf[g])
			if v := next(now, e); v != "" {
				p.addRule(sel, propOf[g], v)
				changed = true
			}
			left = outside(left, all)
			continue
		}
		if v := next(p.addedFor(e, propOf[g]), e); v != "" {
			p.addInline(e, propOf[g], v)
			changed = true
		}
		left = left[1:]
	}
	return changed
}

// cover is a selector of one tag or class that finds e and, besides, only elements of the list; all are the elements that it finds.
func (p *Page) cover(e *markup.Node, list []*markup.Node) (sel string, all []*markup.Node) {
	if p.home() == nil && len(p.sheets) > 0 && p.inlineStyled() {
		return "", nil
	}
	candidates := make([]string, 0, 4)
	for _, class := range e.Classes() {
		if word(class) == len(class) && !strings.ContainsAny(class[:1], "0123456789-") {
			candidates = append(candidates, "."+class)
		}
	}
	if id := e.Get("id"); id != "" && word(id) == len(id) && !strings.ContainsAny(id[:1], "0123456789-") {
		candidates = append(candidates, "#"+id)
	}
	if !e.Foreign() && e.Tag != "div" && e.Tag != "td" && e.Tag != "table" && e.Tag != "span" {
		candidates = append([]string{e.Tag}, candidates...)
	}
	in := map[*markup.Node]bool{}
	for _, n := range list {
		in[n] = true
	}
	for _, sel := range candidates {
		found := p.found[sel]
		good := slices.Contains(found, e)
		for _, n := range found {
			good = good && in[n]
		}
		if good {
			return sel, found
		}
	}
	return "", nil
}

// inlineStyled says that most of the styling is in style attributes, as in an e-mail.
func (p *Page) inlineStyled() bool {
	n := 0
	for _, s := range p.slots {
		if s.sheet == nil && !s.picture {
			n++
		}
	}
	return n*2 > len(p.slots)
}

func outside(list, without []*markup.Node) []*markup.Node {
	gone := map[*markup.Node]bool{}
	for _, n := range without {
		gone[n] = true
	}
	var out []*markup.Node
	for _, n := range list {
		if !gone[n] {
			out = append(out, n)
		}
	}
	return out
}

// scaled multiplies the lengths in a value; only says which numbers (by index among the lengths), nil for all. A value that
// refers to a custom property becomes a calc().
func scaled(value string, factor float64) string {
	if strings.Contains(value, "var(") {
		if strings.HasPrefix(value, "calc(") || strings.ContainsAny(value, " ,") {
			return ""
		}
		return "calc(" + value + " * " + num(factor, 2) + ")"
	}
	var b strings.Builder
	at := 0
	for _, t := range css.Tokens(value, 0) {
		n, unit, ok := t.Split()
		if !ok || !lengthUnits[unit] {
			continue
		}
		v, err := strconv.ParseFloat(n, 64)
		if err != nil || v == 0 {
			continue
		}
		b.WriteString(value[at:t.Start])
		b.WriteString(num(v*factor, decimalsOf(unit, v*factor)) + unit)
		at = t.End
	}
	b.WriteString(value[at:])
	return b.String()
}

var lengthUnits = map[string]bool{"px": true, "em": true, "rem": true, "pt": true, "vw": true, "vh": true, "ch": true, "vmin": true, "vmax": true, "%": true}

func decimalsOf(unit string, v float64) int {
	switch unit {
	case "px", "pt", "%":
		if v > 6 || v < -6 {
			return 0
		}
		return 1
	}
	return 2
}
