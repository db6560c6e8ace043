package export

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
)

// animatedPNG makes an APNG that plays for ever (Portable Network Graphics, third edition, section
// 11.3.6): chunks of ordinary PNGs, one a frame, of which only what has changed is stored.
func animatedPNG(ctx context.Context, frames []*image.RGBA, rate int) ([]byte, error) {
	out := apng{rate: rate}
	out.WriteString("\x89PNG\r\n\x1a\n")
	whole := opaqueAll(frames)
	var before *image.RGBA
	for i, frame := range frames {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part := changed(before, frame)
		before = frame
		header, pixels, err := pngChunks(frame.SubImage(part), whole)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out.chunk("IHDR", header)
			out.chunk("acTL", binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(len(frames))), 0))
		}
		out.frame(part.Sub(frame.Rect.Min), pixels, i == 0)
	}
	out.chunk("IEND", nil)
	return out.Bytes(), nil
}

// apng is a file under way.
type apng struct {
	bytes.Buffer
	rate   int
	number uint32 // of the next chunk that is numbered
}

func (a *apng) chunk(kind string, data []byte) {
	body := append([]byte(kind), data...)
	a.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	a.Write(body)
	a.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}

// frame writes a frame: where it stands and for how long, then its pixels.
func (a *apng) frame(part image.Rectangle, pixels []byte, first bool) {
	var control []byte
	for _, v := range []int{int(a.next()), part.Dx(), part.Dy(), part.Min.X, part.Min.Y} {
		control = binary.BigEndian.AppendUint32(control, uint32(v))
	}
	control = binary.BigEndian.AppendUint16(control, 1)
	control = binary.BigEndian.AppendUint16(control, uint16(a.rate))
	a.chunk("fcTL", append(control, 0, 0)) // it stays, and replaces what is there
	if first {
		a.chunk("IDAT", pixels)
		return
	}
	a.chunk("fdAT", append(binary.BigEndian.AppendUint32(nil, a.next()), pixels...))
}

func (a *apng) next() uint32 {
	a.number++
	return a.number - 1
}

// opaqueAll reports whether no frame has a pixel that is see-through.
func opaqueAll(frames []*image.RGBA) bool {
	for _, f := range frames {
		if !f.Opaque() {
			return false
		}
	}
	return true
}

// clear is a picture that is stored with its opacity although it may have none.
type clear struct{ image.Image }

func (clear) Opaque() bool { return false }

var errChunks = errors.New("a frame was not encoded")

// pngChunks encodes a picture and takes its header and pixels out.
func pngChunks(img image.Image, opaque bool) (header, pixels []byte, err error) {
	if !opaque {
		img = clear{img}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, img); err != nil {
		return nil, nil, err
	}
	for data := out.Bytes()[8:]; len(data) >= 12; {
		n := int(binary.BigEndian.Uint32(data))
		switch body := data[8 : 8+n]; string(data[4:8]) {
		case "IHDR":
			header = body
		case "IDAT":
			pixels = append(pixels, body...)
		}
		data = data[12+n:]
	}
	if header == nil || pixels == nil {
		return nil, nil, errChunks
	}
	return header, pixels, nil
}
