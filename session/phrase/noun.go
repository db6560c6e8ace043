package phrase

import (
	"slices"
	"strings"
	"sync"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// pageNouns say which elements of a page a noun means: selectors, tried from left to right, the
// first that finds something counts.
var pageNouns = selectorTable(`
header = body > header, [role=banner] | header | #header, .header, .site-header, #masthead, .masthead | nav, .navbar
footer = body > footer, [role=contentinfo] | footer | #footer, .footer, .site-footer
nav = nav, [role=navigation] | #nav, .nav, .navbar, .navigation, .menu, #menu | header ul
menu = nav, [role=menu], .menu | ul
hero = .hero, #hero, .jumbotron | header.masthead, .masthead, .banner, #banner, .cover | main > section:first-of-type | section:first-of-type | body > header + *
title = h1 | .title, #title | h2 | title
heading = h1, h2, h3, h4, h5, h6, [role=heading]
subheading = h2, h3
subtitle = .subtitle, .tagline, .lead, .subheading, .lede | h1 + p, hgroup p | h2
h1 = h1
h2 = h2
h3 = h3
h4 = h4
paragraph = p
logo = #logo, .logo, .brand, .navbar-brand, .site-logo | header img, nav img | header svg, nav svg | header a:first-child, nav a:first-child
button = button, [role=button], input[type=submit], input[type=button], .btn, .button, .cta, [class*="btn-"] | a[class*=button], a[class*=btn]
cta = .cta, [class*=cta], .btn-primary, .button-primary, .primary | .hero a, .hero button | button, .btn, .button, a[role=button]
link = a
card = .card, .cards > *, .tile, .panel, [class$=card], [class*="card "] | article | .grid > *, .features > * | .box, .column, .col
tile = .tile, .tiles > * | .card | article
feature = .feature, .features > *, .features li | .card
plan = .plan, .tier, .pricing > *, .plans > * | .card
image = img, picture, figure | svg
icon = .icon, .bi, .fa, .fas, .far, .fab, .material-icons, [class^="bi-"], [class*=" bi-"], [class*=" fa-"], i[class] | [class*=icon], svg
video = video, iframe
list = ul, ol, dl
item = li
bullet = li
table = table
row = tr
column = .column, .col, [class*="col-"] | th
cell = td, th
form = form
input = input, textarea, select
label = label
section = section, .section | main > div | body > div
article = article | .post
sidebar = aside, .sidebar, #sidebar
main = main, [role=main], #main, .main, .content, #content
content = main, .content, #content, .container | body
container = .container, .wrapper, .wrap, .content | main
quote = blockquote, .quote, q
testimonial = .testimonial, .testimonials > * | blockquote
code = pre, code
badge = .badge, .tag, .chip, .label, .pill
price = .price, [class*=price]
divider = hr, .divider
caption = figcaption, caption, .caption
figure = figure
banner = .banner, #banner, [role=banner], .alert, .notice | .hero
avatar = .avatar, img.avatar
strong = strong, b
span = span
div = div
date = time, .date
author = .author, .byline
search = [type=search], .search, [role=search]
modal = dialog, .modal
dropdown = select, .dropdown
gallery = .gallery, .grid
grid = .grid, [class*=grid], .cards, .row, .features
social = .social, .socials
newsletterform = .newsletter, #newsletter, form[class*=newsletter], form[id*=newsletter], form[class*=subscribe], form[id*=subscribe], [class*=newsletter] form
signupform = form[class*=sign], form[id*=sign], form[class*=subscribe], form[id*=subscribe], .signup, #signup, [class*=signup] form
contactform = form[id*=contact], form[class*=contact], #contact form, .contact form, [class*=contact] form, [id*=contact] form
pricingtable = #pricing, .pricing, .pricing-table, [class*=pricing], [id*=pricing]
`)

// drawingNouns are the same for drawings.
var drawingNouns = selectorTable(`
circle = circle | ellipse
ellipse = ellipse | circle
oval = ellipse
dot = circle
rectangle = rect
rect = rect
square = rect
box = rect
bar = rect
line = line, polyline
path = path
curve = path
polygon = polygon
triangle = polygon
star = polygon
shape = path, circle, ellipse, rect, polygon, polyline, line
group = g
text = text
label = text
letter = text, tspan
heading = text
title = text
image = image
gradient = linearGradient, radialGradient
stop = stop
symbol = symbol
layer = g
`)

func selectorTable(text string) func() map[string][]string {
	return sync.OnceValue(func() map[string][]string { return readSelectors(text) })
}

func readSelectors(text string) map[string][]string {
	out := map[string][]string{}
	for _, line := range strings.Split(text, "\n") {
		if name, list, ok := strings.Cut(line, " = "); ok {
			for _, s := range strings.Split(list, " | ") {
				out[strings.TrimSpace(name)] = append(out[strings.TrimSpace(name)], strings.TrimSpace(s))
			}
		}
	}
	return out
}

// sideNouns are nouns that mean a side of elements: the property that "remove", "bigger" and colours go to.
var sideNouns = map[string]string{
	"background": "background", "text": "text", "texts": "text", "textcolor": "text", "lettering": "text", "type": "text", "typography": "text", "border": "border", "bordercolor": "border", "shadow": "shadow", "outline": "outline",
	"stroke": "stroke", "strokes": "stroke", "fills": "fill", "strokecolor": "stroke", "fill": "fill", "font": "font", "fontsize": "fontsize", "fontweight": "weight", "weight": "weight", "radius": "radius", "corner": "radius", "corners": "radius", "padding": "padding",
	"margin": "margin", "margins": "margin", "space": "space", "spacing": "space", "gap": "gap", "gaps": "gap", "lineheight": "lineheight", "letterspacing": "letterspacing", "palette": "palette", "color": "palette", "contrast": "contrast",
	"underline": "underline", "underlines": "underline", "opacity": "opacity", "strokewidth": "strokewidth", "borderwidth": "borderwidth", "width": "width", "height": "height", "maxwidth": "maxwidth", "size": "size", "gradient": "gradient",
	"animation": "animation", "animations": "animation", "saturation": "saturation", "brightness": "brightness", "transparency": "transparency", "density": "density", "bullets": "bullets", "speed": "speed", "hue": "hue",
	"measure": "maxwidth", "layout": "density",
}

// nouns is the table for the kind of the artifact.
func (s *scene) nouns() map[string][]string {
	switch s.art.Kind {
	case artifact.Page:
		return pageNouns()
	case artifact.Drawing:
		return drawingNouns()
	}
	return nil
}

// findNoun gives the selectors of a noun in singular or plural.
func (s *scene) findNoun(w string) []string {
	table := s.nouns()
	for _, form := range singulars(w) {
		if sel, ok := table[form]; ok {
			return sel
		}
	}
	return nil
}

// singulars are the words that a word may be the plural of, itself first.
func singulars(w string) []string {
	out := []string{w}
	if stem, ok := strings.CutSuffix(w, "ies"); ok {
		out = append(out, stem+"y")
	}
	if stem, ok := strings.CutSuffix(w, "es"); ok {
		out = append(out, stem)
	}
	if stem, ok := strings.CutSuffix(w, "s"); ok {
		out = append(out, stem)
	}
	return out
}

// nounAt reads a noun at token j; the name is that of the table.
func (s *scene) nounAt(toks []token, j int) (name string, end int) {
	if j < 0 || j >= len(toks) || toks[j].sort != word {
		return "", 0
	}
	table := s.nouns()
	for _, form := range singulars(toks[j].text) {
		if _, ok := table[form]; ok {
			return form, j + 1
		}
	}
	return "", 0
}

// named lists the elements that a noun of the table means.
func (s *scene) named(noun string) []*markup.Node {
	for _, sel := range s.nouns()[noun] {
		if nodes, err := s.doc.Query(sel); err == nil && len(nodes) > 0 {
			if noun == "link" {
				return s.plainLinks(nodes)
			}
			return s.outermost(noun, nodes)
		}
	}
	if noun == "button" {
		links, err := s.doc.Query("a")
		if err == nil {
			return slices.DeleteFunc(slices.Clone(links), func(n *markup.Node) bool { return !s.looksLikeButton(n) })
		}
	}
	return nil
}

// plainLinks leaves links out that are dressed as buttons, if there are others.
func (s *scene) plainLinks(nodes []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		if !s.looksLikeButton(n) {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return nodes
	}
	return out
}

// outermost drops elements that lie within others of the same noun, as the parts of a card.
func (s *scene) outermost(noun string, nodes []*markup.Node) []*markup.Node {
	if noun == "list" || noun == "item" || noun == "shape" || noun == "group" || noun == "div" || noun == "span" || noun == "path" {
		return nodes
	}
	var out []*markup.Node
	for _, n := range nodes {
		inner := false
		for _, o := range out {
			inner = inner || n.Within(o)
		}
		if !inner && !unseen(n) {
			out = append(out, n)
		}
	}
	return out
}

// unseen says that an element is never drawn where it stands.
func unseen(n *markup.Node) bool {
	return n.Closest("head", "defs", "clipPath", "mask", "symbol", "template") != nil && n.Closest("stop", "linearGradient", "radialGradient") == nil
}

// byPart lists the elements that have a word as a part of their id or class, if no noun, name or colour says it.
func (s *scene) byPart(w string) []*markup.Node {
	if s.doc == nil || len(w) < 4 || s.findNoun(w) != nil || s.byName(w) != nil || unsayable[w] || silent[w] || sideNouns[w] != "" {
		return nil
	}
	if s.parts == nil {
		s.parts = map[string][]*markup.Node{}
		for _, e := range s.doc.Elements {
			if unseen(e) {
				continue
			}
			for _, name := range append(e.Classes(), e.Get("id")) {
				for _, part := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' }) {
					if k := len(s.parts[part]); k == 0 || s.parts[part][k-1] != e {
						s.parts[part] = append(s.parts[part], e)
					}
				}
			}
		}
	}
	for _, form := range singulars(w) {
		if nodes := s.parts[form]; len(nodes) > 0 {
			return s.outermost("", nodes)
		}
	}
	return nil
}

// byName lists the elements whose id, class or tag is a word, in singular or plural.
func (s *scene) byName(w string) []*markup.Node {
	for _, form := range singulars(w) {
		if !s.known(form) {
			continue
		}
		for _, key := range []string{"#" + form, "." + form, form} {
			if list := s.names[key]; len(list) > 0 {
				return list
			}
		}
	}
	return nil
}
