package export

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// selfContained is the main file with all local files that it refers to embedded.
func selfContained(a artifact.Artifact) ([]byte, error) {
	in := &inliner{a: a, busy: map[string]bool{}}
	return in.file(a.Main)
}

// inliner embeds files into files.
type inliner struct {
	a    artifact.Artifact
	busy map[string]bool // files being embedded: a file that refers to itself is left alone
}

// file is a file's text with what it refers to embedded.
func (in *inliner) file(name string) ([]byte, error) {
	in.busy[name] = true
	defer delete(in.busy, name)
	data := in.a.Files[name]
	var edits []artifact.Edit
	var sprites []string
	for _, r := range artifact.References(name, data) {
		target, ok := r.Local()
		if _, there := in.a.Files[target]; !ok || !there {
			continue
		}
		if r.Use == artifact.UseFragment {
			if target != name {
				edits = append(edits, r.Set(r.Text[strings.IndexByte(r.Text+"#", '#'):]))
				sprites = append(sprites, target)
			}
			continue
		}
		if in.busy[target] || covered(edits, r) {
			continue
		}
		es, err := in.embed(r, target)
		if err != nil {
			return nil, err
		}
		edits = append(edits, es...)
	}
	more, err := in.modules(name, data)
	if err != nil {
		return nil, err
	}
	edits = append(edits, more...)
	edits = append(edits, in.sprites(name, data, sprites)...)
	out, err := artifact.Splice(data, edits)
	if err != nil {
		return nil, fmt.Errorf("embed the files of %s: %w", name, err)
	}
	return out, nil
}

// covered says that an edit replaces the reference already.
func covered(edits []artifact.Edit, r artifact.Reference) bool {
	for _, e := range edits {
		if e.Start < r.End && r.Start < e.End {
			return true
		}
	}
	return false
}

// embed gives the edits that put a file in the place of a reference to it.
func (in *inliner) embed(r artifact.Reference, target string) ([]artifact.Edit, error) {
	if r.Use == artifact.UseModule {
		return nil, nil // modules are bundled
	}
	data, err := in.file(target)
	if err != nil {
		return nil, err
	}
	n := r.Node
	switch {
	case r.Use == artifact.UseStyle && r.Rule != nil:
		return in.imported(r, data), nil
	case r.Use == artifact.UseStyle && n != nil && n.Kind == markup.Instruction:
		return in.instruction(r, data), nil
	case r.Use == artifact.UseStyle && n != nil && n.Tag == "link" && strings.Contains(strings.ToLower(n.Get("rel")), "stylesheet"):
		return []artifact.Edit{{File: r.File, Start: n.Start, End: n.End, Text: styleElement(n, data)}}, nil
	case r.Use == artifact.UseScript && n != nil && n.Tag == "script" && !n.Has("defer") && !n.Has("async") && r.Start < n.OpenEnd:
		return in.script(r, data), nil
	}
	return []artifact.Edit{r.Set(dataURI(target, data))}, nil
}

var closeStyle = regexp.MustCompile(`(?i)</(style)`)

func styleElement(link *markup.Node, data []byte) string {
	media := ""
	if m := link.Get("media"); m != "" {
		media = ` media="` + strings.ReplaceAll(m, `"`, "&quot;") + `"`
	}
	text := strings.TrimPrefix(closeStyle.ReplaceAllString(string(data), `<\/$1`), "\ufeff")
	return "<style" + media + ">\n" + strings.TrimRight(text, "\r\n") + "\n</style>"
}

// imported puts a sheet in the place of its @import; one that is followed by another import that stays
// becomes a data address, because imports must come first.
func (in *inliner) imported(r artifact.Reference, data []byte) []artifact.Edit {
	rest := strings.TrimSpace(condition(r.Rule))
	if rest != "" && !mediaOnly.MatchString(rest) || in.importsAfter(r) {
		return []artifact.Edit{r.Set(dataURI("x.css", data))}
	}
	text := strings.TrimRight(charset.ReplaceAllString(string(data), ""), "\r\n")
	if rest != "" {
		text = "@media " + rest + " {\n" + text + "\n}"
	}
	return []artifact.Edit{{File: r.File, Start: r.Rule.Start, End: r.Rule.End, Text: text}}
}

var (
	charset   = regexp.MustCompile(`(?i)^(\x{feff})?\s*@charset\s+"[^"]*";\s*`)
	mediaOnly = regexp.MustCompile(`(?i)^[^()]*(\([^()]*\)[^()]*)*$`)
	importURL = regexp.MustCompile(`(?is)^(url\([^)]*\)|"[^"]*"|'[^']*')`)
)

// condition is what stands behind the address of an @import.
func condition(r *css.Rule) string {
	rest := strings.TrimSpace(importURL.ReplaceAllString(r.Prelude, ""))
	if strings.HasPrefix(rest, "layer") || strings.HasPrefix(rest, "supports") {
		return rest + "("
	}
	return rest
}

// importsAfter says that a remote @import follows in the same sheet.
func (in *inliner) importsAfter(r artifact.Reference) bool {
	for _, other := range artifact.References(r.File, in.a.Files[r.File]) {
		if other.Rule != nil && other.Start > r.Start && other.Node == r.Node {
			if _, ok := other.Local(); !ok {
				return true
			}
		}
	}
	return false
}

// instruction turns <?xml-stylesheet?> into a style element.
func (in *inliner) instruction(r artifact.Reference, data []byte) []artifact.Edit {
	d := markup.XML(in.a.Files[r.File])
	top := d.Top()
	if top == nil || top.SelfClosed {
		return nil
	}
	out := artifact.InFile(r.File, d.Remove(r.Node))
	return append(out, artifact.Edit{File: r.File, Start: top.OpenEnd, End: top.OpenEnd, Text: "<style><![CDATA[\n" + string(data) + "\n]]></style>"})
}

var closeScript = regexp.MustCompile(`(?i)</(script)|<(!--)`)

// script moves a classic script into its element.
func (in *inliner) script(r artifact.Reference, data []byte) []artifact.Edit {
	n := r.Node
	text := closeScript.ReplaceAllStringFunc(string(data), func(s string) string {
		if strings.HasPrefix(s, "</") {
			return `<\/` + s[2:]
		}
		return `<\!--`
	})
	attr := n.Attr("src")
	if attr == nil {
		return []artifact.Edit{r.Set(dataURI("x.js", data))}
	}
	start := attr.Start
	for start > n.NameEnd && (in.a.Files[r.File][start-1] == ' ' || in.a.Files[r.File][start-1] == '\n') {
		start--
	}
	return []artifact.Edit{
		{File: r.File, Start: start, End: attr.End},
		{File: r.File, Start: n.OpenEnd, End: n.CloseStart, Text: "\n" + strings.TrimRight(text, "\r\n") + "\n"},
	}
}

// types are media types that file names give.
var types = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".html": "text/html", ".htm": "text/html",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/x-icon", ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".wav": "audio/wav", ".ogg": "audio/ogg", ".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt",
	".txt": "text/plain", ".csv": "text/csv", ".glsl": "text/plain", ".frag": "text/plain", ".vert": "text/plain", ".webmanifest": "application/manifest+json",
}

// dataURI is a file as an address.
func dataURI(name string, data []byte) string {
	kind, ok := types[strings.ToLower(path.Ext(name))]
	if !ok {
		kind = http.DetectContentType(data)
	}
	return "data:" + strings.ReplaceAll(kind, " ", "") + ";base64," + base64.StdEncoding.EncodeToString(data)
}
