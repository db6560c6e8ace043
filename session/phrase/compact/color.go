package compact

import (
	"strings"

	"golang.org/x/image/colornames"
)

// shortNames gives the colour names that are shorter than the shortest hex, by "#rrggbb".
var shortNames = func() map[string]string {
	out := map[string]string{}
	for _, name := range colornames.Names {
		c := colornames.Map[name]
		hex := hexOf(c.R, c.G, c.B)
		if len(name) < len(shortHex(hex)) && (out[hex] == "" || len(name) < len(out[hex])) {
			out[hex] = name
		}
	}
	return out
}()

const hexDigits = "0123456789abcdef"

func hexOf(r, g, b uint8) string {
	return string([]byte{'#', hexDigits[r>>4], hexDigits[r&15], hexDigits[g>>4], hexDigits[g&15], hexDigits[b>>4], hexDigits[b&15]})
}

// shortHex writes #aabbcc as #abc where it can.
func shortHex(s string) string {
	if len(s) == 7 && s[1] == s[2] && s[3] == s[4] && s[5] == s[6] {
		return string([]byte{'#', s[1], s[3], s[5]})
	}
	return s
}

// Color writes a colour in its shortest form; anything else stays as it is.
func Color(s string) string {
	low := strings.ToLower(strings.TrimSpace(s))
	if c, ok := colornames.Map[low]; ok {
		low = hexOf(c.R, c.G, c.B)
	}
	if len(low) == 4 && low[0] == '#' {
		low = string([]byte{'#', low[1], low[1], low[2], low[2], low[3], low[3]})
	}
	if len(low) != 7 || low[0] != '#' || strings.Trim(low[1:], hexDigits) != "" {
		return s
	}
	best := shortHex(low)
	if name, ok := shortNames[low]; ok {
		best = name
	}
	if len(best) < len(s) {
		return best
	}
	return s
}
