package phrase

import (
	"cmp"
	"strings"

	"cultivar/session/artifact/markup"
)

var addRules = []rule{
	{kinds: "p", act: (*scene).add, patterns: []string{
		"add|insert|put|create|place|include|append|draw|want|need|have [new] $new [below|above|before|after|inside|in|to|at|on=how] [$where] [$obj]", "add|insert|put|create|place|include|append [new] $new $where", "add|insert|put|create|append $new to|in|on|into|inside $obj", "add|insert|put $where $new", "give $obj $new",
	}},
	{kinds: "d", act: (*scene).addBehind, patterns: []string{
		"add|insert|put|create|place|draw [new] [$size] [$color] $shape behind|below=behind [$obj]", "put|place|set $obj on|onto|above|before [$color] $shape",
	}},
	{kinds: "d", act: (*scene).addShape, patterns: []string{
		"add|insert|put|create|place|draw [new] [$size] [$color] $shape [of radius|size|width $num] [$gridcell] [$placed] [$obj]", "add|insert|put|create|place|draw text|label=text $text [in $color] [$placed]",
	}},
}

func init() {
	extraSlots["placed"] = (*scene).readPlaced
	extraSlots["size"] = func(_ *scene, toks []token, i int) []reading {
		if isWord(toks, i, "bigger") || isWord(toks, i, "smaller") {
			return one(i+1, toks[i].text)
		}
		return nil
	}
	extraSlots["shape"] = func(_ *scene, toks []token, i int) []reading {
		if toks[i].sort == word && newShapes[toks[i].text] {
			return one(i+1, toks[i].text)
		}
		return nil
	}
}

var newShapes = wordSet("circle dot square rectangle rect ellipse oval line triangle star")

// readPlaced reads "in the top left corner", "in the center".
func (s *scene) readPlaced(toks []token, i int) []reading {
	j := i
	for isWord(toks, j, "in") || isWord(toks, j, "at") || isWord(toks, j, "on") || isWord(toks, j, "to") {
		j++
	}
	var place []string
	for j < len(toks) && toks[j].sort == word && sides[toks[j].text] != "" {
		place = append(place, sides[toks[j].text])
		j++
	}
	if isWord(toks, j, "corner") || isWord(toks, j, "side") {
		j++
	}
	if isWord(toks, j, "of") && j+1 < len(toks) && s.isWhole(toks[j+1].text) {
		j += 2
	}
	if len(place) == 0 {
		return nil
	}
	return one(j, place)
}

// newElement is an element to be written.
type newElement struct {
	what, text string
	color      *shade
}

var newWords = map[string]string{
	"button": "button", "cta": "button", "heading": "h2", "headings": "h2", "title": "h1", "subheading": "h3", "subtitle": "subtitle", "paragraph": "p", "text": "p", "sentence": "p", "link": "a", "image": "img", "placeholder": "img", "logo": "logo", "divider": "hr", "line": "hr", "separator": "hr", "rule": "hr", "list": "ul", "quote": "blockquote",
	"section": "section", "footer": "footer", "header": "header", "nav": "nav", "input": "input", "badge": "badge", "caption": "small", "item": "li", "form": "form", "blockquote": "blockquote",
}

// readNew reads what to add: `a red button "Buy now"`, `a heading saying "News"`.
func (s *scene) readNew(toks []token, i int) []reading {
	e := newElement{}
	j := i
	if o := ordinalAt(toks, j); o > 1 { // "a second button"
		j++
	}
	if rs := s.readColor(toks, j); len(rs) > 0 {
		c := rs[0].value.(shade)
		e.color, j = &c, rs[0].end
	}
	if j < len(toks) && toks[j].sort == quote { // a "Buy" button
		e.text = toks[j].text
		j++
	}
	if j >= len(toks) || toks[j].sort != word {
		return nil
	}
	for _, form := range singulars(toks[j].text) {
		if e.what = newWords[form]; e.what != "" {
			break
		}
	}
	if e.what == "" {
		return nil
	}
	j++
	if isWord(toks, j, "placeholder") {
		j++
	}
	if e.text == "" {
		e.text, j = trailingText(toks, j)
	}
	return one(j, e)
}

// trailingText reads `saying "…"`, `with the text "…"`, `: "…"`.
func trailingText(toks []token, j int) (string, int) {
	k := j
	for k < len(toks) && (toks[k].sort == mark && toks[k].text == ":" || toks[k].sort == word && textLeads[toks[k].text]) {
		k++
	}
	if k < len(toks) && toks[k].sort == quote {
		return toks[k].text, k + 1
	}
	return "", j
}

var textLeads = wordSet("saying says reading with text label labeled labelled called named that titled caption reads title")

// add writes a new element into the page.
func (s *scene) add(got bound) bool {
	e, ok := got["new"].(newElement)
	if !ok {
		return false
	}
	at, ok := s.target(got)
	if !ok {
		return true
	}
	if at.of == nil && e.what == "li" {
		if lists := s.named("list"); len(lists) == 1 {
			at = spot{"last", &object{nodes: lists}}
		}
	}
	markup := s.markupOf(e)
	home := s.homeOf(e)
	if at.of != nil && len(at.of.nodes) > 0 {
		home = at.of.nodes[0]
		if at.how == "after" || at.how == "last" {
			home = at.of.nodes[len(at.of.nodes)-1]
		}
	}
	if home == nil {
		s.refuse("the page has no body to add to")
		return true
	}
	if e.what == "logo" && at.of == nil {
		at.how = "first"
	}
	s.insert(home, at.how, markup)
	s.say("new " + spokenName(e))
	return true
}

