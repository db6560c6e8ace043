package coder

import (
	"regexp"
	"slices"
	"strings"

	"cultivar/session/artifact"
)

// part is a fenced or tagged piece of an answer that may be a file.
type part struct{ Path, Language, Text string }

var fileTag = regexp.MustCompile(`(?s)<file\s+(?:path|name)="([^"]+)">\r?\n?(.*?)</file>`)

// parseFiles finds whole files in an answer: tagged, fenced, or the answer as it is.
func parseFiles(text string) []part {
	var parts []part
	for _, m := range fileTag.FindAllStringSubmatch(text, -1) {
		parts = append(parts, part{Path: m[1], Text: unfence(m[2])})
	}
	if len(parts) > 0 {
		return parts
	}
	if parts = fenced(text); len(parts) > 0 {
		return parts
	}
	if trimmed := strings.TrimSpace(text); starts(trimmed) {
		return []part{{Text: trimmed + "\n"}}
	}
	return nil
}

// fenced collects the fenced parts of a text, the last also if its fence never ends.
func fenced(text string) []part {
	var parts []part
	var now *part
	path := ""
	for _, line := range strings.SplitAfter(text, "\n") {
		bare := strings.TrimRight(line, "\r\n")
		m := fence.FindStringSubmatch(bare)
		switch {
		case m != nil && now == nil:
			now = &part{Path: path, Language: strings.ToLower(firstWord(m[1]))}
			if p := pathIn(m[1]); p != "" {
				now.Path = p
			}
		case m != nil && m[1] == "":
			parts = append(parts, *now)
			now, path = nil, ""
		case now != nil:
			now.Text += line
		case pathIn(bare) != "":
			path = pathIn(bare)
		}
	}
	if now != nil {
		parts = append(parts, *now)
	}
	return parts
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// starts says that a text is a design from its first character on.
func starts(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 64)])
	for _, head := range []string{"<!doctype", "<html", "<svg", "<?xml", "#version", "precision ", "#ifdef gl_es", "void mainimage", "uniform "} {
		if strings.HasPrefix(lower, head) {
			return true
		}
	}
	return false
}

// languages are what models call the main file of each kind.
var languages = map[artifact.Kind][]string{
	artifact.Page:    {"html", "htm", "xhtml"},
	artifact.Drawing: {"svg", "xml"},
	artifact.Shader:  {"glsl", "frag", "fragment", "shader", "c", "cpp", "hlsl"},
}

// mainPart chooses the part that is the design of a kind: by its language, else by its content; of
// several the longest. ok is false if there is none.
func mainPart(parts []part, kind artifact.Kind) (best part, ok bool) {
	for _, p := range parts {
		named := slices.Contains(languages[kind], p.Language)
		detected, err := artifact.Detect(p.Path, []byte(p.Text))
		if !named && (err != nil || detected != kind) || named && err == nil && detected != kind {
			continue
		}
		if !ok || len(p.Text) > len(best.Text) {
			best, ok = p, true
		}
	}
	return best, ok
}
