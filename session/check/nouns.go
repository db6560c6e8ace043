package check

import (
	"slices"
	"strings"

	"cultivar/render"
)

// test says whether an element is what a noun means.
type test func(render.Element) bool

func tag(tags ...string) test {
	return func(e render.Element) bool { return slices.Contains(tags, e.Tag) }
}

func role(roles ...string) test {
	return func(e render.Element) bool { return slices.Contains(roles, e.Role) }
}

func like(words ...string) test {
	return func(e render.Element) bool {
		return slices.ContainsFunc(words, func(w string) bool { return named(e, w) })
	}
}

func either(tests ...test) test {
	return func(e render.Element) bool {
		return slices.ContainsFunc(tests, func(t test) bool { return t(e) })
	}
}

// nouns are what designers call parts of a design; of several tests the first that finds something counts.
var nouns = map[string][]test{
	"header":      {role("banner"), tag("header"), like("header", "navbar", "topbar", "masthead"), tag("nav")},
	"nav":         {either(role("navigation"), tag("nav")), like("nav", "navbar", "menu")},
	"navigation":  {either(role("navigation"), tag("nav")), like("nav", "navbar", "menu")},
	"navbar":      {like("navbar"), either(role("navigation"), tag("nav")), tag("header")},
	"menu":        {like("menu"), either(role("navigation"), tag("nav"))},
	"footer":      {role("contentinfo"), tag("footer"), like("footer")},
	"hero":        {like("hero", "jumbotron", "masthead", "banner", "intro")},
	"button":      {either(role("button"), tag("button"), buttonLike)},
	"cta":         {like("cta"), either(role("button"), tag("button"), buttonLike)},
	"heading":     {either(role("heading"), tag("h1", "h2", "h3", "h4", "h5", "h6"))},
	"headline":    {tag("h1"), either(role("heading"), tag("h2"))},
	"title":       {tag("h1"), like("title"), either(role("heading"), tag("h2"))},
	"subtitle":    {like("subtitle", "tagline", "lead", "lede", "sub"), tag("h2")},
	"subheading":  {tag("h2", "h3")},
	"tagline":     {like("tagline", "lead", "lede", "subtitle")},
	"paragraph":   {tag("p")},
	"copy":        {tag("p")},
	"text":        {either(tag("p", "li", "text", "tspan", "td"))},
	"link":        {either(role("link"), tag("a"))},
	"image":       {tag("img", "picture", "image"), tag("svg")},
	"picture":     {tag("img", "picture", "image"), tag("svg")},
	"photo":       {tag("img", "picture", "image")},
	"logo":        {like("logo", "brand", "wordmark")},
	"card":        {like("card"), like("tile", "plan", "panel"), tag("article")},
	"plan":        {like("plan"), like("card", "tier")},
	"list":        {tag("ul", "ol")},
	"item":        {tag("li")},
	"table":       {tag("table")},
	"row":         {tag("tr"), like("row")},
	"form":        {tag("form")},
	"field":       {tag("input", "textarea", "select")},
	"input":       {tag("input", "textarea", "select")},
	"section":     {tag("section")},
	"sidebar":     {tag("aside"), like("sidebar")},
	"quote":       {tag("blockquote"), like("quote", "testimonial")},
	"testimonial": {like("testimonial", "quote"), tag("blockquote")},
	"price":       {like("price", "amount")},
	"rectangle":   {tag("rect")},
	"square":      {tag("rect")},
	"box":         {tag("rect"), like("box")},
	"dot":         {tag("circle", "ellipse")},
	"shape":       {tag("path", "rect", "circle", "ellipse", "polygon", "polyline", "line")},
	"label":       {tag("label"), tag("text"), like("label")},
}

// buttonLike knows links that are dressed as buttons.
func buttonLike(e render.Element) bool {
	if e.Tag != "a" && e.Tag != "input" && e.Tag != "div" && e.Tag != "span" {
		return false
	}
	return slices.ContainsFunc(e.Classes, func(c string) bool {
		c = strings.ToLower(c)
		return c == "btn" || c == "button" || strings.HasPrefix(c, "btn-") || strings.HasPrefix(c, "button-") || strings.HasSuffix(c, "-btn") || strings.HasSuffix(c, "-button")
	})
}
