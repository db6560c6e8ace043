package artifact

import (
	"path"
	"regexp"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// Use is what a file wants another one for.
type Use string

// The uses.
const (
	UseStyle    Use = "style"    // a style sheet: link or @import
	UseScript   Use = "script"   // a classic script
	UseModule   Use = "module"   // an ES module: script element or import
	UseImage    Use = "image"    // img, srcset, poster, icon, url() …
	UseFont     Use = "font"     // url() in @font-face
	UseFrame    Use = "frame"    // iframe, embed, object
	UseMedia    Use = "media"    // audio, video, track
	UseFragment Use = "fragment" // use href="sheet.svg#icon"
	UseData     Use = "data"     // a string in a script that names a file
)

// Reference is an address written in one of the files.
type Reference struct {
	// File is where it is written, at [Start, End); Text is the decoded address.
	File       string
	Start, End int
	Text       string
	Use        Use
	// Node carries the reference if it is an attribute.
	Node *markup.Node
	// Rule is the @import rule that the reference belongs to, or nil.
	Rule *css.Rule

	quote func(string) string
}

// Set is the edit that writes another address in place of this one.
func (r Reference) Set(address string) Edit {
	if r.quote != nil {
		address = r.quote(address)
	}
	return Edit{File: r.File, Start: r.Start, End: r.End, Text: address}
}

// Local is the path in the artifact that the reference leads to; ok is false for any other.
func (r Reference) Local() (name string, ok bool) {
	to := r.resolve()
	return to.path, to.where == local
}

// resolve reads the address; what a script names while it runs counts from the page, not from the script.
func (r Reference) resolve() resolved {
	if r.Use == UseData {
		return resolve(".", r.Text)
	}
	return resolve(path.Dir(r.File), r.Text)
}

// References lists the addresses that a file needs to be drawn, in source order. What kind of file
// it is follows from its name and content.
func References(name string, data []byte) []Reference {
	switch language(name, data) {
	case "html":
		return markupReferences(name, markup.HTML(data))
	case "svg":
		return markupReferences(name, markup.XML(data))
	case "css":
		return sheetReferences(name, css.Parse(data, 0, len(data)))
	case "js":
		return scriptReferences(name, data, 0, len(data))
	}
	return nil
}

// language guesses what a file of an artifact is written in; "" for what refers to nothing.
func language(name string, data []byte) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return "html"
	case ".svg":
		return "svg"
	case ".css":
		return "css"
	case ".js", ".mjs":
		return "js"
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".json", ".txt", ".glsl", ".frag", ".vert":
		return ""
	}
	if kind, ok := markupKind(data); ok {
		return map[Kind]string{Page: "html", Drawing: "svg"}[kind]
	}
	return ""
}

// addresses are the attributes that hold an address, by element and use; "" is any element.
var addresses = map[string]map[string]Use{
	"src": {
		"img": UseImage, "script": UseScript, "source": UseMedia, "video": UseMedia, "audio": UseMedia, "track": UseMedia,
		"iframe": UseFrame, "frame": UseFrame, "embed": UseFrame, "input": UseImage,
	},
	"srcset":      {"img": UseImage, "source": UseImage},
	"imagesrcset": {"link": UseImage},
	"poster":      {"video": UseImage},
	"data":        {"object": UseFrame},
	"background":  {"": UseImage},
	"href":        {"image": UseImage, "feImage": UseImage, "use": UseFragment, "script": UseScript},
	"xlink:href":  {"image": UseImage, "feImage": UseImage, "use": UseFragment, "script": UseScript},
}

func markupReferences(name string, d *markup.Doc) []Reference {
	out := sheetInstructions(name, d)
	for _, e := range d.Elements {
		for i := range e.Attrs {
			out = append(out, attributeReferences(name, d, e, &e.Attrs[i])...)
		}
		out = append(out, contentReferences(name, d, e)...)
	}
	return out
}

// sheetHref finds the address in <?xml-stylesheet href="…"?>.
var sheetHref = regexp.MustCompile(`^<\?xml-stylesheet\s[^>]*?href\s*=\s*["']([^"']+)["']`)

// sheetInstructions are the style sheets that an XML source asks for before its first element.
func sheetInstructions(name string, d *markup.Doc) []Reference {
	var out []Reference
	for _, n := range d.Root.Children {
		if n.Kind != markup.Instruction || !d.XML {
			continue
		}
		if m := sheetHref.FindSubmatchIndex(d.Source[n.Start:n.End]); m != nil {
			start, end := n.Start+m[2], n.Start+m[3]
			out = append(out, Reference{File: name, Start: start, End: end, Text: d.Decode(string(d.Source[start:end])), Use: UseStyle, Node: n})
		}
	}
	return out
}

func attributeReferences(name string, d *markup.Doc, e *markup.Node, a *markup.Attr) []Reference {
	if !a.HasValue() || a.Value == "" {
		return nil
	}
	escape := func(s string) string { return d.EscapeValue(s, a.Quote) }
	if a.Quote == 0 {
		escape = func(s string) string { return `"` + d.EscapeValue(s, '"') + `"` }
	}
	if a.Name == "style" {
		sheet := css.ParseList(d.Source, a.ValueStart, a.ValueEnd, d.Decode, escape)
		return owned(sheetReferences(name, sheet), e)
	}
	use := attributeUse(e, a.Name)
	switch {
	case use == "" && strings.Contains(a.Value, "url("): // fill="url(x.svg#a)"
		sheet := css.ParseList(d.Source, a.ValueStart, a.ValueEnd, d.Decode, escape)
		return urlsOf(name, css.Tokens(sheet.Text, a.ValueStart), UseFragment, nil)
	case use == "":
		return nil
	case strings.HasSuffix(a.Name, "srcset"):
		return sourceSet(name, e, a, escape)
	}
	return []Reference{{File: name, Start: a.ValueStart, End: a.ValueEnd, Text: strings.TrimSpace(a.Value), Use: use, Node: e, quote: escape}}
}

