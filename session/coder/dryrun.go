package coder

import (
	"encoding/json"
	"fmt"
	"strings"

	"cultivar/session"
)

// dryRun sends nothing. It reports, as one reply, the bodies that would be sent, in order, each with
// where to and what it costs; those that depend on an answer stand with a word in its place.
func (c *Coder) dryRun(j *job, e *events) error {
	questions := c.questions(j)
	var b strings.Builder
	var likely, most float64
	in, out := 0, 0
	for _, q := range questions {
		body, err := json.MarshalIndent(c.client.request(q, c.client.known()), "", "  ")
		if err != nil {
			return fmt.Errorf("write the request out: %w", err)
		}
		bound := c.client.most(q)
		answer := Usage{In: bound.In, Out: min(q.Likely*c.profile.wordiness(), bound.Out)}
		in, out = in+answer.In, out+answer.Out
		likely, most = likely+c.profile.Prices.Cost(answer), most+c.profile.Prices.Cost(bound)
		fmt.Fprintf(&b, "POST %s/chat/completions\n%s\n\n", strings.TrimRight(c.profile.BaseURL, "/"), body)
	}
	said := fmt.Sprintf("Nothing was sent: %s, about %d tokens to send and %d to get back; %s, repairs on top.",
		plural(len(questions), "request"), in, out, c.price(likely, most))
	e.reply(0, session.Reply{Artifact: j.parent, Caption: "dry run", Said: said + "\n\n" + c.client.hide(b.String())})
	return nil
}

// questions are those that a brief begins with, without the answers that the later ones hold.
func (c *Coder) questions(j *job) []question {
	var out []question
	if j.wantsChecks() {
		out = append(out, j.checksQuestion())
	}
	d := direction{}
	if j.Count > 1 {
		out = append(out, j.planQuestion(c.Sees()))
		d = direction{Caption: "one of the planned directions"}
	}
	for range j.Count {
		out = append(out, j.first(c.Sees(), d))
	}
	return out
}

// price is what requests cost, in words.
func (c *Coder) price(likely, most float64) string {
	prices := c.profile.Prices
	if prices.In == 0 && prices.Out == 0 {
		return "the price of the model is not configured"
	}
	words := fmt.Sprintf("about %s, at most %s", session.Money(likely, prices.Currency), session.Money(most, prices.Currency))
	if left, limited := c.Budget().left(); limited && most > left {
		words += fmt.Sprintf(", of which the budget has %s left", session.Money(left, prices.Currency))
	}
	return words
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
