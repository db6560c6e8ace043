package phrase

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/markup"
)

// ringRules are for parts that stand around a middle, such as the rays of a sun.
var ringRules = []rule{
	{kinds: "d", act: (*scene).moreAround, patterns: []string{"[add|give|draw|make|want|have|use|put] [$obj] [$deg] more|extra|additional=more $ring", "twice|double=more [as] [many] $ring", "[add|make|have] twice [as] many=more $ring", "duplicate|repeat=more $ring"}},
	{kinds: "d", act: (*scene).fewerAround, patterns: []string{"[make|use|have|want] [$deg] fewer|less $ring", "remove every second|other $ring", "halfas|half many|number [of] $ring"}},
}

// ringWords are what designers call parts that stand around a middle.
var ringWords = wordSet("ray rays beam beams sunbeam sunbeams petal petals spoke spokes tooth teeth spike spikes arm arms tick ticks")

func init() {
	extraSlots["ring"] = func(s *scene, toks []token, i int) []reading {
		if toks[i].sort != word || !ringWords[toks[i].text] {
			return nil
		}
		end := i + 1
		for _, lead := range []string{"around", "to", "of", "on", "from", "for"} {
			if isWord(toks, end, lead) {
				if rs := s.readObject(toks, end+1); len(rs) > 0 {
					return []reading{{rs[0].end, toks[i].text}, {i + 1, toks[i].text}}
				}
			}
		}
		return one(end, toks[i].text)
	}
}

// ring are parts of a drawing that stand around a middle at equal distances.
type ring struct {
	parts []*markup.Node
	x, y  float64
}

// ring finds the largest set of three or more alike shapes that stand around a middle.
func (s *scene) ring() (ring, bool) {
	groups := map[string][]*markup.Node{}
	var keys []string
	for _, n := range s.anything() {
		key := ""
		for _, p := range []string{"fill", "stroke"} {
			if c := s.paint(n, p, map[string]string{"fill": "#000000"}[p]); len(c) > 0 {
				key += p + c[0].Hex()
			}
		}
		if key == "" || n == s.backdrop() {
			continue
		}
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], n)
	}
	best := ring{}
	for _, key := range keys {
		if r, ok := s.ringOf(groups[key]); ok && len(r.parts) > len(best.parts) {
			best = r
		}
	}
	return best, len(best.parts) > 0
}

// ringOf is the ring that most shapes of a group belong to: those of much the same size, whose middles lie on a circle.
func (s *scene) ringOf(nodes []*markup.Node) (ring, bool) {
	boxes := map[*markup.Node]render.Box{}
	size := func(n *markup.Node) float64 { return math.Hypot(boxes[n].W, boxes[n].H) }
	for _, n := range nodes {
		if b, ok := s.extent(n); ok && n.Parent == nodes[0].Parent && !n.Parent.Has("transform") {
			boxes[n] = b
		}
	}
	for _, model := range nodes {
		if size(model) == 0 {
			continue
		}
		var alike []*markup.Node
		for _, n := range nodes {
			if size(n) > 0.6*size(model) && size(n) < 1.6*size(model) {
				alike = append(alike, n)
			}
		}
		if r, ok := around(alike, boxes); ok {
			return r, true
		}
	}
	return ring{}, false
}

// around says that boxes stand on a circle without lying on each other.
func around(nodes []*markup.Node, boxes map[*markup.Node]render.Box) (ring, bool) {
	if len(nodes) < 3 || len(nodes) > 60 {
		return ring{}, false
	}
	var points []float64
	for _, n := range nodes {
		x, y := boxes[n].Center()
		points = append(points, x, y)
	}
	frame, _ := pointsBox(points)
	cx, cy := frame.Center()
	mean := 0.0
	var angles []float64
	for i := 0; i < len(points); i += 2 {
		mean += math.Hypot(points[i]-cx, points[i+1]-cy) / float64(len(nodes))
		angles = append(angles, math.Atan2(points[i+1]-cy, points[i]-cx))
	}
	for i := 0; i < len(points); i += 2 {
		if r := math.Hypot(points[i]-cx, points[i+1]-cy); math.Abs(r-mean) > 0.2*mean {
			return ring{}, false
		}
	}
	slices.Sort(angles)
	gap := 2 * math.Pi / float64(len(angles))
	for i, a := range angles {
		next := angles[(i+1)%len(angles)] + map[bool]float64{true: 2 * math.Pi}[i+1 == len(angles)]
		if d := next - a; d < 0.5*gap {
			return ring{}, false
		}
	}
	return ring{nodes, cx, cy}, mean > 0
}

// step is the angle between neighbours, in degrees: of a ring that is not closed, that between those that there are.
func (r ring) step(s *scene) float64 {
	var angles []float64
	for _, n := range r.parts {
		b, _ := s.extent(n)
		x, y := b.Center()
		angles = append(angles, math.Atan2(y-r.y, x-r.x)*180/math.Pi)
	}
	slices.Sort(angles)
	least := 360.0
	for i, a := range angles {
		next := angles[(i+1)%len(angles)] + map[bool]float64{true: 360}[i+1 == len(angles)]
		least = min(least, next-a)
	}
	return least
}

// moreAround puts a copy of every part between it and the next.
func (s *scene) moreAround(got bound) bool {
	r, ok := s.ring()
	word := plural(got["ring"].(string))
	if !ok {
		s.refuse("no parts of this drawing stand around a middle as " + word + " do; an element can be copied: “duplicate the red circle”")
		return true
	}
	copies := ""
	for _, n := range r.parts {
		for _, e := range s.doc.Duplicate(n) {
			copies += strings.TrimSpace(e.Text)
		}
	}
	last := r.parts[len(r.parts)-1]
	s.edit(s.doc.InsertAfter(last, `<g transform="rotate(`+num(r.step(s)/2)+" "+num(r.x)+" "+num(r.y)+`)">`+copies+"</g>")...)
	s.say(num(float64(2*len(r.parts))) + " " + word)
	return true
}

// fewerAround removes every second part.
func (s *scene) fewerAround(got bound) bool {
	r, ok := s.ring()
	word := plural(got["ring"].(string))
	if !ok || len(r.parts) < 4 {
		s.refuse("no parts of this drawing stand around a middle as " + word + " do")
		return true
	}
	angle := func(n *markup.Node) float64 {
		b, _ := s.extent(n)
		x, y := b.Center()
		return math.Atan2(y-r.y, x-r.x)
	}
	parts := slices.Clone(r.parts)
	slices.SortFunc(parts, func(a, b *markup.Node) int { return cmp.Compare(angle(a), angle(b)) })
	for i := 1; i < len(parts); i += 2 {
		s.edit(s.doc.Remove(parts[i])...)
	}
	s.say(num(float64((len(parts)+1)/2)) + " " + word)
	return true
}
