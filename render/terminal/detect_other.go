//go:build !unix

package terminal

import (
	"context"
	"os"
	"time"

	"golang.org/x/term"
)

// takeWindow asks the system for the window's size in cells.
func (d *Detector) takeWindow(tty *os.File) {
	if w, h, err := term.GetSize(int(tty.Fd())); err == nil {
		d.WindowSize(w, h)
	}
}

// listen reads answers until they are complete, time is up or ctx ends. The read that waits then stays
// behind: there is no other way to wait for a console with a limit.
func (d *Detector) listen(ctx context.Context, tty *os.File, until time.Time) error {
	ctx, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	got := make(chan []byte)
	go func() {
		for {
			buf := make([]byte, 4096)
			n, err := tty.Read(buf)
			if err != nil {
				return
			}
			select {
			case got <- buf[:n]:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case data := <-got:
			if d.Feed(data) {
				return nil
			}
		case <-ctx.Done():
			return nil
		}
	}
}
