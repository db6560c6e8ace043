package tui

import (
	"testing"
)

func TestBreedAcceptUndo(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Exact().Grid().Has(9).Grid().At(1)
	t.Log("\n" + d.Text())
	d.Press("a").Settle().Status("accepted").Shows("● accepted")
	d.Press("esc").Settle()
	t.Log("\n" + d.Text())
	d.Press("u").Settle().Status("undid")
	t.Log("\n" + d.Text())
}
