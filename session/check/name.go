package check

import "fmt"

// comparative is how rules with an operator are said.
type comparative struct {
	// what is compared, its unit, and the words for more and for less; without a unit the number says
	// nothing to a designer and is left out.
	what, unit, more, less string
	bare                   bool
}

var comparatives = map[string]comparative{
	"size":      {what: "font size", unit: " px", more: "larger", less: "smaller"},
	"weight":    {what: "font weight", more: "bolder", less: "lighter in weight"},
	"radius":    {what: "corner radius", unit: " px", more: "rounder", less: "less round"},
	"width":     {what: "width", unit: " px", more: "wider", less: "narrower"},
	"height":    {what: "height", unit: " px", more: "taller", less: "shorter"},
	"warmth":    {what: "warmth", more: "warmer", less: "cooler", bare: true},
	"lightness": {what: "lightness", more: "lighter", less: "darker", bare: true},
	"count":     {what: "number"},
}

func (c comparative) name(subject, op, number string) string {
	if c.what == "number" {
		return fmt.Sprintf("%s %s of %s", map[string]string{">": "more than", "<": "fewer than", "=": "exactly", ">=": "at least", "<=": "at most"}[op], number, subject)
	}
	word := map[string]string{">": c.more, "<": c.less}[op]
	switch {
	case word != "" && c.bare:
		return subject + " " + word
	case word != "":
		return fmt.Sprintf("%s %s than %s%s", subject, word, number, c.unit)
	case op == "=":
		return fmt.Sprintf("%s of %s: %s%s", c.what, subject, number, c.unit)
	}
	return fmt.Sprintf("%s of %s %s %s%s", c.what, subject, map[string]string{">=": "at least", "<=": "at most"}[op], number, c.unit)
}
