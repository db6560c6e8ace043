package tui

import (
	"errors"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
)

// sentence turns an error into one line for a person: what was attempted, why it failed, what to do.
func sentence(attempted string, err error) string {
	var p *session.Problem
	if errors.As(err, &p) {
		if errors.Is(err, session.ErrNotUnderstood) {
			return terminal.Printable(strings.TrimSuffix(p.Cause, ".") + "; " + p.Do)
		}
		return terminal.Printable(p.Error())
	}
	text := terminal.Printable(err.Error())
	if attempted == "" || strings.HasPrefix(text, attempted) {
		return text
	}
	return attempted + ": " + text
}

// short is the beginning of a version's id, as people say it.
func short(id string) string {
	if len(id) > 4 {
		return id[:4]
	}
	return id
}
