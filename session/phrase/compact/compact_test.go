package compact_test

import (
	"testing"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
	"cultivar/session/phrase/compact"
)

func TestPathsGetShorterAndStayExact(t *testing.T) {
	for in, want := range map[string]string{
		"M 10 10 L 20 10 L 20 20 Z":                     "m10 10h10v10z",
		"M0 0L0.500 -0.500L1 1":                         "m0 0 .5-.5L1 1",
		"M10,10 C 20,20 30,30 40,40 C50,50 60,40 70,30": "m10 10c10 10 20 20 30 30s20 0 30-10",
		"M5 5a1 1 0 0 1 2 2":                            "m5 5a1 1 0 012 2",
		"M1.25 0h1e2":                                   "M1.25 0h1e2",
		"nonsense":                                      "nonsense",
		"m0 0 1 1z m2 2 1 0":                            "m0 0 1 1zm2 2h1",
	} {
		if got := compact.Path(in, -1); got != want {
			t.Errorf("%s\n gives %s\n want %s", in, got, want)
		}
	}
	if got := compact.Path("M0.1234 0.5678L1.1111 2", 2); got != "m.12.57L1.11 2" {
		t.Errorf("rounded to %s", got)
	}
}

func TestDrawingsGetShorter(t *testing.T) {
	d := markup.XML([]byte(`<?xml version="1.0" encoding="UTF-8"?>
<!-- made with love -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://x" viewBox="0 0 36.0 36">
  <path inkscape:label="a" fill="#FF0000" d="M 0 0 L 10 0" />
  <circle fill="red" cx="0.50" cy="1" r="2"></circle>
  <text>  a  b </text>
</svg>`))
	out, err := source.Apply(d.Source, compact.Drawing(d, true)...)
	if err != nil {
		t.Fatal(err)
	}
	want := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><g fill="red"><path d="m0 0h10"/><circle cx=".5" cy="1" r="2"/></g><text>  a  b </text></svg>`
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
}

func FuzzPath(f *testing.F) {
	f.Add("M0 0L1 1zM2.5.5-1 2a1 1 0 1 0 1 1", -1)
	f.Fuzz(func(t *testing.T, d string, digits int) {
		once := compact.Path(d, digits)
		if len(once) > len(d) {
			t.Fatalf("%q grows to %q", d, once)
		}
		if again := compact.Path(once, -1); len(again) > len(once) {
			t.Fatalf("%q grows to %q", once, again)
		}
	})
}
