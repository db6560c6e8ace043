package page

import "cultivar/session/breed/gene"

// directions are where a page may be taken as a whole. What makes a direction's character comes first; at a low rate little else is done.
var directions = []gene.Direction{
	{Name: "editorial", Steps: [][]string{
		{"type.editorial", "type.bookish", "type.classic", "type.display", "type.italic"}, {"opening.above", "opening.split", "opening.left", "layout.margin"}, {"palette.air", "palette.mood", "palette.night", "palette.sunny"}, {"space.airier", "shape.rule", "type.dropcap"},
	}},
	{Name: "swiss", Steps: [][]string{
		{"type.swiss"}, {"opening.screen", "opening.poster", "layout.aside", "opening.left", "layout.margin"}, {"palette.air", "palette.mood", "palette.bare", "palette.loud"}, {"shape.sharper", "shape.flat", "shape.rule"},
	}},
	{Name: "poster", Steps: [][]string{
		{"palette.loud", "palette.night", "palette.air", "palette.mood"}, {"opening.full", "opening.poster", "opening.above", "palette.surround", "palette.band"}, {"type.shout", "type.slab", "type.swiss"}, {"nav.bar", "shape.hard"},
	}},
	{Name: "technical", Steps: [][]string{
		{"type.technical", "type.console"}, {"palette.air", "palette.night", "palette.mood"}, {"layout.aside", "shape.outline", "shape.pattern"}, {"space.denser", "layout.columns"}, {"nav.caps"},
	}},
	{Name: "night", Steps: [][]string{
		{"palette.air", "palette.night", "palette.mood"}, {"opening.screen", "opening.inset", "opening.centre", "opening.split", "opening.stage"}, {"type.editorial", "type.bookish", "type.classic", "type.display", "type.italic", "shape.rounder"}, {"shape.outline", "shape.sharper"},
	}},
	{Name: "day", Steps: [][]string{
		{"palette.air", "palette.day", "palette.frosty", "palette.mood"}, {"opening.above", "opening.screen", "layout.aside", "palette.surround", "opening.split"}, {"type.swiss", "type.pairing", "type.display", "shape.rounder"},
	}},
	{Name: "friendly", Steps: [][]string{
		{"shape.rounder", "shape.pills"}, {"palette.air", "palette.mood", "palette.sunny"}, {"palette.cards", "opening.inset", "opening.card", "opening.centre", "layout.aside", "type.pairing", "type.friendly"}, {"nav.pills"},
	}},
	{Name: "banded", Steps: [][]string{
		{"palette.air", "palette.mood", "palette.day"}, {"palette.cards", "palette.band", "palette.rhythm", "palette.gradient", "palette.surround"}, {"opening.centre", "opening.split", "opening.left", "type.pairing"}, {"space.rhythm", "nav.bar"},
	}},
	{Name: "gallery", Steps: [][]string{
		{"opening.inset", "opening.above", "opening.stage", "opening.centre", "space.airier"}, {"palette.air", "palette.mood", "palette.bare", "palette.frosty"}, {"type.light", "type.editorial", "type.italic"}, {"image.treatment", "shape.flat"}, {"nav.centre"},
	}},
	{Name: "screen", Steps: [][]string{
		{"palette.air", "palette.mood", "palette.night", "palette.day"}, {"opening.screen", "opening.full", "layout.aside", "palette.surround", "opening.split"}, {"type.editorial", "type.swiss", "type.display", "shape.rounder"},
	}},
	{Name: "loud", Steps: [][]string{
		{"palette.air", "palette.loud", "palette.night", "palette.surround", "palette.band"}, {"opening.above", "layout.aside", "opening.poster", "opening.inset"}, {"type.swiss", "type.slab", "type.shout"},
	}},
	{Name: "sunny", Steps: [][]string{
		{"palette.air", "palette.sunny", "palette.glow", "palette.warmer"}, {"opening.above", "opening.inset", "opening.full", "opening.split"}, {"type.bookish", "type.classic", "type.editorial", "type.italic", "palette.ember"}, {"shape.rounder"},
	}},
	{Name: "card", Steps: [][]string{
		{"layout.middle", "opening.card", "layout.boxed", "layout.sheet"}, {"palette.air", "palette.mood", "palette.day", "palette.night"}, {"shape.rounder", "shape.shadow"}, {"type.pairing", "type.display"},
	}},
	{Name: "ledger", Steps: [][]string{
		{"layout.rows", "layout.list", "layout.margin", "layout.bento"}, {"palette.air", "palette.mood", "palette.night", "palette.sunny"}, {"type.bookish", "type.classic", "type.manuscript", "type.technical"}, {"shape.dividers", "shape.rule"},
	}},
	{Name: "bento", Steps: [][]string{
		{"layout.bento", "layout.columns", "layout.boxed"}, {"palette.air", "palette.mood", "palette.night"}, {"palette.cards", "palette.rhythm"}, {"shape.rounder", "shape.shadow"}, {"type.swiss", "type.friendly"},
	}},
}
