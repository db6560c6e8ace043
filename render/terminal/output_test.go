package terminal

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
)

// listener reads what an Output writes.
func listener(t *testing.T) (*Output, func(n int) string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close(); _ = w.Close() })
	in := bufio.NewReader(r)
	return NewOutput(w), func(n int) string {
		_ = r.SetReadDeadline(time.Now().Add(5 * time.Second))
		buf := make([]byte, n)
		for i := range buf {
			c, err := in.ReadByte()
			if err != nil {
				t.Fatalf("after %q: %v", buf[:i], err)
			}
			buf[i] = c
		}
		return string(buf)
	}
}

func TestPicturesFollowTheirFrame(t *testing.T) {
	out, read := listener(t)
	out.Send(Writes{Before: "transmit", After: "PICTURE"})
	if got := read(8); got != "transmit" {
		t.Errorf("%q", got)
	}
	out.aged(-time.Hour)
	_, _ = out.Write([]byte("old frame;"))
	if got := read(10); got != "old frame;" {
		t.Errorf("%q", got)
	}
	out.aged(time.Hour)
	if n, err := out.Write([]byte("frame\x1b[?2026l")); n != 13 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if got := read(20); got != "framePICTURE\x1b[?2026l" {
		t.Errorf("%q", got)
	}
	_, _ = out.Write([]byte("next"))
	if got := read(4); got != "next" {
		t.Errorf("%q", got)
	}
}

// aged stops the clock and makes what waits this old.
func (o *Output) aged(age time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.timer.Stop()
	for i := range o.waiting {
		o.waiting[i].at = time.Now().Add(-age)
	}
}

func TestPicturesComeWithoutAFrameToo(t *testing.T) {
	out, read := listener(t)
	out.Send(Writes{After: "one,"})
	out.Send(Writes{After: "two"})
	if got := read(7); got != "one,two" {
		t.Errorf("%q", got)
	}
	out.Send(Writes{After: "last"})
	out.Flush()
	if got := read(4); got != "last" {
		t.Errorf("%q", got)
	}
}

func TestAnOutputPassesForAFile(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	out := NewOutput(w)
	if out.Fd() != w.Fd() {
		t.Error("the descriptor is another one")
	}
	if _, err := out.Read(make([]byte, 1)); err == nil || !strings.Contains(err.Error(), "read") {
		t.Errorf("reading the writing end: %v", err)
	}
	if err := out.Close(); err != nil {
		t.Error(err)
	}
}
