package breed

import (
	"image"
	"sync"

	"cultivar/render/compare"
)

// view is a picture reduced to what choosing compares, made once for all rounds.
type view struct {
	picture *image.RGBA
	reduce  sync.Once
	sign    compare.Signature
	impress *impression
}

// reduced does the work, once.
func (v *view) reduced() *view {
	v.reduce.Do(func() { v.sign, v.impress = compare.Sign(v.picture), impressed(v.picture) })
	return v
}

// Distance is how far the pictures of two looks that are drawn lie apart, 0 to 1; see compare.Signature.
func (l Look) Distance(o Look) float64 { return l.signature().Distance(*o.signature()) }

// signature is that of a look's picture, nil where nothing is drawn.
func (l Look) signature() *compare.Signature {
	if v := l.seen(); v != nil {
		return &v.sign
	}
	return nil
}

// impression is that of a look's picture, nil where nothing is drawn.
func (l Look) impression() *impression {
	if v := l.seen(); v != nil {
		return v.impress
	}
	return nil
}

func (l Look) seen() *view {
	v := l.view
	if l.Shot.Image == nil {
		return nil
	}
	if v == nil {
		v = &view{picture: l.Shot.Image}
	}
	return v.reduced()
}
