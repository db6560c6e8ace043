package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"cultivar/session"
)

// The test binary runs itself as a studio that is killed while it works: with victimTask set it
// opens the session in victimDir and does one thing over and over, saying "start" before and "done"
// with what must survive after.
const (
	victimTask = "CULTIVAR_TEST_TASK"
	victimDir  = "CULTIVAR_TEST_DIR"
)

// chores are what a victim does. Each returns what it has been promised: a version, "branch NAME", or
// "generation ID".
var chores = map[string]func(ctx context.Context, s *Store, n int) (string, error){
	"accept": acceptOnce,
	// line goes on from what it accepted last, whatever others have made the head.
	"line": func(ctx context.Context, s *Store, n int) (string, error) {
		if ownLine == "" {
			v, err := s.Version(ctx, "main")
			if err != nil {
				return "", err
			}
			ownLine = v.ID
		}
		v, err := s.Commit(ctx, "accept", ownLine, []session.Draft{draft(fmt.Sprintf("%d of %d", n, os.Getpid()), ownLine)})
		if err != nil {
			return "", err
		}
		ownLine = v[0].ID
		return ownLine, nil
	},
	"generation": func(ctx context.Context, s *Store, n int) (string, error) {
		id := fmt.Sprintf("20261122T174512-%d-%d", os.Getpid(), n)
		return "generation " + id, s.Record(ctx, litter(id, 8))
	},
	"undo": func(ctx context.Context, s *Store, n int) (string, error) {
		if n%3 == 0 {
			return acceptOnce(ctx, s, n)
		}
		do := s.Undo
		if n%3 == 2 {
			do = s.Redo
		}
		if _, err := do(ctx); err != nil && !errors.Is(err, session.ErrNothing) {
			return "", err
		}
		h, err := s.Head(ctx)
		return h.Version, err
	},
	"branch": func(ctx context.Context, s *Store, n int) (string, error) {
		if n%2 == 0 {
			h, err := s.Checkout(ctx, "main")
			return h.Version, err
		}
		h, err := s.Branch(ctx, fmt.Sprintf("b%d-%d", os.Getpid(), n), "head")
		if err != nil {
			return "", err
		}
		_, err = acceptOnce(ctx, s, n)
		return "branch " + h.Branch, err
	},
	"gc": func(ctx context.Context, s *Store, n int) (string, error) {
		id := fmt.Sprintf("%020d-%d", time.Now().UnixNano(), n)
		if err := s.Record(ctx, litter(id, 2)); err != nil {
			return "", err
		}
		if _, err := s.Prune(ctx, session.Limits{Keep: 2}); err != nil {
			return "", err
		}
		return "generation " + id, s.Pack(ctx)
	},
}

var ownLine string

func acceptOnce(ctx context.Context, s *Store, n int) (string, error) {
	h, err := s.Head(ctx)
	if err != nil {
		return "", err
	}
	d := draft(fmt.Sprintf("%d of %d", n, os.Getpid()), h.Version)
	d.Artifact = d.Artifact.With(fmt.Sprintf("parts/%d.css", n%3), []byte(strconv.Itoa(n)))
	v, err := s.Commit(ctx, "accept", h.Version, []session.Draft{d})
	if err != nil {
		return "", err
	}
	return v[0].ID, nil
}

func litter(id string, tiles int) session.Generation {
	g := session.Generation{ID: id}
	for tile := 1; tile <= tiles; tile++ {
		g.Variants = append(g.Variants, session.Variant{Tile: tile, Artifact: page(id + strconv.Itoa(tile))})
	}
	return g
}

// victim is the main function of a process that waits for its death.
func victim(task string) int {
	ctx := context.Background()
	s, err := Open(ctx, os.Getenv(victimDir))
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	for n := 1; ; n++ {
		fmt.Println("start")
		began := time.Now()
		promise, err := chores[task](ctx, s, n)
		if err != nil {
			fmt.Println("error", err)
			return 1
		}
		fmt.Println("done", time.Since(began).Microseconds(), promise)
	}
}

