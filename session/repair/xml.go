package repair

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
)

// xmlStart drops what stands before the first tag, where XML allows nothing.
func xmlStart(text string) (string, string) {
	at := strings.IndexByte(text, '<')
	if at <= 0 || !strings.HasPrefix(text[at:], "<?xml") && strings.TrimSpace(text[:at]) == "" {
		return text, ""
	}
	return text[at:], "took away what stood before the first tag"
}

var (
	// verbatim are the parts in which an ampersand means itself.
	verbatim  = regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>`)
	reference = regexp.MustCompile(`&(#\d+;|#[xX][0-9a-fA-F]+;|\w+;)?`)
)

// xmlReferences writes what XML does not know as it wants it: & as &amp;, names of HTML as numbers.
func xmlReferences(text string) (string, string) {
	if strings.Contains(text, "<!ENTITY") {
		return text, ""
	}
	n := 0
	mend := func(part string) string {
		return reference.ReplaceAllStringFunc(part, func(ref string) string {
			mended := mendReference(ref)
			if mended != ref {
				n++
			}
			return mended
		})
	}
	var b strings.Builder
	at := 0
	for _, m := range verbatim.FindAllStringIndex(text, -1) {
		b.WriteString(mend(text[at:m[0]]) + text[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(mend(text[at:]))
	if n == 0 {
		return text, ""
	}
	return b.String(), "wrote " + count(n, "an & as XML wants it", "& as XML wants them")
}

func mendReference(ref string) string {
	switch ref {
	case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;":
		return ref
	}
	if strings.HasPrefix(ref, "&#") {
		return ref
	}
	if plain := html.UnescapeString(ref); strings.HasSuffix(ref, ";") && plain != ref {
		var b strings.Builder
		for _, r := range plain {
			fmt.Fprintf(&b, "&#%d;", r)
		}
		return b.String()
	}
	return "&amp;" + ref[1:]
}

// xmlAttributes quotes values, gives bare names one, and takes away what is written twice.
func xmlAttributes(text string) (string, string) {
	d := markup.XML([]byte(text))
	var edits []source.Edit
	for _, e := range d.Elements {
		seen := map[string]bool{}
		for _, a := range e.Attrs {
			switch {
			case seen[a.Name]:
				edits = append(edits, source.Replace(a.Start, a.End, ""))
			case !a.HasValue():
				edits = append(edits, source.Replace(a.NameEnd, a.End, `=""`))
			case a.Quote == 0:
				edits = append(edits, source.Replace(a.ValueStart, a.ValueEnd, `"`+text[a.ValueStart:a.ValueEnd]+`"`))
			}
			seen[a.Name] = true
		}
	}
	if len(edits) == 0 {
		return text, ""
	}
	mended, err := source.Apply([]byte(text), edits...)
	if err != nil {
		return text, ""
	}
	return string(mended), "mended " + count(len(edits), "an attribute", "attributes")
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// xmlNamespaces declares the namespaces that a drawing uses.
func xmlNamespaces(text string) (string, string) {
	d := markup.XML([]byte(text))
	root := d.First("svg")
	if root == nil || root.Parent != d.Root {
		return text, ""
	}
	var add []string
	if !root.Has("xmlns") {
		add = append(add, "xmlns", svgSpace)
	}
	if strings.Contains(text, "xlink:") && !root.Has("xmlns:xlink") {
		add = append(add, "xmlns:xlink", xlinkSpace)
	}
	if len(add) == 0 {
		return text, ""
	}
	mended, err := source.Apply([]byte(text), d.SetAttrs(root, add...)...)
	if err != nil {
		return text, ""
	}
	return string(mended), "declared " + add[0]
}
