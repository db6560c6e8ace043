package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
)

// surveyor is a painter that measures the garden.
type surveyor struct{ painter }

func (*surveyor) Measure(context.Context, render.Document, render.Viewport) (render.Facts, error) {
	return render.Facts{Width: 1280, Height: 2400, Elements: []render.Element{
		{Path: []int{1}, Tag: "body", Box: render.Box{W: 1280, H: 2400}},
		{Path: []int{1, 0}, Tag: "header", Box: render.Box{W: 1280, H: 90}},
		{Path: []int{1, 1, 0}, Tag: "section", Classes: []string{"card"}, Text: "Plant", Box: render.Box{X: 16, Y: 106, W: 600, H: 160}},
		{Path: []int{1, 1, 1}, Tag: "section", Classes: []string{"card"}, Text: "Water", Box: render.Box{X: 640, Y: 106, W: 600, H: 160}},
		{Path: []int{1, 2}, Tag: "footer", ID: "end", Text: "Bye", Box: render.Box{Y: 2300, W: 1280, H: 100}},
	}}, nil
}

func openMeasured(t *testing.T, w, h int, model session.Model) *driver {
	t.Helper()
	camera := &surveyor{}
	made, file := plot(t, camera)
	d := drive(t, w, h, Options{Studio: session.New(made.Store(), session.Options{Camera: camera, Model: model})})
	d.file = file
	return d.Settle()
}

func TestMentionsAreCompleted(t *testing.T) {
	d := openMeasured(t, 120, 40, nil)
	d.Type("make @").Settle().Shows("@header", "@card-1", "Plant", "@end").Exact()
	d.Type("wat").Settle().Shows("@card-2").Hides("@header")
	if s, _ := d.m.desk.Spot("stage"); s.Marks == nil || s.Marks.Here == nil || s.Marks.Here.X != 0.5 {
		t.Errorf("the second card is not shown on the stage: %+v", s.Marks)
	}
	d.Press("enter")
	if got := d.m.prompt.Value(); got != "make @card-2 " {
		t.Errorf("the prompt holds %q", got)
	}
	d.Type("and @c").Settle().Press("down", "tab")
	if got := d.m.prompt.Value(); got != "make @card-2 and @card-2 " {
		t.Errorf("the prompt holds %q", got)
	}
	d.Type("@B").Settle().Shows("@B2", "cell").Press("esc").Settle().Hides("@B2")
	if d.m.region != onPrompt {
		t.Error("esc left the prompt together with the list")
	}
}

func TestAMentionBelowTheScreenIsScrolledTo(t *testing.T) {
	d := openMeasured(t, 120, 40, nil)
	d.Type("shrink @en").Settle()
	if d.m.scroll.top != 1600 {
		t.Errorf("the page stands at %d", d.m.scroll.top)
	}
}

func TestTheLetteredGrid(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		d := openMeasured(t, size[0], size[1], nil)
		d.Press("@").Settle().Exact().Status("say @B3")
		letters := ""
		for row := range strings.SplitSeq(d.Text(), "\n") {
			if fields := strings.Join(strings.FieldsFunc(row, func(r rune) bool { return r < 'A' || r > 'F' }), ""); fields == "ABCDEF" {
				letters = row
			}
		}
		if letters == "" {
			t.Errorf("no letters over the picture:\n%s", d.Text())
		}
		s, _ := d.m.desk.Spot("stage")
		if s.Marks == nil || s.Marks.Grid == nil || len(s.Marks.Outlines) != 4 {
			t.Errorf("marks %+v", s.Marks)
		}
		d.Press("@").Settle()
		if s, _ := d.m.desk.Spot("stage"); s.Marks != nil {
			t.Error("the grid did not go away")
		}
	}
}

func TestAClickOnTheLetteredPicturePointsAtTheElement(t *testing.T) {
	d := openMeasured(t, 120, 40, nil)
	d.Press("@").Settle()
	s, _ := d.m.desk.Spot("stage")
	shown := d.m.desk.Show("stage").Size
	left, top := s.Box.X+(s.Box.W-shown.W)/2, s.Box.Y+(s.Box.H-shown.H)/2
	d.Click(left+shown.W*3/4, top+shown.H*180/800, tea.MouseLeft).Settle()
	if got := d.m.prompt.Value(); got != "@card-2 " || d.m.region != onPrompt {
		t.Errorf("the prompt holds %q", got)
	}
}
