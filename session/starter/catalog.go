package starter

import "cultivar/session/artifact"

var starters = []Starter{
	{
		Name: "landing", Title: "Landing page", Kind: artifact.Page, Main: "index.html",
		Words: []string{"landing", "page", "site", "website", "web", "homepage", "home", "hero", "html", "travel", "train", "hotel", "restaurant", "cafe", "shop", "store", "product", "company", "agency", "portfolio", "startup", "event", "blog", "night", "mountain"},
	},
	{
		Name: "email", Title: "E-mail", Kind: artifact.Page, Main: "index.html",
		Words: []string{"email", "e-mail", "mail", "newsletter", "letter", "mailing", "campaign", "receipt", "invitation", "welcome", "bakery", "bread", "announcement", "digest"},
	},
	{
		Name: "pricing", Title: "Pricing page", Kind: artifact.Page, Main: "index.html",
		Words: []string{"pricing", "price", "plan", "plans", "tier", "subscription", "saas", "compare", "comparison", "table", "app", "software", "dashboard", "billing", "dark"},
	},
	{
		Name: "poster", Title: "Poster", Kind: artifact.Drawing, Main: "poster.svg",
		Words: []string{"poster", "flyer", "print", "festival", "concert", "gig", "exhibition", "sea", "wave", "boat", "sun", "cover", "album", "illustration", "drawing", "svg", "banner", "card"},
	},
	{
		Name: "icon", Title: "Icon", Kind: artifact.Drawing, Main: "icon.svg",
		Words: []string{"icon", "logo", "mark", "symbol", "badge", "emblem", "sticker", "emoji", "avatar", "bird", "animal", "favicon", "glyph", "mascot"},
	},
	{
		Name: "graphic", Title: "Data graphic", Kind: artifact.Drawing, Main: "graphic.svg",
		Words: []string{"data", "graphic", "chart", "graph", "infographic", "plot", "diagram", "bar", "visualisation", "visualization", "statistic", "year", "daylight", "timeline", "map"},
	},
	{
		Name: "dusk", Title: "Dusk, a shader of dunes", Kind: artifact.Shader, Main: "dusk.glsl",
		Words: []string{"shader", "glsl", "shadertoy", "dune", "dusk", "sunset", "landscape", "sky", "haze", "desert", "hill", "parallax", "animated", "background"},
	},
	{
		Name: "tiles", Title: "Tiles, a shader of quarter turns", Kind: artifact.Shader, Main: "tiles.frag",
		Words: []string{"tile", "pattern", "grid", "geometric", "geometry", "bauhaus", "mosaic", "wallpaper", "texture", "quilt", "truchet", "rotate", "abstract"},
	},
	{
		Name: "pearl", Title: "Pearl, a raymarched shader", Kind: artifact.Shader, Main: "pearl.glsl",
		Words: []string{"pearl", "raymarch", "raymarched", "blob", "metaball", "liquid", "drop", "sphere", "3d", "organic", "fluid", "iridescent", "flow", "sdf"},
	},
}
