package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/render/browser"
)

// design is a page of several files in a folder of a repository of its own.
type design struct {
	*testing.T
	home, folder, page, session string
}

func newDesign(t *testing.T) *design {
	t.Helper()
	if _, err := browser.Find(t.Context(), os.Getenv("CULTIVAR_BROWSER")); err != nil {
		t.Skip("no browser is installed:", err)
	}
	return layOut(t)
}

func layOut(t *testing.T) *design {
	t.Helper()
	d := &design{T: t, home: t.TempDir(), folder: t.TempDir()}
	d.page, d.session = filepath.Join(d.folder, "index.html"), filepath.Join(d.home, "session")
	d.write("index.html", `<!doctype html><html><head><title>Orchard</title><link rel="stylesheet" href="css/site.css"></head>
<body><header><h1>Orchard</h1></header><main><section class="card"><h2>Apples</h2><p>Red ones and green ones.</p><img src="img/pear.svg" alt="a pear" width="80"></section></main></body></html>
`)
	d.write("css/site.css", ":root { --accent: #c0392b; }\nbody { background: #fffaf0; color: #222; font: 16px/1.5 Georgia, serif; }\nh1 { color: var(--accent); font-size: 40px; }\n.card { background: #fff; border-radius: 8px; padding: 16px; }\n")
	d.write("img/pear.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="14" r="8" fill="#7a9a3a"/></svg>`)
	d.git(d.folder, "init", "-q")
	d.git(d.folder, "add", ".")
	d.git(d.folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "design")
	return d
}

func (d *design) write(name, text string) {
	d.Helper()
	path := filepath.Join(d.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
}

func (d *design) git(dir string, args ...string) string {
	d.Helper()
	out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput()
	if err != nil {
		d.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// open runs the studio on the design.
func (d *design) open(arguments ...string) *person {
	d.Helper()
	return sit(d.T, 120, 40, d.program(arguments...))
}

// program is a run of Cultivar on the design's session, this test binary being the program.
func (d *design) program(arguments ...string) *exec.Cmd {
	d.Helper()
	self, err := os.Executable()
	if err != nil {
		d.Fatal(err)
	}
	link := filepath.Join(d.home, "bin", "cultivar")
	if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.Symlink(self, link); err != nil && !os.IsExist(err) {
		d.Fatal(err)
	}
	cmd := exec.Command(link, append([]string{"--session", d.session}, arguments...)...)
	cmd.Env = append(os.Environ(), "HOME="+d.home, "XDG_DATA_HOME="+d.home, "XDG_CONFIG_HOME="+d.home, "XDG_CACHE_HOME="+d.home,
		"TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=", "OPENAI_API_KEY=", "OPENAI_BASE_URL=", "NO_COLOR=")
	return cmd
}

func TestAWholeSessionThroughTheKeys(t *testing.T) {
	d := newDesign(t)
	before := d.bytes()
	p := d.open(d.page)
	p.until("● open index.html")

	p.press("n")
	p.generation(1)
	p.press("1 2 ")
	p.press("n")
	p.generation(2)
	p.press("3a")
	p.until("accepted")

	p.press("imake the background navy\r")
	p.until("Done: navy background")
	p.press("1a")
	p.untilTrue("see the second accept", func(s string) bool { return strings.Count(d.git(d.session, "log", "--oneline"), "\n") >= 4 })
	p.press("u")
	p.until("undid")

	p.press("b")
	p.until("branch")
	p.press("try\r")
	p.until("try")

	p.press("o")
	p.until("export")
	exported := filepath.Join(d.home, "out.html")
	p.press("\x15" + exported + "\r")
	p.untilTrue("find the export", func(string) bool { _, err := os.Stat(exported); return err == nil })

	if d.bytes() != before {
		t.Error("the source changed before w")
	}
	if status := d.git(d.folder, "status", "--porcelain"); status != "" {
		t.Errorf("the repository around the source sees a change:\n%s", status)
	}
	p.press("w")
	p.until("wrote")
	if d.bytes() == before {
		t.Error("w wrote nothing")
	}
	p.press("q")
	p.untilEnd()

	if parents := d.git(d.session, "rev-list", "--parents", "HEAD"); !hasTwoParents(parents) {
		t.Errorf("no commit has two parents:\n%s", parents)
	}
	if status := d.git(d.session, "status", "--porcelain"); status != "" {
		t.Errorf("git status is not clean:\n%s", status)
	}
	d.git(d.session, "fsck", "--full")
}

// generation waits until a generation is on the screen and finished.
func (p *person) generation(n int) {
	p.Helper()
	p.untilTrue(fmt.Sprintf("see generation %d finished", n), func(s string) bool {
		return strings.Contains(s, fmt.Sprintf("generation %d ", n)) && strings.Contains(s, "% away") && strings.Contains(s, "space mark")
	})
}

func hasTwoParents(revList string) bool {
	for line := range strings.Lines(revList) {
		if len(strings.Fields(line)) == 3 {
			return true
		}
	}
	return false
}

// bytes are the design's files as they are on disk.
func (d *design) bytes() string {
	d.Helper()
	all := ""
	for _, name := range []string{"index.html", "css/site.css", "img/pear.svg"} {
		data, err := os.ReadFile(filepath.Join(d.folder, name))
		if err != nil {
			d.Fatal(err)
		}
		all += string(data)
	}
	return all
}

func TestTheStudioComesBackAfterAKill(t *testing.T) {
	d := newDesign(t)
	p := d.open(d.page)
	p.until("● open index.html")
	p.press("n")
	p.generation(1)
	p.press("2a")
	p.until("accepted")
	accepted := d.git(d.session, "rev-parse", "HEAD")
	p.press("n")
	p.leave()

	p = d.open(d.page)
	p.until("● open index.html")
	if head := d.git(d.session, "rev-parse", "HEAD"); head != accepted {
		t.Errorf("head is %s after the kill, was %s", head, accepted)
	}
	d.git(d.session, "fsck", "--full")
	p.press("q")
	p.untilEnd()
}
