package tui

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"cultivar/render"
)

// window is a terminal in this process: an emulator behind a pseudo-terminal.
type window struct {
	t    *testing.T
	near *os.File // the program's end
	far  *os.File // the emulator's end
	mu   sync.Mutex
	emu  *vt.Emulator
	news chan struct{}
	raw  strings.Builder
}

func openWindow(t *testing.T, w, h int) *window {
	t.Helper()
	far, near, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	if err := pty.Setsize(near, &pty.Winsize{Cols: uint16(w), Rows: uint16(h), X: uint16(w * 10), Y: uint16(h * 20)}); err != nil {
		t.Fatal(err)
	}
	win := &window{t: t, near: near, far: far, emu: vt.NewEmulator(w, h), news: make(chan struct{}, 1)}
	go io.Copy(far, win.emu) // the emulator's answers
	go win.listen()
	t.Cleanup(func() { win.emu.Close(); near.Close(); far.Close() })
	return win
}

func (w *window) listen() {
	buf := make([]byte, 32<<10)
	for {
		n, err := w.far.Read(buf)
		if err != nil {
			return
		}
		w.mu.Lock()
		w.raw.Write(buf[:n])
		w.emu.Write(buf[:n])
		w.mu.Unlock()
		select {
		case w.news <- struct{}{}:
		default:
		}
	}
}

// text is what the window shows.
func (w *window) text() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.emu.String()
}

// until waits for the window to show something.
func (w *window) until(text string) {
	w.t.Helper()
	w.wait("it shows "+text, func(shown string) bool { return strings.Contains(shown, text) })
}

// wait waits for something to hold of what the window shows.
func (w *window) wait(what string, holds func(text string) bool) {
	w.t.Helper()
	deadline := time.After(20 * time.Second)
	for !holds(w.text()) {
		select {
		case <-w.news:
		case <-deadline:
			w.t.Fatalf("waited in vain until %s:\n%s", what, w.text())
		}
	}
}

func (w *window) press(keys string) {
	w.t.Helper()
	if _, err := w.far.WriteString(keys); err != nil {
		w.t.Fatal(err)
	}
}

func TestRunInATerminal(t *testing.T) {
	camera := &painter{}
	studio, _ := plot(t, nil)
	win := openWindow(t, 120, 40)
	ended := make(chan error, 1)
	go func() {
		ended <- Run(context.Background(), Options{
			Studio: studio, Input: win.near, Output: win.near, Environ: []string{"TERM=xterm-256color", "COLORTERM=truecolor"},
			Camera: func(context.Context) (render.Camera, error) { return camera, nil },
		})
	}()
	win.until("seed garden")
	win.press("n")
	win.until("generation 1")
	win.until("space mark")
	win.press("a")
	win.until("accepted")
	win.press("?")
	win.until("breed from the marked")
	win.press("?")
	win.wait("the help is closed", func(text string) bool { return !strings.Contains(text, "breed from the marked") })
	win.press("q")
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the studio ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("q did not quit:\n%s", win.text())
	}
	win.wait("the alternate screen is left", func(string) bool {
		win.mu.Lock()
		defer win.mu.Unlock()
		return !win.emu.IsAltScreen()
	})
	win.mu.Lock()
	defer win.mu.Unlock()
	if strings.Contains(win.raw.String(), "\x1b^cultivar") {
		t.Error("a stamp reached the terminal")
	}
}
