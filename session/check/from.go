package check

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"sync"

	"cultivar/render"
	"cultivar/session/point"
	"cultivar/themes"
)

// From writes the rules that follow from an instruction's words alone. before, if there is one, is
// the design that the instruction is about: "larger" means larger than there. rest are the clauses
// that no rule could be written for.
func From(instruction string, before *render.Facts) (rules []Rule, rest []string) {
	for _, clause := range clauses(instruction) {
		found := clauseRules(clause, before)
		if len(found) == 0 {
			rest = append(rest, clause)
		}
		rules = append(rules, found...)
	}
	return rules, rest
}

var (
	quotes  = expression(`["“”«»]([^"“”«»]*)["“”«»]`)
	joints  = expression(`(?i)\s*(?:[;.!?](?:\s|$)|,\s*(?:and\s+|but\s+|then\s+)?|\s+(?:and|but|then|also|plus)\s+)\s*`)
	keeping = expression(`(?i)^(?:keep|leave|do not|don't|without|preserve)\b`)
)

// clauses cuts an instruction at its joints, quoted words kept whole; a clause without a verb takes
// the one before it along ("make the header sticky and warmer").
func clauses(instruction string) []string {
	var held []string
	text := quotes().ReplaceAllStringFunc(instruction, func(q string) string {
		held = append(held, q)
		return fmt.Sprintf("\x00%d\x00", len(held)-1)
	})
	var out []string
	lead := ""
	for _, c := range joints().Split(text, -1) {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		if m := leading().FindStringSubmatch(c); m != nil {
			lead = strings.TrimSpace(m[1])
		} else if lead != "" && bare().MatchString(c) {
			c = lead + " " + c
		} else if lead != "" && verbless().MatchString(c) {
			c = "make " + c
		}
		for i, q := range held {
			c = strings.ReplaceAll(c, fmt.Sprintf("\x00%d\x00", i), q)
		}
		out = append(out, c)
	}
	return out
}

var (
	leading = expression(`(?i)^((?:please\s+)?(?:make|turn)\s+(?:the\s+|all\s+|all the\s+)?[\w@#.-]+(?:\s+[\w-]+)??)\s+(?:\w+)`)
	// verbless clauses name another part after "make the header sticky and".
	verbless = expression(`(?i)^(?:the|all|every|each)\s`)
	bare     = expression(`(?i)^(?:a\s+(?:bit|little)\s+)?(?:much\s+)?(?:bigger|larger|smaller|bolder|rounder|rounded|sticky|fixed|wider|narrower|taller|shorter|warmer|cooler|darker|lighter|centered|centred|red|blue|green|yellow|orange|purple|pink|black|white|grey|gray|teal|navy|bold)\b`)
)

func clauseRules(clause string, before *render.Facts) []Rule {
	if keeping().MatchString(clause) {
		return nil
	}
	for _, p := range patterns() {
		if m := p.match.FindStringSubmatch(clause); m != nil {
			args := map[string]string{}
			for i, name := range p.match.SubexpNames() {
				if name != "" && m[i] != "" {
					args[name] = strings.TrimSpace(m[i])
				}
			}
			if rules := p.rules(args, before); len(rules) > 0 {
				return rules
			}
		}
	}
	return nil
}

// pattern is one way of saying something, and the rules that follow.
type pattern struct {
	match *regexp.Regexp
	rules func(said map[string]string, before *render.Facts) []Rule
}

const (
	subject   = `(?:the\s+|all\s+(?:the\s+|of the\s+)?|every\s+|each\s+|our\s+|my\s+)?(?P<s>[\w@#.-]+(?:\s+[\w-]+){0,3}?)`
	colorWord = `(?P<c>(?:dark\s+|light\s+)?(?:red|orange|amber|gold|yellow|lime|green|mint|teal|turquoise|cyan|aqua|blue|navy|indigo|violet|purple|magenta|pink|crimson|maroon|brown|beige|black|white|gr[ea]y|silver|coral|salmon|olive|tomato|khaki|plum|orchid|lavender)|#[0-9a-fA-F]{3,8})`
	words     = `["“”«»](?P<t>[^"“”«»]+)["“”«»]`
	softly    = `(?:a\s+(?:bit|little)\s+|much\s+|slightly\s+|far\s+|a lot\s+|even\s+)?`
)

