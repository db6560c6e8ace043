package compare

import (
	"image"
	"math"

	"github.com/orisano/pixelmatch"
)

// PSNR is the peak signal-to-noise ratio of b against a over the red, green and blue of all pixels,
// in decibels; +Inf for equal pictures, 0 for pictures of different sizes.
func PSNR(a, b image.Image) float64 {
	x, y := toRGBA(a), toRGBA(b)
	if x.Bounds().Size() != y.Bounds().Size() {
		return 0
	}
	sum, n := 0.0, 0
	for row := range x.Bounds().Dy() {
		p, q := rowOf(x, row), rowOf(y, row)
		for i := range p {
			if i%4 != 3 {
				d := float64(p[i]) - float64(q[i])
				sum += d * d
				n++
			}
		}
	}
	return 10 * math.Log10(255*255/(sum/float64(n)))
}

func rowOf(img *image.RGBA, y int) []byte {
	b := img.Bounds()
	from := img.PixOffset(b.Min.X, b.Min.Y+y)
	return img.Pix[from : from+4*b.Dx()]
}

const ssimWindow = 8

// SSIM is the mean structural similarity of two pictures' luma over windows of 8×8 pixels that step
// by 4 (Wang, Bovik, Sheikh and Simoncelli, 2004, with its constants); 1 for equal pictures, 0 for
// pictures of different sizes.
func SSIM(a, b image.Image) float64 {
	x, y := luma(a), luma(b)
	if x.w != y.w || x.h != y.h {
		return 0
	}
	w, h := min(ssimWindow, x.w), min(ssimWindow, x.h)
	total, n := 0.0, 0
	for top := 0; top+h <= x.h; top += ssimWindow / 2 {
		for left := 0; left+w <= x.w; left += ssimWindow / 2 {
			total += ssimAt(x, y, left, top, w, h)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return total / float64(n)
}

type plane struct {
	w, h int
	v    []float64
}

func luma(img image.Image) plane {
	src := toRGBA(img)
	p := plane{src.Bounds().Dx(), src.Bounds().Dy(), nil}
	p.v = make([]float64, p.w*p.h)
	for y := range p.h {
		row := rowOf(src, y)
		for x := range p.w {
			p.v[y*p.w+x] = 0.299*float64(row[4*x]) + 0.587*float64(row[4*x+1]) + 0.114*float64(row[4*x+2])
		}
	}
	return p
}

func ssimAt(x, y plane, left, top, w, h int) float64 {
	var sx, sy, sxx, syy, sxy float64
	for j := top; j < top+h; j++ {
		for i := left; i < left+w; i++ {
			a, b := x.v[j*x.w+i], y.v[j*y.w+i]
			sx, sy = sx+a, sy+b
			sxx, syy, sxy = sxx+a*a, syy+b*b, sxy+a*b
		}
	}
	n := float64(w * h)
	mx, my := sx/n, sy/n
	vx, vy, cov := sxx/n-mx*mx, syy/n-my*my, sxy/n-mx*my
	const c1, c2 = (0.01 * 255) * (0.01 * 255), (0.03 * 255) * (0.03 * 255)
	return (2*mx*my + c1) * (2*cov + c2) / ((mx*mx + my*my + c1) * (vx + vy + c2))
}

// Pixels counts the pixels that differ visibly, antialiasing left out; all of them if the sizes differ.
func Pixels(a, b image.Image) int {
	n, err := pixelmatch.MatchPixel(a, b, pixelmatch.Threshold(0.1))
	if err != nil {
		size := a.Bounds().Size()
		return size.X * size.Y
	}
	return n
}
