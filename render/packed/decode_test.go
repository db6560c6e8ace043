package packed

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// files are PNG files of many kinds, written by the standard library, which uses all filters.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	write := func(name string, img image.Image) {
		for level, way := range map[string]png.CompressionLevel{"": png.DefaultCompression, " stored": png.NoCompression} {
			var b bytes.Buffer
			if err := (&png.Encoder{CompressionLevel: way}).Encode(&b, img); err != nil {
				t.Fatal(err)
			}
			all[name+level] = b.Bytes()
		}
	}
	for name, img := range pictures() {
		write(name, img)
		all[name+" ours"] = PNG(img)
	}
	write("grey", image.NewGray(image.Rect(0, 0, 9, 9)))
	write("palette", image.NewPaletted(image.Rect(0, 0, 5, 7), color.Palette{color.Black, color.Transparent}))
	write("deep", image.NewNRGBA64(image.Rect(0, 0, 5, 7)))
	return all
}

func TestDecodeAgreesWithTheStandardLibrary(t *testing.T) {
	for name, data := range files(t) {
		want, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, want, got)
	}
}

// TestAllFiltersAreUndone filters random rows by the formulas of the specification, byte by byte.
func TestAllFiltersAreUndone(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for kind := range byte(5) {
		for _, pixel := range []int{3, 4} {
			line, above := make([]byte, 60), make([]byte, 60)
			for i := range line {
				line[i], above[i] = byte(r.Uint32()), byte(r.Uint32())
			}
			filtered := make([]byte, 60)
			for i := range line {
				var a, c int
				b := int(above[i])
				if i >= pixel {
					a, c = int(line[i-pixel]), int(above[i-pixel])
				}
				guess := [5]int{0, a, b, (a + b) / 2, specified(a, b, c)}[kind]
				filtered[i] = line[i] - byte(guess)
			}
			if !unfilter(kind, filtered, above, pixel) || !bytes.Equal(filtered, line) {
				t.Errorf("filter %d of %d bytes a pixel is not undone", kind, pixel)
			}
		}
	}
	if unfilter(5, nil, nil, 3) {
		t.Error("there is no filter 5")
	}
}

func specified(a, b, c int) int {
	p := a + b - c
	pa, pb, pc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func TestDamagedFilesAreErrors(t *testing.T) {
	for name, data := range files(t) {
		for _, n := range []int{0, 4, 8, 20, 33, 40, len(data) / 2, len(data) - 13} {
			if _, err := Decode(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes are no error", name, n, len(data))
			}
		}
		bad := bytes.Clone(data)
		bad[len(bad)/2] ^= 0x55
		if _, err := Decode(bad); err == nil {
			t.Errorf("%s: a wrong byte is no error", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, data := range files(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 24 && (data[16]|data[17]|data[20]|data[21]) != 0 {
			return // large pictures only take time
		}
		got, err := Decode(data)
		if err != nil {
			return
		}
		if want, err := png.Decode(bytes.NewReader(data)); err == nil {
			same(t, "fuzz", want, got)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 1280, 800))
	for i := range img.Pix {
		img.Pix[i] = byte(i/4%1280/40*7 + i/5120/30*11 + i%13/9)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			if _, err := Decode(data.Bytes()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("image-png", func(b *testing.B) {
		for b.Loop() {
			if _, err := png.Decode(bytes.NewReader(data.Bytes())); err != nil {
				b.Fatal(err)
			}
		}
	})
}
