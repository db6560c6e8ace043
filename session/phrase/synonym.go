package phrase

import (
	"strings"
	"sync"
)

// numberWords are numbers in letters. "one" is left out: "the red one".
var numberWords = map[string]float64{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "zero": 0, "ninety": 90,
}

// kept are hyphenated words that stay one word.
var kept = map[string]bool{"sans-serif": true, "e-mail": true}

// silent are words that carry no meaning for an edit.
var silent = wordSet(`please kindly just simply the a an this that these those my our your their its some now also then maybe perhaps actually basically
	generate svg html css which who will should must shall can so produce output return really? completely? together ok okay hey hi thanks`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		if !strings.HasSuffix(w, "?") {
			out[w] = true
		}
	}
	return out
}

// synonyms turn phrases into the words that the patterns use. Longer phrases win. "-" removes the phrase.
var synonyms = sync.OnceValue(func() map[string][]synonym { return phraseTable(synonymText) })

const synonymText = `
	i only want | we only want | i just want = only
	to be | needs to become | needs to be | need to be | need to become | to become | to turn into | to turn | becomes | become | ought to be | has to be | have to be = be
	right hand | right hand side of = right
	left hand = left
	down the middle | through the middle | down middle | through middle = byhalf
	as small as possible | as short as possible | as compact as possible | as tiny as possible = compress
	shorter version | smaller version | more concise version | tighter version | condensed version | leaner version | minified version | minified = compress
	wherever there is | wherever there's | where there is = wherever you see
	edit drawing | edit picture | edit file = edit
	i think that | i think | i feel like | i feel | i guess | i believe | it seems that = -
	primary color | brand color | theme color | highlight color | accent colour | accents color = accent color
	some air | more air | air = space
	can you | could you | would you | will you | can we | could we | i want you to | i want to | i want | i would like you to | i would like to | i would like | i'd like you to | i'd like to | i'd like | i'd love | we need to | we want to | i need to | i need you to | i need | you should | let us | let's | lets | go ahead and | try to | make sure that | make sure | ensure that | ensure | it would be nice if | would be nice if | how about | what about | svg code that | svg code which | html code that | code which | code that | that represents same emoji | representing same emoji | that represents | represents same emoji | version of this | version of it = -
	a bit | a little bit | a little | a touch | a tad | slightly | somewhat | a smidge | a hair | subtly | ever so slightly = slightly
	a lot | much | lots | way | significantly | considerably | drastically | dramatically | really | very | extremely | super | far | a great deal | substantially | strongly = much
	upside down | upside-down | head over heels | on its head | on it's head | bottom up | top to bottom | head down | the wrong way up = upsidedown
	get rid of | take out | take away | throw out | throw away | delete | erase | eliminate | lose | strip out | strip | scrap | ditch | kill | take off | discard = remove
	cut out = remove
	drop shadows | drop shadow | box shadow | box-shadow | box shadows | dropshadow | shadows | elevation = shadow
	background color | background colour | bg color | backdrop color | backdrop | bg | background-color | backgrounds | page color = background
	colour | colors | colours | hue? = color
	coloured | colour-ed | colored in = colored
	recolour | recolor | re-color | repaint | colorize | colourize = recolor
	font color | text color | font colour | text colour | type color | letter color | ink color | copy color = textcolor
	font size | text size | type size | font-size | fontsize | letter size | size of text | size of font = fontsize
	font weight | font-weight | text weight = fontweight
	font family | font-family | typeface | type face | fonts | typefaces = font
	border radius | corner radius | border-radius | roundness | corner rounding | rounding | radius of corners = radius
	border color | border colour | border-color = bordercolor
	border width | border thickness | border-width = borderwidth
	stroke width | stroke-width | line width | line thickness | stroke thickness | outline width | outline thickness = strokewidth
	stroke color | line color | outline color | stroke-color = strokecolor
	line height | line spacing | line-height | leading | space between lines | line heights = lineheight
	letter spacing | letter-spacing | tracking | space between letters = letterspacing
	max width | maximum width | max-width = maxwidth
	white space | whitespace | breathing room | breathing space | negative space | room to breathe | room = space
	see through | see-through | translucent | semi transparent | semi-transparent | semitransparent = translucent
	huge | enormous | gigantic | massive = much bigger
	bigger | larger | greater | more big | more large | big | large = bigger
	smaller | tinier | more small | small | tiny = smaller
	enlarge | scale up | blow up | size up | upscale | magnify | grow = enlarge
	shrink | scale down | size down | downscale | minify? = shrink
	bolder | heavier | fatter = bolder
	boldface | boldfaced = bold
	thinner | slimmer | finer = thinner
	thicker | chunkier | stouter | beefier = thicker
	increase | raise | boost | bump up | bump | crank up | turn up | amp up = increase
	decrease | reduce | turn down | lessen | diminish | bring down | dial down | tone down | cut down = decrease
	roomier | airier | more airy | more spacious | more breathable | more relaxed | looser | less dense | less cramped | less crowded | more open | spacious | airy | spread out = airier
	more compact svg code | more compact code | more compact svg | smaller svg code | shorter svg code | shorter svg | compact svg code | more compact version | smaller file size | smaller in file size | smaller in bytes | smaller file | lighter file = compress
	tighter | denser | more compact | more dense | more condensed | less airy | less spacious | compact | cramped | dense = tighter
	rounder | more rounded | more round | softer corners | rounder corners | more rounded corners = rounder
	sharper | less rounded | less round | more angular | squarer | sharp | angular = sharper
	rounded | rounded off | with round corners | with rounded corners = rounded
	rounded edges | round edges | soft edges | round corners | rounded corners | soft corners | curved corners | curvy corners = roundedcorners
	sharp corners | square corners | hard corners | no rounded corners | straight corners = squarecorners
	warmer | more warm | cosier | cozier = warmer
	cooler | colder | more cool | more cold | icier | cool | chillier = cooler
	darker | more dark | deeper = darker
	lighter | more light | paler = lighter
	brighter | more bright | more luminous = brighter
	dimmer | dim | less bright = dimmer
	more vivid | more saturated | more colorful | more vibrant | punchier | more intense | more colourful | more color | livelier | bolder colors | bolder color | vivid | vibrant | saturated | saturate = vivider
	less saturated | more muted | muted | less colorful | less vivid | less vibrant | desaturate | desaturated | less color | calmer | more subtle | subtler | washed out | more subdued | toned down = muteder
	higher contrast | more contrast | high contrast | stronger contrast | contrastier | more contrasty | better contrast | more readable | more legible = morecontrast
	lower contrast | less contrast | low contrast | softer contrast | weaker contrast = lesscontrast
	dark mode | dark theme | night mode | dark scheme | dark version | dark colors | dark color scheme | darkmode = darkmode
	light mode | light theme | day mode | light scheme | light version | lightmode = lightmode
	black and white | black & white | black-and-white | monochrome | greyscale | grayscale | gray scale | grey scale = grayscale
	all caps | all capitals | all uppercase | in caps | in capitals | in uppercase | upper case | capital letters | block capitals | in capital letters | caps = uppercase
	lower case | small letters | in lowercase = lowercase
	title case | capitalized | capitalised | capitalise | capitalize = capitalize
	centre | centred | centered | centrally | in the centre | in the center | in middle | in center | in centre = center
	left aligned | left-aligned | aligned left | aligned to left | flush left | left justified = leftaligned
	right aligned | right-aligned | aligned right | aligned to right | flush right = rightaligned
	align to left | align left = align left
	right align | right-align = align right
	left align | left-align = align left
	tilt | tilts | tilting = tilt
	text column | text columns | content column | column of text | reading column | content width | text width | measure = content
	around edges | at edges | around the edges | on edges = -
	drop cap | dropcap | initial letter | big first letter | big initial = dropcap
	zebra stripes | zebra stripe | zebra striping | zebra rows | striped rows | alternating row colors | alternating rows | alternate row colors | row stripes = zebra
	to say | to read = say
	in bold | bold text | bolded | embolden = bold
	italics | italicized | italicised | italicize | in italics | slanted | oblique = italic
	underlined | with an underline | with underline = underlined
	sticky | stick to top | sticks to top | stick at top | stay at top | stays at top | stays on top | stay on top | pinned to top | pin to top | pinned at top | pinned | pin | always visible | stay visible | stays visible | stay put when scrolling | stays visible when scrolling | fixed to top | fixed at top | stick to top of page | stay at top when scrolling = sticky
	on scroll | when scrolling | while scrolling | when i scroll | when you scroll | during scrolling | as you scroll | while i scroll = -
	call to action | call-to-action | cta button | ctas = cta
	nav bar | navbar | navigation bar | navigation | top bar | topbar | menu bar | menubar | main menu = nav
	side bar | side panel | sidepanel = sidebar
	headline text | headline copy | title text = title
	headlines | heading text | the titles | all titles | all the titles | section titles = headings
	headline | main heading = heading
	sub heading | sub headings | subheadings | subheading | sub title | subtitle | tagline | sub headline | subheadline | strapline = subtitle
	header bar | masthead | page header | site header = header
	paragraphs | body text | body copy | running text | paragraph text = paragraphs
	text field | text fields | input field | input fields | inputs | text box | text boxes | textbox | form field | form fields = input
	pictures | picture | photo | photos | photograph | photographs | images | image | img | imgs = image
	not underlined | not underline | don't underline | do not underline | ununderlined = nounderline
	not bold | unbold | normal weight | regular weight | non bold = regular
	not italic | non italic = upright
	not uppercase | normal case | sentence case | no caps = normalcase
	on desktop | on desktops | on a desktop | on computers | on wide screens | on large screens | on big screens | on laptop | on laptops = ondesktop
	on mobile | on mobiles | on phones | on phone | on small screens | on a phone | on smartphones = onmobile
	flip horizontally | mirror horizontally | flip left to right | flip left and right | mirror left to right | mirror image | flip sideways | reverse horizontally | flip it horizontally | flop = flip horizontally
	flip vertically | mirror vertically | flip top to bottom | turn upsidedown | flip upsidedown | flip over vertically | invert vertically | stand upsidedown | put upsidedown | reverse vertically = flip vertically
	clockwise | to right = to right
	counter clockwise | counterclockwise | anti clockwise | anticlockwise | counter-clockwise | anti-clockwise = counterclockwise
	crop off | chop off | chop | cut off | cut away | slice off | trim off | trim away | clip off | snip off = trim
	one half | half of | the half = half
	by half | in half | by halves | half way = byhalf
	by a half | by a quarter = byquarter
	50 % = 50 %
	outline | contour | outlines | contours = outline
	border | borders | frame = border
	optimise | optimize | minimise | minimize | compress | minify | compactify | condense? | optimise size of | optimize size of | more concise | more compact code | shorter code | smaller file | reduce file size | less bytes | fewer bytes = compress
	emoji | icon? | svg image | graphic | illustration | artwork | drawing | vector = drawing
	everything | whole thing | entire thing | whole page | entire page | whole site | entire site | whole website | all of it | whole design | whole drawing | entire drawing | entire design | complete design | full page? | all elements | site | website | web page | webpage | design = everything
	twice as | two times as | double | doubled | 2 times as = twice
	half as | half the = halfas
	three times as | triple | thrice as = thrice
	change | alter | modify | switch | adjust | update | convert | transform = change
	substitute | swap out | exchange = replace
	anything | whatever | all that is | all that are | everything that is | everything which is | everything that's = anything
	parts | area | areas | bits | piece | pieces | region | regions | portion | portions | section of drawing = part
	next to | beside | alongside = besides
	underneath | beneath | under = below
	on top of = above
	each other | one another = eachother
	two columns | two column | 2 columns | 2 column = 2 columns
	side by side | next to eachother | in a row | in one row = sidebyside
	stacked | one below other | on top of eachother | one under other | single column | one column = stacked
	full width | full-width | span full width | as wide as page | edge to edge | fullwidth | whole width = fullwidth
	full height | full screen | fullscreen | whole screen | as tall as screen | full viewport | fill screen = fullheight
	fade in | fade-in | fades in | fading in = fadein
	slide in | slides in | slide up | slide-in = slidein
	film grain | grainy | noise | noisy | grain = grain
	speed up | sped up | faster | quicker | quicken | accelerate = faster
	slow down | slower | slowed down | decelerate | more slowly | slow = slower
	zoom in | zoomed in | closer = zoomin
	zoom out | zoomed out | further away | farther away = zoomout
	pixelate | pixelated | pixellated | pixelise | pixelize | pixelated look | 8 bit look | pixelart = pixelate
	invert colors | inverted colors | negative colors | invert color | inverted color | inverted | negative = invert
	hue shift | shift hue | rotate hue | shift colors | shift color | rotate colors | rotate color | hue rotate = hueshift
	kaleidoscopic | kaleidoscope effect = kaleidoscope
	gray = gray
	grey = gray
	colour scheme | color scheme | scheme | color palette | colors palette | overall colors = palette
	contact form | contact section form = contactform
	contact us | get in touch = contactus
	about us = aboutus
	newsletter signup form | newsletter sign up form | newsletter sign-up form | newsletter signup | newsletter sign up | newsletter form | e-mail signup form | email signup form | email signup | email sign up | newsletter box | newsletter subscription = newsletterform
	sign up form | sign-up form | signup form | subscribe form | subscription form = signupform
	mailing list = mailinglist
	pricing table | price table | price list | pricing plans | pricing cards = pricingtable
	frequently asked questions = faq
	customer testimonials | client testimonials | customer reviews | customer quotes = testimonials
	keep just | leave just | leave only | just keep | only leave | want only = keep only
	show just | just show = show only
	nothing but | nothing except = only
	kind regards = -
	no | without any | without = without
	as is | unchanged | untouched | alone | the same | same | intact | as it is | as they are | how it is = unchanged
	keep | leave | preserve | retain | don't touch | do not touch | don't change | do not change = keep
	except for | except | apart from | other than | excluding | besides? | save for | but not = except
	get smaller | get bigger = -
	as big as = as
	a gradient | gradients = gradient
`

