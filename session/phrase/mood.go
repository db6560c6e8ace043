package phrase

import (
	"strings"
	"sync"

	"cultivar/session/artifact"
)

// moodText has a line for every mood: the kinds that it is for, its names, and the plain instructions
// that it stands for. Those that change nothing in a design are left out of the answer.
const moodText = `
p premium, luxurious, luxury, elegant, classy, sophisticated, refined, upscale, exclusive, high end, expensive = use an elegant serif for the headings; make the headings regular weight; slightly more muted colors; more space
p modern, contemporary, sleek, up to date, fresh, current = use a sans-serif font; make the headings bold; rounded corners; more space
p minimal, minimalist, minimalistic, clean, cleaner, simpler, uncluttered, less cluttered, less busy, calmer, calm, quieter, quiet, serene, zen, peaceful = use a sans-serif font; remove all shadows; more muted colors; more space
p playful, fun, friendly, friendlier, cheerful, happy, approachable = use a friendly font; rounder corners; rounded corners; more vivid colors
p professional, corporate, businesslike, serious, trustworthy, formal = use a sans-serif font; less rounded corners; navy accents; slightly more contrast
p striking, punchy, impactful, energetic, dynamic, exciting = bigger headings; make the headings bold; more vivid colors; more contrast
p retro, vintage, nostalgic, old fashioned, classic, traditional = use an old style serif font; warmer palette; more muted colors
p technical, techy, futuristic, hacker, cyberpunk = dark mode; use a monospace font for the headings
p cozy, inviting, welcoming, homely = warmer palette; rounded corners; more space
p editorial, magazine like, literary, bookish = use a serif font; bigger headings; more line spacing
p easier to read, readable, easy to read, legible, comfortable to read, accessible = line height 1.6; slightly larger type; more contrast
d minimal, minimalist, simpler, calmer, calm, quieter, softer, gentle = more muted colors
d playful, fun, cheerful, happy, energetic, striking, punchy = more vivid colors
d retro, vintage, nostalgic = warmer palette; more muted colors
d premium, elegant, professional, serious, refined = slightly darker; more muted colors
s calmer, calm, quieter, peaceful, serene, zen, relaxing, gentle, gentler, subtle, subtler = slower; softer
s energetic, lively, exciting, dynamic, wild, wilder, crazy, punchy, striking = faster; more vivid colors
s moody, mysterious, dramatic, cinematic, gloomy = darker; more contrast; add a vignette
s dreamy, dreamlike, soft, hazy = slower; softer; warmer
s retro, vintage, nostalgic = warmer; more muted colors; add film grain
s pastel, pastel colors, pastel colours, pastels = lighter; more muted colors
s like sunset, like a sunset, like sunrise, like autumn, like fire, fiery, autumnal = warmer; more vivid colors
s like winter, like ice, icy, like the ocean, like the sea, wintry = cooler; lighter
s modern, clean, cleaner, minimal, simpler, less busy = coarser; softer
`

// mood is a name for a way a design is to feel.
type mood struct {
	kind, name string
	does       []string
}

// moods are the lines of moodText by the first word of each name.
var moods = sync.OnceValue(func() map[string][]mood {
	out := map[string][]mood{}
	for _, line := range strings.Split(strings.TrimSpace(moodText), "\n") {
		left, right, _ := strings.Cut(line, " = ")
		kind, names, _ := strings.Cut(left, " ")
		for _, name := range strings.Split(names, ", ") {
			first := strings.Fields(name)[0]
			out[first] = append(out[first], mood{kind, name, strings.Split(right, "; ")})
		}
	}
	return out
})

// moodLeads may stand before the name of a mood, and moodTails behind it.
var (
	moodLeads = wordSet("make give have get want it this the a an page site website design whole everything thing look feel be seem appear overall drawing icon picture image text copy type content words paragraphs paragraph article articles body reading shader animation effect more much slightly bit little lot style vibe feeling and to with please can you we i would like should really very")
	moodTails = wordSet("look feel feeling style vibe mood design page site please overall now too one version theme aesthetic")
)

// inMood carries out an instruction that names a mood by what it stands for. It reads the words as
// they were typed, since "calmer" and its like have plainer meanings elsewhere.
func (s *scene) inMood(w words) bool {
	m, ok := s.readMood(strings.ToLower(strings.Trim(w.typed(), " .!?")))
	if !ok || s.nested {
		return false
	}
	s.nested = true
	done, refused, changed := len(s.done), len(s.refused), false
	for _, say := range m.does {
		before := s.art
		s.last = nil
		s.do(s.lex(say), false)
		changed = changed || len(artifact.Changed(before, s.art)) > 0
	}
	s.nested = false
	parts := strings.Join(s.done[done:], "; ")
	s.done, s.refused, s.last = s.done[:done], s.refused[:refused], nil
	if !changed {
		s.refuse("nothing in this " + string(s.art.Kind) + " makes it more " + m.name)
		return true
	}
	s.say(m.name + " (" + parts + ")")
	return true
}

// readMood finds the mood that a clause names and nothing besides.
func (s *scene) readMood(typed string) (mood, bool) {
	list := strings.Fields(strings.ReplaceAll(typed, "-", " "))
	for i, w := range list {
		for _, m := range moods()[w] {
			name := strings.Fields(m.name)
			if m.kind != kindLetters[s.art.Kind] || len(list) < i+len(name) || strings.Join(list[i:i+len(name)], " ") != m.name {
				continue
			}
			if allIn(list[:i], moodLeads) && allIn(list[i+len(name):], moodTails) {
				return m, true
			}
		}
	}
	return mood{}, false
}

func allIn(list []string, set map[string]bool) bool {
	for _, w := range list {
		if !set[w] {
			return false
		}
	}
	return true
}
