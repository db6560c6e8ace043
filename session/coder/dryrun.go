package coder

import (
	"encoding/json"
	"fmt"
	"strings"

	"cultivar/session"
	"cultivar/session/check"
)

// dryRun sends nothing. It reports, as one reply, the bodies that would be sent, in order, each with
// where to and what it costs at most; those that depend on an answer stand with a word in its place.
func (c *Coder) dryRun(j *job, e *events) error {
	var questions []question
	if !j.whole && len(j.unruled) > 0 && j.Look != nil && j.Facts != nil {
		questions = append(questions, j.checksQuestion(check.Vocabulary()))
	}
	d := direction{}
	if j.Count > 1 {
		questions = append(questions, j.planQuestion())
		d = direction{Caption: "one of the planned directions"}
	}
	for range j.Count {
		questions = append(questions, j.first(c.profile, d))
	}
	var b strings.Builder
	total, cost := 0, 0.0
	for _, q := range questions {
		body, err := json.MarshalIndent(c.client.request(q, c.client.known()), "", "  ")
		if err != nil {
			return fmt.Errorf("write the request out: %w", err)
		}
		most := c.client.most(q)
		total, cost = total+most.In, cost+c.profile.Prices.Cost(most)
		fmt.Fprintf(&b, "POST %s/chat/completions\n%s\n\n", strings.TrimRight(c.profile.BaseURL, "/"), body)
	}
	reply := session.Reply{Artifact: j.parent, Caption: "dry run", Said: c.summary(len(questions), total, cost) + "\n\n" + c.client.hide(b.String())}
	e.reply(0, reply)
	return nil
}

// summary is the first line of a dry run.
func (c *Coder) summary(requests, tokens int, cost float64) string {
	price := "the price of the model is not configured"
	if prices := c.profile.Prices; prices.In > 0 || prices.Out > 0 {
		price = strings.TrimSpace(fmt.Sprintf("at most %.4f %s", cost, prices.Currency))
	}
	noun := "requests"
	if requests == 1 {
		noun = "request"
	}
	return fmt.Sprintf("Nothing was sent: %d %s, about %d tokens; %s, repairs on top.", requests, noun, tokens, price)
}

// Estimate is the most that a brief can cost without repairs, and its tokens; nothing is sent.
func (c *Coder) Estimate(b session.Brief) (tokens int, cost float64) {
	j := newJob(b)
	if j.Count > 1 {
		most := c.client.most(j.planQuestion())
		tokens, cost = most.Total(), c.profile.Prices.Cost(most)
	}
	most := c.client.most(j.first(c.profile, direction{}))
	return tokens + j.Count*most.Total(), cost + float64(j.Count)*c.profile.Prices.Cost(most)
}
