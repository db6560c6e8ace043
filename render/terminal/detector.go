package terminal

import (
	"fmt"
	"image/color"
	"os"
	"runtime"
	"strings"
)

// Env looks an environment variable up, as os.Getenv does.
type Env func(name string) string

// Detector finds out what a terminal can show: it gives the bytes to ask with, takes the answers as
// bytes or one by one in whatever order and number they come, and concludes. What is odd in an answer
// is ignored. A Detector is used from one goroutine.
type Detector struct {
	env     Env
	wish    Protocol
	pending []byte
	typed   []byte
	probe   string

	version    string
	attributes []int
	kitty      map[uint32]bool
	cell       Size
	pixels     Size
	window     Size
	registers  int
	largest    Size
	ground     color.RGBA
	tmux       *Tmux
	raw        map[question]string
}

// question is one that is put to the terminal.
type question string

const (
	askVersion   question = "name and version"
	askKitty     question = "kitty graphics"
	askMemory    question = "shared memory"
	askCell      question = "cell size"
	askPixels    question = "window size"
	askRegisters question = "sixel colours"
	askLargest   question = "largest sixel picture"
	askGround    question = "background"
	askDevice    question = "device attributes"
)

// The ids of the kitty queries.
const (
	directQuery = 31
	memoryQuery = 32
)

// NewDetector starts a detection. The environment's CULTIVAR_PROTOCOL is heeded.
func NewDetector(env Env) *Detector {
	d := &Detector{env: env, kitty: map[uint32]bool{}, raw: map[question]string{}}
	d.wish, _ = ParseProtocol(env("CULTIVAR_PROTOCOL"))
	return d
}

// Wish is what a person asked for (--protocol); it overrides the environment and every answer.
func (d *Detector) Wish(p Protocol) {
	if p != Auto {
		d.wish = p
	}
}

// mute reports whether the terminal would print questions instead of answering them.
func (d *Detector) mute() bool {
	term := d.env("TERM")
	return term == "dumb" || term == "linux" || d.env("TERM_PROGRAM") == "Apple_Terminal"
}

// Query is what to write to the terminal. The last question is one that every terminal answers, so
// that its answer ends the detection. It is "" for terminals that would print the questions.
func (d *Detector) Query() string {
	if d.mute() {
		return ""
	}
	var b strings.Builder
	b.WriteString("\x1b[>0q")
	if d.env("TMUX") == "" && d.env("STY") == "" {
		b.WriteString("\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\")
		b.WriteString(d.memoryQuery())
	}
	b.WriteString("\x1b[16t\x1b[14t\x1b[?1;1;0S\x1b[?2;4;0S\x1b]11;?\x1b\\\x1b[c")
	return b.String()
}

// memoryQuery leaves three bytes in shared memory for the terminal to find.
func (d *Detector) memoryQuery() string {
	if d.remote() || runtime.GOOS != "linux" {
		return ""
	}
	medium, name, err := leave([]byte{0, 0, 0})
	if err != nil || medium != "s" {
		return ""
	}
	d.probe = shared + name
	return "\x1b_Gi=32,s=1,v=1,a=q,t=s,f=24;" + encode64(name) + "\x1b\\"
}

// remote reports whether the terminal is on another machine.
func (d *Detector) remote() bool {
	return d.env("SSH_CONNECTION") != "" || d.env("SSH_TTY") != "" || d.env("SSH_CLIENT") != ""
}

// Done reports whether nothing more is to be waited for.
func (d *Detector) Done() bool { return d.attributes != nil || d.mute() }

// Version takes the answer to XTVERSION.
func (d *Detector) Version(answer string) {
	if len(answer) > 200 {
		return
	}
	d.version = Printable(answer)
	d.note(askVersion, answer)
}

// PrimaryAttributes takes the answer to DA1: its parameters.
func (d *Detector) PrimaryAttributes(params []int) {
	d.attributes = append([]int{}, params...)
	d.note(askDevice, joinInts(params))
}

// KittyReply takes the answer to a kitty graphics query: its id, and whether it was OK.
func (d *Detector) KittyReply(id uint32, ok bool) {
	if id != directQuery && id != memoryQuery {
		return
	}
	d.kitty[id] = ok
	q, text := askKitty, "OK"
	if id == memoryQuery {
		q = askMemory
	}
	if !ok {
		text = "refused"
	}
	d.note(q, text)
}

// CellSize takes the size of a cell in pixels.
func (d *Detector) CellSize(w, h int) {
	if plausible(Size{w, h}) {
		d.cell = Size{w, h}
		d.note(askCell, joinInts([]int{w, h}))
	}
}

// PixelSize takes the size of the window's text area in pixels.
func (d *Detector) PixelSize(w, h int) {
	if w > 0 && h > 0 && w < 1<<16 && h < 1<<16 {
		d.pixels = Size{w, h}
		d.note(askPixels, joinInts([]int{w, h}))
	}
}

// WindowSize takes the size of the window in cells.
func (d *Detector) WindowSize(cols, rows int) {
	if cols > 0 && rows > 0 {
		d.window = Size{cols, rows}
	}
}

// Registers takes the number of sixel colours.
func (d *Detector) Registers(n int) {
	if n > 1 && n <= 1<<24 {
		d.registers = n
		d.note(askRegisters, joinInts([]int{n}))
	}
}

// LargestSixel takes the size of the largest sixel picture in pixels.
func (d *Detector) LargestSixel(w, h int) {
	if w >= 200 && h >= 200 && w < 1<<20 && h < 1<<20 {
		d.largest = Size{w, h}
		d.note(askLargest, joinInts([]int{w, h}))
	}
}

// Background takes the colour of the terminal's background.
func (d *Detector) Background(c color.Color) {
	if c == nil {
		return
	}
	d.ground, _ = color.RGBAModel.Convert(c).(color.RGBA)
	d.ground.A = 255
	d.note(askGround, fmt.Sprintf("#%02x%02x%02x", d.ground.R, d.ground.G, d.ground.B))
}

// Tmux takes what tmux said.
func (d *Detector) Tmux(t Tmux) { d.tmux = &t }

// Typed is what was fed and is no answer: keys that were pressed meanwhile.
func (d *Detector) Typed() []byte { return d.typed }

func (d *Detector) note(q question, raw string) { d.raw[q] = Printable(raw) }

// tidy removes what the terminal has not picked up.
func (d *Detector) tidy() {
	if d.probe != "" {
		_ = os.Remove(d.probe)
		d.probe = ""
	}
}

// plausible reports whether a cell can have this size in pixels.
func plausible(cell Size) bool {
	return cell.W >= 2 && cell.H >= 2 && cell.W <= 200 && cell.H <= 400
}