func say(words string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + words) }

// expression is compiled when it is first asked for.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

func one(verb string, args ...string) []Rule { return []Rule{{Verb: verb, Args: args}} }

// patterns are compiled when they are first asked for.
var patterns = sync.OnceValue(func() []pattern {
	return []pattern{
		{say(`\b(?:replace|change|swap)\s+["“”«»](?P<o>[^"“”«»]+)["“”«»]\s+(?:with|to|by|for)\s+` + words), func(m map[string]string, _ *render.Facts) []Rule {
			rules := one("text", m["t"])
			if !strings.Contains(fold(m["t"]), fold(m["o"])) {
				rules = append(rules, one("notext", m["o"])...)
			}
			return rules
		}},
		{say(`\b(?:remove|delete|drop|hide)\s+(?:the\s+(?:words?|text)\s+)` + words), func(m map[string]string, _ *render.Facts) []Rule { return one("notext", m["t"]) }},
		{say(words), func(m map[string]string, _ *render.Facts) []Rule {
			if strings.TrimSpace(m["t"]) == "" {
				return nil
			}
			return one("text", m["t"])
		}},
		{say(`\b` + subject + `\s+(?:sticky|fixed|stick(?:s|ing)?|stay(?:s)?\s+(?:at the top|in view|on top|visible))`), onSubject("sticky")},
		{say(`\bsticky\s+(?P<s>[\w-]+)`), onSubject("sticky")},
		{say(`\bdark\s+(?:mode|theme|version|background)|\b(?:page|background|site|design|theme|it)\s+(?:\w+\s+)?dark$|\binvert\b`), func(map[string]string, *render.Facts) []Rule { return one("ground", "dark") }},
		{say(`\blight\s+(?:mode|theme|version|background)|\b(?:page|background|site|design|theme|it)\s+(?:\w+\s+)?light$`), func(map[string]string, *render.Facts) []Rule { return one("ground", "light") }},
		{say(`\bcolou?r\s+of\s+` + subject + `\s+(?:to|into)?\s*` + colorWord + `\b`), withColor("tint")},
		{say(`\bbackground(?:\s+colou?r)?\s+(?:of\s+` + subject + `\s+)?(?:to\s+|into\s+)?(?:be\s+)?` + colorWord + `\b`), backgroundOf},
		{say(`\b` + subject + `(?:'s|’s)?\s+background\s+(?:colou?r\s+)?(?:to\s+)?` + colorWord + `\b`), withColor("background")},
		{say(`\b` + colorWord + `\s+background\s+(?:for|on|behind)\s+` + subject + `$`), withColor("background")},
		{say(`\b` + colorWord + `\s+background\b`), func(m map[string]string, _ *render.Facts) []Rule { return one("ground", plainColor(m["c"])) }},
		{say(`\b(?:make|turn|paint|colou?r|fill|set|change|recolou?r)\s+` + subject + `(?:\s+colou?r)?\s+(?:to\s+be\s+|to\s+|into\s+|in\s+|be\s+|from\s+\w+\s+to\s+)?` + colorWord + `\b`), withColor("tint")},
		{say(`\bfont[- ]size\s+(?:of\s+` + subject + `\s+)?(?:to|of)\s+(?P<n>\d+(?:\.\d+)?)\s*(?:px|pixels)`), exactly("size")},
		{say(`\b` + subject + `\s+(?:font size\s+|text\s+)?(?:to\s+)?(?P<n>\d+(?:\.\d+)?)\s*(?:px|pixels)\s+(?P<d>wide|high|tall)\b`), measured},
		{say(`\b` + subject + `(?:\s+text|\s+font)?\s+(?:be\s+)?` + softly + `(?P<d>bigger|larger|smaller|wider|narrower|taller|shorter|bolder|bold|rounder|rounded|more rounded)\b`), compared},
		{say(`^` + softly + `(?P<d>warmer|cooler|colder|darker|lighter|brighter)(?:\s+(?:palette|colou?rs?|tones?|look|feel(?:ing)?|mood))?$`), toned},
		{say(`\b` + subject + `(?:'s|’s)?(?:\s+colou?rs?)?\s+(?:feel\s+|look\s+|be\s+)?` + softly + `(?P<d>warmer|cooler|colder|darker|lighter|brighter)$`), toned},
		{say(`\b(?P<d>enlarge|shrink|bold|round|widen)\s+` + subject + `$`), compared},
		{say(`\b` + subject + `\s+(?:in\s+|into\s+|to\s+)?(?:a\s+)?(?P<n>two|three|four|five|six|[2-6])[\s-]columns?\b`), columnsOf},
		{say(`\b(?:cent(?:er|re))\s+` + subject + `$`), onSubject("centered")},
		{say(`\b` + subject + `\s+cent(?:ered|red)$`), onSubject("centered")},
		{say(`\b(?:move|put|place|show|bring)\s+` + subject + `\s+(?P<d>above|before|below|under|after|beneath)\s+(?:the\s+)?(?P<o>[\w@#.-]+(?:\s+[\w-]+){0,3})$`), moved},
		{say(`\b` + subject + `\s+(?:in|use|uses|using|to)\s+(?:a\s+)?(?P<f>serif|sans(?:-serif| serif)?|mono(?:space)?)(?:\s+(?:font|type|face))?\b`), func(m map[string]string, _ *render.Facts) []Rule {
			return one("font", plainSubject(m["s"]), strings.Fields(strings.ReplaceAll(m["f"], "-", " "))[0])
		}},
		{say(`\b(?:remove|delete|drop|hide|get rid of|take away)\s+` + subject + `$`), func(m map[string]string, before *render.Facts) []Rule {
			if before != nil && len(Find(before, m["s"])) == 0 {
				return nil
			}
			if nth, _ := ordinal(strings.Fields(strings.ToLower(m["s"]))); nth != 0 {
				return nil
			}
			return one("none", m["s"])
		}},
		{say(`\b(?:add|insert)\s+(?:a|an|another|one more)\s+(?:new\s+)?(?P<s>[\w-]+(?:\s+[\w-]+)?)$`), added},
		{say(`\b(?:more|better|higher|increase(?:\s+the)?|improve(?:\s+the)?)\s+(?:contrast|readab|legib)`), func(map[string]string, *render.Facts) []Rule { return one("readable") }},
		{say(`\b(?:animate|animation|pulse|pulsing|fade in|moving|wobble|spin)\b`), func(map[string]string, *render.Facts) []Rule { return one("animated") }},
	}
})

