package themes

import (
	"math"
	"testing"
)

func TestOKLCHRoundTrip(t *testing.T) {
	for _, rgb := range named {
		c := RGB8(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb))
		if back := c.LCH().Color(); back.Hex() != c.Hex() {
			t.Errorf("%s came back as %s", c.Hex(), back.Hex())
		}
	}
}

func TestOKLabKnownValues(t *testing.T) {
	red := RGB8(255, 0, 0).LCH()
	if math.Abs(red.L-0.6280) > 0.0005 || math.Abs(red.C-0.2577) > 0.0005 || math.Abs(red.H-29.23) > 0.05 {
		t.Errorf("red is %+v", red)
	}
	if d := DeltaE(RGB8(0, 0, 0), RGB8(255, 255, 255)); math.Abs(d-1) > 0.0005 {
		t.Errorf("black to white is %v, want 1", d)
	}
}

func TestGamutMappingKeepsHueAndLightness(t *testing.T) {
	for h := 0.0; h < 360; h += 7 {
		for l := 0.1; l < 0.95; l += 0.1 {
			got := LCH{l, 0.35, h, 1}.Color()
			if !got.InGamut() {
				t.Fatalf("l=%v h=%v is out of gamut: %+v", l, h, got)
			}
			p := got.LCH()
			if math.Abs(p.L-l) > 0.05 || (p.C > 0.05 && HueDistance(p.H, h) > 20) {
				t.Errorf("l=%.2f h=%v mapped to %+v", l, h, p)
			}
		}
	}
}

func TestParseColor(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"#f00", "#ff0000"},
		{"#F00A", "#ff0000aa"},
		{"#12345678", "#12345678"},
		{"Tomato", "#ff6347"},
		{"rgb(255, 0, 10)", "#ff000a"},
		{"rgba(255,0,10,.5)", "#ff000a80"},
		{"rgb(100% 0% 0% / 50%)", "#ff000080"},
		{"hsl(120deg 100% 25%)", "#008000"},
		{"hsla(0.5turn, 100%, 50%, 1)", "#00ffff"},
		{"hwb(60 0% 0%)", "#ffff00"},
		{"lab(54.29 80.82 69.9)", "#ff0000"},
		{"lch(29.57 131.2 301.37)", "#0000ff"},
		{"oklab(0.628 0.2249 0.1258)", "#ff0000"},
		{"oklch(62.8% 0.2577 29.23)", "#ff0000"},
		{"color(srgb 1 0.5 0)", "#ff8000"},
		{"rgb(79 70 229 / var(--alpha))", "#4f46e5"},
		{"rgba(79, 70, 229, var(--alpha, 1))", "#4f46e5"},
		{"color(display-p3 0.5 0.5 0.5)", "#808080"},
	} {
		v, err := ParseColor(tt.in)
		if err != nil || v.Color.Hex() != tt.want {
			t.Errorf("ParseColor(%q) = %s, %v; want %s", tt.in, v.Color.Hex(), err, tt.want)
		}
	}
	for _, bad := range []string{"", "#12", "#xyzxyz", "var(--a)", "rgb(var(--x), 1)", "rgb(1,2)", "none", "inherit", "color-mix(in srgb, red, blue)"} {
		if v, err := ParseColor(bad); err == nil {
			t.Errorf("ParseColor(%q) = %+v, want an error", bad, v)
		}
	}
}

