package tint

import (
	"testing"

	"cultivar/themes"
)

func sample() ([]Swatch, Roles) {
	c := themes.MustParse
	list := []Swatch{
		{c("#ffffff"), 100, false},
		{c("#333333"), 40, true},
		{c("#777777"), 10, true},
		{c("#0d6efd"), 20, false},
		{c("#cfe2ff"), 8, false},
		{c("#198754"), 3, false},
		{c("#f8f9fa"), 12, false},
		{c("#dee2e6"), 5, false},
	}
	return list, Find(list, nil, nil)
}

func TestFindDecidesRoles(t *testing.T) {
	_, r := sample()
	if r.Ground.L < 0.99 || r.Ink.L > 0.4 || len(r.Accents) != 2 {
		t.Fatalf("roles: %+v", r)
	}
	if got := themes.ColorName(r.Accents[0].Color()); got != "blue" {
		t.Errorf("the first accent is %s", got)
	}
}

func TestOntoItselfIsIdentity(t *testing.T) {
	list, r := sample()
	f := r.Onto(r)
	for _, s := range list {
		if d := themes.DeltaE(s.Color, f(s.Color)); d > 0.012 {
			t.Errorf("%s became %s", s.Color.Hex(), f(s.Color).Hex())
		}
	}
}

func TestTurnedKeepsTheOrderOfGreys(t *testing.T) {
	_, r := sample()
	f := r.Onto(r.Turned(1))
	ink, muted, border, ground := f(themes.MustParse("#333333")), f(themes.MustParse("#777777")), f(themes.MustParse("#dee2e6")), f(themes.MustParse("#ffffff"))
	if !(ink.LCH().L > muted.LCH().L && muted.LCH().L > border.LCH().L && border.LCH().L > ground.LCH().L) {
		t.Errorf("ink %s muted %s border %s ground %s", ink.Hex(), muted.Hex(), border.Hex(), ground.Hex())
	}
	if ground.LCH().L > 0.3 {
		t.Errorf("the ground is %s", ground.Hex())
	}
}

func TestMoodsAreReadable(t *testing.T) {
	for _, m := range Moods {
		c := themes.MustParse
		if got := themes.Contrast(c(m.Ground), c(m.Ink)); got < 7 {
			t.Errorf("%s: ink has contrast %.1f", m.Name, got)
		}
		if got := themes.Contrast(c(m.Ground), c(m.Accent)); got < 3 {
			t.Errorf("%s: accent has contrast %.1f", m.Name, got)
		}
		if m.Dark != m.Roles().Dark() {
			t.Errorf("%s: dark is %v", m.Name, m.Dark)
		}
	}
}
