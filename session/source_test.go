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
	d.ctx = t.Context() // it may take long
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

func (d *desk) edit(from, to string) session.Version {
	d.Helper()
	a, err := d.studio.Artifact(d.ctx, "head")
	must(d.T, err)
	v, err := d.studio.CommitEdit(d.ctx, a.WithSource([]byte(strings.Replace(string(a.Source()), from, to, 1))), to)
	must(d.T, err)
	return v
}

func (d *desk) outside(from, to string) {
	d.Helper()
	data, err := os.ReadFile(d.source)
	must(d.T, err)
	must(d.T, os.WriteFile(d.source, []byte(strings.Replace(string(data), from, to, 1)), 0o644))
}

func TestTakingWhatIsThereAlreadyMakesNoVersion(t *testing.T) {
	d := newDesk(t)
	if v, err := d.studio.AcceptSource(d.ctx); err == nil || !strings.Contains(err.Error(), "nothing to take") {
		t.Errorf("taking an unchanged source gives %q, %v", v.Subject, err)
	}
}

func TestAClashSaysWhatIsTheirsAndWhatIsMine(t *testing.T) {
	d := newDesk(t)
	d.edit("border-radius: 8px", "border-radius: 20px")
	d.edit("Orchard", "Vineyard")
	d.outside("Orchard", "Meadow")
	d.outside("#222222", "#333333")
	clash, err := d.studio.Clash(d.ctx)
	must(t, err)
	var said []string
	for _, c := range clash.Changes {
		said = append(said, fmt.Sprintf("%s %d", c.Whose, c.Line))
	}
	if got := strings.Join(said, ", "); got != "theirs 4, mine 6, both 8" {
		t.Errorf("the clash is %s", got)
	}
	both := clash.Changes[2]
	if !strings.Contains(both.Was, "Orchard") || !strings.Contains(both.Mine, "Vineyard") || !strings.Contains(both.Theirs, "Meadow") {
		t.Errorf("both: %+v", both)
	}
}

func TestMergingTheSourceKeepsBothSides(t *testing.T) {
	for prefer, want := range map[session.Side]string{session.Mine: "Vineyard", session.Theirs: "Meadow"} {
		t.Run(string(prefer), func(t *testing.T) {
			d := newDesk(t)
			d.edit("border-radius: 8px", "border-radius: 20px")
			d.edit("Orchard", "Vineyard")
			d.outside("Orchard", "Meadow")
			d.outside("#222222", "#333333")
			v, paths, err := d.studio.MergeSource(d.ctx, prefer)
			must(t, err)
			data, err := os.ReadFile(d.source)
			must(t, err)
			for _, text := range []string{"20px", "#333333", want} {
				if !strings.Contains(string(data), text) {
					t.Errorf("%s is missing in what was written:\n%s", text, data)
				}
			}
			if len(paths) != 1 || len(v.Parents) != 2 || !strings.Contains(d.git("log", "-p", "--all", "--full-history", "-m"), "Meadow") {
				t.Errorf("wrote %v as a version with parents %v", paths, v.Parents)
			}
			if _, changed, err := d.studio.Changed(d.ctx); changed || err != nil {
				t.Errorf("the merged file looks like a change (%v)", err)
			}
		})
	}
}

// The watcher may look at the source at any moment of a write of the session's own.
func TestTheSessionsOwnWritesAreNoNews(t *testing.T) {
	d := newDesk(t)
	stop, looked := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for {
			select {
			case <-stop:
				looked <- n
				return
			default:
			}
			n++
			if c, changed, err := d.studio.Changed(d.ctx); changed || err != nil {
				t.Errorf("after %d looks the session's own write looks like another's: %q, %v", n, c.Artifact.Source(), err)
			}
		}
	}()
	for i := range 12 {
		d.edit("font-size: 4", fmt.Sprintf("font-size: %d4", i%3+1))
		_, err := d.studio.WriteBack(d.ctx, false)
		must(t, err)
	}
	close(stop)
	t.Logf("looked %d times", <-looked)
}

func TestRevertFromTheMiddle(t *testing.T) {
	d := newDesk(t)
	round := d.edit("border-radius: 8px", "border-radius: 20px")
	d.edit("Orchard", "Vineyard")
	v, err := d.studio.Revert(d.ctx, round.ID, false)
	must(t, err)
	a, err := d.studio.Artifact(d.ctx, "head")
	must(t, err)
	if text := string(a.Source()); !strings.Contains(text, "8px") || !strings.Contains(text, "Vineyard") || v.Origin != session.Restore {
		t.Errorf("after the revert, %s:\n%s", v.Origin, text)
	}
	if _, err := d.studio.Revert(d.ctx, round.ID, false); err == nil || !strings.Contains(err.Error(), "nothing of its change is left") {
		t.Errorf("taking it back twice gives %v", err)
	}
}

func TestARevertThatClashesSaysWhereAndWithWhat(t *testing.T) {
	d := newDesk(t)
	a, err := d.studio.Artifact(d.ctx, "head")
	must(t, err)
	text := strings.NewReplacer("#222222", "#111111", "Orchard", "Vineyard").Replace(string(a.Source()))
	two, err := d.studio.CommitEdit(d.ctx, a.WithSource([]byte(text)), "two changes")
	must(t, err)
	d.edit("border-radius: 8px", "border-radius: 9px")
	again := d.edit("Vineyard", "Meadow")
	d.edit("padding: 16px", "padding: 20px")
	_, err = d.studio.Revert(d.ctx, two.ID, false)
	var overlap session.OverlapError
	if !errors.As(err, &overlap) || overlap.Rest != 1 {
		t.Fatalf("the revert gives %v", err)
	}
	for _, want := range []string{"index.html line 8", again.ID[:7] + " “Meadow”", "1 of 2 changes"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it does not say %s: %v", want, err)
		}
	}
	_, err = d.studio.Revert(d.ctx, two.ID, true)
	must(t, err)
	a, err = d.studio.Artifact(d.ctx, "head")
	must(t, err)
	if text := string(a.Source()); !strings.Contains(text, "#222222") || !strings.Contains(text, "Meadow") || !strings.Contains(text, "9px") {
		t.Errorf("after taking the rest back:\n%s", text)
	}
}
