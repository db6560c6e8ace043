package compact

import "strings"

// arity is how many numbers a path command takes.
var arity = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// segment is one drawing step: a command letter and its numbers as written.
type segment struct {
	cmd  byte
	args []string
	skip bool // a closing step that is not written
}

// Path writes path data in its shortest exact form; data that does not parse stays as it is.
// digits bounds the digits behind the point; a negative number keeps them all.
func Path(d string, digits int) string {
	segs, ok := parsePath(d)
	if out, fine := writePath(segs, digits); ok && fine && len(out) < len(d) {
		return out
	}
	return d
}

// FilledPath is Path for one that is filled and not stroked: its subpaths need not be closed.
func FilledPath(d string, digits int) string {
	segs, ok := parsePath(d)
	if out, fine := writePath(opened(segs), digits); ok && fine && len(out) < len(d) {
		return out
	}
	return d
}

// opened leaves out the closing steps that another subpath or the end follows.
func opened(segs []segment) []segment {
	out := make([]segment, 0, len(segs))
	for i, s := range segs {
		if s.cmd&^32 == 'Z' && (i+1 == len(segs) || segs[i+1].cmd&^32 == 'M') {
			s.skip = true
		}
		out = append(out, s)
	}
	return out
}

// joined is one path that draws several filled ones that do not touch.
func joined(paths []string, digits int) (string, bool) {
	var all []segment
	for _, d := range paths {
		segs, ok := parsePath(d)
		if !ok || len(segs) == 0 {
			return "", false
		}
		segs[0].cmd = 'M' // the first step is absolute either way
		if segs[len(segs)-1].cmd&^32 != 'Z' {
			segs = append(segs, segment{cmd: 'Z'})
		}
		all = append(all, segs...)
	}
	return writePath(opened(all), digits)
}

func writePath(segs []segment, digits int) (string, bool) {
	most := 0
	for _, s := range segs {
		for _, a := range s.args {
			n, plain := decimals(a)
			if !plain || n > 8 {
				return "", false
			}
			most = max(most, n)
		}
	}
	if digits < 0 || digits > most {
		digits = most
	}
	w := &pathWriter{read: most, digits: digits}
	for _, s := range segs {
		if !w.segment(s) {
			return "", false
		}
	}
	return w.out.String(), len(segs) > 0
}

// parsePath cuts path data into segments; repeated numbers become segments of their own.
func parsePath(d string) ([]segment, bool) {
	l := &pathLexer{s: d}
	var out []segment
	for {
		l.space()
		if l.at == len(d) {
			return out, true
		}
		cmd := d[l.at]
		n, known := arity[cmd&^32]
		if !known || len(out) == 0 && cmd&^32 != 'M' {
			return nil, false
		}
		l.at++
		if n == 0 {
			out = append(out, segment{cmd: cmd})
			continue
		}
		for first := true; first || l.more(); first = false {
			args, ok := l.numbers(n, cmd&^32 == 'A')
			if !ok {
				return nil, false
			}
			out = append(out, segment{cmd: cmd, args: args})
			if cmd == 'M' {
				cmd = 'L'
			} else if cmd == 'm' {
				cmd = 'l'
			}
		}
	}
}

type pathLexer struct {
	s  string
	at int
}

func (l *pathLexer) space() {
	for l.at < len(l.s) && strings.IndexByte(" \t\r\n\f,", l.s[l.at]) >= 0 {
		l.at++
	}
}

// more says that another number follows.
func (l *pathLexer) more() bool {
	l.space()
	return l.at < len(l.s) && strings.IndexByte("+-.0123456789", l.s[l.at]) >= 0
}

func (l *pathLexer) numbers(n int, arc bool) ([]string, bool) {
	var out []string
	for i := range n {
		l.space()
		if arc && (i == 3 || i == 4) {
			if l.at == len(l.s) || l.s[l.at] != '0' && l.s[l.at] != '1' {
				return nil, false
			}
			out = append(out, l.s[l.at:l.at+1])
			l.at++
			continue
		}
		s := l.number()
		if s == "" {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

func (l *pathLexer) number() string {
	start := l.at
	if l.at < len(l.s) && (l.s[l.at] == '+' || l.s[l.at] == '-') {
		l.at++
	}
	digits := l.digits()
	if l.at < len(l.s) && l.s[l.at] == '.' {
		l.at++
		digits += l.digits()
	}
	if digits == 0 {
		return ""
	}
	if l.at < len(l.s) && l.s[l.at]|32 == 'e' {
		mark := l.at
		l.at++
		if l.at < len(l.s) && (l.s[l.at] == '+' || l.s[l.at] == '-') {
			l.at++
		}
		if l.digits() == 0 {
			l.at = mark
		}
	}
	return l.s[start:l.at]
}

func (l *pathLexer) digits() int {
	start := l.at
	for l.at < len(l.s) && l.s[l.at] >= '0' && l.s[l.at] <= '9' {
		l.at++
	}
	return l.at - start
}
