package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
)

var textRules = []rule{
	{kinds: "pd", act: (*scene).replaceText, patterns: []string{
		"replace|change|rename|swap|edit|rewrite|reword|turn|set [text|word|words|phrase|label|copy] $text:old [text] with|to|by|into|as|for $text [everywhere]", "$text:old to|into $text", "[use|write|put] $text instead of $text:old", "find $text:old and replace [it] with|by $text",
		"[make] $text:old say|read|become|be $text",
	}},
	{kinds: "pd", act: (*scene).setText, patterns: []string{
		"[change|set|rename|replace|edit|update|rewrite|reword|make] text|label|wording|copy|caption|content|words of|in|on $obj to|with|be|as|into|say $text", "[change|set|rename|replace|edit|rewrite|reword|retitle|relabel|call|title|label] $obj [text|label|wording|copy] [to|with|as|into|by] $text",
		"[make|let|have|change|set|update|edit|get|want] $obj [text|label] [to] say|read|says|reads $text", "$obj should say|read $text", "[write|put] $text in|into|on $obj",
	}},
	{kinds: "pd", act: (*scene).removeText, patterns: []string{"remove text|word|words|phrase $text"}},
	{kinds: "p", act: (*scene).pageTitle, patterns: []string{"[change|set|rename] tab|window|document title to $text"}},
}

// replaceText replaces words wherever they are shown.
func (s *scene) replaceText(got bound) bool {
	from, to := got["old"].(string), got["text"].(string)
	n := s.replaceIn(from, to)
	if n == 0 {
		s.refuse("the text “" + from + "” is not in this " + string(s.art.Kind))
		return true
	}
	s.say("“" + from + "” is now “" + to + "”")
	return true
}

func (s *scene) removeText(got bound) bool {
	from := got["text"].(string)
	if s.replaceIn(from, "") == 0 {
		s.refuse("the text “" + from + "” is not in this " + string(s.art.Kind))
		return true
	}
	s.say("“" + from + "” removed")
	return true
}

// replaceIn edits text nodes, and the attributes that show text.
func (s *scene) replaceIn(from, to string) int {
	count := 0
	for _, fold := range []bool{false, true} {
		s.doc.Root.Walk(func(n *markup.Node) bool {
			if n.Kind == markup.Text || n.Kind == markup.Raw && (n.Parent.Tag == "title" || n.Parent.Tag == "textarea") {
				count += s.replaceNode(n, from, to, fold)
			}
			if n.Kind == markup.Element && !s.locked(n) {
				count += s.replaceShown(n, from, to)
			}
			return !s.locked(n) || n.Kind != markup.Element
		})
		if count > 0 {
			break
		}
	}
	if count == 0 {
		return s.replaceAcross(from, to)
	}
	return count
}

func (s *scene) replaceNode(n *markup.Node, from, to string, fold bool) int {
	raw := s.doc.Slice(n)
	needle := s.doc.EscapeText(from)
	if !strings.Contains(raw, needle) {
		needle = from
	}
	hay := raw
	if fold {
		hay, needle = strings.ToLower(raw), strings.ToLower(needle)
	}
	count := 0
	for at := 0; needle != "" && len(hay) == len(raw); {
		i := strings.Index(hay[at:], needle)
		if i < 0 {
			break
		}
		start := at + i
		if wordEdges(hay, start, start+len(needle)) {
			s.edit(markup.Edit{Start: n.Start + start, End: n.Start + start + len(needle), Text: s.doc.EscapeText(to)})
			count++
		}
		at = start + len(needle)
	}
	return count
}

// wordEdges says that a stretch of text begins and ends at the edge of a word.
func wordEdges(text string, start, end int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i]|32 >= 'a' && text[i]|32 <= 'z' || text[i] >= '0' && text[i] <= '9' || text[i] >= 0x80)
	}
	return (!letter(start-1) || !letter(start)) && (!letter(end) || !letter(end-1))
}

// replaceShown replaces a whole attribute that is shown as text.
func (s *scene) replaceShown(n *markup.Node, from, to string) int {
	for _, name := range []string{"value", "placeholder", "alt", "title", "aria-label"} {
		if n.Has(name) && n.Get(name) == from && (name != "value" || n.Tag == "input" || n.Tag == "button") {
			s.edit(s.doc.SetAttr(n, name, to)...)
			return 1
		}
	}
	return 0
}

// replaceAcross finds text that is broken by white space or inline tags: the innermost element that shows just this.
func (s *scene) replaceAcross(from, to string) int {
	nodes := s.withText(s.anything(), from)
	slices.SortStableFunc(nodes, func(a, b *markup.Node) int { return a.Start - b.Start })
	count := 0
	for _, n := range s.free(nodes) {
		if strings.EqualFold(s.doc.Words(n), strings.Join(strings.Fields(from), " ")) {
			s.edit(s.doc.SetText(n, to)...)
			count++
		}
	}
	return count
}

// setText gives elements another text.
func (s *scene) setText(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" && !o.scoped {
		return false
	}
	if len(o.nodes) > 1 {
		s.leading(o)
	}
	if o.several {
		s.refuse(s.which(o) + ", or all of them")
		return true
	}
	for _, n := range s.free(o.nodes) {
		if n.Tag == "input" {
			s.edit(s.doc.SetAttr(n, "value", got["text"].(string))...)
			continue
		}
		if holder := s.textHolder(n); holder != nil {
			s.edit(s.doc.SetText(holder, got["text"].(string))...)
			continue
		}
		s.refuse(o.label + " has no text of its own")
		return true
	}
	s.say(o.label + map[bool]string{true: " say", false: " says"}[len(o.nodes) > 1] + " “" + got["text"].(string) + "”")
	return true
}

// textHolder is the element within n whose content is its text: n itself, or the only one that has any.
func (s *scene) textHolder(n *markup.Node) *markup.Node {
	for {
		var holders []*markup.Node
		own := false
		for _, k := range n.Children {
			if k.Kind == markup.Text && strings.TrimSpace(s.doc.Slice(k)) != "" {
				own = true
			}
			if k.Kind == markup.Element && s.doc.Words(k) != "" {
				holders = append(holders, k)
			}
		}
		switch {
		case own && hasPictures(n):
			return nil
		case own || len(n.Elements()) == 0:
			return n
		case len(holders) != 1:
			return nil
		}
		n = holders[0]
	}
}

func hasPictures(n *markup.Node) bool {
	return len(n.Find(func(m *markup.Node) bool { return m.Tag == "img" || m.Tag == "svg" || m.Tag == "input" })) > 0
}

func (s *scene) pageTitle(got bound) bool {
	t := s.doc.First("title")
	if t == nil {
		s.refuse("this page has no title element")
		return true
	}
	s.edit(s.doc.SetText(t, got["text"].(string))...)
	s.say("page title “" + got["text"].(string) + "”")
	return true
}
