package markup

import (
	"slices"
	"testing"

	"github.com/andybalholm/cascadia"
)

func TestQueryFindsWhatALookAtEveryElementFinds(t *testing.T) {
	d := HTML([]byte(`<body id="b" class="x y"><div class="card x"><a href="#" class="btn">1</a><p>2</p></div><ul><li class="x">a<li>b</ul><svg><linearGradient id="g"/></svg></body>`))
	for _, sel := range []string{
		".x", "div.card > a", "#b .btn", "a[href='#']", "li:first-child, .btn", "*", ":root", "body > *", "ul li + li", "p:not(.x)", "[class~=x]", "div, p, li", "LI", "lineargradient", ".none", ".card :not(p)", "a:not(.x, .y)", "li:nth-child(2)",
	} {
		group, err := cascadia.ParseGroup(sel)
		if err != nil {
			t.Fatal(sel, err)
		}
		var want []*Node
		for _, e := range d.Elements {
			if group.Match(d.tree().nodes[e.Number]) {
				want = append(want, e)
			}
		}
		if got, err := d.Query(sel); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v (%v)", sel, got, want, err)
		}
	}
}
