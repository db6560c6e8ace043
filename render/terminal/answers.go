package terminal

import (
	"bytes"
	"encoding/base64"
	"image/color"
	"strconv"
	"strings"
)

// longest is how long an answer may be; more is not one.
const longest = 4096

// Feed takes bytes from the terminal, cut anywhere, and reports whether the detection is done. It
// takes the single answers too that an event loop does not know and hands on as they came.
func (d *Detector) Feed(data []byte) (done bool) {
	d.pending = append(d.pending, data...)
	for len(d.pending) > 0 {
		n := d.next(d.pending)
		if n == 0 {
			break
		}
		d.pending = d.pending[n:]
	}
	if len(d.pending) > longest {
		d.typed = append(d.typed, d.pending...)
		d.pending = nil
	}
	return d.Done()
}

// next takes one answer, or one byte that is none, off the front and returns its length; 0 asks for more.
func (d *Detector) next(b []byte) int {
	if b[0] != 0x1b {
		d.typed = append(d.typed, b[0])
		return 1
	}
	if len(b) == 1 {
		return 0
	}
	switch b[1] {
	case '[':
		return d.nextControl(b)
	case 'P', '_', ']', '^', 'X':
		return d.nextString(b)
	}
	d.typed = append(d.typed, b[0])
	return 1
}

// nextControl takes a CSI sequence.
func (d *Detector) nextControl(b []byte) int {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x40 && c <= 0x7e:
			if !d.control(string(b[2:i]), c) {
				d.typed = append(d.typed, b[:i+1]...)
			}
			return i + 1
		case c < 0x20 || c > 0x7e || i > 128:
			d.typed = append(d.typed, b[:i]...)
			return i
		}
	}
	return 0
}

// nextString takes a sequence that ends with ST or BEL.
func (d *Detector) nextString(b []byte) int {
	end, n := bytes.Index(b, []byte("\x1b\\")), 2
	if bell := bytes.IndexByte(b, '\a'); bell >= 0 && (end < 0 || bell < end) {
		end, n = bell, 1
	}
	if end < 0 {
		if len(b) > longest {
			d.typed = append(d.typed, b[0])
			return 1
		}
		return 0
	}
	d.message(b[1], string(b[2:max(end, 2)]))
	return end + n
}

// control reads the answers that are CSI sequences.
func (d *Detector) control(params string, final byte) bool {
	private := strings.HasPrefix(params, "?")
	p, ok := ints(strings.TrimPrefix(params, "?"))
	switch {
	case !ok:
		return false
	case final == 'c' && private:
		d.PrimaryAttributes(p)
	case final == 't' && !private && len(p) == 3 && p[0] == 6:
		d.CellSize(p[2], p[1])
	case final == 't' && !private && len(p) == 3 && p[0] == 4:
		d.PixelSize(p[2], p[1])
	case final == 'S' && private && len(p) >= 2:
		d.graphicsLimit(p)
	default:
		return false
	}
	return true
}

// graphicsLimit reads XTSMGRAPHICS' answer: what was asked, 0 for success, the values.
func (d *Detector) graphicsLimit(p []int) {
	switch {
	case p[1] != 0:
	case p[0] == 1 && len(p) >= 3:
		d.Registers(p[2])
	case p[0] == 2 && len(p) >= 4:
		d.LargestSixel(p[2], p[3])
	}
}

// message reads the answers that are strings.
func (d *Detector) message(kind byte, body string) {
	switch {
	case kind == 'P' && strings.HasPrefix(body, ">|"):
		d.Version(body[2:])
	case kind == ']' && strings.HasPrefix(body, "11;rgb:"):
		if c, ok := xColor(body[len("11;rgb:"):]); ok {
			d.Background(c)
		}
	case kind == '_' && strings.HasPrefix(body, "G"):
		keys, text, _ := strings.Cut(body[1:], ";")
		for key := range strings.SplitSeq(keys, ",") {
			if id, found := strings.CutPrefix(key, "i="); found {
				n, err := strconv.ParseUint(id, 10, 32)
				if err == nil {
					d.KittyReply(uint32(n), text == "OK")
				}
			}
		}
	}
}

// xColor reads a colour as X11 writes it: three numbers of one to four hexadecimal digits.
func xColor(s string) (color.Color, bool) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 {
		return nil, false
	}
	var v [3]uint16
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 16, 16)
		if err != nil || len(part) > 4 {
			return nil, false
		}
		v[i] = uint16(n * 0xffff / (1<<(4*len(part)) - 1))
	}
	return color.RGBA64{v[0], v[1], v[2], 0xffff}, true
}

// ints reads numbers parted by semicolons; an empty one is 0.
func ints(s string) ([]int, bool) {
	all := []int{}
	for part := range strings.SplitSeq(s, ";") {
		n, err := strconv.Atoi(part)
		if part != "" && (err != nil || n < 0) {
			return nil, false
		}
		all = append(all, n)
	}
	return all, true
}

func joinInts(all []int) string {
	text := make([]string, len(all))
	for i, n := range all {
		text[i] = strconv.Itoa(n)
	}
	return strings.Join(text, ";")
}

func encode64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