// target is where a new element goes; false if that place is not there, which has been refused.
func (s *scene) target(got bound) (spot, bool) {
	at, ok := got["where"].(spot)
	if !ok {
		at = spot{how: "last"}
		if o, ok := got["obj"].(*object); ok {
			at.of = o
			if how, ok := map[string]string{"below": "after", "above": "before", "before": "before", "after": "after"}[wordFrom(got, "how")]; ok {
				at.how = how
			}
		}
	}
	if at.of != nil && at.of.missing != "" {
		s.refuse(at.of.missing)
		return at, false
	}
	if at.of != nil && at.of.whole {
		at.of = nil
	}
	return at, true
}

func wordFrom(got bound, key string) string {
	w, _ := got[key].(string)
	return w
}

// homeOf is where a new element goes if nobody says: buttons behind the other ones, everything else into the main part.
func (s *scene) homeOf(e newElement) *markup.Node {
	if e.what == "logo" {
		for _, noun := range []string{"nav", "header"} {
			if nodes := s.named(noun); len(nodes) > 0 {
				return nodes[0]
			}
		}
	}
	if e.what == "header" || e.what == "footer" || e.what == "nav" {
		return s.doc.Body()
	}
	if e.what == "button" || e.what == "a" {
		for _, noun := range []string{"hero", "main"} {
			if nodes := s.named(noun); len(nodes) > 0 {
				return nodes[0]
			}
		}
	}
	if nodes := s.named("main"); len(nodes) > 0 && nodes[0].Tag == "main" {
		return nodes[0]
	}
	return s.doc.Body()
}

func (s *scene) insert(home *markup.Node, how, text string) {
	kids := flowing(home)
	switch {
	case how == "before":
		s.edit(s.doc.InsertBefore(home, text)...)
	case how == "after":
		s.edit(s.doc.InsertAfter(home, text)...)
	case how == "first" && len(kids) > 0:
		s.edit(s.doc.InsertBefore(kids[0], text)...)
	case len(kids) > 0:
		s.edit(s.doc.InsertAfter(kids[len(kids)-1], text)...)
	default:
		s.edit(s.doc.Append(home, text)...)
	}
}

func spokenName(e newElement) string {
	names := map[string]string{"h1": "title", "h2": "heading", "h3": "subheading", "p": "paragraph", "a": "link", "img": "image placeholder", "logo": "logo placeholder", "hr": "divider", "ul": "list", "li": "list item", "small": "caption"}
	name := names[e.what]
	if name == "" {
		name = e.what
	}
	if e.text != "" {
		name += " “" + e.text + "”"
	}
	return name
}

// markupOf writes a new element in the way the page writes such elements.
func (s *scene) markupOf(e newElement) string {
	text := s.doc.EscapeText(e.text)
	style := ""
	if e.color != nil {
		style = ` style="color: ` + e.color.css() + `"`
	}
	or := func(t string) string {
		if text == "" {
			return t
		}
		return text
	}
	switch e.what {
	case "button":
		return s.buttonMarkup(e, or("Button"))
	case "a":
		return `<a href="#"` + style + `>` + or("Link") + `</a>`
	case "img":
		return `<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3Crect width='4' height='3' fill='%23ccc'/%3E%3C/svg%3E" alt="` + s.doc.EscapeValue(e.text, '"') + `" width="320" height="240">`
	case "logo":
		return `<img class="logo" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 4'%3E%3Ccircle cx='2' cy='2' r='2' fill='%23888'/%3E%3Crect x='5' y='1' width='7' height='2' rx='1' fill='%23888'/%3E%3C/svg%3E" alt="` + cmp.Or(s.doc.EscapeValue(e.text, '"'), "Logo") + `" width="96" height="32">`
	case "hr":
		return "<hr>"
	case "input":
		return `<input type="text" placeholder="` + s.doc.EscapeValue(e.text, '"') + `">`
	case "ul":
		return "<ul>\n  <li>" + or("Item") + "</li>\n</ul>"
	case "section", "form":
		if text == "" {
			return "<" + e.what + ">\n</" + e.what + ">"
		}
		return "<" + e.what + ">\n  <h2>" + text + "</h2>\n</" + e.what + ">"
	case "subtitle":
		return "<p class=\"subtitle\"" + style + ">" + or("Subtitle") + "</p>"
	case "badge":
		return "<span class=\"badge\"" + style + ">" + or("New") + "</span>"
	case "footer", "header", "nav", "blockquote":
		return "<" + e.what + style + ">" + or(strings.ToUpper(e.what[:1])+e.what[1:]) + "</" + e.what + ">"
	}
	return "<" + e.what + style + ">" + or("Text") + "</" + e.what + ">"
}

// buttonMarkup takes on the tag and the classes of the buttons that are there.
func (s *scene) buttonMarkup(e newElement, text string) string {
	style := ""
	if e.color != nil {
		style = ` style="background-color: ` + e.color.css() + `; color: ` + readableOn(*e.color, *e.color) + `"`
	}
	b := s.modelButton()
	if b == nil {
		return `<button` + style + `>` + text + `</button>`
	}
	class := ""
	if c := b.Get("class"); c != "" {
		class = ` class="` + s.doc.EscapeValue(c, '"') + `"`
	}
	if b.Tag == "a" {
		return `<a` + class + ` href="#"` + style + `>` + text + `</a>`
	}
	return `<button` + class + style + `>` + text + `</button>`
}

// modelButton is the button that new ones are made like: the first with words and a ground of its own.
func (s *scene) modelButton() *markup.Node {
	var first *markup.Node
	for _, b := range s.named("button") {
		if b.Tag != "a" && b.Tag != "button" || s.doc.Words(b) == "" || b.Closest("nav") != nil && first != nil {
			continue
		}
		if len(s.paintOf(b, "background-color", "background")) > 0 && b.Closest("nav") == nil {
			return b
		}
		if first == nil {
			first = b
		}
	}
	return first
}
