package artifact

import (
	"strings"
	"testing"
)

func TestStylesAfterAnEditApplyAsReadAnew(t *testing.T) {
	const page = `<!doctype html><style>p { color: red } .a > p, .b p { margin: 0; & em { top: 0 } } @media print { p { left: 0 } }</style>
<div class="a"><p>one<em>x</em></div><div class="b"><p>two</div>`
	read := func(source string) *Styles {
		a := Artifact{Kind: Page, Main: "i.html", Files: map[string][]byte{"i.html": []byte(source)}}
		return StylesIn(a, Tree(a))
	}
	for name, c := range map[string]struct {
		old, now string
		same     bool
	}{
		"another value":    {"color: red", "color: navy; font-weight: 700", true},
		"another selector": {".b p", ".c p", false},
		"another rule":     {"p { color: red }", "p { color: red } em { top: 1px }", false},
	} {
		before := read(page)
		for _, e := range before.Doc.Elements {
			before.Matching(e)
		}
		source := strings.Replace(page, c.old, c.now, 1)
		after, fresh := read(source), read(source)
		if got := after.Follow(before); got != c.same {
			t.Errorf("%s: followed %v", name, got)
		}
		for i, e := range after.Doc.Elements {
			got, want := after.Matching(e), fresh.Matching(fresh.Doc.Elements[i])
			if len(got) != len(want) {
				t.Fatalf("%s: %d rules apply to %s, %d when read anew", name, len(got), e.Tag, len(want))
			}
			for k := range got {
				if got[k].Specificity != want[k].Specificity || len(got[k].Rule.Decls) != len(want[k].Rule.Decls) {
					t.Errorf("%s: rule %d of %s is another", name, k, e.Tag)
				}
			}
		}
	}
}
