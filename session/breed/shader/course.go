package shader

import "cultivar/session/breed/gene"

// courses are ways to take a shader as a whole; a course is open to the designs that its first step suits.
var courses = []gene.Direction{
	{Name: "recoloured", Steps: [][]string{{"palette.scheme", "palette.ramp"}, {"palette.toned", "palette.contrast", "function.sidelight", "function.frame"}}},
	{Name: "graded", Steps: [][]string{{"palette.toned"}, {"domain.closer", "domain.zoom", "function.parameter"}}},
	{Name: "by the water", Steps: [][]string{{"domain.lake"}, {"palette.scheme", "palette.toned", "palette.vivid"}}},
	{Name: "starry night", Steps: [][]string{{"palette.night"}, {"function.stars", "function.vignette"}, {"palette.colder", "palette.toned"}}},
	{Name: "daylight", Steps: [][]string{{"palette.day", "palette.lighter"}, {"palette.scheme", "palette.vivid"}}},
	{Name: "misty morning", Steps: [][]string{{"function.mist"}, {"palette.scheme", "palette.toned"}}},
	{Name: "deep colours", Steps: [][]string{{"palette.scheme"}, {"palette.vivid"}, {"function.vignette"}}},
	{Name: "portrait", Steps: [][]string{{"domain.aside", "domain.closer"}, {"palette.scheme"}, {"palette.toned"}}},
	{Name: "nacre", Steps: [][]string{{"function.sheen"}, {"palette.scheme"}}},
	{Name: "large and small", Steps: [][]string{{"domain.nested"}, {"palette.scheme"}}},
	{Name: "night edition", Steps: [][]string{{"palette.reversed"}, {"domain.nested", "palette.scheme"}}},
	{Name: "bold scale", Steps: [][]string{{"domain.zoom"}, {"palette.scheme"}, {"function.sidelight"}}},
	{Name: "on a slope", Steps: [][]string{{"domain.rotate"}, {"palette.scheme", "palette.toned"}}},
	{Name: "two-ink print", Steps: [][]string{{"function.halftone"}, {"palette.ramp", "palette.scheme"}}},
	{Name: "engraving", Steps: [][]string{{"function.engraved"}, {"palette.ramp", "palette.scheme"}}},
	{Name: "kaleidoscope", Steps: [][]string{{"domain.kaleidoscope"}, {"palette.scheme", "palette.ramp"}, {"function.finer", "function.parameter"}}},
	{Name: "flowing", Steps: [][]string{{"domain.warp", "domain.swirl"}, {"palette.scheme", "palette.ramp", "palette.phase"}}},
	{Name: "contours", Steps: [][]string{{"function.contours"}, {"palette.scheme", "palette.ramp"}, {"domain.zoom", "function.coarser"}}},
	{Name: "drifting hues", Steps: [][]string{{"palette.drift"}, {"palette.scheme", "palette.ramp"}, {"function.parameter", "domain.zoom"}}},
	{Name: "reeded glass", Steps: [][]string{{"domain.reeded"}, {"palette.scheme", "palette.ramp", "palette.toned"}}},
	{Name: "another side", Steps: [][]string{{"domain.orbit"}, {"palette.scheme", "palette.toned"}}},
	{Name: "mirror", Steps: [][]string{{"domain.mirror"}, {"palette.scheme", "palette.ramp"}}},
	{Name: "other proportions", Steps: [][]string{{"function.parameter", "function.wave", "function.rounds"}, {"palette.scheme", "palette.toned", "palette.ramp"}}},
	{Name: "reveal", Steps: [][]string{{"function.reveal", "time.ease"}, {"palette.toned", "palette.warmer", "palette.colder"}}},
}
