package browser

import (
	"strings"
	"testing"

	"cultivar/render"
)

func TestDrawingFitsTheViewport(t *testing.T) {
	const red, white = "#ff0000", "#ffffff"
	wide := render.Viewport{Width: 200, Height: 100}
	cases := []struct {
		name, root string
		// colours at the far left, in the middle, and in the lower right corner of the fitted square
		left, middle, corner string
	}{
		{"view box", `viewBox="0 0 10 10"`, white, red, red},
		{"width and height only", `width="10" height="10"`, white, red, red},
		{"both, small", `width="24" height="24" viewBox="0 0 10 10"`, white, red, red},
		{"units", `width="1cm" height="10mm" viewBox="0 0 10 10"`, white, red, red},
		{"per cent", `width="100%" height="100%" viewBox="0 0 10 10"`, white, red, red},
		{"own ratio", `width="20" height="10" viewBox="0 0 10 10"`, white, red, red},
		{"stretched", `width="20" height="10" viewBox="0 0 10 10" preserveAspectRatio="none"`, red, red, red},
		{"style", `viewBox="0 0 10 10" style="width:3px;height:3px;margin:9px;max-width:5px"`, white, red, red},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := drawing(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ` + c.root + `><rect width="10" height="10" fill="red"/><circle cx="30" cy="5" r="9"/></svg>`)
			p := picture(t, shoot(t, doc, wide), wide)
			wantColor(t, p, 10, 50, c.left)
			wantColor(t, p, 100, 50, c.middle)
			wantColor(t, p, 148, 98, c.corner)
		})
	}
}

func TestDrawingSaysWhereItIsWrong(t *testing.T) {
	shot := shoot(t, drawing("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<rect width=\"5\">\n</svg>"), small())
	if shot.Image != nil || !strings.HasPrefix(shot.Broken, "does not parse: drawing.svg:3: ") || strings.Contains(shot.Broken, "{") {
		t.Errorf("a drawing that is no XML is %q", shot.Broken)
	}
	if len(shot.Errors) != 1 || shot.Errors[0].File != "drawing.svg" || shot.Errors[0].Line != 3 {
		t.Errorf("errors: %+v, want one at drawing.svg:3", shot.Errors)
	}
	if shot := shoot(t, drawing(`<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>`), small()); shot.Broken == "" {
		t.Error("a root outside the namespace of SVG is drawn")
	}
}

func TestDrawingRunsItsScript(t *testing.T) {
	doc := drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect id="r" width="1" height="1"/><script>document.getElementById('r').setAttribute('fill', '#008000'); console.log('drawn')</script></svg>`)
	shot := shoot(t, doc, small())
	wantColor(t, picture(t, shot, small()), 100, 60, "#008000")
	wantMessages(t, shot.Console, "log drawing.svg:1 drawn")
}

func TestSizeOf(t *testing.T) {
	cases := map[string]drawingSize{
		`<svg width="10" height="20"/>`:                                 {10, 20},
		`<!-- <svg width="1"/> --><svg width="10px" height="1in"/>`:     {10, 96},
		`<svg viewBox="0 0 30 40"/>`:                                    {30, 40},
		`<svg viewBox="0,0,30,40" width="15"/>`:                         {15, 20},
		`<svg width="50%" height="50%" viewBox="0 0 30 40"/>`:           {30, 40},
		`<svg width="50%"/>`:                                            {},
		`<svg viewBox="0 0 0 0"/>`:                                      {},
		`<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1e1" height="2"/>`: {10, 2},
		`no svg`: {},
	}
	for text, want := range cases {
		if got := sizeOf([]byte(text)); got != want {
			t.Errorf("%s: size %v, want %v", text, got, want)
		}
	}
}

func FuzzSizeOf(f *testing.F) {
	f.Add([]byte(`<svg width="1e1" height="2" viewBox="0 0 1 1"/>`))
	f.Fuzz(func(t *testing.T, svg []byte) {
		if size := sizeOf(svg); size.Width < 0 || size.Height < 0 {
			t.Errorf("size %v", size)
		}
	})
}
