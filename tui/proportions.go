package tui

import (
	"regexp"
	"strconv"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

var (
	svgTag       = regexp.MustCompile(`(?s)<svg\b[^>]*>`)
	svgAttribute = regexp.MustCompile(`(?s)\s(width|height|viewBox)\s*=\s*["']([^"']*)["']`)
)

// standpoint is where a design is seen from: the usual place for its kind, and for a drawing a frame
// of its own proportions, so that no margins are drawn around it.
func standpoint(a artifact.Artifact) render.Viewport {
	from := render.DefaultViewport(formOf(a.Kind))
	if a.Kind != artifact.Drawing {
		return from
	}
	w, h := proportions(a.Source())
	if w <= 0 || h <= 0 || w/h > 6 || h/w > 6 {
		return from
	}
	scale := min(1280/w, 960/h)
	from.Width, from.Height = max(1, int(w*scale+0.5)), max(1, int(h*scale+0.5))
	return from
}

// proportions are the width and height of a drawing by its root element: its viewBox, else its size;
// 0 if it names neither.
func proportions(source []byte) (w, h float64) {
	values := map[string]string{}
	for _, match := range svgAttribute.FindAllSubmatch(svgTag.Find(source), -1) {
		values[string(match[1])] = string(match[2])
	}
	if fields := strings.FieldsFunc(values["viewBox"], func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }); len(fields) == 4 {
		return number(fields[2]), number(fields[3])
	}
	return number(values["width"]), number(values["height"])
}

// number reads a length; a percentage is none.
func number(s string) float64 {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, "%") {
		return 0
	}
	f, err := strconv.ParseFloat(strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz"), 64)
	if err != nil {
		return 0
	}
	return f
}
