package tui

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/draw"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
)

// driver plays a designer at a real Model: it presses keys, lets everything that was set off come to
// an end, and looks at the screen. It never sleeps: idle is when no command runs and no message waits.
type driver struct {
	t      *testing.T
	m      *Model
	queue  chan tea.Msg
	busy   sync.WaitGroup
	mu     sync.Mutex
	count  int
	timers []tea.Msg
	quit   bool
	// foresees lets the studio breed ahead; most tests are about something else.
	foresees bool
	clip     string
	sent     *ledger
	camera   *painter
	file     string
}

// ledger counts what is written for pictures.
type ledger struct {
	mu     sync.Mutex
	bytes  int
	writes []terminal.Writes
}

func (l *ledger) Send(w terminal.Writes) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bytes += w.Bytes()
	l.writes = append(l.writes, w)
}

func (l *ledger) Stamp(w terminal.Writes) string {
	l.Send(w)
	return ""
}

// drive starts a model of w by h cells.
func drive(t *testing.T, w, h int, o Options) *driver {
	t.Helper()
	d := &driver{t: t, queue: make(chan tea.Msg, 4096), sent: &ledger{}}
	ctx, cancel := context.WithCancel(context.Background())
	if o.Environ == nil {
		o.Environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
		if o.Protocol == terminal.Auto {
			o.Protocol = terminal.Blocks
		}
	}
	d.m = New(ctx, o)
	d.m.sight.sender = d.sent
	d.m.post = func(msg tea.Msg) { d.queue <- msg }
	d.m.exec = func(c *exec.Cmd, done tea.ExecCallback) tea.Cmd {
		return func() tea.Msg { return done(c.Run()) }
	}
	d.m.clock = clock{
		now: func() time.Time { return time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC) },
		after: func(_ time.Duration, msg tea.Msg) tea.Cmd {
			_, spinner := msg.(spun)
			_, ahead := msg.(aheadDue)
			if !spinner && (!ahead || d.foresees) {
				d.timers = append(d.timers, msg)
			}
			return nil
		},
	}
	t.Cleanup(func() {
		cancel()
		d.m.tasks.cancelAll()
		d.busy.Wait()
		if d.m.studio != nil {
			d.m.studio.Close()
		}
	})
	d.do(d.m.Init())
	return d.Resize(w, h)
}

// do runs a command as Bubble Tea does.
func (d *driver) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	d.mu.Lock()
	d.count++
	d.mu.Unlock()
	d.busy.Add(1)
	go func() {
		defer d.busy.Done()
		d.queue <- ran{cmd()}
	}()
}

// ran is the message of a command that has run.
type ran struct{ msg tea.Msg }

// take lets the model have one message.
func (d *driver) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case ran:
		d.mu.Lock()
		d.count--
		d.mu.Unlock()
		d.take(msg.msg)
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.do(cmd)
		}
	case tea.QuitMsg:
		d.quit = true
	default:
		if fmt.Sprintf("%T", msg) == "tea.setClipboardMsg" {
			d.clip = fmt.Sprint(msg)
		}
		_, cmd := d.m.Update(msg)
		d.do(cmd)
	}
}

// Idle waits until no command runs and no message waits.
func (d *driver) Idle() *driver {
	d.t.Helper()
	deadline := time.After(3 * time.Minute)
	for {
		d.mu.Lock()
		running := d.count
		d.mu.Unlock()
		if running == 0 && len(d.queue) == 0 {
			return d
		}
		select {
		case msg := <-d.queue:
			d.take(msg)
		case <-deadline:
			d.t.Fatalf("still %d commands under way after three minutes\n%s", running, d.Text())
		}
	}
}

// Settle waits until idle, with every timer run out except those that never end.
func (d *driver) Settle() *driver {
	d.t.Helper()
	d.Idle()
	for len(d.timers) > 0 {
		due := d.timers
		d.timers = nil
		for _, msg := range due {
			if endless(msg) {
				d.timers = append(d.timers, msg)
			} else {
				d.take(msg)
			}
		}
		d.Idle()
		if !slices.ContainsFunc(d.timers, func(msg tea.Msg) bool { return !endless(msg) }) {
			return d
		}
	}
	return d
}

