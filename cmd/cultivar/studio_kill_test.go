package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// deed is something that a designer does in the studio and that it says it has done.
type deed struct {
	name string
	// ready brings the screen to where keys do it.
	ready func(p *person)
	keys  string
	// done finds in the screen what has been promised: a version's or a branch's name, "" while nothing is.
	done func(screen string) string
}

var (
	saidAccepted = regexp.MustCompile(`accepted ([0-9a-f]{4})`)
	saidBranch   = regexp.MustCompile(`now on the new branch (\S+)`)
	gridTitle    = regexp.MustCompile(`· (generation \d+) `)
)

func finder(pattern *regexp.Regexp) func(string) string {
	return func(screen string) string {
		if found := pattern.FindStringSubmatch(screen); found != nil {
			return found[1]
		}
		return ""
	}
}

// bred is the generation that the screen shows complete.
func bred(screen string) string {
	if strings.Contains(screen, "a accept") && !strings.Contains(screen, "esc cancel") {
		return finder(gridTitle)(screen)
	}
	return ""
}

func breedOne(p *person) {
	p.press("n")
	p.untilTrue("see a generation", func(s string) bool { return bred(s) != "" })
}

var deeds = []deed{
	{"generation", func(*person) {}, "n", bred},
	{"accept", breedOne, "1a", finder(saidAccepted)},
	{"undo", func(p *person) { breedOne(p); p.press("2a"); p.until("accepted") }, "u", func(s string) string {
		if strings.Contains(s, "undid") {
			return "undo"
		}
		return ""
	}},
	{"branch", func(*person) {}, "btry\r", finder(saidBranch)},
}

// TestTheStudioIsKilled kills the studio at moments spread over the time that each deed takes, alone or
// with its children, and looks for everything that it said it had done. CULTIVAR_KILLS says how often.
func TestTheStudioIsKilled(t *testing.T) {
	t.Setenv("CULTIVAR_BROWSER", "/nonexistent/browser")
	n := 1
	if total, err := strconv.Atoi(os.Getenv("CULTIVAR_KILLS")); err == nil {
		n = max(1, total/len(deeds))
	}
	for _, what := range deeds {
		t.Run(what.name, func(t *testing.T) {
			t.Parallel()
			killStudio(t, what, n)
		})
	}
}

func killStudio(t *testing.T, what deed, n int) {
	d := layOut(t)
	p := d.open(d.page)
	p.until("● open index.html")
	took := what.time(p)
	p.press("q")
	p.untilEnd()
	promised := []string{}
	hits := 0
	for i := range n {
		p := d.open(d.page)
		p.until("●")
		what.ready(p)
		p.press(what.keys)
		<-time.After(took * time.Duration(2*i+1) / time.Duration(2*n)) // the moment of death
		pid := p.program.Process.Pid
		if i%2 == 0 {
			pid = -pid
		}
		_ = syscall.Kill(pid, syscall.SIGKILL)
		<-p.ended
		if promise := what.done(p.sees()); promise == "" {
			hits++
		} else {
			promised = append(promised, promise)
		}
		p.leave()
		d.survived(promised)
		if t.Failed() {
			t.Fatalf("after kill %d of %d", i+1, n)
		}
	}
	t.Logf("%d kills over %v, %d before it was said to be done", n, took, hits)
	if n >= 100 && hits*3 < n {
		t.Errorf("only %d of %d kills came before it was said to be done", hits, n)
	}
}

// time does the deed once and says how long it took.
func (w deed) time(p *person) time.Duration {
	w.ready(p)
	began := time.Now()
	p.press(w.keys)
	p.untilTrue("see "+w.name+" done", func(s string) bool { return w.done(s) != "" })
	return time.Since(began)
}

// survived opens the session and looks for everything that was promised.
func (d *design) survived(promised []string) {
	d.Helper()
	var versions, branches, generations bytes.Buffer
	for _, c := range []struct {
		out  *bytes.Buffer
		args []string
	}{{&versions, []string{"log", "--steps"}}, {&branches, []string{"branch"}}, {&generations, []string{"log", "--generations"}}} {
		var said bytes.Buffer
		if code := run(d.Context(), append([]string{"--json", "--session", d.session}, c.args...), stdio{nil, c.out, &said}); code != exitDone {
			d.Fatalf("%v exits %d: %s", c.args, code, said.String())
		}
	}
	var tips struct{ Branches map[string]string }
	if err := json.Unmarshal(branches.Bytes(), &tips); err != nil {
		d.Fatal(err)
	}
	for _, promise := range promised {
		_, isBranch := tips.Branches[promise]
		number, isGeneration := strings.CutPrefix(promise, "generation ")
		switch {
		case isBranch, promise == "undo":
		case isGeneration && strings.Contains(generations.String(), fmt.Sprintf(`"number":%s,`, number)):
		case strings.Contains(versions.String(), `"version":"`+promise):
		default:
			d.Errorf("%s was promised and is lost", promise)
		}
	}
	d.git(d.session, "fsck", "--full")
	if status := d.git(d.session, "status", "--porcelain"); status != "" {
		d.Errorf("git status is not clean:\n%s", status)
	}
}
