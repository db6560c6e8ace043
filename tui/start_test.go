package tui

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

// sprouts are starters.
func sprouts() []Starter {
	var out []Starter
	for _, name := range []string{"bean", "pea", "corn", "rice", "oat"} {
		out = append(out, Starter{Name: name, Title: "A field of " + name, Artifact: artifact.Artifact{
			Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte("<h1>" + name + "</h1>")},
		}})
	}
	return out
}

// begin drives the start screen; what is asked for is written into asked.
func begin(t *testing.T, asked *[]string) *driver {
	t.Helper()
	camera := &painter{}
	give := func(what string) (*session.Studio, error) {
		*asked = append(*asked, what)
		if what == "words refuse" {
			return nil, errors.New("nothing grows from that")
		}
		studio, _ := plot(t, camera)
		return studio, nil
	}
	return drive(t, 120, 40, Options{
		Recent:       []Recent{{Name: "meadow", Path: "/s/meadow", From: "/d/meadow.html", When: time.Now().Add(-3 * time.Hour)}},
		Starters:     sprouts(),
		Camera:       func(context.Context) (render.Camera, error) { return camera, nil },
		OpenFile:     func(_ context.Context, path string) (*session.Studio, error) { return give("open " + path) },
		NewStarter:   func(_ context.Context, name string) (*session.Studio, error) { return give("starter " + name) },
		NewFromWords: func(_ context.Context, words string) (*session.Studio, error) { return give("words " + words) },
	}).Settle().Exact()
}

func TestStartScreen(t *testing.T) {
	var asked []string
	d := begin(t, &asked).Shows("recent", "meadow", "3 h", "open a file", "describe it in words", "A field of bean")
	d.Hides("· · ·")
	d.Press("right", "right", "enter").Settle().Exact().Shows("seed garden")
	if len(asked) != 1 || asked[0] != "starter pea" {
		t.Errorf("asked for %v", asked)
	}
}

func TestStartFromTheListOrANumber(t *testing.T) {
	for _, c := range []struct {
		want string
		do   func(*driver)
	}{
		{"open /s/meadow", func(d *driver) { d.Press("enter") }},
		{"starter corn", func(d *driver) { d.Press("3") }},
		{"open /tmp/x.svg", func(d *driver) { d.Press("o").Type("/tmp/x.svg").Press("enter") }},
		{"open /tmp/y.svg", func(d *driver) { d.Press("down", "enter").Type("/tmp/y.svg").Press("enter") }},
		{"words a quiet poster", func(d *driver) { d.Press("i").Type("a quiet poster").Press("enter") }},
		{"starter rice", func(d *driver) {
			r := d.m.layout.Tiles[3]
			d.Click(r.X+1, r.Y+1, tea.MouseLeft).Click(r.X+1, r.Y+1, tea.MouseLeft)
		}},
		{"open /s/meadow", func(d *driver) {
			r := d.m.layout.History
			d.Click(r.X+2, r.Y+5, tea.MouseLeft)
		}},
	} {
		var asked []string
		d := begin(t, &asked)
		c.do(d)
		d.Settle().Exact()
		if len(asked) != 1 || asked[0] != c.want {
			t.Errorf("asked for %v, wanted %q", asked, c.want)
		}
	}
}

func TestWordsThatGiveNothing(t *testing.T) {
	var asked []string
	d := begin(t, &asked)
	d.Press("i").Type("refuse").Press("enter").Settle().Exact().Status("nothing grows from that")
	if d.m.prompt.Value() != "refuse" {
		t.Errorf("the prompt holds %q", d.m.prompt.Value())
	}
}

func TestManyEarlierSessionsScroll(t *testing.T) {
	var recent []Recent
	for i := range 40 {
		recent = append(recent, Recent{Name: fmt.Sprintf("bed-%02d", i), Path: fmt.Sprint(i)})
	}
	d := drive(t, 80, 24, Options{Recent: recent, Starters: sprouts()}).Settle().Exact().Shows("bed-00", "open a file", "describe it in words")
	for range 39 {
		d.Press("j")
	}
	d.Settle().Exact().Shows("bed-39", "open a file").Hides("bed-00")
	d.Press("j").Settle().Press("j").Settle()
	if e, _ := d.m.start.Under(); e.Label != "describe it in words" {
		t.Errorf("the cursor is on %q", e.Label)
	}
}

func TestLongTitlesOfStartersAreCutAtTheComma(t *testing.T) {
	starters := sprouts()
	starters[0].Title = "Bean, a plant that climbs up poles and fences and towers and steeples"
	d := drive(t, 80, 24, Options{Starters: starters}).Settle().Exact()
	d.Shows("Bean").Hides("a plant")
}

func TestTheStartScreenChoosesOneThing(t *testing.T) {
	var asked []string
	d := begin(t, &asked).Settle()
	if !d.m.start.InList() {
		d.Press("tab").Settle()
	}
	d.Hides("┏").Press("tab").Settle().Shows("┏")
}