// endless reports whether a timer's end starts it again.
func endless(msg tea.Msg) bool {
	switch msg.(type) {
	case blinked, frameDue:
		return true
	}
	return false
}

// Tick lets one round of the comparison's timer run out.
func (d *driver) Tick() *driver {
	due := d.timers
	d.timers = nil
	for _, msg := range due {
		d.take(msg)
	}
	return d.Idle()
}

// Press presses keys one after the other.
func (d *driver) Press(keys ...string) *driver {
	d.t.Helper()
	for _, k := range keys {
		d.take(keyPress(k))
	}
	return d
}

// Type types text into whatever has the keys; on the stage it goes to the prompt first.
func (d *driver) Type(text string) *driver {
	if d.m.dialog == nil && d.m.region != onPrompt {
		d.Press("i")
	}
	for _, r := range text {
		d.take(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// Resize changes the size of the screen.
func (d *driver) Resize(w, h int) *driver {
	d.take(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func (d *driver) Click(x, y int, button tea.MouseButton) *driver {
	d.take(tea.MouseClickMsg{X: x, Y: y, Button: button})
	return d
}

var namedKeys = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
}

func keyPress(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			mod, name = mod|tea.ModCtrl, rest
			continue
		}
		if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			mod, name = mod|tea.ModShift, rest
			continue
		}
		break
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", Mod: mod}
	}
	if code, ok := namedKeys[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	r := []rune(name)[0]
	if mod != 0 {
		return tea.KeyPressMsg{Code: r, Mod: mod}
	}
	return tea.KeyPressMsg{Code: r, Text: name}
}

// Text is the screen without its colours.
func (d *driver) Text() string { return ansi.Strip(d.m.content) }

// Shows checks that the screen holds each text.
func (d *driver) Shows(texts ...string) *driver {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.Text(), text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, d.Text())
		}
	}
	return d
}

// Hides checks that the screen holds none of the texts.
func (d *driver) Hides(texts ...string) *driver {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.Text(), text) {
			d.t.Fatalf("the screen shows %q:\n%s", text, d.Text())
		}
	}
	return d
}

// Exact checks that the frame fills the screen to the cell.
func (d *driver) Exact() *driver {
	d.t.Helper()
	rows := strings.Split(d.m.content, "\n")
	if len(rows) != d.m.height {
		d.t.Fatalf("%d rows on a screen of %d:\n%s", len(rows), d.m.height, d.Text())
	}
	for y, row := range rows {
		if w := ansi.StringWidth(row); w != d.m.width {
			d.t.Fatalf("row %d is %d cells wide on a screen of %d: %q\n%s", y, w, d.m.width, ansi.Strip(row), d.Text())
		}
	}
	return d
}

// GridCheck looks at the grid.
type gridCheck struct{ d *driver }

// Grid looks at the grid.
func (d *driver) Grid() gridCheck { return gridCheck{d} }

// Has checks how many tiles there are, the parent with them.
func (g gridCheck) Has(n int) *driver {
	g.d.t.Helper()
	if got := len(g.d.m.grid.Tiles()); got != n {
		g.d.t.Fatalf("the grid has %d tiles, wanted %d:\n%s", got, n, g.d.Text())
	}
	return g.d
}

// At checks the tile under the cursor.
func (g gridCheck) At(number int) *driver {
	g.d.t.Helper()
	if t := g.d.m.underCursor(); t == nil || t.number != number {
		g.d.t.Fatalf("the cursor is not on tile %d:\n%s", number, g.d.Text())
	}
	return g.d
}

// Status checks what the status line says.
func (d *driver) Status(text string) *driver {
	d.t.Helper()
	if !strings.Contains(d.m.status.Notice, text) {
		d.t.Fatalf("the status line says %q, wanted %q", d.m.status.Notice, text)
	}
	return d
}

// painter is a camera that paints pictures from a document's bytes: equal documents give equal
// pictures, different ones different pictures.
type painter struct {
	mu              sync.Mutex
	shots           int
	bred            int               // sheets of a whole generation
	height          int               // of every page, in CSS pixels; 0 is one screen
	broken          map[string]string // text in a document → why it does not draw
	blocked, errors []string          // what every document is said to have asked for, and to have failed at
	block           chan struct{}     // if set, shots wait for it or for the end of their context
}

