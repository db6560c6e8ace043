package page

import (
	"strings"
	"testing"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

const priced = `<html><head><style>body { color: #111; background: #fff } h1 { font-size: 48px; font-weight: 700 } .amount { font-size: 56px; font-weight: 700 }</style></head>
<body><h1>Pay by the hour</h1><p>An hour is what it says on the invoice.</p><p><span class="amount">€12</span></p></body></html>`

func TestNoFaceOverwritesAnotherInOneVariant(t *testing.T) {
	p := written(t, priced)
	p.did = []string{"type.console"}
	for _, o := range []string{"type.pairing", "type.bookish", "type.headings"} {
		if !p.clashes(o) {
			t.Errorf("%s follows type.console", o)
		}
	}
	if p.clashes("type.larger") {
		t.Error("larger type does not follow type.console, which would still be seen")
	}
}

func TestPricesStayUprightAndStrong(t *testing.T) {
	out, _, ok := do(t, page(priced), nil, gene.Gene{Operator: "type.italic", Trait: gene.Type, Strength: 0.6, Seed: 3})
	if !ok {
		t.Fatal("type.italic found nothing to change")
	}
	p := &Page{design: parse(out)}
	amount, heading := p.found[".amount"][0], p.found["h1"][0]
	if got := p.value(p.win(heading, gStyle)); got != "italic" {
		t.Errorf("the heading is %q", got)
	}
	if id := p.win(amount, gStyle); id >= 0 && p.value(id) == "italic" {
		t.Error("the price is italic")
	}
	if got := p.value(p.win(amount, gWeight)); got < "600" {
		t.Errorf("the price has weight %s", got)
	}
	if id := p.win(amount, gFamily); id >= 0 && strings.Contains(p.value(id), "Didot") {
		t.Error("the price is set in a face of hairlines")
	}
}

func TestALightLabelStaysLightOnARedButton(t *testing.T) {
	p := written(t, `<html><head><style>body { color: #222; background: #fff } .button { display: inline-block; padding: 12px 20px; background: #d8432f; color: #fffaf0 }</style></head><body><h1>Rye</h1><p>Bread that waits for you.</p><a class="button" href="#b">Change your box</a></body></html>`)
	p.mendInks(p.roles())
	p.mendInks(p.roles())
	label := p.found[".button"][0]
	on, _, _ := p.backdrop(label)
	if ink := p.ink(label); ink.LCH().L < 0.85 || themes.Contrast(ink, on) < themes.AA {
		t.Errorf("the label is %s on %s", ink.Hex(), on.Hex())
	}
}
