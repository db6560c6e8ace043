//go:build unix

package terminal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// takeWindow asks the kernel for the window's size.
func (d *Detector) takeWindow(tty *os.File) {
	ws, err := unix.IoctlGetWinsize(int(tty.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return
	}
	d.WindowSize(int(ws.Col), int(ws.Row))
	if ws.Xpixel > 0 && ws.Ypixel > 0 {
		d.PixelSize(int(ws.Xpixel), int(ws.Ypixel))
	}
}

// listen reads answers until they are complete, time is up or ctx ends. When they came incomplete,
// what is still on the way is thrown away as far as it has come, lest it be typed into a shell.
func (d *Detector) listen(ctx context.Context, tty *os.File, until time.Time) error {
	fd := int(tty.Fd())
	buf := make([]byte, 4096)
	for {
		left := time.Until(until)
		if left <= 0 || ctx.Err() != nil {
			flush(fd)
			return ctx.Err()
		}
		ready := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
		n, err := unix.Poll(ready, int(min(left, 50*time.Millisecond)/time.Millisecond)+1)
		if errors.Is(err, unix.EINTR) || err == nil && n == 0 {
			continue
		}
		if err != nil {
			return fmt.Errorf("waiting for the terminal's answers: %w", err)
		}
		k, err := unix.Read(fd, buf)
		if err != nil && !errors.Is(err, unix.EINTR) && !errors.Is(err, unix.EAGAIN) {
			return fmt.Errorf("reading the terminal's answers: %w", err)
		}
		if k == 0 && err == nil {
			return nil // the terminal is gone
		}
		if k > 0 && d.Feed(buf[:k]) {
			return nil
		}
	}
}
