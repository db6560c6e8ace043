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
	"time"
)

// BenchmarkCursor moves the cursor in a grid of sixteen and reports the bytes that one move sends over the
// line: on the way, as when a key is held, and where the cursor rests, so that the picture beside the grid
// follows; and the most memory that the studio has had.
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
			p.until("n breed")
			p.press("n")
			p.until("✓ 2/")
			p.press("0")
			p.untilTrue("see the cursor on the parent", cursorAt(0))
			var held, rested []float64
			for b.Loop() {
				held = append(held, p.moves("9", "8", "7", "6", "5", "4", "3", "2", "1", "0"))
				rested = append(rested, p.moves("5"), p.moves("0"))
			}
			b.ReportMetric(median(held), "bytes/move-held")
			b.ReportMetric(median(rested), "bytes/move-rested")
			b.ReportMetric(peakOf(cmd.Process.Pid), "rss-peak-MB")
		})
	}
}

// moves presses keys, each a tile's number, without a pause, and says how many bytes came back for each of
// them until nothing more came.
func (p *person) moves(keys ...string) float64 {
	p.Helper()
	before := p.sent.Load()
	p.press(strings.Join(keys, ""))
	tile, _ := strconv.Atoi(keys[len(keys)-1])
	p.untilTrue("see the cursor move", cursorAt(tile))
	for last := int64(-1); last != p.sent.Load(); {
		last = p.sent.Load()
		time.Sleep(quiet)
	}
	return float64(p.sent.Load()-before) / float64(len(keys))
}

// quiet is how long a benchmark waits for more to come: longer than the studio waits for rest.
const quiet = 600 * time.Millisecond

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
