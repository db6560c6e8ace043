package drawing

import (
	"math"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// bred is a drawing that an operator made, opened again; nil where it found nothing to change.
func bred(t *testing.T, svg, operator string, seed uint64) *Drawing {
	t.Helper()
	out, _, ok := do(t, drawing(svg), gene.Gene{Operator: operator, Strength: 0.6, Seed: seed})
	if !ok {
		return nil
	}
	d, err := open([]artifact.Artifact{out}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sectorsOf is how much the sectors of a pie chart cover, in cells, and how far they reach from its centre.
func sectorsOf(d *Drawing) (covered int, reach float64) {
	var all mask
	for i, e := range d.shapes {
		if local(e) != "path" {
			continue
		}
		all.join(&d.planned().fills[i])
		for _, p := range d.around(e) {
			reach = math.Max(reach, math.Hypot(p.X-52, p.Y-50))
		}
	}
	return all.count(), reach
}

func TestSectorsComeApartWithinTheirDisc(t *testing.T) {
	whole, _ := sectorsOf(opened(t, drawing(pies)))
	for seed := range uint64(8) {
		d := bred(t, pies, "shape.exploded", seed)
		if d == nil {
			t.Fatal("a pie chart does not come apart")
		}
		if covered, reach := sectorsOf(d); covered >= whole || reach > 42.5 {
			t.Errorf("seed %d: sectors cover %d cells of %d and reach %.1f of 40", seed, covered, whole, reach)
		}
	}
}

func TestADiscBecomesARingWhereNothingIsWritten(t *testing.T) {
	ring := bred(t, pies, "shape.ring", 1)
	if ring == nil || !strings.Contains(string(ring.art.Source()), `<circle cx="2" cy="0"`) {
		t.Fatal("a pie chart does not become a ring")
	}
	worded := strings.Replace(pies, `<text x="96" y="20"`, `<text x="46" y="53"`, 1)
	if bred(t, worded, "shape.ring", 1) != nil {
		t.Error("words in the middle are covered")
	}
}

func TestGapsAreOfTheGround(t *testing.T) {
	dark := strings.Replace(pies, `fill="#fff"`, `fill="#14202e"`, 1)
	d := bred(t, dark, "stroke.gaps", 1)
	if d == nil {
		t.Fatal("there are no gaps between sectors")
	}
	for _, e := range d.shapes {
		if c, _ := themes.ParseColor(d.paint(e, "stroke")); local(e) == "path" && c.Color.Hex() != "#14202e" {
			t.Errorf("a gap is %s", d.paint(e, "stroke"))
		}
	}
	if bred(t, badge, "stroke.gaps", 1) != nil {
		t.Error("a disc within a disc has no neighbour, but a gap")
	}
}

const pennon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#c8102e" d="M0 0h60v40H0z"/><circle cx="CX" cy="CY" r="6" fill="#fff"/></svg>`

func TestNothingThatStandsFreeIsCutOffOrCrossed(t *testing.T) {
	middle := strings.NewReplacer("CX", "30", "CY", "20").Replace(pennon)
	corner := strings.NewReplacer("CX", "7.5", "CY", "32.5").Replace(pennon)
	for _, operator := range []string{"shape.corners", "shape.shield", "shape.hexagon", "shape.pennant", "stroke.border"} {
		if bred(t, middle, operator, 1) == nil {
			t.Errorf("%s finds nothing to do on a plain flag", operator)
		}
	}
	for _, operator := range []string{"shape.shield", "shape.hexagon"} {
		if bred(t, corner, operator, 1) != nil {
			t.Errorf("%s cuts into a disc in the corner", operator)
		}
	}
}

func TestABolderGlyphKeepsItsHoles(t *testing.T) {
	const open, tight = "M10 10H90V90H10ZM30 30V70H70V30Z", "M10 10H90V90H10ZM48 48V52H52V48Z"
	glyph := func(d string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill-rule="evenodd" fill="#333" d="` + d + `"/></svg>`
	}
	if bred(t, glyph(open), "stroke.bolder", 1) == nil {
		t.Error("a glyph with a wide hole is not made bolder")
	}
	if bred(t, glyph(tight), "stroke.bolder", 1) != nil {
		t.Error("a narrow hole is closed")
	}
}

func TestDarkOperatorsDarken(t *testing.T) {
	for operator, svg := range map[string]string{"palette.moon": bird, "palette.deeper": badge, "composition.gallery": flag, "palette.night": bird} {
		d := bred(t, svg, operator, 2)
		if d == nil {
			t.Errorf("%s finds nothing to do", operator)
			continue
		}
		was := opened(t, drawing(svg))
		if is, before := d.mean(lightness), was.overall(lightness); is >= before {
			t.Errorf("%s: lightness %.2f, %.2f before", operator, is, before)
		}
	}
}

func TestWhatIsHiddenByAClipHasNoColour(t *testing.T) {
	const hidden = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><clipPath id="none"/><clipPath id="a" clip-path="url(#none)"><circle cx="50" cy="50" r="40"/></clipPath><rect width="100" height="100" fill="#d33" clip-path="url(#a)"/><rect x="1" y="1" width="98" height="98" fill="none" stroke="#000" stroke-width="0.4"/></svg>`
	for _, e := range Stock.Catalog() {
		if e.Trait == gene.Palette && !e.Cross && e.Name != "palette.ground" && worked(t, hidden, e.Name) > 0 {
			t.Errorf("%s speaks of a colour that nobody sees", e.Name)
		}
	}
}
