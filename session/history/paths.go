package history

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cultivar/session/artifact"
)

// checkPaths says why an artifact cannot be kept, if it cannot.
func checkPaths(a artifact.Artifact) error {
	if a.Main == "" || a.Files[a.Main] == nil {
		return fmt.Errorf("keep the design: it has no main file %q", a.Main)
	}
	paths := a.Paths()
	for _, path := range paths {
		if why := badPath(path); why != "" {
			return fmt.Errorf("keep %q: %s", path, why)
		}
		if other, ok := fileAbove(path, a.Files); ok {
			return fmt.Errorf("keep %q: %q is a file, so nothing can be inside it", path, other)
		}
	}
	return nil
}

// fileAbove finds a file whose path is a folder of another.
func fileAbove(path string, files map[string][]byte) (string, bool) {
	for i, c := range path {
		if c == '/' {
			if _, ok := files[path[:i]]; ok {
				return path[:i], true
			}
		}
	}
	return "", false
}

// badPath says why a path cannot be in a session, "" if it can.
func badPath(path string) string {
	parts := strings.Split(path, "/")
	switch {
	case path == "" || slices.Contains(parts, ""):
		return "a path must be relative and without empty parts"
	case slices.Contains(parts, "..") || slices.Contains(parts, "."):
		return "a path must stay inside the design's folder"
	case strings.ContainsAny(path, "\\\x00") || !utf8.ValidString(path):
		return "the name holds characters that git cannot keep everywhere"
	case len(path) > 3000:
		return "the path is too long"
	case slices.ContainsFunc(parts, reserved):
		return "the name is reserved for git and Cultivar"
	case slices.ContainsFunc(parts, func(p string) bool { return len(p) > 240 }):
		return "the name is too long"
	}
	return ""
}

// reserved recognises git's own names, in any disguise that some file system takes for them, and
// Cultivar's folder.
func reserved(part string) bool {
	name := strings.Map(func(r rune) rune {
		if r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x206a && r <= 0x206f || r == 0xfeff {
			return -1 // ignored in names by HFS+
		}
		return r
	}, strings.ToLower(part))
	name = strings.TrimRight(name, ". ")
	return strings.HasPrefix(name, ".git") || strings.HasPrefix(name, "git~") ||
		strings.HasPrefix(name, "gi7eba~") || name == ".cultivar" || name == ""
}
