package phrase

import (
	"strings"

	"cultivar/session/artifact/markup"
)

var wordRules = []rule{
	{kinds: "p", act: (*scene).styleWords, patterns: []string{
		"[make|set|turn|print|put|write] word|words|phrase|name $text [be|in] $look", "[make|set|turn|paint|color] word|words|phrase|name $text [be|in|to] $color", "$look word|words|phrase $text",
	}},
	{kinds: "p", act: (*scene).spaceBeside, patterns: []string{"[add|put|give|leave] [$deg] [more|extra] space|margin above|below|before|after|under=edge $obj [$by]", "[add|put|leave] $num [of] space|margin above|below|before|after|under=edge $obj"}},
}

// styleWords styles a few words within a text: they get an element of their own.
func (s *scene) styleWords(got bound) bool {
	text := got["text"].(string)
	open, end, name := "", "", ""
	switch l, isLook := got["look"].(look); {
	case isLook && l.name == "bold":
		open, end, name = "<strong>", "</strong>", l.name
	case isLook && l.name == "italic":
		open, end, name = "<em>", "</em>", l.name
	case isLook && l.page != nil:
		var parts []string
		for _, d := range l.page {
			parts = append(parts, d.name+": "+d.value)
		}
		open, end, name = `<span style="`+strings.Join(parts, "; ")+`">`, "</span>", l.name
	case !isLook:
		c := got["color"].(shade)
		open, end, name = `<span style="color: `+c.css()+`">`, "</span>", c.name
	default:
		return false
	}
	needle := s.doc.EscapeText(text)
	for _, e := range s.anything() {
		for _, k := range e.Children {
			at := strings.Index(s.doc.Slice(k), needle)
			if k.Kind == markup.Text && needle != "" && at >= 0 && wordEdges(s.doc.Slice(k), at, at+len(needle)) && !s.locked(e) {
				s.edit(markup.Edit{Start: k.Start + at, End: k.Start + at + len(needle), Text: open + needle + end})
			}
		}
	}
	if s.idle() {
		s.refuse("the text “" + text + "” is not in this page")
		return true
	}
	s.say("“" + text + "” " + name)
	return true
}

// spaceBeside adds a margin on one side.
func (s *scene) spaceBeside(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	property := "margin-top"
	switch wordFrom(got, "edge") {
	case "below", "after", "under":
		property = "margin-bottom"
	}
	size := 32.0
	if d, ok := got["deg"].(float64); ok {
		size *= d
	}
	for _, key := range []string{"num", "by"} {
		if a, ok := got[key].(amount); ok {
			if a.unit != "" && a.unit != "px" {
				return false
			}
			size = a.value
		}
	}
	for _, n := range o.nodes {
		now := 0.0
		if v, ok := s.styles.Winner(n, property); ok {
			now = length(v.Value)
		}
		s.set([]*markup.Node{n}, decl{property, num(now+size) + "px"})
	}
	s.say("more space " + wordFrom(got, "edge") + " " + o.label)
	return true
}