func onSubject(verb string) func(map[string]string, *render.Facts) []Rule {
	return func(m map[string]string, before *render.Facts) []Rule {
		if s := plainSubject(m["s"]); s != "" {
			return one(verb, s)
		}
		return nil
	}
}

func withColor(verb string) func(map[string]string, *render.Facts) []Rule {
	return func(m map[string]string, before *render.Facts) []Rule {
		s := plainSubject(m["s"])
		switch {
		case s == "":
			return nil
		case pageWord(s):
			return one("ground", plainColor(m["c"]))
		case fleeting(s):
			return one("uses", plainColor(m["c"]))
		}
		return one(verb, s, plainColor(m["c"]))
	}
}

// fleeting says that a subject no longer names what it did once its colour is another, or that it is a cell of the
// grid, in which something else may lie then.
func fleeting(subject string) bool {
	for _, w := range strings.Fields(subject) {
		if hues().MatchString(w) {
			return true
		}
	}
	name, mention := strings.CutPrefix(subject, "@")
	return mention && point.IsCell(name)
}

var hues = expression(`^` + colorWord + `$`)

func backgroundOf(m map[string]string, before *render.Facts) []Rule {
	if m["s"] == "" {
		return one("ground", plainColor(m["c"]))
	}
	return withColor("background")(m, before)
}

func exactly(verb string) func(map[string]string, *render.Facts) []Rule {
	return func(m map[string]string, _ *render.Facts) []Rule {
		if m["s"] == "" {
			return nil
		}
		return one(verb, plainSubject(m["s"]), "=", m["n"])
	}
}

func measured(m map[string]string, _ *render.Facts) []Rule {
	verb := "height"
	if m["d"] == "wide" {
		verb = "width"
	}
	return one(verb, plainSubject(m["s"]), "=", m["n"])
}

