package scale

import "image"

// reduce averages blocks of whole pixels where the picture shrinks a lot, leaving at least a factor
// of three to the kernel, which no eye can tell from the kernel alone.
func reduce(src *image.RGBA, w, h int) *image.RGBA {
	bx, by := block(src.Rect.Dx(), w), block(src.Rect.Dy(), h)
	if bx == 1 && by == 1 {
		return src
	}
	dst := image.NewRGBA(image.Rect(0, 0, src.Rect.Dx()/bx, src.Rect.Dy()/by))
	inBands(dst.Rect.Dy(), func(from, to int) {
		for y := from; y < to; y++ {
			averageRow(dst, src, y, bx, by)
		}
	})
	return dst
}

// block is the largest whole factor that n can shrink by first on its way to m, dividing it evenly
// enough that what is cut off at the end is less than a tenth of a pixel of the result.
func block(n, m int) int {
	for b := n / (3 * m); b > 1; b-- {
		if (n%b)*10*m < n {
			return b
		}
	}
	return 1
}

func averageRow(dst, src *image.RGBA, y, bx, by int) {
	out := dst.Pix[y*dst.Stride:]
	area := uint32(bx * by)
	for x := range dst.Rect.Dx() {
		var r, g, b, a uint32
		for dy := range by {
			i := (y*by+dy)*src.Stride + x*bx*4
			for range bx {
				p := src.Pix[i : i+4 : i+4]
				r, g, b, a = r+uint32(p[0]), g+uint32(p[1]), b+uint32(p[2]), a+uint32(p[3])
				i += 4
			}
		}
		p := out[x*4 : x*4+4 : x*4+4]
		p[0], p[1], p[2], p[3] = mean(r, area), mean(g, area), mean(b, area), mean(a, area)
	}
}

func mean(sum, n uint32) byte { return byte((sum + n/2) / n) }
