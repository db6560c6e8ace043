package css

import (
	"sort"
	"strings"
)

// Replace changes bytes of the file that lie within the sheet, escaped as the sheet's place needs it.
func (s *Sheet) Replace(start, end int, text string) Edit { return s.edit(start, end, text) }

// SetValue gives the declaration another value; !important stays.
func (d *Decl) SetValue(value string) Edit {
	if d.ValueStart == d.ValueEnd {
		value = " " + value
	}
	return d.sheet.edit(d.ValueStart, d.ValueEnd, value)
}

// Set gives a property of the rule a value: the last declaration is changed in place, or one is added.
func (s *Sheet) Set(r *Rule, name, value string) []Edit {
	if d := r.Get(name); d != nil {
		return changed(d, value)
	}
	return s.Add(r, name, value)
}

// SetInline is Set for a style attribute.
func (s *Sheet) SetInline(name, value string) []Edit {
	if d := s.Get(name); d != nil {
		return changed(d, value)
	}
	return s.AddInline(name, value)
}

func changed(d *Decl, value string) []Edit {
	if d.Value == value {
		return nil
	}
	return []Edit{d.SetValue(value)}
}

// Add writes declarations, given as names and values in turn, behind the last one of the rule in the rule's own manner.
func (s *Sheet) Add(r *Rule, namesAndValues ...string) []Edit {
	if r.Open < 0 || len(namesAndValues) < 2 {
		return nil
	}
	if len(r.Decls) == 0 {
		return s.fillRule(r, namesAndValues)
	}
	return s.addAfter(r.Decls, r.Close, namesAndValues)
}

// AddInline writes declarations at the end of a style attribute.
func (s *Sheet) AddInline(namesAndValues ...string) []Edit {
	if len(s.Decls) == 0 {
		return []Edit{s.edit(s.Start, s.End, list(namesAndValues, ": ", "; "))}
	}
	return s.addAfter(s.Decls, s.End, namesAndValues)
}

// list writes declarations on one line.
func list(namesAndValues []string, colon, sep string) string {
	var parts []string
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		parts = append(parts, namesAndValues[i]+colon+namesAndValues[i+1])
	}
	return strings.Join(parts, sep)
}

// addAfter writes declarations behind the last of decls.
func (s *Sheet) addAfter(decls []*Decl, end int, namesAndValues []string) []Edit {
	d := decls[len(decls)-1]
	sep, colon := s.separator(decls), s.colon(d)
	text := ";" + sep + list(namesAndValues, colon, ";"+sep)
	if d.After == d.End {
		return []Edit{s.edit(d.End, d.End, text)}
	}
	at := s.behindComment(d.After, end)
	return []Edit{s.edit(at, at, text[1:]+";")}
}

// behindComment is at, or the end of a comment that follows on the same line.
func (s *Sheet) behindComment(at, end int) int {
	for _, c := range s.Comments {
		if c.Start >= at && c.End <= end {
			if between := s.between(at, c.Start); strings.Trim(between, " \t") == "" && strings.Contains(s.between(c.End, min(c.End+2, s.End)), "\n") {
				return c.End
			}
			return at
		}
	}
	return at
}

// separator is what stands between declarations here.
func (s *Sheet) separator(decls []*Decl) string {
	d := decls[len(decls)-1]
	i := s.index(d.Start)
	j := i
	for j > 0 && strings.IndexByte(" \t\r\n\f", s.Text[j-1]) >= 0 {
		j--
	}
	space := s.Text[j:i]
	if k := strings.LastIndexByte(space, '\n'); k >= 0 {
		if k > 0 && space[k-1] == '\r' {
			k--
		}
		return space[k:]
	}
	if len(decls) == 1 && space == "" && d.Rule == nil && s.colon(d) == ": " {
		return " "
	}
	return space
}

func (s *Sheet) colon(d *Decl) string {
	if d.ValueStart <= d.NameEnd {
		return ": "
	}
	return strings.TrimLeft(s.between(d.NameEnd, d.ValueStart), " \t")
}

// fillRule writes declarations into a rule that has none.
func (s *Sheet) fillRule(r *Rule, namesAndValues []string) []Edit {
	st := s.style()
	at := r.Open + 1
	if st.minified {
		return []Edit{s.edit(at, at, list(namesAndValues, ":", ";")+map[bool]string{true: ";", false: ""}[len(r.Rules) > 0])}
	}
	outer := s.indentOf(r.Start)
	text := st.newline + outer + st.unit + list(namesAndValues, ": ", ";"+st.newline+outer+st.unit) + ";"
	if strings.TrimSpace(s.between(at, r.Close)) == "" {
		return []Edit{s.edit(at, r.Close, text+st.newline+outer)}
	}
	return []Edit{s.edit(at, at, text)}
}

// Remove takes a declaration away with its semicolon, and its line if it stands alone on it.
func (s *Sheet) Remove(d *Decl) Edit {
	start, end := s.index(d.Start), s.index(d.After)
	left, right := start, end
	for left > 0 && (s.Text[left-1] == ' ' || s.Text[left-1] == '\t') {
		left--
	}
	for right < len(s.Text) && strings.IndexByte(" \t\r", s.Text[right]) >= 0 {
		right++
	}
	switch {
	case left > 0 && s.Text[left-1] == '\n' && right < len(s.Text) && s.Text[right] == '\n':
		start, end = left, right+1
	case right < len(s.Text) && s.Text[right] != '\n' && s.Text[right] != '}':
		end = right
	default:
		start = left
	}
	return s.edit(s.place(start), s.place(end), "")
}

// RemoveRule takes a whole rule away, with its lines if it stands alone on them.
func (s *Sheet) RemoveRule(r *Rule) Edit {
	return s.Remove(&Decl{Start: r.Start, End: r.End, After: r.End, sheet: s})
}

// index is the inverse of place.
func (s *Sheet) index(offset int) int {
	if s.places == nil {
		return min(max(offset-s.Start, 0), len(s.Text))
	}
	return min(sort.SearchInts(s.places, offset), len(s.Text))
}

func (s *Sheet) between(start, end int) string {
	i, j := s.index(start), s.index(end)
	return s.Text[i:max(i, j)]
}

// indentOf is the white space that begins the line of an offset.
func (s *Sheet) indentOf(offset int) string {
	i := strings.LastIndexByte(s.Text[:s.index(offset)], '\n') + 1
	line := s.Text[i:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
