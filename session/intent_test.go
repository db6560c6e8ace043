package session_test

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"testing"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

// gauge is a painter that measures the ground by a word in the source.
type gauge struct{ painter }

func (g *gauge) Measure(_ context.Context, doc render.Document, _ render.Viewport) (render.Facts, error) {
	f := render.Facts{Width: 1280, Height: 800, Background: "#ffffff"}
	if bytes.Contains(doc.Files[doc.Main], []byte("navy")) {
		f.Background = "#000080"
	}
	return f, nil
}

// scribe is a model that replaces one text by another and remembers its briefs.
type scribe struct {
	from, to string
	checks   []session.Check
	briefs   []session.Brief
}

func (s *scribe) Name() string { return "scribe" }

func (s *scribe) Propose(_ context.Context, b session.Brief, on session.ModelEvents) error {
	s.briefs = append(s.briefs, b)
	a := b.Parents[0]
	on.Reply(0, session.Reply{Artifact: a.WithSource(bytes.ReplaceAll(a.Source(), []byte(s.from), []byte(s.to))), Checks: s.checks})
	return nil
}

func newIntentDesk(t *testing.T, s *scribe) *desk {
	d := newDesk(t)
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: s})
	return d
}

func (d *desk) say(words string) session.Variant {
	d.Helper()
	_, events := d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: words, Tile: session.View(artifact.Page).Within(160, 100)})
	return d.finish(events).Variants[0]
}

func find(v session.Variant, rule string) (session.Check, bool) {
	for _, c := range v.Checks {
		if c.Rule == rule {
			return c, true
		}
	}
	return session.Check{}, false
}

func TestWhatWasAskedForIsCheckedOnEveryLaterVariant(t *testing.T) {
	s := &scribe{from: "#ffffff", to: "navy", checks: []session.Check{{Name: "the ground is navy", OK: true, Rule: "ground navy"}}}
	d := newIntentDesk(t, s)
	_, err := d.studio.Accept(d.ctx, d.say("make the background navy").Ref())
	must(t, err)
	for _, v := range d.breed().Variants {
		c, there := find(v, "ground navy")
		if keeps := bytes.Contains(v.Artifact.Source(), []byte("navy")); !there || c.OK != keeps || c.OK == (c.Note != "") {
			t.Errorf("tile %d: %+v, there %v", v.Tile, c, there)
		}
	}
	s.from, s.to, s.checks = "navy", "teal", nil
	forgets := d.say("make the headline green")
	if c, there := find(forgets, "ground navy"); !there || c.OK || c.Note != "the ground is white (#ffffff)" {
		t.Errorf("the tile that forgets says %+v", forgets.Checks)
	}
	if told := s.briefs[1].Checks; len(told) != 1 || told[0].Rule != "ground navy" {
		t.Errorf("the model was told %+v", told)
	}
	_, err = d.studio.Accept(d.ctx, forgets.Ref())
	must(t, err)
	if _, there := find(d.say("anything"), "ground navy"); there {
		t.Error("what was given up is still asked for")
	}
}

// lamp is a gauge that measures a dark ground where the picture is light: a page whose panels hide its body.
type lamp struct{ gauge }

func (l *lamp) Measure(_ context.Context, _ render.Document, _ render.Viewport) (render.Facts, error) {
	return render.Facts{Width: 1280, Height: 800, Background: "#101418"}, nil
}

func (l *lamp) Sheet(_ context.Context, docs []render.Document, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	shots := make([]render.Shot, len(docs))
	for i := range docs {
		w, h := from.Pixels()
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
		shots[i] = render.Shot{Image: img}
		if each != nil {
			each(i, shots[i])
		}
	}
	return shots, nil
}

func TestDarkModeIsCheckedOnThePicture(t *testing.T) {
	d := newDesk(t)
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &lamp{}})
	c, there := find(d.say("dark mode"), "ground dark")
	if !there || c.OK || c.Note != "most of the picture is light still" {
		t.Errorf("the check says %+v, there %v", c, there)
	}
}
