package session_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

// studioModel proposes several designs at once, each with checks of its own.
type studioModel struct {
	grounds []string // a colour each; "" fails
	checks  [][]session.Check
}

func (*studioModel) Name() string { return "several" }

func (s *studioModel) Propose(_ context.Context, b session.Brief, on session.ModelEvents) error {
	for i, ground := range s.grounds {
		on.Plan(i, "a "+ground+" ground")
		if ground == "" {
			on.Fail(i, errors.New("it answered with words"))
			continue
		}
		a := b.Parents[0]
		r := session.Reply{Artifact: a.WithSource(bytes.ReplaceAll(a.Source(), []byte("#ffffff"), []byte(ground))), Caption: ground, Direction: "a " + ground + " ground: all over"}
		if i < len(s.checks) {
			r.Checks = s.checks[i]
		}
		on.Reply(i, r)
	}
	return nil
}

// ruled are checks of instructions of which the first failed ones do not hold.
func ruled(failed, all int) (out []session.Check) {
	for i := range all {
		out = append(out, session.Check{Name: "a wish", Rule: "text wish" + string(rune('a'+i)), OK: i >= failed})
	}
	return out
}

func (d *desk) sayMany(q session.AskRequest) (session.Generation, string, []session.Event) {
	d.Helper()
	q.Tile = session.View(artifact.Page).Within(160, 100)
	_, events := d.studio.Ask(d.ctx, nil, q)
	var all []session.Event
	for e := range events {
		all = append(all, e)
		switch e := e.(type) {
		case session.Done:
			return e.Generation, e.Said, all
		case session.Failed:
			if e.Tile < 0 {
				d.Fatal(e.Err)
			}
		}
	}
	d.Fatal("no end")
	return session.Generation{}, "", nil
}

func TestTilesByAModelAreOrderedByQualityAndTheWeakAreLeftOut(t *testing.T) {
	d := newDesk(t)
	m := &studioModel{
		grounds: []string{"navy", "teal", "teal", "gold", "", "pink"},
		checks:  [][]session.Check{ruled(1, 4), ruled(0, 4), ruled(2, 4), ruled(0, 4), nil, ruled(4, 4)},
	}
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: m})
	g, said, events := d.sayMany(session.AskRequest{Instruction: "another ground", Count: 6})
	var captions []string
	for i, v := range g.Variants {
		if v.Tile != i+1 {
			t.Errorf("%s is tile %d at place %d", v.Caption, v.Tile, i+1)
		}
		captions = append(captions, v.Caption)
	}
	if got := strings.Join(captions, " "); got != "teal gold navy" {
		t.Errorf("ordered %q", got)
	}
	for _, want := range []string{"1 not made: it answered with words", "“teal” looks like 1", "“pink” misses 4 of 4 checks"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in %q", want, said)
		}
	}
	if _, planned := events[1].(session.Planned); !planned {
		t.Errorf("the second event is %T", events[1])
	}
}

func TestAVariationIsRecordedWithItsDirection(t *testing.T) {
	d := newDesk(t)
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: &studioModel{grounds: []string{"navy", "teal"}}})
	g, _, _ := d.sayMany(session.AskRequest{By: "model", Count: 2})
	v, err := d.studio.Accept(d.ctx, g.Variants[0].Ref())
	must(t, err)
	if v.Origin != session.Breed || v.Proposer != "model" || v.Model != "several" || v.Instruction != "a navy ground: all over" || v.Subject != "navy" {
		t.Errorf("recorded as %+v", v)
	}
}

func TestTilesAreOrderedByLikenessToAReference(t *testing.T) {
	d := newDesk(t)
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: &studioModel{grounds: []string{"navy", "teal", "gold"}}})
	head, err := d.studio.Artifact(d.ctx, "head")
	must(t, err)
	doc, err := head.WithSource(bytes.ReplaceAll(head.Source(), []byte("#ffffff"), []byte("teal"))).Document()
	must(t, err)
	shot, err := (&gauge{}).Shoot(d.ctx, doc, session.View(artifact.Page).Within(160, 100))
	must(t, err)
	g, said, _ := d.sayMany(session.AskRequest{Instruction: "like this", Count: 3, Reference: &session.Reference{Name: "ref.png", Image: shot.Image}})
	if g.Variants[0].Caption != "teal" || g.Variants[0].Likeness == nil || *g.Variants[0].Likeness < 0.99 {
		t.Errorf("first comes %+v", g.Variants[0])
	}
	if !strings.Contains(said, "several takes no pictures: it was told the reference's colours") {
		t.Errorf("said %q", said)
	}
}
