package shader

import "cultivar/session/breed/gene"

// courses are ways to take a shader as a whole.
var courses = []gene.Direction{
	{Name: "two-ink print", Steps: [][]string{{"function.halftone"}, {"palette.ramp"}, {"palette.contrast", "function.parameter"}}},
	{Name: "engraving", Steps: [][]string{{"function.engraved"}, {"palette.ramp", "palette.muted"}, {"function.parameter", "domain.zoom"}}},
	{Name: "kaleidoscope", Steps: [][]string{{"domain.kaleidoscope"}, {"palette.scheme", "palette.ramp", "palette.turn", "palette.hue"}, {"function.parameter", "function.finer"}}},
	{Name: "old film", Steps: [][]string{{"palette.warmer", "palette.muted"}, {"function.grain"}, {"function.vignette", "function.leak"}}},
	{Name: "tube", Steps: [][]string{{"function.scanlines"}, {"domain.bulge"}, {"palette.colder", "palette.vivid"}}},
	{Name: "flowing", Steps: [][]string{{"domain.warp", "domain.ripple"}, {"palette.scheme", "palette.ramp", "palette.phase"}, {"function.coarser", "function.parameter"}}},
	{Name: "late light", Steps: [][]string{{"palette.night", "palette.darker"}, {"function.leak", "function.vignette"}, {"domain.zoom", "function.parameter"}}},
	{Name: "daylight", Steps: [][]string{{"palette.day", "palette.lighter"}, {"palette.vivid", "palette.warmer"}, {"function.parameter", "domain.zoom"}}},
	{Name: "poster", Steps: [][]string{{"palette.posterise", "palette.contrast"}, {"palette.ramp", "palette.scheme"}, {"function.frame", "function.edges"}}},
	{Name: "mosaic", Steps: [][]string{{"domain.blocks"}, {"palette.ramp", "palette.vivid", "palette.hue"}}},
	{Name: "pattern", Steps: [][]string{{"domain.tile", "domain.mirror"}, {"palette.scheme", "palette.ramp", "palette.hue"}, {"function.parameter", "function.metric"}}},
	{Name: "whirl", Steps: [][]string{{"domain.swirl", "domain.polar"}, {"palette.turn", "palette.hue", "palette.ramp"}, {"function.curve", "function.parameter"}}},
	{Name: "other proportions", Steps: [][]string{{"function.parameters", "function.metric", "function.wave"}, {"palette.scheme", "palette.turn", "palette.ramp"}, {"domain.zoom", "domain.rotate"}}},
	{Name: "reveal", Steps: [][]string{{"function.reveal", "function.edges"}, {"palette.warmer", "palette.colder"}, {"domain.zoom", "domain.rotate"}}},
	{Name: "spectrum", Steps: [][]string{{"palette.spectrum", "palette.phase"}, {"function.ridges", "function.wave", "function.rounds"}, {"domain.mirror", "domain.rotate"}}},
}
