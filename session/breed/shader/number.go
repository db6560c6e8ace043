package shader

import (
	"fmt"
	"strconv"
	"strings"

	"cultivar/themes"
)

// num writes a float with at most two decimals, and always a point.
func num(x float64) string { return decimals(x, 2) }

// decimals writes a float with at most n decimals, and always a point.
func decimals(x float64, n int) string {
	s := strings.TrimRight(strconv.FormatFloat(x, 'f', n, 64), "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	if s == "-0.0" {
		return "0.0"
	}
	return s
}

// like writes a number in the manner of another literal: integers stay integers, and as many decimals are kept as it takes.
func like(x float64, old string) string {
	if !strings.ContainsAny(old, ".eE") {
		return strconv.Itoa(int(x + 0.5))
	}
	n := 2
	for v := x; n < 6 && v != 0 && v < 0.1 && v > -0.1; n++ {
		v *= 10
	}
	if _, after, ok := strings.Cut(old, "."); ok {
		n = max(n, min(len(strings.TrimRight(after, "fF0")), 6))
	}
	s := decimals(x, n)
	if strings.HasPrefix(old, ".") {
		s = strings.TrimPrefix(s, "0")
	}
	return s
}

// rgb writes a colour as a vec3.
func rgb(c themes.Color) string {
	return fmt.Sprintf("vec3(%s, %s, %s)", decimals(c.R, 3), decimals(c.G, 3), decimals(c.B, 3))
}
