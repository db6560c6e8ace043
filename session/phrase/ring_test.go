package phrase_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cultivar/session/phrase"
)

// sunDrawing has eight rays around a disc.
func sunDrawing() string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="20" fill="#ffcc00"/>`)
	for i := range 8 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 4)
		fmt.Fprintf(&b, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" stroke="#ff8800" stroke-width="3"/>`, 50+26*cos, 50+26*sin, 50+40*cos, 50+40*sin)
	}
	return b.String() + "</svg>"
}

func TestPartsAroundAMiddleMultiply(t *testing.T) {
	for say, want := range map[string]int{"more rays": 16, "add more rays to the sun": 16, "twice as many rays": 16, "fewer rays": 4, "remove every second ray": 4} {
		r, err := phrase.Apply(drawing(sunDrawing()), say, nil)
		if err != nil || !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q, %v", say, r.Done, r.NotUnderstood, r.Refused, err)
			continue
		}
		if got := strings.Count(string(r.Artifact.Source()), "<line"); got != want {
			t.Errorf("%q: %d rays, want %d", say, got, want)
		}
	}
	r, err := phrase.Apply(drawing(sunDrawing()), "more rays", nil)
	if err != nil || !strings.Contains(string(r.Artifact.Source()), `<g transform="rotate(22.5 50 50)">`) {
		t.Errorf("the new rays do not stand between the old ones: %s, %v", r.Artifact.Source(), err)
	}
	if r, err = phrase.Apply(drawing(sampleDrawing), "more rays", nil); err != nil || r.Changed || len(r.Refused) != 1 {
		t.Errorf("a drawing without rays: %q %q, %v", r.Done, r.Refused, err)
	}
}
