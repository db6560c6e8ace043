package tui

import (
	"context"
	"strings"
	"testing"

	"cultivar/session"
)

// pruner is a model that makes three changes far from each other.
type pruner struct{}

func (pruner) Name() string { return "pruner-1" }

func (pruner) Propose(_ context.Context, b session.Brief, on session.ModelEvents) error {
	source := strings.NewReplacer("<title>Garden", "<title>Orchard", "everybody", "nobody").Replace(string(b.Parents[0].Source()))
	on.Reply(0, session.Reply{Artifact: b.Parents[0].WithSource([]byte(source)), Caption: "orchard"})
	return nil
}

func TestChangesOfATileAreTakenOrLeft(t *testing.T) {
	d := openMeasured(t, 120, 40, pruner{})
	d.Press("p").Status("one version is on the stage")
	d.Type("an orchard").Press("enter").Settle().Press("p").Settle().Exact()
	d.Shows("● 1", "● 2", "<title>Orchard", "2 of 2 changes taken", "space take or leave")
	whole, _ := d.m.desk.Spot("picks")
	d.Press("down", "space").Settle().Shows("○ 2", "1 of 2 changes taken", "nobody")
	if part, _ := d.m.desk.Spot("picks"); part.Ref == whole.Ref || !strings.HasSuffix(part.Ref, "#1") {
		t.Errorf("the picture shows %q, before %q", part.Ref, whole.Ref)
	}
	d.Press("*", "*", "*").Settle().Press("enter").Settle().Status("no change is taken")
	d.Press("up", "space", "enter").Settle().Status("took 1 of 2 changes").Grid().Has(2).Exact()
	v := d.m.underCursor().variant
	if got := string(v.Artifact.Source()); !strings.Contains(got, "Orchard") || strings.Contains(got, "nobody") {
		t.Errorf("took\n%s", got)
	}
	d.Press("a").Settle().Status("accepted").Shows("● accepted")
}

func TestTakenChangesAreAcceptedAtOnce(t *testing.T) {
	d := openMeasured(t, 80, 24, pruner{})
	d.Type("an orchard").Press("enter").Settle().Press("p").Settle().Exact().Press("space", "a").Settle().Status("accepted")
	if got := git(t, d, "show", "HEAD:garden.html"); strings.Contains(got, "Orchard") || !strings.Contains(got, "nobody") {
		t.Errorf("accepted\n%s", got)
	}
}
