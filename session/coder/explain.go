package coder

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"cultivar/session"
	"cultivar/session/plain"
)

// explain makes an error one clear line for a person: what was attempted, why it failed, what to do.
// The key never stands in it.
func (c *client) explain(attempted string, err error) error {
	if err == nil {
		return nil
	}
	var p *session.Problem
	if errors.Is(err, context.Canceled) || errors.As(err, &p) {
		return err
	}
	cause, do := c.cause(err)
	if status, _ := said(err); status == 0 && refused(err) {
		err = fmt.Errorf("%w: %w", session.ErrUnreachable, err)
	}
	return &session.Problem{Attempted: attempted, Cause: c.hide(plain.Short(cause, 300)), Do: do, Err: err}
}

// hide takes the key out of a text.
func (c *client) hide(text string) string {
	if len(c.key) < 4 {
		return text
	}
	return strings.ReplaceAll(text, c.key, "…")
}

func (c *client) cause(err error) (cause, do string) {
	var stalled *Stalled
	var budget *OverBudget
	var busy *Busy
	switch status, text := said(err); {
	case status != 0:
		return c.refusal(status, text)
	case errors.As(err, &stalled):
		return fmt.Sprintf("%s at %s gave %s", c.profile.Model, c.profile.BaseURL, stalled), "try again, or raise wait in the profile"
	case errors.As(err, &busy):
		return fmt.Sprintf("%s answers %d: %s", c.profile.BaseURL, busy.Status, busy), "try again then, or choose another profile"
	case errors.As(err, &budget):
		return budget.Error(), "raise budget in the configuration, or use the phrasebook"
	case errors.Is(err, ErrTooLong), errors.Is(err, ErrRepeats), errors.Is(err, ErrCut), errors.Is(err, ErrEmpty), errors.Is(err, ErrTools), errors.Is(err, ErrGarbled):
		return err.Error(), "try again, or choose another model"
	case refused(err):
		return fmt.Sprintf("nobody answers at %s", c.profile.BaseURL), "is the server running? `cultivar doctor` looks"
	}
	return err.Error(), ""
}

// refusal words the statuses that people meet.
func (c *client) refusal(status int, text string) (cause, do string) {
	text = plain.Short(text, 160)
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return fmt.Sprintf("%s does not take the key (%d)", c.profile.BaseURL, status), c.keyAdvice()
	case status == http.StatusNotFound:
		return fmt.Sprintf("%s does not know the model %q (404: %s)", c.profile.BaseURL, c.profile.Model, text), "set CULTIVAR_MODEL to one that it has"
	case status == http.StatusPaymentRequired || strings.Contains(text, "quota"):
		return fmt.Sprintf("the account is empty (%d: %s)", status, text), "fill it up, or choose another profile"
	case status == http.StatusTooManyRequests:
		return fmt.Sprintf("too many requests (429: %s)", text), "wait a little and try again"
	case status >= 500:
		return fmt.Sprintf("the server is in trouble (%d: %s)", status, text), "try again later"
	case strings.Contains(text, "context"):
		return fmt.Sprintf("the design does not fit the model (%d: %s)", status, text), "choose a model with a larger context"
	}
	return fmt.Sprintf("the server refuses the request (%d: %s)", status, text), ""
}

func (c *client) keyAdvice() string {
	switch {
	case c.profile.KeyCommand != "":
		return "look at key_command of the profile " + c.profile.Name
	case c.profile.KeyEnv != "":
		return "set " + c.profile.KeyEnv + " to a key that is valid there"
	}
	return "give the profile a key_env"
}
