package phrase

import "cultivar/themes"

// contrastOn is the lower contrast of an ink on two colours.
func contrastOn(ink themes.Color, a, b shade) float64 {
	return min(themes.Contrast(ink, a.Color), themes.Contrast(ink, b.Color))
}

// readableOn is black or white, whichever reads better on both colours.
func readableOn(a, b shade) string {
	black, white := themes.MustParse("#000000"), themes.MustParse("#ffffff")
	if contrastOn(black, a, b) > contrastOn(white, a, b) {
		return black.Hex()
	}
	return white.Hex()
}
