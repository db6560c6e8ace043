package browser

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// childVariable makes the test binary a program that uses a browser and waits to be killed.
const childVariable = "CULTIVAR_BROWSER_TEST_CHILD"

func child() {
	exe, err := Find(context.Background(), os.Getenv("CULTIVAR_BROWSER"))
	if err != nil {
		panic(err)
	}
	b, err := Open(context.Background(), Options{Executable: exe})
	if err != nil {
		panic(err)
	}
	if _, err := b.Shoot(context.Background(), pageOf("hello"), small()); err != nil {
		panic(err)
	}
	fmt.Println("ready")
	select {}
}

// browsersIn counts processes whose command line speaks of a folder.
func browsersIn(folder string) int {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	n := 0
	for _, path := range lines {
		if text, err := os.ReadFile(path); err == nil && bytes.Contains(text, []byte(folder)) {
			n++
		}
	}
	return n
}

// shortFolder is an empty folder whose path leaves room for a socket's.
func shortFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "cv")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// eventually waits for something that happens in another process.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

func TestCloseLeavesNothing(t *testing.T) {
	exe := executable(t)
	folder := shortFolder(t)
	t.Setenv("TMPDIR", folder)
	b, err := Open(context.Background(), Options{Executable: exe})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Shoot(context.Background(), pageOf("hello"), small()); err != nil {
		t.Fatal(err)
	}
	if browsersIn(folder) == 0 {
		t.Skip("processes cannot be seen here")
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the browser's processes end", func() bool { return browsersIn(folder) == 0 })
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := b.Shoot(context.Background(), pageOf("hello"), small()); err == nil {
		t.Error("a closed camera takes pictures")
	}
}

func TestKilledProgramLeavesNothing(t *testing.T) {
	executable(t)
	folder := shortFolder(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"=1", "TMPDIR="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || strings.TrimSpace(line) != "ready" {
		t.Fatalf("the child said %q, %v", line, err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	eventually(t, "the browser's processes end", func() bool { return browsersIn(folder) == 0 })
	t.Setenv("TMPDIR", folder)
	sweep()
	if left, _ := filepath.Glob(filepath.Join(folder, profilePrefix+"*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestBrowserThatDiesIsReplaced(t *testing.T) {
	exe := executable(t)
	if exe.Remote() {
		t.Skip("a remote browser is not ours to kill")
	}
	b, err := Open(context.Background(), Options{Executable: exe})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	for range 2 {
		shot, err := b.Shoot(context.Background(), pageOf(`<body style="background:#008000">`), small())
		if err != nil {
			t.Fatal(err)
		}
		wantColor(t, picture(t, shot, small()), 5, 5, "#008000")
		b.mu.Lock()
		e := b.engine
		b.mu.Unlock()
		killTree(e.cmd)
		<-e.wire.gone
	}
}

func TestCancelledShotIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := camera(t).Shoot(ctx, pageOf("hello"), small()); err == nil {
		t.Error("a cancelled shot was taken")
	}
}

// pngOf is a picture file of one colour.
func pngOf(w, h int, hex string) []byte {
	var c color.RGBA
	c.A = 255
	_, _ = fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(p, p.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	var b bytes.Buffer
	_ = png.Encode(&b, p)
	return b.Bytes()
}

func hexAt(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
