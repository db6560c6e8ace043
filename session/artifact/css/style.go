package css

import "strings"

// NewRule is a rule to be written: a style rule, or an at-rule with rules in it.
type NewRule struct {
	// Prelude is "h1, h2" or "@media (min-width: 40em)".
	Prelude string
	// Decls are names and values in turn.
	Decls []string
	Rules []NewRule
}

// manner is how a sheet is written.
type manner struct {
	minified bool
	newline  string
	unit     string // one step of indentation
	base     string // indentation of outer rules
	brace    string // between prelude and {
	blank    bool   // an empty line between rules
	final    bool   // a semicolon behind the last declaration
}

// style learns the manner from what is there.
func (s *Sheet) style() manner {
	m := manner{newline: "\n", unit: "  ", brace: " ", final: true}
	if strings.Contains(s.Text, "\r\n") {
		m.newline = "\r\n"
	}
	if k := len(s.Rules); k > 0 && (k > 1 || s.Rules[0].Close-s.Rules[0].Open > 40) && !strings.Contains(strings.TrimSpace(s.Text), "\n") {
		m.minified = strings.Count(s.Text, " {") == 0
	}
	s.learnRules(&m)
	return m
}

func (s *Sheet) learnRules(m *manner) {
	unit := ""
	for i, r := range s.Rules {
		if i == 0 || strings.Contains(s.between(s.Rules[i-1].End, r.Start), "\n") {
			m.base = s.indentOf(r.Start)
		}
		if r.Open < 0 {
			continue
		}
		m.brace = s.between(r.PreludeEnd, r.Open)
		if strings.TrimSpace(m.brace) != "" {
			m.brace = " "
		}
		if i > 0 {
			m.blank = strings.Count(s.between(s.Rules[i-1].End, r.Start), "\n") > 1
		}
		if len(r.Decls) > 0 && unit == "" {
			first := r.Decls[0]
			if own := s.indentOf(first.Start); strings.Contains(s.between(r.Open, first.Start), "\n") && len(own) > len(m.base) {
				unit = own[len(m.base):]
			}
			last := r.Decls[len(r.Decls)-1]
			m.final = last.After > last.End
		}
	}
	if unit != "" {
		m.unit = unit
	}
}

// write gives a rule's text in this manner; its first line has no indentation.
func (m manner) write(r NewRule, indent string) string {
	if m.minified {
		return m.writeMinified(r)
	}
	inner := indent + m.unit
	var b strings.Builder
	b.WriteString(r.Prelude + m.brace + "{")
	for i := 0; i+1 < len(r.Decls); i += 2 {
		b.WriteString(m.newline + inner + r.Decls[i] + ": " + r.Decls[i+1])
		if m.final || i+3 < len(r.Decls) || len(r.Rules) > 0 {
			b.WriteString(";")
		}
	}
	for _, sub := range r.Rules {
		b.WriteString(m.newline + inner + m.write(sub, inner))
	}
	b.WriteString(m.newline + indent + "}")
	return b.String()
}

func (m manner) writeMinified(r NewRule) string {
	var b strings.Builder
	b.WriteString(r.Prelude + "{" + list(r.Decls, ":", ";"))
	if len(r.Decls) > 0 && len(r.Rules) > 0 {
		b.WriteString(";")
	}
	for _, sub := range r.Rules {
		b.WriteString(m.writeMinified(sub))
	}
	return b.String() + "}"
}

// Append writes rules at the end of the sheet in the sheet's own manner.
func (s *Sheet) Append(rules ...NewRule) []Edit {
	m := s.style()
	end := len(strings.TrimRight(s.Text, " \t\r\n\f"))
	gap := m.newline + m.base
	if m.blank {
		gap = m.newline + gap
	}
	if m.minified {
		gap = ""
	}
	var b strings.Builder
	for i, r := range rules {
		if i > 0 || end > 0 {
			b.WriteString(gap)
		}
		b.WriteString(m.write(r, m.base))
	}
	if end == 0 && len(s.Text) == 0 && len(rules) > 0 && !m.minified {
		b.WriteString(m.newline)
	}
	if end == 0 {
		end = strings.IndexFunc(s.Text+"x", func(r rune) bool { return r != '\r' && r != '\n' }) // before the last line's indentation
		if end > 0 {
			return []Edit{s.edit(s.place(end), s.place(end), b.String()+m.newline)}
		}
	}
	return []Edit{s.edit(s.place(end), s.place(end), b.String())}
}

// Prepend writes rules before the first rule, behind @charset, @import and @layer statements.
func (s *Sheet) Prepend(rules ...NewRule) []Edit {
	m := s.style()
	for _, r := range s.Rules {
		if r.Open < 0 {
			continue
		}
		gap := m.newline + m.base
		if m.blank {
			gap = m.newline + gap
		}
		if m.minified {
			gap = ""
		}
		var b strings.Builder
		for _, n := range rules {
			b.WriteString(m.write(n, m.base) + gap)
		}
		return []Edit{s.edit(r.Start, r.Start, b.String())}
	}
	return s.Append(rules...)
}
