// Package packed writes pixels as terminals take them: as they are, or as PNG files made for speed.
package packed

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"

	"github.com/klauspost/compress/zlib"
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
// say, which costs one look at each and suits designs: flat areas, and gradients that run down.
func compressed(data []byte, stride, pixel int) []byte {
	var b bytes.Buffer
	b.Grow(len(data) / 4)
	z, _ := zlib.NewWriterLevel(&b, 2)
	line := make([]byte, stride+1)
	var above []byte
	for ; len(data) > 0; data = data[stride:] {
		row := data[:stride]
		line[0] = filter(line[1:], row, above, pixel)
		_, _ = z.Write(line)
		above = row
	}
	_ = z.Close()
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
