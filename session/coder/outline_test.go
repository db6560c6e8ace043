package coder

import (
	"testing"

	"cultivar/render"
)

func TestShapesWithoutNamesAreToldAsOne(t *testing.T) {
	f := &render.Facts{Elements: []render.Element{
		{Path: []int{0}, Tag: "g", ID: "bars", Fill: "#000000", Box: render.Box{W: 50, H: 30}},
		{Path: []int{0, 0}, Tag: "rect", Fill: "#ff0000", Box: render.Box{X: 10, Y: 5, W: 10, H: 20}},
		{Path: []int{0, 1}, Tag: "rect", Fill: "#00ff00", Box: render.Box{X: 25, Y: 0, W: 10, H: 25}},
		{Path: []int{0, 2}, Tag: "rect", Fill: "#0000ff", Box: render.Box{X: 40, Y: 10, W: 10, H: 15}},
		{Path: []int{1}, Tag: "rect", Fill: "#ffffff", Box: render.Box{W: 5, H: 5}},
	}}
	want := "g#bars 0,0 50×30\n3 × rect 10,0 40×25 fill #ff0000 … #0000ff\nrect 0,0 5×5 fill #ffffff"
	if got := outline(f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFaultsCallElementsAsTheOutlineDoes(t *testing.T) {
	f := &render.Facts{Elements: []render.Element{
		{Selector: "#top > p:nth-of-type(1)", Tag: "p", Classes: []string{"eyebrow"}, Text: "Night trains", Contrast: 2.04, Color: "#b63a20", Background: "#0b1330"},
		{Selector: "#top > p:nth-of-type(12)", Tag: "p", Text: "Eleven cities"},
	}}
	for note, want := range map[string]string{
		"#top > p:nth-of-type(1) “Night trains”: its contrast is too low": "p.eyebrow “Night trains”: its contrast is too low: 2.0, #b63a20 on #0b1330",
		"#top > p:nth-of-type(12): it sticks out":                         "p “Eleven cities”: it sticks out",
		"#top > p:nth-of-type(12) > b: it is 20 px":                       "#top > p:nth-of-type(12) > b: it is 20 px",
		"there is no oven": "there is no oven",
	} {
		if got := called(note, f); got != want {
			t.Errorf("%s\n got %s\nwant %s", note, got, want)
		}
	}
}
