package session_test

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"cultivar/session"
	"cultivar/session/export"
)

// saves is how often each side saves; CULTIVAR_SAVES makes the test longer.
func saves(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("CULTIVAR_SAVES")); err == nil {
		return n
	}
	return 40
}

func TestInterleavedSavesLoseNeitherSide(t *testing.T) {
	d := newDesk(t)
	n := saves(t)
	other := outsider{path: d.source, saved: map[string]bool{}}
	turns := make(chan struct{})
	var outside sync.WaitGroup
	outside.Go(func() {
		for range turns {
			other.save(t)
		}
	})
	for i := range n {
		a, err := d.studio.Artifact(d.ctx, "head")
		must(t, err)
		mine := a.WithSource([]byte(strings.Replace(pageSource, "Orchard", fmt.Sprintf("Inside-%d-", i), 1)))
		_, err = d.studio.CommitEdit(d.ctx, mine, fmt.Sprintf("inside %d", i))
		must(t, err)
		turns <- struct{}{} // it saves while we write
		if _, err := d.studio.WriteBack(d.ctx, i%3 != 0); err != nil && !errors.Is(err, session.ErrConflict) {
			t.Fatal(err)
		}
	}
	close(turns)
	outside.Wait()
	onDisk, err := os.ReadFile(d.source)
	must(t, err)
	kept := d.git("log", "-p", "--all", "--full-history") + string(onDisk)
	for i := range n {
		if !strings.Contains(kept, fmt.Sprintf("Inside-%d-", i)) {
			t.Errorf("inside save %d is lost", i)
		}
	}
	for name := range other.saved {
		if !strings.Contains(kept, name) {
			t.Errorf("%s is lost", name)
		}
	}
	t.Logf("%d outside saves that the outside did not replace itself; %d written over and kept", len(other.saved), strings.Count(kept, "write over the edit"))
}

func TestAnOutsideEditIsMergedOntoWhatWasAccepted(t *testing.T) {
	d := newDesk(t)
	accepted := strings.Replace(pageSource, "border-radius: 8px", "border-radius: 20px", 1)
	a, err := d.studio.Artifact(d.ctx, "head")
	must(t, err)
	_, err = d.studio.CommitEdit(d.ctx, a.WithSource([]byte(accepted)), "rounder")
	must(t, err)
	for i, word := range []string{"Meadow", "Garden"} {
		must(t, os.WriteFile(d.source, []byte(strings.Replace(pageSource, "Orchard", word, 1)), 0o644))
		v, err := d.studio.AcceptSource(d.ctx)
		must(t, err)
		now, err := d.studio.Artifact(d.ctx, "head")
		must(t, err)
		if text := string(now.Source()); !strings.Contains(text, word) || !strings.Contains(text, "20px") {
			t.Fatalf("edit %d: the head holds neither or only one of both changes:\n%s", i, text)
		}
		if len(v.Parents) != 2 {
			t.Errorf("edit %d has parents %v, want the head and the edit", i, v.Parents)
		}
	}
}

func TestAnOutsideEditOfTheSameLinesStandsApart(t *testing.T) {
	d := newDesk(t)
	a, err := d.studio.Artifact(d.ctx, "head")
	must(t, err)
	_, err = d.studio.CommitEdit(d.ctx, a.WithSource([]byte(strings.Replace(pageSource, "Orchard", "Vineyard", 1))), "rename")
	must(t, err)
	before, err := d.studio.Head(d.ctx)
	must(t, err)
	must(t, os.WriteFile(d.source, []byte(strings.Replace(pageSource, "Orchard", "Meadow", 1)), 0o644))
	_, err = d.studio.AcceptSource(d.ctx)
	must(t, err)
	after, err := d.studio.Head(d.ctx)
	must(t, err)
	if after.Branch == before.Branch {
		t.Error("a rival of the head was committed on the head's branch")
	}
}

// outsider is another program that saves the source, and knows which of its saves it replaced itself.
type outsider struct {
	path  string
	n     int
	saved map[string]bool
}

func (o *outsider) save(t *testing.T) {
	name := fmt.Sprintf("Outside-%d-", o.n)
	o.n++
	old, err := export.Replace(o.path, []byte(strings.Replace(pageSource, "Orchard", name, 1)))
	if err != nil {
		t.Errorf("the outside save failed: %v", err)
	}
	o.saved[name] = true
	for was := range o.saved {
		if strings.Contains(string(old), was) {
			delete(o.saved, was)
		}
	}
}
