package artifact

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"cultivar/session/artifact/markup"
)

// Problem is something wrong with a source, found without drawing it.
type Problem struct {
	File string
	Line int // from 1; 0 if unknown
	Text string
	// Warning says that a browser copes with it.
	Warning bool
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// Lint lists what is wrong with the artifact's own files.
func Lint(a Artifact) []Problem {
	if a.Kind == Shader {
		return lintShader(a)
	}
	var out []Problem
	for _, name := range a.Paths() {
		data := a.Files[name]
		switch language(name, data) {
		case "html":
			out = append(out, lintPage(name, data)...)
		case "svg":
			out = append(out, lintDrawing(name, data)...)
		case "css":
			out = append(out, lintCode(name, data, 0, api.LoaderCSS)...)
		case "js":
			out = append(out, lintCode(name, data, 0, api.LoaderJS)...)
		}
	}
	return out
}

func lintPage(name string, data []byte) []Problem {
	d := markup.HTML(data)
	out := lintTags(name, d)
	for _, e := range d.Elements {
		text := data[e.OpenEnd:e.CloseStart]
		above := line(data, e.OpenEnd) - 1
		switch t := e.Get("type"); {
		case e.Tag == "style" && (t == "" || strings.EqualFold(t, "text/css")):
			out = append(out, lintCode(name, text, above, api.LoaderCSS)...)
		case e.Tag == "script" && (t == "" || t == "module" || strings.Contains(t, "javascript")):
			out = append(out, lintCode(name, text, above, api.LoaderJS)...)
		}
	}
	return out
}

// line is the line of an offset, from 1.
func line(data []byte, at int) int { return bytes.Count(data[:min(at, len(data))], []byte("\n")) + 1 }

// optional are the elements whose end tag HTML lets be left out.
var optional = []string{
	"html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "rt", "rp", "rb", "rtc",
}

// lintTags finds tags that do not pair.
func lintTags(name string, d *markup.Doc) []Problem {
	var out []Problem
	d.Root.Walk(func(n *markup.Node) bool {
		switch {
		case n.Kind == markup.Element && n.Implied && !slices.Contains(optional, n.Tag):
			out = append(out, Problem{File: name, Line: line(d.Source, n.Start), Text: "<" + n.Tag + "> is never closed", Warning: true})
		case n.Kind == markup.Stray && n.Tag != "p" && n.Tag != "br":
			out = append(out, Problem{File: name, Line: line(d.Source, n.Start), Text: "</" + n.Tag + "> closes nothing", Warning: true})
		}
		return true
	})
	return out
}

// lintDrawing checks that the XML is well formed, as browsers demand.
func lintDrawing(name string, data []byte) []Problem {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	dec.Entity = markup.XML(data).Entities()
	for {
		_, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		var syntax *xml.SyntaxError
		if errors.As(err, &syntax) {
			return []Problem{{File: name, Line: syntax.Line, Text: syntax.Msg}}
		}
		if err != nil {
			return []Problem{{File: name, Text: err.Error()}}
		}
	}
	out := lintTags(name, markup.XML(data))
	for i := range out {
		out[i].Warning = false
	}
	return out
}

// lintCode asks esbuild about a style sheet or a script whose first line is line above+1 of its file.
func lintCode(name string, text []byte, above int, loader api.Loader) []Problem {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil
	}
	r := api.Transform(string(text), api.TransformOptions{Loader: loader, LogLevel: api.LogLevelSilent})
	var out []Problem
	add := func(messages []api.Message, warning bool) {
		for _, m := range messages {
			p := Problem{File: name, Text: m.Text, Warning: warning}
			if m.Location != nil {
				p.Line = above + m.Location.Line
			}
			out = append(out, p)
		}
	}
	add(r.Errors, false)
	add(r.Warnings, true)
	return out
}

// Changed lists the paths whose bytes differ between two artifacts, in order.
func Changed(a, b Artifact) []string {
	var out []string
	for _, name := range a.Paths() {
		if data, there := b.Files[name]; !there || !bytes.Equal(a.Files[name], data) {
			out = append(out, name)
		}
	}
	for _, name := range b.Paths() {
		if _, there := a.Files[name]; !there {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
