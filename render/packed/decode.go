package packed

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/draw"
	"image/png"
	"io"

	"github.com/klauspost/compress/flate"
)

// most bounds the pixels of a picture that is read, so that a small file cannot ask for all memory.
const most = 1 << 28

// Decode reads a PNG file, several times as fast as image/png where it has 24 or 32 bits a pixel and
// no interlacing, as screenshots have; any other is read by image/png. A file that is cut short, or
// whose checksums are wrong, is an error.
func Decode(file []byte) (*image.RGBA, error) {
	p, err := open(file)
	if err != nil {
		return nil, fmt.Errorf("reading a PNG file: %w", err)
	}
	if p.pixel == 0 {
		return decodeOther(file)
	}
	if err := p.read(); err != nil {
		return nil, fmt.Errorf("reading a PNG file: %w", err)
	}
	return p.img, nil
}

func decodeOther(file []byte) (*image.RGBA, error) {
	head, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("reading a PNG file: %w", err)
	}
	if int64(head.Width)*int64(head.Height) > most {
		return nil, fmt.Errorf("reading a PNG file: %d×%d pixels are too many", head.Width, head.Height)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("reading a PNG file: %w", err)
	}
	out := image.NewRGBA(image.Rect(0, 0, head.Width, head.Height))
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out, nil
}

// file is a PNG file on its way to pixels.
type file struct {
	img    *image.RGBA
	pixel  int // bytes of a pixel: 3 or 4; 0 for a file of another form
	stride int // bytes of a row, without its filter
	data   [][]byte
}

var errDamaged = errors.New("it is damaged or cut short")

// open reads the parts of the file and makes room for the picture.
func open(all []byte) (*file, error) {
	if !bytes.HasPrefix(all, []byte("\x89PNG\r\n\x1a\n")) {
		return nil, errors.New("it is not one")
	}
	f := &file{}
	for b := all[8:]; ; {
		if len(b) < 12 {
			return nil, errDamaged
		}
		n := uint64(binary.BigEndian.Uint32(b))
		if n > uint64(len(b)-12) {
			return nil, errDamaged
		}
		name, body := string(b[4:8]), b[8:8+n]
		if crc32.ChecksumIEEE(b[4:8+n]) != binary.BigEndian.Uint32(b[8+n:]) {
			return nil, errDamaged
		}
		done, err := f.part(name, body)
		if err != nil || done {
			return f, err
		}
		b = b[12+n:]
	}
}

// part takes one part of the file and reports whether it was the last that matters.
func (f *file) part(name string, body []byte) (done bool, err error) {
	switch name {
	case "IHDR":
		return f.header(body)
	case "IDAT":
		f.data = append(f.data, body)
	case "tRNS":
		f.pixel = 0
		return true, nil
	case "IEND":
		if f.img == nil {
			return true, errDamaged
		}
		return true, nil
	}
	return false, nil
}

func (f *file) header(b []byte) (other bool, err error) {
	if len(b) != 13 || f.img != nil {
		return false, errDamaged
	}
	w, h := uint64(binary.BigEndian.Uint32(b)), uint64(binary.BigEndian.Uint32(b[4:]))
	kind := map[byte]int{2: 3, 6: 4}[b[9]]
	if b[8] != 8 || kind == 0 || b[12] != 0 {
		return true, nil
	}
	if w == 0 || h == 0 || w > most || h > most || w*h > most {
		return false, fmt.Errorf("%d×%d pixels are none or too many", w, h)
	}
	f.pixel, f.stride = kind, int(w)*kind
	f.img = image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	return false, nil
}

// batch is how many rows are handed over at once.
const batch = 24

// read inflates rows on the one hand and undoes their filters on the other.
func (f *file) read() error {
	z, ok := stream(f.data)
	if !ok {
		return errDamaged
	}
	full, free, stop := make(chan []byte, 2), make(chan []byte, 3), make(chan struct{})
	for range 3 {
		free <- make([]byte, batch*(f.stride+1))
	}
	defer close(stop)
	go inflate(z, f.img.Rect.Dy(), f.stride+1, full, free, stop)
	above, y := make([]byte, f.stride), 0
	for rows := range full {
		for b := rows; len(b) > 0; b = b[f.stride+1:] {
			line := b[1 : f.stride+1]
			if !unfilter(b[0], line, above, f.pixel) {
				return errDamaged
			}
			f.spread(f.img.Pix[y*f.img.Stride:(y+1)*f.img.Stride], line)
			copy(above, line)
			y++
		}
		free <- rows[:cap(rows)]
	}
	if y < f.img.Rect.Dy() {
		return errDamaged
	}
	return nil
}

// stream opens the zlib stream that lies in the parts. Its own checksum is left unread: the parts'
// checksums were right.
func stream(parts [][]byte) (io.Reader, bool) {
	data := bytes.Join(parts, nil)
	if len(data) < 2 || data[0]&15 != 8 || data[1]&32 != 0 || (uint(data[0])<<8|uint(data[1]))%31 != 0 {
		return nil, false
	}
	return flate.NewReader(bytes.NewReader(data[2:])), true
}

// inflate fills buffers with whole rows until all are there, the data ends, or nobody reads on.
func inflate(z io.Reader, rows, length int, full chan<- []byte, free <-chan []byte, stop <-chan struct{}) {
	defer close(full)
	for rows > 0 {
		n := min(rows, batch)
		var buf []byte
		select {
		case buf = <-free:
		case <-stop:
			return
		}
		if _, err := io.ReadFull(z, buf[:n*length]); err != nil {
			return
		}
		select {
		case full <- buf[:n*length]:
		case <-stop:
			return
		}
		rows -= n
	}
}

// spread writes a row as pixels with their colours multiplied by alpha.
func (f *file) spread(out, line []byte) {
	if f.pixel == 3 {
		for i, j := 0, 0; j+3 <= len(line); i, j = i+4, j+3 {
			p, q := out[i:i+4:i+4], line[j:j+3:j+3]
			p[0], p[1], p[2], p[3] = q[0], q[1], q[2], 255
		}
		return
	}
	copy(out, line)
	for i := 3; i < len(out); i += 4 {
		if a := uint32(out[i]); a != 255 {
			for k := i - 3; k < i; k++ {
				out[k] = byte((uint32(out[k])*a + 127) / 255)
			}
		}
	}
}
