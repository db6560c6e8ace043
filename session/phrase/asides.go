package phrase

import (
	"regexp"
	"slices"
	"strings"
)

// asides are parts of an instruction that ask for nothing beyond what any edit does: reasons, and that the rest
// is to stay as it is.
var asides = []func() *regexp.Regexp{
	expression(`(?i)^(?:but |and )?(?:please )?(?:leave|keep) (?:the rest|everything else|all else|(?:all )?(?:the )?other \w+|all (?:the )?others|the others)(?: alone| as (?:is|it is|they are)| unchanged| untouched| the same)*$`),
	expression(`(?i)^(?:but |and )?(?:nothing|no|not anything) (?:else|more|other)(?: changes?)?$|^(?:do not|don'?t) (?:touch|change) (?:anything|the rest|everything) else$`),
	expression(`(?i)^(?:because |since |as )?(?:it|this|that|the \w+(?: \w+)?|they|everything)?(?:'s|’s| is| are| was| feels?| looks?| seems?)? ?(?:just |still |all |a bit |a little |kind of |way |far )?too \w+$`),
	expression(`(?i)^(?:because |since |as )?(?:it|this|that|everything)(?:'s|’s| is| feels?| looks?| seems?) (?:just |still |a bit |a little |kind of |rather |quite |very )?\w+(?: \w+)?$`),
	expression(`(?i)^like (?:in|on|at|a|an|the) .{1,30}$`),
}

// losslessAside is a part that asks for the picture to stay, which code made shorter keeps.
var losslessAside = expression(`(?i)\b(?:(?:exactly |visually |looks? |pixel[- ]for[- ]pixel )?(?:the )?(?:same|identical|unchanged)|look different|(?:visual|visible) (?:change|difference)|quality|not the (?:drawing|picture|image|page|design)|(?:do not|don'?t|without) chang(?:e|ing) (?:the |how ).*)\b`)

// unsaid drops the asides from what was not understood, once something was done.
func (s *scene) unsaid() {
	if len(s.done) == 0 {
		return
	}
	s.missed = slices.DeleteFunc(s.missed, s.byTheWay)
}

// byTheWay says that a part asks for nothing beyond what was done.
func (s *scene) byTheWay(part string) bool {
	part = strings.Trim(part, " .,;:!?()")
	shorter := slices.ContainsFunc(s.done, func(d string) bool { return strings.HasPrefix(d, "shorter by") })
	return shorter && losslessAside().MatchString(part) || slices.ContainsFunc(asides, func(aside func() *regexp.Regexp) bool { return aside().MatchString(part) })
}
