package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const orchardDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80" width="100" height="80">
  <rect width="100" height="80" fill="#cfe8ff"/>
  <circle id="sun" cx="80" cy="15" r="8" fill="#ffcc00"/>
  <path d="M15 40L35 25L55 40z" fill="#7f3b2b"/>
</svg>
`

const orchardShader = `void mainImage(out vec4 fragColor, in vec2 fragCoord) {
	vec2 uv = fragCoord / iResolution.xy;
	vec3 col = 0.5 + 0.5 * cos(iTime * 0.5 + uv.xyx + vec3(0.0, 2.0, 4.0));
	fragColor = vec4(col, 1.0);
}
`

// asked are instructions of every sort: edits of pages, drawings and shaders, and some that are refused.
var asked = []struct {
	file, text string
	say        []string
}{
	{"index.html", loaf, []string{
		"make the header sticky and the footer dark", "dark mode", "make the cards rounder, sprinkle fairy dust", "swap the header and the unicorn", "make the haedline bigger", "remove the button and make it blue",
	}},
	{"orchard.svg", orchardDrawing, []string{"change #ffcc00 to white", "draw a black line around the #7f3b2b part", "keep only the sun", "make the giraffe bigger", "a more compact version of the code"}},
	{"waves.glsl", orchardShader, []string{"slower and warmer", "rotate by 45 degrees", "make the header sticky"}},
}

// TestBothDoorsGiveTheSame types instructions into the studio's prompt and gives them to the command line: bytes and
// answers are the same.
func TestBothDoorsGiveTheSame(t *testing.T) {
	for _, design := range asked {
		t.Run(design.file, func(t *testing.T) {
			d := layOut(t)
			d.write(design.file, design.text)
			file := filepath.Join(d.folder, design.file)
			studio := d.open("--browser", filepath.Join(d.folder, "none"), file)
			studio.until("● open " + design.file)
			generations := 0
			for _, say := range design.say {
				said, bytes := d.onCommandLine(file, say)
				studio.press("i\x15" + say + "\r")
				studio.untilTrue("read "+said, func(screen string) bool { return strings.Contains(flat(screen), opening(said)) })
				if bytes == "" { // the prompt is open still
					continue
				}
				generations++
				if got := d.newestTile(design.file, generations); got != bytes {
					t.Errorf("%q: the studio makes\n%s\nand the command line\n%s", say, got, bytes)
				}
				studio.press("\x1b")
				studio.untilTrue("see the stage", func(s string) bool { return !strings.Contains(s, "generation ") })
			}
		})
	}
}

// onCommandLine gives an instruction to a file, outside of any session: what is answered, and what is written.
func (d *design) onCommandLine(file, say string) (said, bytes string) {
	d.Helper()
	out := filepath.Join(d.home, "asked"+filepath.Ext(file))
	_ = os.Remove(out)
	cmd := d.program("--json", "--browser", filepath.Join(d.folder, "none"), "ask", file, say, "-o", out)
	cmd.Args = append(cmd.Args[:1], cmd.Args[3:]...) // without the session
	text, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		text = failed.Stderr
		text = text[max(0, strings.LastIndex(string(text), "{\"error\"")):]
	}
	var answer struct {
		Said  string
		Error struct{ Cause string }
	}
	if json.Unmarshal(text, &answer) != nil {
		d.Fatalf("ask %q: %v\n%s", say, err, text)
	}
	written, _ := os.ReadFile(out)
	return answer.Said + answer.Error.Cause, string(written)
}

// newestTile waits for the nth generation and gives the file of its first tile.
func (d *design) newestTile(file string, n int) string {
	d.Helper()
	refs := strings.Fields(d.git(d.session, "for-each-ref", "--format=%(refname)", "--sort=refname", "refs/cultivar/generations"))
	if len(refs) != n {
		d.Fatalf("there are %d generations, not %d", len(refs), n)
	}
	tile, err := exec.Command("git", "-C", d.session, "show", fmt.Sprintf("%s:01/%s", refs[n-1], file)).Output()
	if err != nil {
		d.Fatal(err)
	}
	return string(tile)
}

// flat is a screen as one line.
func flat(screen string) string { return strings.Join(strings.Fields(screen), " ") }

// opening is as much of an answer as a status line has room for.
func opening(said string) string {
	letters := []rune(said)
	return string(letters[:min(len(letters), 44)])
}
