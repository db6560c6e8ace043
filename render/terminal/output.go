package terminal

import (
	"bytes"
	"os"
	"sync"
	"time"
)

// Output is a program's way to the terminal that lets pictures follow the text they belong to. A
// full-screen renderer writes a frame in one call, some time after the frame was made; pictures that
// are written earlier are painted over, pictures that are written much later flicker. Give an Output
// to the renderer, and what is sent to it is put right behind the next frame, within the same
// synchronized update if there is one.
//
// Output passes for a terminal's file: it has Read, Write, Close and Fd. It is safe for use by several
// goroutines.
type Output struct {
	file *os.File

	mu      sync.Mutex
	waiting []sent
	timer   *time.Timer
	stamps  uint64  // how many frames have been stamped
	seen    uint64  // the latest stamp that was in a frame written
	rate    float64 // bytes a second that the line has borne lately; 0 is not known
}

// sent is what follows a frame, and when it was handed over.
type sent struct {
	after string
	at    time.Time
	stamp uint64 // the frame that it follows, 0 for the next one
}

const (
	// settle is how old a handed-over picture must be to belong to a frame that is written now: a frame
	// that is on its way already may be the one before.
	settle = 3 * time.Millisecond
	// patience is how long a frame is waited for: when none comes, the text was right already.
	patience = 45 * time.Millisecond
)

// endOfUpdate ends a synchronized update.
var endOfUpdate = []byte("\x1b[?2026l")

// NewOutput writes to file.
func NewOutput(file *os.File) *Output { return &Output{file: file} }

// Send hands over what belongs to the frame that is now on its way: Before is written at once, After
// behind the frame. Call it where the frame's text is made (in Bubble Tea: in View).
func (o *Output) Send(w Writes) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if w.Before != "" {
		_, _ = o.file.WriteString(w.Before)
	}
	if w.After == "" {
		return
	}
	o.waiting = append(o.waiting, sent{after: w.After, at: time.Now()})
	if o.timer == nil {
		o.timer = time.AfterFunc(patience, o.overdue)
	} else {
		o.timer.Reset(patience)
	}
}

// Write writes a frame, and behind it the pictures that are due.
func (o *Output) Write(written []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	frame := o.unstamp(written)
	due := o.due(settle)
	if len(due) == 0 {
		_, err := o.file.Write(frame)
		return len(written), err
	}
	body, end := frame, []byte(nil)
	if bytes.HasSuffix(frame, endOfUpdate) {
		body, end = frame[:len(frame)-len(endOfUpdate)], endOfUpdate
	}
	if err := o.timed(append(append(append(make([]byte, 0, len(frame)+len(due)), body...), due...), end...)); err != nil {
		return 0, err
	}
	return len(written), nil
}

// timed writes, and learns from how long it takes what the line bears.
func (o *Output) timed(data []byte) error {
	begun := time.Now()
	_, err := o.file.Write(data)
	if took := time.Since(begun).Seconds(); len(data) >= 4096 && took > 0 {
		now := float64(len(data)) / took
		if o.rate == 0 {
			o.rate = now
		}
		o.rate += (now - o.rate) / 4
	}
	return err
}

// Pace is the least time between frames of n bytes that leaves half of the line to everything else,
// judged by how fast the terminal took what was written lately; never less than a thirtieth of a second.
func (o *Output) Pace(n int) time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	least := time.Second / 30
	if o.rate <= 0 {
		return least
	}
	return max(least, time.Duration(2*float64(n)/o.rate*float64(time.Second)))
}

// due takes what has waited for at least age.
func (o *Output) due(age time.Duration) []byte {
	var out []byte
	now := time.Now()
	for len(o.waiting) > 0 && o.waiting[0].ripe(now, age, o.seen) {
		out = append(out, o.waiting[0].after...)
		o.waiting = o.waiting[1:]
	}
	return out
}

// overdue writes what no frame has come for.
func (o *Output) overdue() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if out := o.due(0); len(out) > 0 {
		_ = o.timed(out)
	}
}

// Flush writes what waits, before the program leaves the screen.
func (o *Output) Flush() { o.overdue() }

// Read reads from the terminal.
func (o *Output) Read(p []byte) (int, error) { return o.file.Read(p) }

// Close closes the terminal's file.
func (o *Output) Close() error { return o.file.Close() }

// Fd is the file's descriptor.
func (o *Output) Fd() uintptr { return o.file.Fd() }
