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
