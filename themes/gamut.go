package themes

// Color is the nearest sRGB colour in the CSS sense: lightness and hue are kept and chroma is given up, by the
// gamut mapping of CSS Color 4 (binary search on chroma, with a clipped colour taken when it is within
// one just noticeable difference).
func (p LCH) Color() Color {
	if raw := p.Raw(); raw.InGamut() {
		return clipped(raw)
	}
	if p.L >= 1 {
		return Color{1, 1, 1, p.A}
	}
	if p.L <= 0 {
		return Color{0, 0, 0, p.A}
	}
	return mapped(p)
}

// Hex is Color().Hex().
func (p LCH) Hex() string { return p.Color().Hex() }

func mapped(p LCH) Color {
	const jnd, epsilon = 0.02, 0.0001
	current := p
	best := clipped(current.Raw())
	if DeltaE(best, current.Raw()) < jnd {
		return best
	}
	low, high, lowInGamut := 0.0, p.C, true
	for high-low > epsilon {
		current.C = (low + high) / 2
		raw := current.Raw()
		if lowInGamut && raw.InGamut() {
			low = current.C
			continue
		}
		best = clipped(raw)
		e := DeltaE(best, raw)
		if e >= jnd {
			high = current.C
			continue
		}
		if jnd-e < epsilon {
			return best
		}
		lowInGamut, low = false, current.C
	}
	return best
}

func clipped(c Color) Color {
	return Color{clamp(c.R, 0, 1), clamp(c.G, 0, 1), clamp(c.B, 0, 1), clamp(c.A, 0, 1)}
}
