package repair

import (
	"regexp"
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// optional are the elements whose end tag may be left out in HTML.
var optional = []string{
	"html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "rt", "rp", "rb", "rtc",
}

// phrasing are the elements that hold a line of text and no blocks.
var phrasing = []string{"a", "abbr", "b", "button", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "label", "small", "span", "strong", "u"}

// blocks are the elements that no line of text holds.
var blocks = []string{"article", "aside", "blockquote", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}

// tagLimit is how many tags of one file are mended.
const tagLimit = 200

// endLastTag ends a tag that the file breaks off in.
func endLastTag(text string) (string, string) {
	at := unendedTag.FindStringIndex(text)
	if at == nil {
		return text, ""
	}
	return strings.TrimRight(text, " \t\r\n/") + ">", "ended the last tag"
}

// unendedTag is a start or end tag without its ">" at the end of a file; one in the middle of a quoted value is not known.
var unendedTag = regexp.MustCompile(`</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+))?)*\s*/?\s*$`)

// pairTags closes what is never closed and takes away what closes nothing.
func pairTags(text string) (string, string) { return pair(text, markup.HTML, optional) }

// pairXML also ends a tag that the file breaks off in: alone that would leave more wrong than before.
func pairXML(text string) (string, string) {
	ended, first := endLastTag(text)
	paired, then := pair(ended, markup.XML, nil)
	return paired, strings.Join(slices.DeleteFunc([]string{first, then}, func(done string) bool { return done == "" }), " and ")
}

func pair(text string, parse func([]byte) *markup.Doc, mayLack []string) (string, string) {
	closed, removed := 0, 0
	d := parse([]byte(text))
	for left := unpaired(d, mayLack); left > 0 && closed+removed < tagLimit; {
		edit, stray, ok := nextTag(d, mayLack)
		if !ok {
			break
		}
		next, err := source.Apply([]byte(text), edit)
		if err != nil {
			break
		}
		d = parse(next)
		before := left
		if left = unpaired(d, mayLack); left >= before {
			break
		}
		text = string(next)
		if stray {
			removed++
		} else {
			closed++
		}
	}
	var done []string
	if closed > 0 {
		done = append(done, "closed "+count(closed, "a tag", "tags"))
	}
	if removed > 0 {
		done = append(done, "took away "+count(removed, "an end tag that closed nothing", "end tags that closed nothing"))
	}
	return text, strings.Join(done, " and ")
}

// unpaired counts the tags that do not pair.
func unpaired(d *markup.Doc, mayLack []string) int {
	n := 0
	for _, e := range d.Elements {
		if e.Implied && !slices.Contains(mayLack, e.Tag) {
			n++
		}
	}
	d.Root.Walk(func(node *markup.Node) bool {
		if isStray(node) {
			n++
		}
		return true
	})
	return n
}

func isStray(n *markup.Node) bool { return n.Kind == markup.Stray && n.Tag != "p" && n.Tag != "br" }

// nextTag finds the first tag that does not pair, innermost first, and what mends it.
func nextTag(d *markup.Doc, mayLack []string) (edit source.Edit, stray, ok bool) {
	for i := len(d.Elements) - 1; i >= 0; i-- {
		if e := d.Elements[i]; e.Implied && !slices.Contains(mayLack, e.Tag) {
			return closing(d, e), false, true
		}
	}
	d.Root.Walk(func(n *markup.Node) bool {
		if !ok && isStray(n) {
			edit, ok = strayEdit(d, n), true
		}
		return !ok
	})
	return edit, true, ok
}

// closing closes an element: an empty one in XML in its own tag, a line of text before the first
// block in it, any other where it ends.
func closing(d *markup.Doc, e *markup.Node) source.Edit {
	if d.XML && strings.TrimSpace(d.Content(e)) == "" {
		return source.Insert(e.OpenEnd-1, "/")
	}
	at := e.CloseStart
	if slices.Contains(phrasing, e.Tag) {
		for _, c := range e.Children {
			if c.Kind == markup.Element && slices.Contains(blocks, c.Tag) {
				at = c.Start
				break
			}
		}
	}
	for at > e.OpenEnd && strings.ContainsRune(" \t\r\n", rune(d.Source[at-1])) {
		at--
	}
	return source.Insert(at, "</"+e.Tag+">")
}

// strayEdit takes an end tag away, with its line if it stands alone on it.
func strayEdit(d *markup.Doc, n *markup.Node) source.Edit {
	text := string(d.Source)
	start, end := lineStart(text, n.Start), n.End
	if strings.TrimSpace(text[start:n.Start]) == "" && end < len(text) && text[end] == '\n' {
		return source.Replace(start, end+1, "")
	}
	return source.Replace(n.Start, n.End, "")
}

var (
	rawOpen  = regexp.MustCompile(`(?i)<(style|script|title|textarea)\b[^>]*>`)
	rawAfter = regexp.MustCompile(`(?i)</head\s*>|<body\b|<link\b|<meta\b|<script\b|<style\b|</body\s*>`)
)

// openRawText closes a style, script or title that swallows the rest of the page.
func openRawText(text string) (string, string) {
	at := 0
	for {
		m := rawOpen.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return text, ""
		}
		name, inside := strings.ToLower(text[at+m[2]:at+m[3]]), at+m[1]
		end := strings.Index(strings.ToLower(text[inside:]), "</"+name)
		next := rawAfter.FindStringIndex(text[inside:])
		if end >= 0 && (name == "script" || next == nil || end < next[0]) {
			at = inside + end
			continue
		}
		if next == nil {
			return text + "</" + name + ">", "closed the " + name + " element"
		}
		stop := inside + len(strings.TrimRight(text[inside:inside+next[0]], " \t\r\n"))
		return text[:stop] + "\n</" + name + ">" + text[stop:], "closed the " + name + " element"
	}
}