func owned(refs []Reference, e *markup.Node) []Reference {
	for i := range refs {
		refs[i].Node = e
	}
	return refs
}

func attributeUse(e *markup.Node, attr string) Use {
	if e.Tag == "link" && attr == "href" {
		return linkUse(e)
	}
	by := addresses[attr]
	use := by[e.Tag]
	if use == "" {
		use = by[""]
	}
	switch {
	case use == UseMedia && e.Tag == "source" && e.Parent != nil && e.Parent.Tag == "picture":
		return UseImage
	case use == UseScript && strings.EqualFold(e.Get("type"), "module"):
		return UseModule
	case attr == "background" && e.Tag != "body" && e.Tag != "table" && e.Tag != "td" && e.Tag != "th" && e.Tag != "tr":
		return ""
	}
	return use
}

func linkUse(e *markup.Node) Use {
	for _, rel := range strings.Fields(strings.ToLower(e.Get("rel"))) {
		switch rel {
		case "stylesheet":
			return UseStyle
		case "icon", "apple-touch-icon", "mask-icon":
			return UseImage
		case "modulepreload":
			return UseModule
		case "preload", "prefetch":
			return map[string]Use{"style": UseStyle, "font": UseFont, "image": UseImage, "script": UseScript}[e.Get("as")]
		case "manifest":
			return UseData
		}
	}
	return ""
}

// candidate is one part of a srcset: an address and its descriptor.
var candidate = regexp.MustCompile(`([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wx])?\s*(?:,|$)`)

func sourceSet(name string, e *markup.Node, a *markup.Attr, escape func(string) string) []Reference {
	if a.Value != "" && len(a.Value) != a.ValueEnd-a.ValueStart || strings.Contains(a.Value, "data:") {
		return nil // escaped or embedded: left as it is
	}
	if a.Quote == 0 {
		escape = func(s string) string { return s }
	}
	var out []Reference
	for _, m := range candidate.FindAllStringSubmatchIndex(a.Value, -1) {
		out = append(out, Reference{File: name, Start: a.ValueStart + m[2], End: a.ValueStart + m[3], Text: a.Value[m[2]:m[3]], Use: UseImage, Node: e, quote: escape})
	}
	return out
}

// contentReferences are those in style and script elements.
func contentReferences(name string, d *markup.Doc, e *markup.Node) []Reference {
	if e.OpenEnd >= e.CloseStart {
		return nil
	}
	switch e.Tag {
	case "style":
		return owned(sheetReferences(name, css.Parse(d.Source, e.OpenEnd, e.CloseStart)), e)
	case "script":
		if t := e.Get("type"); t == "" || t == "module" || strings.Contains(t, "javascript") {
			return owned(scriptReferences(name, d.Source, e.OpenEnd, e.CloseStart), e)
		}
	}
	return nil
}

func sheetReferences(name string, s *css.Sheet) []Reference {
	var out []Reference
	s.Walk(func(r *css.Rule) bool {
		if ref, ok := importOf(r); ok {
			out = append(out, Reference{File: name, Start: ref.Start, End: ref.End, Text: ref.Text, Use: UseStyle, Rule: r})
		}
		return true
	})
	for _, d := range s.All() {
		if !strings.Contains(strings.ToLower(d.Value), "url(") {
			continue
		}
		use := UseImage
		if d.Rule.Inside("font-face") {
			use = UseFont
		}
		for _, v := range d.URLs() {
			out = append(out, Reference{File: name, Start: v.Start, End: v.End, Text: v.Text, Use: use, quote: func(s string) string { return v.Set(s).Text }})
		}
	}
	return out
}

func urlsOf(name string, toks []css.Token, use Use, e *markup.Node) []Reference {
	var out []Reference
	for _, v := range css.URLs(toks) {
		out = append(out, Reference{File: name, Start: v.Start, End: v.End, Text: v.Text, Use: use, Node: e})
	}
	return out
}

var (
	// imported finds static and dynamic imports with a relative address.
	imported = regexp.MustCompile(`\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"'\n]+|/[^"'\n]+)["']`)
	// named finds strings that look like the path of a file that a page loads.
	named = regexp.MustCompile("[\"'`]([\\w./-]+\\.(?:png|jpe?g|gif|webp|avif|svg|json|css|js|mjs|woff2?|ttf|otf|mp3|mp4|webm|ogg|wav|glsl|frag|vert|csv|txt))[\"'`]")
)

func scriptReferences(name string, file []byte, start, end int) []Reference {
	var out []Reference
	taken := map[int]bool{}
	for _, m := range imported.FindAllSubmatchIndex(file[start:end], -1) {
		taken[m[2]] = true
		out = append(out, Reference{File: name, Start: start + m[2], End: start + m[3], Text: string(file[start+m[2] : start+m[3]]), Use: UseModule})
	}
	for _, m := range named.FindAllSubmatchIndex(file[start:end], -1) {
		if !taken[m[2]] {
			out = append(out, Reference{File: name, Start: start + m[2], End: start + m[3], Text: string(file[start+m[2] : start+m[3]]), Use: UseData})
		}
	}
	return out
}
