package repair

import (
	"fmt"
	"path"
	"strings"

	"cultivar/render"
)

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func located(m render.Message) string {
	if m.File == "" || m.Line == 0 {
		return m.Text
	}
	return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.Text)
}

// count says how many of something: "a tag", "3 tags".
func count(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// indentation is the white space that a line begins with.
func indentation(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// lineStart is where the line of an offset begins.
func lineStart(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }
