package css

import (
	"strings"
	"testing"

	"cultivar/session/artifact/source"
)

const spaced = `@charset "utf-8";
:root {
  --brand: #3366ff; /* the brand */
  --pad: 16px;
}

/* cards */
.card, .box > p {
  color: var(--brand);
  background: linear-gradient(red, rgb(0 0 0 / 50%)) !important;
  &:hover { color: blue }
}

@media (max-width: 600px) {
  .card { padding: 4px }
}
`

func mustApply(t *testing.T, src string, edits ...Edit) string {
	t.Helper()
	out, err := source.Apply([]byte(src), edits...)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestRulesAndDeclarationsKnowTheirPlaces(t *testing.T) {
	s := ParseString(spaced)
	if len(s.Rules) != 4 {
		t.Fatalf("%d rules, want 4", len(s.Rules))
	}
	card := s.Rules[2]
	if got := len(card.Selectors); got != 2 || card.Selectors[1].Text != ".box > p" {
		t.Fatalf("selectors %+v", card.Selectors)
	}
	if len(card.Rules) != 1 || card.Rules[0].Prelude != "&:hover" || card.Rules[0].Decls[0].Value != "blue" {
		t.Fatalf("nested rule %+v", card.Rules)
	}
	bg := card.Get("background")
	if !bg.Important || bg.Value != "linear-gradient(red, rgb(0 0 0 / 50%))" || spaced[bg.ValueStart:bg.ValueEnd] != bg.Value {
		t.Fatalf("background %+v", bg)
	}
	if m := s.Rules[3].Rules[0].Media(); len(m) != 1 || m[0] != "(max-width: 600px)" {
		t.Fatalf("media %q", m)
	}
	for _, d := range s.All() {
		if spaced[d.ValueStart:d.ValueEnd] != d.Value {
			t.Errorf("%s: %q is not at its place", d.Name, d.Value)
		}
	}
}

func TestColorsAreFoundWhereTheyAre(t *testing.T) {
	var got []string
	for _, d := range ParseString(spaced).All() {
		for _, c := range d.Colors() {
			got = append(got, c.Text)
			if spaced[c.Start:c.End] != c.Text {
				t.Errorf("%q is not at its place", c.Text)
			}
		}
	}
	if want := "#3366ff|red|rgb(0 0 0 / 50%)|blue"; strings.Join(got, "|") != want {
		t.Errorf("colours %q, want %q", got, want)
	}
}

func TestChangesReadLikeAPersons(t *testing.T) {
	cases := []struct {
		name, src, want string
		change          func(*Sheet) []Edit
	}{
		{"set in place", "a{color:red}", "a{color:blue}", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "color", "blue") }},
		{"add minified", "a{color:red}", "a{color:red;margin:0}", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"add on a line", "a {\n\tcolor: red; /* x */\n}", "a {\n\tcolor: red; /* x */\n\tmargin: 0;\n}", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"add on one line", "a { color: red; }", "a { color: red; margin: 0; }", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"add without semicolon", "a { color: red }", "a { color: red; margin: 0 }", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"add to empty", "a {}\n", "a {\n  margin: 0;\n}\n", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"crlf", "a {\r\n  color: red;\r\n}\r\n", "a {\r\n  color: red;\r\n  margin: 0;\r\n}\r\n", func(s *Sheet) []Edit { return s.Set(s.Rules[0], "margin", "0") }},
		{"remove a line", "a {\n  color: red;\n  margin: 0;\n}", "a {\n  margin: 0;\n}", func(s *Sheet) []Edit { return []Edit{s.Remove(s.Rules[0].Decls[0])} }},
		{"remove in a line", "a { color: red; margin: 0 }", "a { margin: 0 }", func(s *Sheet) []Edit { return []Edit{s.Remove(s.Rules[0].Decls[0])} }},
		{"remove last", "a{color:red;margin:0}", "a{color:red;}", func(s *Sheet) []Edit { return []Edit{s.Remove(s.Rules[0].Decls[1])} }},
		{"append", "a {\n    color: red;\n}\n", "a {\n    color: red;\n}\nb {\n    margin: 0;\n}\n", func(s *Sheet) []Edit {
			return s.Append(NewRule{Prelude: "b", Decls: []string{"margin", "0"}})
		}},
		{"append minified", "a{color:red}b{margin:0 auto;padding:10px;color:blue}", "a{color:red}b{margin:0 auto;padding:10px;color:blue}@media print{c{margin:0}}", func(s *Sheet) []Edit {
			return s.Append(NewRule{Prelude: "@media print", Rules: []NewRule{{Prelude: "c", Decls: []string{"margin", "0"}}}})
		}},
		{"append within an indented element", "\n    a { color: red; }\n    b { margin: 0; }\n  ", "\n    a { color: red; }\n    b { margin: 0; }\n    c {\n      margin: 0;\n    }\n  ", func(s *Sheet) []Edit {
			return s.Append(NewRule{Prelude: "c", Decls: []string{"margin", "0"}})
		}},
		{"remove rule", "a {}\nb {}\nc {}\n", "a {}\nc {}\n", func(s *Sheet) []Edit { return []Edit{s.RemoveRule(s.Rules[1])} }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := mustApply(t, c.src, c.change(ParseString(c.src))...); got != c.want {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestStyleAttributesAreEscapedBackAndForth(t *testing.T) {
	file := `<p style="font-family: &quot;Open Sans&quot;, serif; color:red">`
	start := strings.Index(file, "font")
	end := strings.LastIndex(file, `"`)
	decode := func(s string) string { return strings.ReplaceAll(s, "&quot;", `"`) }
	escape := func(s string) string { return strings.ReplaceAll(s, `"`, "&quot;") }
	s := ParseList([]byte(file), start, end, decode, escape)
	if got := s.Get("font-family").Value; got != `"Open Sans", serif` {
		t.Fatalf("value %q", got)
	}
	got := mustApply(t, file, append(s.SetInline("color", "blue"), s.SetInline("font-family", `"Inter"`)...)...)
	if want := `<p style="font-family: &quot;Inter&quot;; color:blue">`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := mustApply(t, file, s.SetInline("margin", "0")...); !strings.HasSuffix(got, `color:red; margin:0">`) {
		t.Errorf("added: %s", got)
	}
}

func TestCustomPropertiesResolve(t *testing.T) {
	vars := map[string]string{"--a": "var(--b, red)", "--b": "#123456", "--loop": "var(--loop)"}
	lookup := func(n string) (string, bool) { v, ok := vars[n]; return v, ok }
	for value, want := range map[string]string{
		"1px solid var(--a)":         "1px solid #123456",
		"var(--none, rgb(1, 2, 3))":  "rgb(1, 2, 3)",
		"var(--none)":                "var(--none)",
		"var(--loop)":                "var(--loop)",
		"calc(var(--x, 2px) + 1rem)": "calc(2px + 1rem)",
	} {
		if got := Resolve(value, lookup); got != want {
			t.Errorf("%s resolves to %q, want %q", value, got, want)
		}
	}
}

func TestAddressesAreFound(t *testing.T) {
	src := `a { background: url( "x.png" ) no-repeat, url(y.png), url('z.png'); }`
	var got []string
	for _, v := range ParseString(src).All()[0].URLs() {
		if src[v.Start:v.End] != v.Text {
			t.Errorf("%q is not at its place", v.Text)
		}
		got = append(got, v.Text)
	}
	if strings.Join(got, " ") != "x.png y.png z.png" {
		t.Errorf("addresses %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{spaced, "a{b:c", "@media{a{b:c}}}", "a{--x:{y:z};}", "/*", "a:is(b,c){d:e!important}", "\x00a{}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		s := ParseString(src)
		for _, d := range s.All() {
			if d.Start > d.ValueStart || d.ValueEnd > len(src) || src[d.ValueStart:d.ValueEnd] != d.Value {
				t.Fatalf("%q: declaration %+v is out of place", src, d)
			}
			if _, err := source.Apply([]byte(src), d.SetValue("x")); err != nil {
				t.Fatal(err)
			}
		}
	})
}
