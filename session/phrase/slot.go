package phrase

import "strings"

// amount is how much: "by 20%", "to 18px", "twice as", "slightly".
type amount struct {
	value float64
	unit  string // px, %, x, deg, s …; "" for a bare number
	to    bool   // the new value itself, not a change
}

// read lists the ways to read a slot at token i, longest first.
func (s *scene) read(slot string, toks []token, i int) []reading {
	if i >= len(toks) {
		return nil
	}
	if f := slots[slot]; f != nil {
		return f(s, toks, i)
	}
	if f := extraSlots[slot]; f != nil {
		return f(s, toks, i)
	}
	return nil
}

// extraSlots are readers that stand beside the rules that use them.
var extraSlots = map[string]func(*scene, []token, int) []reading{}

// slots are the readers by name.
var slots map[string]func(*scene, []token, int) []reading

func init() {
	slots = map[string]func(*scene, []token, int) []reading{
		"obj": (*scene).readThing, "color": (*scene).readColor, "text": (*scene).readText, "num": (*scene).readNumber,
		"by": (*scene).readBy, "to": (*scene).readTo, "deg": (*scene).readDegree, "look": (*scene).readLook, "more": (*scene).readMore,
		"prop": (*scene).readProperty, "side": (*scene).readSide, "half": (*scene).readHalf, "theme": (*scene).readTheme, "font": (*scene).readFont, "new": (*scene).readNew,
		"gridcell": (*scene).readCell, "effect": (*scene).readEffect, "value": (*scene).readValue,
	}
}

// readThing reads an object; everything of a colour is the parts that have it.
func (s *scene) readThing(toks []token, i int) []reading {
	if cached, ok := s.readings[i]; ok {
		return copies(cached)
	}
	out := s.readObject(toks, i)
	for k, r := range out {
		if o := r.value.(*object); o.whole && o.shade != nil && o.prop == "" && s.doc != nil {
			out[k].value = s.resolve(subject{part: true, shade: o.shade}, toks)
		}
	}
	s.readings[i] = out
	return copies(out)
}

// copies keeps what a rule does to an object from the next rule.
func copies(in []reading) []reading {
	out := make([]reading, len(in))
	for i, r := range in {
		o := *r.value.(*object)
		out[i] = reading{r.end, &o}
	}
	return out
}

// readHalf reads a side by its bare word.
func (s *scene) readHalf(toks []token, i int) []reading {
	if side := sides[toks[i].text]; toks[i].sort == word && side != "" {
		return one(i+1, side)
	}
	return nil
}

func one(end int, value any) []reading { return []reading{{end, value}} }

func (s *scene) readText(toks []token, i int) []reading {
	if toks[i].sort == quote {
		return one(i+1, toks[i].text)
	}
	return nil
}

func (s *scene) readNumber(toks []token, i int) []reading {
	if toks[i].sort == number {
		return one(i+1, amount{value: toks[i].value, unit: toks[i].text})
	}
	return nil
}

var fractions = map[string]float64{"half": 0.5, "quarter": 0.25, "third": 1.0 / 3, "tenth": 0.1}

// readBy reads "by 20%", "by half", "twice as", "2x".
func (s *scene) readBy(toks []token, i int) []reading {
	at := i
	if isWord(toks, at, "by") {
		at++
	}
	switch {
	case at < len(toks) && toks[at].sort == number && (at > i || toks[at].text != ""):
		return one(at+1, amount{value: toks[at].value, unit: toks[at].text})
	case isWord(toks, i, "twice"):
		return one(i+1, amount{value: 2, unit: "x"})
	case isWord(toks, i, "thrice"):
		return one(i+1, amount{value: 3, unit: "x"})
	case isWord(toks, i, "halfas"), isWord(toks, i, "byhalf"):
		return one(i+1, amount{value: 50, unit: "%"})
	case isWord(toks, i, "byquarter"):
		return one(i+1, amount{value: 25, unit: "%"})
	case at > i && at < len(toks) && fractions[toks[at].text] > 0:
		return one(at+1, amount{value: 100 * fractions[toks[at].text], unit: "%"})
	}
	return nil
}

// readTo reads "to 18px", "at 50%", "of 12px" or the value alone.
func (s *scene) readTo(toks []token, i int) []reading {
	at := i
	if isWord(toks, at, "to") || isWord(toks, at, "at") || isWord(toks, at, "of") || isWord(toks, at, "be") || isWord(toks, at, "is") {
		at++
	}
	if at < len(toks) && toks[at].sort == number {
		return one(at+1, amount{value: toks[at].value, unit: toks[at].text, to: true})
	}
	if at < len(toks) && toks[at].sort == word && fractions[toks[at].text] > 0 {
		return one(at+1, amount{value: 100 * fractions[toks[at].text], unit: "%", to: true})
	}
	return nil
}

// readDegree reads how strongly: 0.5 for slightly, 2 for much.
func (s *scene) readDegree(toks []token, i int) []reading {
	switch {
	case isWord(toks, i, "slightly"):
		return one(i+1, 0.5)
	case isWord(toks, i, "much"):
		return one(i+1, 2.0)
	case isWord(toks, i, "more") && i+1 < len(toks): // "more bold"
		return one(i+1, 1.0)
	}
	return nil
}

func isWord(toks []token, i int, text string) bool {
	return i >= 0 && i < len(toks) && toks[i].sort == word && toks[i].text == text
}

// readSide reads one of the directions.
func (s *scene) readSide(toks []token, i int) []reading {
	if toks[i].sort != word {
		return nil
	}
	at := i
	for isWord(toks, at, "on") || isWord(toks, at, "at") || isWord(toks, at, "to") || isWord(toks, at, "in") {
		at++
	}
	if at < len(toks) && sides[toks[at].text] != "" {
		end := at + 1
		if isWord(toks, end, "side") || isWord(toks, end, "edge") {
			end++
		}
		return one(end, sides[toks[at].text])
	}
	return nil
}

var sides = map[string]string{
	"left": "left", "right": "right", "top": "top", "bottom": "bottom", "upper": "top", "lower": "bottom", "up": "top", "down": "bottom", "upwards": "top", "downwards": "bottom",
	"center": "center", "middle": "center", "lefthand": "left", "righthand": "right", "leftwards": "left", "rightwards": "right",
}

// readFont reads a font by its family name or sort: "Georgia", "a serif", "monospace".
func (s *scene) readFont(toks []token, i int) []reading {
	if toks[i].sort == quote {
		return one(i+1, fontStack(toks[i].text))
	}
	var out []reading
	for end := min(i+3, len(toks)); end > i; end-- {
		name, ok := joinWords(toks[i:end])
		if !ok {
			continue
		}
		if stack, ok := fonts[name]; ok {
			e := end
			if isWord(toks, e, "font") {
				e++
			}
			out = append(out, reading{e, stack})
		}
	}
	return out
}

func joinWords(toks []token) (string, bool) {
	var list []string
	for _, t := range toks {
		if t.sort != word {
			return "", false
		}
		list = append(list, t.text)
	}
	return strings.Join(list, " "), true
}
