package drawing

import "cultivar/session/breed/gene"

// courses are ways to take a drawing as a whole.
var courses = []gene.Direction{
	{Name: "sticker", Steps: [][]string{{"texture.sticker", "composition.card"}, {"palette.vivid", "palette.scheme", "palette.mood"}, {"shape.rounder", "stroke.heavier"}}},
	{Name: "flat icon", Steps: [][]string{{"texture.long", "palette.ground"}, {"palette.mood", "palette.scheme"}, {"stroke.heavier", "shape.rounder"}}},
	{Name: "screen print", Steps: [][]string{{"palette.duotone"}, {"texture.offset", "texture.grain"}, {"stroke.heavier", "composition.rotate"}}},
	{Name: "line drawing", Steps: [][]string{{"stroke.outline"}, {"palette.ground", "palette.muted"}, {"stroke.caps", "palette.mono"}}},
	{Name: "comic", Steps: [][]string{{"stroke.contour"}, {"palette.vivid", "palette.scheme"}, {"texture.offset", "texture.pattern", "texture.shadow"}}},
	{Name: "night", Steps: [][]string{{"palette.night", "palette.day"}, {"texture.across", "texture.gradient", "texture.rims"}, {"stroke.finer", "stroke.caps"}}},
	{Name: "badge", Steps: [][]string{{"palette.ground"}, {"texture.rims", "texture.half", "texture.shadow"}, {"palette.scheme", "palette.hue"}}},
	{Name: "cut paper", Steps: [][]string{{"texture.shadow", "composition.card"}, {"palette.warmer", "palette.muted"}, {"shape.facets"}}},
	{Name: "soft", Steps: [][]string{{"texture.gradient", "texture.across"}, {"palette.mood", "palette.muted"}, {"shape.rounder"}}},
	{Name: "block letters", Steps: [][]string{{"texture.block"}, {"palette.scheme", "palette.mood"}, {"stroke.heavier", "shape.rounder"}}},
	{Name: "patterned", Steps: [][]string{{"texture.pattern"}, {"palette.mood", "palette.mono"}, {"stroke.contour"}}},
	{Name: "cut crystal", Steps: [][]string{{"shape.facets"}, {"texture.gradient", "texture.half"}, {"palette.cooler", "palette.scheme"}}},
	{Name: "made by hand", Steps: [][]string{{"shape.wobble", "texture.rough"}, {"palette.warmer", "palette.duotone"}, {"texture.grain", "stroke.finer"}}},
	{Name: "echoes", Steps: [][]string{{"composition.echo"}, {"palette.hue", "palette.mood"}, {"composition.rotate"}}},
	{Name: "many", Steps: [][]string{{"composition.repeat", "composition.ring", "composition.reflection"}, {"palette.mood", "palette.hue"}}},
}
