// Package scale resizes pictures: sharp, free of aliasing and fast. Weights come from a cubic
// (Catmull-Rom) kernel that is widened when the picture shrinks, so that every source pixel counts;
// flat colour stays exactly that colour.
//
// Three channels travel in one 64-bit word, so that one multiplication filters a whole pixel. The
// picture is cut into bands of rows that are resized at the same time.
package scale

import (
	"encoding/binary"
	"image"
	"image/draw"
	"runtime"
	"sync"
)

// To resizes img to w×h pixels. A picture that has that size already is returned as it is, and must
// then not be changed.
func To(img image.Image, w, h int) *image.RGBA {
	src := RGBA(img)
	if w <= 0 || h <= 0 || src.Rect.Empty() {
		return image.NewRGBA(image.Rect(0, 0, max(w, 0), max(h, 0)))
	}
	if src.Rect.Dx() == w && src.Rect.Dy() == h {
		return src
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	job := newJob(dst, reduce(src, w, h))
	inBands(h, job.rows)
	return dst
}

// RGBA gives img as *image.RGBA with its first pixel at 0, 0, without copying if it is one.
func RGBA(img image.Image) *image.RGBA {
	if src, ok := img.(*image.RGBA); ok {
		if src.Rect.Min == (image.Point{}) {
			return src
		}
		moved := *src
		moved.Rect = src.Rect.Sub(src.Rect.Min)
		return &moved
	}
	b := img.Bounds()
	dst := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(dst, dst.Rect, img, b.Min, draw.Src)
	return dst
}

// Opaque reports whether every pixel is, quickly.
func Opaque(img *image.RGBA) bool {
	w := img.Rect.Dx() * 4
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		all := ^uint64(0)
		for ; len(row) >= 16; row = row[16:] {
			all &= binary.LittleEndian.Uint64(row) & binary.LittleEndian.Uint64(row[8:])
		}
		for ; len(row) >= 4; row = row[4:] {
			all &= uint64(row[3])<<24 | ^uint64(0xff<<24)
		}
		if all&0xff000000ff000000 != 0xff000000ff000000 {
			return false
		}
	}
	return true
}

// inBands runs work over the rows 0 to h in as many bands as there are processors.
func inBands(h int, work func(from, to int)) {
	n := min(runtime.GOMAXPROCS(0), max(1, h/32))
	var wg sync.WaitGroup
	for i := range n {
		from, to := h*i/n, h*(i+1)/n
		if i == n-1 {
			work(from, to)
			break
		}
		wg.Go(func() { work(from, to) })
	}
	wg.Wait()
}
