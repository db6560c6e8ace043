package drawing

import "cultivar/session/breed/gene"

// paints are the palettes that go with any way to draw.
var paints = []string{"palette.mood", "palette.scale", "palette.night", "palette.day", "palette.warmer", "palette.cooler", "palette.ground", "palette.deeper"}

// courses are ways to take a drawing as a whole.
var courses = []gene.Direction{
	{Name: "edition", Steps: [][]string{paints, {"composition.rings", "composition.rays", "texture.luminous", "texture.glow"}, {"texture.layers", "composition.roundel", "composition.mat", "composition.stamp", "composition.block", "composition.print", "composition.card"}}},
	{Name: "mounted", Steps: [][]string{paints, {"composition.roundel", "composition.mat", "composition.stamp", "composition.block", "composition.print", "composition.card", "palette.ground"}, {"texture.layers", "texture.luminous"}}},
	{Name: "button", Steps: [][]string{paints, {"composition.roundel", "shape.shield", "shape.hexagon", "shape.pennant", "shape.corners"}, {"texture.layers"}}},
	{Name: "cut paper", Steps: [][]string{paints, {"texture.layers", "texture.long", "texture.shadow"}, {"shape.sliced", "palette.ground"}}},
	{Name: "lines", Steps: [][]string{paints, {"stroke.gaps", "stroke.keyline", "stroke.contour", "stroke.bolder"}, {"shape.exploded", "shape.ring", "shape.rounder"}}},
	{Name: "sectors", Steps: [][]string{{"shape.exploded", "shape.ring"}, paints, {"stroke.gaps", "texture.gradient"}}},
	{Name: "framed", Steps: [][]string{paints, {"stroke.border", "shape.corners"}, {"texture.luminous", "shape.rounder"}}},
	{Name: "crest", Steps: [][]string{{"stroke.contour", "stroke.keyline"}, {"palette.vivid", "palette.ground", "palette.deeper"}}},
	{Name: "after dark", Steps: [][]string{{"palette.moon", "palette.night", "palette.deeper", "composition.gallery"}, {"composition.rings", "texture.luminous", "texture.glow"}}},
	{Name: "cloth", Steps: [][]string{paints, {"texture.cloth", "texture.across", "texture.half", "texture.luminous"}, {"composition.print", "composition.card"}}},
	{Name: "travel poster", Steps: [][]string{paints, {"shape.sliced", "composition.rays", "shape.bars"}, {"texture.luminous", "texture.layers", "composition.print", "composition.mat"}}},
	{Name: "luminous", Steps: [][]string{paints, {"texture.luminous", "texture.glow", "texture.across", "texture.gradient"}}},
	{Name: "two inks", Steps: [][]string{{"palette.duotone"}, {"texture.offset", "texture.luminous", "composition.card", "composition.mat"}}},
	{Name: "night", Steps: [][]string{{"palette.night", "palette.day"}, {"texture.luminous", "composition.rings", "texture.glow"}, {"shape.sliced", "shape.bars"}}},
	{Name: "sticker", Steps: [][]string{{"palette.cooler", "palette.warmer", "palette.vivid"}, {"texture.sticker", "composition.stamp"}}},
	{Name: "halo", Steps: [][]string{paints, {"composition.rays", "composition.rings", "shape.bars"}, {"texture.layers", "texture.glow"}}},
	{Name: "block", Steps: [][]string{paints, {"texture.block", "composition.block", "composition.rays"}, {"stroke.heavier", "shape.rounder"}}},
	{Name: "badge", Steps: [][]string{{"palette.ground"}, {"composition.rays", "composition.rings"}, {"texture.shadow", "texture.half"}}},
	{Name: "plain", Steps: [][]string{{"shape.simpler", "shape.rounder"}, {"palette.mood", "palette.mono"}}},
	{Name: "echoes", Steps: [][]string{paints, {"composition.echo", "texture.offset", "composition.block"}}},
}
