package tui

import (
	"fmt"
	"strings"
	"testing"

	"cultivar/tui/picture"
)

// thicket is a session with a crossover of tiles, a star, a branch and instructions.
func thicket(t *testing.T, w, h int) *driver {
	t.Helper()
	d := open(t, w, h)
	d.Press("n").Settle().Press("space", "l", "space").Settle().Press("n").Settle().Press("a").Settle().Press("esc").Settle()
	d.Type("make the background navy").Press("enter").Settle().Press("a").Settle().Press("s").Settle().Press("esc").Settle()
	d.Press("b").Type("wild").Press("enter").Settle()
	return d.Type("make the heading larger").Press("enter").Settle().Press("a").Settle().Press("esc").Settle()
}

func TestMatchesAreListedWhileOneTypes(t *testing.T) {
	d := thicket(t, 120, 40)
	d.Press("/").Type("navy").Settle().Exact().Shows("navy background", "★", "ask")
	d.Type(" nowhere").Settle().Exact().Shows("nothing fits")
	for range len(" nowhere") {
		d.Press("backspace")
	}
	d.Press("enter").Settle()
	if v, _ := d.m.history.Under(); d.m.region != onHistory || !strings.Contains(v.Subject, "navy") {
		t.Errorf("the search led to %q", v.Subject)
	}
}

func TestTheHistoryIsFiltered(t *testing.T) {
	d := thicket(t, 120, 40)
	all := d.m.history.Len()
	for query, want := range map[string]int{"origin:ask": 2, "is:starred": 1, "branch:main": 3, "branch:wild origin:ask": 2, "origin:seed": 1} {
		d.Press("/").Type(query).Settle().Press("enter").Settle().Exact()
		if n := d.m.history.Len(); n != want {
			t.Errorf("%s: %d versions fit, wanted %d:\n%s", query, n, want, d.Text())
		}
		d.Shows(fmt.Sprintf("history %d/%d %s", want, all+2, strings.Fields(query)[0])).Press("esc").Settle()
		if n := d.m.history.Len(); n != all {
			t.Errorf("%d of %d versions are shown after esc", n, all)
		}
	}
	d.Press("/").Type("origin:breed").Press("enter").Settle()
	d.Press("n").Settle().Press("a").Settle()
	if n := d.m.history.Len(); n != 2 {
		t.Errorf("after an accept %d versions fit the filter", n)
	}
}

func TestStepsAreFolded(t *testing.T) {
	d := thicket(t, 120, 40)
	folded := d.m.history.Len()
	d.Press("tab", ".").Settle().Status("steps are shown").Exact().Shows("○")
	if n := d.m.history.Len(); n != folded+2 {
		t.Errorf("%d versions with steps, %d without", n, folded)
	}
	d.Press(".").Settle().Hides("○").Shows("+2")
}

func TestABranchIsRenamed(t *testing.T) {
	d := thicket(t, 120, 40)
	d.Press("B")
	for range 4 {
		d.Press("backspace")
	}
	d.Type("calm").Press("enter").Settle().Status("wild is called calm now").Shows("calm")
	if name := git(t, d, "symbolic-ref", "--short", "HEAD"); name != "calm" {
		t.Errorf("git is on %s", name)
	}
}

func TestAnyGenerationIsShownAgain(t *testing.T) {
	d := thicket(t, 120, 40)
	first := d.m.ids[0]
	d.Press("{").Settle().Exact().Shows("generations", "navy background")
	d.Type("1").Press("enter").Settle().Shows("generation 1")
	if d.m.gen.id != first {
		t.Fatalf("generation %s is shown", d.m.gen.id)
	}
	want := d.m.gen.tile(7).variant.Artifact
	d.Press("7", "a").Settle().Status("accepted")
	if got := git(t, d, "show", "HEAD:garden.html"); got != strings.TrimSpace(string(want.Source())) {
		t.Error("the bytes of tile 7 have changed")
	}
}

func TestOldGenerationsAreDropped(t *testing.T) {
	d := open(t, 120, 40)
	prune := func() *driver { return d.Press(":").Type("drop old").Press("enter").Settle() }
	prune().Status("no generation yet")
	d.Press("n").Settle()
	prune().Status("nothing to drop")
	for i := range 52 {
		g := d.m.gen
		gen, err := d.m.studio.Generation(t.Context(), g.id)
		if err != nil {
			t.Fatal(err)
		}
		gen.ID = fmt.Sprintf("20260101T0000%02d000-0000", i)
		if err := d.m.studio.Store().Record(t.Context(), gen); err != nil {
			t.Fatal(err)
		}
	}
	d.do(d.m.load())
	d.Settle()
	prune().Exact().Shows("all but the newest 50", "frees 3 generations")
	d.Press("j", "enter").Settle().Status("dropped 3 generations")
	if len(d.m.ids) != 50 {
		t.Errorf("%d generations stay", len(d.m.ids))
	}
}

func TestTheVersionUnderTheCursorHasACard(t *testing.T) {
	d := thicket(t, 80, 24)
	d.Press("tab", "j")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d.Resize(size[0], size[1]).Settle().Exact().Shows("ask, by", "phrasebook", "“make the", "★ starred")
		spot, ok := d.m.desk.Spot("thumb")
		if v, _ := d.m.history.Under(); !ok || spot.Ref != v.ID || d.m.desk.Show("thumb").State != picture.Shown {
			t.Errorf("at %v the card shows no picture of the version", size)
		}
	}
	d.Press("j").Settle().Shows("breed, by", "2 parents")
	d.Press("tab", "esc", "n").Settle().Press("tab", "j").Settle().Exact().Shows("phrasebook")
	d.Press("esc").Settle().Exact()
}

func TestAnyTwoVersionsStandSideBySide(t *testing.T) {
	d := thicket(t, 120, 40)
	d.Press("tab", "C").Settle().Exact().Shows("larger heading", "the parent  navy background")
	stage, _ := d.m.desk.Spot("stage")
	other, _ := d.m.desk.Spot("other")
	if stage.Ref == other.Ref || d.m.desk.Show("other").State != picture.Shown {
		t.Error("the two pictures are one")
	}
	d.Press("space", "j", "j").Settle().Exact().Shows("the marked one  larger heading")
	if other, _ := d.m.desk.Spot("other"); other.Ref != d.m.head.Version {
		t.Error("the marked version does not stand beside the one under the cursor")
	}
	d.Press("d").Settle().Exact().Shows("code, against the marked one").Press("esc")
	d.Press("G").Settle().Exact()
	d.Press("space", "space", "esc").Settle().Exact().Hides("the marked one  ")
	d.Resize(60, 15).Settle().Press("C").Settle().Status("no room for two pictures")
	d = open(t, 80, 24)
	d.Press("n").Settle().Press("C").Settle().Exact()
	d.Press("C").Settle().Grid().Has(4).Exact()
}
