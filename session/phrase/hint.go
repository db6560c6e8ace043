package phrase

import (
	"regexp"
	"strings"
	"sync"
)

// hintText has a line for every sort of request that no rule carries out although it is clear what is meant, or what is
// missing: the letters of the kinds, a regular expression over the clause, and what to answer.
const hintText = `
	pds: (?:do not|don'?t|never|please don'?t|not|anything but|no more of)\b.* => asks for nothing to be changed
	s: (?:stop|freeze|pause)\b.* => asks for time to stop, which no rule does; “slower” and “much slower” slow it down
	d: (?:swap|switch|exchange|invert) (?:the |all )?colou?rs => does not say which: “swap red and white”
	pds: (?:remove|change|do|delete|add|make) nothing => asks for nothing to be changed
	pd: (?:change|set|adjust|use|try|want) (?:the |a |another |its )?(?:[\w-]+ )?(?:[\w-]+ )?colou?rs?(?: scheme)? => does not say which colour: “change red to blue”
	pd: (?:swap|exchange|switch) (?:them|it|these|those|the two) => does not say what: “swap the first two ...”
	p: (?:move|shift|nudge) (?:it|them|this)\b.* => does not say what is to be moved: “move the footer to the top”
	d: (?:move|shift|nudge) (?:it|them|this)\b.* => does not say what is to be moved: “move the red circle up”
	pd: (?:change|rewrite|edit|replace|update|reword) (?:the |its )?(?:headline|title|heading|text|wording|label|subtitle|tagline|name) => does not say what it is to read: “change the title to ...”
	d: (?:crop|trim|cut)(?: it| this| the \w+)? => does not say to what: “keep the left half”
	p: (?:crop|trim|cut)(?: it| this| the \w+)? => does not say to what
	p: (?:add|give it|put|draw) (?:an? )?(?:outline|border|line|frame|stroke) => does not say around what: “give the cards a border”
	pds: (?:fix|repair|correct|mend|debug|heal) (?:it|this|that|everything|the (?:page|drawing|shader|design)) => does not say what is wrong; “cultivar repair” looks for faults by itself
	pds: (?:like|as|how it was|go back to|back to|restore|undo|revert|redo)\b.*\b(?:before|was|earlier|previous|last (?:one|version|step))|undo(?: it| that)?|revert(?: it| that)?|go back => is not an edit: undo takes the last step back
	pds: (?:the )?other one|the thing|do (?:it|that|the thing)\b.* => does not say what is meant
	pds: (?:export|convert|save|download|turn|print|render)\b.*\b(?:pdf|png|jpe?g|gif|mp4|figma|sketch|psd|webp|video|file|image)\b.* => is not an edit: export writes html, svg, frag, png, pdf, gif, apng, mp4 and zip
	pds: (?:deploy|publish|upload|host|share|send|push)\b.* => is not an edit: export writes the finished file, which you can put where you like
	pd: (?:translate|rewrite|rephrase|paraphrase|summari[sz]e|proofread|write)\b.* => needs a language model: “cultivar doctor” says how to set one up
	p: .*\b(?:log ?in|sign ?in|database|backend|server|api|credit cards?|payments?|checkout|analytics|javascript|clicked?|on click|when (?:the|a|i|you|someone)\b.*click).* => needs a program behind the page, which no rule writes
	p: (?:put|add|insert|use|show|place) (?:an? |the |my |some )?(?:photos?|pictures?|images?|logos?) (?:of|from|with)\b.* => needs a picture that is not here; “add an image” makes a place for one
	d: .*\b(?:3d|three[- ]dimensional|photo-?realistic|reflections?|realistic)\b.* => needs a language model: no rule draws depth
	d: (?:make|give|turn|let|have|draw|put|open|close)\b.*\b(?:smile|smiling|laugh|laughing|cry|crying|frown|wink|winking|sad|happy|angry|surprised|dance|dancing|wave|waving|run|running|look(?:ing)? (?:up|down|left|right)|sit|sitting|walk|walking|jump|jumping)\b.* => needs a new drawing of that part, which no rule makes; parts can be moved, turned, mirrored, scaled and recoloured
	d: (?:slow|speed|stop|pause)\b.*\banimation\b.*|(?:make|let) the animation .* => speaks of an animation, and this drawing has none
	p: (?:slow|speed|stop|pause)\b.*\banimations?\b.* => speaks of an animation that no rule can change here
	pd: .*\b(?:opacity|transparen\w+|opaque|alpha)\b.*\b(?:1\d[1-9]|1[1-9]\d|[2-9]\d\d|\d{4,}) ?%.*|.*\b(?:1\d[1-9]|1[1-9]\d|[2-9]\d\d|\d{4,}) ?%.*\b(?:opacity|transparen\w+|opaque|alpha)\b.* => speaks of more than 100 %
	d: .*\bgradients?\b.* => speaks of a gradient in a way that no rule has: “give it a gradient from blue to pink”
	s: .*\b(?:spin|rotat|turn)\w*\b.* => asks for a turn over time, which no rule makes; “rotate by 45 degrees” turns the picture
	s: .*\b(?:header|button|heading|card|footer|circle|square|rectangle|text|title|logo)s?\b.* => speaks of an element, and a shader has none: try its colours, its speed or its form
`

type hint struct {
	kinds  string
	form   *regexp.Regexp
	answer string
}

var hints = sync.OnceValue(func() []hint {
	var out []hint
	for _, line := range strings.Split(strings.TrimSpace(hintText), "\n") {
		kinds, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		form, answer, _ := strings.Cut(rest, " => ")
		out = append(out, hint{kinds, regexp.MustCompile(`(?i)^(?:please |just )?(?:` + form + `)$`), answer})
	}
	return out
})

// hinted refuses a clause with a hint, where there is one for it.
func (s *scene) hinted(w words) bool {
	typed := strings.Trim(w.typed(), " .,;:!?")
	if len(s.done) > 0 && s.byTheWay(typed) {
		return false
	}
	for _, h := range hints() {
		if strings.Contains(h.kinds, kindLetters[s.art.Kind]) && h.form.MatchString(typed) {
			s.refuse("“" + typed + "” " + h.answer)
			return true
		}
	}
	return false
}

// contradictions are instructions that ask for two things of which one undoes the other, or for nothing at all.
var contradictions = []struct {
	form   func() *regexp.Regexp
	answer string
}{
	{expression(`(?i)\b(?:dark ?mode|night mode|dark theme)\b.*\b(?:white|light|pale|cream|ivory|bright) (?:background|ground)`), "asks for a dark page and a light one"},
	{expression(`(?i)\b(?:light ?mode|day mode|light theme)\b.*\b(?:black|dark|navy) (?:background|ground)`), "asks for a light page and a dark one"},
	{expression(`(?i)^\s*(?:make it |use |in )?(?:any ?thing|any colou?r|whatever) (?:but|except|other than) \w+\W*$`), "does not say what is wanted instead"},
}
