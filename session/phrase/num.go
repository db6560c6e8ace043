package phrase

import (
	"math"
	"strconv"
	"strings"
)

// num writes a number with at most three digits behind the point.
func num(v float64) string {
	s := strconv.FormatFloat(math.Round(v*1000)/1000, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

// share is a part of a whole in whole percent: "17 %", "<1 %".
func share(part, whole int) string {
	percent := math.Round(100 * float64(part) / float64(max(1, whole)))
	if percent < 1 && part > 0 {
		return "<1 %"
	}
	return num(percent) + " %"
}
