package repair

import (
	"regexp"
	"strings"
)

var styleElement = regexp.MustCompile(`(?is)(<style\b[^>]*>)(.*?)(</style)`)

// styleElements mends the style sheets within a page or a drawing.
func styleElements(text string) (string, string) {
	var said []string
	mended := styleElement.ReplaceAllStringFunc(text, func(whole string) string {
		m := styleElement.FindStringSubmatch(whole)
		sheet, done := styleSheet(m[2])
		if done != "" {
			said = append(said, done)
		}
		return m[1] + sheet + m[3]
	})
	return mended, strings.Join(said, ", ")
}

// styleSheet mends comments, quotes, semicolons and braces, in this order.
func styleSheet(text string) (string, string) {
	var said []string
	for _, r := range []rule{openComment, openStrings, openParens, semicolons, cssBraces} {
		mended, done := r(text)
		if done != "" {
			text = mended
			said = append(said, done)
		}
	}
	return text, strings.Join(said, ", ")
}

// openComment ends a comment that never ends at the end of its line.
func openComment(text string) (string, string) {
	at := strings.LastIndex(text, "/*")
	if at < 0 || strings.Contains(text[at:], "*/") {
		return text, ""
	}
	line, rest, _ := strings.Cut(text[at:], "\n")
	return text[:at] + strings.TrimRight(line, " \r") + " */\n" + rest, "ended a comment"
}

var declaration = regexp.MustCompile(`^\s*(?:--[\w-]+|-?[a-zA-Z][\w-]*)\s*:\s*[^{}]*$`)

// openStrings ends a quote at the end of its declaration.
func openStrings(text string) (string, string) {
	return eachLine(text, "ended %s", "a quote", "quotes", func(line, _ string) string {
		for _, q := range []string{`"`, `'`} {
			if strings.Count(line, q)%2 == 1 && declaration.MatchString(line) && !strings.ContainsAny(line, otherQuote(q)) {
				body, tail := cutTail(line)
				return body + q + tail
			}
		}
		return line
	})
}

func otherQuote(q string) string {
	if q == `"` {
		return `'`
	}
	return `"`
}

// openParens closes a parenthesis at the end of its declaration.
func openParens(text string) (string, string) {
	return eachLine(text, "closed %s", "a parenthesis", "parentheses", func(line, _ string) string {
		missing := strings.Count(line, "(") - strings.Count(line, ")")
		if missing <= 0 || !declaration.MatchString(line) || !strings.HasSuffix(strings.TrimSpace(line), ";") {
			return line
		}
		body, tail := cutTail(line)
		return body + strings.Repeat(")", missing) + tail
	})
}

// cutTail parts a declaration from its semicolon.
func cutTail(line string) (body, tail string) {
	body = strings.TrimRight(line, " \t\r")
	if bare, ok := strings.CutSuffix(body, ";"); ok {
		return bare, ";"
	}
	return body, ""
}

// continued says that a value goes on in the next line.
var continued = regexp.MustCompile(`[,:(/+*-]\s*$|:\s*$`)

// semicolons parts declarations that run into each other.
func semicolons(text string) (string, string) {
	return eachLine(text, "added %s", "a semicolon", "semicolons", func(line, next string) string {
		bare := strings.TrimRight(line, " \t\r")
		if !declaration.MatchString(bare) || strings.HasSuffix(bare, ";") || continued.MatchString(bare) || strings.HasSuffix(bare, "*/") || !declaration.MatchString(next) {
			return line
		}
		if strings.Count(bare, "(") > strings.Count(bare, ")") {
			return line
		}
		return bare + ";"
	})
}

// eachLine changes lines one by one, each with the next one in sight, and counts the changes.
func eachLine(text, said, one, many string, change func(line, next string) string) (string, string) {
	lines := strings.Split(text, "\n")
	n := 0
	for i, l := range lines {
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		if changed := change(l, next); changed != l {
			lines[i] = changed
			n++
		}
	}
	if n == 0 {
		return text, ""
	}
	return strings.Join(lines, "\n"), strings.Replace(said, "%s", count(n, one, many), 1)
}
