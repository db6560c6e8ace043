package terminal

import (
	"os"
	"strings"
	"testing"
)

// sluice is an output into a pipe, and what has come through.
func sluice(t *testing.T) (*Output, func() string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out := NewOutput(w)
	return out, func() string {
		w.Close()
		defer r.Close()
		var b strings.Builder
		buf := make([]byte, 4096)
		for {
			n, err := r.Read(buf)
			b.Write(buf[:n])
			if err != nil {
				return b.String()
			}
		}
	}
}

func TestPicturesFollowTheFrameWithTheirStamp(t *testing.T) {
	out, through := sluice(t)
	stamp := out.Stamp(Writes{Before: "[before]", After: "[after]"})
	for _, frame := range []string{"old frame,", "older text,", "x" + stamp + "new frame,", "next"} {
		if n, err := out.Write([]byte(frame)); err != nil || n != len(frame) {
			t.Fatalf("wrote %d of %d bytes: %v", n, len(frame), err)
		}
	}
	if got, want := through(), "[before]old frame,older text,xnew frame,[after]next"; got != want {
		t.Errorf("%q came through, wanted %q", got, want)
	}
}

func TestALaterStampIsGoodForAllBefore(t *testing.T) {
	out, through := sluice(t)
	out.Stamp(Writes{After: "[1]"})
	second := out.Stamp(Writes{After: "[2]"})
	if nothing := out.Stamp(Writes{}); nothing != "" {
		t.Errorf("nothing follows, yet the stamp is %q", nothing)
	}
	if _, err := out.Write([]byte(second + "frame" + string(endOfUpdate))); err != nil {
		t.Fatal(err)
	}
	if got, want := through(), "frame[1][2]"+string(endOfUpdate); got != want {
		t.Errorf("%q came through, wanted %q", got, want)
	}
}
