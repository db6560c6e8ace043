package tui

import (
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/history"
)

// beside drives a second studio on the session that d shows, in a process of its own as far as the
// store can tell.
func (d *driver) beside(t *testing.T) *driver {
	t.Helper()
	store, err := history.Open(t.Context(), d.m.studio.Store().Dir())
	if err != nil {
		t.Fatal(err)
	}
	other := drive(t, 120, 40, Options{Studio: session.New(store, session.Options{Camera: &painter{}})})
	other.file = d.file
	return other.Settle()
}

func TestTwoStudiosSeeEachOther(t *testing.T) {
	one := open(t, 120, 40)
	two := one.beside(t)
	follow := func(what string, here, there *driver) {
		t.Helper()
		there.until(what, func() bool {
			return there.m.head == here.m.head && len(there.m.ids) == len(here.m.ids) && len(there.m.tree.Branches) == len(here.m.tree.Branches)
		})
		there.Settle().Exact()
	}
	one.Press("n").Settle()
	follow("the other one's generation is there", one, two)
	two.Status("elsewhere: generation 1")
	one.Press("a").Settle()
	follow("the other one's version is there", one, two)
	two.Status("elsewhere: " + short(one.m.head.Version)).Shows(strings.Fields(one.m.tree.Versions[0].Subject)[0])
	if s, _ := two.m.desk.Spot("stage"); s.Ref != one.m.head.Version {
		t.Error("the stage does not show the new head")
	}
	two.Press("b").Type("wild").Press("enter").Settle()
	follow("the branch is there", two, one)
	two.Press("n").Settle().Press("a").Settle()
	follow("the version of the second is there", two, one)
	one.Press("u").Settle().Status("undid")
	follow("the undo is there", one, two)
	if !strings.Contains(one.m.status.Notice, "undid") {
		t.Errorf("its own change is said to be another's: %q", one.m.status.Notice)
	}
}

func TestAChangeThatAnotherStudioSettlesIsOfferedNoMore(t *testing.T) {
	for name, settle := range map[string]string{"taken": "a", "written over": "o"} {
		t.Run(name, func(t *testing.T) {
			one := open(t, 120, 40)
			two := one.beside(t)
			writeFile(t, one.file, strings.Replace(garden, "Plant", "Weed", 1))
			for _, d := range []*driver{one, two} {
				d.until("the change is shown", func() bool { return d.m.gen != nil && d.m.gen.outside && d.m.gen.task == 0 })
				d.Settle()
			}
			if settle == "o" {
				one.Press("w").Settle()
			}
			one.Press(settle).Settle()
			two.until("it is settled there too", func() bool { return two.m.gen == nil && two.m.head == one.m.head })
			two.Settle().Exact().Hides("changed by another program")
		})
	}
}
