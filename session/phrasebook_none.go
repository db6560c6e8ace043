//go:build !pending

package session

import "context"

func (r *run) askPhrasebook(context.Context, Parents, AskRequest) (string, error) {
	return "", ErrNotUnderstood
}
