package phrase

import (
	"regexp"
	"strings"
	"sync"

	"cultivar/session/artifact"
)

// rewording is a way of saying something that the patterns do not have, and the plain words for it.
type rewording struct {
	kinds string
	form  *regexp.Regexp
	plain string
}

// A line of the rewordings is the letters of the kinds that it is for, a regular expression over the whole
// instruction, and the plain words for it. Besides what regular expressions have,
//
//	$c1, $c2     are colours
//	$o1, $o2     are things that are there
//	$n1          is a number with its unit
//	$p1          is a share: "50%", "half"
//	$s1          is a side, with or without "half"
//	$t1          is a text, with or without quotes
//	$x1          is anything
//	{all}, {it}  are ways to name all elements, and the whole design
var holes = map[string]string{
	"c": `(?:a |an |the |some )?(%s#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^)]*\)|[a-z]+(?: [a-z]+){0,2}?)`,
	"o": `(%s[@#.\w“”"'’ -]+?)`,
	"n": `(%s[\d.]+(?: ?(?:px|pixels?|pt|%%|percent|em|rem|degrees?|deg|°|x|times))?)`,
	"p": `(%s[\d.]+ ?(?:%%|percent)?|half|a quarter)`,
	"s": `(?:the |its )?(%sleft|right|top|bottom|upper|lower)(?:-hand| hand)?`,
	"t": `["“'‘]?(%s[^"“”]+?)["”'’]?`,
	"x": `(%s.+?)`,
}

var setPhrases = strings.NewReplacer(
	"{all}", `(?:everything|it|(?:all|every|each)(?: one)?(?: of)?(?: the)? (?:elements?|shapes?|paths?|parts?|objects?)|the (?:elements|shapes|paths|parts|drawing|icon|picture|image|whole thing)(?: (?:of|in) (?:the|this) (?:drawing|icon|picture))?)`,
	"{it}", `(?:it|this|that|everything|(?:the|this|my|our) (?:whole |entire )?(?:drawing|icon|image|picture|thing|svg|graphic|emoji|file|page|site|design|pattern|shader|effect))`,
)

var hole = regexp.MustCompile(`\$([conpstx])(\d)`)

// rewordings are compiled when they are first asked for.
var rewordings = sync.OnceValue(func() []rewording {
	var out []rewording
	for _, line := range strings.Split(strings.TrimSpace(rewordingText), "\n") {
		kinds, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		form, plain, ok := strings.Cut(rest, " => ")
		if !ok {
			continue
		}
		form = setPhrases.Replace(form)
		form = hole.ReplaceAllStringFunc(form, func(h string) string { return strings.Replace(holes[h[1:2]], "%s", "?P<"+h[1:]+">", 1) })
		form = strings.ReplaceAll(form, "%%", "%")
		form = strings.ReplaceAll(strings.ReplaceAll(form, " ?", `\s*`), " ", `\s+`)
		out = append(out, rewording{kinds, regexp.MustCompile(`(?i)^` + form + `$`), plain})
	}
	return out
})

var (
	politeHead = expression(`(?i)^(?:(?:ok|okay|hey|hi|hello|please|pls|kindly|just|now|so|maybe|perhaps|(?:could|can|would|will) (?:you|we|i)(?: please)?|i (?:would|'d) like (?:you )?to|i'd like(?: you)?(?: to)?|i (?:want|need)(?: you)? to|i want|i need|we (?:want|need)(?: to)?|let's|let us)[,:]?\s+)+`)
	politeTail = expression(`(?i)(?:[,\s]+(?:please|pls|thanks|thank you|now|instead|for me|if you can|if possible|everywhere|throughout))*[\s.!?]*$`)
)

// bareWords is an instruction without what is only polite.
func bareWords(instruction string) string {
	text := politeHead().ReplaceAllString(strings.TrimSpace(instruction), "")
	return strings.TrimSpace(politeTail().ReplaceAllString(text, ""))
}

// reword puts an instruction into plain words, "" if no rewording fits it.
func (s *scene) reword(instruction string) string {
	text := bareWords(instruction)
	if text == "" || len(text) > 300 {
		return ""
	}
	for _, r := range rewordings() {
		if !strings.Contains(r.kinds, kindLetters[s.art.Kind]) {
			continue
		}
		if m := r.form.FindStringSubmatchIndex(text); m != nil && s.fillsHoles(r.form, text, m) {
			return string(r.form.ExpandString(nil, r.plain, text, m))
		}
	}
	return s.gathered(text)
}

// fillsHoles says that what stands in the holes is of their sorts.
func (s *scene) fillsHoles(form *regexp.Regexp, text string, m []int) bool {
	for i, name := range form.SubexpNames() {
		if name == "" || m[2*i] < 0 {
			continue
		}
		said := text[m[2*i]:m[2*i+1]]
		switch name[0] {
		case 'c':
			toks := s.lex(said).toks
			if rs := s.readColor(toks, 0); len(rs) == 0 || rs[0].end != len(toks) {
				return false
			}
		case 'o':
			if !s.nameThing(said) {
				return false
			}
		}
	}
	return true
}

// nameThing says that words name something that is there, or a side of it.
func (s *scene) nameThing(said string) bool {
	if s.art.Kind == artifact.Shader {
		return false
	}
	toks := s.lex(said).toks
	if len(toks) == 0 || len(toks) > 8 {
		return false
	}
	s.readings, s.objects = map[int][]reading{}, map[int][]reading{}
	for _, r := range s.readThing(toks, 0) {
		if o := r.value.(*object); r.end == len(toks) && o.missing == "" && !o.whole {
			return true
		}
	}
	return false
}
