package compact

import "strings"

// pathWriter writes segments one by one, each in the shortest of its forms.
type pathWriter struct {
	out          strings.Builder
	read, digits int // digits behind the point of what is read and of what is written

	x, y           fixed // where the written path is
	startX, startY fixed
	srcX, srcY     fixed // where the path that is read is, at its own precision
	srcStartX      fixed
	srcStartY      fixed
	ctrlX, ctrlY   fixed // last control point, absolute
	ctrl           byte  // C or Q if the last segment had one
	last           byte  // command letter written last
	tail           string
}

// segment writes one segment; false if a number cannot be read.
func (w *pathWriter) segment(s segment) bool {
	abs, ok := w.absolute(s)
	if !ok {
		return false
	}
	cmd := s.cmd &^ 32
	if cmd == 'Z' {
		w.close(s)
		return true
	}
	for i := range abs {
		if cmd != 'A' || i != 3 && i != 4 {
			abs[i] = abs[i].round(w.read, w.digits)
		}
	}
	w.choose(cmd, abs)
	w.move(cmd, abs)
	return true
}

func (w *pathWriter) close(s segment) {
	if s.skip { // the pen stays; what is read goes back to its start
		w.srcX, w.srcY, w.ctrl = w.srcStartX, w.srcStartY, 0
		return
	}
	if w.last|32 != 'z' {
		w.out.WriteByte('z')
	}
	w.last, w.tail, w.ctrl = 'z', "", 0
	w.x, w.y, w.srcX, w.srcY = w.startX, w.startY, w.srcStartX, w.srcStartY
}

// absolute gives a segment's numbers as absolute coordinates, at the precision that is read; flags are 0 or 1.
func (w *pathWriter) absolute(s segment) ([]fixed, bool) {
	out := make([]fixed, len(s.args))
	cmd, relative := s.cmd&^32, s.cmd&32 != 0
	for i, a := range s.args {
		if cmd == 'A' && (i == 3 || i == 4) {
			out[i] = fixed(a[0] - '0')
			continue
		}
		f, ok := scaled(a, w.read)
		if !ok {
			return nil, false
		}
		if relative && (cmd != 'A' || i > 4) {
			if cmd == 'V' || cmd != 'H' && (i-len(s.args)%2)%2 != 0 {
				f += w.srcY
			} else {
				f += w.srcX
			}
		}
		out[i] = f
	}
	w.advance(cmd, out)
	return out, true
}

// advance moves the point of the path that is read.
func (w *pathWriter) advance(cmd byte, abs []fixed) {
	n := len(abs)
	switch cmd {
	case 'H':
		w.srcX = abs[0]
	case 'V':
		w.srcY = abs[0]
	case 'Z':
	default:
		w.srcX, w.srcY = abs[n-2], abs[n-1]
	}
	if cmd == 'M' {
		w.srcStartX, w.srcStartY = w.srcX, w.srcY
	}
}

// form is one way to write a segment.
type form struct {
	cmd  byte
	args []string
}

// choose writes the shortest form of a segment whose numbers are absolute and rounded.
func (w *pathWriter) choose(cmd byte, abs []fixed) {
	best, length := "", -1
	var letter byte
	var tail string
	for _, f := range w.forms(cmd, abs) {
		text, t := w.text(f)
		if length < 0 || len(text) < length {
			best, length, letter, tail = text, len(text), f.cmd, t
		}
	}
	w.out.WriteString(best)
	w.last, w.tail = letter, tail
}

// forms lists the ways to write a segment, the natural one first.
func (w *pathWriter) forms(cmd byte, abs []fixed) []form {
	var out []form
	add := func(c byte, p []fixed) {
		out = append(out, form{c | 32, w.texts(c, w.relative(c, p))}, form{c, w.texts(c, p)})
	}
	switch {
	case cmd == 'L' && abs[1] == w.y && abs[0] != w.x:
		add('H', abs[:1])
	case cmd == 'L' && abs[0] == w.x:
		add('V', abs[1:])
	case cmd == 'C' && w.reflects('C', abs[0], abs[1]):
		add('S', abs[2:])
	case cmd == 'Q' && w.reflects('Q', abs[0], abs[1]):
		add('T', abs[2:])
	}
	add(cmd, abs)
	return out
}

// reflects says that a control point is the last one mirrored, so that it need not be written.
func (w *pathWriter) reflects(kind byte, x, y fixed) bool {
	if w.ctrl != kind {
		return x == w.x && y == w.y && kind == 'C'
	}
	return x == 2*w.x-w.ctrlX && y == 2*w.y-w.ctrlY
}

func (w *pathWriter) relative(cmd byte, abs []fixed) []fixed {
	out := make([]fixed, len(abs))
	for i, f := range abs {
		switch {
		case cmd == 'A' && i < 5:
		case cmd == 'V', cmd != 'H' && (i-len(abs)%2)%2 != 0:
			f -= w.y
		default:
			f -= w.x
		}
		out[i] = f
	}
	return out
}

func (w *pathWriter) texts(cmd byte, p []fixed) []string {
	out := make([]string, len(p))
	for i, f := range p {
		if cmd == 'A' && (i == 3 || i == 4) {
			out[i] = string('0' + byte(f))
			continue
		}
		out[i] = f.write(w.digits)
	}
	return out
}

// text writes a form behind what is there: the letter is left out where the last one goes on.
func (w *pathWriter) text(f form) (text, tail string) {
	var b strings.Builder
	prev := w.tail
	implied := f.cmd == w.last && f.cmd|32 != 'm' || w.last == 'M' && f.cmd == 'L' || w.last == 'm' && f.cmd == 'l'
	if !implied {
		b.WriteByte(f.cmd)
		prev = ""
	}
	for i, a := range f.args {
		flag := f.cmd|32 == 'a' && (i == 4 || i == 5) // behind a flag no separator is needed
		if prev != "" && a[0] != '-' && (a[0] != '.' || strings.IndexByte(prev, '.') < 0) && !flag {
			b.WriteByte(' ')
		}
		b.WriteString(a)
		prev = a
	}
	return b.String(), prev
}

// move takes note of where a segment leads.
func (w *pathWriter) move(cmd byte, abs []fixed) {
	n := len(abs)
	oldX, oldY := w.x, w.y
	switch cmd {
	case 'H':
		w.x = abs[0]
	case 'V':
		w.y = abs[0]
	default:
		w.x, w.y = abs[n-2], abs[n-1]
	}
	ctrl := byte(0)
	switch cmd {
	case 'M':
		w.startX, w.startY = w.x, w.y
	case 'C':
		w.ctrlX, w.ctrlY, ctrl = abs[2], abs[3], 'C'
	case 'S':
		w.ctrlX, w.ctrlY, ctrl = abs[0], abs[1], 'C'
	case 'Q':
		w.ctrlX, w.ctrlY, ctrl = abs[0], abs[1], 'Q'
	case 'T':
		if w.ctrl == 'Q' {
			w.ctrlX, w.ctrlY = 2*oldX-w.ctrlX, 2*oldY-w.ctrlY
		} else {
			w.ctrlX, w.ctrlY = oldX, oldY
		}
		ctrl = 'Q'
	}
	w.ctrl = ctrl
}
