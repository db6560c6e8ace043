package terminal

import (
	"fmt"
	"image"
	"image/color"
	"runtime"
	"testing"
)

// TestAThousandPicturesTakeBoundedMemory shows a thousand pictures one after the other, as an evening
// of breeding does, and looks at what is still held.
func TestAThousandPicturesTakeBoundedMemory(t *testing.T) {
	const limit = 8 << 20
	caps := Capabilities{Protocol: Kitty, Local: true, CellWidth: 10, CellHeight: 20}
	album, screen := NewAlbum(limit), NewScreen(caps)
	screen.copies.room = limit
	box := Size{20, 6}
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	img := image.NewRGBA(image.Rect(0, 0, 200, 120))
	for i := range 1000 {
		img.SetRGBA(i%200, i/200, color.RGBA{uint8(i), uint8(i >> 8), 0, 255})
		key := KeyOf(fmt.Sprint(i), box, caps)
		p, ok := album.Get(key)
		if !ok {
			var err error
			if p, err = Encode(img, box, caps.With(Kitty)); err != nil {
				t.Fatal(err)
			}
			album.Put(key, p)
		}
		sent := *p
		sent.kitty = &kitty{id: p.kitty.id, packed: "unsent"} // nothing is to be left in shared memory
		screen.Plan(Frame{Content: "\n\n\n\n\n\n\n", Placements: []Placement{{Place: "stage", Picture: &sent}}})
	}
	if grown := int64(heap()) - int64(before); grown > 3*limit {
		t.Errorf("a thousand pictures leave %d KB, the bounds are %d KB", grown>>10, 2*limit>>10)
	}
	if n := len(screen.copies.held); n > limit/(200*120*4)+1 {
		t.Errorf("the terminal holds %d pictures", n)
	}
	runtime.KeepAlive(album)
}
