package export_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/export"
)

// dot is a small picture of one colour.
func dot(t *testing.T, c color.Color) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		m.Set(i%8, i/8, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheExportLooksLikeTheDesignAndAsksForNothing(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cam := browsertest.Open(t)
	a := artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{
		"index.html": []byte(`<!doctype html><link rel="stylesheet" href="css/a.css"><body><img src="img/red.png" srcset="img/red.png 1x" width=80 height=80>
<div class="box">text</div><svg width=60 height=60><use href="icons.svg#dot"/></svg><p id="out">-</p><script type="module" src="js/main.js"></script></body>`),
		"css/a.css":   []byte("@import 'b.css';\n.box { width: 90px; height: 40px; background: url(../img/blue.png) }\n"),
		"css/b.css":   []byte("body { background: #ffeecc; font: 20px sans-serif }\n"),
		"img/red.png": dot(t, color.RGBA{200, 0, 0, 255}), "img/blue.png": dot(t, color.RGBA{0, 0, 200, 255}),
		"icons.svg":  []byte(`<svg xmlns="http://www.w3.org/2000/svg"><symbol id="dot"><circle cx="30" cy="30" r="20" fill="green"/></symbol></svg>`),
		"js/main.js": []byte("import { word } from './word.js';\ndocument.getElementById('out').textContent = word;\n"), "js/word.js": []byte("export const word = 'ready';\n"),
	}}
	data, err := export.Bytes(ctx, a, "html", nil, render.Viewport{})
	if err != nil {
		t.Fatal(err)
	}
	alone := artifact.Artifact{Kind: artifact.Page, Main: "moved.html", Files: map[string][]byte{"moved.html": data}}
	var pictures []*image.RGBA
	for _, x := range []artifact.Artifact{a, alone} {
		doc, err := x.Document()
		if err != nil {
			t.Fatal(err)
		}
		shot, err := cam.Shoot(ctx, doc, render.Viewport{Width: 400, Height: 300, Scale: 1})
		if err != nil || shot.Image == nil {
			t.Fatal(err, shot.Broken)
		}
		if len(shot.Blocked) > 0 || len(shot.Errors) > 0 {
			t.Errorf("%s: blocked %v, errors %v", x.Main, shot.Blocked, shot.Errors)
		}
		pictures = append(pictures, shot.Image)
	}
	if !bytes.Equal(pictures[0].Pix, pictures[1].Pix) {
		t.Error("the export looks different")
	}
}
