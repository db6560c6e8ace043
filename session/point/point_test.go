package point_test

import (
	"math"
	"slices"
	"testing"

	"cultivar/render"
	"cultivar/session/point"
)

func shop() *render.Facts {
	f := &render.Facts{Width: 1280, Height: 2400}
	add := func(tag, id, text string, box render.Box, path []int, classes ...string) {
		f.Elements = append(f.Elements, render.Element{Tag: tag, ID: id, Text: text, Box: box, Path: path, Classes: classes})
	}
	add("html", "", "", render.Box{W: 1280, H: 2400}, nil)
	add("body", "", "", render.Box{W: 1280, H: 2400}, []int{1})
	add("h1", "", "Ceramics", render.Box{X: 40, Y: 40, W: 400, H: 60}, []int{1, 0})
	add("div", "", "", render.Box{X: 40, Y: 200, W: 300, H: 200}, []int{1, 1}, "card", "flex")
	add("p", "", "A cup", render.Box{X: 50, Y: 210, W: 200, H: 20}, []int{1, 1, 0}, "flex")
	add("div", "", "", render.Box{X: 400, Y: 200, W: 300, H: 200}, []int{1, 2}, "card")
	add("p", "", "A bowl", render.Box{X: 410, Y: 210, W: 200, H: 20}, []int{1, 2, 0})
	add("strong", "", "bowl", render.Box{X: 420, Y: 210, W: 40, H: 20}, []int{1, 2, 0, 0})
	add("a", "buy", "Buy now", render.Box{X: 900, Y: 60, W: 120, H: 40}, []int{1, 3}, "btn")
	return f
}

func TestHandlesNameEveryElementOnce(t *testing.T) {
	var names []string
	for _, h := range point.Handles(shop()) {
		names = append(names, h.Name)
	}
	want := []string{"h1", "card-1", "p-1", "card-2", "p-2", "buy"}
	if !slices.Equal(names, want) {
		t.Fatalf("handles are %q, want %q", names, want)
	}
}

func TestFindMeansTheElementThatTheHandleStandsOn(t *testing.T) {
	f := shop()
	for _, h := range point.Handles(f) {
		if i, ok := point.Find(f, h.Name); !ok || i != h.Element {
			t.Errorf("@%s points at %d, %v; it stands on %d", h.Name, i, ok, h.Element)
		}
	}
	for name, want := range map[string]int{"strong": 7, "btn": 8, "a": 8, "CARD-2": 5} {
		if i, ok := point.Find(f, name); !ok || i != want {
			t.Errorf("@%s points at %d, %v; want %d", name, i, ok, want)
		}
	}
	for _, name := range []string{"card", "card-3", "nothing", "p-0", ""} {
		if i, ok := point.Find(f, name); ok {
			t.Errorf("@%s points at %d, want nothing", name, i)
		}
	}
}

func TestCompleteFindsByNameTagAndText(t *testing.T) {
	handles := point.Handles(shop())
	for typed, want := range map[string]string{"ca": "card-1", "card-2": "card-2", "now": "buy", "a bowl": "card-2", "a": "buy", "p": "p-1"} {
		found := point.Complete(handles, typed)
		if len(found) == 0 || found[0].Name != want {
			t.Errorf("@%s completes to %+v, want %s first", typed, found, want)
		}
	}
	if got := point.Complete(handles, ""); len(got) != len(handles) {
		t.Errorf("nothing typed lists %d of %d", len(got), len(handles))
	}
}

func TestTheGridCoversTheFirstScreen(t *testing.T) {
	screen := point.Screen(shop())
	if screen != (render.Box{W: 1280, H: 800}) {
		t.Fatalf("the grid covers %+v", screen)
	}
	seen := map[render.Box]bool{}
	for col := 'A'; col <= 'F'; col++ {
		for row := '1'; row <= '6'; row++ {
			name := string(col) + string(row)
			box, ok := point.Cell(screen, name)
			if x, y := box.Center(); !ok || seen[box] || point.CellAt(screen, x, y) != name {
				t.Errorf("%s is %+v, %v, and its middle lies in %s", name, box, ok, point.CellAt(screen, x, y))
			}
			seen[box] = true
		}
	}
	if last, _ := point.Cell(screen, "f6"); math.Abs(last.X+last.W-1280) > 0.01 || math.Abs(last.Y+last.H-800) > 0.01 {
		t.Errorf("F6 ends at %+v", last)
	}
	for _, name := range []string{"G1", "A7", "A0", "B", "B22", ""} {
		if point.IsCell(name) {
			t.Errorf("%q is no cell", name)
		}
	}
}
