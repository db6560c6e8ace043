package browser

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"cultivar/render"
)

// TestCorpus draws every real page and drawing, from CULTIVAR_CORPUS. With CULTIVAR_LOOK set to a
// folder, the sheets are put there to be looked at.
func TestCorpus(t *testing.T) {
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no real designs are drawn")
	}
	for form, pattern := range map[render.Form]string{render.FormPage: "html/*/*.html", render.FormDrawing: "svg/*/*.svg"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files like %s: %v", pattern, err)
		}
		var docs []render.Document
		for _, file := range files {
			docs = append(docs, load(t, form, file))
		}
		from := render.DefaultViewport(form).Within(400, 250)
		shots, err := camera(t).Sheet(context.Background(), docs, from, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, shot := range shots {
			if shot.Broken != "" || len(shot.Errors) > 0 || shot.Image == nil {
				t.Logf("%s: %s %v", filepath.Base(files[i]), shot.Broken, shot.Errors)
			}
		}
		look(t, form.String(), shots, from)
		for i, doc := range docs {
			facts, err := camera(t).Measure(context.Background(), doc, render.DefaultViewport(form))
			if err != nil || len(facts.Elements) == 0 {
				t.Errorf("measure %s: %d elements, %v", files[i], len(facts.Elements), err)
			}
			describe := flawsOf(facts)
			t.Logf("%s: %d elements, %s", filepath.Base(files[i]), len(facts.Elements), describe)
		}
	}
}

// flawsOf sums up what Measure found wrong.
func flawsOf(facts render.Facts) string {
	var over, clipped, off, laps, faint int
	for _, e := range facts.Elements {
		over += count(e.Overflow)
		clipped += count(e.Clipped)
		off += count(e.Offscreen)
		laps += len(e.Overlaps)
		faint += count(e.Contrast > 0 && e.Contrast < 3)
	}
	return fmt.Sprintf("%d overflow, %d clipped, %d outside, %d overlaps, %d faint", over, clipped, off, laps, faint)
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// look writes a contact sheet.
func look(t *testing.T, name string, shots []render.Shot, from render.Viewport) {
	t.Helper()
	folder := os.Getenv("CULTIVAR_LOOK")
	if folder == "" {
		return
	}
	w, h := from.Pixels()
	const columns = 5
	for start := 0; start < len(shots); start += 25 {
		part := shots[start:min(len(shots), start+25)]
		whole := image.NewRGBA(image.Rect(0, 0, columns*(w+6), (len(part)+columns-1)/columns*(h+6)))
		draw.Draw(whole, whole.Rect, image.Black, image.Point{}, draw.Src)
		for i, shot := range part {
			if shot.Image != nil {
				draw.Draw(whole, shot.Image.Rect.Add(image.Pt(i%columns*(w+6), i/columns*(h+6))), shot.Image, image.Point{}, draw.Src)
			}
		}
		save(t, filepath.Join(folder, name+string(rune('a'+start/25))+".png"), whole)
	}
}

func save(t *testing.T, path string, p *image.RGBA) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if err := png.Encode(file, p); err != nil {
		t.Fatal(err)
	}
}