type synonym struct {
	from []string
	to   []string
}

// phraseTable reads lines of "phrase | phrase = canonical words"; a phrase marked ? is off.
func phraseTable(text string) map[string][]synonym {
	out := map[string][]synonym{}
	for _, line := range strings.Split(text, "\n") {
		left, right, ok := strings.Cut(line, " = ")
		if !ok {
			continue
		}
		var to []string
		if strings.TrimSpace(right) != "-" {
			to = strings.Fields(right)
		}
		for _, p := range strings.Split(left, "|") {
			if strings.Contains(p, "?") {
				continue
			}
			if from := strings.Fields(strings.ReplaceAll(p, "-", " ")); len(from) > 0 {
				out[from[0]] = append(out[from[0]], synonym{from, to})
			}
		}
	}
	return out
}

// canonical replaces synonyms and drops silent words.
func canonical(in []token) []token {
	in = apply(spoken(in))
	var out []token
	for _, t := range in {
		if t.sort != word || !silent[t.text] {
			out = append(out, t)
		}
	}
	if k := len(out); k > 1 && (out[k-1].text == "instead" || out[k-1].text == "please" || out[k-1].text == "everywhere" || out[k-1].text == "throughout") {
		out = out[:k-1]
	}
	return butFor(apply(out))
}

