package browser

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cultivar/render"
)

// complaint is a line of a shader compiler's log: "ERROR: 0:12: 'x' : undeclared identifier".
var complaint = regexp.MustCompile(`^(ERROR|WARNING): \d+:(\d+): (.*)$`)

// compileErrors turns a compiler's log into messages at the designer's own lines.
func compileErrors(pass render.Pass, log, file string) []render.Message {
	var list []render.Message
	for line := range strings.Lines(log) {
		line = strings.TrimSpace(line)
		m := complaint.FindStringSubmatch(line)
		switch {
		case line == "" || m != nil && m[1] == "WARNING":
			continue
		case m == nil:
			text := printable(strings.TrimPrefix(line, "ERROR: "))
			list = append(list, render.Message{Level: "error", Text: text, File: file})
			continue
		}
		number, _ := strconv.Atoi(m[2])
		at := origin(pass, number)
		list = append(list, render.Message{Level: "error", Text: printable(m[3]), File: at.File, Line: at.Line})
	}
	if list == nil {
		list = []render.Message{{Level: "error", Text: printable(log), File: file}}
	}
	return list
}

// origin is where a line of the compiled text came from.
func origin(pass render.Pass, line int) render.Line {
	if line < 1 || line > len(pass.Lines) {
		return render.Line{}
	}
	return pass.Lines[line-1]
}

// placeOf writes an error as "FILE:LINE: message".
func placeOf(m render.Message) string {
	switch {
	case m.File == "":
		return m.Text
	case m.Line == 0:
		return m.File + ": " + m.Text
	}
	return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.Text)
}
