package browser

import (
	"net/url"
	"strings"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// consoleCalled files a console message under the document that wrote it.
func (p *page) consoleCalled(session string, c proto.RuntimeConsoleAPICalled) {
	sub := p.subject(session, c.ExecutionContextID)
	if sub == nil {
		return
	}
	m := render.Message{Level: level(string(c.Type)), Text: spoken(c.Args)}
	if c.StackTrace != nil && len(c.StackTrace.CallFrames) > 0 {
		top := c.StackTrace.CallFrames[0]
		m.File, m.Line = fileOf(top.URL), top.LineNumber+1
	}
	sub.say(m)
}

// exceptionThrown files an uncaught exception.
func (p *page) exceptionThrown(session string, e proto.RuntimeExceptionThrown) {
	d := e.ExceptionDetails
	if d == nil {
		return
	}
	sub := p.subject(session, d.ExecutionContextID)
	if sub == nil {
		sub = p.server.host(d.URL)
	}
	if sub == nil {
		return
	}
	m := render.Message{Text: describe(d), File: fileOf(d.URL), Line: d.LineNumber + 1}
	if m.File == "" && d.StackTrace != nil && len(d.StackTrace.CallFrames) > 0 {
		top := d.StackTrace.CallFrames[0]
		m.File, m.Line = fileOf(top.URL), top.LineNumber+1
	}
	if m.File == "" {
		m.Line = 0
	}
	sub.fail(m)
}

// logged files what the browser itself says of a document. Failed requests and refusals of the
// policy are listed as blocked addresses already.
func (p *page) logged(e proto.LogEntryAdded) {
	if e.Entry == nil || e.Entry.Source == proto.LogLogEntrySourceNetwork || e.Entry.Source == proto.LogLogEntrySourceSecurity {
		return
	}
	sub := p.server.host(e.Entry.URL)
	if sub == nil || strings.Contains(e.Entry.Text, "Content Security Policy") {
		return
	}
	m := render.Message{Level: level(string(e.Entry.Level)), Text: e.Entry.Text, File: fileOf(e.Entry.URL)}
	if e.Entry.LineNumber != nil && m.File != "" {
		m.Line = *e.Entry.LineNumber + 1
	}
	sub.say(m)
}

// level names a console level as render does.
func level(said string) string {
	switch said {
	case "error", "assert":
		return "error"
	case "warning":
		return "warning"
	case "info":
		return "info"
	}
	return "log"
}

// fileOf is the designer's path in an address of ours, empty for any other.
func fileOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.HasSuffix(u.Host, domain) {
		return ""
	}
	return strings.TrimPrefix(u.Path, "/")
}

// spoken joins the arguments of a console call as a console would show them.
func spoken(args []*proto.RuntimeRemoteObject) string {
	words := make([]string, 0, len(args))
	for _, a := range args {
		words = append(words, word(a))
	}
	return strings.Join(words, " ")
}

func word(a *proto.RuntimeRemoteObject) string {
	switch {
	case a.Type == proto.RuntimeRemoteObjectTypeString:
		return a.Value.Str()
	case a.UnserializableValue != "":
		return string(a.UnserializableValue)
	case a.Type == proto.RuntimeRemoteObjectTypeUndefined:
		return "undefined"
	case a.Preview != nil && len(a.Preview.Properties) > 0 && a.Subtype != proto.RuntimeRemoteObjectSubtypeError:
		return previewed(a.Preview)
	case a.Description != "":
		return a.Description
	case a.Value.Nil():
		return "null"
	}
	return a.Value.JSON("", "")
}

// previewed writes an object's first properties.
func previewed(o *proto.RuntimeObjectPreview) string {
	var parts []string
	for _, p := range o.Properties {
		if o.Subtype == proto.RuntimeObjectPreviewSubtypeArray {
			parts = append(parts, p.Value)
			continue
		}
		parts = append(parts, p.Name+": "+p.Value)
	}
	if o.Overflow {
		parts = append(parts, "…")
	}
	if o.Subtype == proto.RuntimeObjectPreviewSubtypeArray {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// describe is the first line of an exception: "TypeError: x is not a function".
func describe(d *proto.RuntimeExceptionDetails) string {
	text := d.Text
	if d.Exception != nil {
		switch {
		case d.Exception.Description != "":
			text = d.Exception.Description
		case d.Exception.Type == proto.RuntimeRemoteObjectTypeString:
			text = d.Exception.Value.Str()
		}
	}
	text, _, _ = strings.Cut(text, "\n    at ")
	return text
}
