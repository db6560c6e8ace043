package coder

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/check"
	"cultivar/session/starter"
)

// job is one brief being worked on: what all its tiles share.
type job struct {
	session.Brief
	kind artifact.Kind
	// asked is what the designer typed, "" for a variation or a child; Instruction says what that means.
	asked string
	// parent is the design to edit; whole says that there is none, and a new one is made.
	parent artifact.Artifact
	whole  bool
	hidden *elision
	// rules are those of the instructions that still stand, then those of this one.
	rules []check.Rule
	// standing counts the former.
	standing int
	// unruled are the clauses of the instruction that no rule could be written for.
	unruled []string
}

func newJob(b session.Brief) *job {
	j := &job{Brief: b, asked: strings.TrimSpace(b.Instruction), hidden: &elision{}}
	j.Count = max(b.Count, 1)
	if len(b.Parents) == 0 {
		j.whole = true
		j.kind = starter.Nearest(b.Instruction).Kind
	} else {
		j.parent, j.kind = b.Parents[0], b.Parents[0].Kind
	}
	j.hidden.outline = outlineMost[j.kind]
	j.Instruction = j.wish()
	j.Standing = slices.DeleteFunc(slices.Clone(b.Standing), open)
	j.writeRules()
	return j
}

var openEnded = regexp.MustCompile(`(?i)\b(?:variations?|variants?|alternatives?|surprise me|something else)\b`)

// open says that an instruction asks for nothing in particular, so that nothing can be checked by it
// and nothing of it stands.
func open(instruction string) bool {
	return strings.TrimSpace(instruction) == "" || openEnded.MatchString(instruction)
}

// mends says that a broken design is to be mended: it is judged by itself, not by what its parent did.
func (j *job) mends() bool { return len(j.Mend) > 0 }

// wish is the instruction, or what several parents or none without words mean.
func (j *job) wish() string {
	switch {
	case j.mends():
		return "Mend what is broken, listed above, and change nothing else."
	case j.asked != "":
		return j.asked
	case len(j.Parents) > 1:
		return "Make one design out of these: keep the structure and the words of the first, and take from the others what makes them good (palette, type, space, shapes), so that it looks like their child and not like a patchwork."
	}
	return "Propose a variation that a designer would want to see next: change one or two of palette, type, space, shape, layout or motion with intent, and keep the words and the structure."
}

// writeRules collects the checks: the recorded ones of the instructions that stand, else what their
// words give, and those of this instruction's own words.
func (j *job) writeRules() {
	for _, c := range j.Checks {
		if r, err := check.Parse(c.Rule); c.Rule != "" && err == nil {
			j.rules = append(j.rules, r)
		}
	}
	if len(j.Checks) == 0 {
		for _, s := range j.Standing {
			rules, _ := check.From(s, nil)
			j.rules = append(j.rules, rules...)
		}
	}
	j.standing = len(j.rules)
	if open(j.asked) || j.whole || j.mends() {
		return
	}
	rules, rest := check.From(j.asked, j.Facts)
	j.unruled = rest
	j.addRules(slices.DeleteFunc(rules, check.Rule.Vague))
}

// addRules adds the rules of this instruction; what it says anew goes over what stood before.
func (j *job) addRules(rules []check.Rule) {
	for _, r := range rules {
		kept := j.rules[:0:0]
		for i, old := range j.rules {
			if i < j.standing && overrules(r, old) {
				j.standing--
				continue
			}
			kept = append(kept, old)
		}
		j.rules = append(kept, r)
	}
}

// overrules says that two rules are about the same thing, so that the newer one counts.
func overrules(newer, older check.Rule) bool {
	if newer.Verb == "notext" && older.Verb == "text" || newer.Verb == "none" && older.Verb == "has" {
		return strings.EqualFold(newer.Args[0], older.Args[0])
	}
	if newer.Verb != older.Verb || newer.Verb == "text" || newer.Verb == "notext" {
		return false
	}
	if len(newer.Args) < 2 {
		return newer.Verb == "ground"
	}
	return strings.EqualFold(newer.Args[0], older.Args[0])
}

func (j *job) checkNames() []string {
	var out []string
	for _, r := range j.rules {
		name := r.Name()
		if len(r.Args) == 3 && !strings.Contains(name, r.Args[2]) {
			name += " (" + r.String() + ")" // its name leaves the number out, which says nothing to a designer
		}
		out = append(out, name)
	}
	return out
}

var integers = regexp.MustCompile(`\b\d{2,4}\b`)

// rows is the largest number of things that the instruction may ask for.
func (j *job) rows() int {
	most := 0
	for _, m := range integers.FindAllString(j.Instruction, -1) {
		if n, err := strconv.Atoi(m); err == nil && n <= 2000 {
			most = max(most, n)
		}
	}
	return most
}