// comparisons are what words of degree compare: with what the parent's first such element has.
var comparisons = map[string]struct {
	verb, op string
	of       func(render.Element) float64
}{
	"bigger": {"size", ">", fontSize}, "larger": {"size", ">", fontSize}, "enlarge": {"size", ">", fontSize},
	"smaller": {"size", "<", fontSize}, "shrink": {"size", "<", fontSize},
	"wider": {"width", ">", width}, "widen": {"width", ">", width}, "narrower": {"width", "<", width},
	"taller": {"height", ">", height}, "shorter": {"height", "<", height},
	"bolder": {"weight", ">", fontWeight},
	"bold":   {"weight", ">=", func(render.Element) float64 { return 600 }},
	"round":  {"radius", ">", radius}, "rounder": {"radius", ">", radius}, "rounded": {"radius", ">", radius}, "more rounded": {"radius", ">", radius},
}

func fontSize(e render.Element) float64   { return e.FontSize }
func fontWeight(e render.Element) float64 { return float64(e.FontWeight) }
func radius(e render.Element) float64     { return e.Radius }
func width(e render.Element) float64      { return e.Box.W }
func height(e render.Element) float64     { return e.Box.H }

func compared(m map[string]string, before *render.Facts) []Rule {
	c, known := comparisons[strings.ToLower(m["d"])]
	s := plainSubject(m["s"])
	if !known || s == "" || before == nil {
		return nil
	}
	found := Find(before, s)
	if len(found) == 0 {
		return nil
	}
	verb, of := c.verb, c.of
	if verb == "size" && found[0].Text == "" {
		verb, of = "width", width
	}
	return one(verb, s, c.op, fmt.Sprintf("%g", math.Round(of(found[0])*10)/10))
}

// tones are what words of tone compare, with the parent's mean.
var tones = map[string]struct {
	verb, op string
	of       func(themes.Color) float64
}{
	"warmer": {"warmth", ">", warmth}, "cooler": {"warmth", "<", warmth}, "colder": {"warmth", "<", warmth},
	"darker": {"lightness", "<", lightness}, "lighter": {"lightness", ">", lightness}, "brighter": {"lightness", ">", lightness},
}

func toned(m map[string]string, before *render.Facts) []Rule {
	t, known := tones[strings.ToLower(m["d"])]
	s := plainSubject(m["s"])
	if s == "" || s == "it" || s == "everything" || s == "palette" {
		s = "page"
	}
	if !known || before == nil {
		return nil
	}
	value, ok := meanOf(before, s, t.of)
	if !ok {
		return nil
	}
	return one(t.verb, s, t.op, fmt.Sprintf("%g", math.Round(value*10)/10))
}

var numerals = map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}

func columnsOf(m map[string]string, _ *render.Facts) []Rule {
	n := strings.ToLower(m["n"])
	if digit, ok := numerals[n]; ok {
		n = digit
	}
	if s := plainSubject(m["s"]); s != "" {
		return one("columns", s, n)
	}
	return nil
}

func moved(m map[string]string, _ *render.Facts) []Rule {
	a, b := plainSubject(m["s"]), plainSubject(m["o"])
	switch strings.ToLower(m["d"]) {
	case "above", "before":
		return one("above", a, b)
	}
	return one("above", b, a)
}

func added(m map[string]string, before *render.Facts) []Rule {
	words := strings.Fields(strings.ToLower(m["s"]))
	noun := words[len(words)-1]
	if _, known := nouns[singular(noun)]; !known {
		return nil
	}
	if before == nil {
		return one("has", noun)
	}
	return one("count", noun, ">", fmt.Sprint(len(Find(before, noun))))
}

// plainSubject drops verbs and fillers that a pattern took along.
func plainSubject(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && (fillers[strings.ToLower(words[0])] || commands[strings.ToLower(words[0])]) {
		words = words[1:]
	}
	for len(words) > 0 && trailing[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var commands = map[string]bool{
	"make": true, "turn": true, "set": true, "change": true, "let": true, "put": true, "please": true, "have": true, "keep": true,
	"give": true, "use": true, "and": true, "with": true, "to": true, "in": true, "lay": true, "arrange": true, "show": true, "align": true,
}

var trailing = map[string]bool{"font": true, "text": false, "color": true, "colour": true, "should": true, "be": true, "is": true, "to": true, "into": true}

func plainColor(c string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(c), "gray", "grey")), " ")
}
