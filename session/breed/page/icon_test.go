package page

import (
	"strings"
	"testing"

	"cultivar/session/breed/gene"
)

func TestAHeadingChangesItsFaceThoughItsStackEndsInSymbols(t *testing.T) {
	a := page(`<html><head><style>
h1, .lead { font-family: "Open Sans", Arial, sans-serif, "Segoe UI Symbol"; }
</style></head><body><h1>Night mail</h1><p class="lead">It crosses the border while you sleep, and brings the cheque and the postal order.</p></body></html>`)
	out, caption, ok := do(t, a, nil, gene.Gene{Operator: "type.display", Trait: gene.Type, Strength: 0.5, Seed: 1})
	if !ok || !strings.Contains(string(out.Source()), "Didot") {
		t.Errorf("%q, but headings are set in no display serif:\n%s", caption, out.Source())
	}
}
