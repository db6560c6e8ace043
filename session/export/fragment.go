package export

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"cultivar/session/artifact"
)

var (
	include     = regexp.MustCompile(`^[ \t]*#include[ \t]+["<]([^">]+)[">][^\n]*\n?`)
	versionLine = regexp.MustCompile(`^(?:\s|//[^\n]*\n|/\*(?s:.*?)\*/)*#version[^\n]*\n`)
	buffer      = regexp.MustCompile(`(?i)buf(fer)?[ _-]?[a-d0-3]?\.(glsl|frag|fs|fsh)$`)
	common      = regexp.MustCompile(`(?i)common\.(glsl|frag|fs|fsh)$`)
)

// fragment is a shader as one file: its includes and its common part are put in.
func fragment(a artifact.Artifact) ([]byte, error) {
	var shared []string
	for _, name := range a.Paths() {
		switch {
		case name == a.Main:
		case buffer.MatchString(path.Base(name)):
			return nil, fmt.Errorf("export %s as one fragment shader: it draws several passes (%s); export zip or png", a.Main, name)
		case common.MatchString(path.Base(name)):
			shared = append(shared, name)
		}
	}
	done := map[string]bool{}
	text := spliceIncludes(a, a.Main, done)
	if len(shared) == 0 {
		return text, nil
	}
	at := len(versionLine.Find(text))
	var out bytes.Buffer
	out.Write(text[:at])
	for _, name := range shared {
		if !done[name] {
			out.Write(bytes.TrimRight(spliceIncludes(a, name, done), "\r\n"))
			out.WriteString("\n\n")
		}
	}
	out.Write(text[at:])
	return out.Bytes(), nil
}

// spliceIncludes is a file with its includes put in, each once.
func spliceIncludes(a artifact.Artifact, name string, done map[string]bool) []byte {
	done[name] = true
	var out bytes.Buffer
	for _, line := range bytes.SplitAfter(a.Files[name], []byte("\n")) {
		m := include.FindSubmatch(line)
		if m == nil {
			out.Write(line)
			continue
		}
		target, ok := artifact.LocalPath(name, string(m[1]))
		if _, there := a.Files[target]; !ok || !there {
			out.Write(line)
			continue
		}
		if !done[target] {
			part := spliceIncludes(a, target, done)
			out.Write(part)
			if !strings.HasSuffix(string(part), "\n") {
				out.WriteByte('\n')
			}
		}
	}
	return out.Bytes()
}