func TestFormatKeepsTheNotation(t *testing.T) {
	teal := RGB8(0, 136, 136)
	for _, tt := range []struct{ in, want string }{
		{"#f00", "#088"},
		{"#FF0000", "#008888"},
		{"#FFA", "#088"},
		{"#ABCDEF", "#008888"},
		{"red", "#008888"},
		{"rgb(255,0,0)", "rgb(0,136,136)"},
		{"rgb(255, 0, 0)", "rgb(0, 136, 136)"},
		{"hsl(0, 100%, 50%)", "hsl(180, 100%, 26.7%)"},
		{"hsl(0deg 100% 50%)", "hsl(180deg 100% 26.7%)"},
		{"oklch(0.628 0.2577 29.23)", "oklch(0.5675 0.0969 194.8)"},
	} {
		v, err := ParseColor(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Format(teal); got != tt.want {
			t.Errorf("%s became %s, want %s", tt.in, got, tt.want)
		}
	}
	v, _ := ParseColor("rgba(0, 0, 0, .50)")
	if got := v.Format(Color{1, 1, 1, 0.5}); got != "rgba(255, 255, 255, .50)" {
		t.Errorf("the alpha was respelled: %s", got)
	}
	v, _ = ParseColor("rgb(79 70 229/var(--tw-bg-opacity, 1))")
	if got := v.Format(teal); got != "rgb(0 136 136 / var(--tw-bg-opacity, 1))" {
		t.Errorf("an alpha kept elsewhere was lost: %s", got)
	}
	triple, err := ParseTriple("13, 110, 253")
	if err != nil || triple.Format(teal) != "0, 136, 136" {
		t.Errorf("triple: %v %s", err, triple.Format(teal))
	}
	hsl, err := ParseTriple("222.2 84% 4.9%")
	if err != nil || hsl.Format(teal) != "180 100% 26.7%" {
		t.Errorf("hsl triple: %v %s", err, hsl.Format(teal))
	}
}

func TestFormatRoundTrips(t *testing.T) {
	for _, form := range []string{"hsl(10 20% 30%)", "hwb(10 20% 30%)", "lab(50 10 10)", "lch(50 10 10)", "oklab(0.5 0.1 0)", "oklch(50% 0.1 20)", "rgb(10% 20% 30%)"} {
		v, err := ParseColor(form)
		if err != nil {
			t.Fatal(err)
		}
		for _, hex := range []string{"#123456", "#fedcba", "#00ff00", "#808080"} {
			written := v.Format(MustParse(hex))
			back, err := ParseColor(written)
			if err != nil || DeltaE(back.Color, MustParse(hex)) > 0.01 {
				t.Errorf("%s as %s reads back as %s, %v", hex, written, back.Color.Hex(), err)
			}
		}
	}
}

func TestMendReachesTheRatioNearby(t *testing.T) {
	for _, bg := range []string{"#ffffff", "#000000", "#777777", "#ffdd00", "#0033aa"} {
		for _, fg := range []string{"#888888", "#ff0000", "#00cc44", "#ffffff", "#202020"} {
			got := Mend(MustParse(fg), MustParse(bg), AA)
			if c := Contrast(got.Rounded(), MustParse(bg)); c < AA {
				t.Errorf("%s on %s mended to %s: %.2f", fg, bg, got.Hex(), c)
			}
		}
	}
	if got := Mend(MustParse("#333333"), MustParse("#ffffff"), AA).Hex(); got != "#333333" {
		t.Errorf("a good colour was changed to %s", got)
	}
}

func TestColorNames(t *testing.T) {
	for hex, want := range map[string]string{
		"#008080": "teal", "#000080": "navy", "#ffffff": "white", "#000000": "black", "#8a8178": "warm grey", "#ff7f50": "coral",
		"#0d6efd": "blue", "#c0392b": "red", "#ffd700": "gold", "#556b2f": "moss", "#d2b48c": "tan", "#ff9d76": "peach",
		"#fa8072": "salmon", "#f48f73": "salmon", "#b6a3c2": "lilac", "#b59cff": "lavender", "#8f99fb": "periwinkle", "#787a00": "olive",
		"#808000": "olive", "#ffcba4": "peach", "#ffdab9": "peach", "#e6e6fa": "lavender", "#c8a2c8": "lilac", "#fffff0": "ivory",
		"#f5f5dc": "cream", "#c2b280": "sand", "#ffbf00": "amber", "#ffff00": "yellow", "#ff0000": "red", "#dc143c": "crimson",
		"#b22222": "red", "#800000": "maroon", "#800020": "burgundy", "#ffa500": "orange", "#b7410e": "rust", "#8b4513": "brown",
		"#cd7f32": "bronze", "#e2725b": "terracotta", "#00ff00": "lime green", "#90ee90": "light green", "#008000": "green", "#228b22": "green",
		"#006400": "forest green", "#50c878": "green", "#01796f": "teal", "#9caf88": "sage", "#8a9a5b": "moss", "#00ffff": "cyan",
		"#40e0d0": "turquoise", "#005f6a": "petrol", "#87ceeb": "sky blue", "#add8e6": "pale blue", "#0000ff": "blue", "#4169e1": "blue",
		"#191970": "midnight blue", "#4b0082": "indigo", "#6366f1": "indigo", "#8a2be2": "violet", "#800080": "purple", "#8e4585": "plum",
		"#da70d6": "orchid", "#ff00ff": "magenta", "#ff69b4": "hot pink", "#ffc0cb": "pink", "#808080": "grey", "#36454f": "slate",
		"#006f97": "cerulean", "#e9c46a": "gold", "#e34234": "red", "#f4f0ed": "off-white",
	} {
		if got := ColorName(MustParse(hex)); got != want {
			t.Errorf("%s is called %q, want %q", hex, got, want)
		}
	}
	if Warmth(MustParse("#ff8c00")) < 0.8 || Warmth(MustParse("#0066ff")) > -0.5 || Warmth(MustParse("#808080")) != 0 {
		t.Error("warmth has the wrong sign or size")
	}
}

func TestScrambleIsABijection(t *testing.T) {
	for code := 0; code < MaxCode; code += 99991 {
		if back := scramble(unscramble(code)); back != code {
			t.Fatalf("%d came back as %d", code, back)
		}
	}
}

func TestEveryThemeIsReadable(t *testing.T) {
	all := Builtin()
	for code := 0; code < 1500; code++ {
		all = append(all, FromCode(code*7919))
	}
	for _, th := range all {
		bg, surface := MustParse(th.Background), MustParse(th.Surface)
		check := func(role, hex string, on Color, want float64) {
			if c := Contrast(MustParse(hex), on); c < want {
				t.Errorf("%s: %s %s has contrast %.2f, want %.1f", th.Name, role, hex, c, want)
			}
		}
		check("text", th.Text, bg, 7)
		check("accent", th.Accent, bg, AA)
		check("on accent", th.OnAccent, MustParse(th.Accent), AA)
		for _, hex := range []string{th.Text, th.Muted, th.Success, th.Warning, th.Danger} {
			check("ink", hex, bg, AA)
			check("ink", hex, surface, AA)
		}
		if th.Dark != (bg.LCH().L < 0.5) {
			t.Errorf("%s: dark is %v on %s", th.Name, th.Dark, th.Background)
		}
		if th.Type.Body.Stack == "" || th.Type.Heading.Stack == "" || th.Space <= 0 || th.Shape.Shadow == "" || th.Motion.Name == "" {
			t.Errorf("%s is incomplete: %+v", th.Name, th)
		}
	}
}

func TestCrossTakesFromBoth(t *testing.T) {
	for a := 1; a < 400; a++ {
		b := a*31 + 7
		x, y, child := FromCode(a), FromCode(b), FromCode(Cross(a, b))
		palette := child.Palette == x.Palette || child.Palette == y.Palette
		typ := child.Type == x.Type || child.Type == y.Type
		if !palette || !typ {
			t.Fatalf("Cross(%d, %d) has a palette or type of neither", a, b)
		}
		if x.Palette != y.Palette && x.Type != y.Type && (child.Palette == x.Palette) == (child.Type == x.Type) {
			t.Fatalf("Cross(%d, %d) took palette and type of one parent", a, b)
		}
	}
	if Cross(48213, 48213) != 48213 {
		t.Error("a code crossed with itself is another code")
	}
}

func TestCrossedCodesAreFoundByName(t *testing.T) {
	crossed, err := Lookup("48213x77")
	if err != nil || crossed.Code != Cross(48213, 77) {
		t.Errorf("48213x77 is %d (%v), want %d", crossed.Code, err, Cross(48213, 77))
	}
	again, err := Lookup(crossed.Name)
	if err != nil || again != crossed {
		t.Errorf("the name of a cross, %s, is another theme (%v)", crossed.Name, err)
	}
	for _, bad := range []string{"x", "48213x", "x77", "48213xx77", "1x-2"} {
		if _, err := Lookup(bad); err == nil {
			t.Errorf("%q is a theme", bad)
		}
	}
}

func TestLookup(t *testing.T) {
	if th, err := Lookup("Seedling"); err != nil || th.Name != Default {
		t.Errorf("Lookup(Seedling) = %v, %v", th.Name, err)
	}
	if th, err := Lookup("48213"); err != nil || th.Code != 48213 {
		t.Errorf("Lookup(48213) = %v, %v", th.Code, err)
	}
	if _, err := Lookup("plaid"); err == nil {
		t.Error("an unknown theme was found")
	}
}

func FuzzParseColor(f *testing.F) {
	for _, s := range []string{"#fff", "rgb(1 2 3 / 4%)", "hsl(1turn 2% 3%)", "oklch(1 2 none)", "color(srgb 1 1 1)", "red"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseColor(s)
		if err != nil {
			return
		}
		written := v.Format(RGB8(1, 2, 3))
		if _, err := ParseColor(written); err != nil {
			t.Errorf("%q was written as %q, which does not read back: %v", s, written, err)
		}
	})
}
