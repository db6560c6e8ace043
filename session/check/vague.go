package check

import (
	"slices"
	"strings"
)

var pronouns = []string{"it", "this", "that", "them", "they", "these", "those", "everything"}

// Vague says that a rule's subject is a pronoun: it names nothing that could be looked for.
func (r Rule) Vague() bool {
	return len(r.Args) > 1 && slices.Contains(pronouns, strings.ToLower(r.Args[0]))
}
