package repair

import (
	"strings"
)

// brace is one brace of a source, outside comments and strings.
type brace struct {
	at   int
	open bool
}

// cssBraces balances the braces of a style sheet. A rule that begins at the indentation of the rule
// around it shows where a brace is missing.
func cssBraces(text string) (string, string) {
	n := 0
	for at := misplaced(text); at >= 0 && n < tagLimit; at = misplaced(text) {
		text = text[:at] + "}\n" + text[at:]
		n++
	}
	text, done := braces(text)
	if n > 0 {
		done = "added " + count(n, "a missing brace", "missing braces")
	}
	return text, done
}

// misplaced is where the line of a rule begins that should not lie in the rule around it, -1 if
// there is none. Rules within @-rules are looked at like all others.
func misplaced(text string) int {
	if balance(text) <= 0 {
		return -1
	}
	var around []string
	for _, b := range scan(text) {
		if !b.open {
			around = around[:max(len(around)-1, 0)]
			continue
		}
		start := lineStart(text, b.at)
		line := text[start:b.at]
		if strings.TrimSpace(line) == "" {
			around = append(around, "\x00")
			continue
		}
		if n := len(around); n > 0 && around[n-1] == indentation(line) {
			return start
		}
		around = append(around, indentation(line))
	}
	return -1
}

// braces closes what is open at the end, and takes away what closes nothing.
func braces(text string) (string, string) {
	depth, removed := 0, 0
	var b strings.Builder
	at := 0
	for _, brace := range scan(text) {
		if brace.open {
			depth++
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		b.WriteString(text[at:brace.at])
		at = brace.at + 1
		removed++
	}
	b.WriteString(text[at:])
	out := b.String()
	if depth > 0 {
		out = strings.TrimRight(out, " \t\r\n") + strings.Repeat("\n}", depth) + "\n"
	}
	switch {
	case removed > 0:
		return out, "took away " + count(removed, "a brace that closed nothing", "braces that closed nothing")
	case depth > 0:
		return out, "closed " + count(depth, "a brace", "braces")
	}
	return text, ""
}

func balance(text string) int {
	depth := 0
	for _, b := range scan(text) {
		if b.open {
			depth++
		} else {
			depth--
		}
	}
	return depth
}

// scan lists the braces of a source in order, leaving out comments and strings.
func scan(text string) []brace {
	var out []brace
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{' || c == '}':
			out = append(out, brace{at: i, open: c == '{'})
		case c == '"' || c == '\'':
			i += quoted(text[i:])
		case strings.HasPrefix(text[i:], "/*"):
			i += skip(text[i:], "*/")
		case strings.HasPrefix(text[i:], "//") && (i == 0 || text[i-1] != ':'):
			i += skip(text[i:], "\n")
		}
	}
	return out
}

// quoted is how far a string goes that begins here; it ends with its line at the latest.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0], '\n':
			return i
		}
	}
	return len(s)
}

// skip is how far it is to the end of what begins here.
func skip(s, end string) int {
	if n := strings.Index(s, end); n >= 0 {
		return n + len(end) - 1
	}
	return len(s)
}
