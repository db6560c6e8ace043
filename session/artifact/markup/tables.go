package markup

// set is a set of names.
type set map[string]bool

func names(list ...string) set {
	s := set{}
	for _, n := range list {
		s[n] = true
	}
	return s
}

var (
	// voids never have content (HTML, "void elements").
	voids = names("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
		"keygen", "link", "meta", "param", "source", "track", "wbr")
	// raws have content that is not markup.
	raws = names("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
	// blocks close an open p (HTML, "p: tag omission").
	blocks = names("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
		"hr", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp")
	// headOnly may stand in head; anything else closes it.
	headOnly = names("base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style",
		"template", "title", "html", "head")
	// integration points within SVG and MathML hold HTML again.
	integration = names("foreignObject", "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext")
)

// closer says which open elements a start tag closes, and which open elements stop the search.
type closer struct{ closes, barrier set }

var (
	group     = names("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup")
	table     = names("table", "template", "html")
	scope     = names("applet", "caption", "html", "table", "td", "th", "marquee", "object", "template", "svg", "math", "foreignObject", "foreignobject")
	listScope = names("applet", "caption", "html", "table", "td", "th", "marquee", "object", "template", "svg", "ol", "ul", "menu", "foreignObject", "foreignobject")

	closers = map[string]closer{
		"li":       {names("li"), listScope},
		"dt":       {names("dt", "dd"), names("dl", "table", "td", "th", "template", "html", "svg")},
		"dd":       {names("dt", "dd"), names("dl", "table", "td", "th", "template", "html", "svg")},
		"td":       {names("td", "th", "caption", "colgroup"), names("tr", "table", "template", "html")},
		"th":       {names("td", "th", "caption", "colgroup"), names("tr", "table", "template", "html")},
		"tr":       {names("tr", "td", "th", "caption", "colgroup"), table},
		"tbody":    {group, table},
		"thead":    {group, table},
		"tfoot":    {group, table},
		"colgroup": {names("colgroup", "caption"), table},
		"caption":  {names("caption", "colgroup"), table},
		"option":   {names("option"), names("select", "datalist", "optgroup", "html")},
		"optgroup": {names("option", "optgroup"), names("select", "html")},
		"rt":       {names("rt", "rp", "rb"), names("ruby", "rtc", "html")},
		"rp":       {names("rt", "rp", "rb"), names("ruby", "rtc", "html")},
		"rb":       {names("rt", "rp", "rb", "rtc"), names("ruby", "html")},
		"rtc":      {names("rt", "rp", "rb", "rtc"), names("ruby", "html")},
		"body":     {names("head"), names("html", "template")},
		"a":        {names("a"), scope},
		"button":   {names("button"), scope},
		"h1":       {headings, nil}, "h2": {headings, nil}, "h3": {headings, nil},
		"h4": {headings, nil}, "h5": {headings, nil}, "h6": {headings, nil},
	}
	headings = names("h1", "h2", "h3", "h4", "h5", "h6")
	// buttonScope stops the search for a p to close.
	buttonScope = names("applet", "button", "caption", "html", "table", "td", "th", "marquee", "object", "template", "svg", "math", "foreignObject", "foreignobject")
	// endBarrier stops the search of an end tag for its element.
	endBarrier = map[string]set{
		"table": nil,
		"tr":    names("table"), "td": names("table"), "th": names("table"),
		"tbody": names("table"), "thead": names("table"), "tfoot": names("table"),
		"li": names("ul", "ol", "td", "th", "table"),
	}
	cellBarrier = names("td", "th", "table", "caption", "svg", "math", "foreignObject", "foreignobject", "template")
)
