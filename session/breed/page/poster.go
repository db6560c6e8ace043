package page

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// poster sets the heading as large as its words bear, at the foot of a tall opening.
func (p *Page) poster(o opening, in gene.In) (string, bool) {
	size := p.posterSize(o.heading, in)
	if size < p.fontSize(o.heading)*1.25 {
		return "", false
	}
	vw := num(size/screen*100, 1) + "vw"
	p.restyle("", o.heading, "font-size", "clamp(40px, "+vw+", "+num(size*1.15, 0)+"px)", "line-height", "1", "margin-bottom", "0.2em", "letter-spacing", num(-in.Between(0.02, 0.04), 3)+"em")
	if p.cap(o.heading) < screen {
		p.restyle("", o.heading, "max-width", "none")
	}
	if !p.placed(o.section) && in.Strength > 0.35 && o.rest >= 20 {
		if tall, roomy := p.tall(o.section, in.Between(64, 88)); roomy {
			p.restyle("", o.section, "min-height", tall, "display", "grid", "align-items", "end")
		}
	}
	return "opening set as a poster", true
}

// openingPart is how much of the first screen an opening may fill with what follows it there in the source.
const openingPart = 0.6

// tall is a least height for an opening, of want hundredths of the screen's height at most, such that what followed it in the first screen stays there;
// roomy is false where the opening is about as tall as that already.
func (p *Page) tall(section *markup.Node, want float64) (height string, roomy bool) {
	if b, known := p.box(section); known {
		if b.Y+b.H < fold*0.85 {
			want = math.Min(want, openingPart*100-b.Y*100/fold)
		}
		if want*fold/100 < b.H*1.12 {
			return "", false
		}
	}
	return num(want, 0) + "vh", true
}

// posterSize is the font size of a heading set as a poster, in CSS pixels.
func (p *Page) posterSize(heading *markup.Node, in gene.In) float64 {
	return min(p.bearable(heading), in.Between(84, 150))
}

// bearable is the font size at which a heading's longest word still fits its column, and the heading takes three lines or fewer.
func (p *Page) bearable(heading *markup.Node) float64 {
	letters, em := 1, 0.6
	if id, _ := p.decider(heading, gCase); id >= 0 && p.value(id) == "uppercase" || p.addedFor(heading, "text-transform") == "uppercase" {
		em = 0.74
	}
	for _, w := range strings.Fields(p.doc.Text(heading)) {
		letters = max(letters, len([]rune(w)))
	}
	room := min(screen, p.column())
	for n := heading.Parent; n != nil; n = n.Parent {
		if b, ok := p.box(n); ok && b.W > 100 && (n.Tag == "td" || blocky(n) || n.Tag == "body") {
			room = b.W
			break
		}
	}
	length := float64(max(8, p.look.length[heading]))
	if longest := p.longestLine(heading); longest < length {
		return min(room*0.94/(em*0.9*longest), math.Sqrt(headingPart*fold*room/(em*length)), p.overRoom(heading)) // lines that the source breaks stay whole
	}
	size := min(room*0.88/(em*float64(letters)), room*2.7/(em*length), math.Sqrt(headingPart*fold*room/(em*length)))
	return min(size, p.overRoom(heading))
}

// overRoom is the font size up to which a heading over a picture may grow, infinite for one that stands on a plain ground.
func (p *Page) overRoom(heading *markup.Node) float64 {
	if p.overPicture(heading) {
		return p.fontSize(heading) // larger, it would run into what is drawn beside it
	}
	return math.Inf(1)
}

// longestLine is the number of letters in the longest of a heading's lines, as its source breaks them.
func (p *Page) longestLine(heading *markup.Node) float64 {
	longest := 1
	for _, line := range strings.Split(p.brokenText(heading), "\n") {
		longest = max(longest, len([]rune(strings.TrimSpace(line))))
	}
	return float64(longest)
}

// headingPart is how much of the first screen's height a heading takes at most.
const headingPart = 0.28

// overPicture says that a heading stands over a picture of the opening.
func (p *Page) overPicture(heading *markup.Node) bool {
	hero := p.hero()
	if hero == nil || !heading.Within(hero) {
		return false
	}
	o := opening{section: hero, heading: heading, content: heading.Parent}
	o.picture = p.pictureBeside(o)
	return o.picture != nil && (p.floats(o.picture) || p.floats(o.picture.Parent))
}
