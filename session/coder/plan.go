package coder

import (
	"context"
	"regexp"
	"strings"

	"cultivar/session/plain"
)

// direction is what one of several variants is to do differently.
type direction struct{ Caption, What string }

func (d direction) text() string {
	if d.What == "" {
		return d.Caption
	}
	return d.Caption + ": " + d.What
}

// byHand are directions for a model that plans none.
var byHand = []direction{
	{"the plain reading", "do what the instruction says in the most direct way"},
	{"bolder", "go further than asked for, with strong contrasts of size and colour"},
	{"quieter", "do it with the least means: fewer colours, finer type, more air"},
	{"warmer", "carry it out with warm colours and soft shapes"},
	{"stricter", "carry it out with a rigid grid, sharp edges and one accent"},
	{"playful", "carry it out with an unexpected shape, colour or movement"},
	{"darker", "carry it out on a dark ground with light type"},
	{"editorial", "carry it out like a printed magazine: serif type, rules, columns"},
	{"technical", "carry it out like an instrument: monospaced figures, thin lines, exact alignment"},
}

var planLine = regexp.MustCompile(`^\s*(?:\d+\s*[.):]|[-*])\s*(.+)$`)

// parsePlan reads numbered lines of caption and sentence, as many as there are.
func parsePlan(text string) []direction {
	var out []direction
	for _, line := range strings.Split(text, "\n") {
		m := planLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name, what := cutPlan(strings.ReplaceAll(m[1], "**", ""))
		if name = plain.Short(strings.Trim(name, ` "*_.`), 48); name != "" {
			out = append(out, direction{Caption: name, What: plain.Short(what, 300)})
		}
	}
	return out
}

func cutPlan(line string) (name, what string) {
	for _, mark := range []string{"|", ": ", " – ", " — ", " - "} {
		if name, what, ok := strings.Cut(line, mark); ok {
			return name, strings.TrimSpace(what)
		}
	}
	return line, ""
}

// plan asks for as many different directions as there are tiles; what the model leaves out is filled
// up by hand.
func (c *Coder) plan(ctx context.Context, j *job) (out []direction, a answer, err error) {
	if j.Count == 1 {
		return []direction{{}}, answer{}, nil
	}
	a, err = c.client.ask(ctx, j.planQuestion(c.Sees()), nil)
	if err != nil && (fatal(err) || ctx.Err() != nil) {
		return nil, a, err
	}
	out = distinctDirections(parsePlan(a.Text))
	for i := 0; len(out) < j.Count; i++ {
		out = append(out, byHand[i%len(byHand)])
	}
	return out[:j.Count], a, nil
}

func distinctDirections(all []direction) []direction {
	seen := map[string]bool{}
	var out []direction
	for _, d := range all {
		if name := strings.ToLower(d.Caption); !seen[name] {
			seen[name] = true
			out = append(out, d)
		}
	}
	return out
}
