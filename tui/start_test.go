package tui

import (
	"context"
	"errors"
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
