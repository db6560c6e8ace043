package breed

import (
	"math"

	"cultivar/render"
)

// Look is a proposal as it was drawn. A parent's Look has a Proposal with nothing but its Artifact.
type Look struct {
	Proposal Proposal
	Shot     render.Shot
	// Facts are nil where nobody measured.
	Facts *render.Facts
	// Likeness is how near the picture comes to a target, 0 to 1, where there is one.
	Likeness float64
	// Known are its features, where they were measured before.
	Known map[string]float64
	// view is kept where the picture was given to Drawn.
	view *view
}

// Drawn is the look with a picture and what was measured of it. The picture is reduced meanwhile to what Select compares.
func (l Look) Drawn(shot render.Shot, facts *render.Facts) Look {
	l.Shot, l.Facts = shot, facts
	if shot.Image != nil {
		l.view = &view{picture: shot.Image}
		go l.view.reduced()
	}
	return l
}

// Features measures the look, each from -1 to 1. What cannot be measured for lack of a picture or of facts is taken from
// what the recipe's operators lean towards, or left out.
func (l Look) Features() map[string]float64 {
	if l.Known != nil {
		return l.Known
	}
	out := l.leanings()
	if picture := l.impression(); picture != nil {
		picture.features(out)
	}
	if l.Facts != nil {
		factFeatures(l.Facts, out)
	}
	for name, v := range out {
		out[name] = round3(v)
	}
	return out
}

// leanings sums what the recipe's operators stand for, weighed by their strength.
func (l Look) leanings() map[string]float64 {
	out := map[string]float64{}
	entries := Operators(l.Proposal.Artifact.Kind)
	for _, g := range l.Proposal.Recipe.Genes {
		for _, e := range entries {
			if e.Name != g.Operator {
				continue
			}
			for name, v := range e.Leans {
				out[name] = clamp(out[name]+v*g.Strength, -1, 1)
			}
		}
	}
	return out
}

// factFeatures measures roundness, density and the size of type.
func factFeatures(f *render.Facts, out map[string]float64) {
	var round, roundWeight, size, letters float64
	for _, e := range f.Elements {
		if area := e.Box.Area(); area > 0 && e.Radius >= 0 && visibleBox(e) {
			side := math.Min(e.Box.W, e.Box.H) / 2
			w := math.Sqrt(area)
			round += w * math.Min(1, e.Radius/math.Max(1, math.Min(side, 24)))
			roundWeight += w
		}
		if n := float64(len(e.Text)); n > 0 {
			size += n * e.FontSize
			letters += n
		}
	}
	if roundWeight > 0 {
		out["round"] = 2*round/roundWeight - 1
	}
	if letters > 0 {
		out["large"] = clamp((size/letters-17)/8, -1, 1)
		out["dense"] = clamp(math.Log2(letters/math.Max(1, f.Width*f.Height)/usualDensity)/3, -1, 1)
	}
}

// usualDensity is how many letters a page has for each square pixel of its length.
const usualDensity = 5e-4

// visibleBox says that an element paints a box of its own.
func visibleBox(e render.Element) bool {
	switch e.Role {
	case "button", "img", "textbox", "figure":
		return true
	}
	return e.Radius > 0
}
