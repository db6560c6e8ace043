package phrase

import "strings"

// A pattern is written as words, where
//
//	a|b       is either word
//	a|b=key   is either word, kept under a key
//	[a b]     may be missing
//	$name     is a slot: a thing of the named sort
//	$name:key is a slot whose value is kept under another key
type pattern []element

type element struct {
	words    []string // alternatives
	optional pattern  // for [ … ]
	slot     string
	key      string
}

// compile reads a pattern.
func compile(text string) pattern {
	text = strings.NewReplacer("[", " [ ", "]", " ] ").Replace(text)
	p, _ := compileFields(strings.Fields(text))
	return p
}

func compileFields(fields []string) (pattern, int) {
	var out pattern
	for i := 0; i < len(fields); i++ {
		switch f := fields[i]; {
		case f == "[":
			inner, n := compileFields(fields[i+1:])
			out = append(out, element{optional: inner})
			i += n + 1
		case f == "]":
			return out, i
		case f[0] == '$':
			name, key, ok := strings.Cut(f[1:], ":")
			if !ok {
				key = name
			}
			out = append(out, element{slot: name, key: key})
		default:
			list, key, _ := strings.Cut(f, "=")
			out = append(out, element{words: strings.Split(list, "|"), key: key})
		}
	}
	return out, len(fields)
}

// bound is what the slots of a pattern hold.
type bound map[string]any

// matcher tries a pattern on tokens; slots are read by the scene.
type matcher struct {
	s    *scene
	toks []token
	got  bound
}

// match reports whether the pattern covers all tokens from i on, and leaves the slots in got.
func (m *matcher) match(p pattern, i int) bool {
	return m.step(p, i, func(j int) bool { return j == len(m.toks) })
}

func (m *matcher) step(p pattern, i int, then func(int) bool) bool {
	if len(p) == 0 {
		return then(i)
	}
	e, rest := p[0], p[1:]
	switch {
	case e.optional != nil:
		return m.step(e.optional, i, func(j int) bool { return m.step(rest, j, then) }) || m.step(rest, i, then)
	case e.slot != "":
		return m.slot(e, rest, i, then)
	}
	if i < len(m.toks) && m.toks[i].sort == word {
		for _, w := range e.words {
			if m.toks[i].text == w {
				if e.key != "" {
					m.got[e.key] = w
				}
				return m.step(rest, i+1, then)
			}
		}
	}
	return false
}

func (m *matcher) slot(e element, rest pattern, i int, then func(int) bool) bool {
	old, had := m.got[e.key]
	for _, c := range m.s.read(e.slot, m.toks, i) {
		m.got[e.key] = c.value
		if m.step(rest, c.end, then) {
			return true
		}
	}
	if had {
		m.got[e.key] = old
	} else {
		delete(m.got, e.key)
	}
	return false
}

// reading is one way to read a slot: its value and the token behind it.
type reading struct {
	end   int
	value any
}
