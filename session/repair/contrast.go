package repair

import (
	"context"
	"slices"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// contrastLimit is how many colours are mended.
const contrastLimit = 40

// contrast moves the lightness of text that cannot be read until it can, where its colour is
// written as a literal of its own.
func (m *mender) contrast(ctx context.Context) {
	if m.look == nil {
		return
	}
	n := 0
	var tried []string
	for range contrastLimit {
		_, facts, err := m.look(ctx, m.Artifact)
		if err != nil || facts == nil {
			return
		}
		e, ok := unreadable(facts, tried)
		if !ok {
			break
		}
		tried = append(tried, e.Selector)
		if next, ok := readable(m.Artifact, e); ok {
			m.Artifact = next
			n++
		}
	}
	if n > 0 {
		m.Done = append(m.Done, "made "+count(n, "a text colour readable", "text colours readable"))
	}
}

// unreadable finds text below WCAG's AA that was not tried yet.
func unreadable(f *render.Facts, tried []string) (render.Element, bool) {
	for _, e := range f.Elements {
		if e.Text != "" && e.Contrast > 0 && e.Contrast < least(e)-0.05 && !slices.Contains(tried, e.Selector) {
			return e, true
		}
	}
	return render.Element{}, false
}

func least(e render.Element) float64 {
	if e.FontSize >= 24 || e.FontSize >= 18.66 && e.FontWeight >= 700 {
		return themes.AALarge
	}
	return themes.AA
}

// readable changes the declaration that gives an element its colour.
func readable(a artifact.Artifact, e render.Element) (artifact.Artifact, bool) {
	styles := artifact.StylesOf(a)
	node := styles.Doc.At(e.Path)
	property := "color"
	if a.Kind == artifact.Drawing {
		property = "fill"
	}
	if node == nil {
		return a, false
	}
	v, _, ok := styles.Inherited(node, property)
	if !ok {
		return a, false
	}
	colors := v.Colors()
	ink, err1 := themes.ParseColor(e.Color)
	ground, err2 := themes.ParseColor(e.Background)
	if len(colors) != 1 || err1 != nil || err2 != nil {
		return a, false
	}
	next, err := a.Apply(v.Part(colors[0], themes.Mend(ink.Color, ground.Color, least(e)).Hex()))
	return next, err == nil
}
