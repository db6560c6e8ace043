package artifact

import (
	"regexp"
	"strconv"
	"strings"
)

// Matches evaluates a media query list; a feature that it does not know holds.
func (v View) Matches(query string) bool {
	if strings.TrimSpace(query) == "" {
		return true
	}
	for _, q := range strings.Split(strings.ToLower(query), ",") {
		if v.matchesOne(strings.TrimSpace(q)) {
			return true
		}
	}
	return false
}

var (
	mediaFeature = regexp.MustCompile(`\(([^()]*)\)`)
	mediaRange   = regexp.MustCompile(`^(min-|max-)?(width|height)\s*:\s*([\d.]+)(px|em|rem)?$`)
	mediaCompare = regexp.MustCompile(`^(width|height)\s*(<=|>=|<|>)\s*([\d.]+)(px|em|rem)?$`)
	mediaBetween = regexp.MustCompile(`^([\d.]+)(px|em|rem)?\s*(<=|<)\s*(width|height)(?:\s*(<=|<)\s*([\d.]+)(px|em|rem)?)?$`)
)

func (v View) matchesOne(q string) bool {
	negated := strings.HasPrefix(q, "not ")
	holds := true
	switch words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(q, "not "), "only ")); {
	case len(words) > 0 && (words[0] == "print" || words[0] == "speech" || words[0] == "tty" || words[0] == "tv"):
		holds = false
	}
	if strings.Contains(q, " or ") {
		any := false
		for _, f := range mediaFeature.FindAllStringSubmatch(q, -1) {
			any = any || v.feature(strings.TrimSpace(f[1]))
		}
		return any != negated
	}
	for _, f := range mediaFeature.FindAllStringSubmatch(q, -1) {
		holds = holds && v.feature(strings.TrimSpace(f[1]))
	}
	return holds != negated
}

func (v View) feature(f string) bool {
	if m := mediaRange.FindStringSubmatch(f); m != nil {
		op := map[string]string{"min-": ">=", "max-": "<=", "": "="}[m[1]]
		return compare(v.size(m[2]), op, pixels(m[3], m[4]))
	}
	if m := mediaCompare.FindStringSubmatch(f); m != nil {
		return compare(v.size(m[1]), m[2], pixels(m[3], m[4]))
	}
	if m := mediaBetween.FindStringSubmatch(f); m != nil {
		low := compare(pixels(m[1], m[2]), m[3], v.size(m[4]))
		return low && (m[5] == "" || compare(v.size(m[4]), m[5], pixels(m[6], m[7])))
	}
	return v.preference(f)
}

func (v View) preference(f string) bool {
	name, value, _ := strings.Cut(strings.ReplaceAll(f, " ", ""), ":")
	switch name {
	case "prefers-color-scheme":
		return (value == "dark") == v.Dark
	case "orientation":
		return (value == "landscape") == (v.Width >= v.Height)
	case "prefers-reduced-motion":
		return value == "no-preference"
	case "forced-colors", "inverted-colors", "prefers-contrast", "prefers-reduced-transparency":
		return value == "none" || value == "no-preference"
	case "hover", "any-hover":
		return value == "" || value == "hover"
	case "pointer", "any-pointer":
		return value == "" || value == "fine"
	case "monochrome":
		return false
	}
	return true
}

func (v View) size(name string) float64 {
	if name == "width" {
		return v.Width
	}
	return v.Height
}

func pixels(number, unit string) float64 {
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0
	}
	if unit == "em" || unit == "rem" {
		return n * 16
	}
	return n
}

func compare(a float64, op string, b float64) bool {
	switch op {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case ">=":
		return a >= b
	}
	return a == b
}