// chase runs a victim for a number of rounds and kills it a while after the next one has begun, alone
// or with all its children. It returns what was promised and whether the kill hit a round.
func chase(t *testing.T, dir, task string, rounds int, wait time.Duration, family bool) (promises []string, took time.Duration, hit bool) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), victimTask+"="+task, victimDir+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	started := 0
	hear := func() bool {
		if !lines.Scan() {
			return false
		}
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "start":
			started++
		case "done":
			micros, promise, _ := strings.Cut(rest, " ")
			n, _ := strconv.Atoi(micros)
			took = time.Duration(n) * time.Microsecond
			promises = append(promises, promise)
		default:
			t.Errorf("%s failed: %s", task, lines.Text())
		}
		return true
	}
	for started <= rounds && hear() {
		continue
	}
	<-time.After(wait) // the moment of death, not a wait for something
	target := cmd.Process.Pid
	if family {
		target = -target
	}
	_ = syscall.Kill(target, syscall.SIGKILL)
	for hear() {
		continue
	}
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait()
	return promises, took, started > len(promises)
}

// kills is how often each chore is killed; CULTIVAR_KILLS says how often all of them are in total.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("CULTIVAR_KILLS")); err == nil {
		return max(1, n/(len(chores)-1))
	}
	if testing.Short() {
		return 1
	}
	return 3
}

func TestKilled(t *testing.T) {
	for task := range chores {
		if task == "line" {
			continue
		}
		t.Run(task, func(t *testing.T) {
			t.Parallel()
			killTask(t, task, kills(t))
		})
	}
}

func killTask(t *testing.T, task string, n int) {
	g := plant(t)
	promised := []string{g.seed("one").ID}
	g.do(g.Close())
	_, duration, _ := chase(t, g.Dir(), task, 3, 0, false)
	hits := 0
	for i := range n {
		wait := duration * time.Duration(2*i+1) / time.Duration(2*n)
		promises, _, hit := chase(t, g.Dir(), task, 1+i%3, wait, i%2 == 0)
		if hit {
			hits++
		}
		promised = append(promised, promises...)
		survived(t, g.Dir(), task, promised)
		if t.Failed() {
			t.Fatalf("after kill %d of %d, %v into the round", i+1, n, wait)
		}
	}
	t.Logf("%d kills over %v, %d in the middle of a write", n, duration, hits)
	if hits*3 < n {
		t.Errorf("only %d of %d kills landed in the middle of a write", hits, n)
	}
}

// survived opens the session and looks for everything that was promised.
func survived(t *testing.T, dir, task string, promised []string) {
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	g := &garden{s, t}
	tree, err := g.Tree(t.Context(), 0)
	g.do(err)
	generations, err := g.List(t.Context())
	g.do(err)
	for i, promise := range promised {
		word, name, _ := strings.Cut(promise, " ")
		ok := false
		switch word {
		case "branch":
			_, ok = tree.Branches[name]
		case "generation":
			ok = slices.Contains(generations, name) || task == "gc" && i < len(promised)-1
		default:
			ok = slices.ContainsFunc(tree.Versions, func(v session.Version) bool { return v.ID == word })
		}
		if !ok {
			t.Errorf("%s was promised and is lost; repaired: %q", promise, g.Repaired())
		}
	}
	a, err := g.Artifact(t.Context(), "head")
	g.do(err)
	for path, data := range a.Files {
		if g.file(path) != string(data) {
			t.Errorf("%s is %q and not %q; repaired: %q", path, g.file(path), data, g.Repaired())
		}
	}
	s.background.Wait()
	defer g.packingOver().Close() // fsck does not bear that an orphaned git still packs
	g.sound()
}

// packingOver waits until no git packs the session any more, and holds the others off.
func (g *garden) packingOver() *os.File {
	f, err := os.OpenFile(g.private("packing"), os.O_RDWR|os.O_CREATE, 0o644)
	g.do(err)
	g.do(syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
	return f
}
