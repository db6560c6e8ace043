package session

import (
	"regexp"
	"slices"
	"strings"
)

// styleTerms are what designers call the properties of a style, by the beginning of their names; the longer ones first.
var styleTerms = []struct{ property, words string }{
	{"--", "palette"},
	{"background-image", "ground"},
	{"background", "ground"},
	{"border-radius", "corners"},
	{"border", "borders"},
	{"outline", "outline"},
	{"box-shadow", "shadow"},
	{"text-shadow", "shadow"},
	{"filter", "filter"},
	{"color", "colour"},
	{"fill", "fill"},
	{"stroke", "lines"},
	{"opacity", "opacity"},
	{"font-family", "typeface"},
	{"font-size", "type size"},
	{"font-weight", "weight of type"},
	{"font", "type"},
	{"letter-spacing", "letter spacing"},
	{"line-height", "line spacing"},
	{"text-transform", "capitals"},
	{"text-align", "alignment"},
	{"text-decoration", "underline"},
	{"padding", "spacing"},
	{"margin", "spacing"},
	{"gap", "spacing"},
	{"row-gap", "spacing"},
	{"column-gap", "spacing"},
	{"max-width", "width"},
	{"min-width", "width"},
	{"width", "width"},
	{"min-height", "height"},
	{"height", "height"},
	{"grid", "columns"},
	{"flex", "layout"},
	{"display", "layout"},
	{"order", "order"},
	{"animation", "motion"},
	{"transition", "motion"},
	{"transform", "position"},
}

// declaration is one of a style, alone on its line or in the braces of a rule.
var declaration = regexp.MustCompile(`(?:^|[{;])\s*(--[\w-]+|[a-z-]+)\s*:\s*[^;{}]+`)

// styleWords names what a change sets in a style sheet: "corners and shadow of .card"; "" if it is no such change.
func (h Hunk) styleWords() string {
	var terms, whose []string
	selector := ""
	for line := range strings.SplitSeq(h.Diff, "\n") {
		if len(line) < 2 || strings.HasPrefix(line, "+++ ") || strings.HasPrefix(line, "--- ") {
			continue
		}
		text := strings.TrimSpace(line[1:])
		if before, _, opens := strings.Cut(text, "{"); opens {
			selector = strings.TrimSpace(before)
		}
		if line[0] != '+' {
			continue
		}
		for _, d := range declaration.FindAllStringSubmatch(text, -1) {
			if term := styleTerm(d[1]); term != "" && !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
			if selector != "" && !slices.Contains(whose, selector) {
				whose = append(whose, selector)
			}
		}
	}
	if len(terms) == 0 {
		return ""
	}
	words := listed(terms[:min(3, len(terms))])
	if len(whose) == 0 || terms[0] == "palette" {
		return words
	}
	return words + " of " + whoseWords(whose)
}

// listed is "a", "a and b", "a, b and c".
func listed(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func styleTerm(property string) string {
	for _, t := range styleTerms {
		if strings.HasPrefix(property, t.property) {
			return t.words
		}
	}
	return ""
}

// selectorWords are what designers call what the commonest selectors choose.
var selectorWords = map[string]string{
	":root": "the page", "body": "the page", "html": "the page", "a": "links", "p": "paragraphs", "h1": "the headline", "h2": "headings", "h3": "headings",
	"button": "buttons", ".btn": "buttons", "img": "pictures", "nav": "the navigation", "header": "the header", "footer": "the footer", ".card": "cards",
}

// whoseWords name what the rules of a change are about: the first, and that there are more.
func whoseWords(selectors []string) string {
	first := selectors[0]
	if words := selectorWords[first]; words != "" {
		first = words
	}
	if len(selectors) > 1 {
		return first + " and more"
	}
	return first
}
