package tint

import "cultivar/themes"

// The hues between which dark colours are olive or brown, in degrees of OKLCH.
const mudFrom, mudTo = 58, 128

// Muddy says that a colour is olive or brown: neither light, nor grey, of a yellow hue.
func Muddy(p themes.LCH) bool {
	return p.L > 0.22 && p.L < 0.66 && p.C > 0.025 && p.H > mudFrom && p.H < mudTo
}

// Clear turns a muddy colour to the nearer of rust and green, and leaves others as they are.
func Clear(p themes.LCH) themes.LCH {
	switch {
	case !Muddy(p):
	case p.H < (mudFrom+mudTo)/2:
		p.H = mudFrom - 10
	default:
		p.H = mudTo + 12
	}
	return p
}
