package markup

import (
	"slices"
	"strings"
	"testing"

	"cultivar/session/artifact/source"
)

func apply(t *testing.T, d *Doc, edits []Edit) string {
	t.Helper()
	out, err := source.Apply(d.Source, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// outline writes the tree as tags and brackets.
func outline(n *Node) string {
	var parts []string
	for _, c := range n.Elements() {
		parts = append(parts, c.Tag+outline(c))
	}
	if len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func TestImpliedEndTags(t *testing.T) {
	for src, want := range map[string]string{
		"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>":                    "(ul(li li(ul(li)) li))",
		"<p>a<p>b<div>c</div>":                                      "(p p div)",
		"<dl><dt>a<dd>b<dt>c</dl>":                                  "(dl(dt dd dt))",
		"<table><tr><td>a<td>b<tr><th>c</table><p>":                 "(table(tr(td td) tr(th)) p)",
		"<table><thead><tr><td>a<tbody><tr><td>b</table>":           "(table(thead(tr(td)) tbody(tr(td))))",
		"<select><option>a<option>b<optgroup><option>c</select><i>": "(select(option option optgroup(option)) i)",
		"<img><br/><input><p>x</p>":                                 "(img br input p)",
		"<div><span>a</div><b>c</b>":                                "(div(span) b)",
		"<script>if (a<b) '</div>'</script><p>":                     "(script p)",
		"<svg><g><path/><circle></circle></g></svg><p>":             "(svg(g(path circle)) p)",
		"<head><title>a</title><body><p>b":                          "(head(title) body(p))",
		"</div><p>a</i></p>":                                        "(p)",
	} {
		if got := outline(HTML([]byte(src)).Root); got != want {
			t.Errorf("%s\n is %s\nwant %s", src, got, want)
		}
	}
}

func TestXMLKeepsCaseAndEntities(t *testing.T) {
	src := `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>
<svg xmlns="&ns;" viewBox="0 0 1 1"><linearGradient id="a"/><text>a &lt; b<![CDATA[ & c]]></text></svg>`
	d := XML([]byte(src))
	if got := outline(d.Root); got != "(svg(linearGradient text))" {
		t.Errorf("tree %s", got)
	}
	if got := d.Top().Get("xmlns"); got != "http://www.w3.org/2000/svg" {
		t.Errorf("entity gives %q", got)
	}
	if got := d.Text(d.First("text")); got != "a < b & c" {
		t.Errorf("text %q", got)
	}
	if found, err := d.Query("linearGradient[id=a]"); err != nil || len(found) != 1 {
		t.Errorf("query: %v %v", found, err)
	}
}

func TestAttributesKnowTheirPlaces(t *testing.T) {
	src := `<a href=x.html CLASS='b c' data-x = "1 &amp; 2" hidden title="">t</a>`
	d := HTML([]byte(src))
	for _, a := range d.Elements[0].Attrs {
		if raw := src[a.ValueStart:a.ValueEnd]; d.Decode(raw) != a.Value {
			t.Errorf("%s: %q is not at its place (%q)", a.Name, a.Value, raw)
		}
	}
	if got := d.Elements[0].Get("data-x"); got != "1 & 2" {
		t.Errorf("data-x is %q", got)
	}
}

func TestPathsAreTheBrowsers(t *testing.T) {
	d := HTML([]byte("<title>x</title><table><tr><td>a<td>b</table>"))
	e := d.At([]int{1, 0, 0, 0, 1}) // html > body > table > tbody > tr > td
	if e == nil || d.Words(e) != "b" {
		t.Fatalf("path leads to %v", e)
	}
	if path, ok := d.PathOf(e); !ok || !slices.Equal(path, []int{1, 0, 0, 0, 1}) {
		t.Errorf("path of it is %v", path)
	}
	if d.At([]int{1}) != nil || d.At([]int{9, 9}) != nil {
		t.Error("a path to what no tag made leads somewhere")
	}
}

const list = "<body>\n  <ul>\n    <li id=\"a\">A</li>\n    <li>B</li>\n  </ul>\n  <p>x <b>y</b> z</p>\n</body>\n"

func TestEditsReadLikeAPersons(t *testing.T) {
	cases := []struct {
		name, want string
		change     func(d *Doc, li, second, p, b *Node) []Edit
	}{
		{"set text", strings.Replace(list, ">A<", ">A &amp; C<", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.SetText(li, "A & C") }},
		{"remove line", strings.Replace(list, "    <li>B</li>\n", "", 1), func(d *Doc, _, s, _, _ *Node) []Edit { return d.Remove(s) }},
		{"remove inline", strings.Replace(list, " <b>y</b>", "", 1), func(d *Doc, _, _, _, b *Node) []Edit { return d.Remove(b) }},
		{"insert after", strings.Replace(list, "A</li>\n", "A</li>\n    <li>\n      N\n    </li>\n", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.InsertAfter(li, "<li>\n  N\n</li>") }},
		{"insert before", strings.Replace(list, "    <li id", "    <li>N</li>\n    <li id", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.InsertBefore(li, "<li>N</li>") }},
		{"append", strings.Replace(list, "B</li>\n", "B</li>\n    <li>N</li>\n", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.Append(li.Parent, "<li>N</li>") }},
		{"duplicate", strings.Replace(list, "A</li>\n", "A</li>\n    <li id=\"a-2\">A</li>\n", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.Duplicate(li) }},
		{"swap", strings.Replace(strings.Replace(list, `<li id="a">A</li>`, "X", 1), "<li>B</li>", `<li id="a">A</li>`, 1), func(d *Doc, li, s, _, _ *Node) []Edit { return d.Swap(li, s) }},
		{"move", "<body>\n  <p>x <b>y</b> z</p>\n  <ul>\n    <li id=\"a\">A</li>\n    <li>B</li>\n  </ul>\n</body>\n", func(d *Doc, li, _, p, _ *Node) []Edit { return d.MoveAfter(li.Parent, p) }},
		{"add attribute", strings.Replace(list, "<p>", `<p class="x">`, 1), func(d *Doc, _, _, p, _ *Node) []Edit { return d.AddClass(p, "x") }},
		{"remove attribute", strings.Replace(list, ` id="a"`, "", 1), func(d *Doc, li, _, _, _ *Node) []Edit { return d.RemoveAttr(li, "id") }},
		{"rename", strings.Replace(list, "<b>y</b>", "<em>y</em>", 1), func(d *Doc, _, _, _, b *Node) []Edit { return d.Rename(b, "em") }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := HTML([]byte(list))
			lis := d.First("ul").Elements()
			got := apply(t, d, c.change(d, lis[0], lis[1], d.First("p"), d.First("b")))
			if want := strings.Replace(c.want, "X", "<li>B</li>", 1); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestSetAttrKeepsTheWayItIsWritten(t *testing.T) {
	for _, c := range [][3]string{
		{`<a href='x'>`, `a "b" 'c'`, `<a href='a "b" &#39;c&#39;'>`},
		{`<a href=x>`, "y", `<a href=y>`},
		{`<a href=x>`, "y z", `<a href="y z">`},
		{`<a href>`, "y", `<a href="y">`},
		{`<a>`, `1"2`, `<a href="1&quot;2">`},
		{`<img/>`, `y`, `<img href="y"/>`},
	} {
		d := HTML([]byte(c[0]))
		if got := apply(t, d, d.SetAttr(d.Elements[0], "href", c[1])); got != c[2] {
			t.Errorf("%s with %s is %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{list, "<a b=c d='e'>&amp;<!--x--><![CDATA[y]]></a>", "<svg><style>a{}</style><p></svg>", "<table><td><table></td>", "<script></scrip", "<a", "</", "<!"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, src string, xml bool) {
		d := HTML([]byte(src))
		if xml {
			d = XML([]byte(src))
		}
		at := 0
		d.Root.Walk(func(n *Node) bool {
			if n.Start < at && n.Kind != Root || n.End < n.CloseStart || n.CloseStart < n.OpenEnd && n.Kind != Root {
				t.Fatalf("%q: %v %+v is out of order", src, n, *n)
			}
			if n.Kind != Root {
				at = n.Start
			}
			return true
		})
		for _, e := range d.Elements {
			for _, edits := range [][]Edit{d.SetAttr(e, "class", `a"b`), d.Remove(e), d.SetText(e, "<"), d.Duplicate(e)} {
				if _, err := source.Apply(d.Source, edits...); err != nil {
					t.Fatalf("%q: %v", src, err)
				}
			}
			d.PathOf(e)
		}
	})
}
