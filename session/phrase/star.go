package phrase

import (
	"math"
	"strings"
)

// starPoints are the ten points of a five-pointed star that stands on two of them.
func starPoints(x, y, r float64) string {
	var out []string
	for i := range 10 {
		radius := r
		if i%2 == 1 {
			radius = r * 0.4
		}
		angle := float64(i)*math.Pi/5 - math.Pi/2
		out = append(out, num(x+radius*math.Cos(angle))+" "+num(y+radius*math.Sin(angle)))
	}
	return strings.Join(out, " ")
}
