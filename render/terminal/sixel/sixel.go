// Package sixel writes pictures in DEC's sixel format, fast and close to the original: a palette made
// for the picture, each pixel its nearest colour, and what that leaves out spread to the neighbours.
//
// The steps. The colours are tallied exactly where a picture has few (designs do), else in fine bins.
// The tally is cut into as many boxes as there are registers, always the box with the most squared
// error where the cut takes most of it away (after Wu, "Color Quantization by Dynamic Programming and
// Principal Analysis", 1992), and the boxes' means are drawn to their pixels once or twice more. The
// picture is then mapped and written in bands of six rows, several bands at a time.
package sixel

import (
	"bytes"
	"image"
	"runtime"
	"strconv"
	"sync"
)

// Options are what the terminal bears.
type Options struct {
	// Registers is how many colours may be defined; 0 means 255, which is also the most that is used.
	Registers int
	// Flat turns the spreading of errors off.
	Flat bool
}

// Encode writes img as one sixel sequence, from its DCS to its ST. Pixels that are more than half
// transparent are left as the screen has them.
func Encode(img *image.RGBA, o Options) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if w == 0 || h == 0 {
		return nil
	}
	colours := o.Registers
	if colours <= 0 || colours > nothing {
		colours = nothing
	}
	pal := newPalette(count(img), max(colours, 2))
	var out bytes.Buffer
	head(&out, w, h, pal)
	for _, part := range bands(img, pal, o.Flat) {
		out.Write(part)
	}
	out.WriteString("\x1b\\")
	return out.Bytes()
}

// head opens the sequence: unset pixels stay as they are, square pixels, the size, the colours.
func head(out *bytes.Buffer, w, h int, pal *palette) {
	out.Grow(w * h / 3)
	out.WriteString("\x1bP0;1;0q\"1;1;" + strconv.Itoa(w) + ";" + strconv.Itoa(h))
	for i, c := range pal.percent {
		out.WriteString("#" + strconv.Itoa(i) + ";2;" + strconv.Itoa(int(c[0])) + ";" + strconv.Itoa(int(c[1])) + ";" + strconv.Itoa(int(c[2])))
	}
}

// bands maps and writes the picture in as many parts as there are processors.
func bands(img *image.RGBA, pal *palette, flat bool) [][]byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	all := (h + 5) / 6
	n := min(runtime.GOMAXPROCS(0), max(1, all/8))
	parts := make([][]byte, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			from, to := all*i/n, all*(i+1)/n
			m := newMapper(img, pal, flat)
			b := newBand(w)
			out := make([]byte, 0, w*(to-from)*2)
			for k := from; k < to; k++ {
				rows := m.rows(k*6, min(6, h-k*6))
				out = b.write(out, rows, w)
				if k < all-1 {
					out = append(out, '-')
				}
			}
			parts[i] = out
		})
	}
	wg.Wait()
	return parts
}
