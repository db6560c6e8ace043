package page

import "cultivar/session/breed/gene"

// directions are where a page may be taken as a whole. What makes a direction's character comes first; at a low rate little else is done.
var directions = []gene.Direction{
	{Name: "editorial", Steps: [][]string{
		{"type.editorial", "type.bookish"}, {"opening.split", "opening.left", "layout.margin"}, {"palette.paper", "palette.mood", "palette.night"}, {"space.airier", "shape.rule", "type.dropcap"},
	}},
	{Name: "swiss", Steps: [][]string{
		{"type.swiss"}, {"opening.poster", "opening.left", "layout.margin"}, {"palette.bare", "palette.hue", "palette.dark"}, {"shape.sharper", "shape.flat", "shape.rule"},
	}},
	{Name: "poster", Steps: [][]string{
		{"opening.poster", "type.scale"}, {"palette.band", "palette.gradient", "palette.night", "palette.mood"}, {"type.shout", "type.slab", "type.swiss"}, {"nav.bar", "shape.hard"},
	}},
	{Name: "technical", Steps: [][]string{
		{"type.technical", "type.console"}, {"shape.outline", "shape.pattern"}, {"palette.night", "palette.dark", "palette.hue"}, {"space.denser", "layout.columns"}, {"nav.caps"},
	}},
	{Name: "night", Steps: [][]string{
		{"palette.night", "palette.dark", "palette.mood"}, {"opening.centre", "opening.split", "opening.stage"}, {"type.light", "type.editorial", "type.friendly"}, {"shape.rounder", "shape.outline", "shape.sharper"},
	}},
	{Name: "friendly", Steps: [][]string{
		{"type.friendly"}, {"shape.rounder", "shape.pills"}, {"palette.rhythm", "palette.duotone", "palette.scheme"}, {"opening.card", "opening.centre"}, {"nav.pills"},
	}},
	{Name: "banded", Steps: [][]string{
		{"palette.rhythm", "palette.band"}, {"opening.centre", "opening.split", "opening.left"}, {"type.slab", "type.pairing"}, {"space.rhythm", "nav.bar"},
	}},
	{Name: "gallery", Steps: [][]string{
		{"opening.stage", "opening.centre", "space.airier"}, {"type.light", "type.editorial"}, {"palette.bare", "palette.paper", "palette.muted"}, {"image.treatment", "shape.flat"}, {"nav.centre"},
	}},
	{Name: "brutal", Steps: [][]string{
		{"shape.hard"}, {"type.console", "type.shout", "type.slab"}, {"palette.duotone", "palette.vivid", "palette.scheme"}, {"opening.poster", "opening.left"}, {"nav.bar"},
	}},
	{Name: "card", Steps: [][]string{
		{"opening.card", "layout.boxed", "layout.sheet"}, {"palette.mood", "palette.day", "palette.scheme"}, {"shape.rounder", "shape.shadow"}, {"type.pairing"},
	}},
	{Name: "ledger", Steps: [][]string{
		{"layout.list", "layout.margin", "layout.bento"}, {"type.bookish", "type.manuscript", "type.technical"}, {"shape.dividers", "shape.rule"}, {"palette.paper", "palette.muted", "palette.night"},
	}},
	{Name: "rail", Steps: [][]string{
		{"layout.rail", "nav.centre", "layout.sides"}, {"palette.rhythm", "palette.footer", "palette.mood"}, {"type.technical", "type.friendly", "type.pairing"}, {"shape.rounder", "shape.sharper"},
	}},
	{Name: "bento", Steps: [][]string{
		{"layout.bento", "layout.columns", "layout.boxed"}, {"palette.rhythm", "palette.mood", "palette.dark"}, {"shape.rounder", "shape.shadow"}, {"type.swiss", "type.friendly"},
	}},
}