// butFor reads "all but the first" as an exception; any other "but" begins a clause of its own.
func butFor(in []token) []token {
	for i := 1; i+1 < len(in); i++ {
		if in[i].sort != word || in[i].text != "but" || clauseStarts[in[i+1].text] {
			continue
		}
		for j := max(0, i-4); j < i; j++ {
			if w := in[j].text; in[j].sort == word && (w == "all" || w == "every" || w == "each" || w == "everything" || w == "any" || w == "both") {
				in[i].text = "except"
			}
		}
	}
	return in
}

var clauseStarts = wordSet("keep leave not make do don't use set change add remove with without only slightly give have it turn")

// thirds are verbs in the third person, as in "code that draws".
var thirds = map[string]string{
	"changes": "change", "draws": "draw", "makes": "make", "turns": "turn", "flips": "flip", "removes": "remove", "adds": "add", "moves": "move", "puts": "put",
	"sets": "set", "gives": "give", "trims": "trim", "keeps": "keep", "crops": "crop", "making": "make", "changing": "change", "turning": "turn", "adding": "add",
	"removing": "remove", "keeping": "keep", "replaces": "replace", "replacing": "replace", "flipped": "flip", "cropping": "crop", "moving": "move", "swaps": "swap",
}

// spoken brings verbs into their plain form.
func spoken(in []token) []token {
	for i, t := range in {
		if v, ok := thirds[t.text]; ok && t.sort == word {
			in[i].text = v
		}
	}
	return in
}

func apply(in []token) []token {
	var out []token
	for i := 0; i < len(in); {
		best := longest(in[i:])
		if best == nil {
			out = append(out, in[i])
			i++
			continue
		}
		n := len(best.from)
		for _, w := range best.to {
			out = append(out, token{sort: word, text: w, from: in[i].from, to: in[i+n-1].to})
		}
		i += n
	}
	return out
}

// longest is the longest synonym that the tokens begin with.
func longest(in []token) *synonym {
	var best *synonym
	table := synonyms()
	for k := range table[in[0].text] {
		c := &table[in[0].text][k]
		if in[0].sort == word && len(c.from) <= len(in) && (best == nil || len(c.from) > len(best.from)) && begins(in, c.from) {
			best = c
		}
	}
	return best
}

func begins(in []token, from []string) bool {
	for i, w := range from {
		if in[i].sort != word || in[i].text != w {
			return false
		}
	}
	return true
}
