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

func TestABandThatSharesARuleWithCardsStaysSquare(t *testing.T) {
	p := written(t, `<html><head><style>.box { border-radius: 2px }</style></head><body><section class="box" id="h"><h1>Sea</h1></section><div class="box" id="c">A cabin</div></body></html>`)
	band, card := p.matches("#h"), p.matches("#c")
	p.stood, p.curves = map[*markup.Node]render.Box{band[0]: {W: screen, H: 500}, card[0]: {X: 100, Y: 600, W: 300, H: 200}}, map[*markup.Node]float64{band[0]: 2, card[0]: 2}
	if !p.radius(append(band, card...), "20px") {
		t.Fatal("the card did not become round")
	}
	a, err := finish(p)
	if err != nil {
		t.Fatal(err)
	}
	child := &Page{design: parse(a)}
	for id, want := range map[string]string{"#h": "2px", "#c": "20px"} {
		if got := child.value(child.win(child.found[id][0], gRadius)); got != want {
			t.Errorf("%s has corners of %s, not %s", id, got, want)
		}
	}
}

func TestAHardShadowIsToldFromItsButton(t *testing.T) {
	p := written(t, `<html><head><style>body { background: #fff; color: #111; } .go { background: #111; color: #fff; padding: 8px; } .card { background: #f2d36b; padding: 20px; }</style></head><body><h1>Sea</h1><div class="card">A cabin with a view</div><a class="go" href="#">Go</a></body></html>`)
	if !p.shade("hard") {
		t.Fatal("no shadows")
	}
	card, button := p.addedFor(p.matches(".card")[0], "box-shadow"), p.addedFor(p.matches(".go")[0], "box-shadow")
	if card == "" || button == "" || card == button {
		t.Errorf("the card's shadow is %q, the button's %q", card, button)
	}
}
