package page

import (
	"testing"

	"cultivar/render"
	"cultivar/session/artifact/markup"
)

func TestWhatTouchesTheWindowsEdgesIsNotRounded(t *testing.T) {
	p := written(t, `<html><head><style>.hero { border-radius: 2px } .card { border-radius: 2px }</style></head><body><section class="hero" id="h"><h1>Sea</h1></section><div class="card" id="c">A cabin</div></body></html>`)
	hero, card := p.matches("#h"), p.matches("#c")
	p.stood, p.curves = map[*markup.Node]render.Box{hero[0]: {W: screen, H: 500}, card[0]: {X: 100, Y: 600, W: 300, H: 200}}, map[*markup.Node]float64{hero[0]: 2, card[0]: 2}
	if p.radius(hero, "20px") {
		t.Error("a section from edge to edge became round")
	}
	if !p.radius(card, "20px") {
		t.Error("a card did not become round")
	}
}
