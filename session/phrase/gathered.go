package phrase

import (
	"strings"

	"cultivar/session/artifact"
)

// gathered puts a request into plain words by what it speaks of, in any order: a colour, a width and a line; or a
// share and opacity. Every word must be one that such requests are made of; "" otherwise.
func (s *scene) gathered(text string) string {
	if s.art.Kind != artifact.Drawing {
		return ""
	}
	toks := s.lex(text).toks
	if plain := s.gatherLine(toks); plain != "" {
		return plain
	}
	return s.gatherShare(toks)
}

var (
	lineNouns = wordSet("outline line stroke border edge contour keyline strokewidth strokecolor outlines lines strokes edges keylines")
	lineWords = wordSet(`add put set give draw apply use make place want get gets have trace surround fill be is in with of at on to around round about for from and wide thick thickness width weight heavy
		color all every each shape shapes path paths element elements part everything drawing whole solid look sticker style wide px it them image icon picture svg`)
	shareWords = wordSet(`make set turn have render let give change reduce decrease lower drop bring be is in with at on to around about of for and down up back say drawing everything whole it level only entire could roughly image icon picture svg`)
	clearNouns = wordSet("translucent transparent transparency")
	solidNouns = wordSet("opacity alpha opaque")
)

// gatherLine reads a colour, a width and a line around everything: "black keyline, 2px".
func (s *scene) gatherLine(toks []token) string {
	color, width, line := "", "", false
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		switch rs := s.readColor(toks, i); {
		case len(rs) > 0 && color == "" && !s.isNoun(toks, i):
			color, i = rs[0].value.(shade).name, rs[0].end-1
		case t.sort == number && (t.text == "" || t.text == "px") && t.value > 0 && width == "":
			width = num(t.value)
		case t.sort == mark && strings.Contains(",;:().", t.text):
		case t.sort == word && lineNouns[t.text]:
			line = true
		case t.sort == word && lineWords[t.text]:
		default:
			return ""
		}
	}
	if color == "" || width == "" || !line {
		return ""
	}
	return "draw a " + width + "px " + color + " line around everything"
}

// gatherShare reads how transparent the whole drawing is to be: "50% alpha on everything".
func (s *scene) gatherShare(toks []token) string {
	share, noun := "", ""
	for _, t := range toks {
		switch {
		case t.sort == number && (t.text == "%" || t.text == "") && share == "" && t.value > 0:
			if share = num(t.value); t.text == "%" || t.value > 1 {
				share += "%"
			}
		case t.sort == mark && strings.Contains(",;:().", t.text):
		case t.sort == word && clearNouns[t.text] && noun == "":
			noun = "transparent"
		case t.sort == word && solidNouns[t.text] && noun == "":
			noun = "opaque"
		case t.sort == word && shareWords[t.text]:
		default:
			return ""
		}
	}
	switch {
	case share == "" || noun == "":
		return ""
	case noun == "opaque":
		return "set the opacity of the drawing to " + share
	}
	return "make the drawing " + share + " transparent"
}
