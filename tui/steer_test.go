package tui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// poster writes a picture of one colour and says where.
func poster(t *testing.T, c color.Color) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 40))
	for i := range img.Rect.Dx() * img.Rect.Dy() {
		img.Set(i%64, i/64, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/poster.png"
	writeFile(t, path, out.String())
	return path
}

func TestAGenerationIsBredTowardsAPicture(t *testing.T) {
	d := open(t, 160, 44)
	d.Press("H").Settle().Status("T attaches one")
	d.Press("T").Type(poster(t, color.RGBA{200, 40, 90, 255})).Press("enter").Settle().Status("towards poster.png")
	d.Shows("towards poster.png").Press("n").Settle().Shows("% like the target")
	before := strings.Clone(d.m.content)
	d.Press("H").Settle().Status("differs from poster.png")
	if d.m.content == before || !strings.Contains(d.Text(), "heat") {
		t.Error("the heat map is not shown")
	}
	d.Press("H").Settle().Hides("heat:")
	d.Press("T", "enter").Settle().Hides("towards poster.png")
	d.Press("n").Settle().Hides("% like")
}

func TestASteeredGenerationHasWhatWasAskedFor(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("S").Settle().Shows("number of tiles", "traits that stay", "elements that stay", "one trait only", "seed").Press("enter").Settle()
	d.Type("4").Press("enter").Settle().Status("4 tiles")
	d.Press("S").Settle().Press("down", "down", "enter").Settle().Type(".card, #logo").Press("enter").Settle().Status(".card, #logo")
	d.Press("S").Settle().Press("down", "down", "down", "enter").Settle().Press("down", "enter").Settle().Status("changes: palette")
	d.Shows("2 locks", "palette only")
	d.Press("S").Settle().Press("down", "down", "down", "down", "down", "enter").Settle().Type("77").Press("enter").Settle().Status("seed 77")
	d.Press("n").Settle().Grid().Has(5)
	if d.m.gen.seed != 77 {
		t.Errorf("the generation has the seed %d", d.m.gen.seed)
	}
	for _, tile := range d.m.gen.tiles[1:] {
		if traits := strings.Join(tile.variant.Traits, ","); traits != "palette" {
			t.Errorf("tile %d changes %s", tile.number, traits)
		}
		if keep := strings.Join(tile.variant.Recipe.Keep, " "); keep != ".card #logo" {
			t.Errorf("tile %d keeps %q", tile.number, keep)
		}
	}
	d.Press("S").Settle().Shows("any; this generation's is 77")
}

func TestMoreTilesThanTheScreenHasRoomForCanBeBred(t *testing.T) {
	d := open(t, 100, 30)
	d.Press("S").Settle().Press("enter").Settle().Type("24").Press("enter").Settle().Status("24 tiles")
	d.Press("n").Settle().Exact().Grid().Has(25)
	for range 24 {
		d.Press("right").Settle().Exact()
	}
	d.Grid().At(24)
}
