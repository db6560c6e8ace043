package phrase

import (
	"strings"

	"cultivar/session/artifact"
)

// examples are instructions that work, by kind and by a word that may have been meant.
var examples = map[artifact.Kind][]struct{ words, say string }{
	artifact.Page: {
		{"warm warmer cozy sunny", "warmer palette"},
		{"cold cool icy", "colder palette"},
		{"dark night black", "dark mode"},
		{"big large size font text readable", "larger type"},
		{"space room airy breathe padding crowded", "more space"},
		{"round soft friendly corner", "rounded corners"},
		{"shadow depth lift", "add a shadow to the cards"},
		{"sticky stay top fixed", "make the header sticky"},
		{"center middle align", "center the heading"},
		{"column grid side", "show the cards in two columns"},
		{"color blue red accent", "make the buttons blue"},
		{"better nice nicer pop beautiful fancy cool pretty style interesting wow special improve design", "make it feel premium"},
		{"better nice nicer pop beautiful fancy cool pretty style interesting wow improve", "make it playful"},
		{"animate motion fade", "fade in the cards"},
		{"remove delete", "remove the footer"},
		{"text word say copy name wording replace rename", `replace "old" with "new"`},
		{"contrast legible", "more contrast"},
		{"font serif typeface", "use a serif font"},
	},
	artifact.Drawing: {
		{"color red blue", "change red to blue"},
		{"flip mirror turn", "flip it upside down"},
		{"line outline stroke border", "draw a black line around the red parts"},
		{"small compress size bytes", "make the code more compact"},
		{"transparent opacity fade", "make it half transparent"},
		{"crop half cut", "keep the left half"},
		{"rotate turn angle", "rotate it by 45°"},
		{"big large scale", "make the circle bigger"},
		{"warm cold palette", "warmer palette"},
		{"thick thin", "thicker lines"},
	},
	artifact.Shader: {
		{"fast slow speed", "slower"}, {"color hue warm", "warmer"}, {"zoom scale big", "zoom in"}, {"noise grain film", "add film grain"}, {"dark edge vignette", "add a vignette"}, {"contrast", "more contrast"}, {"mirror symmetric kaleidoscope", "kaleidoscope"}, {"pixel retro", "pixelate"},
	},
}

// suggest names instructions that would work: those that share a word with what was not understood, else none.
// What was refused has its reason and needs no suggestion of that sort.
func (s *scene) suggest(missed []string) []string {
	var out []string
	if len(missed) == 0 {
		return nil
	}
	said := strings.ToLower(strings.Join(missed, " "))
	list := examples[s.art.Kind]
	for _, e := range list {
		for _, w := range strings.Fields(e.words) {
			if len(out) < 3 && strings.Contains(" "+said+" ", " "+w+" ") {
				out = append(out, e.say)
				break
			}
		}
	}
	return out
}
