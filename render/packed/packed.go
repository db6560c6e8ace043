// Package packed packs pixels for speed: as they are, as terminals take them, or as PNG files, which it also reads.
package packed

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Pixels is img as bytes row by row: three a pixel (format 24) if opaque, else four with the colours
// not multiplied by alpha (format 32).
func Pixels(img *image.RGBA, opaque bool) (format int, data []byte) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if opaque {
		data = make([]byte, w*h*3)
		for y := range h {
			rgb(data[y*w*3:(y+1)*w*3], img.Pix[y*img.Stride:])
		}
		return 24, data
	}
	data = make([]byte, w*h*4)
	for y := range h {
		straight(data[y*w*4:(y+1)*w*4], img.Pix[y*img.Stride:])
	}
	return 32, data
}

func rgb(out, row []byte) {
	for i, j := 0, 0; i+3 <= len(out); i, j = i+3, j+4 {
		p := row[j : j+4 : j+4]
		out[i], out[i+1], out[i+2] = p[0], p[1], p[2]
	}
}

// straight undoes the multiplication of colours by alpha.
func straight(out, row []byte) {
	for i := 0; i+4 <= len(out); i += 4 {
		p, a := row[i:i+4:i+4], uint32(row[i+3])
		if a == 255 || a == 0 {
			copy(out[i:i+4], p)
			continue
		}
		for k := range 3 {
			out[i+k] = byte(min((uint32(p[k])*255+a/2)/a, 255))
		}
		out[i+3] = byte(a)
	}
}

// PNG encodes img as a PNG file of 24 or 32 bits a pixel.
func PNG(img *image.RGBA) []byte {
	opaque := true
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+img.Rect.Dx()*4]
		for i := 3; i < len(row) && opaque; i += 4 {
			opaque = row[i] == 255
		}
	}
	format, data := Pixels(img, opaque)
	var b bytes.Buffer
	b.Grow(len(data)/4 + 1024)
	b.WriteString("\x89PNG\r\n\x1a\n")
	section(&b, "IHDR", header(img.Rect.Dx(), img.Rect.Dy(), format))
	section(&b, "IDAT", compressed(data, img.Rect.Dx()*format/8, format/8))
	section(&b, "IEND", nil)
	return b.Bytes()
}

func header(w, h, format int) []byte {
	head := make([]byte, 13)
	binary.BigEndian.PutUint32(head, uint32(w))
	binary.BigEndian.PutUint32(head[4:], uint32(h))
	head[8], head[9] = 8, 2
	if format == 32 {
		head[9] = 6
	}
	return head
}

func section(b *bytes.Buffer, name string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	b.Write(n[:])
	b.WriteString(name)
	b.Write(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data)
	binary.BigEndian.PutUint32(n[:], sum)
	b.Write(n[:])
}

// compressed is the pixels' zlib stream. Rows are filtered by the row above where that leaves less to
// say, which costs one look at each and suits designs: flat areas, and gradients that run down. Bands
// of rows are compressed at the same time; each ends at a whole byte, so that they follow on each other.
func compressed(data []byte, stride, pixel int) []byte {
	filtered := make([]byte, len(data)+len(data)/stride)
	h := len(data) / stride
	n := min(runtime.GOMAXPROCS(0), max(1, h/64))
	parts := make([][]byte, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			from, to := h*i/n, h*(i+1)/n
			rows := filtered[from*(stride+1) : to*(stride+1)]
			filterRows(rows, data, from, stride, pixel)
			parts[i] = deflated(rows, i == n-1)
		})
	}
	wg.Wait()
	sum := binary.BigEndian.AppendUint32(nil, adler32.Checksum(filtered))
	return bytes.Join([][]byte{{0x78, 0x01}, bytes.Join(parts, nil), sum}, nil)
}

// filterRows filters rows from y on into out, each behind its filter's number.
func filterRows(out, data []byte, y, stride, pixel int) {
	var above []byte
	if y > 0 {
		above = data[(y-1)*stride : y*stride]
	}
	for ; len(out) > 0; out = out[stride+1:] {
		row := data[y*stride : (y+1)*stride]
		out[0] = filter(out[1:stride+1], row, above, pixel)
		above = row
		y++
	}
}

// deflated compresses one band; the last one ends the stream.
func deflated(rows []byte, last bool) []byte {
	var b bytes.Buffer
	b.Grow(len(rows) / 4)
	z, _ := flate.NewWriter(&b, 2)
	_, _ = z.Write(rows)
	if last {
		_ = z.Close()
	} else {
		_ = z.Flush()
	}
	return b.Bytes()
}

// The filters that are used, by PNG's numbers.
const (
	none = 0
	sub  = 1
	up   = 2
)

// filter writes row to out under the filter that suits it and returns the filter's number.
func filter(out, row, above []byte, pixel int) byte {
	if above != nil && bytes.Equal(row, above) {
		clear(out)
		return up
	}
	if runs(row, pixel) {
		copy(out, row)
		return none
	}
	if above == nil {
		copy(out, row[:pixel])
		for i := pixel; i < len(row); i++ {
			out[i] = row[i] - row[i-pixel]
		}
		return sub
	}
	return nearer(out, row, above, pixel)
}

// runs reports whether most pixels equal the one before, which compresses best unfiltered.
func runs(row []byte, pixel int) bool {
	same := 0
	for i := pixel + 1; i < len(row); i += pixel {
		if row[i] == row[i-pixel] {
			same += pixel
		}
	}
	return same*3 > len(row)*2
}

// nearer filters by the neighbour, left or above, that differs less.
func nearer(out, row, above []byte, pixel int) byte {
	left, over := 0, 0
	for i := pixel; i < len(row); i += 5 {
		left += size(row[i] - row[i-pixel])
		over += size(row[i] - above[i])
	}
	if over <= left {
		for i := range row {
			out[i] = row[i] - above[i]
		}
		return up
	}
	copy(out, row[:pixel])
	for i := pixel; i < len(row); i++ {
		out[i] = row[i] - row[i-pixel]
	}
	return sub
}

func size(d byte) int { return int(min(d, -d)) }
