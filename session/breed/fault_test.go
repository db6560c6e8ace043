package breed

import (
	"image/color"
	"testing"

	"cultivar/render"
)

func TestBrokenComparesEachTextWithItself(t *testing.T) {
	page := func(es ...render.Element) Look { return Look{Facts: &render.Facts{Elements: es}} }
	text := func(words string, contrast float64) render.Element {
		return render.Element{Text: words, FontSize: 16, Contrast: contrast}
	}
	parent := page(text("Routes", 9), text("Fine print", 3))
	for _, c := range []struct {
		what    string
		parents []Look
		variant Look
		broken  bool
	}{
		{"nothing changed", []Look{parent}, parent, false},
		{"one text mended, another lost", []Look{parent}, page(text("Routes", 1), text("Fine print", 9)), true},
		{"still readable", []Look{parent}, page(text("Routes", 5), text("Fine print", 3)), false},
		{"faint, and much fainter now", []Look{parent}, page(text("Routes", 9), text("Fine print", 1.5)), true},
		{"faint, and hardly fainter", []Look{parent}, page(text("Routes", 9), text("Fine print", 2.8)), false},
		{"a text of the second parent, as faint as there", []Look{page(text("Routes", 9)), page(text("Sale", 2))}, page(text("Sale", 2)), false},
		{"a new text that cannot be read", []Look{parent}, page(text("Sale", 2)), true},
		{"large text needs less", []Look{parent}, page(render.Element{Text: "Routes", FontSize: 40, Contrast: 3.2}), false},
	} {
		degree, notes := Broken(c.parents, c.variant)
		if (degree > 0) != c.broken {
			t.Errorf("%s: degree %g, notes %v", c.what, degree, notes)
		}
	}
}

func TestSelectPrefersWhatKeepsItsLife(t *testing.T) {
	parent := lookOf(picture(color.White, color.RGBA{200, 30, 30, 255}, 60), Palette)
	fresh := lookOf(picture(color.White, color.RGBA{20, 60, 180, 255}, 60), Palette)
	muddy := lookOf(picture(color.RGBA{120, 110, 90, 255}, color.RGBA{105, 95, 70, 255}, 60), Palette)
	for seed := range uint64(20) {
		if got := Select([]Look{parent}, []Look{muddy, fresh}, 1, nil, seed); got[0].Index != 1 {
			t.Fatalf("seed %d chose the muddy one", seed)
		}
	}
}
