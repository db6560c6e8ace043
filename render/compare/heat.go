package compare

import (
	"image"
	"math"
)

// Heat is a picture of where b differs from a, of a's size: what is equal is a faint grey of a, what
// differs glows with ΔE OK, faintly at first, then from yellow to red. It is nil for pictures of different sizes.
func Heat(a, b image.Image) *image.RGBA {
	x, y := toRGBA(a), toRGBA(b)
	if x.Bounds().Size() != y.Bounds().Size() {
		return nil
	}
	out := image.NewRGBA(image.Rectangle{Max: x.Bounds().Size()})
	for row := range out.Bounds().Dy() {
		p, q := rowOf(x, row), rowOf(y, row)
		for i := 0; i < len(p); i += 4 {
			copy(out.Pix[row*out.Stride+i:], glow(p[i:i+4], q[i:i+4]))
		}
	}
	return out
}

func glow(p, q []byte) []byte {
	d := math.Sqrt(labOf(p).squared(labOf(q)))
	grey := 200 + byte(0.3*float64(p[0])+0.59*float64(p[1])+0.11*float64(p[2]))/5
	if d < 0.01 {
		return []byte{grey, grey, grey, 255}
	}
	t, full := math.Min(1, d/0.4), math.Min(1, d/0.15)
	mix := func(c float64) byte { return byte(float64(grey) + full*(c-float64(grey))) }
	return []byte{mix(255), mix(210 * (1 - t)), mix(40 * (1 - t)), 255}
}

func labOf(p []byte) lab { return toLab(linearOf[p[0]], linearOf[p[1]], linearOf[p[2]]) }
