package terminal

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestPicturesPassThroughTmux has a real tmux between us and a terminal, and reads what reaches the
// terminal: the picture's bytes unwrapped, and the placeholders with their marks.
func TestPicturesPassThroughTmux(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("SKIPPED: tmux is not installed, so pictures inside of it are not tested")
	}
	dir := t.TempDir()
	caps := Capabilities{Protocol: Kitty, KittyPlaceholders: true, Tmux: true, CellWidth: 10, CellHeight: 20}
	img := shader(200, 100)
	p := must(t, img, Size{20, 5}, caps)
	sent, conf := filepath.Join(dir, "sent"), filepath.Join(dir, "conf")
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(sent, p.Inline())
	write(conf, "set -g allow-passthrough on\nset -g status off\nset -g default-terminal tmux-256color\n")
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	run := exec.CommandContext(ctx, "tmux", "-u", "-S", filepath.Join(dir, "s"), "-f", conf, "new-session", "echo ready; while read go; do clear; cat "+sent+"; done")
	run.Env = append(os.Environ(), "TERM=xterm-256color", "TMUX=", "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	tty, err := pty.StartWithSize(run, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Skipf("SKIPPED: tmux does not run here: %v", err)
	}
	defer func() {
		_ = exec.Command("tmux", "-S", filepath.Join(dir, "s"), "kill-server").Run()
		_ = tty.Close()
		_ = run.Wait()
	}()
	last := columns(p.Rows()[4])[19].text
	got, buf := "", make([]byte, 1<<16)
	await := func(text string) {
		for !strings.Contains(got, text) {
			n, err := tty.Read(buf)
			if err != nil {
				t.Fatalf("%q has not come: %v, %d bytes", text, err, len(got))
			}
			got += string(buf[:n])
		}
	}
	await("ready")
	// While tmux has its own redrawing to do, it drops what is to pass through; then it is sent again.
	likeness := 0.0
	for try := 0; try < 8 && likeness < 0.9999; try++ {
		got = ""
		if _, err := tty.WriteString("\r"); err != nil {
			t.Fatal(err)
		}
		await(last)
		data := ""
		for _, m := range regexp.MustCompile(`\x1b_G[^;\x1b]*m=[01];([^\x1b]*)\x1b\\`).FindAllStringSubmatch(got, -1) {
			data += m[1]
		}
		if len(data) == len(p.kitty.packed) {
			likeness = ssim(decodePNG(t, data), img)
		}
	}
	if likeness < 0.9999 {
		t.Errorf("the picture does not arrive whole: SSIM %.4f", likeness)
	}
	for y, row := range p.Rows() {
		for x, c := range columns(row) {
			if !strings.Contains(got, c.text) {
				t.Fatalf("the placeholder of cell %d,%d is changed", x, y)
			}
		}
	}
}
