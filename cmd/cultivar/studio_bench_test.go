package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkCursor moves the cursor in a grid of sixteen and reports the bytes that one move sends over the
// line, the text of the tile under the cursor and all; and the most memory that the studio has had.
func BenchmarkCursor(b *testing.B) {
	chromium(b)
	cultivar, home := program(b), b.TempDir()
	for _, protocol := range []string{"sixel", "iterm2", "blocks"} {
		b.Run(protocol, func(b *testing.B) {
			session := filepath.Join(home, protocol)
			took(b, cultivar, "new", "--quiet", session, "--starter", "poster")
			cmd := exec.Command(cultivar, "--session", session, "--protocol", protocol, "--still")
			cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
				"XDG_STATE_HOME="+home, "TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=", "CULTIVAR_PROTOCOL=")
			p := sit(b, 220, 60, cmd)
			p.until("history")
			p.press("n")
			p.until(" 15 ")
			p.press("0")
			p.untilTrue("see the cursor on the parent", cursorAt(0))
			keys := []string{"l", "l", "l", "j", "h", "h", "h", "j"}
			sent, moves := p.sent.Load(), 0
			for b.Loop() {
				for i, key := range keys {
					p.press(key)
					p.untilTrue("see the cursor move", cursorAt([]int{1, 2, 3, 7, 6, 5, 4, 8}[i]))
					moves++
				}
				p.press("0")
				p.untilTrue("see the cursor return", cursorAt(0))
				moves++
			}
			b.ReportMetric(float64(p.sent.Load()-sent)/float64(moves), "bytes/move")
			b.ReportMetric(peakOf(cmd.Process.Pid), "rss-peak-MB")
		})
	}
}

// cursorAt reports whether the screen shows the cursor on a tile: its number stands in a heavier line.
func cursorAt(tile int) func(string) bool {
	return func(screen string) bool { return strings.Contains(screen, fmt.Sprintf("┏━  %d", tile)) }
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakOf is the most memory that a process has had, in megabytes; 0 where the kernel does not tell.
func peakOf(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	m := peakLine.FindSubmatch(status)
	if m == nil {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(string(m[1]), 64)
	return kilobytes / 1000
}
