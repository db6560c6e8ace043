package compact

import (
	"strconv"
	"strings"
)

// decimals counts the digits behind the point of a written number; ok is false for one with an exponent.
func decimals(s string) (n int, ok bool) {
	if strings.ContainsAny(s, "eE") {
		return 0, false
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1, true
	}
	return 0, true
}

// fixed is a number scaled by a power of ten, so that sums are exact.
type fixed int64

// scaled reads a written number with the given digits behind the point.
func scaled(s string, digits int) (fixed, bool) {
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimLeft(s, "+-")
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) > digits || len(whole) > 9 {
		return 0, false
	}
	frac += strings.Repeat("0", digits-len(frac))
	n, err := strconv.ParseInt("0"+whole+frac, 10, 64)
	if err != nil {
		return 0, false
	}
	if neg {
		n = -n
	}
	return fixed(n), true
}

// write gives the shortest decimal: no leading and no trailing zeros.
func (f fixed) write(digits int) string {
	if f == 0 {
		return "0"
	}
	neg := ""
	n := int64(f)
	if n < 0 {
		neg, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	if len(s) <= digits {
		s = strings.Repeat("0", digits-len(s)+1) + s
	}
	whole, frac := s[:len(s)-digits], strings.TrimRight(s[len(s)-digits:], "0")
	whole = strings.TrimLeft(whole, "0")
	switch {
	case frac == "":
		return neg + whole
	case whole == "":
		return neg + "." + frac
	}
	return neg + whole + "." + frac
}

// round brings a number to fewer digits, half away from zero.
func (f fixed) round(from, to int) fixed {
	for ; from > to; from-- {
		if f >= 0 {
			f = (f + 5) / 10
		} else {
			f = (f - 5) / 10
		}
	}
	return f
}

// Number writes a number in its shortest form; what is no plain number stays as it is.
func Number(s string) string {
	d, ok := decimals(s)
	if !ok {
		return s
	}
	f, ok := scaled(s, d)
	if !ok {
		return s
	}
	return f.write(d)
}
