package markup

import "testing"

func TestAnEditedDocumentIsSeenAsBefore(t *testing.T) {
	const page = `<style>p { color: red }</style><table><p class="a" style="top: 0">one</p><tr><td>two</table><p id="b">three`
	for name, c := range map[string]struct {
		after string
		same  bool
	}{
		"another style": {`<style>p { color: blue; }</style><table><p class="a" style="left: 1px">one</p><tr><td>two</table><p id="b">three`, true},
		"another class": {`<style>p { color: red }</style><table><p class="c" style="top: 0">one</p><tr><td>two</table><p id="b">three`, false},
		"another tag":   {`<style>p { color: red }</style><table><p class="a" style="top: 0">one</p><tr><th>two</table><p id="b">three`, false},
	} {
		before, after, fresh := HTML([]byte(page)), HTML([]byte(c.after)), HTML([]byte(c.after))
		if _, err := before.Query("p"); err != nil {
			t.Fatal(err)
		}
		if got := after.Follow(before); got != c.same {
			t.Errorf("%s: followed %v", name, got)
		}
		for _, selector := range []string{"p", "body > p", "td", ".a", "p + table"} {
			got, _ := after.Query(selector)
			want, _ := fresh.Query(selector)
			if len(got) != len(want) || len(got) > 0 && got[0].Start != want[0].Start {
				t.Errorf("%s: %q finds %d elements, %d when read anew", name, selector, len(got), len(want))
			}
		}
	}
}
