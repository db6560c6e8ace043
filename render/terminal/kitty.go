package terminal

import (
	"encoding/base64"
	"fmt"
	"image"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	graphics "github.com/charmbracelet/x/ansi/kitty"

	"cultivar/render/packed"
	"cultivar/render/terminal/scale"
)

// kitty is a picture in the kitty graphics protocol. A terminal on this machine is handed pixels
// through memory; any other is sent a PNG.
type kitty struct {
	id     uint32
	format int    // 24 or 32, bits of one pixel in pixels
	pixels []byte // set if local
	packed string // the PNG in base64, set if not local
}

// chunk is how many bytes of base64 one command may carry.
const chunk = 4096

func (p *Picture) encodeKitty(img *image.RGBA, caps Capabilities) {
	k := &kitty{id: kittyID(p.serial)}
	p.kitty = k
	if caps.Local && !caps.Tmux {
		k.format, k.pixels = packed.Pixels(img, scale.Opaque(img))
	} else {
		k.packed = base64.StdEncoding.EncodeToString(packed.PNG(img))
	}
	if caps.KittyPlaceholders {
		p.rows = placeholders(p.Cells, k.id)
	} else {
		p.rows = blanks(p.Cells, p.serial)
	}
}

// kittyID makes an id that a cell can spell: its low byte is the cell's colour number, from 16, which
// no renderer rewrites; its high byte is the third diacritic. The bytes between are zero.
func kittyID(serial uint32) uint32 {
	return (serial/240%255+1)<<24 | (16 + serial%240)
}

// placeholders are the rows that the terminal fills with picture id.
func placeholders(cells Size, id uint32) []string {
	rows := make([]string, cells.H)
	third := graphics.Diacritic(int(id >> 24))
	for y := range rows {
		var b strings.Builder
		fmt.Fprintf(&b, "\x1b[38;5;%dm", id&0xff)
		for x := range cells.W {
			b.WriteRune(graphics.Placeholder)
			b.WriteRune(graphics.Diacritic(y))
			b.WriteRune(graphics.Diacritic(x))
			b.WriteRune(third)
		}
		b.WriteString("\x1b[39m")
		rows[y] = b.String()
	}
	return rows
}

// transmit sends the picture's pixels and, for placeholders, says how many cells they cover.
func (p *Picture) transmit() string {
	keys := fmt.Sprintf("q=2,i=%d,a=t", p.kitty.id)
	if p.capable.placeholders {
		keys = fmt.Sprintf("q=2,i=%d,a=T,U=1,c=%d,r=%d", p.kitty.id, p.Cells.W, p.Cells.H)
	}
	return p.pixels(keys, "q=2") + p.transmitFilm()
}

// pixels sends the picture's pixels under the keys given; where that takes several commands, those
// after the first have the keys more.
func (p *Picture) pixels(keys, more string) string {
	if p.kitty.pixels == nil {
		return p.chunked(keys+",f=100", more, p.kitty.packed)
	}
	if s, ok := p.throughMemory(keys); ok {
		return s
	}
	return p.chunked(keys+p.kitty.dimensions(p.Pixels), more, base64.StdEncoding.EncodeToString(p.kitty.pixels))
}

func (k *kitty) dimensions(pixels Size) string {
	return fmt.Sprintf(",f=%d,s=%d,v=%d", k.format, pixels.W, pixels.H)
}

// throughMemory leaves the pixels where the terminal picks them up, and deletes them then.
func (p *Picture) throughMemory(keys string) (string, bool) {
	medium, name, err := leave(p.kitty.pixels)
	if err != nil {
		return "", false
	}
	keys += p.kitty.dimensions(p.Pixels) + ",t=" + medium + ",S=" + strconv.Itoa(len(p.kitty.pixels))
	return p.wrap(ansi.KittyGraphics([]byte(base64.StdEncoding.EncodeToString([]byte(name))), keys)), true
}

// chunked sends data in pieces that the protocol allows.
func (p *Picture) chunked(keys, more, data string) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/chunk*16 + 128)
	for first := true; first || data != ""; first = false {
		n := min(chunk, len(data))
		last := ",m=0"
		if n < len(data) {
			last = ",m=1"
		}
		b.WriteString(p.wrap("\x1b_G" + keys + last + ";" + data[:n] + "\x1b\\"))
		keys, data = more, data[n:]
	}
	return b.String()
}

// part is one rectangle of a picture on the screen; cells are counted within the picture.
type part struct {
	placement uint32
	cells     Rect
}

// place puts part of a transmitted picture at the cursor.
func (p *Picture) place(at part) string {
	cell := Size{p.Pixels.W / p.Cells.W, p.Pixels.H / p.Cells.H}
	c := at.cells
	return p.wrap(fmt.Sprintf("\x1b_Gq=2,a=p,C=1,i=%d,p=%d,x=%d,y=%d,w=%d,h=%d,c=%d,r=%d\x1b\\", p.kitty.id, at.placement,
		c.X*cell.W, c.Y*cell.H, c.W*cell.W, c.H*cell.H, c.W, c.H))
}

// displace takes one placement off the screen.
func (p *Picture) displace(placement uint32) string {
	return p.wrap(fmt.Sprintf("\x1b_Gq=2,a=d,d=i,i=%d,p=%d\x1b\\", p.kitty.id, placement))
}

// discard deletes the picture in the terminal.
func (p *Picture) discard() string {
	return p.wrap(fmt.Sprintf("\x1b_Gq=2,a=d,d=I,i=%d\x1b\\", p.kitty.id))
}

func (p *Picture) wrap(s string) string {
	if p.capable.tmux {
		return ansi.TmuxPassthrough(s)
	}
	return s
}
