package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Rule is something that must hold. Its written form is its verb and its arguments between spaces,
// those with spaces in quotes: sticky header, text "Book now", size h1 >= 40.
type Rule struct {
	Verb string
	Args []string
}

// Scene is a design as it was drawn and measured, and its parent.
type Scene struct {
	Artifact artifact.Artifact
	Shot     *render.Shot
	Facts    *render.Facts
	// Parent and Before are the parent's picture and facts; nil for a design from nothing.
	Parent *render.Shot
	Before *render.Facts
}

// Result is what came of running a rule.
type Result struct {
	OK bool
	// Note says in one line why it does not hold.
	Note string
}

// verb says what rules of one verb take and do.
type verb struct {
	// args is how many arguments it takes; doc shows them and says what it means.
	args int
	doc  string
	// name puts the rule into a designer's words, from a format with the arguments.
	name string
	run  func(s *Scene, args []string) Result
	// unmeasured says that it can be run without facts.
	unmeasured bool
}

// Parse reads a rule's written form.
func Parse(line string) (Rule, error) {
	words, err := split(line)
	if err != nil || len(words) == 0 {
		return Rule{}, fmt.Errorf("read the check %q: %w", line, orEmpty(err))
	}
	r := Rule{Verb: words[0], Args: words[1:]}
	v, known := verbs[r.Verb]
	switch {
	case !known:
		return Rule{}, fmt.Errorf("read the check %q: there is no verb %q", line, r.Verb)
	case len(r.Args) != v.args:
		return Rule{}, fmt.Errorf("read the check %q: %s takes %d arguments, not %d", line, r.Verb, v.args, len(r.Args))
	}
	return r, r.arguments()
}

func orEmpty(err error) error {
	if err == nil {
		return fmt.Errorf("it is empty")
	}
	return err
}

// arguments looks at numbers and operators before a rule is ever run.
func (r Rule) arguments() error {
	for i, a := range r.Args {
		if _, ok := operators[a]; !ok {
			continue
		}
		if i+1 >= len(r.Args) {
			return fmt.Errorf("read the check %q: a number is missing", r)
		}
		if _, err := strconv.ParseFloat(strings.TrimSuffix(r.Args[i+1], "px"), 64); err != nil {
			return fmt.Errorf("read the check %q: %q is no number", r, r.Args[i+1])
		}
	}
	return nil
}

// split cuts a line into words; a word may stand in double quotes.
func split(line string) ([]string, error) {
	var out []string
	for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimSpace(rest) {
		if rest[0] != '"' {
			word, after, _ := strings.Cut(rest, " ")
			out, rest = append(out, word), after
			continue
		}
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			return nil, fmt.Errorf("a quote does not end")
		}
		word, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, err
		}
		out, rest = append(out, word), rest[len(quoted):]
	}
	return out, nil
}

// String is the rule's written form.
func (r Rule) String() string {
	words := []string{r.Verb}
	for _, a := range r.Args {
		if a == "" || strings.ContainsFunc(a, needsQuotes) {
			a = strconv.Quote(a)
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

func needsQuotes(r rune) bool {
	return r == '"' || r == '\\' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r)
}

// Name is the rule in a designer's words.
func (r Rule) Name() string {
	v, known := verbs[r.Verb]
	if !known || len(r.Args) != v.args {
		return r.String()
	}
	if c, ok := comparatives[r.Verb]; ok && len(r.Args) == 3 {
		return c.name(strings.TrimPrefix(r.Args[0], "@"), r.Args[1], strings.TrimSuffix(r.Args[2], "px"))
	}
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = strings.TrimPrefix(a, "@")
	}
	return fmt.Sprintf(v.name, args...)
}

// Check runs the rule; known is false where the scene lacks what the rule looks at.
func (r Rule) Check(s *Scene) (result Result, known bool) {
	v, there := verbs[r.Verb]
	if !there || len(r.Args) != v.args || s.Facts == nil && !v.unmeasured {
		return Result{}, false
	}
	return v.run(s, r.Args), true
}

// Looks says that the rule is about the picture as a whole: it knows more with a shot than with facts alone.
func (r Rule) Looks() bool {
	return r.Verb == "ground" && len(r.Args) == 1 && (r.Args[0] == "dark" || r.Args[0] == "light")
}

// Vocabulary says, a line each, which rules may be written, for whoever writes them.
func Vocabulary() string {
	var lines []string
	for name, v := range verbs {
		if v.doc != "" {
			lines = append(lines, name+" "+v.doc)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