func (p *painter) paint(ctx context.Context, doc render.Document, from render.Viewport) (render.Shot, error) {
	p.mu.Lock()
	p.shots++
	block := p.block
	p.mu.Unlock()
	if block != nil {
		select {
		case <-block:
		case <-ctx.Done():
			return render.Shot{}, ctx.Err()
		}
	}
	for text, why := range p.broken {
		if strings.Contains(string(doc.Files[doc.Main]), text) {
			return render.Shot{Broken: why}, nil
		}
	}
	h := fnv.New64a()
	h.Write([]byte(doc.Key()))
	sum := h.Sum64()
	w, height := from.Pixels()
	whole := max(p.height, from.Height)
	if from.FullPage {
		height = int(float64(whole) * from.Scale)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, height))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{byte(sum), byte(sum >> 8), byte(sum >> 16), 255}), image.Point{}, draw.Src)
	band := image.Rect(w/8, height/8, w/2, height/2)
	draw.Draw(img, band, image.NewUniform(color.RGBA{byte(sum >> 24), byte(sum >> 32), byte(sum >> 40), 255}), image.Point{}, draw.Src)
	shot := render.Shot{Image: img, Blocked: p.blocked}
	if from.Measure {
		shot.Facts = &render.Facts{Width: float64(from.Width), Height: float64(whole)}
	}
	for _, text := range p.errors {
		shot.Errors = append(shot.Errors, render.Message{Level: "error", Text: text, File: doc.Main, Line: 3})
	}
	return shot, nil
}

func (p *painter) Shoot(ctx context.Context, doc render.Document, from render.Viewport) (render.Shot, error) {
	return p.paint(ctx, doc, from)
}

func (p *painter) Sheet(ctx context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	shots := make([]render.Shot, len(docs))
	if len(docs) > 12 {
		p.mu.Lock()
		p.bred++
		p.mu.Unlock()
	}
	for i, doc := range docs {
		shot, err := p.paint(ctx, doc, from)
		if err != nil {
			return shots, err
		}
		shots[i] = shot
		if each != nil {
			each(i, shot)
		}
	}
	return shots, nil
}

func (p *painter) Measure(context.Context, render.Document, render.Viewport) (render.Facts, error) {
	return render.Facts{}, errors.New("this camera measures nothing")
}

const garden = `<!doctype html>
<html><head><title>Garden</title><style>
:root { --leaf: #2f7d3b; --soil: #6b4a2b; }
body { background: #f6f8f0; color: #22301f; font: 16px/1.5 Georgia, serif; margin: 0; }
header { background: var(--leaf); color: #ffffff; padding: 24px; }
h1 { font-size: 40px; margin: 0; }
.card { background: #ffffff; border-radius: 8px; padding: 20px; margin: 16px; box-shadow: 0 2px 6px rgba(0, 0, 0, 0.1); }
.button { background: var(--soil); color: #ffffff; padding: 10px 16px; border-radius: 6px; }
</style></head><body>
<header><h1>A garden for everybody</h1></header>
<main><section class="card"><h2>Plant</h2><p>Seeds for every season.</p><a class="button" href="#">Order seeds</a></section>
<section class="card"><h2>Water</h2><p>When the soil is dry.</p></section></main>
</body></html>
`

// plot is a session on a page in a folder of its own.
func plot(t *testing.T, camera render.Camera) (*session.Studio, string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	ctx := context.Background()
	dir := t.TempDir()
	file := dir + "/garden.html"
	writeFile(t, file, garden)
	store, err := history.Create(ctx, t.TempDir()+"/garden")
	if err != nil {
		t.Fatal(err)
	}
	studio := session.New(store, session.Options{Camera: camera, NoCamera: "no browser was found"})
	a, _, err := artifact.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := studio.Plant(ctx, a, session.Provenance{Origin: session.Seed, Proposer: "person"}, "seed garden"); err != nil {
		t.Fatal(err)
	}
	if err := studio.Link(ctx, file, a); err != nil {
		t.Fatal(err)
	}
	return studio, file
}

// open drives a session on the garden.
func open(t *testing.T, w, h int) *driver {
	t.Helper()
	camera := &painter{}
	studio, file := plot(t, camera)
	d := drive(t, w, h, Options{Studio: studio})
	d.camera, d.file = camera, file
	return d.Settle()
}
