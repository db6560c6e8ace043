package artifact

import (
	"bytes"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// SizeLimit is the largest main file, and FilesLimit the most bytes of all files, that an artifact may have.
const (
	SizeLimit  = 16 << 20
	FilesLimit = 96 << 20
)

var bom = []byte("\xef\xbb\xbf")

// Detect recognises the kind of a source by its content, and by its name where the content leaves
// it open. The error says what the source is instead, and what to do.
func Detect(name string, data []byte) (Kind, error) {
	if err := unreadable(name, data); err != nil {
		return "", err
	}
	if kind, ok := markupKind(data); ok {
		return kind, nil
	}
	if _, ok := DetectShader(name, data); ok {
		return Shader, nil
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return Page, nil
	case ".svg":
		return "", fmt.Errorf("%s has no svg element: it is not a drawing", name)
	}
	return "", fmt.Errorf("%s is not a design that Cultivar knows: it is neither HTML, nor SVG, nor a GLSL fragment shader", name)
}

// unreadable explains why a source cannot be a design at all.
func unreadable(name string, data []byte) error {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return fmt.Errorf("%s is empty", name)
	case len(data) > SizeLimit:
		return fmt.Errorf("%s is too large: %d MB, and a design may have %d", name, len(data)>>20, SizeLimit>>20)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fmt.Errorf("%s is UTF-16 text: save it as UTF-8 first (iconv -f UTF-16 -t UTF-8)", name)
	}
	if what := binary(data); what != "" {
		return fmt.Errorf("%s is %s, not a design; open an HTML, SVG or GLSL file", name, what)
	}
	return nil
}

// binary names the sort of a binary file, "" for text.
func binary(data []byte) string {
	head := data[:min(len(data), 8192)]
	kind := http.DetectContentType(head)
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return "compressed (gzip)"
	case strings.HasPrefix(kind, "image/") && kind != "image/svg+xml":
		return "a picture (" + strings.TrimPrefix(kind, "image/") + ")"
	case strings.HasPrefix(kind, "video/"), strings.HasPrefix(kind, "audio/"):
		return "a recording (" + kind + ")"
	case strings.HasPrefix(kind, "font/"):
		return "a font"
	case kind == "application/pdf":
		return "a PDF"
	case kind == "application/zip":
		return "a zip archive"
	case bytes.IndexByte(head, 0) >= 0:
		return "a binary file"
	}
	return ""
}

var (
	rootTag  = regexp.MustCompile(`(?i)^<([a-z][\w:-]*)`)
	pageTags = regexp.MustCompile(`(?i)<(?:!doctype html|html|head|body|main|header|footer|nav|section|article|div|p|h[1-6]|ul|ol|table|form|button|a|img|span|style|script|link|meta|title)\b`)
)

// markupKind recognises a page or a drawing by its first element.
func markupKind(data []byte) (Kind, bool) {
	rest := skipProlog(bytes.TrimSpace(bytes.TrimPrefix(data, bom)))
	if bytes.HasPrefix(bytes.ToLower(rest[:min(len(rest), 16)]), []byte("<!doctype html")) {
		return Page, true
	}
	m := rootTag.FindSubmatch(rest)
	if m == nil {
		return "", false
	}
	tag := strings.ToLower(string(m[1]))
	if tag == "svg" || strings.HasSuffix(tag, ":svg") {
		if after := closingSVG(rest); pageTags.Match(after) {
			return Page, true // a page that begins with an icon
		}
		return Drawing, true
	}
	if pageTags.Match(rest[:len(m[0])]) || pageTags.Match(rest) {
		return Page, true
	}
	return "", false
}

func closingSVG(data []byte) []byte {
	i := bytes.LastIndex(bytes.ToLower(data), []byte("</svg"))
	if i < 0 {
		return nil
	}
	return data[i:]
}

// skipProlog steps over XML declarations, comments and the doctypes that are not HTML's.
func skipProlog(b []byte) []byte {
	for {
		b = bytes.TrimSpace(b)
		end := -1
		switch low := bytes.ToLower(b[:min(len(b), 16)]); {
		case bytes.HasPrefix(b, []byte("<?")):
			end = indexAfter(b, "?>")
		case bytes.HasPrefix(b, []byte("<!--")):
			end = indexAfter(b, "-->")
		case bytes.HasPrefix(low, []byte("<!doctype")) && !bytes.HasPrefix(low, []byte("<!doctype html")):
			end = indexAfter(b, ">")
			if i := bytes.IndexByte(b[:max(end, 0)], '['); i >= 0 {
				end = indexAfter(b, "]>")
				if end < 0 {
					end = indexAfter(b, "] >")
				}
			}
		}
		if end < 0 {
			return b
		}
		b = b[end:]
	}
}

func indexAfter(b []byte, s string) int {
	if i := bytes.Index(b, []byte(s)); i >= 0 {
		return i + len(s)
	}
	return -1
}

// UTF8 reports whether a source is UTF-8, as new text written into it should be.
func UTF8(data []byte) bool { return utf8.Valid(data) }
