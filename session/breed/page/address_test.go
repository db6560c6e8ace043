package page

import "testing"

func TestRowsAreAddressedThroughTheBodyThatBrowsersPutAroundThem(t *testing.T) {
	p := written(t, `<html><head><style>p { margin: 0 }</style></head><body><table class="box"><tr><td>Rye</td></tr><tr><td>Honey</td></tr></table></body></html>`)
	if got, want := p.address(p.found["tr"][1]), ".box > tbody > tr:nth-of-type(2)"; got != want {
		t.Errorf("the second row is addressed as %q, not %q", got, want)
	}
}
