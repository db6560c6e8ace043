package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// person sits at a terminal in which the program runs: a pseudo-terminal whose output goes to an
// emulator, which also answers what the program asks the terminal.
type person struct {
	testing.TB
	tty     *os.File
	program *exec.Cmd

	sent   atomic.Int64 // bytes that the program has written
	mu     sync.Mutex
	screen *vt.Emulator
	drawn  chan struct{} // one token when something was drawn
	ended  chan struct{}
}

// patience is how long a person waits for something to appear.
const patience = 60 * time.Second

func sit(t testing.TB, columns, rows int, program *exec.Cmd) *person {
	t.Helper()
	tty, err := pty.StartWithSize(program, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows), X: uint16(columns * 10), Y: uint16(rows * 20)})
	if err != nil {
		t.Fatal(err)
	}
	p := &person{TB: t, tty: tty, program: program, screen: vt.NewEmulator(columns, rows), drawn: make(chan struct{}, 1), ended: make(chan struct{})}
	go func() { _, _ = io.Copy(tty, p.screen) }()
	go p.watch()
	t.Cleanup(p.leave)
	return p
}

func (p *person) watch() {
	defer close(p.ended)
	buffer := make([]byte, 64<<10)
	for {
		n, err := p.tty.Read(buffer)
		p.sent.Add(int64(n))
		p.mu.Lock()
		_, _ = p.screen.Write(buffer[:n])
		p.mu.Unlock()
		select {
		case p.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// leave kills what still runs; leaving twice is leaving once.
func (p *person) leave() {
	if p.program.ProcessState != nil {
		return
	}
	_ = p.program.Process.Kill()
	_ = p.program.Wait()
	_ = p.tty.Close()
	<-p.ended
	if answers, ok := p.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close() // ends the copy of its answers; Close would race with it
	}
}

func (p *person) sees() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.String()
}

// press types keys as a terminal sends them.
func (p *person) press(keys string) {
	p.Helper()
	if _, err := io.WriteString(p.tty, keys); err != nil {
		p.Fatalf("press %q: %v", keys, err)
	}
}

// until waits for the screen to hold a text.
func (p *person) until(text string) {
	p.Helper()
	p.untilTrue("see "+text, func(screen string) bool { return strings.Contains(screen, text) })
}

func (p *person) untilTrue(what string, ok func(screen string) bool) {
	p.Helper()
	late := time.After(patience)
	for {
		if ok(p.sees()) {
			return
		}
		select {
		case <-p.drawn:
		case <-late:
			p.Fatalf("waited in vain to %s; the screen shows:\n%s", what, p.sees())
		case <-p.ended:
			if !ok(p.sees()) {
				p.Fatalf("the program ended before I could %s; the screen shows:\n%s", what, p.sees())
			}
			return
		}
	}
}

// waits for the program to end by itself.
func (p *person) untilEnd() {
	p.Helper()
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.Fatalf("the program does not end; the screen shows:\n%s", p.sees())
	}
}
