package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
)

// Wishes reads a description of a design that is still to be made, such as "a dark landing page for a
// bakery called Crumb, blue and gold, with a contact form". It returns plain instructions for the
// design that it starts from, and the words that ask for something no rule does.
func Wishes(a artifact.Artifact, description string) (instructions, unused []string) {
	s := newScene(a, nil)
	s.typed = description
	r := wisher{scene: s, toks: s.lex(description).toks}
	for r.at < len(r.toks) {
		if n := r.read(); n > 0 {
			r.at += n
			continue
		}
		if t := r.toks[r.at]; t.sort == word && !filler[t.text] && !silent[t.text] {
			unused = append(unused, strings.TrimSpace(description[t.from:t.to]))
		}
		r.at++
	}
	return append(r.palette(), r.say...), unused
}

// wisher walks over a description.
type wisher struct {
	*scene
	toks   []token
	at     int
	colors []shade
	say    []string
}

// read takes one wish at the current word; it returns how many words that took, 0 if there is none.
func (r *wisher) read() int {
	for _, f := range []func() int{r.title, r.dark, r.font, r.mood, r.block, r.color, r.tone} {
		if n := f(); n > 0 {
			return n
		}
	}
	return 0
}

func (r *wisher) wish(say string) {
	if !slices.Contains(r.say, say) {
		r.say = append(r.say, say)
	}
}

// naming are the words that a name follows.
var naming = wordSet("called named titled title name saying headline")

// title reads `called Crumb` and `"Crumb"`: a name in quotes, or words that begin with a capital.
func (r *wisher) title() int {
	i := r.at
	if r.doc == nil {
		return 0
	}
	if naming[r.toks[i].text] && i+1 < len(r.toks) {
		i++
	}
	name, end := "", i
	if r.toks[i].sort == quote {
		name, end = r.toks[i].text, i+1
	} else if i > r.at {
		for end < len(r.toks) && r.toks[end].sort == word && (startsUpper(r.typed[r.toks[end].from:]) || r.typed[r.toks[end].from] == '&') {
			end++
		}
		if end > i {
			name = r.typed[r.toks[i].from:r.toks[end-1].to]
		}
	}
	if name == "" {
		return 0
	}
	r.wish("change the title to “" + name + "”")
	return end - r.at
}

func startsUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func (r *wisher) dark() int {
	switch t := r.toks[r.at]; {
	case t.sort != word:
	case t.text == "darkmode", (t.text == "dark" || t.text == "night") && len(r.readColor(r.toks, r.at)) == 0:
		r.wish("dark mode")
		return 1
	case t.text == "lightmode":
		r.wish("light mode")
		return 1
	}
	return 0
}

func (r *wisher) mood() int {
	for n := 3; n > 0; n-- {
		if r.at+n > len(r.toks) {
			continue
		}
		typed := strings.ToLower(r.typed[r.toks[r.at].from:r.toks[r.at+n-1].to])
		if m, ok := r.readMood(typed); ok && strings.ReplaceAll(typed, "-", " ") == m.name {
			r.wish("make it " + m.name)
			return n
		}
	}
	return 0
}

// block reads a part of a page, unless the design has it.
func (r *wisher) block() int {
	for _, found := range r.read2("block") {
		b := found.value.(*block)
		if r.art.Kind != artifact.Page || b.name == "about" || b.name == "features" && r.toks[r.at].text == "services" || !isWord(r.toks, r.at-1, "with") && !isWord(r.toks, r.at-1, "and") {
			continue
		}
		r.wish("add a " + b.name + map[bool]string{true: " form", false: " section"}[b.name == "contact"])
		end := found.end
		for isWord(r.toks, end, "section") || isWord(r.toks, end, "form") {
			end++
		}
		return end - r.at
	}
	return 0
}

func (r *wisher) read2(slot string) []reading { return r.scene.read(slot, r.toks, r.at) }

func (r *wisher) color() int {
	rs := r.readColor(r.toks, r.at)
	if len(rs) == 0 || r.toks[r.at].sort == word && isWord(r.toks, r.at, "accent") {
		return 0
	}
	if len(r.colors) < 2 {
		r.colors = append(r.colors, rs[0].value.(shade))
	}
	return rs[0].end - r.at
}

func (r *wisher) tone() int {
	t := r.toks[r.at]
	if _, ok := toneWords[t.text]; !ok || t.sort != word {
		if _, ok := effects[t.text]; r.doc != nil || !ok || t.sort != word {
			return 0
		}
	}
	r.wish("make it " + t.text)
	return 1
}

func (r *wisher) font() int {
	for _, f := range r.readFont(r.toks, r.at) {
		if r.art.Kind == artifact.Page && (isWord(r.toks, f.end-1, "font") || isWord(r.toks, f.end, "headings") || isWord(r.toks, f.end, "font")) {
			name := r.typed[r.toks[r.at].from:r.toks[f.end-1].to]
			r.wish("use a " + strings.TrimSuffix(name, " font") + " font")
			return f.end - r.at
		}
	}
	return 0
}

// palette says what the colours of a description ask for.
func (r *wisher) palette() []string {
	switch {
	case len(r.colors) == 2:
		return []string{"swap the colors for " + r.colors[0].name + " and " + r.colors[1].name}
	case len(r.colors) == 0:
		return nil
	case r.colors[0].name == "black" && r.doc != nil:
		return []string{"dark mode"}
	case r.art.Kind == artifact.Page:
		return []string{r.colors[0].name + " accents"}
	}
	return []string{"make it " + r.colors[0].name}
}

// filler are words of descriptions that ask for nothing.
var filler = wordSet(`page pages site website web landing homepage home drawing image picture icon logo poster shader animation background design layout template style theme look feel mood colors color palette
	for with in of on about and or to from by as at like is be new nice beautiful good great make create build draw want need design some my our simple small little big bigger font headings type one two three section sections form`)
