package coder

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/check"
)

// wantsChecks says that a model is asked for checks: of what no rule understood, where elements were measured.
func (j *job) wantsChecks() bool {
	return !j.whole && j.kind != artifact.Shader && len(j.unruled) > 0 && j.Look != nil && j.Facts != nil
}

// modelRules asks for checks of the clauses that no rule understood. Whoever writes them sees the
// instruction and the outline, not the code; a rule that cannot be read, or that speaks of what is
// not there, is dropped.
func (c *Coder) modelRules(ctx context.Context, j *job) (answer, error) {
	if !j.wantsChecks() {
		return answer{}, nil
	}
	a, err := c.client.ask(ctx, j.checksQuestion(), nil)
	if err != nil {
		if fatal(err) || ctx.Err() != nil {
			return a, err
		}
		return a, nil
	}
	j.addRules(readRules(a.Text, j))
	return a, nil
}

// modelRuleLimit is how many checks a model may write.
const modelRuleLimit = 6

func readRules(text string, j *job) []check.Rule {
	var out []check.Rule
	for _, line := range strings.Split(text, "\n") {
		line = strings.Trim(planPrefix.ReplaceAllString(strings.TrimSpace(line), ""), "`")
		r, err := check.Parse(line)
		if err != nil || len(out) == modelRuleLimit {
			continue
		}
		if subjects, ok := j.subjects(r); ok {
			out = append(out, subjects)
		}
	}
	return out
}

// subjects names the parts that a rule speaks of so that they are found; ok is false if one of them, that
// must be there already, is not.
func (j *job) subjects(r check.Rule) (named check.Rule, ok bool) {
	r.Args = slices.Clone(r.Args)
	for i := range r.Args[:min(subjectArgs[r.Verb], len(r.Args))] {
		name, found := j.subject(r.Args[i])
		if !found && needed[r.Verb] {
			return r, false
		}
		r.Args[i] = name
	}
	return r, true
}

// subject finds what a model calls a part, also by a class without its point or with its tag.
func (j *job) subject(name string) (string, bool) {
	forms := []string{name, "@" + name}
	if at := strings.LastIndexAny(name, ".#"); at > 0 {
		forms = append(forms, name[at:])
	}
	for _, form := range forms {
		if len(check.Find(j.Facts, form)) > 0 {
			return form, true
		}
	}
	return name, false
}

// vocabulary is what checks of the job's kind can be made of.
func (j *job) vocabulary() string {
	var lines []string
	for line := range strings.Lines(check.Vocabulary()) {
		verb, _, _ := strings.Cut(line, " ")
		if j.kind == artifact.Page || !slices.Contains(pageVerbs, verb) {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, ""))
}

// pageVerbs say nothing of a drawing.
var pageVerbs = []string{"sticky", "columns", "radius"}

// now says what the numbers of a design are that nobody can read off its outline, so that "warmer" can be
// written as one.
func (j *job) now() string {
	scene := &check.Scene{Artifact: j.parent, Shot: j.Picture, Facts: j.Facts}
	var out []string
	for _, verb := range []string{"warmth", "lightness"} {
		r := check.Rule{Verb: verb, Args: []string{"page", ">", "1000"}}
		if result, known := r.Check(scene); known && strings.HasPrefix(result.Note, "it is ") {
			out = append(out, fmt.Sprintf("%s %s", verb, strings.TrimPrefix(result.Note, "it is ")))
		}
	}
	if j.Facts.Background != "" {
		out = append(out, "ground "+j.Facts.Background)
	}
	return strings.Join(out, ", ")
}

var planPrefix = regexp.MustCompile(`^(?:\d+\s*[.)]|[-*])\s+`)

// subjectArgs are how many of a verb's arguments, its first ones, name parts; needed are the verbs whose
// parts must be there already.
var (
	subjectArgs = map[string]int{
		"sticky": 1, "tint": 1, "color": 1, "background": 1, "size": 1, "weight": 1, "radius": 1, "width": 1, "height": 1, "font": 1,
		"contrast": 1, "columns": 1, "above": 2, "leftof": 2, "centered": 1, "warmth": 1, "lightness": 1, "none": 1, "count": 1,
	}
	needed = map[string]bool{
		"sticky": true, "tint": true, "color": true, "background": true, "size": true, "weight": true, "radius": true,
		"width": true, "height": true, "font": true, "contrast": true, "columns": true, "above": true, "leftof": true, "centered": true,
		"warmth": true, "lightness": true, "none": true,
	}
)
