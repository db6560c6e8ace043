package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// borderPage draws a line around elements of a page.
func (s *scene) borderPage(o *object, c shade, width float64) bool {
	if o.whole || o.prop != "" {
		return false
	}
	s.set(o.nodes, decl{"border", num(max(1, width)) + "px solid " + c.css()})
	s.say(c.name + " border on " + o.label)
	return true
}

// flipPage mirrors the page, or elements of it, as they are shown.
func (s *scene) flipPage(o *object, axis string) bool {
	if o.prop != "" || len(o.nodes) == 0 {
		return false
	}
	s.unfold(o.nodes)
	s.set(o.nodes, decl{"transform", map[string]string{"x": "scaleX(-1)", "y": "scaleY(-1)"}[axis]})
	s.say(o.label + map[string]string{"x": " mirrored", "y": " upside down"}[axis])
	return true
}

// cropPage shows half of the page.
func (s *scene) cropPage(keep string) bool {
	inset := map[string]string{"left": "0 50% 0 0", "right": "0 0 0 50%", "top": "0 0 50% 0", "bottom": "50% 0 0 0"}[keep]
	if inset == "" {
		return false
	}
	s.set(s.wholeNodes(), decl{"clip-path", "inset(" + inset + ")"})
	s.say("only the " + keep + " half")
	return true
}

// shortenPage writes the page with fewer bytes and the same picture: comments go, white space that is shown as
// one space becomes one, style sheets lose theirs.
func (s *scene) shortenPage() bool {
	before := len(s.art.Source())
	s.doc.Root.Walk(func(n *markup.Node) bool {
		switch {
		case n.Kind == markup.Comment && !strings.Contains(s.doc.Slice(n), "[if"):
			s.edit(markup.Edit{Start: n.Start, End: n.End})
		case n.Kind == markup.Text && !s.spaced(n):
			if text := folded(s.doc.Slice(n)); text != s.doc.Slice(n) {
				s.edit(markup.Edit{Start: n.Start, End: n.End, Text: text})
			}
		case n.Kind == markup.Raw && n.Parent.Tag == "style":
			s.edit(markup.Edit{Start: n.Start, End: n.End, Text: tightStyle(s.doc.Slice(n))})
		}
		return true
	})
	next, err := s.art.Apply(s.edits...)
	if err != nil || len(next.Source()) >= before {
		s.forget()
		s.refuse("the page is as short as it can be made without changing the picture")
		return true
	}
	s.say("shorter by " + share(before-len(next.Source()), before))
	return true
}

// asksShorter says that a clause asks for less code, where no element of the page is meant.
func (s *scene) asksShorter(w words) bool {
	if !s.paged() {
		return false
	}
	has := func(list string) bool {
		set := wordSet(list)
		return slices.ContainsFunc(w.toks, func(t token) bool { return t.sort == word && set[t.text] })
	}
	if has("compress") {
		return true
	}
	return has("file bytes markup characters code") && has("tighter smaller shorter shorten simplify fewer less shrink decrease minimize short compact optimise") && len(s.named("code")) == 0
}

// spaced says that white space in a text is shown as it is written.
func (s *scene) spaced(n *markup.Node) bool {
	if n.Parent == nil || n.Parent.Kind != markup.Element {
		return false
	}
	if n.Closest("pre", "textarea", "script", "style", "title", "svg") != nil {
		return true
	}
	v, _, ok := s.styles.Inherited(n.Parent, "white-space", "white-space-collapse")
	return ok && v.Value != "normal" && v.Value != "nowrap"
}

// folded is a text with every run of white space as one space.
func folded(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// tightStyle is a style sheet without comments and without the white space that separates nothing.
func tightStyle(text string) string {
	var b strings.Builder
	gap, last := false, ""
	for _, t := range css.Tokens(text, 0) {
		switch t.Kind {
		case css.CommentTok:
			gap = gap || !strings.HasSuffix(last, " ")
			continue
		case css.Space:
			gap = true
			continue
		}
		if gap && last != "" && !strings.ContainsAny(last[len(last)-1:], "{};,") && !strings.ContainsAny(t.Text[:1], "{};,") {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(t.Text)
		last = t.Text
	}
	return b.String()
}

// paged says that a rule shared with drawings is carried out on a page.
func (s *scene) paged() bool { return s.art.Kind == artifact.Page }
